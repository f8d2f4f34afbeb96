"""A paragraph in which some words are marked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QWidget

from ui.theme import Weight, current_theme
from ui.widgets.drawing import line_height, painter_for
from ui.widgets.text_label import TextLabel

if TYPE_CHECKING:
    from PySide6.QtGui import QTextLayout


class MarkedLabel(TextLabel):
    """Wrapped plain text, with stretches in bold and accent, such as the words that were made neutral."""

    def __init__(self, text: str = "", colour: str = "ink_soft", parent: QWidget | None = None) -> None:
        self._marks: tuple[tuple[int, int], ...] = ()
        super().__init__(text, colour, wrap=True, parent=parent)

    def set_marked(self, text: str, marks: tuple[tuple[int, int], ...]) -> None:
        """Show `text`; marks: first and one past the last character of each stretch."""
        self._marks = marks
        self.set_text(text)
        self.updateGeometry()
        self.update()

    def marks(self) -> tuple[tuple[int, int], ...]:
        """The marked stretches."""
        return self._marks

    def heightForWidth(self, width: int) -> int:
        """The height of the wrapped text, bold words included."""
        lines = max(self._laid_out(width).lineCount(), 1)
        return lines * line_height(self.shown_font())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the text with its marks."""
        if not self.text():
            return
        painter = painter_for(self)
        painter.setPen(current_theme().colour(self.colour_name()))
        self._laid_out(self.width()).draw(painter, QPointF(0, 0))

    def _laid_out(self, width: int) -> QTextLayout:
        from PySide6.QtGui import QTextLayout, QTextOption  # large; needed once there is a text

        font, text = self.shown_font(), self.text()
        layout = QTextLayout(text.replace("\n", "\u2028"), font)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        layout.setFormats([_mark(text, start, end) for start, end in self._marks])
        layout.beginLayout()
        while (line := layout.createLine()).isValid():
            line.setLineWidth(max(width, 1))
            line.setPosition(QPointF(0, (layout.lineCount() - 1) * line_height(font)))
        layout.endLayout()
        return layout


def _mark(text: str, start: int, end: int) -> QTextLayout.FormatRange:
    """The stretch in UTF-16 units, in which Qt counts, with its looks."""
    from PySide6.QtGui import QTextCharFormat, QTextLayout

    theme, made = current_theme(), QTextLayout.FormatRange()
    made.start = len(text[:start].encode("utf-16-le")) // 2
    made.length = len(text[start:end].encode("utf-16-le")) // 2
    looks = QTextCharFormat()
    looks.setForeground(theme.colour("accent_deep"))
    looks.setFontWeight(Weight.STRONG.value)
    made.format = looks
    return made
