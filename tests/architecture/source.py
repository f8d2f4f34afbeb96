"""Reads the project's own source for the tests beside it, without running it."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True, slots=True)
class Source:
    """One file of Python: where it stands and what it says."""

    path: Path
    tree: ast.Module

    @property
    def module(self) -> str:
        """Its dotted name."""
        parts = self.path.relative_to(ROOT).with_suffix("").parts
        return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)

    def at(self, node: ast.AST) -> str:
        """A place for a reader: file and line."""
        return f"{self.path.relative_to(ROOT).as_posix()}:{getattr(node, 'lineno', 0)}"

    def calls(self) -> Iterator[tuple[str, ast.Call]]:
        """Every call with the last part of the name called."""
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Call):
                yield called(node), node


def called(call: ast.Call) -> str:
    """The last part of what is called: `tr` of `self.tr(…)`."""
    return last_name(call.func)


def last_name(node: ast.expr) -> str:
    """The last part of a dotted name; "" for anything else."""
    if isinstance(node, ast.Attribute):
        return node.attr
    return node.id if isinstance(node, ast.Name) else ""


def parse(text: str, module: str = "peerdesk.sample") -> Source:
    """Source that stands in no file, for the tests of the tests."""
    return Source(ROOT / f"{module.replace('.', '/')}.py", ast.parse(text))


@cache
def sources(*folders: str) -> tuple[Source, ...]:
    """Every file of Python below these folders of the project. Never empty."""
    paths = sorted(path for folder in folders for path in (ROOT / folder).rglob("*.py"))
    assert paths, folders
    return tuple(Source(path, ast.parse(path.read_text(encoding="utf-8"))) for path in paths)


def imports(source: Source, *, inside_functions: bool = True) -> Iterator[tuple[str, ast.stmt]]:
    """Every module imported, by its whole name; without those inside functions if so asked.

    What only a type checker reads does not count.
    """
    for node in _statements(source.tree, inside_functions):
        if isinstance(node, ast.Import):
            yield from ((alias.name, node) for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module, node
            yield from ((f"{node.module}.{alias.name}", node) for alias in node.names)


def _statements(node: ast.AST, inside_functions: bool) -> Iterator[ast.stmt]:
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.If) and last_name(child.test) == "TYPE_CHECKING":
            continue
        if isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef) and not inside_functions:
            continue
        if isinstance(child, ast.stmt):
            yield child
        yield from _statements(child, inside_functions)
