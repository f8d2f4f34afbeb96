"""Small bars: the mix of the room, planned against taken."""

from __future__ import annotations

from dataclasses import dataclass, field

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QWidget

from ui.theme import Theme, current_theme
from ui.widgets.drawing import draw_box, line_height, painter_for, text_width, write

_LONGEST_LABEL = 0.4


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar with its label.

    value: its length, 0 or more. value_text: what stands after it. warn: drawn as a warning, with a sign
    after the text. planned: where a mark stands, in the same unit as value; None for no mark.
    """

    label: str = field(repr=False)
    value: float
    value_text: str
    warn: bool = False
    planned: float | None = None


class Bars(QWidget):
    """Labels, bars to one scale, and their values."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[Bar, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)

    def set_rows(self, rows: tuple[Bar, ...]) -> None:
        """Show these bars."""
        if rows == self._rows:
            return
        self._rows = rows
        self.setAccessibleName(", ".join(f"{row.label} {row.value_text}" for row in rows))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """A line for each bar."""
        return QSize(self._line() * 9, self._line() * len(self._rows))

    def minimumSizeHint(self) -> QSize:
        """Narrow, but with every line, close together."""
        return QSize(self._line() * 5, self.least_line() * len(self._rows))

    def least_line(self) -> int:
        """The height of a bar with its label where room is scarce."""
        return line_height(current_theme().font())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw all of them."""
        theme, painter = current_theme(), painter_for(self)
        line = min(self._line(), self.height() // max(1, len(self._rows)))
        label, value = self._columns(theme)
        room = max(self.width() - label - value - theme.space(4), theme.space(2))
        longest = max((max(row.value, row.planned or 0) for row in self._rows), default=0) or 1
        for index, row in enumerate(self._rows):
            rect = QRectF(0, index * line, self.width(), line)
            if rect.intersects(QRectF(event.rect())):
                self._draw(painter, theme, row, rect, label, room / longest)

    def _draw(
        self, painter: QPainter, theme: Theme, row: Bar, rect: QRectF, label: int, scale: float
    ) -> None:
        colours, font, left = theme.colours, theme.font(), Qt.AlignmentFlag.AlignLeft
        write(painter, QRectF(0, rect.top(), label, rect.height()), row.label, font, colours.ink_soft, left)
        height = rect.height() * 0.45
        bar = QRectF(label + theme.space(2), rect.center().y() - height / 2, row.value * scale, height)
        radius = min(theme.radius / 2, bar.width() / 2)
        draw_box(painter, bar, radius, colours.warn_mid if row.warn else colours.accent_mid)
        if row.planned is not None:
            mark = QRectF(bar.left() + row.planned * scale - 1, rect.top() + 2, 2, rect.height() - 4)
            painter.fillRect(mark, theme.colour("ink_soft"))
        reach = max(bar.right(), bar.left() + (row.planned or 0) * scale)
        after = QRectF(reach + theme.space(2), rect.top(), rect.right() - reach, rect.height())
        ink = colours.warn if row.warn else colours.ink_soft
        write(painter, after, f"{row.value_text} !" if row.warn else row.value_text, font, ink, left)

    def _columns(self, theme: Theme) -> tuple[int, int]:
        font = theme.font()
        label = max((text_width(font, row.label) for row in self._rows), default=0) + 1
        value = max((text_width(font, row.value_text + " !") for row in self._rows), default=0)
        return min(label, int(self.width() * _LONGEST_LABEL)), value

    def _line(self) -> int:
        return self.least_line() + current_theme().space(1)


class ScrolledBars(QScrollArea):
    """Bars that make no window higher; only whole ones are seen."""

    def __init__(self, bars: Bars, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bars = bars
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidgetResizable(True)
        self.setWidget(bars)
        for widget in (bars, self.viewport()):
            widget.setAutoFillBackground(False)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Cut behind the last bar that is whole."""
        super().resizeEvent(event)
        short = self._bars.minimumSizeHint().height() > self.height()
        self.setViewportMargins(0, 0, 0, self.height() % self._bars.least_line() if short else 0)
