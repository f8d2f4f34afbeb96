"""Notes while people speak: keep, make neutral, strike, put back, edit, find.

The keys of the last five notes of the running item live here, in memory, for Ctrl+Z, strike and "Last".
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Protocol

from peerdesk.deid import Neutral, Roster, make_neutral
from peerdesk.domain import agenda as edits
from peerdesk.domain.agenda import Agenda
from peerdesk.domain.changes import Kind, changed
from peerdesk.domain.errors import BadInput, UserError
from peerdesk.domain.meeting import Meeting
from peerdesk.domain.members import Group, Member, initials_of
from peerdesk.domain.notes import (
    MAX_NOTE_CHARACTERS,
    Action,
    Note,
    NoteDraft,
    NoteKind,
    Owner,
    ParsedDraft,
    clean,
    encodable,
    parse_draft,
)
from peerdesk.domain.rules import Attribution, Papers
from peerdesk.ports import UnitOfWork, Vault
from peerdesk.services.context import Context, new_key

REMEMBERED = 5
"""How many notes Ctrl+Z, strike and "Last" reach back."""


@dataclass(frozen=True, slots=True)
class LastNote:
    """The note last kept, as it is kept. changes: (start, end) of words that were made neutral."""

    key: bytes
    kind: NoteKind
    text: str = field(repr=False)
    changes: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class NotesView:
    """Notes of one item and promises of the meeting, sorted by kind and random key, and the last one kept."""

    notes: tuple[Note, ...]
    actions: tuple[Action, ...]
    last: LastNote | None
    in_meeting: int = 0


@dataclass(frozen=True, slots=True)
class TakenBack:
    """A note in the box again. key: Enter replaces that note; None: it is gone and Enter keeps it anew."""

    text: str = field(repr=False)
    key: bytes | None = None


@dataclass(slots=True)
class _Kept:
    """What memory holds of one kept line. line: all that was typed; typed: its words before Enter's."""

    key: bytes
    kind: NoteKind
    line: str = field(repr=False)
    typed: str = field(repr=False)
    text: str = field(repr=False)
    changes: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class _Prepared:
    """A line ready to be kept."""

    line: str = field(repr=False)
    parsed: ParsedDraft
    neutral: Neutral
    members: tuple[Member, ...] = field(repr=False)
    papers: Papers = Papers.ALL
    commits: bool = False


@dataclass(frozen=True, slots=True)
class Plan:
    """What a line is kept by: the meeting, its agenda and group, and who is in it."""

    meeting: Meeting
    agenda: Agenda = field(repr=False)
    group: Group
    members: tuple[Member, ...] = field(repr=False)


def read_plan(unit: UnitOfWork, meeting_id: int) -> Plan:
    """The plan as it is stored now. Raises UserError `meeting_gone`."""
    meeting = unit.meetings.get(meeting_id)
    group, members = unit.groups.get(meeting.group_id), unit.groups.members(meeting.group_id)
    return Plan(meeting, unit.meetings.agenda(meeting_id), group, members)


class Gone(Protocol):
    """What else is to be done in the transaction in which a note is struck, or taken back."""

    def __call__(self, unit: UnitOfWork, *, struck: bool) -> None:
        """Do it."""
        ...


