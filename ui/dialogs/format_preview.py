"""A ready agenda at a glance: its items with their minutes for so many people."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from peerdesk.domain.formats import Format, FormatStep
from ui.models.wording import minutes_text, span_text
from ui.theme import Theme, Weight, current_theme
from ui.widgets.drawing import line_height, painter_for, text_width, write


class _Lines(QWidget):
    """Titles at the left, minutes at the right; steps of a block stand further in."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: tuple[tuple[str, str, bool], ...] = ()

    def show_rows(self, rows: tuple[tuple[str, str, bool], ...]) -> None:
        self._rows = rows
        self.setMinimumHeight(self._line() * len(rows))
        self.setAccessibleName(", ".join(f"{title} {minutes}" for title, minutes, _ in rows))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(current_theme().space(70), self._line() * len(self._rows))

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, painter, line = current_theme(), painter_for(self), self._line()
        for place, row in enumerate(self._rows):
            rect = QRectF(0, place * line, self.width(), line)
            if rect.intersects(QRectF(event.rect())):
                self._draw(painter, theme, row, rect)

    def _draw(self, painter: QPainter, theme: Theme, row: tuple[str, str, bool], rect: QRectF) -> None:
        title, minutes, inside = row
        font = theme.font() if inside else theme.font(weight=Weight.STRONG)
        ink = theme.colours.ink_soft if inside else theme.colours.ink
        room = rect.adjusted(theme.space(5 if inside else 0), 0, -text_width(font, "000 s") - 4, 0)
        write(painter, room, title, font, ink, Qt.AlignmentFlag.AlignLeft)
        write(painter, rect, minutes, font, ink, Qt.AlignmentFlag.AlignRight)

    def _line(self) -> int:
        theme = current_theme()
        return line_height(theme.font()) + theme.space(1.5)


class FormatPreview(QScrollArea):
    """The items of a format, scrolled where they are many."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(self.tr("Items of the format"))
        self._lines = _Lines()
        self.setWidget(self._lines)

    def show_format(self, format_: Format | None, people: int) -> None:
        """Show a format for so many people; None: nothing."""
        self._lines.show_rows(tuple(_rows(format_, people)) if format_ else ())

    def length_text(self, format_: Format, people: int) -> str:
        """How long it takes with so many people, and for how many it is made."""
        return self.tr("{length} for {n} people · made for {least} to {most}").format(
            length=span_text(format_.length_s(people)),
            n=people,
            least=format_.people_min,
            most=format_.people_max,
        )


def _rows(format_: Format, people: int) -> Iterator[tuple[str, str, bool]]:
    block = ""
    for step in format_.steps:
        if step.block and step.block != block:
            length = sum(s.length_s(people) for s in _block_from(format_, step.block))
            yield step.block, minutes_text(length), False
        block = step.block
        yield step.title, minutes_text(step.length_s(people)), bool(step.block)


def _block_from(format_: Format, block: str) -> Iterator[FormatStep]:
    return (step for step in format_.steps if step.block == block)
