"""What was withdrawn, handed over or has expired is in no byte of the vault and its backups."""

from __future__ import annotations

import datetime as dt
import shutil
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2 as sqlcipher

from peerdesk.domain import editing
from peerdesk.domain.errors import UserError, VaultError
from peerdesk.domain.meeting import Phase
from peerdesk.domain.motions import Motion, MotionState
from peerdesk.domain.release import CommonEdit, DraftEdit, Edit, MinutesLine, OrderEdit
from peerdesk.paths import Paths
from peerdesk.ports import Rebuilt
from peerdesk.services.erasing import Erased
from peerdesk.store import erase_list, erasing, files, sealing
from tests.markers import KEPT, PROMISED, SURNAME, found_in, found_under, found_with_key
from tests.peerdesk.store.build import opened
from tests.peerdesk.store.test_vault import STEPS
from tests.peerdesk.test_secrecy import Evening

WITHDRAWN, REWORDED, OTHER_HALF = "quetzalsaid", "nightjarsaid", "bitternsaid"
LONG = "and much else that fills some pages " * 400


@pytest.fixture
def released(evening: Evening) -> Evening:
    """A released evening with a copy of the notes, one of the draft, and one of it as it was edited."""
    evening.keep(f"we heard {WITHDRAWN}. and then {OTHER_HALF} too")
    evening.keep(f"they said {KEPT} {LONG}")
    evening.keep(f"! show {PROMISED} > ben 2 apr")
    evening.close()
    evening.services.release.draft(evening.meeting)
    evening.vault.back_up()
    release(evening)
    return evening


def release(evening: Evening, phase: Phase = Phase.RELEASED) -> None:
    with evening.vault.unit_of_work() as unit:
        meeting = unit.meetings.get(evening.meeting)
        day = dt.date(2026, 3, 6)
        unit.meetings.save(replace(meeting, phase=phase, version=1, released_on=day))
        unit.commit()


def edit(evening: Evening, *edits: Edit) -> None:
    """Edit the draft as before its release; released minutes are not edited."""
    release(evening, Phase.CLOSED)
    evening.services.release.edit(evening.meeting, edits)
    release(evening)


def line_with(evening: Evening, words: str) -> bytes:
    with evening.vault.unit_of_work() as unit:
        return next(line.key for line in unit.papers.lines(evening.meeting) if words in line.text)


def reword(evening: Evening) -> None:
    """Other words for the sentence; the earlier ones stand in the note and in a backup."""
    key = line_with(evening, WITHDRAWN)
    edit(evening, DraftEdit(key, text=f"somebody heard {REWORDED}. And then {OTHER_HALF} too"))
    evening.vault.back_up()


def last(steps: Iterator[Rebuilt | Erased]) -> Erased:
    found = list(steps)[-1]
    assert isinstance(found, Erased)
    return found


def withdraw(evening: Evening, words: str) -> Erased:
    key = line_with(evening, words)
    return last(evening.services.erasing.withdraw(evening.meeting, key))


def everywhere(paths: Paths, key: str, markers: tuple[str, ...]) -> set[str]:
    """Markers in any file of the folder as it is, and in every database and log of one with the key."""
    found = found_under(paths.data, markers)
    for database in (paths.database, *paths.backups.glob("*.db*")):
        found |= found_with_key(database, key, markers)
    return found


def seen(evening: Evening, *markers: str) -> set[str]:
    return everywhere(evening.paths, evening.key, markers)


def leftovers(paths: Paths) -> set[str]:
    return {p.name for p in paths.data.rglob("*") if ".part" in p.name or p.name.endswith((".new", ".old"))}


# Withdraw.


def test_a_withdrawn_sentence_leaves_no_byte(released: Evening) -> None:
    reword(released)
    look = (WITHDRAWN, REWORDED, OTHER_HALF, KEPT, PROMISED)
    assert seen(released, *look) == set(look), "the look finds what still is there"
    done = withdraw(released, REWORDED)
    assert seen(released, *look) == {KEPT, PROMISED}
    assert (done.sentences, done.version, done.lost, done.left) == (1, 2, 0, 0)
    assert leftovers(released.paths) == set()


def test_every_backup_loses_it_and_keeps_the_rest(released: Evening) -> None:
    reword(released)
    copies = released.vault.backups()
    assert [WITHDRAWN in told_in(released, copy.database) for copy in copies] == [True, True, True]
    times = [copy.database.stat().st_mtime for copy in copies]
    withdraw(released, REWORDED)
    after = released.vault.backups()
    assert after == copies
    assert [copy.database.stat().st_mtime for copy in after] == times
    for copy in after:
        assert told_in(released, copy.database) == {KEPT, PROMISED, SURNAME}


