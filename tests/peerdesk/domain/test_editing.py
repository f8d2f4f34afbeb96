"""The order of a draft, joining and splitting, themes and key messages."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from peerdesk.domain import editing
from peerdesk.domain.errors import BadInput
from peerdesk.domain.notes import MAX_NOTE_CHARACTERS, NoteKind
from peerdesk.domain.release import MinutesLine


def line(number: int, text: str = "", **more: object) -> MinutesLine:
    return MinutesLine(bytes([number]) * 16, 7, NoteKind.POINT, text or f"Text {number}.", **more)  # type: ignore[arg-type]


FIVE = tuple(line(n) for n in (3, 1, 5, 2, 4))


def numbers(lines: tuple[MinutesLine, ...]) -> list[int]:
    return [one.key[0] for one in editing.in_order(lines)]


def key(number: int) -> bytes:
    return bytes([number]) * 16


def test_without_an_order_sentences_stand_by_kind_and_random_key() -> None:
    insight = MinutesLine(key(9), 7, NoteKind.INSIGHT, "x")
    order = numbers((*FIVE, insight))
    assert [n for n in order if n != 9] == [1, 2, 3, 4, 5]


def test_a_sentence_is_moved_and_stays_at_the_ends() -> None:
    lines = editing.moved(FIVE, key(3), 1)
    assert numbers(lines) == [1, 2, 4, 3, 5]
    assert numbers(editing.moved(lines, key(1), -1)) == [1, 2, 4, 3, 5]
    assert numbers(editing.moved(lines, key(1), 99)) == [2, 4, 3, 5, 1]


@pytest.mark.parametrize(("below", "order"), [(False, [1, 3, 2, 4, 5]), (True, [1, 2, 3, 4, 5])])
def test_a_sentence_is_put_beside_another_under_its_theme(below: bool, order: list[int]) -> None:
    ordered = editing.placed(editing.in_order(FIVE))
    lines = tuple(replace(one, theme="Costs") if one.key == key(2) else one for one in ordered)
    put = editing.beside(lines, key(3), key(2), below=below)
    assert numbers(put) == order
    assert next(one.theme for one in put if one.key == key(3)) == "Costs"


def test_a_sentence_is_not_put_into_another_list_and_onto_itself_changes_nothing() -> None:
    question = MinutesLine(key(9), 7, NoteKind.QUESTION, "Who pays?")
    with pytest.raises(BadInput, match="other_list"):
        editing.beside((*FIVE, question), key(3), key(9), below=True)
    assert editing.beside(FIVE, key(3), key(3), below=True) == FIVE


def test_what_was_dropped_is_passed_over() -> None:
    lines = (line(1), line(2, dropped=True), line(3))
    assert [n for n in numbers(editing.moved(lines, key(1), 1)) if n != 2] == [3, 1]


@given(st.lists(st.tuples(st.integers(1, 5), st.integers(-4, 4)), max_size=20))
def test_moving_loses_and_doubles_nothing_and_is_taken_back(moves: list[tuple[int, int]]) -> None:
    lines = FIVE
    for number, by in moves:
        before, lines = lines, editing.moved(lines, key(number), by)
        assert sorted(numbers(lines)) == [1, 2, 3, 4, 5]
        if abs(by) == 1 and numbers(lines) != numbers(before):
            assert numbers(editing.moved(lines, key(number), -by)) == numbers(before)


def test_two_become_one_with_a_stop_between() -> None:
    lines = editing.joined((line(1, "It was slow"), line(2, "It was dear.")), key(1), key(2))
    assert [one.text for one in lines] == ["It was slow. It was dear."]
    assert numbers(lines) == [1]


def test_what_was_joined_knows_the_notes_of_both_and_so_do_both_parts_of_one_that_was_split() -> None:
    lines = (line(1, "It was slow", origins=(key(11),)), line(2, "It was dear.", origins=(key(12),)))
    (both,) = editing.joined(lines, key(1), key(2))
    assert both.origins == (key(11), key(12))
    parts = editing.split((both,), key(1), 12, key(3))
    assert [one.origins for one in parts] == [(key(11), key(12))] * 2


def test_a_sentence_too_long_is_not_made() -> None:
    half = "x" * (MAX_NOTE_CHARACTERS // 2 + 1)
    with pytest.raises(BadInput, match="line_long"):
        editing.joined((line(1, half), line(2, half)), key(1), key(2))


def test_one_becomes_two_at_the_caret() -> None:
    lines = editing.split((line(1, "It was slow. it was dear.", is_key=True), line(2)), key(1), 12, key(8))
    ordered = editing.in_order(lines)
    assert [one.text for one in ordered] == ["It was slow.", "It was dear.", "Text 2."]
    assert [one.is_key for one in ordered] == [True, False, False]


def test_what_a_speaker_agreed_to_is_neither_half_nor_the_whole_of_two() -> None:
    one, two = (line(n, "Yes. No.", attributed="Ana", consent_day=dt.date(2026, 3, 20)) for n in (1, 2))
    halves = editing.split((one,), key(1), 4, key(8))
    both = editing.joined((one, two), key(1), key(2))
    assert [(one.attributed, one.consent_day) for one in (*halves, *both)] == [("", None)] * 3


def test_a_descriptor_holds_for_both_halves() -> None:
    halves = editing.split((line(1, "One. Two.", attributed="a CTO in retail"),), key(1), 4, key(8))
    assert [one.attributed for one in halves] == ["a CTO in retail"] * 2


@pytest.mark.parametrize("at", [0, 7])
def test_nothing_is_split_off_that_has_no_words(at: int) -> None:
    with pytest.raises(BadInput, match="line_empty"):
        editing.split((line(1, "It was."),), key(1), at, key(8))


def test_split_and_joined_again_is_the_same_text() -> None:
    whole = (line(1, "One thing. Another thing."),)
    assert editing.joined(editing.split(whole, key(1), 10, key(8)), key(1), key(8))[0].text == whole[0].text


def test_sentences_of_a_theme_stand_together() -> None:
    lines = editing.under_theme(FIVE, key(2), "Costs")
    lines = editing.under_theme(lines, key(5), "People")
    lines = editing.under_theme(lines, key(1), "Costs")
    assert numbers(lines) == [3, 4, 2, 1, 5]
    assert editing.themes(lines) == ("Costs", "People")
    assert numbers(editing.under_theme(lines, key(5), "")) == [3, 4, 5, 2, 1]


def test_moved_into_a_theme_a_sentence_belongs_to_it() -> None:
    lines = editing.under_theme((line(1), line(2)), key(2), "Costs")
    assert [one.theme for one in editing.moved(lines, key(1), 1)] == ["Costs", "Costs"]


def test_a_question_under_a_theme_moves_and_is_joined_among_what_stands_under_themes() -> None:
    question = MinutesLine(key(6), 7, NoteKind.QUESTION, "Who pays?")
    lines = editing.under_theme((*FIVE, question), key(4), "Costs")
    lines = editing.under_theme(lines, key(6), "Costs")
    assert numbers(editing.moved(lines, key(6), -1)) == [1, 2, 3, 5, 6, 4]
    assert editing.moved(editing.moved(lines, key(6), -9), key(6), 9) == lines
    assert editing.following(lines, key(4)) == key(6)


@pytest.mark.parametrize("kind", editing.KINDS_APART)
def test_what_stands_on_page_one_is_put_under_no_theme(kind: NoteKind) -> None:
    lines = (line(1), replace(line(2), kind=kind))
    with pytest.raises(BadInput, match="theme_apart"):
        editing.under_theme(lines, key(2), "Costs")
    assert editing.themes(editing.under_theme(lines, key(2), "")) == ()


def test_a_heading_has_an_end() -> None:
    with pytest.raises(BadInput, match="theme_long"):
        editing.under_theme(FIVE, key(1), "x" * (editing.LONGEST_THEME + 1))


def test_there_are_seven_key_messages_at_most() -> None:
    lines = editing.lifted(FIVE, key(1), is_key=True, others=6)
    assert [one.key[0] for one in lines if one.is_key] == [1]
    with pytest.raises(BadInput, match="key_messages_full"):
        editing.lifted(lines, key(2), is_key=True, others=6)
    assert not any(one.is_key for one in editing.lifted(lines, key(1), is_key=False, others=7))


def test_what_was_dropped_takes_no_place_among_the_key_messages() -> None:
    lines = (line(1, is_key=True, dropped=True), *(line(n, is_key=True) for n in range(2, 8)), line(8))
    assert editing.lifted(lines, key(8), is_key=True)[-1].is_key
    with pytest.raises(BadInput, match="key_messages_full"):
        editing.lifted(lines, key(8), is_key=True, others=1)


@pytest.mark.parametrize("kind", editing.KINDS_APART)
def test_what_has_a_list_on_page_one_is_no_key_message(kind: NoteKind) -> None:
    lines = (replace(line(1), kind=kind), line(2))
    with pytest.raises(BadInput, match="key_message_apart"):
        editing.lifted(lines, key(1), is_key=True)
    before = (replace(lines[0], is_key=True), lines[1])
    assert editing.lifted(before, key(1), is_key=False) == lines
    assert editing.lifted(before, key(2), is_key=True, others=6)[1].is_key


def test_a_sentence_that_is_gone_says_so() -> None:
    with pytest.raises(BadInput, match="line_gone"):
        editing.moved(FIVE, key(9), 1)


def test_a_sentence_moves_and_is_joined_within_the_list_in_which_it_is_read() -> None:
    decision = MinutesLine(key(2), 7, NoteKind.DECISION, "We meet again.")
    lines = editing.placed((line(1), decision, line(3), line(4, is_key=True)))
    assert [n for n in numbers(editing.moved(lines, key(1), 1)) if n in (1, 3)] == [3, 1]
    assert editing.following(lines, key(1)) == key(3)
    for last in (2, 3, 4):
        with pytest.raises(BadInput, match="nothing_follows"):
            editing.following(lines, key(last))


def test_the_sentence_under_another_theme_does_not_follow() -> None:
    lines = editing.placed((line(1), line(2, theme="Costs"), line(3)))
    assert editing.following(lines, key(1)) == key(3)


def test_sentences_of_two_steps_are_not_joined() -> None:
    """Names may stand in one of them and not in the other."""
    with pytest.raises(BadInput, match="other_step"):
        editing.joined((line(1), MinutesLine(key(2), 8, NoteKind.POINT, "Aside.")), key(1), key(2))


def test_sentences_of_two_speakers_are_not_joined() -> None:
    lines = (line(1, attributed="Ana"), line(2))
    with pytest.raises(BadInput, match="other_speaker"):
        editing.joined(lines, key(1), key(2))
