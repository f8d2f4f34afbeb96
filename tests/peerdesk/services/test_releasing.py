"""Minutes on their way: what must be settled first, what is said of them, what can be taken back."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest

from peerdesk.domain.changes import Kind
from peerdesk.domain.errors import UserError
from peerdesk.domain.meeting import Feedback, Meeting, Phase
from peerdesk.domain.minutes import Heading, Minutes, Paragraph
from peerdesk.domain.release import DraftEdit, FileChecked
from peerdesk.domain.rules import Distribution
from peerdesk.export.all import ExportFiles
from peerdesk.services.context import Context
from peerdesk.services.findings import Read
from peerdesk.services.planning import PlanningService
from peerdesk.services.release import ReleaseService
from peerdesk.services.releasing import ReleasingService
from tests.clock import FakeClock
from tests.peerdesk.services.evening import GROUP, MEETING, evening, note, release_of, settled
from tests.peerdesk.services.fakes import FakeUnits, Published

NEXT = 11


class Desk:
    """The services of one evening; the day is that of the clock."""

    def __init__(self, units: FakeUnits | None = None, *, language: str = "en") -> None:
        self.units = units or evening(notes=settled())
        self.clock, self.published = FakeClock(), Published()
        context = Context(self.units, self.clock, self.published)
        self.today = context.today()
        self.release: ReleaseService = release_of(context, ExportFiles())
        self.releasing = ReleasingService(context, self.release)
        self.planning = PlanningService(context)

    def meeting(self) -> Meeting:
        return self.units.rows.meetings[MEETING]

    def set(self, **changes: object) -> None:
        self.units.rows.meetings[MEETING] = replace(self.meeting(), **changes)  # type: ignore[arg-type]

    def add_next(self, days: int = 28, **changes: object) -> Meeting:
        day = self.meeting().day + dt.timedelta(days=days)
        made = replace(Meeting(NEXT, GROUP, "Layoffs", day), **changes)  # type: ignore[arg-type]
        self.units.rows.meetings[made.id] = made
        return made

    def paper(self) -> Minutes:
        return self.release.draft(MEETING).minutes

    def in_days(self, days: int) -> dt.date:
        return self.today + dt.timedelta(days=days)


def refused(act: object) -> str:
    with pytest.raises(UserError) as caught:
        act()  # type: ignore[operator]
    return caught.value.key


def test_each_step_is_stored_and_said() -> None:
    desk = Desk()
    desk.releasing.send_for_objections(MEETING, desk.in_days(7))
    assert (desk.meeting().phase, desk.meeting().objections_until) == (Phase.SENT, desk.in_days(7))
    desk.releasing.release(MEETING)
    assert (desk.meeting().phase, desk.meeting().version) == (Phase.RELEASED, 1)
    assert desk.meeting().released_on == desk.today
    assert all(change.touches(Kind.MEETINGS, Kind.MINUTES) for change in desk.published.changes[-2:])
    assert {change.group_id for change in desk.published.changes[-2:]} == {GROUP}


def test_nothing_moves_while_a_name_is_left() -> None:
    desk = Desk(evening(notes=settled(note(1, 100, "Ana left."))))
    assert refused(lambda: desk.releasing.send_for_objections(MEETING, desk.in_days(7))) == "names_left"
    assert refused(lambda: desk.releasing.release(MEETING)) == "names_left"
    assert desk.meeting().phase is Phase.CLOSED


def test_a_long_draft_is_read_in_steps() -> None:
    desk = Desk(
        evening(notes=[note(n, 100, f"It costs more each time, said {n} of them.") for n in range(20)])
    )
    desk.release.keep_open(MEETING, "As it is.")
    desk = Desk(desk.units)
    steps = list(desk.releasing.sending(MEETING, desk.in_days(7)))
    assert all(isinstance(step, Read) for step in steps[:-1])
    assert len(steps) > 3


def test_an_edit_between_two_steps_of_the_reading_counts() -> None:
    desk = Desk(evening(notes=settled(*(note(n, 100, f"It takes {n} weeks.") for n in range(10)))))
    desk.release.keep_open(MEETING, "As it is.")
    key = desk.release.draft(MEETING).lines[0].key
    desk = Desk(desk.units)
    steps = desk.releasing.sending(MEETING, desk.in_days(7))
    assert isinstance(next(steps), Read)
    desk.release.edit(MEETING, [DraftEdit(key, text="Ana takes a week.")])
    assert refused(lambda: list(steps)) == "names_left"


def test_an_edit_that_names_nobody_between_two_steps_does_not_stop_the_release() -> None:
    """The page reads its draft meanwhile."""
    desk = Desk(evening(notes=settled(*(note(n, 100, f"It takes {n} weeks.") for n in range(10)))))
    desk.release.keep_open(MEETING, "As it is.")
    key = desk.release.draft(MEETING).lines[0].key
    steps = desk.releasing.releasing(MEETING)
    next(steps)
    desk.release.edit(MEETING, [DraftEdit(key, text="It takes long.")])
    desk.release.draft(MEETING)
    list(steps)
    assert desk.meeting().phase is Phase.RELEASED


def test_released_texts_change_no_more_until_the_release_is_taken_back() -> None:
    desk = Desk()
    key = desk.release.draft(MEETING).lines[0].key
    edit = DraftEdit(key, text="It was said.")
    desk.releasing.send_for_objections(MEETING, desk.in_days(7))
    desk.release.edit(MEETING, [edit])
    desk.releasing.release(MEETING)
    assert refused(lambda: desk.release.edit(MEETING, [edit])) == "minutes_released"
    desk.releasing.take_back(MEETING)
    desk.release.edit(MEETING, [edit])


def test_what_released_minutes_say_of_the_meeting_stays() -> None:
    desk = Desk()
    desk.releasing.release(MEETING)
    changed = replace(desk.meeting(), distribution=Distribution.RED)
    assert refused(lambda: desk.planning.save_meeting(changed)) == "minutes_released"
    desk.planning.save_meeting(replace(desk.meeting(), title="Another"))
    assert (desk.meeting().title, desk.meeting().distribution) == ("Another", Distribution.GREEN)


def test_an_old_screen_does_not_set_minutes_back() -> None:
    desk = Desk()
    old = desk.meeting()
    desk.releasing.send_for_objections(MEETING, desk.in_days(7))
    desk.releasing.release(MEETING)
    desk.planning.save_meeting(replace(old, title="Another"))
    now = desk.meeting()
    assert (now.phase, now.version, now.objections_until) == (Phase.RELEASED, 1, desk.in_days(7))
    assert now.released_on == desk.today


# Taking back.


def test_a_slip_leaves_no_trace_although_the_draft_was_written(tmp_path: Path) -> None:
    desk = Desk()
    before = desk.meeting()
    assert desk.release.export(MEETING, tmp_path / "draft.md").passed
    desk.releasing.release(MEETING)
    desk.releasing.take_back(MEETING)
    assert desk.meeting() == before


def test_a_paper_that_was_written_uses_its_number_up(tmp_path: Path) -> None:
    desk = Desk()
    desk.releasing.release(MEETING)
    assert desk.release.export(MEETING, tmp_path / "one.md").passed
    desk.releasing.take_back(MEETING)
    assert desk.releasing.release(MEETING).version == 2


def test_what_a_run_before_this_one_wrote_uses_its_number_up(tmp_path: Path) -> None:
    desk = Desk()
    desk.releasing.release(MEETING)
    assert desk.release.export(MEETING, tmp_path / "one.md").passed
    desk = Desk(desk.units)
    desk.releasing.take_back(MEETING)
    assert desk.releasing.release(MEETING).version == 2


def test_a_paper_that_was_not_sound_uses_no_number_up(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = Desk()
    desk.releasing.release(MEETING)
    unsound = FileChecked(problems=("has_dates",))
    monkeypatch.setattr(ExportFiles, "reading_back", lambda *_: iter([unsound]))
    assert not desk.release.export(MEETING, tmp_path / "one.md").passed
    assert not desk.meeting().is_written
    desk.releasing.take_back(MEETING)
    assert desk.releasing.release(MEETING).version == 1


def test_a_version_reads_the_same_whatever_is_planned_later() -> None:
    desk = Desk()
    desk.add_next(starts=dt.time(18))
    desk.releasing.release(MEETING)
    before = desk.paper()
    assert before.blocks[-1] == Paragraph("Thursday 16 April 2026, 18:00")
    desk.add_next(days=35, starts=None)
    assert desk.paper() == before
    desk.releasing.take_back(MEETING)
    desk.releasing.release(MEETING)
    assert desk.paper().blocks[-1] == Paragraph("Thursday 23 April 2026")


def test_minutes_move_on_while_their_end_is_announced() -> None:
    desk = Desk()
    desk.set(erased_on=desk.in_days(5))
    desk.releasing.send_for_objections(MEETING, desk.in_days(3))
    desk.releasing.release(MEETING)
    desk.releasing.take_back(MEETING)
    desk.set(erased_on=desk.today)
    assert refused(lambda: desk.releasing.release(MEETING)) == "minutes_erased"


def test_a_step_that_is_no_longer_the_last_is_not_taken_back() -> None:
    desk = Desk()
    desk.releasing.send_for_objections(MEETING, desk.in_days(7))
    desk.releasing.release(MEETING)
    desk.releasing.take_back(MEETING, Phase.RELEASED)
    assert refused(lambda: desk.releasing.take_back(MEETING, Phase.RELEASED)) == "minutes_moved_on"
    assert desk.meeting().phase is Phase.SENT


def test_minutes_stay_once_the_next_meeting_has_begun() -> None:
    desk = Desk()
    desk.releasing.release(MEETING)
    desk.add_next(phase=Phase.GATHERING)
    assert refused(lambda: desk.releasing.take_back(MEETING)) == "minutes_built_on"


# What waits.


def test_minutes_wait_once_the_last_day_is_over() -> None:
    desk = Desk()
    desk.releasing.send_for_objections(MEETING, desk.in_days(2))
    desk.clock.advance(2 * 86_400)
    assert desk.releasing.waiting() == ()
    desk.clock.advance(86_400)
    ((found),) = desk.releasing.waiting()
    assert (found.meeting.id, found.days) == (MEETING, 1)


def test_nothing_waits_while_people_sit_together() -> None:
    desk = Desk()
    desk.releasing.send_for_objections(MEETING, desk.in_days(0))
    desk.clock.advance(2 * 86_400)
    desk.add_next(phase=Phase.RUNNING)
    assert desk.releasing.waiting() == ()


# What the paper says.


def test_a_draft_says_so() -> None:
    paper = Desk().paper()
    assert paper.kicker == "Minutes · draft"
    assert paper.footer == "Held under the Chatham House Rule"


def test_a_draft_for_objections_says_so_on_every_page() -> None:
    desk = Desk()
    desk.set(phase=Phase.SENT, objections_until=dt.date(2026, 3, 26))
    assert desk.paper().kicker == "Minutes · draft for objections until 26 March 2026"
    assert desk.paper().footer == "Draft for objections · Held under the Chatham House Rule"


@pytest.mark.parametrize(
    ("version", "kicker"),
    [
        (1, "Minutes · version 1, released 14 March 2026"),
        (3, "Minutes · version 3, replaces version 2"),
    ],
)
def test_released_minutes_say_their_version(version: int, kicker: str) -> None:
    desk = Desk()
    desk.set(phase=Phase.RELEASED, version=version, released_on=dt.date(2026, 3, 14))
    assert desk.paper().kicker == kicker
    assert desk.paper().footer == f"Version {version} · Held under the Chatham House Rule"


def test_a_paper_that_was_taken_back_is_a_draft_again() -> None:
    desk = Desk()
    desk.set(phase=Phase.CLOSED, version=1, released_on=dt.date(2026, 3, 14))
    assert desk.paper().kicker == "Minutes · draft"


def test_the_next_date_stands_at_the_end_without_what_it_is_about() -> None:
    desk = Desk()
    assert not any(block.text == "Next meeting" for block in desk.paper().blocks)
    desk.add_next(starts=dt.time(18))
    assert desk.paper().blocks[-2:] == (Heading("Next meeting"), Paragraph("Thursday 16 April 2026, 18:00"))
    desk.add_next(starts=None)
    assert desk.paper().blocks[-1].text == "Thursday 16 April 2026"
    assert "Layoffs" not in repr([block.text for block in desk.paper().blocks])


@pytest.mark.parametrize(("count", "line"), [(4, None), (5, "Rated 8.4 of 10 by 5")])
def test_ratings_of_few_are_not_printed(count: int, line: str | None) -> None:
    desk = Desk()
    desk.set(feedback=Feedback(count, 84))
    rated = [one for one in desk.paper().lines if one.startswith("Rated")]
    assert rated == ([line] if line else [])


@pytest.mark.parametrize("suffix", [".pdf", ".docx", ".md"])
def test_every_status_is_written_and_read_back(tmp_path: Path, suffix: str) -> None:
    desk = Desk()
    desk.add_next(starts=dt.time(18))
    desk.set(feedback=Feedback(11, 84))
    for number, phase in enumerate((Phase.CLOSED, Phase.SENT, Phase.RELEASED, Phase.RELEASED), start=-1):
        desk.set(phase=phase, objections_until=desk.today, released_on=desk.today, version=max(number, 0))
        assert desk.release.export(MEETING, tmp_path / f"paper{suffix}").passed
