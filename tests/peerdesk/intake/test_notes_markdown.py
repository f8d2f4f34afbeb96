from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from peerdesk.deid import find_names, replace_certain
from peerdesk.domain.errors import BadInput
from peerdesk.domain.members import Member
from peerdesk.domain.notes import NoteKind
from peerdesk.intake.members_csv import read_members
from peerdesk.intake.notes_markdown import NotesFile, NotesNote, read_notes

FILES = Path(__file__).parents[2] / "files"
SOURCE = (FILES / "notes.md").read_text(encoding="utf-8")
MEMBERS = read_members((FILES / "members.csv").read_bytes()).members


def read(text: str | bytes, members: tuple[Member, ...] = MEMBERS) -> NotesFile:
    return read_notes(text, members)


def notes(text: str) -> list[NotesNote]:
    return [note for item in read(text).items for note in item.notes]


def only(text: str) -> tuple[str, str]:
    (note,) = notes(text)
    return note.kind.value, note.text.text


def test_title_date_items_and_kinds_of_a_whole_file() -> None:
    file = read(SOURCE)
    assert file.title is not None
    assert (file.title.text, file.date) == ("Autumn round, 3rd November 2026", dt.date(2026, 11, 3))
    assert [item.title.text if item.title else None for item in file.items] == [None, "On call"]
    assert [len(item.notes) for item in file.items] == [2, 14]
    kinds = [note.kind for note in file.items[1].notes]
    assert kinds[:3] == [NoteKind.POINT, NoteKind.ACTION, NoteKind.DECISION]
    assert kinds[5] is NoteKind.QUESTION


def test_text_of_notes_is_free_of_marks_and_names_in_front() -> None:
    texts = [note.text.text for note in read(SOURCE).items[1].notes]
    assert texts[1] == "share the `on_call*.md` list with the group."
    assert texts[2] == "Ring the duty phone first; see 10:30 for details."
    assert texts[4] == "Ours asked Ben for two more people."
    assert texts[9:] == [
        "Parent point - nested point 1. numbered point",
        "Deeper",
        "A plain paragraph over two lines.",
        "tool ; price",
        "bell ; low",
    ]  # fmt: skip


def test_dropped_strangers_are_people_of_this_file() -> None:
    file = read(SOURCE)
    assert file.speakers == ("Petra", "XYZ")
    neutral, left = replace_certain("Third, and Petra agrees with XYZ.", file.roster)
    assert (neutral, left) == ("Third, and a participant agrees with a participant.", [])


@pytest.mark.parametrize(
    ("line", "kind", "text"),
    [
        ("- Ana: hello", "point", "hello"),
        ("- anali: hello", "point", "hello"),
        ("- Dora_(Tessel): hello", "point", "hello"),
        ("- **Ana:** hello", "point", "hello"),
        ("- Ana, Ben: hello", "point", "hello"),
        ("- ??: hello", "point", "hello"),
        ("- QX7: hello", "point", "hello"),
        ("- Q: hello", "point", "Q: hello"),
        ("- Name: hello", "point", "Name: hello"),
        ("- al: hello", "point", "al: hello"),
        ("- TOOLONG: hello", "point", "TOOLONG: hello"),
        ("- https://x.example/a: hello", "point", "https://x.example/a: hello"),
        ("- Ana: AL: hello", "point", "AL: hello"),
        ("- decision: go", "decision", "go"),
        ("- Action Item: go", "action", "go"),
        ("- Ana: ACTION: go", "action", "go"),
        ("- ACTION: Ana: go", "action", "go"),
        ("- ACTION Ana: go", "action", "go"),
        ("- Ana ACTION: go", "action", "go"),
        ("- [INSIGHT]: go", "insight", "go"),
        ("- RESOURCE: a book", "resource", "a book"),
        ("- parked: later", "parked", "later"),
        ("- Point: taken", "point", "taken"),
        ("- Action taken on time", "point", "Action taken on time"),
        ("- Decision to make: go", "point", "Decision to make: go"),
    ],
)
def test_names_and_kinds_in_front(line: str, kind: str, text: str) -> None:
    assert only(line) == (kind, text)


