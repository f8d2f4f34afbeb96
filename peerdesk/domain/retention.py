"""When what was said in a meeting is erased by itself. Pure.

Source: DESIGN.md section 7: retention starts at release, or 30 days after the close without one.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field

from peerdesk.domain.meeting import Meeting

UNRELEASED_DAYS = 30
"""Days after a meeting from which on it counts as released if it never was."""

NOTICE_DAYS = 7
"""Days for which it is announced before anything is erased, also where PeerDesk was not opened in time."""

LONGER_DAYS = 30
"""What one press adds. Chosen: a group that meets each month has met once more by then."""

LEAST_DAYS, MOST_DAYS = 30, 3650
"""A group's choice. Chosen: minutes can be mended for a month at least, and nothing is kept for ever."""


@dataclass(frozen=True, slots=True)
class Expiry:
    """What was said in a meeting of this day is erased on another. group: what it is called."""

    meeting_id: int
    group: str = field(repr=False)
    day: dt.date
    erased_on: dt.date


def ends_on(meeting: Meeting, retention_days: int) -> dt.date:
    """The day on which retention is over, by the rule of the group."""
    since = meeting.released_on or meeting.day + dt.timedelta(days=UNRELEASED_DAYS)
    return since + dt.timedelta(days=retention_days)


def announced(meeting: Meeting, retention_days: int, today: dt.date) -> dt.date | None:
    """The day on which a meeting that still has something is to be erased; None: there is no need to say yet.

    A day that was announced stays, unless the group's rule or a release has put it off since.
    """
    ends = ends_on(meeting, retention_days)
    before = meeting.erased_on
    if before is not None and before >= ends:
        return before
    notice = dt.timedelta(days=NOTICE_DAYS)
    if ends - notice > today:
        return None
    return max(ends, before or today + notice)


def is_said(erased_on: dt.date | None, today: dt.date) -> bool:
    """Whether the notice is shown: in the last days before."""
    return erased_on is not None and erased_on - dt.timedelta(days=NOTICE_DAYS) <= today


def is_erased(meeting: Meeting, today: dt.date) -> bool:
    """Whether all that was said is erased, or is to be today; what is only announced is still there."""
    return meeting.erased_on is not None and meeting.erased_on <= today


def longer(meeting: Meeting, retention_days: int, today: dt.date) -> dt.date:
    """The day after one press that keeps it longer."""
    now = meeting.erased_on or ends_on(meeting, retention_days)
    return max(now, today) + dt.timedelta(days=LONGER_DAYS)