class CaptureService:
    """Notes and promises of the running meeting.

    plan: gives the plan of a meeting; whoever keeps one between two lines answers for its being true.
    """

    def __init__(
        self,
        context: Context,
        vault: Vault,
        roster: Callable[[UnitOfWork, Meeting], Roster],
        plan: Callable[[UnitOfWork, int], Plan] = read_plan,
    ) -> None:
        self._context = context
        self._vault = vault
        self._roster = roster
        self._plan = plan
        self._recent: list[_Kept] = []
        self._struck: tuple[int, Note | Action, _Kept | None] | None = None
        self._undos: deque[Callable[[], TakenBack | None]] = deque(maxlen=REMEMBERED)
        self._gone: dict[bytes, Gone] = {}
        self._drafted = True  # there may be a half-typed text on disk

    def add_note(
        self, meeting_id: int, item_id: int, draft: NoteDraft, *, floor: int | None = None
    ) -> LastNote:
        """Keep a line as a note or, by its kind, as a promise; returns when it is safely on disk.

        Sure identities of the group's own people and firms are made neutral before the insert, unless the
        item is on the record. floor: who owns a promise that names nobody, in an item of commitments.
        Raises BadInput `note_empty`, `note_long`; UserError `item_gone`, `note_after_close`.
        """
        with self._context.units() as unit:
            ready = self._prepared(unit, meeting_id, item_id, draft)
            kept = _kept(new_key(), ready)
            record = _record(kept, meeting_id, item_id, ready, floor if ready.commits else None)
            _write(unit, record)
            if self._drafted:
                unit.notes.save_draft("", 0)
            unit.commit()
        self._drafted = False
        return self._remembered(meeting_id, kept)

    def add_sentence(
        self,
        meeting_id: int,
        item_id: int,
        kind: NoteKind,
        text: str,
        *,
        also: Callable[[UnitOfWork], None] = lambda unit: None,
        gone: Gone | None = None,
    ) -> LastNote:
        """Keep a sentence that was not typed into the box: as `add_note`, but the half-typed text stays.

        kind: of a note, not a promise. also: what is stored in the same transaction. gone: what happens in
        the one in which the note is struck or taken back. Raises as `add_note`.
        """
        with self._context.units() as unit:
            ready = self._prepared(unit, meeting_id, item_id, NoteDraft(text, kind))
            kept = _kept(new_key(), ready)
            _write(unit, Note(kept.key, item_id, kind, kept.text))
            also(unit)
            unit.commit()
        if gone is not None:
            self._gone[kept.key] = gone
        return self._remembered(meeting_id, kept)

    def made_neutral(self, unit: UnitOfWork, meeting_id: int, item_id: int, text: str) -> str:
        """A text as a note of this item would keep it. Raises as `add_note` does."""
        return self._prepared(unit, meeting_id, item_id, NoteDraft(text, NoteKind.POINT)).neutral.text

    def change_note(self, meeting_id: int, item_id: int, key: bytes, draft: NoteDraft) -> LastNote:
        """Enter on a note that was taken back with the arrow: the same note with other words.

        Another sign before it makes a promise of a note, or a note of a promise. Owners and date stay when
        the line says neither. Raises as `add_note` does, and UserError `note_gone`.
        """
        with self._context.units() as unit:
            ready = self._prepared(unit, meeting_id, item_id, draft)
            before = unit.notes.get(key) or unit.notes.get_action(key)
            if before is None:
                raise UserError("note_gone")
            kept = _kept(key, ready)
            item_id = before.item_id if isinstance(before, Note) else item_id
            _erase(unit, key)
            _write(unit, _with_promise_of(before, _record(kept, meeting_id, item_id, ready, None)))
            unit.notes.save_draft("", 0)
            unit.commit()
        self._recent = [*(k for k in self._recent if k.key != key), kept][-REMEMBERED:]
        old = _Kept(key, _kind_of(before), _line_of(before, ready.members), before.text, before.text)
        self._undos.append(lambda: self._put_words_back(meeting_id, before, old))
        self._published(meeting_id, kept.kind, old.kind)
        return _last(kept)

    def take_back(self) -> TakenBack | None:
        """The last note for the box (arrow up in an empty box); it stays kept until Enter replaces it."""
        kept = self._recent[-1] if self._recent else None
        if kept is None:
            return None
        with self._context.units() as unit:
            record = unit.notes.get(kept.key) or unit.notes.get_action(kept.key)
            if record is None:
                return None
            members: tuple[Member, ...] = ()
            if isinstance(record, Action):
                members = unit.groups.members(unit.meetings.get(record.meeting_id).group_id)
        return TakenBack(_line_of(record, members), kept.key)

    def strike(self, meeting_id: int) -> bool:
        """Erase the last note, committed at once; its words stay in memory for *Put back*. False: none left.

        The half-typed text and the histories go too. Call `forget_struck` when the time for *Put back* is
        over; until then no backup may start.
        """
        kept = self._recent[-1] if self._recent else None
        found: Note | Action | None = None
        gone = False
        with self._context.units() as unit:
            unit.notes.save_draft("", 0)
            if kept is not None:
                found = unit.notes.get(kept.key) or unit.notes.get_action(kept.key)
                _erase(unit, kept.key)
                gone = self._goes_along(unit, kept.key, struck=True)
            unit.commit()
        self._recent = self._recent[:-1]
        self._undos.clear()
        self._struck = (meeting_id, found, kept) if found is not None else None
        if kept is None:
            return False
        self._published(meeting_id, kept.kind)
        self._told_gone(meeting_id, gone)
        return True

    def _goes_along(self, unit: UnitOfWork, key: bytes, *, struck: bool) -> bool:
        """What was stored with a note goes with it; whether there was anything."""
        gone = self._gone.pop(key, None)
        if gone is not None:
            gone(unit, struck=struck)
        return gone is not None

    def _told_gone(self, meeting_id: int, gone: bool) -> None:
        if gone:
            self._context.publish(changed(Kind.MOTIONS, meeting_id=meeting_id))

    def put_back(self) -> bool:
        """The struck note again, under a new random key. False when its time is over."""
        if self._struck is None:
            return False
        meeting_id, record, kept = self._struck
        key = new_key()
        with self._context.units() as unit:
            _write(unit, replace(record, key=key))
            unit.commit()
        if kept is not None:
            self._recent = [*self._recent, replace(kept, key=key)][-REMEMBERED:]
        self._struck = None
        self._published(meeting_id, _kind_of(record))
        return True

    def forget_struck(self) -> None:
        """The time for *Put back* is over: the words leave memory and the write-ahead log is truncated."""
        self._struck = None
        self._vault.scrub()

    def undo(self) -> TakenBack | None:
        """Ctrl+Z: first the typed words stand again where they were made neutral, then the note leaves.

        Returns text for the box when a note left, else None; until it is typed on, it is the half-typed
        text. `can_undo` says whether there is a step; one that fails stays.
        """
        if not self._undos:
            return None
        step = self._undos.pop()
        try:
            return step()
        except UserError:
            self._undos.append(step)
            raise

    @property
    def can_undo(self) -> bool:
        """Whether Ctrl+Z has something to take back."""
        return bool(self._undos)

    def forget(self) -> None:
        """Item change, cover, lock: keys and words of recent notes leave memory, Ctrl+Z starts anew."""
        self._recent = []
        self._gone.clear()
        self._undos.clear()
        if self._struck is not None:
            self.forget_struck()

    def view(self, meeting_id: int, item_id: int) -> NotesView:
        """Notes of an item and promises of the meeting."""
        with self._context.units() as unit:
            notes = unit.notes.of_item(item_id)
            actions = unit.notes.actions(meeting_id)
            in_meeting = len(unit.notes.of_meeting(meeting_id))
        last = _last(self._recent[-1]) if self._recent else None
        return NotesView(notes, actions, last, in_meeting)

    def find(self, meeting_id: int, words: str) -> NotesView:
        """Notes and promises of this meeting that hold all these words, in any case."""
        wanted = words.casefold().split()
        with self._context.units() as unit:
            notes = unit.notes.of_meeting(meeting_id)
            actions = unit.notes.actions(meeting_id)

        def holds(text: str) -> bool:
            return all(word in text.casefold() for word in wanted)

        return NotesView(
            tuple(n for n in notes if holds(n.text)),
            tuple(a for a in actions if holds(a.text)),
            None,
            len(notes),
        )

    def draft(self) -> tuple[str, int]:
        """The half-typed text of the last time and its caret."""
        with self._context.units() as unit:
            return unit.notes.draft()

    def save_draft(self, text: str, caret: int) -> None:
        """Overwrite the half-typed text."""
        self._drafted = True
        with self._context.units() as unit:
            text = encodable(text[:MAX_NOTE_CHARACTERS])
            unit.notes.save_draft(text, min(max(0, caret), len(text)))
            unit.commit()

    def roster(self, meeting_id: int) -> Roster:
        """The group's names, for underlining while one types."""
        with self._context.units() as unit:
            return self._roster(unit, unit.meetings.get(meeting_id))

    def _remembered(self, meeting_id: int, kept: _Kept) -> LastNote:
        self._recent = [*self._recent, kept][-REMEMBERED:]
        self._undos.append(lambda: self._undo_add(meeting_id, kept))
        self._published(meeting_id, kept.kind)
        return _last(kept)

    def _prepared(self, unit: UnitOfWork, meeting_id: int, item_id: int, draft: NoteDraft) -> _Prepared:
        if len(draft.text) > MAX_NOTE_CHARACTERS:
            raise BadInput("note_long", limit=MAX_NOTE_CHARACTERS)
        plan = self._plan(unit, meeting_id)
        item = edits.find(plan.agenda, item_id)
        if plan.meeting.phase.is_over:
            raise UserError("note_after_close")
        if item is None:
            raise UserError("item_gone")
        commits = item.kind == "commit"
        default = NoteKind.ACTION if commits else NoteKind.POINT
        parsed = parse_draft(draft, self._context.today(), default=default)
        if not parsed.text:
            raise BadInput("note_empty")
        rule = edits.attribution_of(plan.agenda, item_id, plan.meeting.attribution)
        neutral = self._neutral(unit, plan, rule, parsed.text)
        line = clean(draft.text) if draft.kind is None else _prefixed(parsed.kind, clean(draft.text))
        papers = edits.papers_of(plan.agenda, item_id, plan.meeting.attribution, plan.group.facilitator_id)
        return _Prepared(line, parsed, neutral, plan.members, papers, commits)

    def _neutral(self, unit: UnitOfWork, plan: Plan, rule: Attribution, text: str) -> Neutral:
        if rule is Attribution.ON_RECORD:
            return Neutral(text, (), ())
        roster, group = self._roster(unit, plan.meeting), plan.group
        return make_neutral(
            text, roster, person_word=group.person_word, organisation_word=group.organisation_word
        )

    def _undo_add(self, meeting_id: int, kept: _Kept) -> TakenBack | None:
        typed_back, gone = bool(kept.changes), False
        self._drafted = True
        with self._context.units() as unit:
            if typed_back:
                _write_words(unit, kept, kept.typed)
            else:
                _erase(unit, kept.key)
                gone = self._goes_along(unit, kept.key, struck=False)
                unit.notes.save_draft(kept.line, len(kept.line))
            unit.commit()
        if typed_back:
            kept.text, kept.changes = kept.typed, ()
            self._undos.append(lambda: self._undo_add(meeting_id, kept))
        else:
            self._recent = [k for k in self._recent if k.key != kept.key]
        self._published(meeting_id, kept.kind)
        self._told_gone(meeting_id, gone)
        return None if typed_back else TakenBack(kept.line)

    def _put_words_back(self, meeting_id: int, before: Note | Action, old: _Kept) -> TakenBack | None:
        with self._context.units() as unit:
            _erase(unit, before.key)
            _write(unit, before)
            unit.commit()
        self._recent = [k if k.key != old.key else old for k in self._recent]
        self._published(meeting_id, NoteKind.POINT, NoteKind.ACTION)
        return None

    def _published(self, meeting_id: int, *kinds: NoteKind) -> None:
        records = {Kind.ACTIONS if kind is NoteKind.ACTION else Kind.NOTES for kind in kinds}
        self._context.publish(changed(*records, meeting_id=meeting_id))


