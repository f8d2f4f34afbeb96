"""Reads a drive script and finds everything wrong with it before anything is written."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from peerdesk.domain.errors import BadInput, WrongCall
from peerdesk.resource_files import resource

Values = Mapping[str, Any]

_MAX_BYTES = 200_000_000

SCHEMA = resource("drive", "script.schema.json")
"""What a script may hold, as JSON Schema."""


@dataclass(frozen=True, slots=True)
class Step:
    """One step. number: from 1. values: what stands beside `do` and `token`."""

    number: int
    do: str
    token: str
    values: Values = field(repr=False)


@dataclass(frozen=True, slots=True)
class Script:
    """A script that can be played.

    home: the vault's folder where the environment names none. digest: tells this script from another one.
    """

    source: Path = field(repr=False)
    home: str
    test: bool
    members: str = field(repr=False)
    steps: tuple[Step, ...] = field(repr=False)
    digest: str = ""

    def beside(self, path: str) -> Path:
        """A path of the script; relative ones are of its folder."""
        return self.source.absolute().parent / path


def read_script(path: Path, items_of_format: Callable[[str], int]) -> Script:
    """A script from its file. items_of_format: how many items a built-in agenda has, 0 for an unknown key.

    Raises BadInput when it cannot be read as JSON, WrongCall for anything that cannot be played.
    """
    data = _bytes(path)
    try:
        plain = json.loads(data)
    except (ValueError, RecursionError) as error:
        line = getattr(error, "lineno", 1)
        raise BadInput("drive_not_json", line=line) from error
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    head = (
        {name: value for name, value in plain.items() if name != "steps"}
        if isinstance(plain, dict)
        else plain
    )
    if wrong := next(_wrong(head, {**schema, "required": []}, ""), None):
        raise WrongCall("drive_wrong", where=wrong)
    if not isinstance(plain.get("steps"), list):
        raise WrongCall("drive_wrong", where="steps")
    steps = tuple(_step(number, one, schema["$defs"]) for number, one in enumerate(plain["steps"], start=1))
    _check_tokens(steps)
    _check_order(steps, items_of_format)
    vault = plain.get("vault", {})
    return Script(
        path,
        vault.get("home", ""),
        vault.get("test", False),
        plain.get("members", ""),
        steps,
        hashlib.sha256(data).hexdigest(),
    )


def _bytes(path: Path) -> bytes:
    try:
        if path.stat().st_size > _MAX_BYTES:
            raise BadInput("file_large", limit=_MAX_BYTES // 1_000_000)
        return path.read_bytes()
    except OSError as error:
        raise BadInput("file_unreadable") from error


def _step(number: int, plain: object, known: Mapping[str, Any]) -> Step:
    if wrong := next(_wrong(plain, known["step"], ""), None):
        raise WrongCall("drive_step_wrong", step=number, where=wrong)
    assert isinstance(plain, dict)
    values = {name: value for name, value in plain.items() if name not in ("do", "token")}
    of_kind = {"type": "object", "additionalProperties": False, **known[plain["do"]]}
    if wrong := next(_wrong(values, of_kind, ""), None):
        raise WrongCall("drive_step_wrong", step=number, where=wrong)
    return Step(number, plain["do"], plain.get("token", str(number)), values)


# The part of JSON Schema that the schema of scripts uses.

_TYPES: Mapping[str, Callable[[object], bool]] = {
    "object": lambda v: isinstance(v, dict),
    "array": lambda v: isinstance(v, list),
    "string": lambda v: isinstance(v, str),
    "boolean": lambda v: isinstance(v, bool),
    "integer": lambda v: isinstance(v, int) and not isinstance(v, bool),
    "number": lambda v: isinstance(v, int | float) and not isinstance(v, bool),
    "null": lambda v: v is None,
}


def _wrong(value: object, schema: Mapping[str, Any], where: str) -> Iterator[str]:
    """The places, as `who` or `vault.home`, at which a value is not as its schema says."""
    types = schema.get("type", [])
    types = [types] if isinstance(types, str) else types
    if types and not any(_TYPES[name](value) for name in types):
        yield where or "do"
        return
    if "enum" in schema and value not in schema["enum"]:
        yield where
    if isinstance(value, str) and not _is_text(value, schema):
        yield where
    if isinstance(value, int | float) and not schema.get("minimum", value) <= value <= schema.get(
        "maximum", value
    ):
        yield where
    if isinstance(value, list):
        for place, one in enumerate(value, start=1):
            yield from _wrong(one, schema.get("items", {}), f"{where} {place}".strip())
    if isinstance(value, dict):
        yield from _wrong_fields(value, schema, where)


def _wrong_fields(value: Mapping[str, object], schema: Mapping[str, Any], where: str) -> Iterator[str]:
    known = schema.get("properties", {})
    prefix = f"{where}." if where else ""
    yield from (prefix + name for name in schema.get("required", ()) if name not in value)
    for name, one in value.items():
        if name in known:
            yield from _wrong(one, known[name], prefix + name)
        elif schema.get("additionalProperties") is False:
            yield prefix + name


def _is_text(value: str, schema: Mapping[str, Any]) -> bool:
    if not schema.get("minLength", 0) <= len(value) <= schema.get("maxLength", len(value)):
        return False
    if value and not value.strip() and schema.get("minLength"):
        return False
    try:
        if schema.get("format") == "date":
            dt.date.fromisoformat(value)
        elif schema.get("format") == "time":
            dt.time.fromisoformat(value)
    except ValueError:
        return False
    return True


def _check_tokens(steps: tuple[Step, ...]) -> None:
    seen: set[str] = set()
    for step in steps:
        if step.token in seen or step.token != step.token.strip() or len(step.token.splitlines()) > 1:
            raise WrongCall("drive_token", step=step.number)
        seen.add(step.token)


def _check_order(steps: tuple[Step, ...], items_of_format: Callable[[str], int]) -> None:
    """Every step must have what it works on: a group, a meeting, an item, a note."""
    order = _Order(items_of_format)
    for step in steps:
        order.take(step)


class _Order:
    """How far a script would have come."""

    def __init__(self, items_of_format: Callable[[str], int]) -> None:
        self._items_of_format = items_of_format
        self._phase = ""
        self._items = 0
        self._notes: set[str] = set()

    def take(self, step: Step) -> None:
        """One more step. Raises WrongCall when it cannot be played at this place."""
        needed = _PHASES.get(step.do)
        if needed is not None and self._phase not in needed:
            raise WrongCall("drive_step_early", step=step.number, do=step.do)
        if step.do in ("edit", "withdraw") and step.values["note"] not in self._notes:
            raise WrongCall("drive_step_early", step=step.number, do=step.do)
        named = [step.values[name] for name in ("item", "in") if name in step.values]
        named += [step.values["to"]] if step.do == "move" else []
        if any(number > self._items for number in named) or (step.do == "start" and not self._items):
            raise WrongCall("drive_no_item", step=step.number)
        self._go_on(step)

    def _go_on(self, step: Step) -> None:
        self._phase = _AFTER.get(step.do, self._phase)
        if step.do == "release" and "objections_until" not in step.values:
            self._phase = "released"
        if step.do == "meeting":
            self._notes.clear()
            self._items = self._items_of_format(step.values["format"]) if "format" in step.values else 0
            if "format" in step.values and not self._items:
                raise WrongCall("drive_step_wrong", step=step.number, where="format")
        elif step.do == "note":
            self._notes.add(step.token)
        elif step.do == "item" and "in" not in step.values:
            self._items += 1


_PHASES: Mapping[str, tuple[str, ...]] = {
    "group": ("",),
    "meeting": ("group", "closed", "released"),
    "item": ("planned", "running"),
    "move": ("planned", "running"),
    "start": ("planned", "running"),
    "release": ("closed",),
    "export": ("closed", "released"),
    "withdraw": ("closed", "released"),
} | dict.fromkeys(
    ("next", "back", "floor", "hand", "pass", "pen", "note", "edit", "strike", "close"), ("running",)
)
"""How far a meeting must have come for a step; `clock` may stand anywhere."""

_AFTER = {"group": "group", "meeting": "planned", "start": "running", "close": "closed"}
