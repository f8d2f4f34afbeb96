"""Sentences that may say the same."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from peerdesk.domain.notes import NoteKind
from peerdesk.domain.release import MinutesLine
from peerdesk.services.pairs import similar

TEXTS = (
    "The second month of a rollout tells more than the first one does",
    "A rollout tells more in its second month than in the first",
    "Fees rose faster than the volume did",
    "Contracts of one year keep the pressure on prices",
    "Two pilots at once confuse everybody",
    "The board asked for a weekly report and got a monthly one",
)


def lines(*texts: str, **more: object) -> list[MinutesLine]:
    return [
        MinutesLine(bytes([number]) * 16, 7, NoteKind.POINT, text, **more)  # type: ignore[arg-type]
        for number, text in enumerate(texts)
    ]


def places(found: list[MinutesLine]) -> list[tuple[int, int]]:
    return [(pair.first[0], pair.second[0]) for pair in similar(found)]


def test_the_same_in_other_words_is_a_pair() -> None:
    assert places(lines(*TEXTS)) == [(0, 1)]


def test_endings_make_no_difference() -> None:
    texts = (*TEXTS[2:], "Reducing budgets delayed hiring", "The reduced budget delays hires")
    assert places(lines(*texts)) == [(4, 5)]


def test_best_pairs_come_first() -> None:
    found = lines(*TEXTS, "Fees rose faster than the volume did", "The fees rose faster than all volume")
    assert places(found)[0] == (2, 6)
    alike = [pair.alike for pair in similar(found)]
    assert alike == sorted(alike, reverse=True)


def test_sentences_of_two_steps_kinds_or_speakers_and_dropped_ones_are_no_pair() -> None:
    one, two = lines(*TEXTS[:2])
    others = (
        MinutesLine(two.key, 8, two.kind, two.text),
        MinutesLine(two.key, 7, NoteKind.QUESTION, two.text),
        MinutesLine(two.key, 7, two.kind, two.text, attributed="Ana"),
        MinutesLine(two.key, 7, two.kind, two.text, dropped=True),
    )
    assert places([one, two]) == [(0, 1)]
    assert [places([one, other]) for other in others] == [[]] * 4


def test_a_topic_in_common_is_not_enough() -> None:
    assert places(lines("The audit of the bank is done", "The audit of the fees was dear")) == []


@given(st.lists(st.text(max_size=60), max_size=12))
def test_any_texts_can_be_compared(texts: list[str]) -> None:
    found = similar(lines(*texts))
    assert all(0 < pair.alike <= 1.000001 and pair.first < pair.second for pair in found)
