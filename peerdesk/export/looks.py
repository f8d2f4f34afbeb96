"""How the paper looks: the page, the column, and one look for each sort of block.

Chosen: a column of 432 pt, which holds some 78 characters of the text size, in the middle of either paper;
text 10.5 on 16 pt; one accent; figures flush right.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from peerdesk.export.fonts import BOLD, REGULAR

Paper = Literal["a4", "letter"]

INK, SOFT, FAINT, ACCENT, GROUND, BLACK = "#1D2733", "#4B5563", "#6A6556", "#0F766E", "#F0F6F5", "#000000"
WHITE, HAIRLINE = "#FFFFFF", "#C9C4B8"

SIZES_PT: dict[Paper, tuple[float, float]] = {"a4": (595.276, 841.89), "letter": (612.0, 792.0)}
MEASURE_PT = 432.0

HEAD_PT = 58.0
"""From the top of the page to the baseline of the label at its head."""

FOOT_PT = 42.0
"""From the bottom of the page to the baseline at its foot."""

CAP_HEIGHT_EM = 0.714
"""Height of a capital of the paper's family. Source: OS/2 table of Noto Sans 2.004."""


@dataclass(frozen=True, slots=True)
class Look:
    """How a block is set. All measures in points; colours as `#RRGGBB`.

    mark: a sign hanging in the indent. mark_at: where it begins, as a part of that. narrower: how much of the
    line stays free at its right. box: colours of ground and rule of a box, or None. keep: stands on the same
    page as what follows.
    """

    size: float
    leading: float
    colour: str = INK
    font: str = REGULAR
    before: float = 0.0
    after: float = 0.0
    indent: float = 0.0
    narrower: float = 0.0
    tracking: float = 0.0
    mark: str = ""
    mark_at: float = 0.22
    box: tuple[str, str] | None = None
    keep: bool = False


@dataclass(frozen=True, slots=True)
class Sheet:
    """The page: its size, the column of text in it, and where that begins and ends, in points from below."""

    width: float
    height: float
    measure: float
    first_top: float
    later_top: float
    bottom: float

    @property
    def left(self) -> float:
        """Left edge of the column, which stands in the middle."""
        return (self.width - self.measure) / 2

    @property
    def right(self) -> float:
        """Right edge of the column."""
        return self.left + self.measure


def sheet_of(paper: Paper, foot_height: float) -> Sheet:
    """The sheet of a size of paper, its foot `foot_height` points high below the first line of it."""
    width, height = SIZES_PT[paper]
    kicker_top = height - HEAD_PT + (KICKER.leading + CAP_HEIGHT_EM * KICKER.size) / 2
    bottom = FOOT_PT + foot_height + 30.0
    return Sheet(width, height, MEASURE_PT, kicker_top, height - HEAD_PT - 32.0, bottom)


KICKER = Look(8.5, 14, ACCENT, BOLD, narrower=140, tracking=0.75, after=7)
LETTERHEAD = Look(9.5, 13, SOFT, after=12, narrower=140)
CLOSING = Look(9.5, 14, SOFT, before=18)
TITLE = Look(22, 29, INK, BOLD, after=4)
LINE = Look(10.5, 16, SOFT)
STATEMENT = Look(9.5, 15, SOFT, before=14, after=6, box=(GROUND, ACCENT))
SECTION = Look(13.5, 19, INK, BOLD, before=20, after=5, keep=True)
THEME = Look(10.5, 16, INK, BOLD, before=9, after=2, keep=True)
TEXT = Look(10.5, 16, after=4)
REMARK = Look(9.0, 13, ACCENT, after=4, keep=True)
BULLET = Look(10.5, 16, after=3, indent=15, mark="•")
ENTRY = Look(10.5, 16, after=4)
SLOT = Look(10.5, 16, after=6, indent=48, mark_at=0.0)
TABLE = Look(9.5, 14, before=4, after=8)
TABLE_HEAD = Look(8.5, 12, SOFT, BOLD)
DETAIL = Look(9.0, 13, SOFT, after=6)
CREDIT = Look(9.0, 13, SOFT, after=6, indent=15)
FOOT = Look(8.5, 11, FAINT)
LABEL_SIZE_PT = 12.0
"""Source: FIRST, Traffic Light Protocol 2.0: the label in 12 point or more, at the right, on each page."""

CLOSE = {
    TITLE: replace(TITLE, size=16.5, leading=23),
    STATEMENT: replace(STATEMENT, size=9, leading=13, before=8, after=2),
    SECTION: replace(SECTION, size=12, leading=16, before=11, after=2),
    ENTRY: replace(ENTRY, size=10, leading=13.5, after=2),
    TEXT: replace(TEXT, size=10, leading=13.5, after=3),
}
"""By look: the one of a paper that is set closely. Chosen: still read at arm's length."""

SECTIONS = (SECTION, CLOSE[SECTION])
"""What stands in the outline."""
