"""A sheet with round corners that holds other widgets."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.theme import current_theme
from ui.widgets.drawing import draw_box, painter_for


class Card(QWidget):
    """A card in the colour of cards. pad: room inside, in steps of spacing: at the sides, above and below."""

    def __init__(self, pad: tuple[float, float] = (4, 3), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme = current_theme()
        self.column = QVBoxLayout(self)
        sides, ends = theme.space(pad[0]), theme.space(pad[1])
        self.column.setContentsMargins(sides, ends, sides, ends)
        self.column.setSpacing(theme.space(1.5))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the sheet."""
        theme = current_theme()
        draw_box(painter_for(self), QRectF(self.rect()), theme.radius_large, theme.colours.card)


class Side(QWidget):
    """A column at the side of a page, with a hairline towards the middle.

    colour: of its ground, such as `rail`. line_left: the hairline is at the left, else at the right.
    """

    def __init__(self, colour: str, line_left: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._colour, self._line_left = colour, line_left

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw ground and hairline."""
        theme, painter = current_theme(), painter_for(self)
        painter.fillRect(self.rect(), theme.colour(self._colour))
        left = 0 if self._line_left else self.width() - 1
        painter.fillRect(QRectF(left, 0, 1, self.height()), theme.colour("line"))
