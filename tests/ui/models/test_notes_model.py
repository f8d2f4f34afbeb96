"""Notes as cards: the smallest change, and what is read aloud."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QModelIndex, Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from ui.models.notes_model import CARD_ROLE, NoteRow, NotesModel


def row(name: str, text: str = "") -> NoteRow:
    return NoteRow(name.encode(), text or name, f"Point: {text or name}")


def rows(names: str) -> list[NoteRow]:
    return [row(name) for name in names]


def changes(model: NotesModel) -> list[str]:
    """Each signal with the rows it names, as it comes."""
    heard: list[str] = []
    model.rowsInserted.connect(lambda _, first, last: heard.append(f"+{first}-{last}"))
    model.rowsRemoved.connect(lambda _, first, last: heard.append(f"-{first}-{last}"))
    model.dataChanged.connect(lambda first, last: heard.append(f"~{first.row()}-{last.row()}"))
    model.modelReset.connect(lambda: heard.append("reset"))
    return heard


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ("abc", "abc", []),
        ("abc", "abxc", ["+2-2"]),
        ("", "a", ["+0-0"]),
        ("abc", "ac", ["-1-1"]),
        ("a", "", ["-0-0"]),
        ("abc", "cba", ["reset"]),
        ("abc", "xyzw", ["reset"]),
    ],
)
def test_the_smallest_change_is_told(
    qtmodeltester: ModelTester, before: str, after: str, told: list[str]
) -> None:
    model = NotesModel()
    qtmodeltester.check(model, force_py=True)  # type: ignore[no-untyped-call]
    model.set_rows(rows(before))
    heard = changes(model)
    model.set_rows(rows(after))
    assert heard == told
    assert [r.key.decode() for r in model.rows()] == list(after)


def test_other_words_on_the_same_card_are_told_alone(qtbot: QtBot) -> None:
    model = NotesModel()
    model.set_rows([row("a"), row("b")])
    heard = changes(model)
    model.set_rows([row("a"), row("b", "other words")])
    assert heard == ["~1-1"]


def test_a_card_and_what_is_read_aloud(qtbot: QtBot) -> None:
    model = NotesModel()
    model.set_rows([row("a", "two ledgers")])
    index = model.index(0)
    assert model.data(index, CARD_ROLE) == "two ledgers"
    assert model.data(index, Qt.ItemDataRole.AccessibleTextRole) == "Point: two ledgers"
    assert not model.flags(index) & Qt.ItemFlag.ItemIsEditable


def test_odd_places_are_answered_plainly(qtbot: QtBot) -> None:
    model = NotesModel()
    model.set_rows([row("a")])
    assert model.rowCount(model.index(0)) == 0
    assert model.data(QModelIndex()) is None
    assert model.flags(QModelIndex()) == Qt.ItemFlag.NoItemFlags


def test_no_repr_shows_a_note() -> None:
    assert "ledgers" not in repr(row("a", "two ledgers"))
