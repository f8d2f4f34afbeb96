"""What was judged of a text stands for words that have not changed since, and for no others."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from peerdesk.deid import Roster
from ui.presenters.recognising import Stretch, Typed, carried, joined, recognised

ROSTER = Roster.from_rows([{"name": "Ana Silva", "organization": "Northwind"}])
TEXTS = st.text(st.sampled_from("ab .,-’🎉é"), max_size=30)


def judged(text: str, *words: str, layer: int = 2) -> Typed:
    """A text in which the model found these words."""
    places = [(text.index(word), text.index(word) + len(word)) for word in words]
    return Typed(text, tuple(Stretch(a, b, "someone", False, layer) for a, b in places))


def words(typed: Typed) -> list[str]:
    return [typed.text[s.start : s.end] for s in typed.stretches]


def test_sure_ones_of_the_group_are_told_from_the_rest() -> None:
    typed = recognised("Ana met the CFO of a bank", ROSTER, with_model=False)
    assert [(typed.text[s.start : s.end], s.sure) for s in typed.stretches] == [
        ("Ana", True),
        ("CFO of a bank", False),
    ]
    assert typed.kept_as == "A participant met …"


def test_nothing_is_said_of_enter_where_it_changes_nothing() -> None:
    assert recognised("the CFO of a bank", ROSTER, with_model=False).kept_as == ""


@pytest.mark.parametrize(
    ("before", "now", "still"),
    [
        ("with Jakob", "with Jakob", ["Jakob"]),
        ("with Jakob", "with Jakob ", ["Jakob"]),
        ("with Jakob", "with Jakob, who left", ["Jakob"]),
        ("with Jakob", "with Jakobs", []),
        ("with Jakob", "with Jako", []),
        ("with Jakob", "then with Jakob", ["Jakob"]),
        ("with Jakob", "with young Jakob", ["Jakob"]),
        ("with Jakob", "withJakob", []),
        ("with Jakob", "with Mr-Jakob", []),
        ("with Jakob", "with 🎉 Jakob", ["Jakob"]),
        ("with Jakob", "", []),
        ("with Jakob", "something else", []),
    ],
)
def test_what_was_judged_goes_along_with_its_words(before: str, now: str, still: list[str]) -> None:
    assert words(carried(judged(before, "Jakob"), now)) == still
    assert words(joined(Typed(now), judged(before, "Jakob"))) == still


def test_of_the_group_the_rules_alone_say() -> None:
    """Another word nearby can make a sure name of a doubtful one, or the other way round."""
    before = judged("Will Rose", "Rose", layer=1)
    assert joined(Typed("Will Rose come"), before).stretches == ()


def test_of_outsiders_the_model_says_where_it_has_read_the_words() -> None:
    rules = judged("a call with Jakob and Li", "call", "Li")
    before = judged("a call with Jakob and", "Jakob")
    assert words(joined(rules, before)) == ["Jakob", "Li"]


def test_the_group_goes_before_outsiders() -> None:
    rules = Typed("Jakob Silva went", (Stretch(6, 11, "a participant"),))
    assert words(joined(rules, judged("Jakob Silva", "Jakob Silva"))) == ["Silva"]


@given(TEXTS, TEXTS, st.data())
def test_every_stretch_that_stands_covers_the_same_words(old: str, new: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(old)))
    end = data.draw(st.integers(start, len(old)))
    before = Typed(old, (Stretch(start, end, "x", False, 2),) if end > start else ())
    for typed in (carried(before, new), joined(Typed(new), before)):
        assert words(typed) in ([], words(before))


@given(TEXTS, TEXTS, st.data())
def test_stretches_are_in_order_and_do_not_overlap(old: str, new: str, data: st.DataObject) -> None:
    def some(text: str) -> Typed:
        ends = sorted(data.draw(st.sets(st.integers(0, len(text)), max_size=6)))
        layers = data.draw(st.lists(st.integers(1, 3), min_size=3, max_size=3))
        pairs = zip(ends[::2], ends[1::2], layers, strict=False)
        return Typed(text, tuple(Stretch(a, b, "x", layer == 1, layer) for a, b, layer in pairs))

    both = joined(some(new), some(old)).stretches
    assert all(a.end <= b.start for a, b in pairwise(both))


def test_a_promise_goes_with_the_name_it_was_about() -> None:
    both = recognised("Ana Silva met Northwind today.", ROSTER, with_model=False)
    assert carried(both, "Ana Silva met Northwind today. And").kept_as == both.kept_as
    assert words(carried(both, "met Northwind today.")) == ["Northwind"]
    assert carried(both, "met Northwind today.").kept_as == ""
