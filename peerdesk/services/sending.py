"""Mails for a group, as files that a mail program opens: nothing is sent from here."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Protocol

from peerdesk.deid import Certainty, Roster, find_names
from peerdesk.domain.errors import BadInput, UserError
from peerdesk.domain.mail import Attached, Mail, MailKind, Recipients, group_of, kind_for, participants
from peerdesk.domain.mail import recipients as reached
from peerdesk.domain.meeting import Meeting, Phase
from peerdesk.domain.release import folded
from peerdesk.domain.releasing import is_built_on, next_after
from peerdesk.domain.retention import is_erased
from peerdesk.domain.rules import Attribution
from peerdesk.ports import UnitOfWork
from peerdesk.services.context import Context
from peerdesk.services.finished_file import Files, Paper, refuse_unsound, unfinished
from peerdesk.services.letters import Letter, is_off_record, letter, rules_of
from peerdesk.services.paper import Phrases
from peerdesk.services.release import DraftView, ReleaseService, refuse_moved


class MailFiles(Files, Protocol):
    """Makers and readers of mails."""

    def mail(self, mail: Mail) -> bytes:
        """The mail as a file that a mail program opens as a draft."""
        ...

    def read_mail(self, data: bytes) -> Mail:
        """What stands in a mail's file. Raises BadInput when it cannot be read, or holds anything else."""
        ...


class SheetWriter(Protocol):
    """Makes the members' sheet of a meeting and looks it through."""

    def __call__(self, meeting_id: int, *, paper: Paper) -> bytes:
        """The sheet as a PDF. Raises UserError where anything is wrong with it."""
        ...


@dataclass(frozen=True, slots=True)
class SendView:
    """How far the minutes of a meeting are, and to whom what would go.

    kind: what the group gets now. sheet: of the members' sheet, None: there is none. following: the meeting
    after this one, None: none planned. can_take_back: the last step.
    """

    meeting: Meeting = field(repr=False)
    kind: MailKind
    group: Recipients
    sheet: Recipients | None
    following: Meeting | None = field(repr=False)
    can_take_back: bool = False
    today: dt.date = dt.date.min


@dataclass(frozen=True, slots=True)
class MailWritten:
    """A mail that is ready. count: to how many it goes."""

    kind: MailKind
    path: Path = field(repr=False)
    count: int


@dataclass(frozen=True, slots=True)
class _Found:
    meeting: Meeting = field(repr=False)
    rules: frozenset[Attribution]
    group: Recipients
    sheet: Recipients | None
    following: Meeting | None = field(repr=False)
    roster: Roster = field(repr=False)
    can_take_back: bool

    @property
    def kind(self) -> MailKind:
        return kind_for(self.meeting, off_record=is_off_record(self.rules))

    def recipients_of(self, kind: MailKind) -> Recipients:
        if kind is not MailKind.SHEET:
            return self.group
        if self.sheet is None:
            raise UserError("sheet_missing")
        return self.sheet