def _kept(key: bytes, ready: _Prepared) -> _Kept:
    parsed, neutral = ready.parsed, ready.neutral
    return _Kept(key, parsed.kind, ready.line, parsed.text, neutral.text, neutral.changes)


def _record(kept: _Kept, meeting_id: int, item_id: int, ready: _Prepared, floor: int | None) -> Note | Action:
    if kept.kind is not NoteKind.ACTION:
        return Note(kept.key, item_id, kept.kind, kept.text)
    owners = owners_of(ready.parsed.owners, ready.members) or _floor_owner(floor, ready.members)
    return Action(kept.key, meeting_id, kept.text, ready.parsed.due, owners=owners, papers=ready.papers)


def _with_promise_of(before: Note | Action, record: Note | Action) -> Note | Action:
    """A promise with other words is as done as before and goes as far, and has its owners and date unless
    new ones came.
    """
    if not isinstance(before, Action) or not isinstance(record, Action):
        return record
    if not record.owners and record.due is None:
        record = replace(record, owners=before.owners, due=before.due)
    return replace(record, done=before.done, owners=record.owners or before.owners, papers=before.papers)


def _write(unit: UnitOfWork, record: Note | Action) -> None:
    if isinstance(record, Note):
        unit.notes.add(record)
    else:
        unit.notes.add_action(record)


