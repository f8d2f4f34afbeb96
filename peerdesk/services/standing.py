"""What minutes say of themselves and of the evening as a whole: status, version, ratings, the next date."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from peerdesk.domain.meeting import Feedback, Meeting, Phase
from peerdesk.domain.minutes import Block, Heading, Paragraph
from peerdesk.domain.releasing import may_be_told, next_after
from peerdesk.services.paper import Header, Phrases, day_words


def with_standing(header: Header, meeting: Meeting, others: Sequence[Meeting], phrases: Phrases) -> Header:
    """The header of a meeting's minutes with their status, and what stands under it and at the end.

    others: the meetings of the group. The next date is the meeting that follows this one, whatever day it is
    now; released minutes tell it as it was at their release, so that a version reads the same when it is
    written again.
    """
    following = next_after(meeting, others)
    if meeting.phase is Phase.RELEASED:
        day, starts = meeting.next_day, meeting.next_starts
        following = replace(meeting, day=day, starts=starts) if day is not None else None
    return replace(
        header,
        kicker=kicker_of(meeting, phrases),
        foot=foot_of(meeting, phrases),
        facts=tuple(_ratings(meeting.feedback, phrases)),
        end=tuple(_next(following, phrases)) if following else (),
    )


def when_words(meeting: Meeting, phrases: Phrases) -> str:
    """The day of a meeting with its weekday, and when it begins where that is known."""
    weekday = phrases["weekdays"].split()[meeting.day.weekday()]
    day = phrases["weekday_and_date"].format(weekday=weekday, date=day_words(meeting.day, phrases))
    if meeting.starts is None:
        return day
    return phrases["day_and_time"].format(day=day, time=meeting.starts.strftime("%H:%M"))


def kicker_of(meeting: Meeting, phrases: Phrases, paper: str = "") -> str:
    """The status over the title. paper: before the keys of its phrases, where it is not the minutes."""
    version, until, day = meeting.version, meeting.objections_until, meeting.released_on
    if meeting.phase is Phase.SENT and until:
        return phrases[f"{paper}kicker_objections"].format(day=day_words(until, phrases))
    if meeting.phase is not Phase.RELEASED or day is None:
        return phrases[f"{paper}kicker_draft"]
    told = phrases[f"{paper}kicker_version" if version < 2 else f"{paper}kicker_replaces"]
    return told.format(version=version, before=version - 1, day=day_words(day, phrases))


def foot_of(meeting: Meeting, phrases: Phrases) -> str:
    """The status on the foot of each page; "" for a draft."""
    if meeting.phase is Phase.SENT:
        return phrases["foot_objections"]
    return phrases["foot_version"].format(version=meeting.version) if meeting.phase is Phase.RELEASED else ""


def _ratings(feedback: Feedback | None, phrases: Phrases) -> Iterator[str]:
    if feedback is not None and may_be_told(feedback):
        mean = f"{feedback.tenths // 10}.{feedback.tenths % 10}"
        yield phrases["rated"].format(mean=mean, count=feedback.count)


def _next(following: Meeting, phrases: Phrases) -> Iterator[Block]:
    """Never what it is about: that is for those who are asked."""
    yield Heading(phrases["next_meeting"])
    yield Paragraph(when_words(following, phrases))
