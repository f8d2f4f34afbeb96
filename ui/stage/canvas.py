"""Text of any length into a given place: shrunk a little, then wrapped or cut, never overflowing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QFontMetricsF, QPainter, QTextLayout, QTextOption

from ui.icons import draw_icon
from ui.theme import FAMILY, Theme, Weight

SMALLEST_PX = 9.0
"""No text is drawn smaller. Chosen: what can still be read on a small window."""

_LINE_HEIGHT = 1.22


@dataclass(frozen=True, slots=True)
class Canvas:
    """Where a frame is painted: a painter, its place, and one unit, in which all sizes are given.

    A unit is a pixel of a window of 1440 by 900 and grows with the window.
    """

    painter: QPainter
    place: QRectF
    unit: float
    theme: Theme

    def font(self, units: float, weight: Weight) -> QFont:
        """The bundled font, or the system's for a script that it lacks, with tabular figures."""
        font = QFont([FAMILY, *_system_families()])
        font.setPixelSize(round(max(SMALLEST_PX, units * self.unit)))
        font.setWeight(QFont.Weight(weight.value))
        font.setFeature(QFont.Tag("tnum"), 1)
        return font

    def width(self, text: str, units: float, weight: Weight) -> float:
        """Width of a line in pixels."""
        return QFontMetricsF(self.font(units, weight)).horizontalAdvance(text)

    def fitting(self, text: str, units: float, weight: Weight, width: float, least: float) -> float:
        """The size in units, from `least` of it to all of it, at which a line is no wider than `width`."""
        wanted = self.width(text, units, weight)
        return units if wanted <= width else units * max(least, width / wanted * 0.99)

    def line(
        self,
        text: str,
        place: QRectF,
        units: float,
        colour: str,
        *,
        weight: Weight = Weight.REGULAR,
        align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
        least: float = 0.7,
    ) -> None:
        """One line in a place: shrunk to `least` of its size, then cut with an ellipsis."""
        font = self.font(self.fitting(text, units, weight, place.width(), least), weight)
        shown = QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, place.width())
        self.painter.setFont(font)
        self.painter.setPen(self.theme.colour(colour))
        # By name the side is absolute, so that a name in Hebrew stands where the others do.
        flags = align | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute
        self.painter.drawText(place, int(flags) | int(Qt.TextFlag.TextSingleLine), shown)

    def digits(self, text: str, centre: QPointF, units: float, colour: str) -> None:
        """Large figures, centred on the middle of their height rather than of their line."""
        font = self.font(units, Weight.BOLD)
        metrics = QFontMetricsF(font)
        left = centre.x() - metrics.horizontalAdvance(text) / 2
        self.painter.setFont(font)
        self.painter.setPen(self.theme.colour(colour))
        self.painter.drawText(QPointF(left, centre.y() + metrics.capHeight() / 2), text)

    def wrapped(
        self, text: str, width: float, units: float, weight: Weight, lines: int, least: float
    ) -> tuple[QFont, Sequence[str]]:
        """Font and lines of a text: shrunk to `least` to fit into so many lines, the last one cut."""
        size = units
        while True:
            font = self.font(size, weight)
            rows = _rows(text, font, width)
            if len(rows) <= lines or size <= units * least:
                break
            size = max(units * least, size * 0.94)
        kept = list(rows[:lines])
        if len(rows) > lines:
            rest = " ".join(rows[lines - 1 :])
            kept[-1] = QFontMetricsF(font).elidedText(rest, Qt.TextElideMode.ElideRight, width)
        return font, kept

    def block(self, rows: Sequence[str], font: QFont, corner: QPointF, colour: str) -> float:
        """Lines under each other from a corner on; returns where they end."""
        height = row_height(font)
        self.painter.setFont(font)
        self.painter.setPen(self.theme.colour(colour))
        for index, row in enumerate(rows):
            top = corner.y() + index * height
            place = QRectF(corner.x(), top, self.place.width(), height)
            self.painter.drawText(place, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), row)
        return corner.y() + len(rows) * height

    def box(self, place: QRectF, colour: str, radius: float) -> None:
        """A filled box with round corners."""
        self.painter.setPen(Qt.PenStyle.NoPen)
        self.painter.setBrush(self.theme.colour(colour))
        self.painter.drawRoundedRect(place, radius, radius)

    def icon(self, name: str, left: float, middle: float, units: float, colour: str) -> None:
        """A square icon from `left` on, centred on `middle`."""
        size = max(SMALLEST_PX, units * self.unit)
        draw_icon(
            self.painter,
            name,
            QRectF(left, middle - size / 2, size, size),
            QColor(self.theme.colour(colour)).name(),
        )


def row_height(font: QFont) -> float:
    """Height of a line of running text in pixels."""
    return font.pixelSize() * _LINE_HEIGHT


@cache
def _system_families() -> list[str]:
    return QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont).families()


def _rows(text: str, font: QFont, width: float) -> list[str]:
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    rows = []
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        rows.append(text[line.textStart() : line.textStart() + line.textLength()].strip())
    layout.endLayout()
    return rows
