"""The meeting under way and the disk: begin, save to the scratch file, restore, close.

Holds no state of its own: the running value belongs to whoever moves it on.
"""

from __future__ import annotations

import datetime as dt
import logging
from collections.abc import Callable, Iterator, Mapping
from dataclasses import astuple, dataclass, field, replace
from typing import Any

from peerdesk.deid import Roster, make_neutral
from peerdesk.domain import running as domain
from peerdesk.domain.agenda import Agenda, attribution_of, walk, whole_minutes
from peerdesk.domain.balance import Sharing, effective_speakers, group_figure, sharing
from peerdesk.domain.changes import Change, Kind
from peerdesk.domain.errors import UserError
from peerdesk.domain.meeting import Attendance, Meeting, Phase, Presence
from peerdesk.domain.members import Group, Member, Stage, initials_of
from peerdesk.domain.rules import Attribution
from peerdesk.domain.running import Begin, Running, Sit
from peerdesk.domain.running_plain import as_plain, from_plain
from peerdesk.domain.timing import SECOND_NS
from peerdesk.ports import Scratch, UnitOfWork, Vault
from peerdesk.services.context import Context, new_id
from peerdesk.services.deciding import settle
from peerdesk.services.groups import checked_name

log = logging.getLogger(__name__)

FEW_VOICES = 3
"""Below so many people who had the floor in an item, its notes may point to one of them.

Source: statistical disclosure control's minimum cell count of three (Hundepool et al. 2012, chapter 4).
"""


@dataclass(frozen=True, slots=True)
class RunningView:
    """What a screen needs beside `Running`: the words for its numbers."""

    meeting: Meeting
    group: Group
    agenda: Agenda = field(repr=False)
    people: tuple[Member, ...] = field(repr=False)
    initials: dict[int, str] = field(repr=False)
    expected: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class StageMark:
    """What the screens showed, for the next window after a kill.

    pid, token: the Stage that is still on and the word it answers to; 0 if none is. mode: its shape, as the
    window names it. covered: the cover lay over all of it; pen_was_up: before that.
    """

    pid: int
    token: str = field(repr=False)
    mode: str = "stage"
    covered: bool = False
    pen_was_up: bool = False


@dataclass(frozen=True, slots=True)
class Restored:
    """A meeting found under way.

    gap_ns: nobody watched it so long; counted as meeting time so far, unless its clocks stood anyhow.
    """

    running: Running
    gap_ns: int
    stage: StageMark | None


@dataclass(frozen=True, slots=True)
class Closed:
    """What closing did, for the screen that says so.

    shared: how the shared floors went round, as if so many of so many people had spoken equally long, and in
    which band that lies; None where it is not kept.
    """

    notes: int
    actions: int
    made_neutral: int
    shared: tuple[int, int, Sharing] | None = None


