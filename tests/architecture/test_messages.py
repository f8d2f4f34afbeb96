"""Every sentence for the user is there, is used, and gets the values it asks for."""

from __future__ import annotations

import ast
import tomllib
from collections.abc import Iterator
from functools import cache
from string import Formatter

from tests.architecture.source import ROOT, Source, called, last_name, parse, sources

FILES = sorted((ROOT / "resources/messages").glob("*.toml"))


@cache
def sentences() -> dict[str, str]:
    found: dict[str, str] = {}
    for path in FILES:
        found.update(tomllib.loads(path.read_text(encoding="utf-8")))
    return found


@cache
def error_classes() -> frozenset[str]:
    """`UserError` and everything derived from it."""
    found = {"UserError"}
    classes = [n for s in sources("peerdesk", "ui") for n in ast.walk(s.tree) if isinstance(n, ast.ClassDef)]
    for _ in range(5):
        found |= {node.name for node in classes if found & {last_name(base) for base in node.bases}}
    return frozenset(found)


def raised(source: Source) -> Iterator[tuple[str, ast.Call]]:
    """Keys given to a `UserError`, both of a choice between two."""
    for name, call in source.calls():
        if name in error_classes() and call.args:
            yield from ((key, call) for key in constants(call.args[0]))


def constants(node: ast.expr) -> list[str]:
    return [n.value for n in ast.walk(node) if isinstance(n, ast.Constant) and isinstance(n.value, str)]


def asked_for(sentence: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(sentence) if name}


def given(call: ast.Call) -> set[str] | None:
    """Names of the values handed over; None when they are handed over as one mapping."""
    names = {keyword.arg for keyword in call.keywords}
    return None if None in names else {name for name in names if name}


def all_raised() -> list[tuple[str, ast.Call, Source]]:
    return [(key, call, source) for source in sources("peerdesk", "ui") for key, call in raised(source)]


def test_every_error_has_its_sentence() -> None:
    assert all_raised()
    assert (
        sorted({f"{source.at(call)} {key}" for key, call, source in all_raised() if key not in sentences()})
        == []
    )


def test_every_sentence_is_used() -> None:
    said = {key for source in sources("peerdesk", "ui") for key in _strings(source)}
    assert sorted(set(sentences()) - said) == []


def _strings(source: Source) -> Iterator[str]:
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value


def test_every_sentence_gets_its_values() -> None:
    wrong = [
        f"{source.at(call)} {key}"
        for key, call, source in all_raised()
        if key in sentences() and (names := given(call)) is not None and names != asked_for(sentences()[key])
    ]
    assert wrong == []


def test_no_key_stands_twice() -> None:
    keys = [key for path in FILES for key in tomllib.loads(path.read_text(encoding="utf-8"))]
    assert sorted({key for key in keys if keys.count(key) > 1}) == []


def test_a_sentence_ends_and_says_more_than_one_word() -> None:
    poor = [
        key for key, text in sentences().items() if len(text.split()) < 3 or text.rstrip()[-1] not in ".?!…”"
    ]
    assert poor == []


def test_a_missing_key_or_value_would_be_found() -> None:
    source = parse("raise UserError('no_such_key' if x else 'nor_this', name=1)")
    assert [key for key, _ in raised(source)] == ["no_such_key", "nor_this"]
    call = next(call for _, call in raised(source))
    assert given(call) == {"name"}
    assert called(call) == "UserError"
    assert asked_for("The file {name} has {count} lines.") == {"name", "count"}
