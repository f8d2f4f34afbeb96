"""Reads the rows of a table as topics, by what its columns are called or hold."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from peerdesk.deid.folding import words_of as folded_words
from peerdesk.domain.outline import OutlineItem
from peerdesk.intake.agenda_words import Words, clocks_in, length_in, seconds_known, words_of
from peerdesk.intake.format_toml import STEP_KINDS


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell: its text and where its links go to."""

    text: str = field(repr=False)
    links: tuple[str, ...] = field(default=(), repr=False)


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table and its line in the file, from 1."""

    line: int
    cells: tuple[Cell, ...]

    def text(self, column: int | None) -> str:
        """What stands in a column; "" in a row that is too short, or without such a column."""
        return self.cells[column].text if column is not None and column < len(self.cells) else ""


_TITLES = (
    "topic", "topics", "title", "titles", "agenda_item", "agenda_items", "subject", "item", "items",
    "activity", "session", "what", "agenda", "thema", "themen", "titel", "tagesordnungspunkt", "top",
    "punkt", "sujet", "titre", "objet", "name", "description",
)  # fmt: skip
_COLUMNS = {
    "step": "step steps subitem sub_item subtopic sub_topic",
    "minutes": "timebox time_box minutes minute mins min duration length dauer minuten duree time_min",
    "time": "time when zeit uhrzeit heure horaire",
    "start": "start starts begin begins from beginn anfang debut start_time",
    "end": "end ends until to ende bis fin end_time",
    "lead": "presenter presenters lead leads leader who owner owners speaker speakers facilitator by host "
    "responsible led_by referent wer qui person",
    "section": "section block part abschnitt teil",
    "kind": "kind type art",
}
_CALLED = {name: key for key, names in _COLUMNS.items() for name in names.split()}
_KNOWN_CLOCK = re.compile(r"\d{1,2}(?:[:h]\d{2}|\s*[ap]\.?m)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Columns:
    """Which column is what; None: there is none."""

    title: int
    step: int | None = None
    minutes: int | None = None
    start: int | None = None
    end: int | None = None
    lead: int | None = None
    section: int | None = None
    kind: int | None = None


def columns_of(headings: Sequence[str], rows: Sequence[Row]) -> Columns | None:
    """What the columns are by their headings; None when nothing says which of them are topics.

    Where none is called like topics but one like lengths, it is the one with the longest texts.
    """
    names = ["_".join(folded_words(heading)) for heading in headings]
    found: dict[str, int] = {}
    for column, name in enumerate(names):
        if key := _CALLED.get(name):
            found.setdefault(key, column)
    time = found.pop("time", None)
    if time is not None:
        is_clock = any(_KNOWN_CLOCK.search(row.text(time)) for row in rows)
        found.setdefault("start" if is_clock else "minutes", time)
    titles = [names.index(name) for name in _TITLES if name in names]
    title = next((c for c in titles if not all(row.text(c).strip(".").isdecimal() for row in rows)), None)
    if title is None and titles:
        title = titles[0]
    if title is None and found.keys() & {"minutes", "start", "lead"}:
        title = _longest(set(range(len(names))) - set(found.values()), rows)
    return None if title is None else Columns(title, **found)


def columns_guessed(rows: Sequence[Row]) -> Columns | None:
    """What the columns of a table without headings are: times, lengths, and the longest texts are topics."""
    width = max((len(row.cells) for row in rows), default=0)
    start, minutes, rest = None, None, []
    for column in range(width):
        texts = [text for row in rows if (text := row.text(column))]
        if start is None and texts and all(_KNOWN_CLOCK.match(t) and clocks_in(t)[0] for t in texts):
            start = column
        elif minutes is None and texts and all(length_in(t) is not None for t in texts):
            minutes = column
        else:
            rest.append(column)
    title = _longest(set(rest), rows)
    return None if title is None else Columns(title, minutes=minutes, start=start)


def _longest(columns: set[int], rows: Sequence[Row]) -> int | None:
    lengths = {c: sum(len(row.text(c)) for row in rows) for c in sorted(columns)}
    best = max(lengths, key=lambda c: lengths[c], default=None)
    return best if best is not None and lengths[best] else None


def topics_in(rows: Sequence[Row], columns: Columns) -> tuple[OutlineItem, ...]:
    """The topics of the rows; rows of a step go inside the topic before. Rows without a title are none."""
    read = [(row, _words(row, columns)) for row in rows]
    read = [(row, words) for row, words in read if words.title]
    said = columns.minutes is not None
    lengths = (w.length_s for _, w in read) if said else seconds_known([words for _, words in read])
    items: list[OutlineItem] = []
    for (row, words), length_s in zip(read, lengths, strict=True):
        item = OutlineItem(
            words.title,
            length_s,
            words.lead,
            section=row.text(columns.section),
            links=tuple(dict.fromkeys(link for cell in row.cells for link in cell.links)),
            kind=_kind(row.text(columns.kind)),
            line=row.line,
        )
        if row.text(columns.step) and not _opens(row, columns, items):
            items[-1] = replace(items[-1], items=(*items[-1].items, replace(item, section="")))
        elif row.text(columns.step) and row.text(columns.title):
            whole = OutlineItem(row.text(columns.title), section=item.section, line=row.line)
            items.append(replace(whole, items=(replace(item, section=""),)))
        else:
            items.append(item)
    return tuple(items)


def _kind(cell: str) -> str:
    key = "_".join(folded_words(cell))
    return key if key in STEP_KINDS else ""


def _opens(row: Row, columns: Columns, items: Sequence[OutlineItem]) -> bool:
    """Whether the row of a step begins another topic."""
    title = row.text(columns.title)
    return not items or bool(title and title != items[-1].title)


def _words(row: Row, columns: Columns) -> Words:
    written = row.text(columns.step) or row.text(columns.title)
    words = words_of(written)
    length_s = length_in(row.text(columns.minutes))
    starts, ends = clocks_in(row.text(columns.start))
    return Words(
        words.title,
        words.length_s if length_s is None else length_s,
        row.text(columns.lead) or words.lead,
        starts or words.starts,
        clocks_in(row.text(columns.end))[0] or ends or words.ends,
    )
