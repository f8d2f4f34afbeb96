from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from PySide6.QtCore import QMimeData, QModelIndex, Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from peerdesk.domain.agenda import Item
from peerdesk.domain.turns import TurnRule
from tests.ui.models.watching import Watch
from ui.models.agenda_model import (
    MIME,
    ROW_ROLE,
    AgendaModel,
    AgendaRow,
    AgendaView,
    CellTyped,
    Column,
    MoveWanted,
)

STEPS = (
    Item(31, "State it", length_s=300),
    Item(32, "Share", per_person_s=120, turn_s=120, rule=TurnRule.I_LANGUAGE),
)
AGENDA = (
    Item(1, "Welcome", length_s=300, rule=TurnRule.CHAIR),
    Item(2, "Check-in", per_person_s=90, turn_s=90, rule=TurnRule.GO_ROUND),
    Item(3, "Hot seat", public_title="A case", lead_id=7, steps=STEPS),
    Item(4, "Break", kind="break", length_s=600),
)
VIEW = AgendaView(AGENDA, people=10, starts=dt.time(18), leads={7: "Joana"})


@pytest.fixture
def model() -> AgendaModel:
    """The agenda above, folded."""
    model = AgendaModel()
    model.show_agenda(VIEW)
    return model


def drawn(model: AgendaModel) -> list[str]:
    return [
        " | ".join(str(model.index(row, column).data()) for column in Column)
        for row in range(model.rowCount())
    ]


def changed(view: AgendaView, item_id: int, **fields: object) -> AgendaView:
    agenda = tuple(
        replace(item, **fields) if item.id == item_id else item  # type: ignore[arg-type]
        for item in view.agenda
    )
    return replace(view, agenda=agenda)


def test_the_agenda_reads_as_a_table(model: AgendaModel) -> None:
    assert drawn(model) == [
        "18:00 | Welcome | One speaker |  | you | 5",
        "18:05 | Check-in | Round | 90 s × 10 |  | 15",
        "18:20 | Hot seat | 2 steps | 2 min × 10 | Joana · public title set | 25",
        "18:45 | Break |  |  |  | 10",
    ]


def test_unfolding_inserts_the_steps_under_their_item(model: AgendaModel) -> None:
    watch = Watch(model)
    model.show_agenda(replace(VIEW, unfolded=frozenset({3})))
    assert drawn(model)[3:5] == [
        "18:20 | State it | Free |  |  | 5",
        "18:25 | Share | Round | 2 min × 10 |  | 20",
    ]
    assert watch.seen == ["insert 3-4", "change 2,1-2,2"]


def test_other_minutes_change_that_cell_and_the_starts_below(model: AgendaModel) -> None:
    watch = Watch(model)
    model.show_agenda(changed(VIEW, 1, length_s=600))
    assert drawn(model)[1].startswith("18:10")
    assert watch.seen == ["change 0,5-0,5", "change 1,0-3,0"]


def test_a_moved_item_is_one_move(model: AgendaModel) -> None:
    watch = Watch(model)
    model.show_agenda(replace(VIEW, agenda=(*AGENDA[1:], AGENDA[0])))
    assert watch.seen[0] == "move 0-0 to 4"
    assert all(told.startswith("change") for told in watch.seen[1:])


def test_an_unfolded_item_moves_with_its_steps(model: AgendaModel) -> None:
    model.show_agenda(replace(VIEW, unfolded=frozenset({3})))
    watch = Watch(model)
    model.show_agenda(
        replace(VIEW, agenda=(AGENDA[2], AGENDA[0], AGENDA[1], AGENDA[3]), unfolded=frozenset({3}))
    )
    assert watch.seen[0] in ("move 2-4 to 0", "move 0-1 to 5")


def test_without_a_start_rows_say_how_long_after(model: AgendaModel) -> None:
    model.show_agenda(replace(VIEW, starts=None))
    assert model.index(1, Column.START).data() == "+0:05"


def test_past_midnight_the_clock_goes_round(model: AgendaModel) -> None:
    model.show_agenda(replace(VIEW, starts=dt.time(23, 50)))
    assert model.index(2, Column.START).data() == "00:10"


def test_an_item_without_minutes_shows_a_dash(model: AgendaModel) -> None:
    model.show_agenda(AgendaView((Item(1, ""),)))
    assert drawn(model) == ["+0:00 | Untitled | Free |  |  | –"]


def editable(model: AgendaModel, row: int) -> list[str]:
    return [column.name for column in Column if model.index(row, column).flags() & Qt.ItemFlag.ItemIsEditable]


def test_what_the_steps_decide_is_not_edited_on_their_item(model: AgendaModel) -> None:
    assert editable(model, 0) == ["START", "ITEM", "TURNS", "PER_PERSON", "LEAD", "MINUTES"]
    assert editable(model, 2) == ["START", "ITEM", "LEAD"]


