"""A sentence is withdrawn from the page that shows it, and what expires is said in the strip."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QMessageBox

from peerdesk.domain.agenda import Agenda
from peerdesk.domain.meeting import Phase
from peerdesk.ports import Rebuilt
from peerdesk.services.erasing import Erased, ErasingService
from tests.ui.evening import CTRL, ENTER, ESC, GROUP_NAME, SHIFT, Evening
from ui.pages.minutes import MinutesPage

GONE, STAYS = "We pay too much for the cloud.", "We hire in spring."


@pytest.fixture
def released(evening: Evening) -> Evening:
    """The minutes of a released meeting, in front."""
    evening.sit_down()
    evening.keep(GONE, STAYS, "It was said that it can be done.", "! share it > as")
    evening.window.run.close()
    evening.services.release.draft(evening.meeting_id)
    release(evening)
    evening.desk.go("minutes", meeting_id=evening.meeting_id)
    evening.said.clear()
    return evening


def release(evening: Evening, phase: Phase = Phase.RELEASED) -> None:
    with evening.services.groups._context.units() as unit:
        meeting = unit.meetings.get(evening.meeting_id)
        day = dt.date(2026, 3, 5)
        unit.meetings.save(replace(meeting, phase=phase, version=1, released_on=day))
        unit.commit()


def page(evening: Evening) -> MinutesPage:
    found = evening.window.front()
    assert isinstance(found, MinutesPage)
    return found


def texts(evening: Evening) -> dict[str, str]:
    """The block of each text."""
    return {text: where for where, text in evening.window.minutes.texts().items()}


def ask(evening: Evening, text: str = GONE) -> QMessageBox | None:
    """Press the key on this sentence; the question, or None."""
    page(evening).paper.set_current(texts(evening)[text])
    evening.key(Qt.Key.Key_D, CTRL | SHIFT)
    return next((box for box in page(evening).findChildren(QMessageBox) if box.isVisible()), None)


def button(box: QMessageBox, text: str) -> QAbstractButton:
    return next(one for one in box.buttons() if one.text() == text)


def withdraw(evening: Evening, text: str = GONE) -> None:
    box = ask(evening, text)
    assert box is not None
    button(box, "Withdraw it").click()


def said(evening: Evening) -> str:
    return evening.said[-1].text


def test_the_question_says_what_goes_and_what_cannot_be_called_back(released: Evening) -> None:
    box = ask(released)
    assert box is not None
    text = box.informativeText()
    assert text.startswith(f"“{GONE}”")
    assert "every backup" in text
    assert "version 2" in text
    assert "Files and mails written before still have it" in text
    assert "what was sent cannot be called back" in text


@pytest.mark.parametrize("key", [ENTER, ESC])
def test_enter_and_escape_keep_the_sentence(released: Evening, key: Qt.Key) -> None:
    box = ask(released)
    assert box is not None
    QTest.keyClick(box, key)
    assert not box.isVisible()
    assert GONE in texts(released)
    assert released.said == []


def test_the_sentence_goes_and_the_strip_says_which_version_to_send(released: Evening) -> None:
    withdraw(released)
    assert GONE not in texts(released)
    assert STAYS in texts(released)
    assert said(released) == (
        "The sentence is gone from PeerDesk and its backups. Version 2 replaces version 1: send it to those "
        "who have that, and throw away its files and mails."
    )


def test_what_was_refused_before_does_not_stand_before_what_was_done(released: Evening) -> None:
    assert not page(released)._presenter.may_edit()
    assert "no longer changes" in page(released).strip.text()
    withdraw(released)
    assert page(released).strip.text().startswith("The sentence is gone")


def test_a_promise_can_be_withdrawn_too(released: Evening) -> None:
    withdraw(released, "share it")
    assert released.services.capture.find(released.meeting_id, "").actions == ()


@pytest.mark.parametrize("phase", [Phase.CLOSED, Phase.SENT])
def test_before_the_release_there_is_nothing_to_withdraw(released: Evening, phase: Phase) -> None:
    release(released, phase)
    released.window.minutes.show_meeting(released.meeting_id)
    assert ask(released) is None
    assert "Here D drops it from the draft" in said(released)


def test_a_title_is_not_withdrawn(released: Evening) -> None:
    titles = [w for w, source in draft_of(released).items() if source is None]
    page(released).paper.set_current(titles[0])
    released.key(Qt.Key.Key_D, CTRL | SHIFT)
    assert page(released).findChildren(QMessageBox) == []


def draft_of(evening: Evening) -> dict[str, bytes | None]:
    draft = evening.window.minutes.draft
    assert draft is not None
    return {where: source.key for where, source in draft.sources.items()}


def test_no_undo_brings_it_back(released: Evening) -> None:
    """The change before it would put the whole item as it was."""
    minutes = released.window.minutes
    release(released, Phase.CLOSED)
    minutes.show_meeting(released.meeting_id)
    minutes.sentences.lift(texts(released)[GONE])
    assert minutes.edits.can_undo
    release(released)
    minutes.show_meeting(released.meeting_id)
    withdraw(released)
    assert not minutes.edits.can_undo
    minutes.edits.undo()
    assert GONE not in texts(released)


def test_what_could_not_be_done_or_was_lost_is_said(
    released: Evening, monkeypatch: pytest.MonkeyPatch
) -> None:
    def steps(lost: int, left: int) -> Iterator[Rebuilt | Erased]:
        yield Erased(released.meeting_id, 1, 2, lost, left)

    monkeypatch.setattr(ErasingService, "withdraw", lambda *_: steps(0, 2))
    withdraw(released)
    assert "did not let it go from 2 file" in said(released)
    assert released.said[-1].tone == "warn"
    monkeypatch.setattr(ErasingService, "withdraw", lambda *_: steps(1, 0))
    withdraw(released)
    assert "1 backup" in said(released)
    assert "taken away" in said(released)


# Retention.


def days_go_by(evening: Evening, days: int) -> None:
    evening.clock.advance(days * 86_400)
    evening.window.erasing.tick()


def choose(evening: Evening, text: str) -> None:
    """Press a key of the notice that was said last."""
    next(one for one in evening.said[-1].choices if one.text.startswith(text)).act()


def test_it_is_said_a_week_before_and_only_then(released: Evening) -> None:
    days_go_by(released, 357)
    assert released.said == []
    days_go_by(released, 1)
    assert said(released) == f"{GROUP_NAME}: what was said on 5 March 2026 is erased on 5 March 2027."
    assert [one.text for one in released.said[-1].choices] == [
        "Keep it 30 days longer",
        "Erase it now…",
        "Later",
    ]


def test_on_its_day_it_goes_and_the_page_says_so(released: Evening) -> None:
    for days in (358, 7):
        days_go_by(released, days)
    assert said(released) == (
        f"{GROUP_NAME}: what was said on 5 March 2026 was kept long enough and is erased, as announced."
    )
    assert texts(released) == {}
    assert released.window.minutes.why_none == (
        "What was said on 5 March 2026 was erased on 5 March 2027. Titles, attendance and promises are still "
        "there; what was sent is with those who have it."
    )
    assert not released.window.minutes.exporting.can_start


def test_later_asks_again_on_another_day_and_not_before(released: Evening) -> None:
    days_go_by(released, 358)
    choose(released, "Later")
    count = len(released.said)
    released.services.planning.create(
        released.services.planning.plan(released.meeting_id).meeting.group_id,
        "Next",
        dt.date(2027, 4, 1),
        None,
    )
    released.window.erasing.tick()
    assert len(released.said) == count
    days_go_by(released, 1)
    assert "is erased on 5 March 2027" in said(released)


def test_at_the_door_of_what_was_erased_nothing_is_looked_for(released: Evening) -> None:
    for days in (358, 7):
        days_go_by(released, days)
    released.desk.go("at_door", meeting_id=released.meeting_id)
    figures = {row.line: row.figure for row in released.window.wrap_up.rows()}
    assert figures["key_messages"] == "no sentences"
    assert "looking…" not in figures.values()


def test_the_second_question_stays_whatever_changes_meanwhile(released: Evening) -> None:
    days_go_by(released, 358)
    strip = page(released).strip

    def press(text: str) -> None:
        strip.chosen.emit(str([one.text for one in strip.actions_shown()].index(text)))

    press("Erase it now…")
    assert "cannot be put back" in strip.text()
    group_id = released.services.planning.plan(released.meeting_id).meeting.group_id
    released.services.planning.create(group_id, "Next", dt.date(2027, 4, 1), None)
    released.window.erasing.tick()
    assert "cannot be put back" in strip.text()
    press("Keep it")
    released.window.erasing.tick()
    assert "is erased on" in strip.text()


def test_from_minutes_that_are_erased_a_key_leads_to_the_door(released: Evening) -> None:
    for days in (358, 7):
        days_go_by(released, days)
    assert released.window.minutes.draft is None
    released.key(Qt.Key.Key_4, CTRL)
    assert released.window.page == "at_door"


def test_one_press_keeps_it_longer(released: Evening) -> None:
    days_go_by(released, 358)
    choose(released, "Keep it")
    assert said(released) == f"{GROUP_NAME}: what was said on 5 March 2026 is kept until 4 April 2027."
    days_go_by(released, 7)
    assert GONE in texts(released)


def test_erasing_now_takes_two_presses(released: Evening) -> None:
    days_go_by(released, 358)
    choose(released, "Erase it now")
    assert "What was sent cannot be called back" in said(released)
    assert GONE in texts(released)
    choose(released, "Erase it")
    assert texts(released) == {}


def test_the_second_step_can_be_left(released: Evening) -> None:
    days_go_by(released, 358)
    choose(released, "Erase it now")
    choose(released, "Keep it")
    released.window.erasing.tick()
    assert GONE in texts(released)
    assert "is erased on 5 March 2027" in said(released)


def test_while_a_meeting_runs_nothing_is_said_or_erased(evening: Evening) -> None:
    evening.sit_down()
    evening.keep(GONE)
    evening.window.run.close()
    following = evening.services.planning.create(group_of(evening), "April", dt.date(2027, 4, 5))
    evening.services.planning.add_item(following.id, replace(agenda_of(evening)[0], id=77, steps=()))
    evening.desk.go("run", meeting_id=following.id)
    evening.type("as bo ")
    evening.next()
    assert evening.running.meeting_id == following.id
    evening.said.clear()
    for days in (395, 7):
        days_go_by(evening, days)
    assert evening.said == []
    assert evening.services.capture.find(evening.meeting_id, "").notes
    evening.window.run.close()
    evening.window.erasing.tick()
    assert "is erased on" in said(evening)


def group_of(evening: Evening) -> int:
    return evening.services.groups.groups()[0].group.id


def agenda_of(evening: Evening) -> Agenda:
    return evening.services.planning.plan(evening.meeting_id).agenda
