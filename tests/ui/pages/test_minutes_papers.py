"""The other papers on the Minutes page: choosing, locking, giving, and what the room may see."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QMessageBox
from pytestqt.qtbot import QtBot

from peerdesk.domain.agenda import Item
from peerdesk.domain.sheets import Sheet, Sort
from tests.peerdesk.services.evening import MEETING, evening, note, promise, settled
from tests.ui.evening import Evening
from tests.ui.fakes import FakeDesk
from tests.ui.late import LateStore, late
from tests.ui.minutes_kit import APRIL, minutes_desk, with_april
from tests.ui.pages.test_minutes import Shown
from tests.ui.presenters.test_printing import printer_to
from ui.dialogs.lock_paper import LockDialog
from ui.pages import minutes as module
from ui.presenters.exporting import CheckState
from ui.presenters.minutes import MinutesPresenter
from ui.presenters.papers import Case

CASE = Item(200, "Case of Chiara", "Nights", lead_id=3)
NOTES = settled(note(1, 200, "Two nights off helped."))


@pytest.fixture
def shown(qtbot: QtBot) -> Shown:
    return Shown(qtbot, evening([Item(100, "Talk"), CASE], NOTES, [promise(1, "Send it")]))


def offered(shown: Shown) -> list[str]:
    box = shown.page.rail.chooser.box
    return [box.itemText(n) for n in range(box.count())]


def pick(shown: Shown, text: str) -> None:
    box = shown.page.rail.chooser.box
    index = offered(shown).index(text)
    box.setCurrentIndex(index)
    box.activated.emit(index)


def title(shown: Shown) -> str:
    assert shown.presenter.draft is not None
    return shown.presenter.draft.minutes.kicker


def lock(shown: Shown) -> LockDialog:
    shown.page.export(".pdf")
    (dialog,) = shown.page.findChildren(LockDialog)
    return dialog


def test_only_papers_that_there_are_are_offered(shown: Shown, qtbot: QtBot) -> None:
    assert offered(shown) == ["Minutes", "Members’ sheet", "Presenter’s paper: Nights"]
    assert shown.page.rail.chooser.box.accessibleName() == "Paper shown"


def test_with_the_minutes_alone_there_is_nothing_to_choose(qtbot: QtBot) -> None:
    from peerdesk.domain.rules import Attribution

    alone = Shown(qtbot, evening(notes=NOTES, attribution=Attribution.OFF_RECORD))
    assert not alone.page.rail.chooser.isVisible()


def test_what_is_chosen_is_what_the_pages_show(shown: Shown) -> None:
    pick(shown, "Members’ sheet")
    assert title(shown) == "Members’ sheet"
    assert shown.presenter.written is not None
    assert shown.page.paper.edition == shown.presenter.edition


def test_the_key_goes_round_the_papers(shown: Shown) -> None:
    (go_on,) = (one for one in shown.page.actions_wanted() if one.id == "minutes.next_paper")
    seen = []
    for _ in range(3):
        go_on.run()
        seen.append(title(shown))
    assert seen == ["Members’ sheet", "For the presenter", "Minutes · draft"]


def test_the_file_is_the_paper_that_is_shown(
    shown: Shown, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    names: list[str] = []

    def ask(parent: object, name: str, *_: object) -> Path:
        names.append(name)
        return tmp_path / name

    monkeypatch.setattr(module, "ask_target", ask)
    pick(shown, "Members’ sheet")
    shown.page.export(".md")
    assert names == ["members-sheet-2026-03-19.md"]
    assert "Ana Silva" in (tmp_path / names[0]).read_text(encoding="utf-8")
    assert shown.desk.said[-1].text == "Written and read back: its words are those shown here."


def test_a_case_leaves_locked_with_the_password_typed_twice(
    shown: Shown, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "ask_target", lambda *_: tmp_path / "case.pdf")
    pick(shown, "Presenter’s paper: Nights")
    assert not shown.page.rail.word_button.isEnabled()
    dialog = lock(shown)
    for field in (dialog.password, dialog.again):
        QTest.keyClicks(field, "a quiet lamp")
    dialog.ok.click()
    with pikepdf.open(BytesIO((tmp_path / "case.pdf").read_bytes()), password="a quiet lamp") as pdf:
        assert len(pdf.pages) == 1
    assert [choice.text for choice in shown.desk.said[-1].choices] == ["Given and erased…"]


def look_at_the_room(shown: Shown, *, room: bool) -> None:
    shown.presenter.papers.in_room = lambda: room
    shown.presenter.papers.look()
    shown.page.set_room_view(room)


def test_a_password_locks_no_other_paper_than_the_one_it_was_asked_for(
    shown: Shown, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "ask_target", lambda *_: tmp_path / "case.pdf")
    pick(shown, "Presenter’s paper: Nights")
    dialog = lock(shown)
    for room in (True, False):
        look_at_the_room(shown, room=room)
    assert not shown.presenter.papers.is_case
    for field in (dialog.password, dialog.again):
        QTest.keyClicks(field, "a quiet lamp")
    dialog.ok.click()
    assert list(tmp_path.iterdir()) == []
    assert shown.desk.said[-1].text.startswith("The paper has changed meanwhile.")


def test_the_minutes_are_never_locked(shown: Shown, tmp_path: Path) -> None:
    shown.presenter.exporting.start(tmp_path / "minutes.pdf", "a quiet lamp")
    assert list(tmp_path.iterdir()) == []
    assert shown.desk.said[-1].text.startswith("The paper has changed meanwhile.")


def test_the_room_does_not_see_the_question_about_a_case(shown: Shown) -> None:
    pick(shown, "Presenter’s paper: Nights")
    shown.presenter.papers.ask_given()
    (box,) = shown.page.findChildren(QMessageBox)
    assert "Nights" in box.text()
    look_at_the_room(shown, room=True)
    assert not box.isVisible()
    look_at_the_room(shown, room=False)
    assert box.isVisible()
    box.reject()


def test_two_different_passwords_write_nothing(shown: Shown, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "ask_target", lambda *_: pytest.fail("asked where to"))
    pick(shown, "Presenter’s paper: Nights")
    dialog = lock(shown)
    QTest.keyClicks(dialog.password, "a quiet lamp")
    QTest.keyClicks(dialog.again, "a quiet damp")
    dialog.ok.click()
    assert dialog.isVisible()
    dialog.reject()


def test_what_was_wrong_with_a_password_is_not_said_of_the_next(shown: Shown) -> None:
    pick(shown, "Presenter’s paper: Nights")
    dialog = lock(shown)
    QTest.keyClicks(dialog.password, "short")
    dialog.ok.click()
    assert "at least" in dialog._wrong.text()
    dialog.make.click()
    assert not dialog._wrong.isVisible()


def test_the_checks_say_whether_names_are_meant_to_stand(shown: Shown) -> None:
    assert "names, nicknames, companies" in [one.text for one in shown.page.rail.checks.lines()]
    pick(shown, "Members’ sheet")
    assert "no other names than those shown" in [one.text for one in shown.page.rail.checks.lines()]


def test_a_password_made_by_chance_is_shown_and_holds(
    shown: Shown, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "ask_target", lambda *_: tmp_path / "case.pdf")
    pick(shown, "Presenter’s paper: Nights")
    dialog = lock(shown)
    assert dialog.password.echoMode() is QLineEdit.EchoMode.Password
    dialog.make.click()
    made = dialog.password.text()
    assert dialog.password.echoMode() is QLineEdit.EchoMode.Normal
    dialog.ok.click()
    pikepdf.open(BytesIO((tmp_path / "case.pdf").read_bytes()), password=made).close()


def test_given_and_erased_asks_once_and_then_the_paper_is_gone(shown: Shown) -> None:
    pick(shown, "Presenter’s paper: Nights")
    (give,) = (one for one in shown.page.actions_wanted() if one.id == "minutes.given")
    give.run()
    (box,) = shown.page.window().findChildren(QMessageBox)
    keep = box.defaultButton()
    assert keep.text() == "Keep it"
    next(button for button in box.buttons() if button is not keep).click()
    assert offered(shown) == ["Minutes", "Members’ sheet"]
    assert title(shown) == "Minutes · draft"
    assert not [one for one in shown.desk.units.rows.notes.values() if one.item_id == 200]


def two_cases(qtbot: QtBot) -> tuple[MinutesPresenter, FakeDesk, LateStore]:
    """Chiara's case is shown, Benedikt's comes after it; the store takes its time."""
    agenda = [Item(100, "Talk"), CASE, Item(300, "Case of Benedikt", "Days", lead_id=2)]
    notes = [*NOTES, note(2, 300, "Two days off helped.")]
    desk = minutes_desk(with_april(evening(agenda, notes)))
    store = late(desk)
    presenter = MinutesPresenter(desk.desk)
    presenter.show_meeting(MEETING)
    store.finish()
    presenter.papers.choose_case()
    store.finish()
    return presenter, desk, store


def offered_case(presenter: MinutesPresenter, desk: FakeDesk, qtbot: QtBot) -> Case:
    """What the key in the strip asks about."""
    (choice,) = next(notice for notice in desk.said if notice.choices).choices
    with qtbot.waitSignal(presenter.papers.given_wanted) as wanted:
        choice.act()
    assert isinstance(wanted.args, list)
    case = wanted.args[0]
    assert isinstance(case, Case)
    return case


def test_the_case_that_was_written_is_given_whatever_is_shown_then(qtbot: QtBot, tmp_path: Path) -> None:
    presenter, desk, store = two_cases(qtbot)
    presenter.exporting.start(tmp_path / "case.pdf", "a quiet lamp")
    presenter.papers.go_on()
    assert presenter.papers.case == Case(MEETING, Sheet(Sort.CASE, 300, "Days", 1))
    store.finish()
    assert offered_case(presenter, desk, qtbot).sheet.item_id == 200
    assert {check.state for check in presenter.exporting.checks()} == {CheckState.WAITING}


def test_the_case_that_was_printed_is_given_whatever_is_shown_then(qtbot: QtBot, tmp_path: Path) -> None:
    presenter, desk, store = two_cases(qtbot)
    presenter.printing.send(printer_to(tmp_path / "printed.pdf", 72), 72, [0])
    presenter.papers.go_on()
    store.finish()
    assert offered_case(presenter, desk, qtbot).sheet.item_id == 200


def test_a_case_is_erased_in_its_own_meeting_whatever_is_shown_then(qtbot: QtBot, tmp_path: Path) -> None:
    presenter, desk, store = two_cases(qtbot)
    presenter.exporting.start(tmp_path / "case.pdf", "a quiet lamp")
    presenter.show_meeting(APRIL)
    store.finish()
    presenter.papers.give(offered_case(presenter, desk, qtbot))
    store.finish()
    assert {one.item_id for one in desk.units.rows.notes.values()} == {100, 300, 500}


def test_keeping_it_erases_nothing(shown: Shown) -> None:
    pick(shown, "Presenter’s paper: Nights")
    shown.presenter.papers.ask_given()
    (box,) = shown.page.window().findChildren(QMessageBox)
    QTest.keyClick(box, Qt.Key.Key_Return)
    assert len(offered(shown)) == 3


def test_while_the_room_may_see_the_screen_the_sheet_goes_and_is_not_offered(shown: Shown) -> None:
    pick(shown, "Members’ sheet")
    in_room = True
    shown.presenter.papers.in_room = lambda: in_room
    shown.presenter.papers.look()
    assert title(shown) == "Minutes · draft"
    assert not shown.page.rail.chooser.isVisible()
    shown.presenter.papers.choose("members 0")
    assert title(shown) == "Minutes · draft"
    in_room = False
    shown.presenter.papers.look()
    assert len(offered(shown)) == 3


def test_room_view_of_the_window_takes_the_sheet_away(evening: Evening) -> None:
    evening.sit_down()
    evening.keep("It was said.")
    evening.window.run.close()
    evening.desk.go("minutes", meeting_id=evening.meeting_id)
    papers = evening.window.minutes.papers
    papers.choose("members 0")
    assert papers.key == "members 0"
    evening.page.set_room_view(True)
    assert papers.key == "minutes"
    assert len(papers.choices) == 1


def test_a_case_that_was_given_is_gone_from_a_real_vault(evening: Evening) -> None:
    evening.sit_down()
    evening.go_to(2)
    evening.keep("Two nights off helped.")
    evening.window.run.close()
    evening.desk.go("minutes", meeting_id=evening.meeting_id)
    papers = evening.window.minutes.papers
    papers.go_on()
    papers.go_on()
    assert papers.is_case
    assert papers.case is not None
    papers.give(papers.case)
    assert papers.key == "minutes"
    draft = evening.window.minutes.draft
    assert draft is not None
    assert draft.lines == ()
    assert "One case was discussed." in [block.text for block in draft.minutes.blocks]
