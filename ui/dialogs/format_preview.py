"""A ready agenda at a glance: its items with their minutes as they are made and as they would be."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from peerdesk.domain.formats import Fitted, Format
from ui.models.wording import minutes_text, span_text
from ui.presenters.plan_views import counted
from ui.theme import Theme, Weight, current_theme
from ui.widgets.drawing import line_height, painter_for, text_width, write


@dataclass(frozen=True, slots=True)
class _Row:
    """old, new: minutes in words."""

    title: str = field(repr=False)
    old: str
    new: str
    inside: bool


class _Lines(QWidget):
    """Titles at the left, minutes at the right; steps of a block stand further in."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: tuple[_Row, ...] = ()

    def show_rows(self, rows: tuple[_Row, ...]) -> None:
        self._rows = rows
        self.setMinimumHeight(self._line() * len(rows))
        self.setAccessibleName(", ".join(f"{row.title} {self._minutes(row)}" for row in rows))
        self.update()

    def _minutes(self, row: _Row) -> str:
        if row.old == row.new:
            return row.new
        return self.tr("{old} → {new}").format(old=row.old, new=row.new)

    def sizeHint(self) -> QSize:
        return QSize(current_theme().space(70), self._line() * len(self._rows))

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, painter, line = current_theme(), painter_for(self), self._line()
        for place, row in enumerate(self._rows):
            rect = QRectF(0, place * line, self.width(), line)
            if rect.intersects(QRectF(event.rect())):
                self._draw(painter, theme, row, rect)

    def _draw(self, painter: QPainter, theme: Theme, row: _Row, rect: QRectF) -> None:
        font = theme.font() if row.inside else theme.font(weight=Weight.STRONG)
        ink = theme.colours.ink_soft if row.inside else theme.colours.ink
        shown = self._minutes(row)
        wide = text_width(font, shown) + theme.space(3)
        room = rect.adjusted(theme.space(5 if row.inside else 0), 0, -wide, 0)
        write(painter, room, row.title, font, ink, Qt.AlignmentFlag.AlignLeft)
        ink = ink if row.old == row.new else theme.colours.accent_deep
        write(painter, rect, shown, font, ink, Qt.AlignmentFlag.AlignRight)

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

    def show_fitted(self, found: Fitted | None) -> None:
        """Show a format as it would be used; None: nothing."""
        self._lines.show_rows(tuple(_rows(found)) if found else ())

    def length_text(self, format_: Format, found: Fitted) -> str:
        """How long it is made to take and takes, for how many people, and for how many it is made."""
        made, now = span_text(format_.length_s(format_.nominal_people)), span_text(found.total_s)
        length = now if made == now else self.tr("{old} → {new}").format(old=made, new=now)
        people = counted(found.people, self.tr("1 person"), self.tr("{n} people"))
        return self.tr("{length} for {people} · made for {least} to {most}").format(
            length=length,
            people=people,
            least=format_.people_min,
            most=format_.people_max,
        )


def _rows(found: Fitted) -> Iterator[_Row]:
    block = ""
    steps = found.format.steps
    for step, (old, new) in zip(steps, found.lengths, strict=True):
        if step.block and step.block != block:
            inner = [both for s, both in zip(steps, found.lengths, strict=True) if s.block == step.block]
            yield _row(step.block, sum(old for old, _ in inner), sum(new for _, new in inner), inside=False)
        block = step.block
        yield _row(step.title, old, new, inside=bool(step.block))


def _row(title: str, old_s: int, new_s: int, *, inside: bool) -> _Row:
    return _Row(title, minutes_text(old_s), minutes_text(new_s), inside)
