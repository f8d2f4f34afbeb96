"""The Minutes page, by key and by mouse."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow, QMenu, QWidget
from pytestqt.qtbot import QtBot

from peerdesk.domain.agenda import Item
from peerdesk.domain.errors import UserError
from peerdesk.domain.meeting import Phase
from peerdesk.domain.minutes import Bullet, Credit, Heading
from peerdesk.domain.notes import NoteKind
from tests.architecture.source import ROOT
from tests.peerdesk.services.evening import MEETING, evening, note, promise, settled
from tests.peerdesk.services.fakes import FakeUnits
from tests.ui.fakes import FakeDesk
from tests.ui.late import late
from tests.ui.minutes_kit import APRIL, presenter_of, with_april
from tests.ui.platform_keys import PLATFORMS
from ui.actions import Actions
from ui.dialogs.attribute_dialog import AttributeDialog
from ui.dialogs.theme_dialog import ThemeDialog
from ui.models.wording import long_day
from ui.pages import minutes as module
from ui.pages.minutes import MinutesPage
from ui.presenters.minutes import MinutesPresenter
from ui.widgets.finding_card import FindingCard


class Shown:
    """A page on screen with its presenter and desk."""

    def __init__(self, qtbot: QtBot, units: FakeUnits | None = None) -> None:
        self.presenter: MinutesPresenter
        self.desk: FakeDesk
        self.presenter, self.desk = presenter_of(units)
        self.page = MinutesPage(self.presenter)
        qtbot.addWidget(self.page)
        self.page.resize(1280, 720)
        self.page.show()
        self.page.show_meeting(MEETING)
        QApplication.processEvents()

    def cards(self) -> list[str]:
        count = len(self.presenter.cards)
        return [self.page.rail.card_at(n).accessibleName() for n in range(count)]

    def where(self, text: str) -> str:
        return next(where for where, found in self.presenter.texts().items() if found == text)


def keyboard() -> QWidget:
    """Where the keyboard is."""
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def require(card: FindingCard | None) -> FindingCard:
    """A card that is there."""
    assert card is not None
    return card


TWO_NAMES = settled(note(1, 100, "Ana left."), note(2, 100, "Northwind paid Ana."))


@pytest.fixture
def two_names(qtbot: QtBot) -> Shown:
    return Shown(qtbot, evening(notes=TWO_NAMES))


def test_the_first_card_has_the_keyboard_and_is_open(two_names: Shown) -> None:
    first = two_names.page.rail.card_at(0)
    assert first.hasFocus()
    assert first.is_open
    assert not two_names.page.rail.card_at(1).is_open


def test_r_puts_the_neutral_words_and_goes_on_to_the_next(qtbot: QtBot, two_names: Shown) -> None:
    first = two_names.presenter.cards[0].words
    QTest.keyClick(two_names.page.rail.card_at(0), Qt.Key.Key_R)
    assert [card.words for card in two_names.presenter.cards] == [({"Ana", "Northwind"} - {first}).pop()]
    assert two_names.page.rail.card_at(0).hasFocus()


def test_when_nothing_is_left_it_says_so_and_pdf_is_next(qtbot: QtBot, two_names: Shown) -> None:
    for _ in range(2):
        QTest.keyClick(two_names.page.rail.card_at(0), Qt.Key.Key_R)
    said = [label.text() for label in two_names.page.rail.findChildren(QLabel) if label.isVisible()]
    assert said[0] == "Nothing left to check."
    assert two_names.page.rail.pdf_button.isEnabled()
    assert two_names.page.rail.pdf_button.hasFocus()


def test_d_drops_the_quoted_sentence(qtbot: QtBot, two_names: Shown) -> None:
    QTest.keyClick(two_names.page.rail.card_at(0), Qt.Key.Key_D)
    assert len(two_names.presenter.dropped) == 1


def test_arrows_go_between_cards(qtbot: QtBot, two_names: Shown) -> None:
    rail = two_names.page.rail
    QTest.keyClick(rail.card_at(0), Qt.Key.Key_Down)
    assert rail.card_at(1).hasFocus()
    assert rail.card_at(1).is_open
    QTest.keyClick(rail.card_at(1), Qt.Key.Key_Up)
    assert rail.card_at(0).hasFocus()


def test_the_page_shows_the_sentence_of_the_open_card(qtbot: QtBot, two_names: Shown) -> None:
    page = two_names.page
    QTest.keyClick(page.rail.card_at(0), Qt.Key.Key_Down)
    assert page.paper.current == two_names.presenter.cards[1].spots[0].where


def test_other_places_of_a_string_are_quoted_with_left_and_right(qtbot: QtBot) -> None:
    shown = Shown(qtbot, evening(notes=[note(1, 100, "Ana left."), note(2, 100, "Then Ana came.")]))
    first = shown.page.paper.current
    QTest.keyClick(shown.page.rail.card_at(0), Qt.Key.Key_Right)
    assert shown.page.paper.current != first
    assert "2 of 2 places" in shown.cards()[0]


def test_e_opens_the_editor_over_the_sentence_with_the_name_marked(qtbot: QtBot, two_names: Shown) -> None:
    page = two_names.page
    QTest.keyClick(page.rail.card_at(0), Qt.Key.Key_E)
    editor = page.editor
    spot = two_names.presenter.cards[0].spots[0]
    assert (editor.isVisible(), editor.key, editor.text()) == (True, spot.where, spot.text)
    rect = page.paper.rect_of(spot.where)
    assert rect is not None
    assert editor.geometry().contains(rect.center().toPoint())
    QTest.keyClicks(keyboard(), "Somebody")
    QTest.keyClick(keyboard(), Qt.Key.Key_Return)
    assert not editor.isVisible()
    assert "Somebody" in two_names.presenter.texts()[spot.where]


def test_esc_leaves_the_sentence_as_it_was(qtbot: QtBot, two_names: Shown) -> None:
    before = two_names.presenter.texts()
    QTest.keyClick(two_names.page.rail.card_at(0), Qt.Key.Key_E)
    QTest.keyClicks(keyboard(), "Nonsense")
    QTest.keyClick(keyboard(), Qt.Key.Key_Escape)
    assert two_names.presenter.texts() == before
    assert two_names.page.rail.card_at(0).hasFocus()


def test_an_emptied_sentence_stays_in_the_box(qtbot: QtBot, two_names: Shown) -> None:
    QTest.keyClick(two_names.page.rail.card_at(0), Qt.Key.Key_E)
    QTest.keyClick(keyboard(), Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(keyboard(), Qt.Key.Key_Backspace)
    QTest.keyClick(keyboard(), Qt.Key.Key_Return)
    assert two_names.page.editor.isVisible()
    assert "Drop it" in two_names.desk.said[-1].text


def test_a_click_on_a_sentence_edits_it(qtbot: QtBot, two_names: Shown) -> None:
    paper, where = two_names.page.paper, two_names.where("Ana left.")
    rect = paper.rect_of(where)
    assert rect is not None
    QTest.mouseClick(paper.viewport(), Qt.MouseButton.LeftButton, pos=rect.center().toPoint())
    assert two_names.page.editor.key == where


def test_a_click_beside_the_sentences_edits_nothing(qtbot: QtBot, two_names: Shown) -> None:
    QTest.mouseClick(two_names.page.paper.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(3, 3))
    assert not two_names.page.editor.isVisible()


def test_arrows_and_enter_reach_every_text_of_the_paper(qtbot: QtBot) -> None:
    units = evening([Item(100, "On call")], settled()[:1], [promise(2, "Share it.")])
    shown = Shown(qtbot, units)
    paper, reached = shown.page.paper, []
    paper.setFocus()
    for key in (Qt.Key.Key_Home, Qt.Key.Key_Down, Qt.Key.Key_Down):
        QTest.keyClick(paper, key)
        reached.append(shown.presenter.texts()[paper.current])
    assert reached == ["Share it.", "On call", "It was agreed."]
    assert paper.accessibleDescription() == "It was agreed."
    QTest.keyClick(paper, Qt.Key.Key_Return)
    assert shown.page.editor.text() == "It was agreed."


def test_drop_in_the_editor_is_offered_for_sentences_only(qtbot: QtBot) -> None:
    units = evening([Item(100, "Rota")], [note(1, 100, "Fine.")])
    shown = Shown(qtbot, units)
    shown.page.edit(shown.where("Rota"))
    assert not shown.page.editor.drop_button.isVisible()
    shown.page.edit(shown.where("Fine."))
    shown.page.editor.drop_button.click()
    assert "Fine." not in shown.presenter.texts().values()


def test_going_to_another_sentence_keeps_what_was_typed(qtbot: QtBot) -> None:
    shown = Shown(qtbot, evening(notes=[note(1, 100, "One."), note(2, 100, "Two.")]))
    other = shown.where("Two.")
    shown.page.edit(shown.where("One."))
    QTest.keyClicks(keyboard(), " And two.")
    shown.page.edit(other)
    assert "One. And two." in shown.presenter.texts().values()
    assert shown.page.editor.text() == "Two."


def test_leaving_the_page_keeps_what_was_typed(qtbot: QtBot) -> None:
    shown = Shown(qtbot, evening(notes=[note(1, 100, "One.")]))
    shown.page.edit(shown.where("One."))
    QTest.keyClicks(keyboard(), " And two.")
    shown.page.hide()
    assert "One. And two." in shown.presenter.texts().values()


def test_a_change_keeps_the_place_one_looks_at(qtbot: QtBot) -> None:
    shown = Shown(qtbot, evening(notes=[note(n, 100, "We agree to it. " * 30) for n in range(1, 30)]))
    bar = shown.page.paper.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    shown.page.edit(shown.page.paper.current or next(iter(shown.presenter.texts())))
    bar.setValue(bar.maximum() // 2)
    before = bar.value()
    QTest.keyClicks(keyboard(), "x")
    QTest.keyClick(keyboard(), Qt.Key.Key_Return)
    assert bar.value() == before
    qtbot.waitUntil(lambda: shown.presenter.whole is not None)
    assert bar.value() == before


def test_dropped_sentences_unfold_and_come_back(qtbot: QtBot, two_names: Shown) -> None:
    rail = two_names.page.rail
    assert not rail.dropped.isVisible()
    QTest.keyClick(rail.card_at(0), Qt.Key.Key_D)
    assert rail.dropped.button.shown_text.startswith("Dropped 1")
    rail.dropped.button.click()
    button = next(b for b in rail.findChildren(type(rail.pdf_button)) if b.shown_text == "Take in again")
    assert button.isVisible()
    button.click()
    assert two_names.presenter.dropped == ()


def test_k_asks_why_and_a_digit_keeps(qtbot: QtBot) -> None:
    shown = Shown(qtbot, evening(notes=settled(note(1, 100, "Utrecht was dear. So was Utrecht."))))
    card = shown.page.rail.card_at(0)
    QTest.keyClick(card, Qt.Key.Key_K)
    assert card.asks_why
    QTest.keyClick(card, Qt.Key.Key_2)
    assert shown.presenter.cards == ()
    assert [one.reason for one in shown.presenter.kept_cards] == ["they agreed"]
    assert shown.page.rail.kept.texts == ("“Utrecht” · they agreed",)
    shown.presenter.edits.undo()
    assert len(shown.presenter.cards) == 1
    assert not shown.page.rail.kept.isVisible()


def test_a_reason_in_ones_own_words_is_typed_and_kept(qtbot: QtBot) -> None:
    shown = Shown(qtbot, evening(notes=settled(note(1, 100, "Utrecht was dear."))))
    QTest.keyClick(shown.page.rail.card_at(0), Qt.Key.Key_K)
    QTest.keyClicks(keyboard(), "I")
    QTest.keyClicks(keyboard(), "t rains there.")
    QTest.keyClick(keyboard(), Qt.Key.Key_Return)
    assert [one.reason for one in shown.presenter.kept_cards] == ["It rains there."]


def test_a_reason_that_is_being_typed_outlives_a_card_above_it(qtbot: QtBot) -> None:
    notes = settled(note(1, 100, "Utrecht was dear."), note(2, 100, "So was Deutsche Bank."))
    shown = Shown(qtbot, evening(notes=notes))
    first, second = (card.id for card in shown.presenter.cards)
    QTest.keyClick(shown.page.rail.card_at(0), Qt.Key.Key_Down)
    QTest.keyClick(shown.page.rail.card_at(1), Qt.Key.Key_K)
    QTest.keyClicks(keyboard(), "E")
    QTest.keyClicks(keyboard(), "very")
    shown.presenter.replace(first)
    assert [card.id for card in shown.presenter.cards] == [second]
    QTest.keyClicks(keyboard(), "body knew")
    assert shown.page.rail.card_at(0).own_words.text() == "Everybody knew"
    assert shown.presenter.dropped == ()


def test_a_reason_that_was_given_up_is_gone(qtbot: QtBot) -> None:
    shown = Shown(qtbot, evening(notes=settled(note(1, 100, "Utrecht was dear."))))
    card = shown.page.rail.card_at(0)
    QTest.keyClick(card, Qt.Key.Key_K)
    QTest.keyClicks(keyboard(), "S")
    shown.presenter.replace(shown.presenter.cards[0].id)
    assert card.own_words.text() == ""


def test_e_marks_the_words_also_behind_emoji(qtbot: QtBot) -> None:
    shown = Shown(qtbot, evening(notes=settled(note(1, 100, "👍👍 then Ana left us."))))
    QTest.keyClick(shown.page.rail.card_at(0), Qt.Key.Key_E)
    assert shown.page.editor._words.textCursor().selectedText() == "Ana"


def test_esc_goes_back_from_the_reasons_to_the_card(qtbot: QtBot) -> None:
    shown = Shown(qtbot, evening(notes=settled(note(1, 100, "Utrecht was dear."))))
    card = shown.page.rail.card_at(0)
    QTest.keyClick(card, Qt.Key.Key_K)
    QTest.keyClick(card, Qt.Key.Key_X)
    QTest.keyClick(keyboard(), Qt.Key.Key_Escape)
    assert not card.asks_why
    assert card.hasFocus()
    assert len(shown.presenter.cards) == 1


def test_a_name_of_the_group_offers_no_keep(qtbot: QtBot, two_names: Shown) -> None:
    card = two_names.page.rail.card_at(0)
    assert not card.keep_button.isVisible()
    QTest.keyClick(card, Qt.Key.Key_K)
    assert not card.asks_why


def test_what_was_kept_is_asked_again_on_demand(qtbot: QtBot) -> None:
    shown = Shown(qtbot, evening(notes=settled(note(1, 100, "Utrecht was dear."))))
    rail = shown.page.rail
    QTest.keyClick(rail.card_at(0), Qt.Key.Key_K)
    QTest.keyClick(rail.card_at(0), Qt.Key.Key_1)
    rail.kept.button.click()
    button = next(b for b in rail.findChildren(type(rail.pdf_button)) if b.shown_text == "Ask again")
    button.click()
    assert [card.words for card in shown.presenter.cards] == ["Utrecht"]


def test_common_words_are_gone_for_the_group(qtbot: QtBot) -> None:
    shown = Shown(qtbot, evening(notes=settled(note(1, 100, "Utrecht was dear."))))
    card = shown.page.rail.card_at(0)
    QTest.keyClick(card, Qt.Key.Key_K)
    QTest.keyClick(card, Qt.Key.Key_4)
    assert shown.presenter.cards == ()
    rail = shown.page.rail
    assert rail.kept.texts == ("“utrecht” · never a person or firm in this group",)
    rail.kept.button.click()
    next(b for b in rail.findChildren(type(rail.pdf_button)) if b.shown_text == "Ask again").click()
    assert len(shown.presenter.cards) == 1


def test_the_count_tells_how_long_it_takes(qtbot: QtBot) -> None:
    mails = " ".join(f"person{n}@example.org" for n in range(9))
    shown = Shown(qtbot, evening(notes=settled(note(1, 100, mails))))
    said = [label.text() for label in shown.page.rail.findChildren(QLabel) if label.isVisible()]
    assert said[0].casefold() == "9 left · about 3 minutes"


NARROW = settled(note(1, 100, "Northwind paid."), note(2, 100, "Chiara and Northwind paid."))


def test_beside_a_sentence_stands_of_how_many_it_could_speak(qtbot: QtBot) -> None:
    shown = Shown(qtbot, evening(notes=NARROW))
    remarks = shown.page.paper._pages.remarks
    assert {where: remark.text for where, remark in remarks.items()} == {
        shown.where("Northwind paid."): "any of 1",
        shown.where("Chiara and Northwind paid."): "any of 1",
    }
    shown.page.paper.set_current(shown.where("Northwind paid."))
    assert shown.page.paper.accessibleDescription() == "Northwind paid. (any of 1)"


def test_the_editor_says_it_of_the_words_that_are_being_typed(qtbot: QtBot) -> None:
    shown = Shown(qtbot, evening(notes=NARROW))
    shown.page.edit(shown.where("Northwind paid."))
    said = shown.page.editor._remark
    assert said.text() == "any of 1"
    QTest.keyClick(keyboard(), Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(keyboard(), "Somebody paid.")
    qtbot.waitUntil(lambda: said.text() == "")


def test_narrow_sentences_are_listed_and_shown(qtbot: QtBot) -> None:
    shown = Shown(qtbot, evening(notes=NARROW))
    rail = shown.page.rail
    assert [text.split(" · ")[0] for text in rail.narrow.texts] == ["any of 1", "any of 1"]
    rail.narrow.button.click()
    button = next(b for b in rail.findChildren(type(rail.pdf_button)) if b.shown_text == "Show")
    shown.page.paper.set_current("")
    button.click()
    assert shown.page.paper.current == shown.presenter.narrow[0].where


def test_pages_near_what_is_in_sight_are_drawn_and_no_others(qtbot: QtBot) -> None:
    shown = Shown(qtbot, evening(notes=[note(n, 100, "A long sentence. " * 100) for n in range(60)]))
    assert shown.presenter.written is not None
    assert shown.presenter.written.pages > 10
    assert set(shown.page.paper._pictures) == {0, 1}
    bar = shown.page.paper.verticalScrollBar()
    bar.setValue(bar.maximum())
    assert max(shown.page.paper._pictures) == shown.presenter.written.pages - 1


def test_zoom_grows_and_goes_back_to_the_width(qtbot: QtBot, two_names: Shown) -> None:
    paper = two_names.page.paper
    before = paper.px_per_pt
    paper.zoom(1)
    assert paper.px_per_pt > before
    paper.zoom_to_width()
    assert paper.px_per_pt == before


def test_a_meeting_that_is_not_closed_shows_no_cards_and_no_buttons(qtbot: QtBot) -> None:
    shown = Shown(qtbot, evening(phase=Phase.DRAFT))
    assert not shown.page.rail.pdf_button.isVisible()
    assert shown.page.paper._empty_text == "Minutes are made once the meeting is closed."


def test_before_the_close_the_minutes_of_the_last_meeting_are_one_key_away(qtbot: QtBot) -> None:
    units = with_april(evening(notes=settled(note(1, 100, "It was late."))))
    units.rows.meetings[APRIL] = replace(units.rows.meetings[APRIL], phase=Phase.DRAFT)
    shown = Shown(qtbot, units)
    button = shown.page.last_button
    assert not button.isVisible()
    shown.page.show_meeting(APRIL)
    assert button.isVisible()
    assert button.shown_text == f"Minutes of {long_day(units.rows.meetings[MEETING].day)}"
    assert shown.page.panes()[0] is button
    QTest.keyClick(keyboard(), Qt.Key.Key_Return)
    assert (shown.desk.went[-1].page, shown.desk.went[-1].meeting_id) == ("minutes", MEETING)
    shown.page.show_meeting(MEETING)
    assert not button.isVisible()


def test_many_strings_are_drawn_a_few_at_a_time(qtbot: QtBot) -> None:
    mails = " ".join(f"person{n}@example.org" for n in range(90))
    shown = Shown(qtbot, evening(notes=settled(note(1, 100, mails))))
    assert len(shown.presenter.cards) == 90
    assert not shown.page.rail.isHidden()
    assert len([w for w in shown.page.rail._widgets if w.isVisible()]) == 30


@pytest.mark.parametrize("suffix", [".pdf", ".docx", ".md"])
def test_export_asks_where_to_and_writes(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, suffix: str
) -> None:
    asked: list[str] = []

    def answer(parent: object, name: str) -> Path:
        asked.append(name)
        return tmp_path / name

    monkeypatch.setattr(module, "ask_target", answer)
    shown = Shown(qtbot)
    shown.page.export(suffix)
    assert asked == [f"minutes-2026-03-19{suffix}"]
    assert (tmp_path / asked[0]).exists()
    assert [line.sign for line in shown.page.rail.checks.lines()] == ["passed"] * 3


def test_writing_can_be_stopped_while_it_goes_on(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "ask_target", lambda _, name: tmp_path / name)
    shown = Shown(qtbot)
    rail = shown.page.rail
    assert not rail.stop_button.isVisible()

    def stop() -> None:
        if rail.stop_button.isVisible():
            rail.stop_button.click()

    shown.presenter.exporting.changed.connect(stop)
    shown.page.export(".pdf")
    assert list(tmp_path.iterdir()) == []
    assert not rail.stop_button.isVisible()


def test_export_with_names_left_asks_for_no_target(
    qtbot: QtBot, two_names: Shown, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "ask_target", lambda *_: pytest.fail("asked"))
    two_names.page.export(".pdf")
    assert "Replace, reword, drop or keep each of them" in two_names.desk.said[-1].text
    assert not two_names.page.rail.pdf_button.isEnabled()


def test_every_action_has_a_key_of_its_own_and_a_text(qtbot: QtBot, two_names: Shown) -> None:
    actions = two_names.page.actions_wanted()
    keys = [key for action in actions for key in action.keys]
    assert len(set(keys)) == len(keys)
    assert all(action.keys and action.text and action.menu for action in actions)
    assert len({action.id for action in actions}) == len(actions)


@pytest.mark.skipif(sys.platform == "darwin", reason="the README names the keys of the others")
def test_the_keys_that_the_readme_names_are_those_of_the_page(two_names: Shown) -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    rows = readme.split("| At the minutes |")[1].split("\n\n")[0].splitlines()[2:]
    cells = [cell.strip() for row in rows for cell in row.split("|")[1:-1:2]]
    named = {key for cell in cells for key in cell.replace("R E K D", "R, E, K, D").split(", ")}
    keys = {
        key.replace("Up", "↑").replace("Down", "↓") for a in two_names.page.actions_wanted() for key in a.keys
    }
    assert len(named) > 20
    assert named - keys == {"Shift+Enter"}


def test_actions_do_what_they_say(qtbot: QtBot, two_names: Shown) -> None:
    by_id = {action.id: action for action in two_names.page.actions_wanted()}
    by_id["minutes.replace"].run()
    assert len(two_names.presenter.cards) == 1
    by_id["minutes.undo"].run()
    assert len(two_names.presenter.cards) == 2
    by_id["minutes.paper"].run()
    assert two_names.presenter.paper == "letter"


def test_everything_that_takes_the_keyboard_has_a_name(qtbot: QtBot, two_names: Shown) -> None:
    for widget in two_names.page.findChildren(QWidget):
        if widget.focusPolicy() != Qt.FocusPolicy.NoFocus and widget.isVisible():
            assert widget.accessibleName(), widget


def test_panes_are_the_open_card_the_pages_and_a_button_that_works(qtbot: QtBot, two_names: Shown) -> None:
    page = two_names.page
    assert page.panes() == (page.rail.card_at(0), page.paper)
    while page.rail.open_card():
        page.rail.replace()
    assert page.panes() == (page.paper, page.rail.pdf_button)


def test_in_a_low_window_what_is_to_be_decided_goes_before_what_will_be_checked(two_names: Shown) -> None:
    rail = two_names.page.rail
    for height, is_shown in ((900, True), (620, False), (900, True)):
        two_names.page.resize(1280, height)
        QApplication.processEvents()
        assert rail.checks.isVisible() is is_shown


def is_whole(widget: QWidget) -> bool:
    """Whether nothing of it is cut off."""
    return widget.visibleRegion().boundingRect() == widget.rect()


def test_what_was_kept_stays_in_sight_when_nothing_else_is_left(qtbot: QtBot) -> None:
    rail = Shown(qtbot, evening(notes=settled(note(1, 100, "We met in Lisbon.")))).page.rail
    QTest.keyClick(rail.card_at(0), Qt.Key.Key_K)
    QTest.keyClick(rail.card_at(0), Qt.Key.Key_1)
    assert rail.open_card() is None
    qtbot.waitUntil(lambda: is_whole(rail.kept.button))


PLACES = ("Lisbon", "Madrid", "Warsaw", "Vienna", "Prague")
ABROAD = settled(*(note(n, 100, f"We met in {place} and it went well.") for n, place in enumerate(PLACES)))


@pytest.fixture
def abroad(qtbot: QtBot) -> Shown:
    shown = Shown(qtbot, evening(notes=ABROAD))
    shown.page.resize(1280, 620)
    QApplication.processEvents()
    return shown


def test_the_open_card_is_whole_in_sight_wherever_the_arrows_go(qtbot: QtBot, abroad: Shown) -> None:
    rail = abroad.page.rail
    for key in [Qt.Key.Key_Down] * 4 + [Qt.Key.Key_Up] * 4:
        QTest.keyClick(keyboard(), key)
        qtbot.waitUntil(lambda: is_whole(require(rail.open_card())))


def test_after_an_edit_the_open_card_comes_back_into_sight(qtbot: QtBot, abroad: Shown) -> None:
    rail = abroad.page.rail
    card = require(rail.open_card())
    QTest.keyClick(keyboard(), Qt.Key.Key_E)
    bar = rail._scroller.verticalScrollBar()
    bar.setValue(bar.maximum())
    assert not is_whole(card)
    QTest.keyClick(keyboard(), Qt.Key.Key_Home)
    QTest.keyClicks(keyboard(), "So many words stand before it that they take another line: ")
    QTest.keyClick(keyboard(), Qt.Key.Key_Return)
    assert rail.open_card() is card
    qtbot.waitUntil(lambda: is_whole(card))


def test_in_a_low_window_the_size_of_the_paper_waits_for_the_last_decision(abroad: Shown) -> None:
    rail = abroad.page.rail
    assert not rail.paper_switch.isVisible()
    while rail.open_card():
        rail.replace()
    assert rail.paper_switch.isVisible()


# Words that cannot be stored.


class Slow:
    """Two sentences, the first of them edited; the store takes its time and its disk may be full."""

    def __init__(self, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
        self.shown = Shown(
            qtbot, with_april(evening(notes=settled(note(1, 100, "One."), note(2, 100, "Two."))))
        )
        self.page, self.presenter = self.shown.page, self.shown.presenter
        self.store = late(self.shown.desk)
        self.one, self.two = self.shown.where("One."), self.shown.where("Two.")
        self._patch, self._edit = monkeypatch, self.shown.desk.services.release.edit
        self.page.edit(self.one)
        self.store.finish()

    def fill_disk(self) -> None:
        def full(*_: object) -> None:
            raise UserError("store_disk_full")

        self._patch.setattr(self.shown.desk.services.release, "edit", full)

    def make_room(self) -> None:
        self._patch.setattr(self.shown.desk.services.release, "edit", self._edit)

    def texts(self) -> list[str]:
        return list(self.presenter.texts().values())


@pytest.fixture
def slow(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Slow:
    return Slow(qtbot, monkeypatch)


def test_words_that_were_left_and_refused_come_back_and_can_be_kept_again(slow: Slow) -> None:
    QTest.keyClicks(keyboard(), " And more.")
    slow.fill_disk()
    slow.page.edit(slow.two)
    assert slow.page.editor.text() == "Two."
    slow.store.finish()
    assert (slow.page.editor.key, slow.page.editor.text()) == (slow.one, "One. And more.")
    assert "disk is full" in slow.shown.desk.said[-1].text
    slow.make_room()
    QTest.keyClick(keyboard(), Qt.Key.Key_Return)
    slow.store.finish()
    assert "One. And more." in slow.texts()
    assert not slow.presenter.unkept


def test_words_that_were_refused_wait_until_others_are_typed(slow: Slow) -> None:
    QTest.keyClicks(keyboard(), " And more.")
    slow.fill_disk()
    slow.page.edit(slow.two)
    QTest.keyClicks(keyboard(), " And this.")
    slow.store.finish()
    assert slow.page.editor.text() == "Two. And this."
    slow.make_room()
    QTest.keyClick(keyboard(), Qt.Key.Key_Return)
    slow.store.finish()
    assert slow.page.editor.text() == "One. And more."


@pytest.mark.parametrize("meanwhile", ["another page", "another meeting", "another paper"])
def test_words_that_were_refused_come_back_with_their_page(slow: Slow, meanwhile: str) -> None:
    QTest.keyClicks(keyboard(), " And more.")
    slow.fill_disk()
    if meanwhile == "another page":
        slow.page.hide()
    elif meanwhile == "another meeting":
        slow.page.show_meeting(APRIL)
    else:
        slow.presenter.papers.go_on()
    slow.store.finish()
    assert slow.page.editor.key == ""
    slow.page.show()
    slow.page.show_meeting(MEETING)
    slow.presenter.papers.choose("minutes")
    slow.store.finish()
    assert slow.page.editor.text() == "One. And more."


def test_words_refused_while_their_sentence_is_open_stay_in_the_editor(slow: Slow) -> None:
    QTest.keyClicks(keyboard(), " And more.")
    slow.fill_disk()
    QTest.keyClick(keyboard(), Qt.Key.Key_Return)
    slow.store.finish()
    QTest.keyClicks(keyboard(), " Still.")
    assert slow.page.editor.text() == "One. And more. Still."


def test_from_enter_until_it_is_stored_nothing_is_typed_into_the_sentence(slow: Slow) -> None:
    QTest.keyClicks(keyboard(), " And more.")
    QTest.keyClick(keyboard(), Qt.Key.Key_Return)
    QTest.keyClicks(keyboard(), " Lost?")
    assert slow.page.editor.text() == "One. And more."
    QTest.keyClick(keyboard(), Qt.Key.Key_Return)
    slow.store.finish()
    assert not slow.page.editor.isVisible()
    assert "One. And more." in slow.texts()
    slow.presenter.edits.undo()
    slow.store.finish()
    assert "One." in slow.texts()


def test_words_left_while_they_are_being_stored_are_stored_once(slow: Slow) -> None:
    QTest.keyClicks(keyboard(), " And more.")
    QTest.keyClick(keyboard(), Qt.Key.Key_Return)
    slow.page.edit(slow.two)
    slow.store.finish()
    assert slow.page.editor.text() == "Two."
    slow.presenter.edits.undo()
    slow.store.finish()
    assert "One." in slow.texts()


def test_words_typed_before_another_paper_is_chosen_are_kept(slow: Slow) -> None:
    QTest.keyClicks(keyboard(), " And more.")
    slow.presenter.papers.go_on()
    assert slow.page.editor.key == ""
    slow.presenter.papers.choose("minutes")
    slow.store.finish()
    assert "One. And more." in slow.texts()


# The order of sentences.

POINTS = [note(n, 100, f"Point {n} was made.") for n in (1, 2, 3)]
UP, DOWN = Qt.Key.Key_Up, Qt.Key.Key_Down


def bullets(shown: Shown) -> list[str]:
    written = shown.presenter.draft
    assert written is not None
    return [block.text for block in written.minutes.blocks if isinstance(block, Bullet)]


def headings(shown: Shown) -> list[str]:
    written = shown.presenter.draft
    assert written is not None
    return [block.text for block in written.minutes.blocks if isinstance(block, Heading)]


@pytest.fixture
def points(qtbot: QtBot) -> Shown:
    """Three points, the first of them in front."""
    shown = Shown(qtbot, evening(notes=POINTS))
    shown.page.paper.set_current(shown.where(bullets(shown)[0]))
    return shown


def act(shown: Shown, name: str) -> None:
    action = next(one for one in shown.page.actions_wanted() if one.id == name)
    assert action.enabled is not None
    assert action.enabled()
    action.run()
    QApplication.processEvents()


def test_sentences_alone_are_those_that_can_be_carried(qtbot: QtBot) -> None:
    shown = Shown(qtbot, evening(notes=POINTS, actions=[promise(8, "Send it")]))
    sentences = shown.presenter.sentences
    found = {where for where in shown.presenter.texts() if sentences.is_sentence(where)}
    assert len(found) == len(POINTS)
    assert shown.page.paper._pages.movable == sentences.wheres == found


def test_a_sentence_that_is_gathered_is_followed_to_where_it_stands(qtbot: QtBot) -> None:
    shown = Shown(qtbot, evening(notes=[note(n, 100, f"It takes {n} weeks and more.") for n in range(1, 60)]))
    first = shown.where(bullets(shown)[0])
    shown.page.paper.set_current(first)
    assert shown.page.paper.in_sight().start == 0
    act(shown, "minutes.agreement")
    paper = shown.page.paper
    rect = paper.rect_of(first)
    assert rect is not None
    assert paper.in_sight().start > 0
    assert QRectF(paper.viewport().rect()).intersects(rect)


def test_the_letters_of_the_cards_also_act_on_the_sentence_in_front(points: Shown) -> None:
    first, *_ = bullets(points)
    points.page.paper.setFocus()
    QTest.keyClick(points.page.paper, Qt.Key.Key_E)
    assert points.page.editor.key == points.where(first)
    QTest.keyClick(points.page.editor._words, Qt.Key.Key_Escape)
    QTest.keyClick(points.page.paper, Qt.Key.Key_D)
    assert first not in bullets(points)


def test_a_sentence_is_moved_and_stays_in_front(points: Shown) -> None:
    first, second, third = bullets(points)
    act(points, "minutes.down")
    assert bullets(points) == [second, first, third]
    act(points, "minutes.down")
    assert bullets(points) == [second, third, first]
    act(points, "minutes.up")
    assert bullets(points) == [second, first, third]
    points.presenter.edits.undo()
    assert bullets(points) == [second, third, first]


def keys_of(shown: Shown, name: str) -> tuple[str, ...]:
    return next(action.keys for action in shown.page.actions_wanted() if action.id == name)


@pytest.mark.parametrize(
    ("system", "platform"), [("linux", "X11"), ("win32", "Windows"), ("darwin", "macOS")]
)
def test_a_sentence_moves_with_keys_that_the_platform_has_free(
    points: Shown, monkeypatch: pytest.MonkeyPatch, system: str, platform: str
) -> None:
    monkeypatch.setattr(sys, "platform", system)
    keys = {*keys_of(points, "minutes.up"), *keys_of(points, "minutes.down")}
    assert not keys & PLATFORMS[platform]
    assert keys - {"Ctrl+Alt+Up", "Ctrl+Alt+Down"} == (
        set() if system == "darwin" else {"Alt+Up", "Alt+Down"}
    )


@pytest.mark.skipif(sys.platform == "darwin", reason="there Alt and an arrow go through a text")
@pytest.mark.parametrize("place", ["pages", "editor"])
def test_alt_and_an_arrow_move_the_sentence(qtbot: QtBot, points: Shown, place: str) -> None:
    window = QMainWindow()
    qtbot.addWidget(window)
    window.setCentralWidget(points.page)
    Actions(window).bring_front(0, points.page.actions_wanted)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    first, second, third = bullets(points)
    points.page.paper.set_current(points.where(first))
    points.page.paper.setFocus()
    if place == "editor":
        points.page.edit(points.where(first))
    QTest.keyClick(keyboard(), DOWN, Qt.KeyboardModifier.AltModifier)
    assert bullets(points) == [second, first, third]
    QTest.keyClick(keyboard(), UP, Qt.KeyboardModifier.AltModifier)
    assert bullets(points) == [first, second, third]


def carry(shown: Shown, text: str, onto: str, *, below: bool) -> None:
    """Take a sentence with the mouse to a half of another text of the page, and let go."""
    paper = shown.page.paper
    start, end = paper.rect_of(shown.where(text)), paper.rect_of(shown.where(onto))
    assert start is not None
    assert end is not None
    to = (end.center() + QPointF(0, end.height() / 4 * (1 if below else -1))).toPoint()
    QTest.mousePress(paper.viewport(), Qt.MouseButton.LeftButton, pos=start.center().toPoint())
    QTest.mouseMove(paper.viewport(), to)
    QApplication.processEvents()
    QTest.mouseRelease(paper.viewport(), Qt.MouseButton.LeftButton, pos=to)
    QApplication.processEvents()


def test_a_sentence_is_carried_beside_another_and_comes_back(points: Shown) -> None:
    first, second, third = bullets(points)
    carry(points, first, third, below=True)
    assert bullets(points) == [second, third, first]
    carry(points, first, second, below=False)
    assert bullets(points) == [first, second, third]
    points.presenter.edits.undo()
    assert bullets(points) == [second, third, first]


def test_a_sentence_is_carried_under_a_heading_and_out_of_it(points: Shown) -> None:
    first, second, third = bullets(points)
    points.presenter.sentences.put_under(points.where(third), "Costs")
    carry(points, first, "Costs", below=True)
    assert bullets(points) == [second, third, first]
    assert points.presenter.sentences.theme_of(points.where(first)) == "Costs"
    carry(points, third, second, below=False)
    assert bullets(points) == [third, second, first]
    assert points.presenter.sentences.theme_of(points.where(third)) == ""


def test_a_sentence_is_not_carried_into_another_item(qtbot: QtBot) -> None:
    agenda = [Item(100, "Talk"), Item(200, "Fees")]
    shown = Shown(qtbot, evening(agenda, [note(1, 100, "One was said."), note(2, 200, "Two was said.")]))
    before = bullets(shown)
    carry(shown, "One was said.", "Two was said.", below=True)
    assert bullets(shown) == before
    assert shown.desk.said[-1].text.startswith("A sentence is moved within its item")


def test_a_released_sentence_is_not_carried(points: Shown) -> None:
    first, second, third = bullets(points)
    points.desk.services.releasing.release(MEETING)
    QApplication.processEvents()
    carry(points, first, third, below=True)
    assert bullets(points) == [first, second, third]


def test_two_sentences_are_joined_and_apart_again_with_undo(points: Shown) -> None:
    first, second, third = bullets(points)
    act(points, "minutes.join")
    assert bullets(points) == [f"{first} {second}", third]
    points.presenter.edits.undo()
    assert bullets(points) == [first, second, third]


def test_the_last_sentence_has_none_to_join(points: Shown) -> None:
    points.page.paper.set_current(points.where(bullets(points)[-1]))
    before = bullets(points)
    act(points, "minutes.join")
    assert bullets(points) == before
    assert points.desk.said


def test_a_decision_is_no_key_message_and_a_sentence_says_why(qtbot: QtBot) -> None:
    decided = evening(notes=settled(note(1, 100, "We meet again.", NoteKind.DECISION)))
    shown = Shown(qtbot, decided)
    shown.page.paper.set_current(shown.where("We meet again."))
    act(shown, "minutes.key_message")
    assert any("in a list of their own" in notice.text for notice in shown.desk.said)
    assert "Key messages" not in headings(shown)


def test_shift_enter_splits_at_the_caret(points: Shown) -> None:
    first, second, third = bullets(points)
    points.page.edit(points.where(first))
    for _ in range(9):
        QTest.keyClick(keyboard(), Qt.Key.Key_Left)
    QTest.keyClick(keyboard(), Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert bullets(points) == [first[:7], "Was made.", second, third]


def test_a_key_message_goes_to_page_one_and_back(points: Shown) -> None:
    first, second, third = bullets(points)
    act(points, "minutes.key_message")
    assert headings(points)[0] == "Key messages"
    assert sorted(bullets(points)) == sorted([first, second, third])
    act(points, "minutes.key_message")
    assert "Key messages" not in headings(points)


def test_a_sentence_is_put_under_a_theme_and_the_heading_is_edited_like_a_sentence(points: Shown) -> None:
    first = bullets(points)[0]
    points.presenter.sentences.put_under(points.where(first), "Costs")
    assert "Costs" in headings(points)
    assert points.presenter.sentences.theme_of(points.where(first)) == "Costs"
    points.page.edit(points.where("Costs"))
    QTest.keyClicks(keyboard(), " and fees")
    QTest.keyClick(keyboard(), Qt.Key.Key_Return)
    assert "Costs and fees" in headings(points)
    assert points.presenter.sentences.themes(points.where(first)) == ("Costs and fees",)


def test_the_theme_is_asked_for_with_those_that_are_there(points: Shown) -> None:
    first, second, _ = bullets(points)
    points.presenter.sentences.put_under(points.where(first), "Costs")
    points.page.paper.set_current(points.where(second))
    act(points, "minutes.theme")
    dialog = points.page.findChild(ThemeDialog)
    assert dialog is not None
    assert [dialog.there.itemText(n) for n in range(dialog.there.count())] == ["Costs"]
    assert dialog.value() == ""
    dialog.there.choose("Costs")
    dialog.ok.click()
    assert points.presenter.sentences.theme_of(points.where(second)) == "Costs"


def test_esc_leaves_the_sentence_where_it_was(points: Shown) -> None:
    first = points.where(bullets(points)[0])
    points.presenter.sentences.put_under(first, "Costs")
    points.page.paper.set_current(first)
    act(points, "minutes.theme")
    QTest.keyClick(keyboard(), Qt.Key.Key_Escape)
    assert points.presenter.sentences.theme_of(first) == "Costs"


def test_words_typed_are_kept_before_a_sentence_moves(points: Shown) -> None:
    first = bullets(points)[0]
    points.page.edit(points.where(first))
    QTest.keyClicks(keyboard(), " Twice.")
    act(points, "minutes.down")
    assert f"{first} Twice." in bullets(points)


def test_presses_while_one_is_being_kept_all_count(points: Shown, monkeypatch: pytest.MonkeyPatch) -> None:
    first, second, third = bullets(points)
    store, held = points.desk.desk.store, []
    with monkeypatch.context() as slow:
        slow.setattr(store, "call", lambda *args, **more: held.append((args, more)))
        act(points, "minutes.down")
        act(points, "minutes.down")
    assert bullets(points) == [first, second, third]
    for args, more in held:
        store.call(*args, **more)
    QApplication.processEvents()
    assert bullets(points) == [second, third, first]


def test_words_typed_are_kept_before_a_heading_is_asked_for(points: Shown) -> None:
    first = bullets(points)[0]
    points.page.edit(points.where(first))
    QTest.keyClicks(keyboard(), " Twice.")
    act(points, "minutes.theme")
    assert f"{first} Twice." in bullets(points)


def test_a_title_is_no_sentence(points: Shown) -> None:
    heading = headings(points)[-1]
    points.page.paper.set_current(points.where(heading))
    up = next(one for one in points.page.actions_wanted() if one.id == "minutes.up")
    assert up.enabled is not None
    assert not up.enabled()


SAID = "The second month tells more."


@pytest.fixture
def said(qtbot: QtBot) -> Shown:
    return Shown(qtbot, evening(notes=settled(note(1, 100, SAID))))


def asked_whose(shown: Shown) -> AttributeDialog:
    shown.page.paper.set_current(shown.where(SAID))
    actions = {action.id: action for action in shown.page.actions_wanted()}
    actions["minutes.attribute"].run()
    dialog = shown.page.findChild(AttributeDialog)
    assert isinstance(dialog, AttributeDialog)
    return dialog


def credits_of(shown: Shown) -> list[str]:
    draft = shown.presenter.draft
    assert draft is not None
    return [block.text for block in draft.minutes.blocks if isinstance(block, Credit)]


def test_a_sentence_is_attributed_only_once_the_tick_is_set(said: Shown) -> None:
    dialog = asked_whose(said)
    assert (dialog.words.text(), dialog.agreed.isChecked()) == ("", False)
    dialog.words.setText("Ana Silva, Northwind")
    dialog.ok.click()
    assert dialog.isVisible()
    assert credits_of(said) == []
    dialog.agreed.click()
    dialog.ok.click()
    assert credits_of(said) == ["Ana Silva, Northwind. Attributed with the speaker’s recorded consent."]
    assert said.presenter.blocking == 0


def test_a_long_sentence_is_asked_about_in_some_lines(qtbot: QtBot) -> None:
    shown = Shown(qtbot, evening(notes=settled(note(1, 100, "The month tells more. " * 225))))
    shown.page.paper.set_current(
        next(key for key, text in shown.presenter.texts().items() if len(text) > 4_000)
    )
    act(shown, "minutes.attribute")
    dialog = shown.page.findChild(AttributeDialog)
    assert dialog is not None
    assert dialog.height() < shown.page.height()
    assert any(label.text().endswith("…”") for label in dialog.findChildren(QLabel))


def attributed(shown: Shown) -> str:
    dialog = asked_whose(shown)
    dialog.words.setText("Ana Silva")
    dialog.agreed.click()
    dialog.ok.click()
    QApplication.processEvents()
    return shown.where(credits_of(shown)[0])


def test_delete_on_the_line_takes_it_back_and_undo_brings_it(said: Shown) -> None:
    said.page.paper.set_current(attributed(said))
    said.page.paper.setFocus()
    QTest.keyClick(said.page.paper, Qt.Key.Key_Delete)
    assert credits_of(said) == []
    assert said.where(SAID)
    said.presenter.edits.undo()
    assert len(credits_of(said)) == 1


def test_one_key_takes_it_back(said: Shown) -> None:
    attributed(said)
    said.page.paper.set_current(said.where(SAID))
    actions = {action.id: action for action in said.page.actions_wanted()}
    enabled = actions["minutes.attribute_no_more"].enabled
    assert enabled is not None
    assert enabled()
    actions["minutes.attribute_no_more"].run()
    assert credits_of(said) == []
    assert not enabled()


def test_the_line_is_not_typed_over_but_asked_for_again(said: Shown) -> None:
    where = attributed(said)
    QApplication.sendPostedEvents(None, int(QEvent.Type.DeferredDelete))
    said.page.edit(where)
    assert said.page.editor.key == ""
    dialogs = [one for one in said.page.findChildren(AttributeDialog) if one.isVisible()]
    assert [(one.words.text(), one.agreed.isChecked()) for one in dialogs] == [("Ana Silva", True)]


def test_other_words_say_that_the_consent_is_gone(said: Shown) -> None:
    attributed(said)
    said.presenter.change(said.where(SAID), "Other words.")
    assert credits_of(said) == []
    assert any("Ask again first" in notice.text for notice in said.desk.said)


def test_half_of_a_sentence_has_no_consent_and_undo_gives_it_back(said: Shown) -> None:
    attributed(said)
    said.presenter.sentences.split(said.where(SAID), len("The second month"))
    assert credits_of(said) == []
    assert any("Ask again first" in notice.text for notice in said.desk.said)
    said.presenter.edits.undo()
    assert len(credits_of(said)) == 1


def test_a_key_gathers_a_sentence_at_the_end_and_again_puts_it_back(said: Shown) -> None:
    said.page.paper.set_current(said.where(SAID))
    actions = {action.id: action for action in said.page.actions_wanted()}
    actions["minutes.agreement"].run()
    draft = said.presenter.draft
    assert draft is not None
    assert [block.text for block in draft.minutes.blocks][-2:] == ["Areas of agreement", SAID]
    actions["minutes.agreement"].run()
    assert said.presenter.sentences.theme_of(said.where(SAID)) == ""


def test_the_headings_of_the_end_are_offered_beside_those_that_are_there(said: Shown) -> None:
    said.page.paper.set_current(said.where(SAID))
    actions = {action.id: action for action in said.page.actions_wanted()}
    actions["minutes.theme"].run()
    dialog = said.page.findChild(ThemeDialog)
    assert isinstance(dialog, ThemeDialog)
    dialog.at_end.choose("Suggested next steps")
    dialog.ok.click()
    assert said.presenter.sentences.theme_of(said.where(SAID)) == "Suggested next steps"


def test_slips_are_underlined_while_a_sentence_is_edited_and_names_are_not(qtbot: QtBot) -> None:
    shown = Shown(qtbot, evening(notes=settled(note(1, 100, "We recieve okafor and teh report."))))
    with qtbot.waitSignal(shown.page.spelling.read, timeout=30_000):
        shown.page.edit(shown.where("We recieve okafor and teh report."))
    words = shown.page.editor._words
    assert [one.cursor.selectedText() for one in words.extraSelections()] == ["recieve", "teh"]
    shown.page.editor.finish()
    assert words.extraSelections() == []
    shown.page.spelling.stop(30.0)


def test_the_menu_over_a_slip_offers_words_and_puts_one_in_its_place(qtbot: QtBot) -> None:
    shown = Shown(qtbot, evening(notes=settled(note(1, 100, "It was seperate."))))
    with qtbot.waitSignal(shown.page.spelling.read, timeout=30_000):
        shown.page.edit(shown.where("It was seperate."))
    words = shown.page.editor._words
    cursor = words.textCursor()
    cursor.setPosition(9)
    words.setTextCursor(cursor)
    at = words.cursorRect(cursor).center()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, at, words.mapToGlobal(at))
    with qtbot.waitSignal(shown.page.spelling.proposed, timeout=30_000):
        QApplication.sendEvent(words, event)
    menu = words.findChild(QMenu)
    assert isinstance(menu, QMenu)
    assert menu.actions()[0].text() == "separate"
    menu.actions()[0].trigger()
    assert shown.page.editor.text() == "It was separate."
    menu.close()
    shown.page.spelling.stop(30.0)
