from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from peerdesk.export.looks import BULLET, ENTRY, TEXT, sheet_of
from peerdesk.export.typeset import Area, Block, break_lines

LINE = 10


def lines(text: str) -> list[str]:
    return break_lines(text, len, LINE)


def block(count: int) -> Block:
    made = Block("", TEXT, 100, heard)
    made.lines = [f"line {n}" for n in range(count)]
    made.height = count * TEXT.leading
    return made


def heard(block: Block, area: Area) -> None:
    """Nothing is drawn here."""


def test_lines_are_filled_first_to_last() -> None:
    assert lines("one two three fourth") == ["one two", "three", "fourth"]


def test_a_word_that_fits_exactly_stays_on_the_line() -> None:
    assert lines("aaaa bbbbb cc dddddd") == ["aaaa bbbbb", "cc dddddd"]


def test_a_long_word_is_cut_and_not_lost() -> None:
    assert lines("x" * 25) == ["x" * 10, "x" * 10, "x" * 5]


def test_a_long_word_is_parted_behind_its_hyphens_first() -> None:
    word = "Leutheusser-Schnarrenberger-Weiss"
    lines = break_lines(word, len, 18)
    assert lines == ["Leutheusser-", "Schnarrenberger-", "Weiss"]
    assert break_lines("aa-bb-cc-dd-ee-ff-gg-hh", len, 12) == ["aa-bb-cc-dd-", "ee-ff-gg-hh"]


def test_a_cut_leaves_marks_with_their_letter() -> None:
    assert all(not line.startswith("\u0301") for line in lines("xe\u0301" * 30))


def test_a_short_last_word_does_not_stand_alone() -> None:
    assert lines("a b cc dd ef") == ["a b cc", "dd ef"]


@given(st.text(alphabet="abc é-", max_size=300))
def test_breaking_keeps_every_character_and_the_width(text: str) -> None:
    text = " ".join(text.split())
    broken = lines(text)
    assert "".join(broken).replace(" ", "") == text.replace(" ", "")
    assert all(len(line) <= LINE for line in broken)


def test_a_block_splits_with_two_lines_or_more_on_either_side() -> None:
    parts = [[len(p.lines) for p in block(count).split(100, 4.5 * TEXT.leading)] for count in (5, 6, 9)]
    assert parts == [[3, 2], [4, 2], [4, 5]]


def test_three_lines_are_not_split() -> None:
    assert block(3).split(100, 2 * TEXT.leading) == []


def test_one_line_of_room_takes_nothing() -> None:
    assert block(9).split(100, 1.9 * TEXT.leading) == []


def test_the_mark_stands_before_the_words_and_the_figure_is_read_after_them() -> None:
    made = Block("word " * 200, BULLET, 100, heard, figure="2 April")
    first, rest = made.split(100, 10 * BULLET.leading)
    assert (first.mark, first.figure, first.continued) == ("•", "", False)
    assert (rest.mark, rest.figure, rest.continued) == ("", "2 April", True)


def test_a_text_with_a_figure_stays_whole_if_it_can() -> None:
    made = Block("word " * 60, ENTRY, 200, heard, figure="2 April")
    assert 3 < len(made.lines) <= 20
    assert made.split(200, 5 * ENTRY.leading) == []
    assert made.least_height() == made.height


def test_text_leaves_room_for_its_figure() -> None:
    alone, beside = (Block("word " * 30, ENTRY, 200, heard, figure=f) for f in ("", "12 April 2026"))
    assert len(beside.lines) > len(alone.lines)


def test_both_papers_have_the_same_column() -> None:
    a4, letter = sheet_of("a4", 0), sheet_of("letter", 0)
    assert a4.measure == letter.measure
    assert (round(a4.width), letter.width) == (595, 612)
