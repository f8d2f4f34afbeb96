from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QAbstractItemModel, QModelIndex
from PySide6.QtTest import QAbstractItemModelTester

from tests.ui.models.watching import Watch
from ui.models.rail_model import RailModel, RailRow


def rows(text: str) -> list[RailRow]:
    """`a b1 c`: rows named by their letter, with a detail behind it."""
    return [RailRow(ord(word[0]), word[0], word[1:]) for word in text.split()]


def drawn(model: QAbstractItemModel) -> str:
    return " ".join(str(model.index(i, 0).data()) for i in range(model.rowCount(QModelIndex())))


@pytest.mark.parametrize(
    ("before", "after", "signals"),
    [
        ("", "a b c", ["insert 0-2"]),
        ("a b c", "", ["remove 0-2"]),
        ("a b c", "a b c", []),
        ("a b c", "a x b c", ["insert 1-1"]),
        ("a b c d", "a d", ["remove 1-2"]),
        ("a b c d", "d a b c", ["move 3-3 to 0"]),
        ("a b c d", "b c d a", ["move 0-0 to 4"]),
        ("a b c d e", "a d e b c", ["move 1-2 to 5"]),
        ("a b c", "a b! c", ["change 1,0-1,0"]),
        ("a b c d", "a! b! c d!", ["change 0,0-1,0", "change 3,0-3,0"]),
    ],
)
def test_the_smallest_signals(before: str, after: str, signals: list[str]) -> None:
    model = RailModel()
    model.show_rows(rows(before))
    watch = Watch(model)
    model.show_rows(rows(after))
    assert drawn(model) == " ".join(word[0] for word in after.split())
    assert watch.seen == signals


def some_rows() -> st.SearchStrategy[list[RailRow]]:
    unique = st.lists(st.integers(1, 12), unique=True, max_size=10)
    return unique.flatmap(
        lambda ids: st.tuples(*(st.sampled_from(["", "!"]) for _ in ids)).map(
            lambda details: [RailRow(i, str(i), d) for i, d in zip(ids, details, strict=True)]
        )
    )


@given(st.lists(some_rows(), max_size=4))
def test_any_rows_lead_to_any_others(steps: Sequence[list[RailRow]]) -> None:
    model = RailModel()
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    for new in steps:
        model.show_rows(new)
        assert [model.id_at(i) for i in range(model.rowCount())] == [row.id for row in new]
    del tester
