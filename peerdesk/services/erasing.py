"""Erasing for good: a sentence that was withdrawn, a case that was handed over, what is kept long enough.

What is erased goes from notes, draft and decisions, from the free pages and the log of the vault, and from
every backup, in steps. Its random keys stay on the erase list, so that a copy put back loses it again. How
many they were is logged, and nothing else.
"""

from __future__ import annotations

import datetime as dt
import logging
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, field, replace

from peerdesk.domain import agenda as agendas
from peerdesk.domain.agenda import Item, is_presenters
from peerdesk.domain.changes import Kind, changed
from peerdesk.domain.errors import UserError
from peerdesk.domain.meeting import Meeting, Phase
from peerdesk.domain.members import Group
from peerdesk.domain.motions import told_in
from peerdesk.domain.notes import Note
from peerdesk.domain.release import MinutesLine, folded
from peerdesk.domain.releasing import next_version
from peerdesk.domain.retention import Expiry, announced, is_said, longer
from peerdesk.ports import Eraser, Rebuilt, UnitOfWork
from peerdesk.services.context import Context

log = logging.getLogger(__name__)

Standing = Callable[[int, Collection[bytes]], frozenset[bytes]]
"""Keys of decisions that still stand in a meeting's draft without some sentences and promises."""


@dataclass(frozen=True, slots=True)
class Erased:
    """What was done. sentences: as they stood in the draft, with promises; notes where there was no draft.

    version: of the minutes from now on, 0 where none were released. lost, left: as of `Rebuilt`.
    """

    meeting_id: int
    sentences: int
    version: int
    lost: int = 0
    left: int = 0


@dataclass(frozen=True, slots=True)
class Look:
    """What retention asks for today. due: erased now. soon: announced, to be erased within seven days."""

    due: tuple[Expiry, ...] = ()
    soon: tuple[Expiry, ...] = ()


@dataclass(frozen=True, slots=True)
class _Going:
    """What is about to be erased, by key or id."""

    lines: frozenset[bytes] = frozenset()
    notes: frozenset[bytes] = frozenset()
    actions: frozenset[bytes] = frozenset()
    motions: frozenset[int] = field(default=frozenset())
    topics: frozenset[int] = field(default=frozenset())

    @property
    def keys(self) -> frozenset[bytes]:
        return self.lines | self.notes | self.actions

    @property
    def ids(self) -> frozenset[int]:
        return self.motions | self.topics

    @property
    def sentences(self) -> int:
        return len(self.lines or self.notes) + len(self.actions) + len(self.ids)


