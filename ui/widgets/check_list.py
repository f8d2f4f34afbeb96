"""Lines with a ring, a tick or a cross: what will be checked, and what came of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.icons import draw_icon
from ui.theme import Size, current_theme
from ui.widgets.drawing import line_height, painter_for, write

CheckSign = Literal["waiting", "passed", "failed"]
_ICON = {"waiting": "circle", "passed": "check", "failed": "x"}
_COLOUR = {"waiting": "ink_faint", "passed": "accent_deep", "failed": "over"}


@dataclass(frozen=True, slots=True)
class CheckLine:
    """One line: its sign and its words."""

    sign: CheckSign
    text: str = field(repr=False)


class CheckList(QWidget):
    """The lines one below the other."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines: tuple[CheckLine, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def set_lines(self, lines: tuple[CheckLine, ...]) -> None:
        """Show these lines."""
        if lines != self._lines:
            self._lines = lines
            self.setAccessibleName("; ".join(line.text for line in lines))
            self.updateGeometry()
            self.update()

    def lines(self) -> tuple[CheckLine, ...]:
        """What is shown."""
        return self._lines

    def sizeHint(self) -> QSize:
        """A line each."""
        return QSize(self._pitch() * 9, self._pitch() * len(self._lines))

    def minimumSizeHint(self) -> QSize:
        """Narrow, but with every line."""
        return QSize(self._pitch() * 5, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw signs and words."""
        theme, painter, pitch = current_theme(), painter_for(self), self._pitch()
        font = theme.font(Size.SMALL)
        side = line_height(font) * 0.8
        for number, line in enumerate(self._lines):
            colour = getattr(theme.colours, _COLOUR[line.sign])
            top = number * pitch
            draw_icon(painter, _ICON[line.sign], QRectF(0, top + (pitch - side) / 2, side, side), colour)
            left = side + theme.space(2)
            rect = QRectF(left, top, self.width() - left, pitch)
            write(painter, rect, line.text, font, colour, Qt.AlignmentFlag.AlignLeft)

    def _pitch(self) -> int:
        theme = current_theme()
        return line_height(theme.font(Size.SMALL)) + theme.space(1.5)
