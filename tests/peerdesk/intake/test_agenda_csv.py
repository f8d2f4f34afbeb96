from __future__ import annotations

import pytest

from peerdesk.domain.errors import BadInput
from peerdesk.intake.agenda_csv import read_csv
from tests.peerdesk.intake.test_agenda_markdown import drawn


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_columns_are_known_by_their_headings_in_any_order(separator: str) -> None:
    rows = [["Who", "Timebox", "x", "Topic"], ["Ana", "5m", "1", "Welcome"], ["", "1:30", "2", "Round"]]
    text = "\n".join(separator.join(row) for row in rows)
    assert drawn(read_csv(text)) == ["Welcome | 5 | Ana", "Round | 90 | "]


def test_steps_sections_and_kinds() -> None:
    outline = read_csv(
        "section,item,step,minutes,kind\n"
        "Morning,Hot seat,,,present\n"
        "Morning,Hot seat,State it,5,present\n"
        ",,Share,1.5,experience\n"
        "Evening,Close,,10,closing\n"
    )
    assert drawn(outline) == [
        "Hot seat | None | ", "  State it | 5 | ", "  Share | 1.5 | ", "Close | 10 | ",
    ]  # fmt: skip
    assert [(item.section, item.kind) for item in outline.items] == [
        ("Morning", "present"),
        ("Evening", "closing"),
    ]


def test_starts_give_the_lengths_that_no_column_says() -> None:
    assert drawn(read_csv("time,topic\n18:00,Welcome\n18:05,Round\n19:00,Close\n")) == [
        "Welcome | 5 | ", "Round | 55 | ", "Close | None | ",
    ]  # fmt: skip


def test_a_column_called_time_may_hold_lengths() -> None:
    assert drawn(read_csv("topic,time\nWelcome,5\nRound,20 min\n")) == ["Welcome | 5 | ", "Round | 20 | "]


def test_without_headings_the_longest_texts_are_topics() -> None:
    assert drawn(read_csv("5,Welcome to all\n20,Round\n")) == ["Welcome to all | 5 | ", "Round | 20 | "]


def test_a_mark_that_made_a_cell_harmless_goes() -> None:
    assert drawn(read_csv("topic,minutes\n'=1+1,5\n'@home,\n'tis,\n''=x,\n")) == [
        "=1+1 | 5 | ", "@home | None | ", "'tis | None | ", "'=x | None | ",
    ]  # fmt: skip


def test_line_ends_quotes_and_a_line_for_a_spreadsheet() -> None:
    assert drawn(read_csv('sep=;\r\ntopic;minutes\r\n"A; B";5\r\n\r\n"two\nlines";10')) == [
        "A; B | 5 | ", "two lines | 10 | ",
    ]  # fmt: skip


def test_a_cell_that_cannot_be_read_is_told_with_its_line() -> None:
    with pytest.raises(BadInput) as told:
        read_csv('topic,minutes\nA,5\n"B" x,5\n')
    assert (told.value.key, told.value.values) == ("intake_agenda_row", {"line": 3})


def test_an_empty_table_has_no_topic() -> None:
    assert read_csv("topic,minutes\n,\n").items == ()