def told_in(evening: Evening, database: Path) -> set[str]:
    look = (WITHDRAWN, REWORDED, KEPT, PROMISED, SURNAME)
    return found_with_key(database, evening.key, look)


def test_a_withdrawn_promise_leaves_no_byte(released: Evening) -> None:
    with released.vault.unit_of_work() as unit:
        (promise,) = unit.notes.actions(released.meeting)
    done = last(released.services.erasing.withdraw(released.meeting, promise.key))
    assert seen(released, WITHDRAWN, PROMISED) == {WITHDRAWN}
    assert (done.sentences, done.version) == (1, 2)


def test_a_withdrawn_decision_takes_its_motion_along(evening: Evening) -> None:
    evening.keep(f"= Motion: we sell {WITHDRAWN}. Carried 5 to 2.")
    evening.close()
    motion = Motion(77, evening.item, f"we sell {WITHDRAWN}", state=MotionState.CARRIED, votes=(5, 2, 0))
    with evening.vault.unit_of_work() as unit:
        unit.motions.save([motion])
        unit.commit()
    evening.services.release.draft(evening.meeting)
    evening.vault.back_up()
    release(evening)
    withdraw(evening, WITHDRAWN)
    assert seen(evening, WITHDRAWN) == set()


def test_a_withdrawn_sentence_takes_its_dropped_twin_along(evening: Evening) -> None:
    for text in (f"we heard {WITHDRAWN} today", f"We heard {WITHDRAWN} today", f"they said {KEPT}"):
        evening.keep(text)
    evening.close()
    twins = [
        one.key for one in evening.services.release.draft(evening.meeting).lines if WITHDRAWN in one.text
    ]
    edit(evening, DraftEdit(twins[0], dropped=True))
    evening.vault.back_up()
    last(evening.services.erasing.withdraw(evening.meeting, twins[1]))
    assert seen(evening, WITHDRAWN, KEPT) == {KEPT}


def test_words_that_were_no_name_to_the_group_go_with_the_sentence(released: Evening) -> None:
    edit(released, CommonEdit(WITHDRAWN), CommonEdit(KEPT))
    released.vault.back_up()
    withdraw(released, WITHDRAWN)
    assert seen(released, WITHDRAWN) == set()
    with released.vault.unit_of_work() as unit:
        group_id = unit.meetings.get(released.meeting).group_id
        assert unit.groups.common_words(group_id) == {KEPT}


@pytest.mark.parametrize("gone", [WITHDRAWN, OTHER_HALF])
def test_half_of_a_sentence_that_was_split_goes_alone(released: Evening, gone: str) -> None:
    split(released)
    released.vault.back_up()
    (stays,) = {WITHDRAWN, OTHER_HALF} - {gone}
    withdraw(released, gone)
    assert seen(released, WITHDRAWN, OTHER_HALF, KEPT) == {stays, KEPT}
    newest = released.vault.backups()[0]
    assert stays in found_with_key(newest.database, released.key, (stays,))


def split(evening: Evening) -> None:
    key = line_with(evening, WITHDRAWN)
    line = next(one for one in lines(evening) if one.key == key)
    first, _, second = line.text.partition(". ")
    halves = (replace(line, text=first), replace(line, key=b"n" * 16, text=second))
    rest = [one for one in lines(evening) if one.key != key]
    edit(evening, OrderEdit(evening.item, (*halves, *rest)))


def test_the_half_that_stays_can_go_later(released: Evening) -> None:
    split(released)
    withdraw(released, WITHDRAWN)
    assert withdraw(released, OTHER_HALF).version == 3
    assert seen(released, WITHDRAWN, OTHER_HALF, KEPT) == {KEPT}


@pytest.mark.parametrize("how", ["expired", "given"])
def test_an_order_from_a_draft_shown_before_writes_nothing_back(released: Evening, how: str) -> None:
    """The window holds the old draft until it has read the new one; a press in between is refused."""
    release(released, Phase.CLOSED)
    old, key = lines(released), line_with(released, WITHDRAWN)
    halved = editing.split(old, key, len("we heard"), b"n" * 16)
    erased = released.services.erasing
    erase = erased.expire if how == "expired" else partial(erased.erase_case, item_id=released.item)
    list(erase(released.meeting))
    for order in (editing.moved(old, key, 1), editing.under_theme(old, key, "costs"), halved):
        with pytest.raises(UserError, match="meeting_erased" if how == "expired" else "line_gone"):
            released.services.release.edit(released.meeting, [OrderEdit(released.item, order)])
    released.vault.back_up()
    assert seen(released, WITHDRAWN, OTHER_HALF, KEPT, PROMISED) == {PROMISED}