# Sections.

SECTIONED = replace(
    VIEW, agenda=tuple(replace(i, section=s) for i, s in zip(AGENDA, ("", "Work", "Work", ""), strict=True))
)


@pytest.fixture
def sectioned() -> AgendaModel:
    """Welcome, then "Work" with two items, then the break under no heading."""
    model = AgendaModel()
    model.show_agenda(SECTIONED)
    return model


def test_a_heading_stands_over_its_items_with_their_minutes(sectioned: AgendaModel) -> None:
    assert [line.split(" | ")[1] for line in drawn(sectioned)] == [
        "Welcome", "Work", "Check-in", "Hot seat", "No section", "Break",
    ]  # fmt: skip
    assert drawn(sectioned)[1] == " | Work |  |  |  | 40"
    assert (sectioned.place(-2), sectioned.place(2)) == (1, 2)


def test_of_a_heading_only_the_title_is_edited_and_it_is_not_dragged(
    sectioned: AgendaModel, qtbot: QtBot
) -> None:
    assert editable(sectioned, 1) == ["ITEM"]
    assert not sectioned.index(1, 1).flags() & Qt.ItemFlag.ItemIsDragEnabled
    with qtbot.waitSignal(sectioned.typed) as told:
        sectioned.setData(sectioned.index(1, Column.ITEM), "Play")
    assert told.args == [CellTyped(-2, Column.ITEM, "Play")]


@pytest.mark.parametrize(
    ("before", "told"),
    [
        (0, MoveWanted(4, 0, "")),
        (1, MoveWanted(4, 1, "")),
        (2, MoveWanted(4, 1, "Work")),
        (4, MoveWanted(4, 3, "Work")),
        (5, MoveWanted(4, 3, "")),
    ],
)
def test_a_row_comes_under_the_heading_it_is_dropped_behind(
    sectioned: AgendaModel, qtbot: QtBot, before: int, told: MoveWanted
) -> None:
    data = sectioned.mimeData([sectioned.index(sectioned.place(4), 0)])
    with qtbot.waitSignal(sectioned.dropped) as dropped:
        sectioned.dropMimeData(data, Qt.DropAction.MoveAction, before, 0, QModelIndex())
    assert dropped.args == [told]


def test_several_rows_are_dropped_together(model: AgendaModel, qtbot: QtBot) -> None:
    data = model.mimeData([model.index(row, column) for row in (2, 0) for column in (0, 1)])
    with qtbot.waitSignal(model.dropped) as dropped:
        model.dropMimeData(data, Qt.DropAction.MoveAction, 4, 0, QModelIndex())
    assert dropped.args == [MoveWanted(1, 2, None, (3,))]


# Pinned, protected, skipped, past the end.


def row(model: AgendaModel, item_id: int) -> AgendaRow:
    found = model.row_at(model.place(item_id))
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("pin", "start", "mark", "too_long"),
    [
        (dt.time(18, 12), "18:12", "8 min too long before 18:12", True),
        (dt.time(18, 30), "18:30", "10 min free before 18:30", False),
        (dt.time(18, 20), "18:20", "", False),
    ],
)
def test_a_pinned_row_says_what_does_not_fit_before_it(
    model: AgendaModel, pin: dt.time, start: str, mark: str, too_long: bool
) -> None:
    model.show_agenda(changed(VIEW, 3, starts=pin))
    case = row(model, 3)
    assert (case.cells[Column.START], case.mark, case.too_long, case.is_pinned) == (
        start, mark, too_long, True,
    )  # fmt: skip
    spoken = model.index(2, Column.ITEM).data(Qt.ItemDataRole.AccessibleTextRole)
    assert mark in spoken
    assert model.index(2, Column.START).data(Qt.ItemDataRole.EditRole) == start


def test_a_skipped_row_keeps_its_minutes_and_counts_nothing(model: AgendaModel) -> None:
    model.show_agenda(changed(replace(VIEW, unfolded=frozenset({3})), 3, skipped=True))
    assert drawn(model)[2:6] == [
        " | Hot seat | 2 steps | 2 min × 10 | Joana · public title set | 25",
        " | State it | Free |  |  | 5",
        " | Share | Round | 2 min × 10 |  | 20",
        "18:20 | Break |  |  |  | 10",
    ]
    assert all(row(model, item_id).skipped for item_id in (3, 31, 32))


def test_rows_past_the_slot_are_marked_and_say_so(model: AgendaModel) -> None:
    model.show_agenda(replace(VIEW, slot_s=45 * 60))
    assert [row(model, item_id).over for item_id in (1, 2, 3, 4)] == [False, False, False, True]
    spoken = model.index(3, Column.ITEM).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Item: Break, past the end of the meeting"


