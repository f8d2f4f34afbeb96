"""What the use cases need from outside: a clock, storage, a writer of papers."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from types import TracebackType
from typing import Literal, Protocol, Self

from peerdesk.domain.agenda import Agenda
from peerdesk.domain.bin import Binned
from peerdesk.domain.formats import OwnFormat
from peerdesk.domain.meeting import Attendance, Meeting
from peerdesk.domain.members import Group, Member
from peerdesk.domain.minutes import Minutes, WrittenPaper
from peerdesk.domain.motions import Motion
from peerdesk.domain.notes import Action, Note, NoteKind
from peerdesk.domain.release import Kept, MinutesLine
from peerdesk.domain.topics import Topic


class Clock(Protocol):
    """Time, as handed to every use case."""

    def now_ns(self) -> int:
        """Nanoseconds that count sleep and are equal in all processes of one boot."""
        ...

    def wall(self) -> dt.datetime:
        """The time of day, aware, in UTC."""
        ...

    def boot_mark(self) -> str:
        """A word that is the same from one start of the machine to its end, and never again."""
        ...


class Groups(Protocol):
    """Groups and the people in them."""

    def all(self) -> tuple[Group, ...]:
        """Kept groups by name."""
        ...

    def get(self, group_id: int) -> Group:
        """One group. Raises UserError `group_gone` when it is not there."""
        ...

    def save(self, group: Group) -> None:
        """Insert or update by id."""
        ...

    def delete(self, group_id: int) -> None:
        """Erase a group with its members, meetings and everything that hangs on them."""
        ...

    def members(self, group_id: int) -> tuple[Member, ...]:
        """Everybody in a group by name, whatever their stage."""
        ...

    def save_members(self, members: Sequence[Member]) -> None:
        """Insert or update by id."""
        ...

    def delete_member(self, member_id: int) -> None:
        """Erase a member and their attendance; their promises keep the name typed."""
        ...

    def common_words(self, group_id: int) -> frozenset[str]:
        """Words that are neither a person nor a firm to this group, folded."""
        ...

    def save_common_words(self, group_id: int, words: Iterable[str]) -> None:
        """These and no others from now on."""
        ...

    def formats(self, group_id: int) -> tuple[OwnFormat, ...]:
        """Formats a group made for itself, by title."""
        ...

    def save_format(self, own: OwnFormat) -> None:
        """Insert or update by id."""
        ...

    def delete_format(self, format_id: int) -> None:
        """Erase one; nothing hangs on it."""
        ...


class Meetings(Protocol):
    """Meetings, their agendas and who takes part."""

    def of_group(self, group_id: int) -> tuple[Meeting, ...]:
        """Meetings of a group, the latest day first."""
        ...

    def live(self) -> Meeting | None:
        """The meeting that people sit in now: gathering or running."""
        ...

    def get(self, meeting_id: int) -> Meeting:
        """One meeting. Raises UserError `meeting_gone` when it is not there."""
        ...

    def save(self, meeting: Meeting) -> None:
        """Insert or update by id."""
        ...

    def delete(self, meeting_id: int) -> None:
        """Erase a meeting and everything that hangs on it."""
        ...

    def agenda(self, meeting_id: int) -> Agenda:
        """Items with their steps, in order."""
        ...

    def save_agenda(self, meeting_id: int, agenda: Agenda) -> None:
        """Make the stored agenda equal to this one, row by row, keeping ids.

        Raises UserError `item_has_notes` when an item that has notes, motions or topics would go.
        """
        ...

    def attendance(self, meeting_id: int) -> tuple[Attendance, ...]:
        """One row a person who was asked."""
        ...

    def save_attendance(self, rows: Sequence[Attendance]) -> None:
        """Insert or update by meeting and member."""
        ...


class Notes(Protocol):
    """Notes, promises and the half-typed text."""

    def add(self, note: Note) -> None:
        """Insert one note."""
        ...

    def get(self, key: bytes) -> Note | None:
        """One note, or None when it was struck."""
        ...

    def update(self, key: bytes, kind: NoteKind, text: str) -> bool:
        """Change a note where it stands; False when it is not there."""
        ...

    def delete(self, key: bytes) -> bool:
        """Erase a note; False when it is not there."""
        ...

    def of_item(self, item_id: int) -> tuple[Note, ...]:
        """Notes of an item by kind, then by key."""
        ...

    def of_meeting(self, meeting_id: int) -> tuple[Note, ...]:
        """Notes of a meeting by item, kind and key."""
        ...

    def add_action(self, action: Action) -> None:
        """Insert a promise and its owners."""
        ...

    def get_action(self, key: bytes) -> Action | None:
        """One promise, or None."""
        ...

    def save_action(self, action: Action) -> bool:
        """Change a promise and its owners; False when it is not there."""
        ...

    def delete_action(self, key: bytes) -> bool:
        """Erase a promise and its owners; False when it is not there."""
        ...

    def actions(self, meeting_id: int) -> tuple[Action, ...]:
        """Promises of a meeting by due date, then by key."""
        ...

    def draft(self) -> tuple[str, int]:
        """The half-typed text and its caret, from 0; "" when there is none."""
        ...

    def save_draft(self, text: str, caret: int) -> None:
        """Overwrite the one draft row."""
        ...


class Papers(Protocol):
    """The minutes draft: sentences as they will stand in the paper."""

    def lines(self, meeting_id: int) -> tuple[MinutesLine, ...]:
        """Sentences of a meeting's draft by item, kind and key."""
        ...

    def line(self, meeting_id: int, key: bytes) -> MinutesLine | None:
        """One sentence of a meeting's draft, or None."""
        ...

    def add_lines(self, lines: Sequence[MinutesLine]) -> None:
        """Insert sentences."""
        ...

    def remove_lines(self, keys: Collection[bytes]) -> None:
        """Erase sentences."""
        ...

    def save_line(self, line: MinutesLine) -> None:
        """Change one sentence."""
        ...

    def kept(self, meeting_id: int) -> tuple[Kept, ...]:
        """What stays in a meeting's paper though it was found."""
        ...

    def keep(self, meeting_id: int, kept: Kept) -> None:
        """Let words stay; a second time with another reason."""
        ...

    def unkeep(self, meeting_id: int, key: bytes) -> None:
        """Let words stay no longer."""
        ...


