from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.modeltest import ModelTester

from peerdesk.domain.agenda import Item
from ui.models.import_model import ImportColumn, ImportModel, import_rows

AGENDA = (
    Item(1, "Welcome", length_s=0, section="Arriving"),
    Item(2, "Round", section="Arriving", steps=(Item(3, "Turns", length_s=600),)),
    Item(4, "Close"),
)


def test_the_model_keeps_the_rules(qapp: QApplication, qtmodeltester: ModelTester) -> None:
    model = ImportModel(import_rows(AGENDA, {1: "Ana"}))
    qtmodeltester.check(model, force_py=True)  # type: ignore[no-untyped-call]


def test_a_heading_stands_once_over_its_items_and_says_no_minutes() -> None:
    model = ImportModel(import_rows(AGENDA, {}))
    shown = [(row.title, model.index(at, ImportColumn.MINUTES).data()) for at, row in enumerate(model.rows)]
    assert shown == [("Arriving", ""), ("Welcome", "0"), ("Round", "10"), ("Turns", "10"), ("Close", "–")]


def test_a_screen_reader_hears_the_column_and_no_indent() -> None:
    model = ImportModel(import_rows(AGENDA, {}))
    assert model.index(3, 0).data(Qt.ItemDataRole.AccessibleTextRole) == "Item: Turns"
