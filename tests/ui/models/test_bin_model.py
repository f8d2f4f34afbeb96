from __future__ import annotations

import datetime as dt
from dataclasses import replace

from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester

from peerdesk.domain.bin import BinKind
from peerdesk.services.bin import InBin
from tests.ui.models.watching import Watch
from ui.models.bin_model import BinColumn, BinModel

DAY, END = dt.date(2026, 3, 5), dt.date(2026, 4, 4)
CONTENTS = (
    InBin(1, BinKind.ITEM, "Round", "March", DAY, END),
    InBin(2, BinKind.MEETING, "April", "Harbour Circle", DAY, END),
    InBin(3, BinKind.GROUP, "Founders", "", DAY, END),
)


def test_what_rests_is_a_table_that_reads_aloud(qtmodeltester: ModelTester) -> None:
    model = BinModel()
    model.show_contents(CONTENTS)
    qtmodeltester.check(model, force_py=True)  # type: ignore[no-untyped-call]
    cells = [[str(model.index(row, column).data()) for column in BinColumn] for row in range(3)]
    assert [row[:3] for row in cells] == [
        ["Item", "Round", "March"],
        ["Meeting", "April", "Harbour Circle"],
        ["Group", "Founders", ""],
    ]
    read = Qt.ItemDataRole.AccessibleTextRole
    assert model.index(0, BinColumn.WHERE).data(read) == "Where it was: March"
    assert model.index(2, BinColumn.WHERE).data(read) == "Where it was: empty"


def test_what_was_put_back_leaves_its_row_alone() -> None:
    model = BinModel()
    model.show_contents(CONTENTS)
    watch = Watch(model)
    model.show_contents((CONTENTS[0], replace(CONTENTS[2], title="Founders again")))
    assert watch.seen == ["remove 1-1", "change 1,0-1,4"]
    assert [model.binned_at(row) for row in (0, 2)] == [CONTENTS[0], None]
