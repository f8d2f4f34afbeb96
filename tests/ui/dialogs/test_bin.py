"""The bin on the screen: what rests comes back or is erased; what a deletion erases is said before."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMessageBox, QPushButton, QWidget

from peerdesk.domain.agenda import Item
from peerdesk.services.context import new_id
from tests.ui.evening import GROUP_NAME, Evening
from ui.dialogs.bin_dialog import BinDialog
from ui.models.bin_model import BinColumn
from ui.presenters.bin import BinPresenter


@pytest.fixture
def dialog(evening: Evening) -> Iterator[BinDialog]:
    """An item and the meeting it was in rest; the item was deleted first, of another meeting."""
    planning, group = evening.services.planning, group_of(evening)
    for title in ("Autumn", "Winter"):
        meeting = planning.create(group, title, planning.plan(evening.meeting_id).meeting.day)
        item = planning.add_item(meeting.id, Item(new_id(), f"{title} talk", length_s=600))
        if title == "Autumn":
            planning.delete_items(meeting.id, [item.id])
        else:
            planning.delete_meeting(meeting.id)
    made = BinDialog(BinPresenter(evening.desk, evening.window), evening.window)
    made.show()
    yield made
    made.accept()


def group_of(evening: Evening) -> int:
    return evening.services.planning.plan(evening.meeting_id).group.id


def drawn(dialog: BinDialog) -> list[str]:
    """The table's cells, a row a line, without the days."""
    model = dialog.table.model()
    return [
        " | ".join(str(model.index(row, column).data()) for column in list(BinColumn)[:3])
        for row in range(model.rowCount())
    ]


def asked(widget: QWidget) -> QMessageBox:
    (box,) = (one for one in widget.findChildren(QMessageBox) if one.isVisible())
    return box


def press(box: QMessageBox, text: str) -> None:
    next(b for b in box.findChildren(QPushButton) if b.text().replace("&", "") == text).click()


def test_what_rests_stands_with_where_it_was_and_its_days(dialog: BinDialog) -> None:
    assert drawn(dialog) == ["Item | Autumn talk | Autumn", f"Meeting | Winter | {GROUP_NAME}"]
    days = [dialog.table.model().index(0, column).data() for column in (BinColumn.DELETED, BinColumn.ERASED)]
    assert all(days)
    assert days[0] != days[1]
    assert "Notes" in dialog.intro.text()


def test_put_back_takes_it_out_and_says_so(evening: Evening, dialog: BinDialog) -> None:
    dialog.table.selectRow(1)
    dialog.back.click()
    assert drawn(dialog) == ["Item | Autumn talk | Autumn"]
    assert dialog.said.text() == "“Winter” is back."
    meetings = evening.services.planning.meetings(group_of(evening))
    assert {"Autumn", "Winter"} <= {meeting.title for meeting in meetings}


def test_enter_puts_back_what_the_keyboard_is_on(dialog: BinDialog) -> None:
    QTest.keyClick(dialog.table, Qt.Key.Key_Return)
    assert drawn(dialog) == [f"Meeting | Winter | {GROUP_NAME}"]


def test_erase_now_asks_first(dialog: BinDialog) -> None:
    QTest.keyClick(dialog.table, Qt.Key.Key_Delete)
    press(asked(dialog), "Keep it")
    assert len(drawn(dialog)) == 2
    dialog.erase.click()
    press(asked(dialog), "Erase")
    assert drawn(dialog) == [f"Meeting | Winter | {GROUP_NAME}"]
    assert dialog.said.text() == "Erased."


def test_an_emptied_bin_has_nothing_to_press(evening: Evening, dialog: BinDialog) -> None:
    dialog.empty.click()
    press(asked(dialog), "Empty the bin")
    assert evening.services.bin.contents() == ()
    assert dialog.said.text() == "The bin is empty."
    assert [b.isEnabled() for b in (dialog.back, dialog.erase, dialog.empty)] == [False] * 3


def test_why_it_cannot_come_back_is_said(evening: Evening, dialog: BinDialog) -> None:
    evening.services.groups.delete(group_of(evening))
    dialog._presenter.load()
    row = next(row for row, text in enumerate(drawn(dialog)) if text.startswith("Meeting"))
    dialog.table.selectRow(row)
    dialog.back.click()
    assert dialog.said.text() == "Its group rests in the bin, too. Put the group back first."
    assert len(drawn(dialog)) == 3


def test_the_menu_opens_it_without_any_group(evening: Evening) -> None:
    evening.services.groups.delete(group_of(evening))
    evening.desk.go("prepare")
    spec = next(s for s, _ in evening.window.actions_.shown() if s.id == "bin")
    assert spec.enabled is None or spec.enabled()
    spec.run()
    (dialog,) = evening.window.findChildren(BinDialog)
    assert drawn(dialog) == [f"Group | {GROUP_NAME} | "]
    dialog.accept()


@pytest.mark.parametrize("action", ["group_delete", "meeting_delete"])
def test_what_a_deletion_erases_for_good_is_said_before(evening: Evening, action: str) -> None:
    evening.desk.go("prepare", meeting_id=evening.meeting_id)
    next(s for s, _ in evening.window.actions_.shown() if s.id == action).run()
    box = asked(evening.window)
    told = box.informativeText()
    assert "rest in the bin for 30 days" in told
    assert all(word in told for word in ("otes, promises, minutes", "private notes", "for good"))
    press(box, "Delete")
    assert len(evening.services.bin.contents()) == 1