class ErasingService:
    """Withdraws, hands over, lets expire."""

    def __init__(self, context: Context, eraser: Eraser, standing: Standing) -> None:
        self._context = context
        self._eraser = eraser
        self._standing = standing

    def withdraw(self, meeting_id: int, key: bytes) -> Iterator[Rebuilt | Erased]:
        """Take a sentence or promise out of a released meeting for good, in steps; at last what was done.

        The minutes are a version on. Raises UserError `withdraw_not_released`, `line_gone`, `erasing_waits`
        while a meeting is under way, or VaultError when the disk will not; nothing is changed then.
        """
        with self._context.units() as unit:
            meeting = _to_erase_from(unit, meeting_id)
            if meeting.phase is not Phase.RELEASED:
                raise UserError("withdraw_not_released")
            going = _of_sentence(unit, meeting_id, key)
        yield from self._erase(meeting, going, lambda unit: _next_version(unit, meeting_id))

    def erase_case(self, meeting_id: int, item_id: int) -> Iterator[Rebuilt | Erased]:
        """Erase everything said on an item and its steps: it was handed to its presenter today.

        Released minutes that showed sentences of it are a version on. Raises UserError `meeting_not_closed`,
        `item_gone` or `erasing_waits`, VaultError; nothing is changed then.
        """
        today = self._context.today()
        with self._context.units() as unit:
            meeting = _to_erase_from(unit, meeting_id)
            item = _item(unit, meeting_id, item_id)
            going = _of_items(unit, meeting_id, {item.id, *(step.id for step in item.steps)})
            group = unit.groups.get(meeting.group_id)
            is_case = is_presenters(item, group.facilitator_id, meeting.attribution)

        def given(unit: UnitOfWork) -> None:
            agenda = unit.meetings.agenda(meeting_id)
            found = _item(unit, meeting_id, item_id)
            unit.meetings.save_agenda(meeting_id, agendas.changed(agenda, replace(found, given_on=today)))
            if meeting.version and going.lines and not is_case:
                _next_version(unit, meeting_id)

        yield from self._erase(meeting, going, given)

    def look(self) -> Look:
        """What retention asks for today; what is announced from now on is remembered. Nothing is erased yet.

        While a meeting is under way it asks for nothing.
        """
        today = self._context.today()
        with self._context.units() as unit:
            groups = () if unit.meetings.live() is not None else unit.groups.all()
            found = [one for group in groups for one in _expiries(unit, group, today)]
            unit.commit()
        said = sorted((one for one in found if is_said(one.erased_on, today)), key=lambda one: one.erased_on)
        due = tuple(one for one in said if one.erased_on <= today)
        return Look(due, tuple(said[len(due) :]))

    def keep_longer(self, meeting_id: int) -> Expiry:
        """Put off by 30 days what was announced. Raises UserError `meeting_gone`."""
        with self._context.units() as unit:
            meeting = unit.meetings.get(meeting_id)
            group = unit.groups.get(meeting.group_id)
            day = longer(meeting, group.retention_days, self._context.today())
            unit.meetings.save(replace(meeting, erased_on=day))
            unit.commit()
        self._context.publish(changed(Kind.MEETINGS, meeting_id=meeting_id))
        return Expiry(meeting.id, group.name, meeting.day, day)

    def expire(self, meeting_id: int) -> Iterator[Rebuilt | Erased]:
        """Erase everything said in a closed meeting, in steps; titles, attendance and promises stay.

        Raises UserError `meeting_not_closed` or `erasing_waits`, VaultError; nothing is changed then.
        """
        today = self._context.today()
        with self._context.units() as unit:
            meeting = _to_erase_from(unit, meeting_id)
            items = {item.id for item in agendas.walk(unit.meetings.agenda(meeting_id))}
            going = _of_items(unit, meeting_id, items)

        def expired(unit: UnitOfWork) -> None:
            unit.meetings.save(replace(unit.meetings.get(meeting_id), erased_on=today))

        yield from self._erase(meeting, going, expired, whole=True)

    def _erase(
        self,
        meeting: Meeting,
        going: _Going,
        also: Callable[[UnitOfWork], None],
        *,
        whole: bool = False,
    ) -> Iterator[Rebuilt | Erased]:
        """Erase it and do what goes along with it in one transaction, then rebuild the files.

        whole: nothing that was decided in the meeting stands any more.
        """
        is_drafted = bool(going.lines or going.actions)
        standing = self._standing(meeting.id, going.keys) if is_drafted and not whole else frozenset()
        if going.keys or going.ids:
            self._eraser.begin_erasing(going.keys, going.ids)
        with self._context.units() as unit:
            gone = [text for key, text in _said(unit, meeting.id) if key in going.keys or key in going.ids]
            _delete(unit, meeting.id, going)
            _forget_common(unit, meeting.group_id, gone)
            for kept in unit.papers.kept(meeting.id) if is_drafted or whole else ():
                if kept.key not in standing:
                    unit.papers.unkeep(meeting.id, kept.key)
            also(unit)
            version = unit.meetings.get(meeting.id).version
            unit.commit()
        log.info("erased sentences=%d", going.sentences)
        kinds = (
            Kind.MINUTES,
            Kind.NOTES,
            Kind.ACTIONS,
            Kind.MOTIONS,
            Kind.TOPICS,
            Kind.AGENDA,
            Kind.MEETINGS,
        )
        self._context.publish(changed(*kinds, meeting_id=meeting.id))
        at = Rebuilt()
        for at in self._eraser.erasing() if going.keys or going.ids else ():
            yield at
        yield Erased(meeting.id, going.sentences, version, at.lost, at.left)


