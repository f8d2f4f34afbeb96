from __future__ import annotations

import pytest

from peerdesk.domain.errors import BadInput
from peerdesk.intake.agenda_file import MAX_CHARACTERS, MAX_TOPICS, read_agenda
from peerdesk.intake.agenda_text import MOST_DEEP, read_text
from tests.peerdesk.intake.test_agenda_markdown import drawn


def test_indented_lines_stand_inside() -> None:
    text = "Welcome 5m\nHot seat\n    State it – 5 min\n\tShare: 10 min\n        aside\nClose\n"
    assert drawn(read_text(text)) == [
        "Welcome | 5 | ", "Hot seat | None | ", "  State it | 5 | ", "  Share | 10 | ", "    aside | None | ",
        "Close | None | ",
    ]  # fmt: skip


def test_numbers_and_bullets_go_and_numbers_with_parts_stand_inside() -> None:
    assert drawn(read_text("1. One (5m)\n1.1 Inside\n1.2. Too\n2) Two\na) Three\n• Four\n")) == [
        "One | 5 | ", "  Inside | None | ", "  Too | None | ", "Two | None | ",
        "Three | None | ", "Four | None | ",
    ]  # fmt: skip


def test_a_title_a_section_and_times_of_day() -> None:
    outline = read_text(
        "Agenda of 5 March 2026\n\nMorning:\n09:00 Welcome\n9:15 Round\n12:00 End\n\nLater:\nTea\n"
    )
    assert drawn(outline) == ["Welcome | 15 | ", "Round | 165 | ", "End | None | ", "Tea | None | "]
    assert [item.section for item in outline.items] == ["Morning", "Morning", "Morning", "Later"]
    assert outline.left_out == ("Agenda of 5 March 2026",)


def test_a_stair_of_lines_has_a_last_step() -> None:
    stair = read_text("\n".join(" " * depth + "x" for depth in range(1500)))
    assert max(line.count("  ") for line in drawn(stair)) == MOST_DEEP - 1


def test_midnight_lies_between() -> None:
    assert drawn(read_text("23:30 Round\n0:15 Close\n")) == ["Round | 45 | ", "Close | None | "]


@pytest.mark.parametrize(
    ("text", "suffix", "found"),
    [
        ("- A (5m)\n", ".md", ["A | 5 | "]),
        ("A 5m\nB\n", ".md", ["A | 5 | ", "B | None | "]),
        ("topic,minutes\nA,5\n", ".csv", ["A | 5 | "]),
        ("topic\tminutes\nA\t5\n", "", ["A | 5 | "]),
        ("# A\n- B (5m)\n", "", ["B | 5 | "]),
        ("A, with B (5m)\n", "", ["A, with B | 5 | "]),
        ("\ufeffA\x00 5m\n", ".TXT", ["A | 5 | "]),
    ],
)
def test_a_file_is_read_as_what_it_is(text: str, suffix: str, found: list[str]) -> None:
    assert drawn(read_agenda(text.encode(), suffix)) == found
    assert drawn(read_agenda(text, suffix)) == found


@pytest.mark.parametrize(
    ("data", "key"),
    [
        (b"", "intake_agenda_empty"),
        (b"\n \n", "intake_agenda_empty"),
        (b"A\n\xff\n", "intake_agenda_encoding"),
        (b"x" * (MAX_CHARACTERS + 1), "intake_agenda_large"),
        (b"x\n" * (MAX_TOPICS + 1), "intake_agenda_many"),
    ],
)
def test_what_is_no_agenda_is_a_sentence(data: bytes, key: str) -> None:
    with pytest.raises(BadInput) as told:
        read_agenda(data, ".txt")
    assert told.value.key == key
