"""Suggestions under the findings of the minutes, by key."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.peerdesk.services.evening import MEETING, evening, note
from tests.ui.minutes_kit import presenter_of
from ui.pages.minutes import MinutesPage
from ui.presenters.minutes import MinutesPresenter
from ui.presenters.suggestions import Sort
from ui.widgets.hint_card import HintCard

SAME = (
    "The second month of a rollout tells more than the first one does",
    "A rollout tells more in its second month than in the first",
)
OTHERS = ("Fees rose faster than the volume did", "Two pilots at once confuse all", "Nothing was signed")


class Hinted:
    """A page with suggestions."""

    def __init__(self, qtbot: QtBot, *texts: str) -> None:
        notes = [note(number, 100, text) for number, text in enumerate((*texts, *OTHERS), 1)]
        self.presenter: MinutesPresenter
        self.presenter, self.desk = presenter_of(evening(notes=notes))
        self.page = MinutesPage(self.presenter)
        qtbot.addWidget(self.page)
        self.page.resize(1280, 720)
        self.page.show()
        self.page.show_meeting(MEETING)
        QApplication.processEvents()

    def card(self) -> HintCard:
        card = self.page.rail.hints.cards[0]
        card.setFocus()
        return card

    def press(self, key: Qt.Key) -> None:
        QTest.keyClick(self.card(), key)
        QApplication.processEvents()

    def sorts(self) -> list[Sort]:
        return [one.sort for one in self.presenter.suggestions]

    def told(self) -> set[str]:
        return set(self.presenter.texts().values())


@pytest.fixture
def same(qtbot: QtBot) -> Hinted:
    return Hinted(qtbot, *SAME)


def test_two_sentences_that_say_the_same_are_shown_together(same: Hinted) -> None:
    assert same.sorts() == [Sort.PAIR]
    assert set(same.presenter.suggestions[0].texts) == set(SAME)
    assert same.page.rail.hints.isVisible()
    assert all(text in same.card().accessibleName() for text in SAME)


def test_j_joins_them_and_undo_parts_them(same: Hinted) -> None:
    same.press(Qt.Key.Key_J)
    assert not set(SAME) & same.told()
    assert any(text.startswith(SAME[0]) and text.endswith(SAME[1]) for text in same.told()) or any(
        text.startswith(SAME[1]) and text.endswith(SAME[0]) for text in same.told()
    )
    assert same.sorts() == []
    same.presenter.edits.undo()
    assert set(SAME) <= same.told()
    assert same.sorts() == [Sort.PAIR]


@pytest.mark.parametrize(("key", "kept"), [(Qt.Key.Key_F, 0), (Qt.Key.Key_S, 1)], ids=["first", "second"])
def test_keeping_one_drops_the_other(same: Hinted, key: Qt.Key, kept: int) -> None:
    texts = same.presenter.suggestions[0].texts
    same.press(key)
    assert texts[kept] in same.told()
    assert [line.text for line in same.presenter.dropped] == [texts[1 - kept]]


def test_two_things_are_not_offered_again_in_this_draft(same: Hinted) -> None:
    same.press(Qt.Key.Key_N)
    assert same.sorts() == []
    where = next(where for where, text in same.presenter.texts().items() if text == OTHERS[0])
    same.presenter.change(where, "Fees rose.")
    assert same.sorts() == []
    assert not same.page.rail.hints.isVisible()


def test_a_changed_sentence_is_no_pair_any_more(same: Hinted) -> None:
    where = same.presenter.suggestions[0].where[0]
    same.presenter.change(where, "Something else was said.")
    assert same.sorts() == []


def test_r_puts_the_words_prescribed_where_people_are_counted(qtbot: QtBot) -> None:
    counting = Hinted(qtbot, "Two participants had left a supplier.")
    assert counting.sorts() == [Sort.COUNT]
    assert counting.presenter.blocking == 0
    counting.press(Qt.Key.Key_R)
    assert "Some participants had left a supplier." in counting.told()
    assert counting.sorts() == []


def test_e_edits_the_sentence_and_n_leaves_it(qtbot: QtBot) -> None:
    counting = Hinted(qtbot, "Everybody agreed with the board.")
    counting.press(Qt.Key.Key_E)
    assert counting.page.editor.text() == "Everybody agreed with the board."
    counting.page.editor.given_up.emit()
    counting.press(Qt.Key.Key_N)
    assert counting.sorts() == []


def test_one_or_two_key_messages_are_too_few(qtbot: QtBot) -> None:
    hinted = Hinted(qtbot)
    assert hinted.sorts() == []
    for number, text in enumerate(OTHERS, 1):
        where = next(where for where, found in hinted.presenter.texts().items() if found == text)
        hinted.presenter.sentences.lift(where)
        assert hinted.sorts() == ([Sort.KEYS] if number < 3 else [])


def test_up_and_down_go_between_findings_and_suggestions(qtbot: QtBot) -> None:
    hinted = Hinted(qtbot, *SAME, "Ana left.")
    rail = hinted.page.rail
    rail.card_at(0).setFocus()
    QTest.keyClick(rail.card_at(0), Qt.Key.Key_Down)
    assert rail.hints.cards[0].hasFocus()
    QTest.keyClick(rail.hints.cards[0], Qt.Key.Key_Up)
    assert rail.card_at(0).hasFocus()


def test_nothing_is_suggested_for_minutes_that_change_no_more(same: Hinted) -> None:
    assert same.sorts() == [Sort.PAIR]
    same.desk.services.releasing.release(MEETING)
    QApplication.processEvents()
    assert same.sorts() == []
    assert not same.page.rail.hints.cards[0].isVisible()


def test_nor_how_many_key_messages_they_have(qtbot: QtBot) -> None:
    hinted = Hinted(qtbot)
    where = next(where for where, found in hinted.presenter.texts().items() if found == OTHERS[0])
    hinted.presenter.sentences.lift(where)
    assert hinted.sorts() == [Sort.KEYS]
    hinted.desk.services.releasing.release(MEETING)
    QApplication.processEvents()
    assert hinted.sorts() == []