def _to_erase_from(unit: UnitOfWork, meeting_id: int) -> Meeting:
    """A closed meeting, while none is under way: backups are not touched then."""
    meeting = unit.meetings.get(meeting_id)
    if not meeting.phase.is_over:
        raise UserError("meeting_not_closed")
    if unit.meetings.live() is not None:
        raise UserError("erasing_waits")
    return meeting


def _expiries(unit: UnitOfWork, group: Group, today: dt.date) -> Iterator[Expiry]:
    """Closed meetings of a group that have a day on which they are erased; a new day is stored."""
    for meeting in unit.meetings.of_group(group.id):
        day = announced(meeting, group.retention_days, today)
        if not meeting.phase.is_over or day == meeting.erased_on is None:
            continue
        if not _is_anything_left(unit, meeting.id):
            continue
        if day != meeting.erased_on:
            unit.meetings.save(replace(meeting, erased_on=day))
        if day is not None:
            yield Expiry(meeting.id, group.name, meeting.day, day)


def _next_version(unit: UnitOfWork, meeting_id: int) -> None:
    meeting = unit.meetings.get(meeting_id)
    unit.meetings.save(next_version(meeting))


def _item(unit: UnitOfWork, meeting_id: int, item_id: int) -> Item:
    found = agendas.find(unit.meetings.agenda(meeting_id), item_id)
    if found is None:
        raise UserError("item_gone")
    return found


def _of_sentence(unit: UnitOfWork, meeting_id: int, key: bytes) -> _Going:
    """A sentence with the notes it was made of and the motions whose result it says, or a promise.

    What was dropped and has the same words goes along: nobody sees it, so nobody would withdraw it.
    """
    lines, notes = unit.papers.lines(meeting_id), unit.notes.of_meeting(meeting_id)
    action = unit.notes.get_action(key)
    if action is not None and action.meeting_id == meeting_id:
        going = _of_lines(_twins([action.text], (), lines, notes), lines, notes)
        return replace(going, actions=frozenset([key]))
    line = next((one for one in lines if one.key == key), None)
    if line is None:
        raise UserError("line_gone")
    going = _of_lines([line], lines, notes)
    texts = [line.text, *(note.text for note in notes if note.key in going.notes)]
    going = _of_lines([line, *_twins(texts, going.notes, lines, notes)], lines, notes)
    motions = unit.motions.of_item(line.item_id)
    return replace(going, motions=frozenset[int]().union(*(told_in(text, motions) for text in texts)))


def _of_lines(gone: Sequence[MinutesLine], lines: Sequence[MinutesLine], notes: Sequence[Note]) -> _Going:
    """Sentences with the notes they were made of."""
    made = (_notes_of(one, lines, [n for n in notes if n.item_id == one.item_id]) for one in gone)
    return _Going(frozenset(one.key for one in gone), frozenset[bytes]().union(*made))


def _twins(
    texts: Sequence[str], origins: Collection[bytes], lines: Sequence[MinutesLine], notes: Sequence[Note]
) -> list[MinutesLine]:
    """Dropped sentences with any of these words, now or in a note of theirs that is none of these."""
    words, said = set(map(folded, texts)), {note.key: note.text for note in notes}

    def is_twin(one: MinutesLine) -> bool:
        made = (said[key] for key in one.origins if key in said and key not in origins)
        return not words.isdisjoint(map(folded, (one.text, *made)))

    return [one for one in lines if one.dropped and is_twin(one)]