class SendingService:
    """Writes mails. sheet: makes the members' sheet; None: nothing does, so that there is none to send."""

    def __init__(
        self,
        context: Context,
        files: MailFiles,
        phrases: Phrases,
        roster: Callable[[UnitOfWork, Meeting], Roster],
        release: ReleaseService,
        sheet: SheetWriter | None = None,
    ) -> None:
        self._context = context
        self._files = files
        self._phrases = phrases
        self._roster = roster
        self._release = release
        self._sheet = sheet

    def view(self, meeting_id: int) -> SendView:
        """What there is to send. Raises UserError `meeting_gone`, `meeting_not_closed`."""
        found = self._find(meeting_id)
        return SendView(
            found.meeting, found.kind, found.group, found.sheet, found.following, found.can_take_back,
            self._context.today(),
        )  # fmt: skip

    def writing(
        self, meeting_id: int, folder: Path, kinds: Collection[MailKind], *, paper: Paper = "a4"
    ) -> Iterator[MailWritten]:
        """Write these mails into a folder, one a step; each is read back, and removed if anything is off.

        A mail of the same name gives way. Before anything is written this raises BadInput
        `address_unreadable` or `next_date_missing`, UserError `minutes_not_sent`, `names_left` or
        `sheet_missing`; with a file `mail_not_clean`, `minutes_found_in_file`, `minutes_problem_in_file`, or
        the writer's own.
        """
        found = self._find(meeting_id)
        _refuse(found, kinds, self._context.today())
        for kind in (one for one in MailKind if one in kinds):
            goes_to = found.recipients_of(kind)
            words = letter(kind, found.meeting, found.rules, found.following, self._phrases)
            attached = self._attached(kind, found, paper)
            mail = Mail(words.subject, words.body, goes_to.addresses, attached)
            target = folder / f"{_stem(kind, found)}.eml"
            self._write(target, mail, found.roster, partial(self._placing, kind, found))
            yield MailWritten(kind, target, len(goes_to.addresses))

    def write(
        self, meeting_id: int, folder: Path, kinds: Collection[MailKind], *, paper: Paper = "a4"
    ) -> tuple[MailWritten, ...]:
        """`writing` in one go."""
        return tuple(self.writing(meeting_id, folder, kinds, paper=paper))

    def letter(self, meeting_id: int, kind: MailKind) -> Letter:
        """The words of a mail as they would be written now."""
        found = self._find(meeting_id)
        return letter(kind, found.meeting, found.rules, found.following, self._phrases)

    def _find(self, meeting_id: int) -> _Found:
        with self._context.units() as unit:
            meeting = unit.meetings.get(meeting_id)
            if not meeting.phase.is_over:
                raise UserError("meeting_not_closed")
            members, came = unit.groups.members(meeting.group_id), unit.meetings.attendance(meeting_id)
            others = unit.meetings.of_group(meeting.group_id)
            rules = rules_of(unit.meetings.agenda(meeting_id), meeting)
            shut = is_off_record(rules) or meeting.attribution is Attribution.OFF_RECORD
            has_sheet = self._sheet is not None and not shut
            moved = meeting.phase is not Phase.CLOSED and not is_erased(meeting, self._context.today())
            return _Found(
                meeting,
                rules,
                reached(group_of(members, came, meeting.distribution)),
                reached(participants(members, came)) if has_sheet else None,
                next_after(meeting, others),
                self._roster(unit, meeting),
                moved and not is_built_on(meeting, others),
            )

    def _attached(self, kind: MailKind, found: _Found, paper: Paper) -> tuple[Attached, ...]:
        if kind is MailKind.NEXT_DATE:
            return ()
        name = f"{_stem(kind, found)}.pdf"
        if kind is MailKind.SHEET:
            return (Attached(name, self._sheet_bytes(found.meeting.id, paper)),)
        return (Attached(name, self._minutes_bytes(found, paper)),)

    def _minutes_bytes(self, found: _Found, paper: Paper) -> bytes:
        draft: DraftView = self._release.draft(found.meeting.id)
        if draft.blocking:
            raise UserError("names_left", count=draft.blocking)
        data = self._files.pdf(draft.minutes, paper=paper).data
        refuse_unsound(self._files.look_through(data, found.roster, draft.minutes, draft.on_record))
        return data

    def _sheet_bytes(self, meeting_id: int, paper: Paper) -> bytes:
        if self._sheet is None:
            raise UserError("sheet_missing")
        return self._sheet(meeting_id, paper=paper)

    def _placing(self, kind: MailKind, found: _Found) -> None:
        """Raises UserError `minutes_moved_on`; a mail with the minutes is noted before it is there."""
        if kind is found.kind:
            self._release.hand_out(found.meeting, mailed=True)
        else:
            with self._context.units() as unit:
                refuse_moved(unit, found.meeting, self._context.today())

    def _write(self, target: Path, mail: Mail, roster: Roster, placing: Callable[[], None]) -> None:
        with unfinished(self._files, target) as beside:
            self._files.write(beside, self._files.mail(mail))
            if not self._is_meant(beside, mail, roster):
                raise UserError("mail_not_clean")
            placing()
            self._files.place(beside, target)

    def _is_meant(self, target: Path, mail: Mail, roster: Roster) -> bool:
        """Whether the file holds this mail and nothing else, and names nobody but by addresses in Bcc.

        Names that our own phrases hold, such as a month's, may stand.
        """
        read = self._files.read_mail(target.read_bytes())
        told = "\n".join((read.subject, read.body, *(one.name for one in read.attached)))
        return read == mail and _names(told, roster) <= _names("\n".join(self._phrases.values()), roster)


def _refuse(found: _Found, kinds: Collection[MailKind], today: dt.date) -> None:
    """Raise what stands in the way of these mails, before anything is written."""
    wrong = dict.fromkeys(name for kind in kinds for name in found.recipients_of(kind).unreadable)
    if wrong:
        raise BadInput("address_unreadable", people=", ".join(wrong))
    following = found.following
    if MailKind.NEXT_DATE in kinds and (following is None or following.day < today):
        raise BadInput("next_date_missing")
    minutes = {MailKind.OBJECTIONS, MailKind.MINUTES, MailKind.NEW_VERSION} & set(kinds)
    if minutes and (found.meeting.phase is Phase.CLOSED or found.kind not in minutes):
        raise UserError("minutes_not_sent")


def _stem(kind: MailKind, found: _Found) -> str:
    """What the file of a mail and its paper are called. It names nobody, not even the group."""
    meeting, day = found.meeting, found.meeting.day.isoformat()
    if kind is MailKind.NEXT_DATE and found.following is not None:
        return f"next-meeting-{found.following.day.isoformat()}"
    if kind is MailKind.NEW_VERSION:
        return f"minutes-{day}-version-{meeting.version}"
    word = {MailKind.OBJECTIONS: "minutes-draft", MailKind.SHEET: "members-sheet"}.get(kind, "minutes")
    return f"{word}-{day}"


def _names(text: str, roster: Roster) -> frozenset[str]:
    """The sure names of the group's people and firms in a text, folded."""
    found = find_names(text, roster)
    sure = (one for one in found if one.certainty is Certainty.SURE and one.layer == 1)
    return frozenset(folded(text[one.start : one.end]) for one in sure)
