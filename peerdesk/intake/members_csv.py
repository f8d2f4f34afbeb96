"""Reads the people of a group from a table."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from peerdesk.deid.folding import words_of
from peerdesk.deid.words import NO_ORGANISATION
from peerdesk.domain.errors import BadInput
from peerdesk.domain.members import Member
from peerdesk.intake.decoding import decoded

MAX_PEOPLE = 50_000
"""Most people read at once. Chosen: ten times the largest association seen."""

_MAX_CELL = 2_000
_EVERY = 200
_COLUMNS = {
    "name": "name",
    "nicknames": "nicknames",
    "nickname": "nicknames",
    "organization": "organisations",
    "organisation": "organisations",
    "company": "organisations",
    "products": "products",
    "product": "products",
    "role": "role",
    "sector": "sector",
    "region": "region",
    "email": "email",
    "e-mail": "email",
}
_BRACKETS = re.compile(r"[(\[]([^)\]]*)[)\]]")

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class MembersFile:
    """What a table of people held.

    ignored_columns: headings that mean nothing here. merged: lines that told of one person and became one.
    namesakes: lines of people with one name and different addresses, who stay apart.
    """

    members: tuple[Member, ...] = field(repr=False)
    ignored_columns: tuple[str, ...] = ()
    merged: tuple[tuple[int, ...], ...] = ()
    namesakes: tuple[tuple[int, ...], ...] = ()


def read_members(data: bytes, *, progress: Progress | None = None) -> MembersFile:
    """The people of a `members.csv`, in the order of the file, with id 0 and group 0.

    Chosen: two lines with one name are one person, unless both have an address and the addresses differ.
    progress: called with lines done and lines in all.

    Raises:
        BadInput: it is no text, has no column of names, or a line cannot be read; with the line.
    """
    text = decoded(data, "intake_csv_encoding")
    if not text.strip():
        raise BadInput("intake_csv_empty")
    rows = _rows(text)
    _, heading = next(rows)
    columns = [_COLUMNS.get(cell.casefold()) for cell in heading]
    if "name" not in columns:
        raise BadInput("intake_csv_no_name", columns=", ".join(filter(None, heading))[:200])
    ignored = tuple(cell for cell, key in zip(heading, columns, strict=True) if cell and key is None)
    found = _Found()
    total = text.count("\n") + 1
    for count, (line, cells) in enumerate(rows, start=1):
        found.add(line, _member(line, columns, cells))
        if count > MAX_PEOPLE:
            raise BadInput("intake_csv_many", limit=MAX_PEOPLE)
        if progress and count % _EVERY == 0:
            progress(min(line, total), total)
    if progress:
        progress(total, total)
    return MembersFile(tuple(found.members), ignored, found.merged(), found.namesakes())


def _rows(text: str) -> Iterator[tuple[int, list[str]]]:
    """Each line that holds something: its number and its cells."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    first = next(line for line in text.split("\n") if line.strip())
    separator = ","
    if match := re.fullmatch(r"\"?sep=([,;\t|])\"?", first.strip(" ")):
        separator = match[1]
    else:
        plain = re.sub(r"\"[^\"]*\"", "", first)
        separator = max(",;\t", key=plain.count)
    reader = csv.reader(
        io.StringIO(text, newline=""), delimiter=separator, strict=True, skipinitialspace=True
    )
    line, skip = 1, match is not None
    while True:
        try:
            cells = [_cell(cell, line) for cell in next(reader)]
        except StopIteration:
            return
        except csv.Error as error:
            raise BadInput("intake_csv_row", line=line) from error
        if any(cells) and not skip:
            yield line, cells
        skip = skip and not any(cells)
        line = reader.line_num + 1


def _cell(cell: str, line: int) -> str:
    if len(cell) > _MAX_CELL:
        raise BadInput("intake_csv_long", line=line, limit=_MAX_CELL)
    return " ".join(cell.split())


def _member(line: int, columns: Sequence[str | None], cells: Sequence[str]) -> Member:
    values: dict[str, str] = {}
    for key, cell in zip(columns, cells, strict=False):
        if key and cell:
            values[key] = f"{values[key]}; {cell}" if key in values else cell
    name = values.get("name", "")
    if not name:
        raise BadInput("intake_csv_nameless", line=line)
    nicknames = _several(values.get("nicknames", ""))
    return Member(
        id=0,
        group_id=0,
        name=name,
        nicknames=nicknames,
        organisations=_organisations(values.get("organisations", ""), (name, *nicknames)),
        products=tuple(p for p in _several(values.get("products", "")) if not _is_none(p)),
        role=values.get("role", ""),
        sector=values.get("sector", ""),
        region=values.get("region", ""),
        email=values.get("email", ""),
    )


def _several(cell: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(part for piece in cell.split(";") if (part := piece.strip())))


def _organisations(cell: str, called: Sequence[str]) -> tuple[str, ...]:
    """The forms of a cell, and what stands in brackets there, in the name or in a nickname."""
    parts: list[str] = []
    for form in _several(cell):
        parts += [_BRACKETS.sub(" ", form), *_BRACKETS.findall(form)]
    for text in called:
        parts += [part.replace("_", " ") for part in _BRACKETS.findall(text)]
    clean = (" ".join(part.split()) for part in parts)
    return tuple(dict.fromkeys(part for part in clean if not _is_none(part)))


def _is_none(text: str) -> bool:
    return " ".join(words_of(text)) in NO_ORGANISATION


class _Found:
    """People so far, with lines of the same name brought together."""

    def __init__(self) -> None:
        self.members: list[Member] = []
        self._lines: list[list[int]] = []
        self._by_name: dict[tuple[str, ...], list[int]] = {}

    def add(self, line: int, member: Member) -> None:
        """Takes one more line."""
        same = self._by_name.setdefault(words_of(member.name) or (member.name,), [])
        for index in same:
            old = self.members[index]
            if not old.email or not member.email or old.email.casefold() == member.email.casefold():
                self.members[index] = _union(old, member)
                self._lines[index].append(line)
                return
        same.append(len(self.members))
        self.members.append(member)
        self._lines.append([line])

    def merged(self) -> tuple[tuple[int, ...], ...]:
        """Lines that became one person."""
        return tuple(tuple(lines) for lines in self._lines if len(lines) > 1)

    def namesakes(self) -> tuple[tuple[int, ...], ...]:
        """First lines of different people with one name."""
        groups = (group for group in self._by_name.values() if len(group) > 1)
        return tuple(tuple(self._lines[index][0] for index in group) for group in groups)


def _union(old: Member, new: Member) -> Member:
    return replace(
        old,
        nicknames=tuple(dict.fromkeys((*old.nicknames, *new.nicknames))),
        organisations=tuple(dict.fromkeys((*old.organisations, *new.organisations))),
        products=tuple(dict.fromkeys((*old.products, *new.products))),
        role=old.role or new.role,
        sector=old.sector or new.sector,
        region=old.region or new.region,
        email=old.email or new.email,
    )
