"""Sets a group's own head on page one: its logo, and its words beside it.

Importing this module imports ReportLab, so it is imported inside functions.
"""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO

from reportlab.lib.utils import ImageReader

from peerdesk.domain.minutes import HEADING_KEY, Minutes
from peerdesk.export import looks
from peerdesk.export.fonts import shown
from peerdesk.export.logo import LOGO_GAP_PT, LOGO_HEIGHT_PT, LOGO_WIDTH_PT, shown_size
from peerdesk.export.structure import Element, Structure, Tags
from peerdesk.export.typeset import Area, Block, outside_text

Hear = Callable[[Block, Area], None]


def letterhead(minutes: Minutes, measure: float, structure: Structure, hear: Hear) -> Letterhead | None:
    """The head of a paper, or None for one without."""
    words = shown(minutes.heading)
    if not words and minutes.logo is None:
        return None
    figure = None
    if minutes.logo is not None:
        figure = structure.plain("Figure")
        figure.alt = minutes.logo.alt
    tags = Tags(structure, structure.plain("P")) if words else None
    return Letterhead(minutes, words, measure, structure, figure, tags, hear)


class Letterhead(Block):
    """A picture at the left and words in the middle of its height. Never parted."""

    def __init__(
        self,
        minutes: Minutes,
        words: str,
        measure: float,
        structure: Structure,
        figure: Element | None,
        tags: Tags | None,
        hear: Hear,
    ) -> None:
        super().__init__("", looks.LETTERHEAD, measure, hear)
        self._structure, self._figure = structure, figure
        self._picture = minutes.logo.png if minutes.logo is not None else None
        self._size = (0.0, 0.0)
        if self._picture is not None:
            self._size = shown_size(self._picture, LOGO_WIDTH_PT, LOGO_HEIGHT_PT)
        self._left = self._size[0] + LOGO_GAP_PT if self._picture is not None else 0.0
        self._words = None
        if words:
            room = measure - self._left
            self._words = Block(words, looks.LETTERHEAD, room, hear, key=HEADING_KEY, tags=tags)
        self.height = max(self._size[1], self._words.height if self._words else 0.0)

    def split(self, available_width: float, available_height: float) -> list[Block]:
        """It has no parts."""
        return []

    def least_height(self) -> float:
        """All of it."""
        return float(self.height)

    def draw(self) -> None:
        """Draw the picture, then the words."""
        if self._picture is not None and self._figure is not None:
            width, height = self._size
            bottom = (self.height - height) / 2
            left, below = self.canv.absolutePosition(0, bottom)
            self._figure.box = (left, below, left + width, below + height)
            with outside_text(self.canv, self._structure.begin(self.canv.getPageNumber() - 1, self._figure)):
                self.canv.drawImage(ImageReader(BytesIO(self._picture)), 0, bottom, width, height)
        if self._words is not None:
            self._words.drawOn(self.canv, self._left, (self.height - self._words.height) / 2)
