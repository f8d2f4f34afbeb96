"""Boxes one picks from, a day, times of day and numbers; what opens is drawn with the one chevron."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import (
    QComboBox,
    QDateEdit,
    QMenu,
    QSizePolicy,
    QSpinBox,
    QStyle,
    QStyleOptionComboBox,
    QStylePainter,
    QTimeEdit,
    QWidget,
)

from ui.icons import draw_icon
from ui.plain_text import plain_tip
from ui.theme import current_theme
from ui.widgets.drawing import line_height, painter_for


def _draw_chevron(painter: QPainter, widget: QWidget) -> None:
    theme = current_theme()
    side = line_height(theme.font()) * 0.8
    left = widget.width() - side - theme.space(1.5)
    colours = theme.colours
    colour = colours.ink_soft if widget.isEnabled() else colours.line_strong
    draw_icon(painter, "chevron-down", QRectF(left, (widget.height() - side) / 2, side, side), colour)


class PickBox(QComboBox):
    """A box with keys and texts; the wheel changes it only when the keyboard is in it."""

    def __init__(self, picks: tuple[tuple[str, str], ...] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.by_key = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(6)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        for key, text in picks:
            self.addItem(text, key)

    def choose(self, key: str) -> None:
        """Show the text of this key; of none if it is not there."""
        self.setCurrentIndex(self.findData(key))

    def key(self) -> str:
        """The key of what is shown; "" for nothing."""
        found = self.currentData()
        return found if isinstance(found, str) else ""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys change what is shown; `by_key` says so while they do."""
        self.by_key = True
        super().keyPressEvent(event)
        self.by_key = False

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll past unless the keyboard is here."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the box and its chevron; what has no room ends with dots."""
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        if self.currentIndex() < 0:
            super().paintEvent(event)
        else:
            style, part = self.style(), QStyle.SubControl.SC_ComboBoxEditField
            room = style.subControlRect(QStyle.ComplexControl.CC_ComboBox, option, part, self).width()
            option.currentText = self.fontMetrics().elidedText(
                self.currentText(), Qt.TextElideMode.ElideRight, room - current_theme().space(1)
            )
            painter = QStylePainter(self)
            painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
            painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)
            painter.end()
        _draw_chevron(painter_for(self), self)


class PickMany(PickBox):
    """A box that shows several texts in one line; what opens is a menu with a tick before each.

    Signals:
        picked(str): the keys that are ticked now, apart by spaces.
    """

    picked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._picks: tuple[tuple[str, str], ...] = ()
        self._chosen: frozenset[str] = frozenset()

    def show_picks(self, picks: tuple[tuple[str, str], ...], chosen: frozenset[str]) -> None:
        """Offer these keys and texts, with those ticked."""
        self._picks, self._chosen = picks, chosen
        text = ", ".join(text for key, text in picks if key in chosen)
        self.clear()
        if text:
            self.addItem(text)
        self.setCurrentIndex(0 if text else -1)
        self.setToolTip(plain_tip(text))

    def showPopup(self) -> None:
        """Open the menu over the box; every tick is told at once."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for key, text in self._picks:
            action = menu.addAction(text)
            action.setCheckable(True)
            action.setChecked(key in self._chosen)
            action.triggered.connect(partial(self._tick, key))
        menu.popup(self.mapToGlobal(self.rect().bottomLeft()))
        if menu.actions():
            menu.setActiveAction(menu.actions()[0])

    def _tick(self, key: str) -> None:
        chosen = self._chosen ^ {key}
        self.show_picks(self._picks, chosen)
        self.picked.emit(" ".join(sorted(chosen)))


class DayEdit(QDateEdit):
    """A day, typed or picked from a calendar."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setCalendarPopup(True)
        width = current_theme().space(6)
        self.setStyleSheet(f"QDateEdit::drop-down {{ border: none; width: {width}px; }}")

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the day and the chevron."""
        super().paintEvent(event)
        _draw_chevron(painter_for(self), self)


class TimeEdit(QTimeEdit):
    """A time of day in hours and minutes; the arrow keys change it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setDisplayFormat("HH:mm")
        self.setStyleSheet("QTimeEdit::up-button, QTimeEdit::down-button { width: 0; border: none; }")
        side = current_theme().space(2)
        self.lineEdit().setTextMargins(side, 0, side, 0)


class CountEdit(QSpinBox):
    """A number of people; the arrow keys change it, the wheel only when the keyboard is in it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setStyleSheet("QSpinBox::up-button, QSpinBox::down-button { width: 0; border: none; }")
        self.setAccelerated(True)
        side = current_theme().space(2)
        self.lineEdit().setTextMargins(side, 0, side, 0)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll past unless the keyboard is here."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()
