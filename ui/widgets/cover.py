"""The cover: a neutral clock over the whole window until Enter."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QWidget

from ui.theme import Size, Weight, current_theme
from ui.widgets.drawing import painter_for, write


class Cover(QWidget):
    """Hides everything under it. The first key only shows what to press; Enter uncovers.

    Signals:
        lifted(): Enter was pressed.
    """

    lifted = Signal()

    def __init__(self, over: QWidget) -> None:
        super().__init__(over)
        self._over = over
        self._time = ""
        self._hint = ""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("Covered"))
        over.installEventFilter(self)
        self.hide()

    def lay(self, time: str) -> None:
        """Cover everything now."""
        self._time, self._hint = time, ""
        self.setGeometry(self._over.rect())
        self.show()
        self.raise_()
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.repaint()

    def set_time(self, time: str) -> None:
        """Show the time of day."""
        if time != self._time:
            self._time = time
            self.update()

    def event(self, event: QEvent) -> bool:
        """No shortcut of the window works while it is covered."""
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().event(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """The keyboard stays here."""
        return False

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """As large as the window, always."""
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self.setGeometry(self._over.rect())
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter uncovers; any other key says so."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.hide()
            self.lifted.emit()
        else:
            self._hint = self.tr("Enter to go on")
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The time of day and, once a key was pressed, how to go on."""
        theme, painter, rect = current_theme(), painter_for(self), QRectF(self.rect())
        painter.fillRect(self.rect(), theme.colour("paper"))
        write(painter, rect, self._time, theme.font(Size.CLOCK, Weight.BOLD), theme.colours.ink_faint)
        if self._hint:
            below = rect.adjusted(0, rect.height() * 0.7, 0, 0)
            write(painter, below, self._hint, theme.font(Size.BODY), theme.colours.ink_soft)
