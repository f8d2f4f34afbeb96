"""The sentences of the evening, read back to the room before the close: what may be shown, and three changes.

What is shown is what the paper would show of the talk as it stands: the rule of each item holds, and a
sentence in which anything is left to look at waits for the check, and is only counted.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace

from peerdesk.deid import Roster, make_neutral
from peerdesk.domain import editing
from peerdesk.domain.agenda import Item, is_all_on_record, is_presenters
from peerdesk.domain.changes import Kind, changed
from peerdesk.domain.errors import BadInput, UserError
from peerdesk.domain.meeting import Meeting
from peerdesk.domain.members import Group
from peerdesk.domain.notes import Action, Note, NoteKind
from peerdesk.domain.release import MinutesLine, folded
from peerdesk.domain.rules import Attribution, Papers
from peerdesk.ports import UnitOfWork, Vault
from peerdesk.services.context import Context, new_key
from peerdesk.services.findings import Found, Read, Reader
from peerdesk.services.softening import is_soft, softer

PROMISES = 0
"""Stands for the item of the promises, which belong to the meeting."""

_KIND_ORDER = {kind: place for place, kind in enumerate(NoteKind)}


@dataclass(frozen=True, slots=True)
class ReadSentence:
    """A sentence that may be shown. is_soft: it is said as a view."""

    key: bytes
    kind: NoteKind
    text: str = field(repr=False)
    is_soft: bool = False


@dataclass(frozen=True, slots=True)
class ReadItem:
    """An item as the room sees it.

    number: of the item on the agenda, from 1; 0 for the promises. title: the public one, or a working title
    without names; "" where a name may be left in it. why_not: `off_record` or `case` where nothing of it is
    shown, else "". waiting: sentences that wait for the check.
    """

    item_id: int
    number: int
    title: str = field(repr=False)
    sentences: tuple[ReadSentence, ...] = field(default=(), repr=False)
    why_not: str = ""
    waiting: int = 0


@dataclass(frozen=True, slots=True)
class ReadBackView:
    """What the room may see of a meeting. items: those of which anything was taken down."""

    meeting_id: int
    items: tuple[ReadItem, ...] = field(repr=False)
    can_undo: bool = False

    @property
    def sentences(self) -> int:
        """How many sentences are shown."""
        return sum(len(item.sentences) for item in self.items)

    @property
    def waiting(self) -> int:
        """How many wait for the check."""
        return sum(item.waiting for item in self.items)

    @property
    def shown_items(self) -> int:
        """How many items have sentences that are shown."""
        return sum(bool(item.sentences) for item in self.items)


@dataclass(frozen=True, slots=True)
class _Change:
    """What takes a change back: the rows that go, and those that come again."""

    gone: tuple[bytes, ...]
    again: tuple[Note | Action, ...] = field(repr=False)


@dataclass(frozen=True, slots=True)
class _Part:
    """An item with what was taken down on it, before it is known what may be shown."""

    item: Item | None
    number: int
    title: str = field(repr=False)
    why_not: str = ""
    records: tuple[Note | Action, ...] = field(default=(), repr=False)
    names_stand: frozenset[bytes] = frozenset()


class ReadBackService:
    """Shows sentences of a meeting that is not closed, and changes them one by one.

    Each change can be taken back until a sentence is struck, or the read-back is over. The words of a struck
    one stay in memory until `forget_struck`; no backup may start before.
    """

    def __init__(
        self, context: Context, vault: Vault, roster: Callable[[UnitOfWork, Meeting], Roster]
    ) -> None:
        self._context = context
        self._vault = vault
        self._roster = roster
        self._reader = Reader()
        self._undos: list[_Change] = []
        self._struck: Note | Action | None = None
        self._hard: dict[bytes, str] = {}

    def reading(self, meeting_id: int) -> Iterator[Read | ReadBackView]:
        """What may be shown now, in steps. Raises UserError `meeting_gone` or `read_back_late`."""
        with self._context.units() as unit:
            meeting = self._open(unit, meeting_id)
            group, roster = unit.groups.get(meeting.group_id), self._roster(unit, meeting)
            parts = tuple(_parts(unit, meeting, group, roster))
            common = unit.groups.common_words(group.id)
        found = yield from self._reader.read(_texts_to_read(parts), roster)
        items = tuple(_item(part, found, common) for part in parts)
        yield ReadBackView(meeting_id, items, self.can_undo)

    def view(self, meeting_id: int) -> ReadBackView:
        """`reading` in one go."""
        return next(step for step in self.reading(meeting_id) if isinstance(step, ReadBackView))

    def strike(self, meeting_id: int, key: bytes) -> None:
        """Erase a sentence or promise, committed at once; its words stay in memory for `undo`.

        Nothing that was changed before can be taken back any more. Raises UserError `line_gone`.
        """
        with self._context.units() as unit:
            self._open(unit, meeting_id)
            record = _record(unit, meeting_id, key)
            _write(unit, _Change((key,), ()))
            unit.notes.save_draft("", 0)
            unit.commit()
        self._undos, self._struck = [], record
        self._hard.pop(key, None)
        self._published(meeting_id)

    def soften(self, meeting_id: int, key: bytes) -> None:
        """Say a sentence as a view that was expressed; one that is said so, as it was before.

        Raises UserError `line_gone`, BadInput as `softer` does.
        """
        with self._context.units() as unit:
            meeting = self._open(unit, meeting_id)
            before = _record(unit, meeting_id, key)
            if isinstance(before, Action):
                raise BadInput("soften_kind")
            after = replace(before, text=self._softer(before, meeting.language))
            self._hard[key] = before.text
            _write(unit, _Change((key,), (after,)))
            unit.commit()
        self._changed(meeting_id, _Change((key,), (before,)))

    def merge(self, meeting_id: int, key: bytes, shown: tuple[bytes, ...]) -> bytes:
        """A sentence and the one that follows it among those shown of its item as one, under a new key.

        Returns that key. Raises UserError `line_gone`, BadInput `promises_not_merged`, `nothing_follows`,
        `other_step` or `line_long`.
        """
        with self._context.units() as unit:
            self._open(unit, meeting_id)
            records = [_record(unit, meeting_id, one) for one in shown]
            notes = [one for one in records if isinstance(one, Note)]
            if key not in {note.key for note in notes}:
                raise BadInput("promises_not_merged")
            lines = [MinutesLine(note.key, note.item_id, note.kind, note.text) for note in notes]
            other = editing.following(lines, key)
            line = next(one for one in editing.joined(lines, key, other) if one.key == key)
            both = Note(new_key(), line.item_id, line.kind, line.text)
            before = tuple(note for note in notes if note.key in (key, other))
            _write(unit, _Change((key, other), (both,)))
            unit.commit()
        self._changed(meeting_id, _Change((both.key,), before))
        return both.key

    @property
    def can_undo(self) -> bool:
        """Whether there is a change to take back."""
        return self._struck is not None or bool(self._undos)

    def undo(self, meeting_id: int) -> bool:
        """Take the last change back; a struck sentence comes again under a new key. False: there is none."""
        if not self.can_undo:
            return False
        with self._context.units() as unit:
            self._open(unit, meeting_id)
            if self._struck is not None:
                _write(unit, _Change((), (replace(self._struck, key=new_key()),)))
            else:
                _write(unit, self._undos[-1])
            unit.commit()
        if self._struck is not None:
            self._struck = None
        else:
            self._undos.pop()
        self._published(meeting_id)
        return True

    def forget_struck(self) -> None:
        """The time for putting back is over: the words leave memory and the write-ahead log is truncated."""
        if self._struck is not None:
            self._struck = None
            self._vault.scrub()

    def forget(self) -> None:
        """The read-back is over: nothing of it stays in memory."""
        self._undos, self._hard, self._reader = [], {}, Reader()
        self.forget_struck()

    def _open(self, unit: UnitOfWork, meeting_id: int) -> Meeting:
        meeting = unit.meetings.get(meeting_id)
        if meeting.phase.is_over:
            raise UserError("read_back_late")
        return meeting

    def _softer(self, note: Note, language: str) -> str:
        """The words from before, where these are what was made of them."""
        before = self._hard.get(note.key)
        if before is not None and is_soft(note.text) and softer(before, note.kind, language) == note.text:
            return before
        return softer(note.text, note.kind, language)

    def _changed(self, meeting_id: int, inverse: _Change) -> None:
        """What was struck before this is gone for good: changes are taken back in their order."""
        self.forget_struck()
        self._undos.append(inverse)
        self._published(meeting_id)

    def _published(self, meeting_id: int) -> None:
        self._context.publish(changed(Kind.NOTES, Kind.ACTIONS, meeting_id=meeting_id))


def _parts(unit: UnitOfWork, meeting: Meeting, group: Group, roster: Roster) -> Iterator[_Part]:
    """Items on which anything was taken down, in the order of the agenda, and the promises behind them."""
    notes = unit.notes.of_meeting(meeting.id)
    for number, item in enumerate(unit.meetings.agenda(meeting.id), 1):
        part = _part(item, number, meeting, group, notes, roster)
        if part is not None:
            yield part
    promises = tuple(one for one in unit.notes.actions(meeting.id) if one.papers is Papers.ALL)
    if promises and meeting.attribution is not Attribution.OFF_RECORD:
        agenda = unit.meetings.agenda(meeting.id)
        on_record = is_all_on_record(agenda, meeting.attribution)  # a promise does not know its item
        stand = frozenset(one.key for one in promises) if on_record else frozenset()
        ordered = tuple(sorted(promises, key=lambda one: one.key))
        yield _Part(None, 0, "", records=ordered, names_stand=stand)


def _part(
    item: Item, number: int, meeting: Meeting, group: Group, notes: tuple[Note, ...], roster: Roster
) -> _Part | None:
    inner = {one.id: _rule(one, item, meeting) for one in (item, *item.steps)}
    own = sorted((n for n in notes if n.item_id in inner), key=lambda n: (_KIND_ORDER[n.kind], n.key))
    if not own:
        return None
    title = item.public_title or make_neutral(item.title, roster).text
    told = tuple(note for note in own if inner[note.item_id] is not Attribution.OFF_RECORD)
    if inner[item.id] is Attribution.OFF_RECORD or not told:
        return _Part(item, number, title, "off_record")
    if is_presenters(item, group.facilitator_id, meeting.attribution):
        return _Part(item, number, title, "case")
    on_record = inner[item.id] is Attribution.ON_RECORD
    stand = (n.key for n in told if on_record and inner[n.item_id] is Attribution.ON_RECORD)
    return _Part(item, number, title, records=told, names_stand=frozenset(stand))


def _item(part: _Part, found: Found, common: frozenset[str]) -> ReadItem:
    item_id = part.item.id if part.item is not None else PROMISES
    title = "" if part.title and _has_finding(part.title, found, common) else part.title
    if part.why_not:
        return ReadItem(item_id, part.number, title, why_not=part.why_not)
    shown = [
        one
        for one in part.records
        if one.key in part.names_stand or not _has_finding(one.text, found, common)
    ]
    sentences = tuple(ReadSentence(one.key, _kind_of(one), one.text, is_soft(one.text)) for one in shown)
    return ReadItem(item_id, part.number, title, sentences, waiting=len(part.records) - len(shown))


def _has_finding(text: str, found: Found, common: frozenset[str]) -> bool:
    """Whether anything is to look at in a text, but for words that are common in the group."""
    return any(one.layer != 2 or folded(text[one.start : one.end]) not in common for one in found[text])


def _rule(inner: Item, item: Item, meeting: Meeting) -> Attribution:
    """The rule of an item, or of a step: its own, else its item's, else the meeting's."""
    return inner.attribution or item.attribution or meeting.attribution


def _texts_to_read(parts: tuple[_Part, ...]) -> list[str]:
    """Titles and sentences in which identities are looked for, each once."""
    texts = [part.title for part in parts if part.title]
    for part in parts:
        texts += [one.text for one in part.records if one.key not in part.names_stand]
    return list(dict.fromkeys(texts))


def _record(unit: UnitOfWork, meeting_id: int, key: bytes) -> Note | Action:
    """A note or promise of this meeting. Raises UserError `line_gone`."""
    found = next((note for note in unit.notes.of_meeting(meeting_id) if note.key == key), None)
    if found is not None:
        return found
    action = unit.notes.get_action(key)
    if action is None or action.meeting_id != meeting_id:
        raise UserError("line_gone")
    return action


def _write(unit: UnitOfWork, change: _Change) -> None:
    for key in change.gone:
        unit.notes.delete(key)
        unit.notes.delete_action(key)
    for record in change.again:
        if isinstance(record, Note):
            unit.notes.add(record)
        else:
            unit.notes.add_action(record)


def _kind_of(record: Note | Action) -> NoteKind:
    return record.kind if isinstance(record, Note) else NoteKind.ACTION
