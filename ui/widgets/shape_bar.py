"""The shape of the evening: every item as long as it takes."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from PySide6.QtCore import QEvent, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QHelpEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from ui.theme import Theme, current_theme
from ui.widgets.drawing import draw_box, line_height, painter_for, write

SegmentKind = Literal["item", "chosen", "break"]


@dataclass(frozen=True, slots=True)
class Segment:
    """An item in the bar. minutes: its length, 0 or more."""

    item_id: int
    title: str = field(repr=False)
    minutes: float
    kind: SegmentKind = "item"


@dataclass(frozen=True, slots=True)
class ShapeView:
    """The evening.

    spare_minutes: what is left at the end, drawn dashed. overflow_minutes: by how much the items are too
    long; that part is marked in the colour of what is over. The three texts stand under the bar.
    """

    segments: tuple[Segment, ...]
    spare_minutes: float = 0.0
    overflow_minutes: float = 0.0
    start_text: str = ""
    middle_text: str = ""
    end_text: str = ""


class ShapeBar(QWidget):
    """A bar of segments and the texts under it.

    Signals:
        segment_chosen(int): the item of the segment that was pressed.
    """

    segment_chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view = ShapeView(())
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("Shape of the evening"))

    def set_view(self, view: ShapeView) -> None:
        """Show this evening."""
        if view == self._view:
            return
        self._view = view
        texts = (view.start_text, view.middle_text, view.end_text)
        self.setAccessibleDescription(", ".join(text for text in texts if text))
        self.update()

    def sizeHint(self) -> QSize:
        """As wide as it is given; bar and one line."""
        theme = current_theme()
        line = line_height(theme.font())
        return QSize(line * 12, self._bar_height(theme) + theme.space(2) + line)

    def segment_rects(self) -> tuple[QRectF, ...]:
        """Where each segment stands, in the order of the view."""
        theme, view = current_theme(), self._view
        total = sum(segment.minutes for segment in view.segments) + max(view.spare_minutes, 0) or 1
        height, left, rects = self._bar_height(theme), 0.0, []
        gap = theme.space(0.75) if len(view.segments) < self.width() / theme.space(4) else 0
        for segment in view.segments:
            width = self.width() * segment.minutes / total
            rects.append(QRectF(left, 0, max(width - gap, 1), height))
            left += width
        return tuple(rects)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw segments, spare time, overflow and texts."""
        theme, painter, view = current_theme(), painter_for(self), self._view
        colours, rects = theme.colours, self.segment_rects()
        fills = {"item": colours.accent_mid, "chosen": colours.accent, "break": colours.line_strong}
        radius = theme.radius / 2
        for segment, rect in zip(view.segments, rects, strict=True):
            if rect.width() < radius:  # hundreds of slivers, in which no corner could be seen
                painter.fillRect(rect, QColor(fills[segment.kind]))
            else:
                draw_box(painter, rect, min(radius, rect.width() / 2), fills[segment.kind])
        end = rects[-1].right() if rects else 0.0
        height = self._bar_height(theme)
        if view.spare_minutes > 0 and self.width() - end > theme.space(2):
            spare = QRectF(end, 0, self.width() - end, height).adjusted(theme.space(0.75), 0, 0, 0)
            draw_box(painter, spare, radius, None, colours.line_strong, style=Qt.PenStyle.DashLine)
        if view.overflow_minutes > 0 and rects:
            total = sum(segment.minutes for segment in view.segments) or 1
            width = end * min(view.overflow_minutes / total, 1)
            over = QRectF(end - width, 0, width, height)
            draw_box(painter, over, radius, colours.over_soft, colours.over, 2)
        self._write_texts(painter, theme, height + theme.space(2))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the segment under the pointer."""
        segment = self._at(event.position().toPoint())
        if segment is not None:
            self.segment_chosen.emit(segment.item_id)

    def event(self, event: QEvent) -> bool:
        """Name the segment under the pointer."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            segment = self._at(event.pos())
            QToolTip.showText(event.globalPos(), segment.title if segment else "", self)
            return True
        return super().event(event)

    def _at(self, point: QPoint) -> Segment | None:
        for segment, rect in zip(self._view.segments, self.segment_rects(), strict=True):
            if rect.contains(point.toPointF()):
                return segment
        return None

    def _write_texts(self, painter: QPainter, theme: Theme, top: float) -> None:
        view, font = self._view, theme.font()
        rect = QRectF(0, top, self.width(), line_height(font))
        third = rect.width() / 3
        ink = theme.colours.ink_soft
        middle = theme.colours.over if view.overflow_minutes > 0 else ink
        align = Qt.AlignmentFlag
        write(painter, rect.adjusted(0, 0, -2 * third, 0), view.start_text, font, ink, align.AlignLeft)
        write(painter, rect.adjusted(third * 0.5, 0, -third * 0.5, 0), view.middle_text, font, middle)
        write(painter, rect.adjusted(2 * third, 0, 0, 0), view.end_text, font, ink, align.AlignRight)

    def _bar_height(self, theme: Theme) -> int:
        return theme.space(6)