def _erase(unit: UnitOfWork, key: bytes) -> None:
    unit.notes.delete(key)
    unit.notes.delete_action(key)


def _write_words(unit: UnitOfWork, kept: _Kept, text: str) -> None:
    action = unit.notes.get_action(kept.key)
    if action is not None:
        unit.notes.save_action(replace(action, text=text))
    else:
        unit.notes.update(kept.key, kept.kind, text)


def _kind_of(record: Note | Action) -> NoteKind:
    return record.kind if isinstance(record, Note) else NoteKind.ACTION


def _line_of(record: Note | Action, members: tuple[Member, ...]) -> str:
    """A record as it would be typed; members by their initials."""
    if isinstance(record, Note):
        return _prefixed(record.kind, record.text)
    short = initials_of(members)
    names = ", ".join(short.get(owner.member_id or 0, owner.name) for owner in record.owners)
    tail = f"{names} {record.due.isoformat() if record.due else ''}".strip()
    return _prefixed(NoteKind.ACTION, f"{record.text} > {tail}" if tail else record.text)


def _last(kept: _Kept) -> LastNote:
    return LastNote(kept.key, kept.kind, kept.text, kept.changes)


_PREFIX_OF = {
    NoteKind.QUESTION: "? ",
    NoteKind.DECISION: "= ",
    NoteKind.ACTION: "! ",
    NoteKind.INSIGHT: "* ",
    NoteKind.RESOURCE: "+ ",
    NoteKind.PARKED: "_ ",
}


def _prefixed(kind: NoteKind, text: str) -> str:
    return _PREFIX_OF.get(kind, "") + text


def owners_of(typed: tuple[str, ...], members: tuple[Member, ...]) -> tuple[Owner, ...]:
    """Initials, first names, nicknames or whole names; anything else is kept as the name typed."""
    initials = {short.casefold(): person for person, short in initials_of(members).items()}
    by_id = {m.id: m for m in members}
    owners = []
    for name in typed:
        wanted = name.casefold()
        exact = [m for m in members if wanted in {n.casefold() for n in (m.name, *m.nicknames)}]
        first = [m for m in members if m.first_name.casefold() == wanted]
        found = by_id.get(initials.get(wanted, 0)) or next(iter(exact), None)
        found = found or (first[0] if len(first) == 1 else None)
        owners.append(Owner(found.id, found.name) if found else Owner(None, name))
    return tuple(dict.fromkeys(owners))


def _floor_owner(floor: int | None, members: tuple[Member, ...]) -> tuple[Owner, ...]:
    return tuple(Owner(m.id, m.name) for m in members if m.id == floor)
