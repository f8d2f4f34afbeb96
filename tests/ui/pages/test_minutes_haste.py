"""The Minutes page where keys come faster than the paper follows: nothing typed is lost."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QLabel, QMainWindow
from pytestqt.qtbot import QtBot

from peerdesk.domain.agenda import Item
from peerdesk.domain.errors import UserError
from peerdesk.domain.meeting import Phase
from peerdesk.domain.members import Group
from peerdesk.domain.release import Edit, KeepReason
from tests.peerdesk.services.evening import DAY, GROUP, MEETING, evening, note, settled
from tests.ui.late import LateStore, late
from tests.ui.minutes_kit import APRIL, with_april
from tests.ui.pages.test_minutes import Shown, Slow, keyboard
from tests.ui.pages.test_minutes_hints import OTHERS, SAME
from ui.actions import Actions
from ui.dialogs import print_paper
from ui.dialogs.attribute_dialog import AttributeDialog
from ui.dialogs.theme_dialog import ThemeDialog
from ui.pages import minutes as minutes_page
from ui.presenters.sending import Wish
from ui.presenters.sentences import Attributed

ALT = Qt.KeyboardModifier.AltModifier
NAMED = ("Ana left.", "Quiet words.", "Third words.")
PLACED = ("They met in Rotterdam in May.", "Quiet words.", "Third words.")
FOUR = ("One.", "Two.", "Three.", "Four.")


@pytest.fixture
def slow(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Slow:
    return Slow(qtbot, monkeypatch)


def in_window(qtbot: QtBot, *texts: str) -> Shown:
    """The page in a window that has its keys as shortcuts."""
    notes = settled(*(note(number, 100, text) for number, text in enumerate(texts, 1)))
    shown = Shown(qtbot, with_april(evening(notes=notes)))
    window = QMainWindow()
    qtbot.addWidget(window)
    window.setCentralWidget(shown.page)
    Actions(window).bring_front(0, shown.page.actions_wanted)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    return shown


def dropped(shown: Shown) -> list[str]:
    return [line.text for line in shown.presenter.dropped]


def type_letters(text: str) -> None:
    """Each where the keyboard is then."""
    for letter in text:
        QTest.keyClicks(keyboard(), letter)


def go_to(shown: Shown, text: str) -> None:
    """The keyboard on the pages, this sentence in front."""
    shown.page.paper.set_current(shown.where(text))
    shown.page.paper.setFocus()


def stored_not_shown(slow: Slow) -> None:
    """Every edit is answered, and its draft is not."""
    while slow.presenter.edits._in_flight:
        assert slow.store.work()
        slow.store.answer()


# Letters on the pages and on the cards.


@pytest.mark.parametrize("texts", [NAMED, NAMED[1:]], ids=["with a card", "without"])
def test_d_on_the_pages_drops_the_sentence_in_front(qtbot: QtBot, texts: tuple[str, ...]) -> None:
    shown = in_window(qtbot, *texts)
    go_to(shown, "Quiet words.")
    QTest.keyClick(keyboard(), Qt.Key.Key_D)
    assert dropped(shown) == ["Quiet words."]


def test_e_on_the_pages_edits_the_sentence_in_front(qtbot: QtBot) -> None:
    shown = in_window(qtbot, *NAMED)
    go_to(shown, "Quiet words.")
    QTest.keyClick(keyboard(), Qt.Key.Key_E)
    assert shown.page.editor.text() == "Quiet words."


def test_with_ctrl_the_letters_drop_nothing(qtbot: QtBot) -> None:
    shown = in_window(qtbot, *NAMED)
    go_to(shown, "Quiet words.")
    QTest.keyClick(keyboard(), Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    assert not dropped(shown)


@pytest.mark.parametrize("key", [Qt.Key.Key_D, Qt.Key.Key_K], ids=["d", "k"])
def test_letters_on_a_suggestion_touch_no_other_card(qtbot: QtBot, key: Qt.Key) -> None:
    notes = [note(n, 100, text) for n, text in enumerate((*SAME, *OTHERS, "They met in Rotterdam."), 1)]
    shown = Shown(qtbot, evening(notes=notes))
    hints = shown.page.rail.hints
    hints.go_in()
    assert shown.presenter.cards
    {Qt.Key.Key_D: shown.page.rail.drop, Qt.Key.Key_K: shown.page.rail.keep}[key]()
    assert not dropped(shown)
    assert hints.has_keyboard()


# The keyboard stays where one types.


def test_a_question_that_was_left_open_takes_no_key_from_the_editor(qtbot: QtBot) -> None:
    shown = in_window(qtbot, *PLACED)
    store = late(shown.desk)
    shown.page.rail.keep()
    shown.page.edit(shown.where("Third words."))
    QTest.keyClicks(keyboard(), " X")
    shown.page.edit(shown.where("Quiet words."))
    QTest.keyClicks(keyboard(), " in 20")
    store.finish()
    QTest.keyClicks(keyboard(), "22")
    store.finish()
    assert shown.page.editor.text() == "Quiet words. in 2022"
    assert not shown.presenter.kept_cards


def test_a_card_that_had_the_keyboard_before_does_not_take_it_back(qtbot: QtBot) -> None:
    shown = in_window(qtbot, *NAMED)
    store = late(shown.desk)
    card = shown.page.rail.open_card()
    assert card is not None
    QTest.mouseClick(card.edit_button, Qt.MouseButton.LeftButton)
    store.finish()
    QTest.keyClicks(keyboard(), " X")
    shown.page.edit(shown.where("Quiet words."))
    QTest.keyClicks(keyboard(), " be")
    store.finish()
    QTest.keyClicks(keyboard(), "gun")
    assert shown.page.editor.text() == "Quiet words. begun"


# A sentence that is opened again while its change is on its way.


def test_a_sentence_opened_again_has_the_words_under_way_and_stays_open(slow: Slow) -> None:
    QTest.keyClicks(keyboard(), " And more.")
    slow.page.edit(slow.two)
    slow.page.edit(slow.one)
    assert slow.page.editor.text() == "One. And more."
    QTest.keyClicks(keyboard(), " Also this.")
    slow.store.finish()
    assert slow.page.editor.text() == "One. And more. Also this."
    QTest.keyClick(keyboard(), Qt.Key.Key_Return)
    slow.store.finish()
    assert "One. And more. Also this." in slow.texts()


def test_words_put_back_while_others_are_under_way_are_stored(slow: Slow) -> None:
    slow.page._give_up()
    slow.presenter.change(slow.one, "One. And more.")
    slow.presenter.change(slow.one, "One.")
    slow.store.finish()
    assert "One." in slow.texts()


def test_words_typed_anew_put_those_that_were_refused_out_of_mind(slow: Slow) -> None:
    slow.page._give_up()
    slow.fill_disk()
    slow.page.hide()
    slow.presenter.change(slow.one, "One. And more.")
    slow.store.finish()
    slow.make_room()
    slow.presenter.change(slow.one, "One. And all.")
    slow.store.finish()
    assert not slow.presenter.unkept
    assert "One. And all." in slow.texts()


# Changes one after the other.


def test_a_refused_change_lets_no_old_words_be_stored_over_new_ones(slow: Slow) -> None:
    QTest.keyClicks(keyboard(), " And more.")
    slow.page._leave_editor()
    stored_not_shown(slow)
    assert slow.presenter.edits.is_waiting
    slow.fill_disk()
    slow.presenter.change(slow.two, "Two and more.")
    stored_not_shown(slow)
    slow.make_room()
    slow.presenter.sentences.lift(slow.one)
    slow.store.finish()
    assert "One. And more." in slow.texts()


def test_two_quick_undos_take_two_changes_back(slow: Slow) -> None:
    slow.page._give_up()
    for where, text in ((slow.one, "One b."), (slow.two, "Two b.")):
        slow.presenter.change(where, text)
        slow.store.finish()
    slow.presenter.edits.undo()
    slow.presenter.edits.undo()
    slow.store.finish()
    assert {"One.", "Two."} <= set(slow.texts())


def test_drop_in_the_editor_waits_for_a_change_under_way(slow: Slow) -> None:
    QTest.keyClicks(keyboard(), " And more.")
    slow.page.edit(slow.two)
    QTest.mouseClick(slow.page.editor.drop_button, Qt.MouseButton.LeftButton)
    slow.store.finish()
    assert dropped(slow.shown) == ["Two."]
    assert "One. And more." in slow.texts()


def test_gathered_twice_in_haste_is_gathered_no_more(slow: Slow) -> None:
    slow.page._give_up()
    sentences = slow.presenter.sentences
    sentences.gather(slow.one, 2)
    sentences.gather(slow.one, 2)
    slow.store.finish()
    assert sentences.theme_of(slow.one) == ""


def test_a_presenters_paper_gathers_nothing(qtbot: QtBot) -> None:
    agenda = [Item(100, "Talk"), Item(200, "Case of Chiara", "Nights", lead_id=3)]
    shown = Shown(qtbot, evening(agenda, settled(note(1, 200, "Two nights off helped."))))
    shown.presenter.papers.choose_case()
    go_to(shown, "Two nights off helped.")
    wanted = {one.id: one for one in shown.page.actions_wanted()}
    names = ("join", "agreement", "disagreement", "open_question", "next_step")
    enabled = [wanted[f"minutes.{name}"].enabled or (lambda: True) for name in names]
    assert [can() for can in enabled] == [True, False, False, False, False]
    shown.presenter.sentences.gather(shown.where("Two nights off helped."), 2)


# What was typed and waits is stored whatever comes.


def kept_reasons(shown: Shown) -> list[str]:
    found = shown.desk.services.release.draft(MEETING).findings
    return [one.kept.own_words for one in found if one.kept is not None]


def typed_reason(qtbot: QtBot) -> tuple[Shown, LateStore]:
    """A reason in own words that waits for a change of another sentence."""
    shown = in_window(qtbot, *PLACED)
    store = late(shown.desk)
    shown.presenter.change(shown.where("Quiet words."), "Quiet words now.")
    shown.presenter.keep(shown.presenter.cards[0].id, KeepReason.OWN_WORDS, "It is on their page")
    return shown, store


def test_a_typed_reason_is_kept_when_another_meeting_is_shown(qtbot: QtBot) -> None:
    shown, store = typed_reason(qtbot)
    shown.page.show_meeting(APRIL)
    store.finish()
    assert kept_reasons(shown) == ["It is on their page"]


def test_a_typed_reason_is_kept_when_the_window_closes(qtbot: QtBot) -> None:
    shown, store = typed_reason(qtbot)
    shown.page.hide()
    while store.work():
        pass  # what was posted is done; nobody hears the answers any more
    assert kept_reasons(shown) == ["It is on their page"]


def test_consent_is_recorded_when_another_paper_is_shown(slow: Slow) -> None:
    QTest.keyClicks(keyboard(), " And more.")
    slow.page._leave_editor()
    slow.presenter.sentences.attribute(slow.two, Attributed("Ben", agreed=True))
    slow.presenter.papers.go_on()
    slow.store.finish()
    slow.presenter.papers.choose("minutes")
    slow.store.finish()
    draft = slow.presenter.draft
    assert draft is not None
    assert [line.attributed for line in draft.lines if line.text == "Two."] == ["Ben"]


# A sentence that moved is in front until one goes elsewhere.


def order(shown: Shown) -> list[str]:
    return [text for text in shown.presenter.texts().values() if text in FOUR]


def test_one_who_went_on_is_not_brought_back_to_a_sentence_that_could_not_move(qtbot: QtBot) -> None:
    shown = in_window(qtbot, *FOUR)
    store = late(shown.desk)
    before = order(shown)
    go_to(shown, before[0])
    QTest.keyClick(keyboard(), Qt.Key.Key_Up, ALT)
    store.finish()
    QTest.keyClick(keyboard(), Qt.Key.Key_End)
    while shown.presenter.texts()[shown.page.paper.current] != before[2]:
        QTest.keyClick(keyboard(), Qt.Key.Key_Up)
    for _ in range(2):
        QTest.keyClick(keyboard(), Qt.Key.Key_Delete)
        store.finish()
    assert dropped(shown) == [before[2]]


def test_one_who_went_on_is_not_brought_back_when_the_other_pages_are_there(qtbot: QtBot) -> None:
    texts = [f"Sentence {n} tells of something that was said, and goes on to fill pages." for n in range(140)]
    shown = in_window(qtbot, *texts)
    store = late(shown.desk)
    where = next(one for one in shown.presenter.texts() if shown.presenter.sentences.is_sentence(one))
    shown.page.paper.set_current(where)
    shown.page.paper.setFocus()
    store.finish()
    QTest.keyClick(keyboard(), Qt.Key.Key_Down, ALT)
    store.finish()
    assert shown.presenter.whole is None
    QTest.keyClick(keyboard(), Qt.Key.Key_Down)
    went_to = shown.page.paper.current
    assert went_to != where
    shown.presenter.hurry()
    store.finish()
    assert shown.presenter.whole is not None
    assert shown.page.paper.current == went_to


# The room.


def test_the_room_sees_no_question_that_quotes_a_sentence(qtbot: QtBot) -> None:
    shown = in_window(qtbot, *NAMED)
    go_to(shown, "Quiet words.")
    shown.page._ordering.ask_whose()
    shown.page.set_room_view(True)
    seen = [one for one in shown.page.window().findChildren(QDialog) if one.isVisible()]
    assert not [label for one in seen for label in one.findChildren(QLabel)]
    shown.page.set_room_view(False)
    assert any(one.isVisible() for one in shown.page.findChildren(QDialog))


@pytest.mark.parametrize("letter", ["r", "e", "k", "d"])
def test_a_reason_may_begin_with_the_letter_of_a_key(qtbot: QtBot, letter: str) -> None:
    shown = in_window(qtbot, *PLACED)
    shown.page.rail.focus_cards()
    QTest.keyClick(keyboard(), Qt.Key.Key_K)
    type_letters(f"{letter}xact")
    card = shown.page.rail.open_card()
    assert card is not None
    assert card.own_words.text() == f"{letter}xact"
    assert not shown.page.editor.key
    assert not dropped(shown)


@pytest.mark.parametrize("keys", ["fs", "sf", "jf", "js"])
def test_a_second_answer_about_a_pair_waits_for_the_first(qtbot: QtBot, keys: str) -> None:
    notes = [note(n, 100, text) for n, text in enumerate((*SAME, *OTHERS), 1)]
    shown = Shown(qtbot, evening(notes=notes))
    first, second = shown.presenter.suggestions[0].texts
    assert {first, second} == set(SAME)
    store = late(shown.desk)
    shown.page.rail.hints.go_in()
    type_letters(keys)
    store.finish()
    kept = {"f": {first}, "s": {second}, "j": set()}[keys[0]]
    assert set(SAME) & set(shown.presenter.texts().values()) == kept
    assert len(dropped(shown)) == (0 if keys[0] == "j" else 1)


# A reason that was begun.


def reason(shown: Shown) -> str:
    """Ask why of the open card; what stands there."""
    shown.page.rail.focus_cards()
    QTest.keyClick(keyboard(), Qt.Key.Key_K)
    card = shown.page.rail.open_card()
    assert card is not None
    return card.own_words.text()


def test_a_reason_that_was_begun_is_there_after_a_look_at_another_card(qtbot: QtBot) -> None:
    shown = in_window(qtbot, "They met in Rotterdam.", "They met in Lisbon.")
    reason(shown)
    type_letters("public since")
    for number in (1, 0):
        QTest.mouseClick(shown.page.rail.card_at(number), Qt.MouseButton.LeftButton)
        if number:
            assert reason(shown) == ""
    assert reason(shown) == "public since"


def test_a_reason_that_was_begun_is_there_after_a_look_at_another_paper(qtbot: QtBot) -> None:
    shown = in_window(qtbot, *PLACED)
    reason(shown)
    type_letters("public since")
    shown.presenter.papers.go_on()
    assert shown.presenter.papers.sheet is not None
    shown.presenter.papers.choose("minutes")
    assert reason(shown) == "public since"
    QTest.keyClick(keyboard(), Qt.Key.Key_Escape)
    assert reason(shown) == ""


# Words that are typed and what is done with the whole paper.


@pytest.mark.parametrize("is_late", [False, True], ids=["at once", "late"])
def test_words_that_are_typed_are_printed_or_nothing_is(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, is_late: bool
) -> None:
    asked: list[bool] = []
    monkeypatch.setattr(print_paper, "has_printer", lambda: True)
    monkeypatch.setattr(print_paper, "ask_printer", lambda *_: asked.append(True))
    shown = in_window(qtbot, *NAMED[1:])
    shown.page.edit(shown.where("Quiet words."))
    QTest.keyClicks(keyboard(), " More")
    store = late(shown.desk) if is_late else None
    QTest.keyClick(keyboard(), Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    assert bool(asked) is not is_late
    if store is not None:
        assert shown.desk.said[-1].text.startswith("The paper has changed meanwhile.")
        store.finish()
    assert "Quiet words. More" in shown.presenter.texts().values()


# The wheel.


def test_the_end_of_a_gesture_zooms_nothing(qtbot: QtBot) -> None:
    shown = in_window(qtbot, *NAMED)
    paper = shown.page.paper
    sizes = [paper.px_per_pt]
    for turned in (0, 120, 0):
        wheel = QWheelEvent(
            QPointF(10, 10), QPointF(10, 10), QPoint(), QPoint(0, turned), Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.ControlModifier, Qt.ScrollPhase.NoScrollPhase, False,
        )  # fmt: skip
        paper.wheelEvent(wheel)
        sizes.append(paper.px_per_pt)
    assert sizes[0] == sizes[1] < sizes[2] == sizes[3]


# Taking back.


def test_a_heading_renamed_onto_another_is_taken_back(qtbot: QtBot) -> None:
    shown = in_window(qtbot, "One.", "Two.", "Three.")
    p = shown.presenter
    p.sentences.put_under(shown.where("One."), "Costs")
    p.sentences.put_under(shown.where("Two."), "Fees")

    def themes() -> dict[str, str]:
        assert p.draft is not None
        return {line.text: line.theme for line in p.draft.lines}

    before = themes()
    p.change(shown.where("Costs"), "Fees")
    assert themes()["One."] == "Fees"
    p.edits.undo()
    assert themes() == before
    p.edits.redo()
    assert themes()["One."] == "Fees"
    p.change(shown.where("Fees"), "Prices")
    p.edits.undo()
    assert (themes()["One."], themes()["Two."]) == ("Fees", "Fees")


def test_a_title_taken_back_is_no_public_title(qtbot: QtBot) -> None:
    shown = Shown(qtbot, evening([Item(100, "Northwind’s nights")], settled(note(1, 100, "One."))))
    p = shown.presenter

    def titles() -> tuple[str, str]:
        (item,) = shown.desk.units.rows.agendas[MEETING]
        return item.title, item.public_title

    p.change(shown.where("Northwind’s nights"), "Nights")
    assert titles() == ("Northwind’s nights", "Nights")
    p.edits.undo()
    assert titles() == ("Northwind’s nights", "")
    p.edits.redo()
    assert titles() == ("Northwind’s nights", "Nights")


# What waits, what is refused, and the whole paper.


class Full:
    """A disk that is full until there is room again."""

    def __init__(self, shown: Shown, patch: pytest.MonkeyPatch, *, times: int = 1_000) -> None:
        release = shown.desk.services.release
        self._patch, self._release, self._edit, self._left = patch, release, release.edit, times
        patch.setattr(release, "edit", self._maybe)

    def _maybe(self, meeting_id: int, edits: Sequence[Edit]) -> tuple[Edit, ...]:
        if self._left > 0:
            self._left -= 1
            raise UserError("store_disk_full")
        return self._edit(meeting_id, edits)

    def make_room(self) -> None:
        self._left = 0


def test_a_heading_that_was_refused_comes_into_no_other_group(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    units = with_april(evening(notes=settled(note(1, 100, "One."))))
    rows = units.rows
    rows.groups[GROUP] = replace(rows.groups[GROUP], heading="Harbour fund")
    rows.groups[GROUP + 1] = Group(GROUP + 1, "Northern Round", heading="Northern trust")
    rows.meetings[APRIL] = replace(rows.meetings[APRIL], group_id=GROUP + 1)
    shown = Shown(qtbot, units)
    disk = Full(shown, monkeypatch)
    shown.page.edit(shown.where("Harbour fund"))
    type_letters(" of 2026")
    shown.page.show_meeting(APRIL)
    assert not shown.page.editor.isVisible()
    disk.make_room()
    shown.page.show_meeting(MEETING)
    assert shown.page.editor.text() == "Harbour fund of 2026"
    QTest.keyClick(keyboard(), Qt.Key.Key_Return)
    headings = {group.name: group.heading for group in shown.desk.units.rows.groups.values()}
    assert headings["Northern Round"] == "Northern trust"
    assert "Harbour fund of 2026" in headings.values()


def test_what_is_refused_late_leaves_the_other_groups_heading_open(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    units = with_april(evening(notes=settled(note(1, 100, "One."))))
    rows = units.rows
    rows.groups[GROUP] = replace(rows.groups[GROUP], heading="Harbour fund")
    shown = Shown(qtbot, units)
    Full(shown, monkeypatch)
    store = late(shown.desk)
    shown.page.edit(shown.where("Harbour fund"))
    type_letters(" of 2026")
    shown.page.show_meeting(APRIL)
    told: list[str] = []
    shown.presenter.refused.connect(told.append)
    store.finish()
    assert told == []
    shown.page.show_meeting(MEETING)
    store.finish()
    assert shown.page.editor.text() == "Harbour fund of 2026"


def test_a_drop_that_waits_is_done_before_the_file(qtbot: QtBot, tmp_path: Path) -> None:
    shown = in_window(qtbot, "One is here.", "Two is here.", "Three is here.")
    store, p = late(shown.desk), shown.presenter
    p.change(shown.where("One is here."), "One was here.")
    p.drop(shown.where("Two is here."))
    p.exporting.start(tmp_path / "minutes.md")
    store.finish()
    text = (tmp_path / "minutes.md").read_text(encoding="utf-8")
    assert "One was here." in text
    assert "Two is here." not in text


def test_what_waits_is_done_before_the_release(qtbot: QtBot, tmp_path: Path) -> None:
    shown = in_window(qtbot, "One is here.", "Two is here.", "Three is here.")
    store, p = late(shown.desk), shown.presenter
    p.sending.folder = tmp_path
    store.finish()
    p.change(shown.where("One is here."), "One was here.")
    p.drop(shown.where("Two is here."))
    p.sentences.attribute(shown.where("Three is here."), Attributed("Ana Silva", agreed=True))
    p.sending.release(Wish(DAY, minutes=True, sheet=False))
    store.finish()
    assert p.sending.phase is Phase.RELEASED
    assert dropped(shown) == ["Two is here."]
    assert p.draft is not None
    assert [line.attributed for line in p.draft.lines if line.text == "Three is here."] == ["Ana Silva"]


@pytest.mark.parametrize("why", ["the disk is full", "it names somebody"])
def test_a_reason_that_was_refused_is_there_again(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, why: str
) -> None:
    shown = in_window(qtbot, "They met in Rotterdam.", "They met in Lisbon.")
    typed = "asked Benedikt" if why == "it names somebody" else "public since May"
    reason(shown)
    type_letters(typed)
    if why == "the disk is full":
        Full(shown, monkeypatch)
    QTest.keyClick(keyboard(), Qt.Key.Key_Return)
    assert shown.desk.said[-1].tone == "error"
    for number in (1, 0):
        QTest.mouseClick(shown.page.rail.card_at(number), Qt.MouseButton.LeftButton)
    assert reason(shown) == typed


def test_a_reason_typed_behind_a_change_that_is_refused_is_kept(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown = in_window(qtbot, *PLACED)
    store = late(shown.desk)
    Full(shown, monkeypatch, times=1)
    shown.presenter.change(shown.where("Quiet words."), "Quiet words now.")
    shown.presenter.keep(shown.presenter.cards[0].id, KeepReason.OWN_WORDS, "It is on their page")
    store.finish()
    assert kept_reasons(shown) == ["It is on their page"]


def test_consent_typed_behind_a_change_that_is_refused_is_kept(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown = in_window(qtbot, *NAMED[1:])
    store = late(shown.desk)
    Full(shown, monkeypatch, times=1)
    shown.presenter.change(shown.where("Quiet words."), "Quiet words now.")
    shown.presenter.sentences.attribute(shown.where("Third words."), Attributed("Ben", agreed=True))
    store.finish()
    assert shown.presenter.draft is not None
    assert {line.attributed for line in shown.presenter.draft.lines} >= {"Ben"}


def test_whose_a_sentence_is_is_proposed_again_where_it_was_refused(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown = in_window(qtbot, *NAMED[1:])
    disk = Full(shown, monkeypatch)

    def asked() -> AttributeDialog:
        go_to(shown, "Quiet words.")
        shown.page._ordering.ask_whose()
        return next(one for one in shown.page.findChildren(AttributeDialog) if one.isVisible())

    dialog = asked()
    QTest.keyClicks(dialog.words, "Benedikt Okafor of Mercury Freight")
    dialog.agreed.setChecked(True)
    dialog.ok.click()
    dialog = asked()
    assert (dialog.words.text(), dialog.agreed.isChecked()) == ("Benedikt Okafor of Mercury Freight", True)
    disk.make_room()
    dialog.ok.click()
    dialog = asked()
    assert dialog.words.text() == "Benedikt Okafor of Mercury Freight"
    dialog.reject()


@pytest.mark.parametrize("why", ["the disk is full", "it is too long"])
def test_a_heading_that_was_refused_is_proposed_again(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, why: str
) -> None:
    shown = in_window(qtbot, *NAMED[1:])
    if why == "the disk is full":
        Full(shown, monkeypatch)
    typed = "Costs" if why == "the disk is full" else "Costs " * 60

    def asked() -> ThemeDialog:
        go_to(shown, "Quiet words.")
        shown.page._ordering._ask_theme()
        return next(one for one in shown.page.findChildren(ThemeDialog) if one.isVisible())

    dialog = asked()
    dialog.theme.setText(typed)
    dialog.ok.click()
    assert shown.desk.said[-1].tone == "error"
    dialog = asked()
    assert dialog.theme.text() == typed
    dialog.theme.setText("")
    dialog.ok.click()
    dialog = asked()
    assert dialog.theme.text() == ""
    dialog.reject()


def test_that_nobody_is_named_any_more_is_said_once_it_is_so(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown = in_window(qtbot, *NAMED[1:])
    shown.presenter.sentences.attribute(shown.where("Quiet words."), Attributed("Ana Silva", agreed=True))
    disk = Full(shown, monkeypatch)
    shown.presenter.change(shown.where("Quiet words."), "Quiet words now.")
    assert not [one for one in shown.desk.said if "nobody is named" in one.text]
    disk.make_room()
    shown.presenter.change(shown.where("Quiet words."), "Quiet words now.")
    assert "nobody is named" in shown.desk.said[-1].text


def test_the_caret_stays_in_a_reason_whatever_the_store_answers(qtbot: QtBot) -> None:
    shown = in_window(qtbot, *PLACED)
    reason(shown)
    type_letters("sold")
    QTest.keyClick(keyboard(), Qt.Key.Key_Home)
    type_letters("X")
    shown.presenter.changed.emit()
    type_letters("Y")
    card = shown.page.rail.open_card()
    assert card is not None
    assert card.own_words.text() == "XYsold"


def test_a_digit_typed_into_an_empty_reason_decides_nothing(qtbot: QtBot) -> None:
    shown = in_window(qtbot, *PLACED)
    reason(shown)
    card = shown.page.rail.open_card()
    assert card is not None
    QTest.mouseClick(card.own_words, Qt.MouseButton.LeftButton)
    shown.presenter.changed.emit()
    type_letters("1 of them said so")
    assert card.own_words.text() == "1 of them said so"
    assert not shown.presenter.kept_cards


def test_no_other_paper_is_written_than_the_one_it_was_asked_for(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown = Shown(qtbot, evening([Item(100, "Talk")], settled(note(1, 100, "One."))))
    shown.presenter.papers.choose("members 0")
    assert shown.presenter.papers.sheet is not None

    def ask(_: object, name: str) -> Path:
        shown.presenter.papers.choose("minutes")  # as when a projector is plugged in
        return tmp_path / name

    monkeypatch.setattr(minutes_page, "ask_target", ask)
    shown.page.export(".md")
    assert list(tmp_path.iterdir()) == []
    assert shown.desk.said[-1].text.startswith("The paper has changed meanwhile.")


def test_after_a_sentence_is_moved_from_the_editor_the_keyboard_is_on_the_pages(qtbot: QtBot) -> None:
    shown = in_window(qtbot, *NAMED[1:])
    shown.page.edit(shown.where("Quiet words."))
    QTest.keyClick(keyboard(), Qt.Key.Key_Down, ALT)
    assert not shown.page.editor.isVisible()
    assert shown.page.paper.hasFocus()