class Motions(Protocol):
    """Motions and their amendments."""

    def of_item(self, item_id: int) -> tuple[Motion, ...]:
        """Motions of an item as they were moved."""
        ...

    def of_meeting(self, meeting_id: int) -> tuple[Motion, ...]:
        """Motions of a meeting by item, then as they were moved."""
        ...

    def get(self, motion_id: int) -> Motion:
        """One motion. Raises UserError `motion_gone` when it is not there."""
        ...

    def save(self, moved: Sequence[Motion]) -> None:
        """Insert or update by id; an amendment behind what it amends."""
        ...

    def delete(self, ids: Collection[int]) -> None:
        """Erase these with their amendments; what is not there is no matter."""
        ...


class Topics(Protocol):
    """Topics of a lean coffee."""

    def of_item(self, item_id: int) -> tuple[Topic, ...]:
        """Topics of an item as they were written."""
        ...

    def of_meeting(self, meeting_id: int) -> tuple[Topic, ...]:
        """Topics of a meeting by item, then as they were written."""
        ...

    def get(self, topic_id: int) -> Topic:
        """One topic. Raises UserError `topic_gone` when it is not there."""
        ...

    def save(self, written: Sequence[Topic]) -> None:
        """Insert or update by id."""
        ...

    def delete(self, ids: Collection[int]) -> None:
        """Erase these; what is not there is no matter."""
        ...


class Bin(Protocol):
    """Deleted things that may be put back."""

    def all(self) -> tuple[Binned, ...]:
        """Everything, what was deleted last first, then by title."""
        ...

    def until(self, day: dt.date) -> tuple[int, ...]:
        """Ids of what was deleted on this day or before; nothing else is read."""
        ...

    def add(self, binned: Sequence[Binned]) -> None:
        """Insert or update by id."""
        ...

    def delete(self, ids: Collection[int]) -> None:
        """Erase these; what is not there is no matter."""
        ...


class UnitOfWork(Protocol):
    """One transaction: what is not committed when the block is left is rolled back."""

    groups: Groups
    meetings: Meetings
    notes: Notes
    papers: Papers
    motions: Motions
    topics: Topics
    bin: Bin

    def __enter__(self) -> Self:
        """Begin."""
        ...

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Roll back what was not committed."""
        ...

    def commit(self) -> None:
        """Make it durable: returns when it is safely on disk."""
        ...


UnitsOfWork = Callable[[], UnitOfWork]


class Scratch(Protocol):
    """The encrypted scratch file: the last state of the meeting under way, nothing before it."""

    def write(self, plain: dict[str, object]) -> None:
        """Overwrite the older of the two slots and sync it."""
        ...

    def read(self) -> dict[str, object] | None:
        """The newest whole state, or None when there is none."""
        ...

    def wipe(self) -> None:
        """Erase both slots and the file."""
        ...


class Vault(Protocol):
    """What a use case may ask of the store beyond rows."""

    def scrub(self) -> None:
        """Take the write-ahead log and free pages back so that erased text is gone from the files."""
        ...

    def seal(self, meeting_id: int, step: Callable[[str], None]) -> None:
        """Shuffle, rebuild, truncate and check, so that no file keeps the order of notes.

        step: told the name of each part before it is done. Safe to do again after a kill at any moment.
        """
        ...

    def back_up(self) -> None:
        """Write a checked copy into the backup folder and prune old ones."""
        ...


@dataclass(frozen=True, slots=True)
class Rebuilt:
    """How far the vault and its backups are rebuilt without what was erased. done, of: files.

    lost: backups that could not be read and were taken away. left: files that still hold it, because the disk
    would not; it is done at the next start.
    """

    done: int = 0
    of: int = 0
    lost: int = 0
    left: int = 0

    def done_one(self) -> Self:
        """One file further."""
        return replace(self, done=self.done + 1)

    def lost_one(self) -> Self:
        """One more was taken away."""
        return replace(self, lost=self.lost + 1)

    def left_one(self) -> Self:
        """One more still holds it."""
        return replace(self, left=self.left + 1)


class Eraser(Protocol):
    """Erases what is withdrawn or has expired, from the vault's files and from every backup."""

    def begin_erasing(self, keys: Collection[bytes], ids: Collection[int] = ()) -> None:
        """Put keys on the erase list: what stands under them goes from now on, also after a kill.

        ids: of motions and topics. Raises VaultError; nothing is changed then.
        """
        ...

    def erasing(self) -> Iterator[Rebuilt]:
        """Rebuild the vault, then each backup, a step each, once the rows are erased."""
        ...


class MinutesWriter(Protocol):
    """Turns a tree into a finished file in memory."""

    def __call__(self, minutes: Minutes, *, paper: Literal["a4", "letter"] = "a4") -> WrittenPaper:
        """Lay out and write."""
        ...
