"""Who was not heard yet: how many, and their names once somebody asks."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import current_theme
from ui.widgets.drawing import (
    PaintedButton,
    draw_box,
    draw_focus,
    line_height,
    painter_for,
    text_width,
    write,
)


class NotHeard(PaintedButton):
    """One quiet line, absent while there is nobody to name.

    Names stand neither on it nor in what a screen reader is told until it is pressed.

    Signals:
        toggled(bool): names are shown, or no longer.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        self._names: tuple[str, ...] = ()
        super().__init__("", parent)
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.toggled.connect(self._show)
        self.hide()

    def set_people(self, names: tuple[str, ...]) -> None:
        """Count these people; nobody: the line goes, and names are not shown to the next ones."""
        if names == self._names:
            return
        self._names = names
        if not names:
            self.setChecked(False)
        self._show()
        self.setVisible(bool(names))

    def set_named(self, named: bool) -> None:
        """Show the names, or only how many there are."""
        self.setChecked(named)

    def is_named(self) -> bool:
        """Whether names are shown."""
        return self.isChecked()

    def line_text(self, room: float) -> str:
        """What stands in a line of this width: as many whole names as fit, then how many more there are."""
        if not self.isChecked():
            return self.shown_text
        font, count = current_theme().font(), len(self._names)
        for shown in range(count, 0, -1):
            text = self.tr("Not heard: {names}").format(names=", ".join(self._names[:shown]))
            if shown < count:
                text = self.tr("{text} and %n more", "", count - shown).format(text=text)
            if text_width(font, text) <= room:
                return text
        return self._count_text()

    def sizeHint(self) -> QSize:
        """The text with a little room around it."""
        theme = current_theme()
        width = text_width(theme.font(), self.shown_text) + 2 * theme.space(2) + 1
        return QSize(width, line_height(theme.font()) + theme.space(1.5))

    def minimumSizeHint(self) -> QSize:
        """How many there are."""
        theme = current_theme()
        return QSize(
            text_width(theme.font(), self._count_text()) + 2 * theme.space(2) + 1, self.sizeHint().height()
        )

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the line."""
        theme, painter, rect = current_theme(), painter_for(self), QRectF(self.rect())
        if self.isDown() or self.hovered:
            draw_box(painter, rect, theme.radius, theme.colours.accent_soft)
        inner = rect.adjusted(theme.space(2), 0, -theme.space(2), 0)
        ink = theme.colours.ink if self.isChecked() else theme.colours.ink_soft
        write(painter, inner, self.line_text(inner.width()), theme.font(), ink, Qt.AlignmentFlag.AlignHCenter)
        if self.hasFocus():
            draw_focus(painter, rect, theme.radius, theme.colours.accent)

    def _count_text(self) -> str:
        return self.tr("Not heard: {count}").format(count=len(self._names))

    def _show(self) -> None:
        named = self.tr("Not heard: {names}").format(names=", ".join(self._names))
        self.set_text(named if self.isChecked() else self._count_text())