class RunningService:
    """From the door to the close."""

    def __init__(
        self,
        context: Context,
        scratch: Scratch,
        vault: Vault,
        roster: Callable[[UnitOfWork, Meeting], Roster],
    ) -> None:
        self._context = context
        self._scratch = scratch
        self._vault = vault
        self._roster = roster

    def view(self, meeting_id: int) -> RunningView:
        """The words for a meeting's numbers. Raises UserError `meeting_gone`."""
        with self._context.units() as unit:
            return _view(unit, unit.meetings.get(meeting_id))

    def gather(self, meeting_id: int) -> tuple[RunningView, Running]:
        """Open the door: the meeting is gathering, nobody sits yet. One that runs already stays that.

        Raises UserError `another_is_live`, `agenda_is_closed`, `agenda_empty`.
        """
        with self._context.units() as unit:
            meeting = unit.meetings.get(meeting_id)
            live = unit.meetings.live()
            if live is not None and live.id != meeting_id:
                raise UserError("another_is_live")
            if meeting.phase.is_over:
                raise UserError("agenda_is_closed")
            if not unit.meetings.agenda(meeting_id):
                raise UserError("agenda_empty")
            if meeting.phase is not Phase.RUNNING:
                meeting = replace(meeting, phase=Phase.GATHERING)
            unit.meetings.save(meeting)
            view = _view(unit, meeting)
            unit.commit()
        self._publish(meeting, Kind.MEETINGS)
        people = len(view.expected)
        running = domain.ready(meeting_id, view.agenda, people, self._planned_start_s(meeting))
        first, leader = view.group.begins_id, view.group.facilitator_id
        return view, replace(running, first=first if first in view.expected else None, leader=leader)

    def begin(self, running: Running) -> RunningView:
        """The first item has started: the meeting runs, the Rule was read out before its first item."""
        with self._context.units() as unit:
            meeting = replace(
                unit.meetings.get(running.meeting_id),
                phase=Phase.RUNNING,
                announced_before_item=running.items[0].item_id,
            )
            unit.meetings.save(meeting)
            view = _view(unit, meeting)
            unit.commit()
        self._publish(meeting, Kind.MEETINGS)
        return view

    def leave_door(self, meeting_id: int) -> None:
        """Back from the door to the plan: nothing had begun."""
        with self._context.units() as unit:
            meeting = replace(unit.meetings.get(meeting_id), phase=Phase.DRAFT)
            unit.meetings.save(meeting)
            unit.commit()
        self._scratch.wipe()
        self._publish(meeting, Kind.MEETINGS)

    def add_guest(self, meeting_id: int, name: str) -> Member:
        """Somebody who is not in the group sits down: a guest of the group from now on."""
        with self._context.units() as unit:
            meeting = unit.meetings.get(meeting_id)
            guest = Member(new_id(), meeting.group_id, checked_name(name), stage=Stage.GUEST)
            unit.groups.save_members([guest])
            unit.meetings.save_attendance([Attendance(meeting_id, guest.id, Presence.HERE)])
            unit.commit()
        self._publish(meeting, Kind.MEMBERS, Kind.ATTENDANCE)
        return guest

    def save(self, running: Running, stage: StageMark | None = None) -> None:
        """Write the state to the scratch file; returns when it is on disk.

        stage: what the screens show.
        """
        clock = self._context.clock
        self._scratch.write(
            {
                "running": as_plain(running),
                "now_ns": clock.now_ns(),
                "wall_s": clock.wall().timestamp(),
                "boot": clock.boot_mark(),
                "stage": list(astuple(stage)) if stage else None,
            }
        )

    def restore(self) -> Restored | None:
        """The meeting that was under way when the program last ended, or None.

        In the same boot its clocks went on by `now_ns`; after another boot by the time of day, never
        backwards. A close that was cut short is finished first; if that fails it is tried again next time.
        """
        plain = self._scratch.read() or {}
        with self._context.units() as unit:
            live = unit.meetings.live()
        found = self._found(plain)
        if found is not None and live is not None and found.running.meeting_id == live.id:
            if found.running.begun and live.phase is Phase.GATHERING:
                self.begin(found.running)
            return found
        closing = found.running.meeting_id if found else plain.get(_CLOSING)
        if isinstance(closing, int):
            self._finish_close(closing)
        elif live is None:
            self._scratch.wipe()
        return self._without_scratch(live)

    def close(self, running: Running) -> Iterator[str | Closed]:
        """Close the meeting in steps; gives each step's name before it is done and `Closed` at the end.

        Settles names that are still in notes and promises, writes minutes taken per item, then shuffles,
        rebuilds and truncates so that nothing keeps the order of notes, wipes the scratch file, and backs
        up. Cut short anywhere it is finished at the next start.
        """
        yield "settle"
        closed = self._settle(running)
        yield from self._sealed(running.meeting_id)
        yield closed

    def forget(self, meeting_id: int) -> None:
        """Forget it all: a meeting that was started on the spot goes with its people, without a backup."""
        with self._context.units() as unit:
            meeting = unit.meetings.get(meeting_id)
            group = unit.groups.get(meeting.group_id)
            if group.kept:
                raise UserError("group_is_kept")
            unit.groups.delete(group.id)
            unit.commit()
        self._vault.scrub()
        self._scratch.wipe()
        self._publish(meeting, Kind.GROUPS, Kind.MEETINGS, Kind.NOTES)

    def _settle(self, running: Running) -> Closed:
        now_ns = self._context.clock.now_ns()
        made = 0
        with self._context.units() as unit:
            meeting = unit.meetings.get(running.meeting_id)
            group = unit.groups.get(meeting.group_id)
            agenda = unit.meetings.agenda(meeting.id)
            roster = self._roster(unit, meeting)
            settle(unit, meeting, agenda)
            words = {"person_word": group.person_word, "organisation_word": group.organisation_word}
            for note in unit.notes.of_meeting(meeting.id):
                if attribution_of(agenda, note.item_id, meeting.attribution) is Attribution.ON_RECORD:
                    continue
                neutral = make_neutral(note.text, roster, **words)
                if neutral.made:
                    unit.notes.update(note.key, note.kind, neutral.text)
                    made += len(neutral.made)
            for action in unit.notes.actions(meeting.id):
                neutral = make_neutral(action.text, roster, **words)
                if neutral.made and meeting.attribution is not Attribution.ON_RECORD:
                    unit.notes.save_action(replace(action, text=neutral.text))
                    made += len(neutral.made)
            unit.meetings.save_agenda(meeting.id, _taken(agenda, running, now_ns))
            members = {m.id for m in unit.groups.members(group.id)}
            self._save_presence(unit, running, members)
            if group.kept:
                last = running.last if running.last in members else None
                seating = tuple(seat.person for seat in running.seats if seat.person in members)
                unit.groups.save(replace(group, begins_id=last, seating=seating or group.seating))
            unit.notes.save_draft("", 0)
            closed = replace(meeting, phase=Phase.CLOSED, balance_percent=_balance_percent(running))
            unit.meetings.save(replace(closed, adjourned=self._adjourned(running, meeting, agenda)))
            notes = len(unit.notes.of_meeting(meeting.id))
            actions = len(unit.notes.actions(meeting.id))
            unit.commit()
        kinds = (Kind.MEETINGS, Kind.NOTES, Kind.ATTENDANCE, Kind.AGENDA, Kind.MINUTES)
        self._publish(meeting, *kinds, Kind.MOTIONS, Kind.TOPICS)
        return Closed(notes, actions, made, _shared(running))

    def _adjourned(self, running: Running, meeting: Meeting, agenda: Agenda) -> dt.time | None:
        """When the talk ended, for minutes that tell it. Source: Robert's Rules, 12th ed., 48:4."""
        held = [one.id for one in walk(agenda) if not one.skipped]
        rules = {attribution_of(agenda, item_id, meeting.attribution) for item_id in held}
        if not running.ended_ns or Attribution.ON_RECORD not in rules:
            return None
        wall_s = domain.wall_at(running, running.ended_ns, self._context.clock.wall().timestamp())
        ended = dt.datetime.fromtimestamp(wall_s, dt.UTC).astimezone()
        return ended.time().replace(second=0, microsecond=0)

    def _sealed(self, meeting_id: int) -> Iterator[str]:
        """As long as the scratch file lies there all this is done again; before the backup only the
        meeting's number is left in it.
        """
        yield "shuffle"
        self._vault.seal(meeting_id, lambda _: None)
        yield "wipe"
        self._scratch.wipe()
        self._scratch.write({_CLOSING: meeting_id})
        yield "back_up"
        with self._context.units() as unit:
            keep = _is_kept(unit, meeting_id)
        if keep:
            self._vault.back_up()
        self._scratch.wipe()

    def _finish_close(self, meeting_id: int) -> None:
        try:
            for _ in self._sealed(meeting_id):
                pass
        except UserError as error:
            log.warning("close not finished: %s", error.key)

    def _save_presence(self, unit: UnitOfWork, running: Running, known: set[int]) -> None:
        sat = {seat.person: seat.here for seat in running.seats}
        asked = {row.member_id: row for row in unit.meetings.attendance(running.meeting_id)}
        rows = []
        for person in known & {*asked, *sat}:
            presence = asked[person].presence if person in asked else Presence.EXPECTED
            if person in sat:
                presence = Presence.HERE if sat[person] else Presence.LEFT_EARLY
            elif presence is not Presence.DECLINED:
                presence = Presence.ABSENT
            briefed = person in asked and asked[person].briefed
            rows.append(Attendance(running.meeting_id, person, presence, briefed))
        unit.meetings.save_attendance(rows)

    def _found(self, plain: Mapping[str, Any]) -> Restored | None:
        """What the scratch file holds, or None when that is no meeting."""
        try:
            return self._restored(plain)
        except (KeyError, TypeError, ValueError):
            return None

    def _restored(self, plain: Mapping[str, Any]) -> Restored:
        running = from_plain(plain["running"])
        saved_ns, clock = int(plain["now_ns"]), self._context.clock
        gap_ns = clock.now_ns() - saved_ns
        if plain["boot"] != clock.boot_mark():
            gap_ns = round(max(0.0, clock.wall().timestamp() - float(plain["wall_s"])) * SECOND_NS)
            running = domain.moved(running, clock.now_ns() - saved_ns - gap_ns)
        stage = None
        if plain["stage"] is not None:
            pid, token, *shape = plain["stage"]
            stage = StageMark(int(pid), str(token), *shape)
        return Restored(running, max(0, gap_ns), stage)

    def _without_scratch(self, live: Meeting | None) -> Restored | None:
        """The state is gone but the meeting was live: one at the door is met there.

        One that ran goes on at its first item with everybody who was expected, so that notes can be taken
        at once and any item started.
        """
        if live is None:
            return None
        view = self.view(live.id)
        running = domain.ready(live.id, view.agenda, len(view.expected), self._planned_start_s(live))
        running = replace(running, leader=view.group.facilitator_id)
        if live.phase is Phase.RUNNING:
            now_ns, wall_s = self._context.clock.now_ns(), self._context.clock.wall().timestamp()
            running = domain.apply(running, Sit(view.expected), now_ns)
            running = domain.apply(running, Begin(wall_s), now_ns)
        return Restored(running, 0, None)

    def _planned_start_s(self, meeting: Meeting) -> float:
        """The start on its day, as long as that is not a night off; else at this time of today or tomorrow.

        Held before its day it is not late.
        """
        wall = self._context.clock.wall()
        now_s, today = wall.timestamp(), wall.astimezone().date()
        if meeting.starts is None:
            return now_s
        of_day, of_today = (dt.datetime.combine(d, meeting.starts).timestamp() for d in (meeting.day, today))
        if now_s - of_day < _NIGHT_S and (meeting.day <= today or of_day - now_s < _NIGHT_S):
            return of_day
        other = of_today if now_s - of_today < _NIGHT_S else of_today + 2 * _NIGHT_S
        return max(other, now_s) if meeting.day > today else other

    def _publish(self, meeting: Meeting, *kinds: Kind) -> None:
        self._context.publish(Change(frozenset(kinds), meeting.id, meeting.group_id))


