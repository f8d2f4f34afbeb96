from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from peerdesk.domain.minutes import Bullet, Entry, Heading, Paragraph, Slot
from peerdesk.export.check import text_differs
from peerdesk.export.markdown import escaped, plain, write_markdown
from peerdesk.export.words import one_line
from tests.peerdesk.export.trees import minutes


def test_the_whole_paper() -> None:
    lines = write_markdown(
        minutes(Heading("One"), Bullet("a"), Entry("b", "2 April"), Paragraph("c"))
    ).decode()
    head, _, rest = lines.partition("\n\n> When a meeting")
    assert head == "**TLP:GREEN**\n\nMinutes · draft\n\n# A circle\n\n19 March 2026 · 11 people took part"
    assert rest.endswith(
        "revealed.\n\n## One\n\n- a\n- b — 2 April\n\nc\n\n---\n\n"
        "Held under the Chatham House Rule\n\n**TLP:GREEN**\n"
    )


def test_an_agenda_is_a_list_of_times_titles_and_lengths() -> None:
    tree = minutes(Slot("18:00", "Welcome", "5 min"), Slot("", "Case", "20 min", "led by a member"))
    lines = write_markdown(tree).decode().split("\n")
    assert [plain(line) for line in lines if line.startswith("- ")] == [
        "- 18:00 Welcome — 5 min",
        "- Case — 20 min — led by a member",
    ]


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("a *b* _c_ `d`", r"a \*b\* \_c\_ \`d\`"),
        ("[x](http://y)", r"\[x\](http\://y)"),
        ("see https://e.org/a_b*c", r"see https\://e.org/a\_b\*c"),
        ("see WWW.e.org/a_b", r"see WWW\.e.org/a\_b"),
        ("<img> & &amp;", r"\<img\> \& \&amp;"),
        ("# no heading", r"\# no heading"),
        ("1. no list", r"1\. no list"),
        ("- no list", r"\- no list"),
        ("a\n\n# b\x00", "a # b"),
        ("3 - 2 = 1.", "3 - 2 = 1."),
    ],
)
def test_marks_of_markdown_are_escaped(text: str, written: str) -> None:
    assert escaped(text) == written


@given(st.text())
def test_escaping_reads_back_as_the_same_words(text: str) -> None:
    assert plain(escaped(text)) == one_line(text)


@given(st.lists(st.builds(Bullet, st.text(max_size=60)), min_size=1, max_size=6))
def test_the_file_has_all_words(bullets: list[Bullet]) -> None:
    tree = minutes(*bullets)
    assert not text_differs(tree, write_markdown(tree))


def test_half_a_character_is_told_by_its_code() -> None:
    assert "[U+D83D]" in write_markdown(minutes(Bullet("\ud83d"))).decode()


@pytest.mark.parametrize("text", ["C# and F #", "Heading ##", "#", "a#", "https://e.org/a_b*c?x=1&y=2"])
def test_a_heading_and_a_link_are_read_as_they_were_typed(text: str) -> None:
    for block in (Heading(text), Bullet(text)):
        written = write_markdown(minutes(block)).decode()
        tokens = MarkdownIt("commonmark").parse(written)
        read = ["".join(c.content for c in one.children or ()) for one in tokens if one.type == "inline"]
        assert text in read
