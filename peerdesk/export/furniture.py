"""What stands on every page of a paper: its label, the words at its foot and the page's number."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from peerdesk.export import looks
from peerdesk.export.fonts import BOLD, shown, weight
from peerdesk.export.looks import Look, Sheet
from peerdesk.export.structure import FOOT, HEAD
from peerdesk.export.words import numbered

if TYPE_CHECKING:
    from peerdesk.domain.minutes import Minutes

_LABEL_PADDING_PT, _LABEL_HEIGHT_PT, _FOOT_GAP_PT = 6.0, 19.0, 14.0


class Furniture:
    """What stands on every page: the label at head and foot, the foot's words and the page's number.

    height: of the foot below its first line, in points.
    """

    def __init__(self, minutes: Minutes) -> None:
        from peerdesk.export.typeset import break_lines

        self._minutes, self._label = minutes, minutes.label
        self._label_width = weight(BOLD).width(self._label.value, looks.LABEL_SIZE_PT) + 2 * _LABEL_PADDING_PT
        free = looks.MEASURE_PT - self._label_width - self._width(self._number(9999, 9999)) - 2 * _FOOT_GAP_PT
        self._foot = break_lines(shown(minutes.footer), self._width, max(free, 40.0))
        self.height = (len(self._foot) - 1) * looks.FOOT.leading

    def draw(self, sheet: Sheet, canvas: Any, page: int, pages: int) -> None:
        """Draw it on one page of this sheet. page: from 1."""
        from peerdesk.export.typeset import outside_text

        with outside_text(canvas, HEAD):
            self._draw_label(canvas, sheet.right, sheet.height - looks.HEAD_PT)
        with outside_text(canvas, FOOT):
            self._draw_foot(canvas, sheet, page, pages)
            self._draw_label(canvas, sheet.right, looks.FOOT_PT + self.height)

    def _draw_foot(self, canvas: Any, sheet: Sheet, page: int, pages: int) -> None:
        from peerdesk.export.typeset import Pen

        first, number = looks.FOOT_PT + self.height, self._number(page, pages)
        pen = Pen(canvas, looks.FOOT)
        for row, line in enumerate(self._foot):
            pen.write(sheet.left, first - row * looks.FOOT.leading, line)
        pen.write(sheet.right - self._label_width - _FOOT_GAP_PT - self._width(number), first, number)
        pen.lift()

    def _draw_label(self, canvas: Any, right: float, baseline: float) -> None:
        from peerdesk.export.typeset import Pen

        look = Look(looks.LABEL_SIZE_PT, looks.LABEL_SIZE_PT, self._label.colour, BOLD)
        middle = baseline + looks.CAP_HEIGHT_EM * looks.LABEL_SIZE_PT / 2
        left = right - self._label_width
        canvas.setFillColor(looks.BLACK)
        canvas.rect(
            left, middle - _LABEL_HEIGHT_PT / 2, self._label_width, _LABEL_HEIGHT_PT, stroke=0, fill=1
        )
        pen = Pen(canvas, look)
        pen.write(left + _LABEL_PADDING_PT, baseline, self._label.value)
        pen.lift()

    def _width(self, text: str) -> float:
        return weight(looks.FOOT.font).width(text, looks.FOOT.size)

    def _number(self, page: int, pages: int) -> str:
        return shown(numbered(self._minutes, page, pages))