_NIGHT_S = 12 * 3600
"""Opened so long after its start, or before it on the day before, a meeting is that one. Chosen: a night."""

_CLOSING = "closing"
"""In the scratch file of a meeting that is closed but not backed up: its number, and nothing else."""


def _view(unit: UnitOfWork, meeting: Meeting) -> RunningView:
    members = unit.groups.members(meeting.group_id)
    attendance = unit.meetings.attendance(meeting.id)
    group = unit.groups.get(meeting.group_id)
    coming = {r.member_id for r in attendance if r.presence in (Presence.EXPECTED, Presence.HERE)}
    return RunningView(
        meeting,
        group,
        unit.meetings.agenda(meeting.id),
        members,
        initials_of(members),
        tuple(m.id for m in sorted(members, key=place_in(group)) if m.id in coming),
    )


def place_in(group: Group) -> Callable[[Member], tuple[int, int]]:
    """As they last sat; others follow by number, where they are called by one, else by name as they are."""
    sat = {person: place for place, person in enumerate(group.seating)}
    last = len(sat)

    def place(member: Member) -> tuple[int, int]:
        return sat.get(member.id, last), int(member.name) if member.name.isdecimal() else 0

    return place


def _balance_percent(running: Running) -> int | None:
    """How evenly the shared floors were shared: the one figure that is kept, and of a group of five or more.

    Over everybody who sat there, for they might have spoken.
    """
    figure = group_figure(_seconds(running))
    return None if figure is None else round(100 * figure)


