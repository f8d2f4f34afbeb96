"""Reads ready agendas from TOML."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import fields

from peerdesk.domain.errors import BadInput
from peerdesk.domain.formats import Format, FormatStep
from peerdesk.domain.notes import clean
from peerdesk.domain.rules import Attribution
from peerdesk.domain.turns import Switch, TurnRule
from peerdesk.resource_files import resource

STEP_KINDS = frozenset(
    {
        *(
            "social",
            "opening",
            "check_in",
            "announce",
            "review",
            "talk",
            "present",
            "clarify",
            "qa",
            "discuss",
        ),
        *("experience", "advice", "silent", "pairs", "fours", "tables", "consult", "fishbowl", "collect"),
        *("vote", "motion", "timebox_loop", "decide", "commit", "break", "meal", "feedback", "housekeeping"),
        "closing",
    }
)
"""What a step of an agenda can be."""

MOST_STEPS = 300
LONGEST_TITLE = 300
"""What a file may bring: as many rows and as long titles as an agenda holds."""

_MOST_MINUTES = 24 * 60
_STEP_KEYS = frozenset(f.name for f in fields(FormatStep))
_SWITCHES = frozenset(switch.value for switch in Switch)
_FORMAT_KEYS = frozenset(f.name for f in fields(Format)) - {"steps"}

Table = Mapping[str, object]


def builtin_formats() -> tuple[Format, ...]:
    """The formats that come with the program, in order of their file names."""
    paths = sorted(resource("formats").glob("*.toml"))
    return tuple(read_format(path.read_text(encoding="utf-8")) for path in paths)


def read_format_file(data: bytes) -> Format:
    """A format from the bytes of its file, UTF-8 with or without BOM. Raises BadInput as `read_format`."""
    try:
        return read_format(data.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise BadInput("intake_format_toml", where=f"line {line}") from error


def read_format(text: str) -> Format:
    """A format from the text of its file.

    Raises:
        BadInput: it is no TOML (with the line), or a value is missing or wrong (with the step).
    """
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise BadInput("intake_format_toml", where=_place(str(error))) from error
    except RecursionError as error:
        raise BadInput("intake_format_parts") from error
    head, steps = data.get("format"), data.get("step")
    if not isinstance(head, dict) or not isinstance(steps, list) or not 0 < len(steps) <= MOST_STEPS:
        raise BadInput("intake_format_parts")
    read = _Reader(head, "format", _FORMAT_KEYS)
    format_ = Format(
        key=read.text("key"),
        title=read.line("title"),
        nominal_people=read.number("nominal_people", 1, 1000),
        people_min=read.number("people_min", 1, 1000),
        people_max=read.number("people_max", 1, 1000),
        minutes=read.number("minutes", 1, _MOST_MINUTES),
        source=read.text("source"),
        provenance=read.choice("provenance", frozenset("SAD")),
        steps=tuple(_step(step, number) for number, step in enumerate(steps, start=1)),
    )
    if not format_.people_min <= format_.nominal_people <= format_.people_max:
        raise BadInput("intake_format_people", low=format_.people_min, high=format_.people_max)
    return format_


def _step(table: object, number: int) -> FormatStep:
    if not isinstance(table, dict):
        raise BadInput("intake_format_parts")
    read = _Reader(table, f"step {number}", _STEP_KEYS)
    fixed = "minutes" in table
    if fixed == ("base_s" in table or "per_person_s" in table):
        raise BadInput("intake_format_length", where=f"step {number}")
    extensions = table.get("extensions_min", [])
    if not isinstance(extensions, list) or not all(type(e) is int and 0 < e <= 60 for e in extensions):
        raise BadInput("intake_format_value", where=f"step {number}", name="extensions_min")
    switches = table.get("switches")
    known = isinstance(switches, list) and all(isinstance(s, str) and s in _SWITCHES for s in switches)
    if switches is not None and not known:
        raise BadInput("intake_format_value", where=f"step {number}", name="switches")
    return FormatStep(
        title=read.line("title"),
        kind=read.choice("kind", STEP_KINDS),
        turn=read.choice("turn", frozenset(TurnRule)) if "turn" in table else "none",
        turn_s=read.optional("turn_s", 1, _MOST_MINUTES * 60),
        minutes=read.optional("minutes", 1, _MOST_MINUTES),
        base_s=read.optional("base_s", 0, _MOST_MINUTES * 60),
        per_person_s=read.optional("per_person_s", 0, _MOST_MINUTES * 60),
        items=read.optional("items", 1, 1000),
        groups_of=read.optional("groups_of", 2, 1000),
        extensions_min=tuple(extensions),
        card=read.text("card") if "card" in table else "",
        attribution=read.choice("attribution", frozenset(Attribution)) if "attribution" in table else "",
        block=read.line("block") if "block" in table else "",
        switches=None if switches is None else tuple(switches),
    )


class _Reader:
    """Takes values of the expected kind out of one table and says where one is wrong."""

    def __init__(self, table: Table, where: str, known: frozenset[str]) -> None:
        self._table = table
        self._where = where
        for name in table:
            if name not in known:
                raise BadInput("intake_format_unknown", where=where, name=str(name))

    def text(self, name: str) -> str:
        """A text that is not empty."""
        value = self._table.get(name)
        if not isinstance(value, str) or not value.strip():
            raise self._wrong(name)
        return value.strip()

    def line(self, name: str) -> str:
        """A text in one line without control characters, as long as a title may be."""
        value = clean(self.text(name))
        if not value or len(value) > LONGEST_TITLE:
            raise self._wrong(name)
        return value

    def choice(self, name: str, known: frozenset[str]) -> str:
        """One of the known keys."""
        value = self.text(name)
        if value not in known:
            raise self._wrong(name)
        return str(value)

    def number(self, name: str, low: int, high: int) -> int:
        """A whole number in a range."""
        value = self._table.get(name)
        if type(value) is not int or not low <= value <= high:
            raise self._wrong(name)
        return value

    def optional(self, name: str, low: int, high: int) -> int | None:
        """A whole number in a range, or None where it is not there."""
        return self.number(name, low, high) if name in self._table else None

    def _wrong(self, name: str) -> BadInput:
        return BadInput("intake_format_value", where=self._where, name=name)


def _place(message: str) -> str:
    """The place out of the parser's message, without the words of the file."""
    start = message.rfind("(at ")
    return message[start + 4 :].rstrip(")") if start >= 0 else "line 1"
