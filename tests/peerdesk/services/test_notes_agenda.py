from __future__ import annotations

import pytest

from peerdesk.deid import Roster
from peerdesk.domain.notes import NoteKind
from peerdesk.domain.outline import Outline, OutlineItem
from peerdesk.services.notes_agenda import in_order_of
from peerdesk.services.notes_paper import AgendaTitle, SourceItem, SourceNotes

NOBODY = Roster.from_members(())


def notes(*titles: str | None) -> SourceNotes:
    """Items of one note each, which says their title."""
    items = (
        SourceItem(AgendaTitle(t) if t else None, ((NoteKind.POINT, AgendaTitle(t or "-")),)) for t in titles
    )
    return SourceNotes(None, None, tuple(items), NOBODY)


def agenda(*titles: str) -> Outline:
    return Outline(tuple(OutlineItem(title, line=n) for n, title in enumerate(titles, start=1)))


def placed(found: SourceNotes) -> list[tuple[str, list[str]]]:
    """Each title with the texts under it."""
    return [(i.title.text if i.title else "", [text.text for _, text in i.notes]) for i in found.items]


def test_the_agenda_gives_titles_and_order_and_what_is_not_in_it_comes_last() -> None:
    found = in_order_of(notes(None, "tea", "Close", "OPENING!"), agenda("Opening", "Break", "Close"))
    assert placed(found) == [("Opening", ["OPENING!"]), ("Close", ["Close"]), ("", ["-"]), ("tea", ["tea"])]
    assert found.items[0].title == AgendaTitle("Opening", 1)


def test_notes_of_one_topic_under_two_headings_come_together() -> None:
    assert placed(in_order_of(notes("Hiring", "Tea", "Hiring update"), agenda("Hiring"))) == [
        ("Hiring", ["Hiring", "Hiring update"]), ("Tea", ["Tea"]),
    ]  # fmt: skip


def test_topics_inside_others_count() -> None:
    inner = Outline((OutlineItem("Reports", items=(OutlineItem("Hiring"),)), OutlineItem("Close")))
    assert placed(in_order_of(notes("Close", "Hiring"), inner)) == [
        ("Hiring", ["Hiring"]),
        ("Close", ["Close"]),
    ]


@pytest.mark.parametrize(
    ("heading", "meant"),
    [
        ("Iterator helpers for stage 4", "iterator helpers"),
        ("ESM phase imports", "Proposal ESM Phase Imports update"),
        ("Scrub", "Scrub of less active proposals"),
        ("Iterators", None),
        ("Source phase", None),
        ("Update", None),
    ],
)
def test_a_heading_means_the_only_topic_that_is_like_it(heading: str, meant: str | None) -> None:
    topics = agenda(
        "Proposal ESM Phase Imports update", "iterator helpers", "iterator sequencing",
        "Scrub of less active proposals", "Source phase imports, errors", "Source phase imports, layering",
    )  # fmt: skip
    assert placed(in_order_of(notes(heading), topics))[0][0] == (meant or heading)