def test_several_leads_are_named_and_typed_alike(model: AgendaModel) -> None:
    leads = {7: "Joana", 8: "Ben"}
    model.show_agenda(changed(replace(VIEW, leads=leads), 3, more_leads=(8,), public_title=""))
    cell = model.index(2, Column.LEAD)
    assert (cell.data(), cell.data(Qt.ItemDataRole.EditRole)) == ("Joana, Ben", "Joana, Ben")
    model.show_agenda(changed(replace(VIEW, leads=leads), 1, more_leads=(8,)))
    cell = model.index(0, Column.LEAD)
    assert (cell.data(), cell.data(Qt.ItemDataRole.EditRole)) == ("you, Ben", "you, Ben")


def test_a_row_that_did_not_change_is_not_made_again(model: AgendaModel) -> None:
    before = [model.row_at(place) for place in range(4)]
    again = tuple(replace(item) for item in AGENDA)
    assert not model.show_agenda(replace(VIEW, agenda=again))
    assert [model.row_at(place) is row for place, row in enumerate(before)] == [True] * 4


def test_nothing_of_a_closed_meeting_is_edited(model: AgendaModel) -> None:
    watch = Watch(model)
    model.show_agenda(replace(VIEW, editable=False))
    assert editable(model, 0) == []
    assert watch.seen == ["change 0,0-3,5"]
    assert not model.setData(model.index(0, Column.ITEM), "Other")


def test_what_is_typed_is_told_and_not_kept(qtbot: QtBot, model: AgendaModel) -> None:
    with qtbot.waitSignal(model.typed) as told:
        assert model.setData(model.index(0, Column.MINUTES), "7")
    assert told.args == [CellTyped(1, Column.MINUTES, "7")]
    assert model.index(0, Column.MINUTES).data() == "5"


def test_cells_read_aloud_with_their_column(model: AgendaModel) -> None:
    role = Qt.ItemDataRole.AccessibleTextRole
    assert model.index(1, Column.ITEM).data(role) == "Item: Check-in"
    assert model.index(3, Column.LEAD).data(role) == "Lead: empty"


@pytest.mark.parametrize(
    ("dragged", "before", "told"),
    [
        (1, 4, MoveWanted(1, 3)),
        (4, 0, MoveWanted(4, 0)),
        (2, -1, MoveWanted(2, 3)),
    ],
)
def test_dropped_rows_tell_their_place(
    qtbot: QtBot, model: AgendaModel, dragged: int, before: int, told: MoveWanted
) -> None:
    data = model.mimeData([model.index(model.place(dragged), 0)])
    with qtbot.waitSignal(model.dropped) as dropped:
        assert not model.dropMimeData(data, Qt.DropAction.MoveAction, before, 0, QModelIndex())
    assert dropped.args == [told]


def test_a_step_dropped_elsewhere_stays_with_its_item(model: AgendaModel, qtbot: QtBot) -> None:
    model.show_agenda(replace(VIEW, unfolded=frozenset({3})))
    data = model.mimeData([model.index(model.place(31), 0)])
    with qtbot.waitSignal(model.dropped) as dropped:
        model.dropMimeData(data, Qt.DropAction.MoveAction, 6, 0, QModelIndex())
    assert dropped.args == [MoveWanted(31, 1)]


@pytest.mark.parametrize("words", [b"", b"999", b"x", "٣".encode()])
def test_a_strange_drop_is_nothing(model: AgendaModel, qtbot: QtBot, words: bytes) -> None:
    data = QMimeData()
    data.setData(MIME, words)
    with qtbot.assertNotEmitted(model.dropped):
        model.dropMimeData(data, Qt.DropAction.MoveAction, 0, 0, QModelIndex())


def test_a_drag_carries_no_words(model: AgendaModel) -> None:
    data = model.mimeData([model.index(2, Column.ITEM)])
    assert data.formats() == [MIME]
    assert not data.hasText()


def test_the_model_keeps_the_rules_of_models(qtmodeltester: ModelTester, model: AgendaModel) -> None:
    model.show_agenda(replace(VIEW, unfolded=frozenset({3})))
    qtmodeltester.check(model, force_py=True)  # type: ignore[no-untyped-call]


def test_odd_indexes_are_answered_plainly(model: AgendaModel) -> None:
    child = model.index(0, 0)
    assert model.rowCount(child) == 0
    assert model.columnCount(child) == 0
    assert model.data(QModelIndex()) is None
    assert model.headerData(9, Qt.Orientation.Horizontal) is None
    assert isinstance(child.data(ROW_ROLE), AgendaRow)