def test_what_was_split_is_not_put_together_again_once_half_of_it_was_withdrawn(released: Evening) -> None:
    key, whole = line_with(released, WITHDRAWN), lines(released)
    split(released)
    withdraw(released, WITHDRAWN)
    with pytest.raises(UserError, match="line_gone"):
        edit(released, OrderEdit(released.item, whole))
    with pytest.raises(UserError, match="line_gone"):
        edit(released, OrderEdit(released.item, tuple(one for one in whole if one.key == key)))
    assert seen(released, WITHDRAWN) == set()


def lines(evening: Evening) -> tuple[MinutesLine, ...]:
    with evening.vault.unit_of_work() as unit:
        return unit.papers.lines(evening.meeting)


# Cases and retention.


def test_a_case_that_was_handed_over_leaves_no_byte(released: Evening) -> None:
    done = last(released.services.erasing.erase_case(released.meeting, released.item))
    assert seen(released, WITHDRAWN, OTHER_HALF, KEPT, PROMISED) == {PROMISED}
    with released.vault.unit_of_work() as unit:
        (item,) = unit.meetings.agenda(released.meeting)
    assert item.given_on == dt.date(2026, 3, 5)
    assert (done.sentences, done.version) == (2, 2)


def test_what_has_expired_leaves_no_byte_and_the_frame_stays(released: Evening) -> None:
    reword(released)
    release(released, Phase.CLOSED)
    released.services.release.keep_open(released.meeting, f"because of {OTHER_HALF}")
    release(released)
    released.vault.back_up()
    done = last(released.services.erasing.expire(released.meeting))
    look = (WITHDRAWN, REWORDED, OTHER_HALF, KEPT, PROMISED, SURNAME)
    assert seen(released, *look) == {PROMISED, SURNAME}
    with released.vault.unit_of_work() as unit:
        meeting = unit.meetings.get(released.meeting)
        assert unit.meetings.agenda(meeting.id)
        assert unit.papers.kept(meeting.id) == ()
    assert (meeting.title, meeting.erased_on) == ("Spring", dt.date(2026, 3, 5))
    assert (done.sentences, done.version) == (2, 1)


def test_a_copy_from_while_the_meeting_ran_has_other_keys_and_loses_all_of_it(evening: Evening) -> None:
    """It is made where the tables change under a meeting; the copy of the close has every sentence."""
    evening.keep(f"we heard {WITHDRAWN}")
    evening.keep(f"they said {KEPT}")
    evening.vault.back_up()
    evening.close()
    evening.services.release.draft(evening.meeting)
    release(evening)
    withdraw(evening, WITHDRAWN)
    assert seen(evening, WITHDRAWN, KEPT) == {KEPT}
    closed, running = evening.vault.backups()
    assert [found_with_key(one.database, evening.key, (KEPT,)) for one in (closed, running)] == [
        {KEPT},
        set(),
    ]


# The erase list.


def test_a_copy_put_back_by_hand_loses_what_was_erased_since(released: Evening, tmp_path: Path) -> None:
    """Taken elsewhere before, as one takes copies home on a stick."""
    stick = tmp_path / "stick"
    shutil.copytree(released.paths.backups, stick)
    withdraw(released, WITHDRAWN)
    released.vault.close()
    for end in (".db", ".json"):
        shutil.copy(stick / f"2026-03-05-2{end}", released.paths.data / f"vault{end}")
        for name in ("2026-03-05", "2026-03-05-2"):
            shutil.copy(stick / f"{name}{end}", released.paths.backups)
    look = (WITHDRAWN, KEPT, PROMISED)
    assert seen(released, *look) == set(look), "the look finds what was put back"
    again = opened(released.paths)
    assert seen(released, *look) == {KEPT, PROMISED}
    assert not erase_list.read(released.paths.erased).due
    again.close()


def test_minutes_put_back_are_a_version_on(released: Evening, tmp_path: Path) -> None:
    edit(released, CommonEdit(WITHDRAWN))
    released.vault.back_up()
    newest = released.vault.backups()[0]
    shutil.copy(newest.database, tmp_path / "copy.db")
    withdraw(released, WITHDRAWN)
    released.vault.close()
    shutil.copy(tmp_path / "copy.db", released.paths.database)
    again = opened(released.paths)
    with again.unit_of_work() as unit:
        assert unit.meetings.get(released.meeting).version == 2
        assert unit.papers.kept(released.meeting) == ()
    assert seen(released, WITHDRAWN) == set()
    again.close()


