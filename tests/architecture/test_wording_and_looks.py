"""Words can be translated, and colours and sizes come from the theme."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

import pytest

from tests.architecture.source import ROOT, Source, last_name, parse, sources

TEXT_AT = {"tr": 0, "translate": 1, "QT_TRANSLATE_NOOP": 1, "QT_TR_NOOP": 0}
"""Which argument of what translates is the text."""
COLOUR = re.compile(r"(?<![\w&])#(?:[0-9a-fA-F]{8}|[0-9a-fA-F]{6}|[0-9a-fA-F]{3})\b|\brgba?\(|\bhsla?\(")
PIXELS = re.compile(r"\d\s*px\b")
SIZES = {
    "setPixelSize", "setFixedWidth", "setFixedHeight", "setFixedSize", "setMinimumWidth", "setMinimumHeight",
    "setMaximumWidth", "setMaximumHeight",
}  # fmt: skip
LARGEST_PLAIN_PX = 2
"""A hairline may be a number."""


def moving_words(source: Source) -> Iterator[str]:
    """Texts handed to the translator that it will never find: built while running."""
    for name, call in source.calls():
        if name in TEXT_AT and any(_is_built(argument) for argument in call.args[: TEXT_AT[name] + 1]):
            yield source.at(call)


def _is_built(node: ast.expr) -> bool:
    return isinstance(node, ast.JoinedStr | ast.Call) or (
        isinstance(node, ast.BinOp)
        and isinstance(node.op, ast.Add | ast.Mod)
        and not isinstance(node.left, ast.Name)
    )


def test_the_translator_gets_whole_texts() -> None:
    assert [found for source in sources("ui") for found in moving_words(source)] == []


@pytest.mark.parametrize("line", ["self.tr(f'{n} left')", "self.tr('{} left'.format(n))", "self.tr('a' + b)"])
def test_a_text_built_while_running_would_be_found(line: str) -> None:
    assert list(moving_words(parse(line)))


def own_looks(source: Source) -> Iterator[str]:
    """Colours and pixels written into code."""
    documentation = set(_docstrings(source.tree))
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and node not in documentation:
            if COLOUR.search(node.value) or PIXELS.search(node.value):
                yield source.at(node)
        elif (
            isinstance(node, ast.Attribute)
            and last_name(node.value) == "GlobalColor"
            and node.attr != "transparent"
        ):
            yield source.at(node)
    for name, call in source.calls():
        numbers = [a.value for a in call.args if isinstance(a, ast.Constant) and isinstance(a.value, int)]
        if (name == "QColor" and numbers) or (name in SIZES and any(n > LARGEST_PLAIN_PX for n in numbers)):
            yield source.at(call)


def _docstrings(tree: ast.Module) -> Iterator[ast.Constant]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            yield node.value


def test_colours_and_sizes_come_from_the_theme() -> None:
    assert [found for source in sources("ui") for found in own_looks(source)] == []


@pytest.mark.parametrize(
    "line",
    [
        "x = '#0F766E'",
        "x = 'margin: 4px'",
        "x = QColor(1, 2, 3)",
        "x = Qt.GlobalColor.red",
        "w.setFixedWidth(120)",
    ],
)
def test_a_colour_or_size_of_its_own_would_be_found(line: str) -> None:
    assert list(own_looks(parse(line, "ui.sample")))


def test_the_sheet_takes_its_colours_from_the_theme() -> None:
    sheet = (ROOT / "resources/style.qss").read_text(encoding="utf-8")
    assert "$ink" in sheet
    assert COLOUR.findall(re.sub(r"/\*.*?\*/", "", sheet, flags=re.DOTALL)) == []