def _shared(running: Running) -> tuple[int, int, Sharing] | None:
    seconds = _seconds(running)
    band = sharing(seconds)
    return None if band is None else (max(1, round(effective_speakers(seconds))), len(seconds), band)


def _seconds(running: Running) -> list[float]:
    spoken = {spent.person: spent.ns / SECOND_NS for spent in running.spoken}
    return [spoken.get(seat.person, 0.0) for seat in running.seats]


def _taken(agenda: Agenda, running: Running, now_ns: int) -> Agenda:
    places = {plan.item_id: place for place, plan in enumerate(running.items)}
    result = []
    for item in agenda:
        place = places.get(item.id)
        if place is None:
            result.append(item)
            continue
        seconds = domain.taken_ns(running, place, now_ns) / SECOND_NS
        voices = domain.voices_of(running, place)
        few = voices < FEW_VOICES if voices else None
        planned = whole_minutes(running.items[place].planned_s)
        taken = replace(item, minutes_taken=whole_minutes(seconds), few_voices=few, minutes_planned=planned)
        result.append(taken)
    return tuple(result)


def _is_kept(unit: UnitOfWork, meeting_id: int) -> bool:
    try:
        return unit.groups.get(unit.meetings.get(meeting_id).group_id).kept
    except UserError:
        return False