def test_the_list_outlives_another_key(released: Evening, tmp_path: Path) -> None:
    newest = released.vault.backups()[0]
    shutil.copy(newest.database, tmp_path / "copy.db")
    shutil.copy(newest.key_file, tmp_path / "copy.json")
    withdraw(released, WITHDRAWN)
    released.vault.set_first_passphrase("correct horse")
    released.vault.close()
    shutil.copy(tmp_path / "copy.db", released.paths.database)
    shutil.copy(tmp_path / "copy.json", released.paths.key_file)
    again = opened(released.paths)
    assert found_with_key(released.paths.database, again.test_key_hex, (WITHDRAWN, KEPT)) == {KEPT}
    again.close()


def test_the_list_holds_keys_and_nothing_else(released: Evening) -> None:
    withdraw(released, WITHDRAWN)
    data = released.paths.erased.read_bytes()
    assert len(data) == 16 * (1 + erase_list.BATCH)
    assert found_in(data, (WITHDRAWN, KEPT, SURNAME)) == set()
    assert released.paths.erased.stat().st_mode & 0o777 == 0o600
    assert released.paths.erased.stat().st_mtime == dt.datetime(2026, 3, 5).timestamp()


# Cut off.


def every_state(
    evening: Evening, folder: Path, act: Callable[[], object], patch: pytest.MonkeyPatch
) -> list[Paths]:
    """Copies of the folder after each write, sync, link and rename, and between what the database does."""
    states: list[Paths] = []

    def keep() -> None:
        target = folder / str(len(states))
        shutil.copytree(evening.paths.data, target, copy_function=shutil.copy)
        states.append(Paths.under(target))

    def watched(step: Callable[..., object]) -> Callable[..., object]:
        def run(*args: object, **named: object) -> object:
            result = step(*args, **named)
            keep()
            return result

        return run

    with patch.context() as patched:
        for name in (*STEPS, "erase"):
            patched.setattr(files, name, watched(getattr(files, name)))
        for module, name in ((sealing, "check_sound"), (sealing, "scrub"), (erasing, "erase_in_copy")):
            patched.setattr(module, name, watched(getattr(module, name)))
        keep()
        act()
        keep()
    return states


@pytest.mark.parametrize("how", ["withdraw", "expire"])
def test_cut_off_anywhere_it_is_not_begun_or_it_is_finished_at_the_next_start(
    released: Evening, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, how: str
) -> None:
    edit(released, CommonEdit(WITHDRAWN))
    reword(released)
    erased, key = released.services.erasing, line_with(released, REWORDED)
    steps = erased.withdraw(released.meeting, key) if how == "withdraw" else erased.expire(released.meeting)
    states = every_state(released, tmp_path, lambda: list(steps), monkeypatch)
    assert len(states) > 20
    stays = {KEPT, PROMISED} if how == "withdraw" else {PROMISED}
    look, begun = (WITHDRAWN, REWORDED, OTHER_HALF, KEPT, PROMISED), False
    for state in states:
        begun = begun or state.erased.exists()
        again = opened(state)
        assert len(again.backups()) == 3
        again.close()
        assert everywhere(state, released.key, look) == (stays if begun else set(look))
        assert leftovers(state) == set()
        assert not erase_list.read(state.erased).due
    assert not states[0].erased.exists()


# What the disk does not let be done.


def test_a_backup_that_cannot_be_read_is_taken_away_and_a_new_one_made(released: Evening) -> None:
    reword(released)
    spoilt, *_ = sorted(released.paths.backups.glob("*.db"))
    data = bytearray(spoilt.read_bytes())
    for page in range(4096, len(data), 4096):
        data[page + 100] ^= 1
    spoilt.write_bytes(data)
    done = withdraw(released, REWORDED)
    assert (done.lost, done.left) == (1, 0)
    assert not spoilt.exists()
    assert len(released.vault.backups()) == 3
    assert seen(released, WITHDRAWN, REWORDED, KEPT) == {KEPT}


def test_a_backup_under_another_key_is_taken_away(released: Evening) -> None:
    foreign = released.paths.backups / "2026-01-01.db"
    other = sqlcipher.connect(str(foreign))
    other.execute("PRAGMA key = 'another'")
    other.execute("CREATE TABLE notes (text)")
    other.commit()
    other.close()
    assert withdraw(released, WITHDRAWN).lost == 1
    assert not foreign.exists()


