"""The picture of a rehearsal: each item as planned, and under it as drawn, on one line of time."""

from __future__ import annotations

from dataclasses import dataclass, field

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import Theme, current_theme
from ui.widgets.drawing import draw_box, line_height, painter_for, text_width, write

_LONGEST_LABEL = 0.28
"""Share of the width that titles may take. Chosen: what then is left shows 15 minutes of four hours."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """From one moment to another, in seconds from the start."""

    from_s: float
    to_s: float


@dataclass(frozen=True, slots=True)
class ChartRow:
    """An item.

    planned: where the plan has it. drawn: where a draw or the middle of all has it; None: it has not begun.
    band: from where to where it lies in most draws. figure: what stands at the end of the row. is_late: drawn
    as a warning, with a sign after the figure. is_running: the title stands out.
    """

    title: str = field(repr=False)
    planned: Stretch
    drawn: Stretch | None = None
    band: Stretch | None = None
    figure: str = ""
    is_late: bool = False
    is_running: bool = False


@dataclass(frozen=True, slots=True)
class Mark:
    """A moment on the line of time with its name."""

    at_s: float
    text: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class ChartView:
    """All rows. length_s: where the line of time ends. end_s: when it should be over. now_s: None for none.

    figure_room: the longest figure that may come, so that nothing moves while it plays.
    """

    rows: tuple[ChartRow, ...] = ()
    length_s: float = 1.0
    end_s: float = 0.0
    now_s: float | None = None
    marks: tuple[Mark, ...] = ()
    figure_room: str = ""


class RehearsalChart(QWidget):
    """Titles, two bars a row, figures; times of day above."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view = ChartView()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("Planned and drawn"))

    @property
    def view(self) -> ChartView:
        """What is shown."""
        return self._view

    def set_view(self, view: ChartView) -> None:
        """Show this."""
        if view == self._view:
            return
        old, self._view = self._view, view
        if old.rows != view.rows:
            self.setAccessibleDescription("\n".join(f"{r.title}: {r.figure}" for r in view.rows if r.figure))
        if len(old.rows) != len(view.rows):
            self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """A row for each item, and one for the times."""
        return QSize(self._row() * 20, self._row() * (len(self._view.rows) + 1))

    def minimumSizeHint(self) -> QSize:
        """Narrow, but with every row."""
        return QSize(self._row() * 10, self.sizeHint().height())

    def row_rect(self, index: int) -> QRectF:
        """Where a row stands."""
        row = self._row()
        return QRectF(0, (index + 1) * row, self.width(), row)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw what of it is to be painted."""
        theme, painter, view = current_theme(), painter_for(self), self._view
        room, dirty = self._room(theme), QRectF(event.rect())
        self._draw_times(painter, theme, room)
        for index, row in enumerate(view.rows):
            rect = self.row_rect(index)
            if rect.intersects(dirty):
                self._draw_row(painter, theme, row, rect, room)
        if view.now_s is not None:
            self._line(painter, theme, room, view.now_s, "ink")

    def _draw_times(self, painter: QPainter, theme: Theme, room: QRectF) -> None:
        view, font, last = self._view, theme.font(), -1.0
        for mark in view.marks:
            at, width = self._x(room, mark.at_s), text_width(font, mark.text)
            left = min(max(at - width / 2, room.left()), room.right() - width)
            if left <= last:
                continue
            self._line(painter, theme, room, mark.at_s, "line")
            write(painter, QRectF(left, 0, width, room.top()), mark.text, font, theme.colours.ink_faint)
            last = left + width + theme.space(2)
        if view.rows:
            self._line(painter, theme, room, view.end_s, "ink_faint")

    def _draw_row(self, painter: QPainter, theme: Theme, row: ChartRow, rect: QRectF, room: QRectF) -> None:
        colours, left = theme.colours, Qt.AlignmentFlag.AlignLeft
        ink = colours.ink if row.is_running else colours.ink_soft
        title = QRectF(0, rect.top(), room.left() - theme.space(2), rect.height())
        write(painter, title, row.title, theme.font(), ink, left)
        lane = rect.height() / 8
        if row.band is not None:
            band = self._box(room, row.band, rect.top() + lane * 3.4, lane * 3.6)
            draw_box(
                painter, band, theme.radius / 4, colours.warn_soft if row.is_late else colours.accent_soft
            )
        planned = self._box(room, row.planned, rect.top() + lane * 1.4, lane * 1.4)
        draw_box(painter, planned, min(lane * 0.7, planned.width() / 2), colours.line_strong)
        if row.drawn is not None:
            drawn = self._box(room, row.drawn, rect.top() + lane * 3.9, lane * 2.6)
            fill = colours.warn_mid if row.is_late else colours.accent_mid
            draw_box(painter, drawn, min(theme.radius / 2, drawn.width() / 2), fill)
        figure = QRectF(room.right() + theme.space(3), rect.top(), self.width() - room.right(), rect.height())
        ink = colours.warn if row.is_late else colours.ink_soft
        write(painter, figure, f"{row.figure} !" if row.is_late else row.figure, theme.font(), ink, left)

    def _line(self, painter: QPainter, theme: Theme, room: QRectF, at_s: float, colour: str) -> None:
        painter.fillRect(QRectF(self._x(room, at_s), room.top(), 1, room.height()), theme.colour(colour))

    def _box(self, room: QRectF, stretch: Stretch, top: float, height: float) -> QRectF:
        left = self._x(room, stretch.from_s)
        return QRectF(left, top, max(self._x(room, stretch.to_s) - left - 1, 1), height)

    def _x(self, room: QRectF, at_s: float) -> float:
        return room.left() + room.width() * min(max(at_s / self._view.length_s, 0.0), 1.0)

    def _room(self, theme: Theme) -> QRectF:
        """Where the bars stand: between titles and figures."""
        font, view, row = theme.font(), self._view, self._row()
        titles = max((text_width(font, r.title) for r in view.rows), default=0) + 1
        left = min(titles, int(self.width() * _LONGEST_LABEL)) + theme.space(3)
        texts = (view.figure_room, *(r.figure for r in view.rows))
        right = self.width() - max(text_width(font, f"{text} !") for text in texts) - theme.space(4)
        return QRectF(left, row, max(right - left, theme.space(2)), row * len(view.rows))

    def _row(self) -> int:
        theme = current_theme()
        return line_height(theme.font()) + theme.space(2)
