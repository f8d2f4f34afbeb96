"""How minutes become final: sent for objections, released, taken back. Pure: a meeting in, a meeting out."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import replace

from peerdesk.domain.errors import BadInput, UserError
from peerdesk.domain.meeting import Feedback, Meeting, Phase
from peerdesk.domain.retention import is_erased

OBJECTION_DAYS = 7
"""How long a draft may be objected to unless somebody says otherwise. Chosen: one weekend for everybody."""

FEWEST_RATINGS = 5
"""Fewest ratings whose mean is printed.

Chosen: who knows a mean, the count and all figures but one knows that one. Of five, a reader who gave one has
four others before them; the balance of the floor and "a participant" begin at five for the same reason
(DESIGN.md section 7, domain.md 1.4).
"""


def sent(meeting: Meeting, until: dt.date, today: dt.date) -> Meeting:
    """The meeting with its draft open to objections to the end of a day; again gives another day.

    Raises UserError `meeting_not_closed`, `minutes_released` or `minutes_erased`, BadInput `objections_past`.
    """
    _refuse_unready(meeting, today)
    if until < today:
        raise BadInput("objections_past")
    return replace(_moved(meeting), phase=Phase.SENT, objections_until=until)


def released(meeting: Meeting, others: Sequence[Meeting], today: dt.date) -> Meeting:
    """The meeting with its minutes released: version 1, or one more where one was handed out before.

    Minutes need not have been sent for objections, and who has heard from everybody need not wait. others:
    the meetings of the group; the next one is told as it is planned now, so that a version reads the same
    whenever it is written. Raises UserError `meeting_not_closed`, `minutes_released` or `minutes_erased`.
    """
    _refuse_unready(meeting, today)
    following = next_after(meeting, others)
    return replace(
        _moved(meeting),
        phase=Phase.RELEASED,
        version=meeting.version + 1,
        released_on=meeting.released_on or today,
        next_day=following.day if following is not None else None,
        next_starts=following.starts if following is not None else None,
    )


def taken_back(meeting: Meeting, others: Iterable[Meeting], today: dt.date) -> Meeting:
    """The meeting one phase back, so that a slip can be mended and texts be changed again.

    Only the newest minutes, never once a later meeting of the group has begun: it builds on them. others:
    the meetings of the group. If a paper of this version was written its number is used up, so that the next
    release says which version it replaces; numbers from 2 on are used up always. Raises UserError
    `minutes_not_sent`, `minutes_built_on`, `minutes_erased`. Source: 4Minitz, which un-finalises alike.
    """
    if meeting.phase not in (Phase.SENT, Phase.RELEASED):
        raise UserError("minutes_not_sent")
    if is_erased(meeting, today):
        raise UserError("minutes_erased")
    if is_built_on(meeting, others):
        raise UserError("minutes_built_on")
    if meeting.phase is Phase.SENT:
        return replace(_moved(meeting), phase=Phase.CLOSED, objections_until=None)
    phase = Phase.SENT if meeting.objections_until else Phase.CLOSED
    back = replace(_moved(meeting), phase=phase, next_day=None, next_starts=None)
    if meeting.is_written or meeting.is_mailed or meeting.version > 1:
        return back
    return replace(back, version=0, released_on=None)


def next_version(meeting: Meeting) -> Meeting:
    """The meeting with released minutes that say something else than before."""
    return replace(_moved(meeting), version=meeting.version + 1)


def _moved(meeting: Meeting) -> Meeting:
    """Nothing of the minutes went out as they are from now on."""
    return replace(meeting, is_written=False, is_mailed=False)


def is_built_on(meeting: Meeting, others: Iterable[Meeting]) -> bool:
    """Whether a later meeting of the group has begun."""
    return any(one.day > meeting.day and one.phase is not Phase.DRAFT for one in others)


def objections_ended(meeting: Meeting, today: dt.date) -> bool:
    """Whether nobody can object any more and the minutes wait for their release."""
    until = meeting.objections_until
    return meeting.phase is Phase.SENT and until is not None and until < today


def next_after(meeting: Meeting, others: Iterable[Meeting]) -> Meeting | None:
    """The first meeting of the group on a later day, or None."""
    return min((one for one in others if one.day > meeting.day), key=lambda one: one.day, default=None)


def may_be_told(feedback: Feedback | None) -> bool:
    """Whether enough people rated the evening for their mean to be printed."""
    return feedback is not None and feedback.count >= FEWEST_RATINGS


def _refuse_unready(meeting: Meeting, today: dt.date) -> None:
    if not meeting.phase.is_over:
        raise UserError("meeting_not_closed")
    if is_erased(meeting, today):
        raise UserError("minutes_erased")
    if meeting.phase is Phase.RELEASED:
        raise UserError("minutes_released")
