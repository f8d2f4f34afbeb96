"""The order of a line, against the newer half of python-bidi, which resolves brackets by itself."""

from __future__ import annotations

import pytest
from bidi import get_display
from hypothesis import given, settings
from hypothesis import strategies as st

from peerdesk.export.visual_order import in_visual_order, levels_of, mirrored

LINES = st.text(alphabet="abאבעغ12٣ ().,-+/[]{}%", min_size=1, max_size=16)


@settings(max_examples=800)
@given(LINES, st.sampled_from([0, 1]))
def test_a_line_has_the_order_of_the_standard(line: str, base: int) -> None:
    ours = "".join(in_visual_order(line, levels_of(line, base)))
    assert ours == get_display(line, base_dir="LR"[base])


@pytest.mark.parametrize(
    ("line", "base", "seen"),
    [
        ("אבג abc", 1, "abc גבא"),
        ("abc אבג", 0, "abc גבא"),
        ("א 12 ב", 1, "ב 12 א"),
        ("abc (אב)", 1, "(בא) abc"),
        ("אב ", 0, "בא "),
        ("אב ", 1, " בא"),
    ],
    ids=["latin inside", "hebrew inside", "number", "brackets", "blank at the right", "blank at the left"],
)
def test_what_is_seen_from_left_to_right(line: str, base: int, seen: str) -> None:
    levels = levels_of(line, base)
    turned = [mirrored(c) if level % 2 else c for c, level in zip(line, levels, strict=True)]
    assert "".join(in_visual_order(turned, levels)) == seen


def test_a_joiner_stays_with_its_word() -> None:
    assert levels_of("a می\u200cخ", 0) == [0, 0, 1, 1, 1, 1]