@pytest.mark.parametrize(
    ("line", "text"),
    [
        ("- `a *b* [c](d) &amp; \\*`", "`a *b* [c](d) &amp; \\*`"),
        ("- a [b *c*](https://x.example/(d)) e", "a b c e"),
        ("- ![chart](c.png) shown", "chart shown"),
        ("- <https://x.example/a_b_c> seen", "https://x.example/a_b_c seen"),
        ("- **bold**, *it*, _it_, ~~no~~", "bold, it, it, no"),
        ("- 2 * 3 * 4 and snake_case_name", "2 * 3 * 4 and snake_case_name"),
        ("- __proto__ stays, __this goes__", "__proto__ stays, this goes"),
        ("- a &lt;b&gt; &amp; &nosuch; c", "a <b> & &nosuch; c"),
        ("- Array<string> <b>x</b>", "Array<string> <b>x</b>"),
        ("- a <!-- hidden --> b", "a  b"),
        ("- \\*not it\\*", "*not it*"),
        ("- > quoted", "quoted"),
        ("> quoted\n> on", "quoted on"),
        ("- one\n  two\nthree", "one two three"),
        ("- one\n\n  two", "one two"),
        ("- [x] done", "done"),
        ("- 1. first", "1. first"),
        ("1. first", "1. first"),
        ("```py\nx = `y`\n```", "``x = `y```"),
        ("- tab\there \x07bell", "tab\there  bell"),
    ],
)
def test_marks_inside_a_line(line: str, text: str) -> None:
    assert only(line)[1] == text


@pytest.mark.parametrize(
    ("title", "day"),
    [
        ("Round 2026-11-03", (2026, 11, 3)),
        ("3 November 2026", (2026, 11, 3)),
        ("Tuesday, 3rd of Nov. 2026", (2026, 11, 3)),
        ("104th round | November 3rd, 2026", (2026, 11, 3)),
        ("3.11.2026", (2026, 11, 3)),
        ("3/11/2026", (2026, 11, 3)),
        ("11/23/2026", (2026, 11, 23)),
        ("20261103", (2026, 11, 3)),
    ],
)
def test_dates_in_usual_spellings(title: str, day: tuple[int, int, int]) -> None:
    assert read(f"# {title}\n").date == dt.date(*day)


def test_a_given_date_is_used_only_without_one_in_the_title() -> None:
    given_day = dt.date(2020, 1, 2)
    assert read_notes("# Round\n", (), date=given_day).date == given_day
    assert read_notes("# Round 2026-11-03\n", (), date=given_day).date == dt.date(2026, 11, 3)
    assert read_notes("# Round 99/99/2026\n", ()).date is None


@pytest.mark.parametrize(
    "word", ["two more", "details", "phone", "Deeper", "region", "numbered", "two lines", "low"]
)
def test_every_character_knows_its_place_in_the_file(word: str) -> None:
    note = next(n for item in read(SOURCE).items for n in item.notes if word in n.text.text or word in SOURCE)
    for item in read(SOURCE).items:
        for note in item.notes:
            at = note.text.text.find(word)
            if at >= 0:
                line, column = note.text.place(at)
                assert SOURCE.split("\n")[line - 1][column - 1 :].startswith(word)
                return
    pytest.fail(f"{word} is in no note")


@given(
    st.lists(
        st.sampled_from(
            [
                "- ",
                "\n",
                "word ",
                "**bold** ",
                "[text](u) ",
                "`co de` ",
                "## ",
                "Ana: ",
                "  ",
                "> ",
                "&amp;",
                "| a | b |\n",
            ]
        ),
        max_size=40,
    ).map("".join)
)
def test_no_word_is_lost_and_every_place_is_right(text: str) -> None:
    file = read(text)
    found = [t for item in file.items for t in (item.title, *(n.text for n in item.notes)) if t]
    whole = " ".join(t.text for t in found) + (file.title.text if file.title else "")
    for word in ("word", "bold", "text"):
        assert whole.count(word) == text.count(word)
    lines = text.split("\n")
    for source in found:
        for index, character in enumerate(source.text):
            line, column = source.place(index)
            if character.isalpha():
                assert lines[line - 1][column - 1] == character


def test_a_page_of_bytes_that_are_no_text_says_the_line() -> None:
    with pytest.raises(BadInput) as caught:
        read(b"# a\n- b\n- \xff\xfe\n")
    assert (caught.value.key, caught.value.values["line"]) == ("intake_notes_encoding", 3)


def test_a_megabyte_and_a_line_of_five_thousand_characters_come_in_whole() -> None:
    line = "- " + "long words " * 455
    file = read((line + "\n") * 210)
    assert sum(note.text.text.count("long words") for note in file.items[0].notes) == 455 * 210


def test_nobody_is_left_after_replacing_the_whole_file() -> None:
    file = read(SOURCE)
    texts = [n.text.text for item in file.items for n in item.notes]
    assert any(find_names(text, file.roster) for text in texts)
    assert not find_names("\n".join(replace_certain(text, file.roster)[0] for text in texts), file.roster)