def _notes_of(line: MinutesLine, lines: Sequence[MinutesLine], notes: Sequence[Note]) -> frozenset[bytes]:
    """The notes a sentence was made of.

    Drafts made before sentences knew their notes: those of the item with the same words; where it was
    reworded, those that no other sentence of the item can be made of.
    """
    if line.origins:
        return frozenset(line.origins)
    same = frozenset(note.key for note in notes if note.text == line.text)
    others = [one for one in lines if one.key != line.key and one.item_id == line.item_id]
    claimed = {key for one in others for key in one.origins}
    words = {one.text for one in others}
    return same or frozenset(one.key for one in notes if one.key not in claimed and one.text not in words)


def _of_items(unit: UnitOfWork, meeting_id: int, items: Collection[int]) -> _Going:
    """Everything said on these items."""
    return _Going(
        frozenset(line.key for line in unit.papers.lines(meeting_id) if line.item_id in items),
        frozenset(note.key for note in unit.notes.of_meeting(meeting_id) if note.item_id in items),
        motions=frozenset(one.id for one in unit.motions.of_meeting(meeting_id) if one.item_id in items),
        topics=frozenset(one.id for one in unit.topics.of_meeting(meeting_id) if one.item_id in items),
    )


def _delete(unit: UnitOfWork, meeting_id: int, going: _Going) -> None:
    """Sentences that share a note with one that goes stay, and no longer refer to it."""
    for key in going.notes:
        unit.notes.delete(key)
    for key in going.actions:
        unit.notes.delete_action(key)
    if going.lines:
        unit.papers.remove_lines(list(going.lines))
    unit.motions.delete(going.motions)
    unit.topics.delete(going.topics)
    for line in unit.papers.lines(meeting_id):
        origins = tuple(key for key in line.origins if key not in going.notes)
        if origins != line.origins:
            unit.papers.save_line(replace(line, origins=origins))


def _said(unit: UnitOfWork, meeting_id: int) -> Iterator[tuple[bytes | int, str]]:
    """Every text of what was said in a meeting, by key or id."""
    for line in unit.papers.lines(meeting_id):
        yield from ((line.key, text) for text in (line.text, line.theme, line.attributed))
    yield from ((note.key, note.text) for note in unit.notes.of_meeting(meeting_id))
    yield from ((action.key, action.text) for action in unit.notes.actions(meeting_id))
    yield from ((motion.id, motion.text) for motion in unit.motions.of_meeting(meeting_id))
    yield from ((topic.id, topic.text) for topic in unit.topics.of_meeting(meeting_id))


def _forget_common(unit: UnitOfWork, group_id: int, gone: Sequence[str]) -> None:
    """Words that were no names to the group go once they stand nowhere but in what is erased."""
    common, erased = unit.groups.common_words(group_id), "\n".join(map(folded, gone))
    theirs = {words for words in common if words in erased}
    if theirs:
        left = "\n".join(map(folded, _texts_of(unit, group_id)))
        unit.groups.save_common_words(group_id, common - {words for words in theirs if words not in left})


def _texts_of(unit: UnitOfWork, group_id: int) -> Iterator[str]:
    """Every text of a group that may stand in a paper."""
    group = unit.groups.get(group_id)
    yield from (group.name, group.heading, group.closing_line)
    for meeting in unit.meetings.of_group(group_id):
        yield meeting.title
        for item in agendas.walk(unit.meetings.agenda(meeting.id)):
            yield from (item.title, item.public_title)
        yield from (text for _, text in _said(unit, meeting.id))


def _is_anything_left(unit: UnitOfWork, meeting_id: int) -> bool:
    """Whether anything that was said is still there; promises are kept and do not count."""
    return bool(
        unit.notes.of_meeting(meeting_id)
        or unit.papers.lines(meeting_id)
        or unit.motions.of_meeting(meeting_id)
        or unit.topics.of_meeting(meeting_id)
    )