def test_a_full_disk_leaves_the_backups_for_the_next_start(
    released: Evening, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_: object) -> None:
        raise OSError(28, "no space left")

    with monkeypatch.context() as patched:
        patched.setattr(files, "sync_path", full)
        done = withdraw(released, WITHDRAWN)
    assert (done.lost, done.left) == (0, 2)
    assert found_with_key(released.paths.database, released.key, (WITHDRAWN, KEPT)) == {KEPT}
    assert len(released.vault.backups()) == 2
    released.vault.close()
    again = opened(released.paths)
    assert seen(released, WITHDRAWN, KEPT) == {KEPT}
    again.close()


def test_while_the_list_cannot_be_written_nothing_is_changed(
    released: Evening, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "no space left")

    with monkeypatch.context() as patched:
        patched.setattr(files, "write_synced", full)
        with pytest.raises(VaultError, match="store_disk_full"):
            withdraw(released, WITHDRAWN)
    assert WITHDRAWN in seen(released, WITHDRAWN)
    assert line_with(released, WITHDRAWN)


def test_two_that_are_erased_at_once_are_both_gone_from_every_backup(released: Evening) -> None:
    """The steps of one run between those of the other."""
    service, first, second = (
        released.services.erasing,
        line_with(released, WITHDRAWN),
        line_with(released, KEPT),
    )
    one, two = service.withdraw(released.meeting, first), service.withdraw(released.meeting, second)
    for steps in (one, one, two):
        next(steps)
    list(one)
    assert erase_list.read(released.paths.erased).due
    list(two)
    assert not erase_list.read(released.paths.erased).due
    assert seen(released, WITHDRAWN, KEPT, PROMISED) == {PROMISED}


# What goes along with a sentence.


def begun_and_killed(evening: Evening, key: bytes) -> None:
    """The erase list is written; nothing else was done before the kill, and it starts again."""
    with evening.vault.unit_of_work() as unit:
        line = unit.papers.line(evening.meeting, key)
    assert line is not None
    evening.vault.begin_erasing([key, *line.origins])
    evening.vault._erase_again()


def test_after_a_kill_nothing_of_the_new_version_counts_as_written(released: Evening) -> None:
    evening = released
    with evening.vault.unit_of_work() as unit:
        meeting = unit.meetings.get(evening.meeting)
    evening.services.release.hand_out(meeting, mailed=True)
    begun_and_killed(evening, line_with(evening, WITHDRAWN))
    with evening.vault.unit_of_work() as unit:
        meeting = unit.meetings.get(evening.meeting)
    assert (meeting.version, meeting.is_written, meeting.is_mailed) == (2, False, False)


@pytest.mark.parametrize("field", ["theme", "attributed"])
def test_after_a_kill_common_words_of_a_heading_or_an_attribution_go_too(
    released: Evening, field: str
) -> None:
    evening, key = released, line_with(released, WITHDRAWN)
    with evening.vault.unit_of_work() as unit:
        line, group_id = unit.papers.line(evening.meeting, key), unit.meetings.get(evening.meeting).group_id
        assert line is not None
        unit.papers.save_line(replace(line, **{field: "zebrafishword"}))  # type: ignore[arg-type]
        unit.groups.save_common_words(group_id, frozenset({"zebrafishword"}))
        unit.commit()
    begun_and_killed(evening, key)
    with evening.vault.unit_of_work() as unit:
        assert unit.groups.common_words(group_id) == frozenset()


def test_a_backup_of_a_split_sentence_names_nobody_who_agreed_to_the_whole(released: Evening) -> None:
    evening, key, half = released, line_with(released, WITHDRAWN), b"n" * 16
    with evening.vault.unit_of_work() as unit:
        line = unit.papers.line(evening.meeting, key)
        assert line is not None
        unit.papers.save_line(replace(line, attributed="Ana Silva", consent_day=dt.date(2026, 3, 6)))
        unit.commit()
    evening.vault.back_up()
    item = [one for one in lines(evening) if one.item_id == line.item_id]
    halves = editing.split(item, key, line.text.index(". and") + 1, half)
    edit(evening, OrderEdit(line.item_id, halves))
    last(evening.services.erasing.withdraw(evening.meeting, half))
    named = 0
    for copy in evening.vault.backups():
        with closing(sqlcipher.connect(str(copy.database))) as connection:
            connection.execute(f"PRAGMA key=\"x'{evening.key}'\"")
            rows = connection.execute("SELECT text, attributed, consent_day FROM minutes_lines").fetchall()
        assert rows == [] or any(WITHDRAWN not in text for text, _, _ in rows)
        named += sum(bool(attributed or day) for _, attributed, day in rows)
    assert named == 0
