"""Small trees of minutes for the tests of the writers."""

from __future__ import annotations

from hypothesis import strategies as st

from peerdesk.domain.minutes import (
    Block,
    Bullet,
    Column,
    Credit,
    Entry,
    Heading,
    Minutes,
    Paragraph,
    Slot,
    Table,
)
from peerdesk.domain.rules import CHATHAM_HOUSE_RULE, Distribution

BLOCKS: tuple[Block, ...] = (
    Heading("Key messages"),
    Bullet("Running two ledgers side by side costs less than a week of downtime.", "first"),
    Heading("Decisions and actions"),
    Paragraph("The group looks at the plan again in May.", "second"),
    Entry("Share the checklist.", "2 April", "third"),
    Heading("Rota", 2),
    Bullet("One quiet week in four held for a year.", "fourth"),
)


def minutes(*blocks: Block, title: str = "A circle", label: Distribution = Distribution.GREEN) -> Minutes:
    """A paper with a head, a foot and these blocks, or the usual ones."""
    return Minutes(
        kicker="Minutes · draft",
        title=title,
        lines=("19 March 2026 · 11 people took part",),
        statement=CHATHAM_HOUSE_RULE,
        blocks=blocks or BLOCKS,
        label=label,
        footer="Held under the Chatham House Rule",
    )


ANY_TEXT = st.text(max_size=120)
ANY_TABLE = st.builds(
    lambda heads, rows: Table(tuple(Column(head, 0.5, n == 1) for n, head in enumerate(heads)), tuple(rows)),
    st.tuples(ANY_TEXT, ANY_TEXT),
    st.lists(st.tuples(ANY_TEXT, ANY_TEXT), max_size=3),
)
ANY_BLOCKS = st.lists(
    st.one_of(
        st.builds(Heading, ANY_TEXT, st.sampled_from([1, 2])),
        st.builds(Paragraph, ANY_TEXT),
        st.builds(Bullet, ANY_TEXT),
        st.builds(Entry, ANY_TEXT, ANY_TEXT),
        st.builds(Credit, ANY_TEXT),
        st.builds(Slot, ANY_TEXT, ANY_TEXT, ANY_TEXT, ANY_TEXT),
        ANY_TABLE,
    ),
    max_size=12,
)
