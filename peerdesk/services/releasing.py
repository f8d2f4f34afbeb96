"""How far the minutes of a meeting are: sent for objections, released, taken back."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from peerdesk.domain import releasing
from peerdesk.domain.changes import Kind, changed
from peerdesk.domain.errors import UserError
from peerdesk.domain.meeting import Meeting, Phase
from peerdesk.ports import UnitOfWork
from peerdesk.services.context import Context
from peerdesk.services.findings import Read
from peerdesk.services.release import DraftView, ReleaseService


@dataclass(frozen=True, slots=True)
class Waiting:
    """Minutes to which nobody can object any more. days: since the last day for objections, from 1."""

    meeting: Meeting = field(repr=False)
    days: int


class ReleasingService:
    """Moves minutes on and back."""

    def __init__(self, context: Context, release: ReleaseService) -> None:
        self._context = context
        self._release = release

    def sending(self, meeting_id: int, until: dt.date) -> Iterator[Read | Meeting]:
        """Open the draft to objections to the end of this day, in steps; again gives another day.

        Nothing is written to a file. Raises UserError `names_left` while anything is left to decide, and what
        `domain.releasing.sent` raises.
        """
        yield from self._refuse_names(meeting_id)
        yield self._moved(meeting_id, lambda meeting: releasing.sent(meeting, until, self._context.today()))

    def send_for_objections(self, meeting_id: int, until: dt.date) -> Meeting:
        """`sending` in one go."""
        return _last(self.sending(meeting_id, until))

    def releasing(self, meeting_id: int) -> Iterator[Read | Meeting]:
        """Release the minutes, in steps: from now on their texts change no more, and retention runs.

        Raises UserError `names_left` while anything is left to decide, and what `domain.releasing.released`
        raises.
        """
        yield from self._refuse_names(meeting_id)
        meeting = self._stored(
            meeting_id,
            lambda unit, one: releasing.released(
                one, unit.meetings.of_group(one.group_id), self._context.today()
            ),
        )
        yield meeting

    def release(self, meeting_id: int) -> Meeting:
        """`releasing` in one go."""
        return _last(self.releasing(meeting_id))

    def take_back(self, meeting_id: int, phase: Phase | None = None) -> Meeting:
        """Take the last step back: texts may be changed again. What was sent cannot be called back.

        phase: from which; None: whichever it is. A first release of which nothing was written leaves no
        trace; any other keeps its number. Raises UserError `minutes_moved_on` from another phase, and what
        `domain.releasing.taken_back` raises.
        """

        def back(unit: UnitOfWork, meeting: Meeting) -> Meeting:
            if phase not in (None, meeting.phase):
                raise UserError("minutes_moved_on")
            others = unit.meetings.of_group(meeting.group_id)
            return releasing.taken_back(meeting, others, self._context.today())

        return self._stored(meeting_id, back)

    def waiting(self) -> tuple[Waiting, ...]:
        """Minutes of all groups whose time for objections is over, those that wait longest first.

        None while people sit in a meeting: it is no time for papers.
        """
        today, found = self._context.today(), []
        with self._context.units() as unit:
            groups = () if unit.meetings.live() else unit.groups.all()
            for group in groups:
                for meeting in unit.meetings.of_group(group.id):
                    until = meeting.objections_until
                    if until and releasing.objections_ended(meeting, today):
                        found.append(Waiting(meeting, (today - until).days))
        return tuple(sorted(found, key=lambda one: -one.days))

    def _refuse_names(self, meeting_id: int) -> Iterator[Read]:
        with self._context.units() as unit:
            if unit.meetings.get(meeting_id).phase is Phase.RELEASED:
                raise UserError("minutes_released")
        for step in self._release.drafting(meeting_id):
            if not isinstance(step, DraftView):
                yield step
        view = self._release.draft(meeting_id)  # what was read is known; an edit between two steps counts
        if view.blocking:
            raise UserError("names_left", count=view.blocking)

    def _moved(self, meeting_id: int, move: Callable[[Meeting], Meeting]) -> Meeting:
        return self._stored(meeting_id, lambda _, meeting: move(meeting))

    def _stored(self, meeting_id: int, move: Callable[[UnitOfWork, Meeting], Meeting]) -> Meeting:
        with self._context.units() as unit:
            meeting = move(unit, unit.meetings.get(meeting_id))
            unit.meetings.save(meeting)
            unit.commit()
        kinds = (Kind.MEETINGS, Kind.MINUTES)
        self._context.publish(changed(*kinds, meeting_id=meeting.id, group_id=meeting.group_id))
        return meeting


def _last(steps: Iterator[Read | Meeting]) -> Meeting:
    return next(step for step in steps if isinstance(step, Meeting))
