"""Notes while people speak: keep, make neutral, strike, put back, edit, find.

The keys of the last five notes of the running item live here, in memory, for Ctrl+Z, strike and "Last".
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from peerdesk.deid import Neutral, Roster, make_neutral
from peerdesk.domain import agenda as edits
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
    parse_draft,
)
from peerdesk.domain.rules import Attribution
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
    """What memory holds of one kept line."""

    key: bytes
    kind: NoteKind
    typed: str = field(repr=False)
    text: str = field(repr=False)
    changes: tuple[tuple[int, int], ...] = ()


class CaptureService:
    """Notes and promises of the running meeting."""

    def __init__(self, context: Context, vault: Vault, roster: Callable[[UnitOfWork, int], Roster]) -> None:
        self._context = context
        self._vault = vault
        self._roster = roster
        self._recent: list[_Kept] = []
        self._struck: tuple[int, Note | Action, _Kept | None] | None = None
        self._undos: deque[Callable[[], TakenBack | None]] = deque(maxlen=REMEMBERED)

    def add_note(
        self, meeting_id: int, item_id: int, draft: NoteDraft, *, floor: int | None = None
    ) -> LastNote:
        """Keep a line as a note or, by its kind, as a promise; returns when it is safely on disk.

        Sure identities of the group's own people and firms are made neutral before the insert, unless the
        item is on the record. floor: who owns a promise that names nobody, in an item of commitments.
        Raises BadInput `note_empty`, `note_long`; UserError `item_gone`.
        """
        with self._context.units() as unit:
            parsed, neutral, members = self._prepared(unit, meeting_id, item_id, draft)
            key = new_key()
            if parsed.kind is NoteKind.ACTION:
                owners = _owners(parsed.owners, members) or _floor_owner(floor, members)
                unit.notes.add_action(Action(key, meeting_id, neutral.text, parsed.due, owners=owners))
            else:
                unit.notes.add(Note(key, item_id, parsed.kind, neutral.text))
            unit.notes.save_draft("", 0)
            unit.commit()
        kept = _Kept(key, parsed.kind, parsed.text, neutral.text, neutral.changes)
        self._recent = [*self._recent, kept][-REMEMBERED:]
        self._undos.append(lambda: self._undo_add(meeting_id, kept))
        self._published(meeting_id, parsed.kind)
        return _last(kept)

    def change_note(self, meeting_id: int, item_id: int, key: bytes, draft: NoteDraft) -> LastNote:
        """Enter on a note that was taken back with the arrow: the same note with other words."""
        with self._context.units() as unit:
            parsed, neutral, members = self._prepared(unit, meeting_id, item_id, draft)
            action = unit.notes.get_action(key)
            before = unit.notes.get(key)
            if action is not None:
                owners = _owners(parsed.owners, members) or action.owners
                unit.notes.save_action(replace(action, text=neutral.text, due=parsed.due, owners=owners))
            elif before is not None:
                unit.notes.update(key, parsed.kind, neutral.text)
            else:
                raise UserError("note_gone")
            unit.notes.save_draft("", 0)
            unit.commit()
        kept = _Kept(key, parsed.kind, parsed.text, neutral.text, neutral.changes)
        self._recent = [*(k for k in self._recent if k.key != key), kept][-REMEMBERED:]
        self._undos.append(lambda: self._put_words_back(meeting_id, before, action))
        self._published(meeting_id, NoteKind.ACTION if action else parsed.kind)
        return _last(kept)

    def take_back(self) -> TakenBack | None:
        """The last note for the box (arrow up in an empty box); it stays kept until Enter replaces it."""
        kept = self._recent[-1] if self._recent else None
        if kept is None:
            return None
        with self._context.units() as unit:
            action = unit.notes.get_action(kept.key)
        text = kept.text
        if action is not None and (action.owners or action.due):
            owners = ", ".join(o.name for o in action.owners)
            due = action.due.isoformat() if action.due else ""
            text = f"{text} > {owners} {due}".rstrip()
        return TakenBack(_prefixed(kept.kind, text), kept.key)

    def strike(self, meeting_id: int) -> bool:
        """Erase the last note, committed at once; its words stay in memory for *Put back*. False: none left.

        The half-typed text and the histories go too. Call `forget_struck` when the time for *Put back* is
        over; until then no backup may start.
        """
        kept = self._recent.pop() if self._recent else None
        found: Note | Action | None = None
        with self._context.units() as unit:
            unit.notes.save_draft("", 0)
            if kept is not None:
                found = unit.notes.get(kept.key) or unit.notes.get_action(kept.key)
                unit.notes.delete(kept.key)
                unit.notes.delete_action(kept.key)
            unit.commit()
        self._undos.clear()
        self._struck = (meeting_id, found, kept) if found is not None else None
        if kept is None:
            return False
        self._published(meeting_id, kept.kind)
        return True

    def put_back(self) -> bool:
        """The struck note again, under a new random key. False when its time is over."""
        if self._struck is None:
            return False
        meeting_id, record, kept = self._struck
        key = new_key()
        with self._context.units() as unit:
            if isinstance(record, Note):
                unit.notes.add(replace(record, key=key))
            else:
                unit.notes.add_action(replace(record, key=key))
            unit.commit()
        if kept is not None:
            self._recent = [*self._recent, replace(kept, key=key)][-REMEMBERED:]
        self._struck = None
        self._published(meeting_id, NoteKind.POINT if isinstance(record, Note) else NoteKind.ACTION)
        return True

    def forget_struck(self) -> None:
        """The time for *Put back* is over: the words leave memory and the write-ahead log is truncated."""
        self._struck = None
        self._vault.scrub()

    def undo(self) -> TakenBack | None:
        """Ctrl+Z: first the typed words stand again where they were made neutral, then the note leaves.

        Returns text for the box when a note left, else None. `can_undo` says whether there is a step.
        """
        return self._undos.pop()() if self._undos else None

    @property
    def can_undo(self) -> bool:
        """Whether Ctrl+Z has something to take back."""
        return bool(self._undos)

    def forget(self) -> None:
        """Item change, cover, lock: keys and words of recent notes leave memory, Ctrl+Z starts anew."""
        self._recent, self._struck = [], None
        self._undos.clear()

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
        with self._context.units() as unit:
            unit.notes.save_draft(text[:MAX_NOTE_CHARACTERS], caret)
            unit.commit()

    def roster(self, meeting_id: int) -> Roster:
        """The group's names, for underlining while one types."""
        with self._context.units() as unit:
            return self._roster(unit, unit.meetings.get(meeting_id).group_id)

    def _prepared(
        self, unit: UnitOfWork, meeting_id: int, item_id: int, draft: NoteDraft
    ) -> tuple[ParsedDraft, Neutral, tuple[Member, ...]]:
        if len(draft.text) > MAX_NOTE_CHARACTERS:
            raise BadInput("note_long", limit=MAX_NOTE_CHARACTERS)
        meeting = unit.meetings.get(meeting_id)
        item = edits.find(unit.meetings.agenda(meeting_id), item_id)
        if item is None:
            raise UserError("item_gone")
        default = NoteKind.ACTION if item.kind == "commit" else NoteKind.POINT
        parsed = parse_draft(draft, self._context.today(), default=default)
        if not parsed.text:
            raise BadInput("note_empty")
        group = unit.groups.get(meeting.group_id)
        neutral = self._neutral(unit, meeting, group, item.attribution, parsed.text)
        return parsed, neutral, unit.groups.members(meeting.group_id)

    def _neutral(
        self, unit: UnitOfWork, meeting: Meeting, group: Group, own: Attribution | None, text: str
    ) -> Neutral:
        if (own or meeting.attribution) is Attribution.ON_RECORD:
            return Neutral(text, (), ())
        roster = self._roster(unit, group.id)
        return make_neutral(
            text, roster, person_word=group.person_word, organisation_word=group.organisation_word
        )

    def _undo_add(self, meeting_id: int, kept: _Kept) -> TakenBack | None:
        typed_back = bool(kept.changes)
        with self._context.units() as unit:
            if typed_back:
                self._write_words(unit, kept, kept.typed)
            else:
                unit.notes.delete(kept.key)
                unit.notes.delete_action(kept.key)
            unit.commit()
        if typed_back:
            kept.text, kept.changes = kept.typed, ()
            self._undos.append(lambda: self._undo_add(meeting_id, kept))
        else:
            self._recent = [k for k in self._recent if k.key != kept.key]
        self._published(meeting_id, kept.kind)
        return None if typed_back else TakenBack(_prefixed(kept.kind, kept.typed))

    def _write_words(self, unit: UnitOfWork, kept: _Kept, text: str) -> None:
        action = unit.notes.get_action(kept.key)
        if action is not None:
            unit.notes.save_action(replace(action, text=text))
        else:
            unit.notes.update(kept.key, kept.kind, text)

    def _put_words_back(self, meeting_id: int, note: Note | None, action: Action | None) -> TakenBack | None:
        with self._context.units() as unit:
            if action is not None:
                unit.notes.save_action(action)
            elif note is not None:
                unit.notes.update(note.key, note.kind, note.text)
            unit.commit()
        old = action or note
        if old is not None:
            kind = note.kind if note else NoteKind.ACTION
            kept = _Kept(old.key, kind, old.text, old.text)
            self._recent = [k if k.key != old.key else kept for k in self._recent]
        self._published(meeting_id, NoteKind.ACTION if action else NoteKind.POINT)
        return None

    def _published(self, meeting_id: int, kind: NoteKind) -> None:
        records = Kind.ACTIONS if kind is NoteKind.ACTION else Kind.NOTES
        self._context.publish(changed(records, meeting_id=meeting_id))


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


def _owners(typed: tuple[str, ...], members: tuple[Member, ...]) -> tuple[Owner, ...]:
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
    return tuple(owners)


def _floor_owner(floor: int | None, members: tuple[Member, ...]) -> tuple[Owner, ...]:
    return tuple(Owner(m.id, m.name) for m in members if m.id == floor)
