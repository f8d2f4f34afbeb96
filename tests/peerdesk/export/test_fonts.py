from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from peerdesk.domain.minutes import Minutes, Paragraph
from peerdesk.export.check import text_differs
from peerdesk.export.fonts import BOLD, REGULAR, SIGNS, shown, unshowable, weight
from peerdesk.export.pdf import write_pdf


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Žluťoučký κῆπος Київ", "Žluťoučký κῆπος Київ"),
        ("e\u0301te\u0301", "été"),
        ("a\x00b\tc\n\u2028d", "a b c d"),
        ("so\u00adft\u200b \u202ename", "soft name"),
        ("go 👍", "go [thumbs up sign]"),
        ("ሀለ here", "[U+1200 U+1208] here"),
        ("half \ud83d", "half [U+D83D]"),
        ("a\u00a0b", "a\u00a0b"),
        ("<b>&amp;", "<b>&amp;"),
    ],
)
def test_what_the_paper_prints(text: str, told: str) -> None:
    assert shown(text) == told


def test_what_cannot_be_shown_is_told_with_its_place() -> None:
    assert unshowable("→ 👍 ለ") == [(2, "👍"), (4, "ለ")]


@given(st.text())
def test_every_printed_character_has_a_width_in_both_weights(text: str) -> None:
    for name in (REGULAR, BOLD):
        assert weight(name).width(shown(text), 10) >= 0


@given(st.text())
def test_printing_what_is_printed_changes_nothing(text: str) -> None:
    assert shown(shown(text)) == shown(text)


@given(st.text())
def test_brackets_appear_only_for_what_is_told(text: str) -> None:
    if not unshowable(text):
        assert shown(text).count("[") == text.count("[")


def test_a_run_ends_where_the_font_changes() -> None:
    assert list(weight(REGULAR).runs("go → on")) == [(REGULAR, "go "), (SIGNS, "→"), (REGULAR, " on")]


def test_the_two_weights_show_the_same_characters() -> None:
    assert weight(REGULAR).widths.keys() == weight(BOLD).widths.keys()


def test_every_character_that_is_shown_reads_back() -> None:
    showable = sorted(c for c in weight(REGULAR).widths if shown(c) == c)
    assert len(showable) > 4000
    tree = Minutes("", "", blocks=tuple(Paragraph(f"a{c}z") for c in showable))
    assert not text_differs(tree, write_pdf(tree).data)
