"""What the minutes page is told."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QLocale
from pytestqt.qtbot import QtBot

from peerdesk.domain.agenda import Item
from peerdesk.domain.changes import Kind, changed
from peerdesk.domain.errors import UserError
from peerdesk.domain.meeting import Phase
from peerdesk.domain.release import KeepReason
from peerdesk.domain.rules import Attribution
from tests.peerdesk.services.evening import MEETING, evening, key, note, promise, settled
from tests.ui.late import late
from tests.ui.minutes_kit import presenter_of
from ui.presenters.exporting import CheckState
from ui.presenters.minutes import LONG, MinutesPresenter


def words(presenter: MinutesPresenter) -> list[str]:
    return [card.words for card in presenter.cards]


def test_equal_strings_share_a_card_and_those_that_forbid_a_file_come_first(qtbot: QtBot) -> None:
    presenter, _ = presenter_of(
        evening(notes=settled(note(1, 100, "ops@example.org wrote. Ana left."), note(2, 100, "Ana came.")))
    )
    presenter.show_meeting(MEETING)
    assert words(presenter) == ["Ana", "ops@example.org"]
    assert len(presenter.cards[0].spots) == 2
    assert presenter.blocking == 2


def test_a_card_says_why_in_a_sentence(qtbot: QtBot) -> None:
    presenter, _ = presenter_of(evening(notes=settled(note(1, 100, "Ana left."))))
    presenter.show_meeting(MEETING)
    assert presenter.cards[0].reason.endswith(".")
    assert presenter.cards[0].spots[0].replacement == "A participant"


def test_characters_side_by_side_share_a_card(qtbot: QtBot) -> None:
    presenter, _ = presenter_of(evening(notes=settled(note(1, 100, "On the wall: 🧿🪬 and 🧿🪬."))))
    presenter.show_meeting(MEETING)
    (card,) = presenter.cards
    assert (card.words, len(card.spots), card.blocks) == ("🧿🪬", 2, False)
    assert "U+1F9FF U+1FAAC" in card.reason


def test_a_meeting_that_is_not_closed_says_so(qtbot: QtBot) -> None:
    presenter, desk = presenter_of(evening(phase=Phase.RUNNING))
    presenter.show_meeting(MEETING)
    assert presenter.why_none == "Minutes are made once the meeting is closed."
    assert presenter.draft is None
    assert desk.said == []


def test_a_reason_that_was_typed_waits_for_the_change_before_it(qtbot: QtBot) -> None:
    notes = settled(note(1, 100, "ops@example.org wrote. Ana left."))
    presenter, desk = presenter_of(evening(notes=notes))
    presenter.show_meeting(MEETING)
    name, mail = presenter.cards
    store = late(desk)
    presenter.replace(name.id)
    presenter.keep(mail.id, KeepReason.OWN_WORDS, "It stands on our website")
    store.finish()
    assert presenter.cards == ()
    assert [kept.reason for kept in presenter.kept_cards] == ["It stands on our website"]


def test_replacing_leaves_nothing_and_lays_out_again(qtbot: QtBot) -> None:
    presenter, _ = presenter_of(evening(notes=settled(note(1, 100, "Ana left."))))
    presenter.show_meeting(MEETING)
    edition = presenter.edition
    presenter.replace(presenter.cards[0].id)
    assert presenter.cards == ()
    assert presenter.edition == edition + 1


def test_changes_are_taken_back_and_made_again_in_order(qtbot: QtBot) -> None:
    presenter, _ = presenter_of(evening(notes=settled(note(1, 100, "Ana left."))))
    presenter.show_meeting(MEETING)
    where = presenter.cards[0].spots[0].where
    presenter.change(where, "Bene left.")
    presenter.drop(where)
    assert where not in presenter.texts()
    presenter.edits.undo()
    assert presenter.texts()[where] == "Bene left."
    presenter.edits.undo()
    assert presenter.texts()[where] == "Ana left."
    assert not presenter.edits.can_undo
    presenter.edits.redo()
    assert presenter.texts()[where] == "Bene left."


def test_another_meeting_has_no_history(qtbot: QtBot) -> None:
    presenter, _ = presenter_of(evening(notes=settled(note(1, 100, "Ana left."))))
    presenter.show_meeting(MEETING)
    presenter.replace(presenter.cards[0].id)
    presenter.show_meeting(MEETING + 1)
    assert not presenter.edits.can_undo


def test_dropped_sentences_are_listed_and_taken_in_again(qtbot: QtBot) -> None:
    presenter, _ = presenter_of(evening(notes=settled(note(1, 100, "Ana left."))))
    presenter.show_meeting(MEETING)
    presenter.drop(presenter.cards[0].spots[0].where)
    (line,) = presenter.dropped
    assert line.text == "Ana left."
    presenter.take_in(line.key)
    assert presenter.dropped == ()


def test_promises_and_titles_are_edited_and_not_dropped(qtbot: QtBot) -> None:
    presenter, desk = presenter_of(
        evening([Item(100, "Rota")], [note(1, 100, "x")], [promise(2, "Call Ana.")])
    )
    presenter.show_meeting(MEETING)
    title = next(where for where, text in presenter.texts().items() if text == "Rota")
    assert not presenter.can_drop(title)
    assert not presenter.can_drop(key(2).hex())
    presenter.drop(title)
    assert desk.said == []
    presenter.drop(key(2).hex())
    assert "A promise stays" in desk.said[-1].text
    presenter.change(title, "On call")
    assert presenter.texts()[title] == "On call"


def test_kept_follows_a_change_and_also_where_nothing_changed(qtbot: QtBot) -> None:
    presenter, _ = presenter_of(evening(notes=[note(1, 100, "Fine.")]))
    presenter.show_meeting(MEETING)
    where = next(where for where, text in presenter.texts().items() if text == "Fine.")
    for text in ("Better.", "Better."):
        with qtbot.waitSignal(presenter.kept, check_params_cb=lambda key: key == where):
            presenter.change(where, text)


def test_an_empty_sentence_is_refused_and_another_change_goes_on(qtbot: QtBot) -> None:
    presenter, desk = presenter_of(evening(notes=[note(1, 100, "Fine.")]))
    presenter.show_meeting(MEETING)
    where = next(where for where, text in presenter.texts().items() if text == "Fine.")
    presenter.change(where, " ")
    assert "cannot be empty" in desk.said[-1].text
    presenter.change(where, "Better.")
    assert presenter.texts()[where] == "Better."


def test_after_a_file_in_which_people_are_named_it_does_not_say_that_nobody_is(
    qtbot: QtBot, tmp_path: Path
) -> None:
    on_record = Item(100, "Talk", attribution=Attribution.ON_RECORD)
    presenter, desk = presenter_of(evening([on_record], notes=settled(note(1, 100, "Ana Silva moved it."))))
    presenter.show_meeting(MEETING)
    presenter.exporting.start(tmp_path / presenter.default_name(".md"))
    assert "named only where it was agreed or on the record" in desk.said[-1].text
    assert [check.text for check in presenter.exporting.checks()][-1] == "text and its order"


def test_a_file_is_written_and_its_checks_are_ticked(qtbot: QtBot, tmp_path: Path) -> None:
    presenter, desk = presenter_of()
    presenter.show_meeting(MEETING)
    assert {check.state for check in presenter.exporting.checks()} == {CheckState.WAITING}
    presenter.exporting.start(tmp_path / presenter.default_name(".pdf"))
    assert (tmp_path / "minutes-2026-03-19.pdf").exists()
    assert {check.state for check in presenter.exporting.checks()} == {CheckState.PASSED}
    assert desk.said[-1].text == "Written and read back: nobody of the group is named in it."
    assert str(tmp_path) not in desk.said[-1].text


@pytest.mark.parametrize("moment", ["lay_out", "write"])
def test_stopping_leaves_no_file_and_another_can_be_written(
    qtbot: QtBot, tmp_path: Path, moment: str
) -> None:
    presenter, desk = presenter_of()
    presenter.show_meeting(MEETING)

    def stop() -> None:
        if presenter.exporting.progress == moment:
            presenter.exporting.stop()

    presenter.exporting.changed.connect(stop)
    presenter.exporting.start(tmp_path / "minutes.pdf")
    assert list(tmp_path.iterdir()) == []
    assert desk.said[-1].text == "Stopped. No file was written."
    assert {check.state for check in presenter.exporting.checks()} == {CheckState.WAITING}
    presenter.exporting.changed.disconnect(stop)
    presenter.exporting.start(tmp_path / "minutes.pdf")
    assert (tmp_path / "minutes.pdf").exists()


def test_stopping_when_nothing_is_written_does_nothing(qtbot: QtBot, tmp_path: Path) -> None:
    presenter, _ = presenter_of()
    presenter.show_meeting(MEETING)
    presenter.exporting.stop()
    presenter.exporting.start(tmp_path / "minutes.pdf")
    assert (tmp_path / "minutes.pdf").exists()


def test_a_later_change_takes_the_ticks_away(qtbot: QtBot, tmp_path: Path) -> None:
    presenter, _ = presenter_of(evening(notes=[note(1, 100, "Fine.")]))
    presenter.show_meeting(MEETING)
    presenter.exporting.start(tmp_path / "minutes.md")
    where = next(where for where, text in presenter.texts().items() if text == "Fine.")
    presenter.change(where, "Better.")
    assert {check.state for check in presenter.exporting.checks()} == {CheckState.WAITING}


def test_no_file_while_names_are_left(qtbot: QtBot, tmp_path: Path) -> None:
    presenter, desk = presenter_of(evening(notes=settled(note(1, 100, "Ana left."))))
    presenter.show_meeting(MEETING)
    presenter.exporting.start(tmp_path / "minutes.pdf")
    assert "Still to decide: 1." in desk.said[-1].text
    assert list(tmp_path.iterdir()) == []


def test_an_unwritable_target_is_a_sentence(qtbot: QtBot, tmp_path: Path) -> None:
    presenter, desk = presenter_of()
    presenter.show_meeting(MEETING)
    presenter.exporting.start(tmp_path / "missing" / "minutes.pdf")
    assert desk.said[-1].tone == "error"
    assert presenter.exporting.can_start


@pytest.mark.parametrize(("locale", "paper"), [("en_US", "letter"), ("fr_CA", "letter"), ("de_CH", "a4")])
def test_the_paper_follows_the_country(qtbot: QtBot, locale: str, paper: str) -> None:
    before = QLocale()
    QLocale.setDefault(QLocale(locale))
    try:
        presenter, _ = presenter_of()
        assert presenter.paper == paper
    finally:
        QLocale.setDefault(before)


def test_another_paper_is_laid_out_and_remembered(qtbot: QtBot) -> None:
    presenter, _ = presenter_of()
    presenter.show_meeting(MEETING)
    presenter.set_paper("letter")
    assert presenter.written is not None
    assert presenter.written.size_pt == (612.0, 792.0)
    assert presenter.paper == "letter"


def test_pictures_and_marks_come_with_their_edition(qtbot: QtBot) -> None:
    presenter, _ = presenter_of(evening(notes=[note(1, 100, "At last Ana left.")]))
    presenter.show_meeting(MEETING)
    with qtbot.waitSignal(presenter.drawn) as pictures, qtbot.waitSignal(presenter.marked) as marks:
        presenter.ask_pages([0], 1.0)
        presenter.ask_marks(0)
    assert pictures.args is not None
    assert marks.args is not None
    drawn, marked = pictures.args[0], marks.args[0]
    assert (drawn.edition, drawn.picture.page) == (presenter.edition, 0)
    assert [place.page for place in marked.places] == [0]


def test_a_page_that_is_not_there_gives_no_picture(qtbot: QtBot) -> None:
    presenter, _ = presenter_of()
    presenter.show_meeting(MEETING)
    with qtbot.assertNotEmitted(presenter.drawn):
        presenter.ask_pages([7], 1.0)


def test_only_changes_of_this_meeting_are_shown(qtbot: QtBot) -> None:
    presenter, desk = presenter_of()
    presenter.show_meeting(MEETING)
    with qtbot.assertNotEmitted(presenter.changed):
        desk.desk.changed.emit(changed(Kind.NOTES, meeting_id=MEETING + 1))
        desk.desk.changed.emit(changed(Kind.VAULT, meeting_id=MEETING))
    with qtbot.waitSignal(presenter.changed):
        desk.desk.changed.emit(changed(Kind.MEMBERS))


def test_an_undo_that_fails_can_be_tried_again(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    presenter, desk = presenter_of(evening(notes=settled(note(1, 100, "Ana left."))))
    presenter.show_meeting(MEETING)
    presenter.replace(presenter.cards[0].id)

    def refused(*_: object) -> None:
        raise UserError("line_gone")

    with monkeypatch.context() as patched:
        patched.setattr(desk.services.release, "edit", refused)
        presenter.edits.undo()
    assert presenter.edits.can_undo
    presenter.edits.undo()
    assert words(presenter) == ["Ana"]


def long_evening() -> MinutesPresenter:
    words = "the ledger ran beside the new one for a week and nobody on call had to sign it off"
    notes = [note(number, 100, f"Point {number}: {words}, {words}.") for number in range(1, 120)]
    presenter, _ = presenter_of(evening(notes=notes))
    presenter.show_meeting(MEETING)
    return presenter


def test_an_edit_of_long_minutes_lays_out_the_pages_in_sight_first_and_the_others_after_a_rest(
    qtbot: QtBot,
) -> None:
    presenter = long_evening()
    assert presenter.written is not None
    assert presenter.written.pages > LONG
    page = 3
    where = next(place.key for place in presenter.written.places if place.page == page)
    presenter.look_at(range(page, page + 1))
    before = presenter.written
    presenter.change(where, "Other words.")
    assert presenter.texts()[where] == "Other words."
    assert presenter.written.data == before.data
    with qtbot.waitSignal(presenter.drawn) as drawn:
        presenter.ask_pages([page], 1.0)
    assert drawn.args is not None
    assert drawn.args[0].picture.page == page
    with qtbot.waitSignal(presenter.laid_out):
        pass
    assert presenter.written.data != before.data
    with qtbot.waitSignal(presenter.drawn) as again:
        presenter.ask_pages([page], 1.0)
    assert again.args is not None
    assert again.args[0].picture.pixels == drawn.args[0].picture.pixels


def test_another_size_of_paper_is_laid_out_whole(qtbot: QtBot) -> None:
    presenter = long_evening()
    assert presenter.written is not None
    presenter.look_at(range(2, 3))
    presenter.set_paper("letter" if presenter.paper == "a4" else "a4")
    data = presenter.written.data
    presenter.set_paper("letter" if presenter.paper == "a4" else "a4")
    assert presenter.written.data != data
