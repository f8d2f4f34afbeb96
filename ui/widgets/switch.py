"""The switch between the pages."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFont, QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QHBoxLayout, QSizePolicy, QWidget

from ui.theme import Size, Weight, current_theme
from ui.widgets.drawing import (
    PaintedButton,
    draw_box,
    draw_focus,
    line_height,
    painter_for,
    text_width,
    write,
)


class _Segment(PaintedButton):
    def __init__(self, key: str, text: str, parent: QWidget) -> None:
        super().__init__(text, parent)
        self.key = key
        self.setCheckable(True)

    def sizeHint(self) -> QSize:
        theme = current_theme()
        font = theme.font(Size.SMALL, Weight.STRONG)
        return QSize(text_width(font, self.shown_text) + theme.space(9), line_height(font) + theme.space(3))

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, rect = current_theme(), QRectF(self.rect())
        colours, painter = theme.colours, painter_for(self)
        if self.isChecked():
            draw_box(painter, rect, theme.radius, colours.card, colours.line)
        elif self.hovered or self.isDown():
            draw_box(painter, rect, theme.radius, colours.paper)
        ink = colours.accent if self.isChecked() else colours.ink_soft
        write(painter, rect, self.shown_text, self._font(), ink if self.isEnabled() else colours.ink_faint)
        if self.hasFocus():
            draw_focus(painter, rect, theme.radius, colours.accent)

    def _font(self) -> QFont:
        return current_theme().font(Size.SMALL, Weight.STRONG if self.isChecked() else Weight.REGULAR)


class Switch(QWidget):
    """One of a few, side by side; arrow keys move along it.

    Signals:
        chosen(str): the key of the segment somebody chose; not sent by `set_current`.
    """

    chosen = Signal(str)

    def __init__(self, segments: tuple[tuple[str, str], ...] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._group = QButtonGroup(self)
        self._group.buttonClicked.connect(self._tell)
        pad = current_theme().space(1)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(pad, pad, pad, pad)
        self._row.setSpacing(0)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._segments: list[_Segment] = []
        self.set_segments(segments)

    def set_segments(self, segments: tuple[tuple[str, str], ...]) -> None:
        """Show these, each a key and its text; the first one is current."""
        for old in self._segments:
            self._group.removeButton(old)
            old.deleteLater()
        self._segments = [_Segment(key, text, self) for key, text in segments]
        for segment in self._segments:
            self._group.addButton(segment)
            self._row.addWidget(segment)
        if self._segments:
            self._segments[0].setChecked(True)

    def set_current(self, key: str) -> None:
        """Show `key` as the one in force."""
        for segment in self._segments:
            segment.setChecked(segment.key == key)

    def current(self) -> str:
        """The key in force; empty without segments."""
        return next((segment.key for segment in self._segments if segment.isChecked()), "")

    def set_enabled(self, key: str, enabled: bool) -> None:
        """Whether the segment `key` can be chosen now."""
        for segment in self._segments:
            if segment.key == key:
                segment.setEnabled(enabled)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left and right choose the neighbour."""
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()), 0)
        usable = [segment for segment in self._segments if segment.isEnabled()]
        index = next((i for i, segment in enumerate(usable) if segment.isChecked()), -1) + step
        if step and 0 <= index < len(usable):
            usable[index].setFocus(Qt.FocusReason.TabFocusReason)
            usable[index].click()
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the groove the segments lie in."""
        theme = current_theme()
        draw_box(painter_for(self), QRectF(self.rect()), theme.radius_large, theme.colours.sunk)

    @Slot(QAbstractButton)
    def _tell(self, button: QAbstractButton) -> None:
        if isinstance(button, _Segment):
            self.chosen.emit(button.key)
