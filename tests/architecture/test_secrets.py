"""What was said, and by whom, does not slip out through a repr or a log line."""

from __future__ import annotations

import ast
from collections.abc import Iterator

import pytest

from tests.architecture.source import Source, called, last_name, parse, sources

SPOKEN = {
    "text", "texts", "words", "word", "sentence", "sentences", "body", "blocks", "typed", "draft",
    "half_typed", "title", "titles", "public_title", "public_titles", "group_title", "working_title", "card",
    "name", "names", "next_names", "nickname", "nicknames", "initials", "speaker", "owner", "owners",
    "people", "organisation", "organisations", "products", "domains", "role", "sector", "region", "email",
    "passphrase", "recovery_code", "password", "secret", "path", "folder", "before_text", "after_text",
    "original", "replacement", "surface", "found", "forms", "nicks", "persons",
}  # fmt: skip
"""Names of fields that may hold words said, names of people or firms, secrets, or places on the disk."""

PLAIN = {
    "int",
    "bool",
    "float",
    "None",
    "datetime",
    "date",
    "timedelta",
    "dt",
    "tuple",
    "frozenset",
    "NoteKind",
}

HARMLESS = {
    ("peerdesk.export.fonts", "Weight", "name"): "a file of a font",
    ("ui.actions", "PageAction", "text"): "the words of a menu entry",
    ("ui.presenters.run", "ClosingStep", "name"): "a step of closing",
    ("ui.stage.frame", "Clock", "word"): "one of our own words",
    ("ui.theme", "Colours", "card"): "a colour",
    ("ui.theme", "Tint", "text"): "a colour",
}
"""Fields so named that hold nothing of the kind, with the reason."""


def exposed(source: Source) -> Iterator[str]:
    """Fields of dataclasses that a repr would show and that may hold words or names."""
    for node in ast.walk(source.tree):
        if isinstance(node, ast.ClassDef) and _has_repr(node):
            for field in node.body:
                if isinstance(field, ast.AnnAssign) and _tells(field) and not _is_hidden(field.value):
                    name = last_name(field.target)
                    if (source.module, node.name, name) not in HARMLESS:
                        yield f"{source.at(field)} {node.name}.{name}"


def _has_repr(node: ast.ClassDef) -> bool:
    for decorator in node.decorator_list:
        call = decorator if isinstance(decorator, ast.Call) else None
        if (called(call) if call else last_name(decorator)) == "dataclass":
            return not _is_hidden(call)
    return False


def _is_hidden(value: ast.expr | None) -> bool:
    keywords = value.keywords if isinstance(value, ast.Call) else []
    return any(
        k.arg == "repr" and isinstance(k.value, ast.Constant) and k.value.value is False for k in keywords
    )


def _tells(field: ast.AnnAssign) -> bool:
    kinds = {
        last_name(node) for node in ast.walk(field.annotation) if isinstance(node, ast.Name | ast.Attribute)
    }
    return last_name(field.target) in SPOKEN and not kinds <= PLAIN


def test_no_repr_shows_what_was_said_or_by_whom() -> None:
    assert [found for source in sources("peerdesk", "ui") for found in exposed(source)] == []


def test_every_exception_to_it_exists() -> None:
    known = {
        (source.module, node.name, last_name(field.target))
        for source in sources("peerdesk", "ui")
        for node in ast.walk(source.tree)
        if isinstance(node, ast.ClassDef)
        for field in node.body
        if isinstance(field, ast.AnnAssign)
    }
    assert set(HARMLESS) <= known


@pytest.mark.parametrize(
    ("field", "shown"),
    [
        ("text: str", True),
        ("names: tuple[str, ...] = ()", True),
        ("text: str = field(repr=False)", False),
        ("names: int", False),
    ],
)
def test_an_exposed_field_would_be_found(field: str, shown: bool) -> None:
    assert bool(list(exposed(parse(f"@dataclass(frozen=True)\nclass Note:\n    {field}")))) is shown


OPEN_ROADS = {
    "basicConfig", "StreamHandler", "FileHandler", "print_exc", "print_exception", "print_tb", "format_exc",
    "format_exception",
}  # fmt: skip
"""Ways for an error's own text to get out that the one formatter of `peerdesk.logs` does not guard."""


def loose_logging(source: Source) -> Iterator[str]:
    """Log lines whose message is not written in the code, and ways round the one formatter."""
    for name, call in source.calls():
        by_logger = isinstance(call.func, ast.Attribute) and last_name(call.func.value) in LOGGERS
        if name in OPEN_ROADS or (by_logger and name in LEVELS and not _is_constant(call.args[:1])):
            yield source.at(call)


LOGGERS = {"log", "logger", "_log", "logging"}
LEVELS = {"debug", "info", "warning", "error", "critical", "exception"}


def _is_constant(arguments: list[ast.expr]) -> bool:
    return all(isinstance(argument, ast.Constant) for argument in arguments)


def test_every_log_line_goes_through_the_one_formatter() -> None:
    assert [found for source in sources("peerdesk", "ui") for found in loose_logging(source)] == []


@pytest.mark.parametrize(
    "line", ["traceback.print_exc()", "logging.basicConfig()", "log.info(text)", "log.info(f'{x}')"]
)
def test_a_loose_log_line_would_be_found(line: str) -> None:
    assert list(loose_logging(parse(line)))
