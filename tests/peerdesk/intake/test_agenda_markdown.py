from __future__ import annotations

from pathlib import Path

import pytest

from peerdesk.domain.outline import Outline, OutlineItem, walk
from peerdesk.intake.agenda_markdown import read_markdown

SOURCE = (Path(__file__).parents[2] / "files" / "agenda.md").read_text(encoding="utf-8")
FILE = read_markdown(SOURCE)


def drawn(outline: Outline) -> list[str]:
    """Each topic on a line, indented: title | minutes | lead."""

    def lines(items: tuple[OutlineItem, ...], depth: int) -> list[str]:
        found = []
        for item in items:
            found.append("  " * depth + f"{item.title} | {item.minutes} | {item.lead}")
            found += lines(item.items, depth + 1)
        return found

    return lines(outline.items, 0)


def test_a_whole_file_comes_in_with_every_topic_and_timebox() -> None:
    assert drawn(FILE) == [
        "Opening and roll call | None | Chair",
        "  Our rule | None | ",
        "  Reminder of the list | None | Ana Lind",
        "  Shared notes | None | ",
        "Find somebody to take notes | None | ",
        "Treasurer's report | 15 | Ben Oduya",
        "Reports | None | ",
        "  Hiring update | 5 | Cho Min",
        "    what the new form changed | 30 | Dag de Vries",
        "  Offices update | 15 | ",
        "  Budget update | 10 | Ana Lind",
        "Working groups | None | ",
        "  WG3: Security | 5 | ",
        "    WG3 lead | 5 | Ben Oduya",
        "Short (≤30m) discussions | None | ",
        "  Buy or build | 20 | Cho Min",
        "  Night duty (without weekends) for all | 5 | Ana Lind and Dag de Vries",
        "Left from last time | None | ",
        "Proposals | None | ",
        "  Shared on-call | 15 | Ben Oduya",
        "Choosing what to do next (on the last day) | 15 | ",
        "Close | None | ",
    ]
    assert FILE.total_s == 140 * 60
    assert FILE.without_length == 11


def test_what_is_under_a_heading_of_constraints_is_no_topic_and_is_told() -> None:
    assert FILE.left_out == ("Schedule constraints",)


def test_links_go_with_their_topic_and_only_those_that_lead_anywhere() -> None:
    links = {item.title: item.links for item in walk(FILE.items) if item.links}
    assert links["Shared notes"] == ("https://example.org/notes",)
    assert links["Hiring update"] == ("https://example.org/h", "https://example.org/s")
    assert links["Shared on-call"] == ("https://example.org/p", "https://example.org/c")
    assert "Treasurer's report" not in links


def test_a_topic_knows_its_line() -> None:
    lines = SOURCE.splitlines()
    for item in walk(FILE.items):
        assert item.title.split()[0] in lines[item.line - 1].replace("&le;", "≤").replace("`", "")


def test_headings_are_sections_and_a_rule_ends_the_last() -> None:
    text = "# March\n## Morning\n- Welcome (5m)\n### Talks\n1. One\n\n## Agenda\n* Two\n"
    text += "## Evening\n- X\n\n---\n\n- Y\n"
    assert [(item.title, item.section) for item in read_markdown(text).items] == [
        ("Welcome", "Morning"), ("One", "Talks"), ("Two", ""), ("X", "Evening"), ("Y", ""),
    ]  # fmt: skip


def test_a_heading_with_a_length_is_a_topic_with_its_list_inside() -> None:
    text = "# March\n\n## Welcome (5m, Ana)\n- hello\n### Round – 10 min\n- who\n## Break\n- tea (15m)\n"
    outline = read_markdown(text)
    assert drawn(outline) == [
        "Welcome | 5 | Ana", "  hello | None | ", "  Round | 10 | ", "    who | None | ", "tea | 15 | ",
    ]  # fmt: skip
    assert outline.items[1].section == "Break"


def test_headings_alone_are_topics() -> None:
    assert drawn(read_markdown("# March\n\n## Welcome\n\nHello.\n\n## Round\n")) == [
        "Welcome | None | ", "Round | None | ",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("- [ ] Welcome (5m)", "Welcome | 5 | "),
        ("- **Welcome** (5m)", "Welcome | 5 | "),
        ("- ~~Welcome~~ 5m", "Welcome | 5 | "),
        ("- Welcome\n  all of you (5m)", "Welcome all of you | 5 | "),
        ("- Welcome (5m)\n\n  Say hello (10m).", "Welcome | 5 | "),
        ("> - Welcome (5m)", "Welcome | 5 | "),
        ("- Welcome<!-- 10m --> (5m)", "Welcome | 5 | "),
        ("- [](https://example.org) Welcome", "Welcome | None | "),
        ("- ([Welcome](https://example.org))", "Welcome | None | "),
        ("- https://example.org/a", "https://example.org/a | None | "),
    ],
)
def test_a_point(line: str, found: str) -> None:
    assert drawn(read_markdown(line)) == [found]


@pytest.mark.parametrize(
    "text", ["", "Only words.\n", "<!-- - Welcome (5m) -->", "```\n- Welcome\n```", "***"]
)
def test_what_has_no_topic_gives_none(text: str) -> None:
    assert read_markdown(text) == Outline()


def test_times_of_day_in_front_give_lengths() -> None:
    text = "- 18:00 Welcome\n- 18:10 Round\n- 19:40–20:00 Close\n"
    assert drawn(read_markdown(text)) == ["Welcome | 10 | ", "Round | 90 | ", "Close | 20 | "]


def test_a_table_of_people_is_no_agenda() -> None:
    text = "| firm | city |\n|---|---|\n| Umbra | Bonn |\n\n| item | minutes |\n|---|---|\n| Round | 20 |\n"
    assert drawn(read_markdown(text)) == ["Round | 20 | "]
