"""The other papers of a meeting that is over: members' sheet, presenter's paper, chapter minutes.

They are drafted, checked and written as the shared minutes are; the presenter's paper leaves as a PDF that
opens with a password only, or on paper, and then what it was made of is erased here.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator
from pathlib import Path
from typing import Protocol, assert_never

from peerdesk.deid import Roster, find_names
from peerdesk.deid.any_of import Whom
from peerdesk.domain.agenda import Item, is_presenters
from peerdesk.domain.errors import BadInput, UserError
from peerdesk.domain.meeting import Meeting, Phase
from peerdesk.domain.minutes import Block, Entry, Minutes, PagePicture, PagesDone, WrittenPaper
from peerdesk.domain.notes import NoteKind
from peerdesk.domain.passwords import check_password
from peerdesk.domain.release import FileChecked, MinutesLine, folded
from peerdesk.domain.rules import Attribution
from peerdesk.domain.sheets import Sheet, Sort
from peerdesk.ports import UnitOfWork
from peerdesk.services.context import Context
from peerdesk.services.findings import (
    Decided,
    Finding,
    Read,
    Reader,
    Source,
    could_be,
    find_in,
    texts_to_read,
)
from peerdesk.services.finished_file import (
    Files,
    Paper,
    Progress,
    refuse_file_name,
    refuse_unsound,
    unfinished,
    writing_checked,
)
from peerdesk.services.letterhead import head_sources, with_letterhead
from peerdesk.services.paper import Phrases, theme_key
from peerdesk.services.release import DraftView, draft_lines, refuse_moved, title_key
from peerdesk.services.sheet_trees import Held, case_paper, chapter_minutes, members_sheet, on_record


class SheetFiles(Files, Protocol):
    """Makers and readers of the files of these papers."""

    def strip(self, paper: WrittenPaper, page: int, px_per_pt: float, first: int, last: int) -> PagePicture:
        """Rows of dots of a page, from the first to behind the last, as a reader draws it."""
        ...

    def locked(self, data: bytes, password: str) -> bytes:
        """A PDF that opens with this password only."""
        ...

    def read_back_locked(
        self, target: Path, password: str, roster: Roster, minutes: Minutes, allowed: frozenset[str]
    ) -> FileChecked:
        """`read_back` of such a file; it also fails where the file opens without the password."""
        ...


class SheetService:
    """Papers of meetings that are over.

    erase_case: erases what was said on a case wherever it is kept, in steps, and notes the day on its item.
    """

    def __init__(
        self,
        context: Context,
        files: SheetFiles,
        phrases: Phrases,
        roster: Callable[[UnitOfWork, Meeting], Roster],
        erase_case: Callable[[int, int], Iterator[object]],
    ) -> None:
        self._context = context
        self._files = files
        self._phrases = phrases
        self._roster = roster
        self._erase_case = erase_case
        self._readers: dict[int, Reader] = {}
        self._whom = Whom()

    def sheets(self, meeting_id: int) -> tuple[Sheet, ...]:
        """The papers that there are of a meeting beside its shared minutes; none before its close."""
        with self._context.units() as unit:
            held = _held(unit, unit.meetings.get(meeting_id))
        if not held.meeting.phase.is_over:
            return ()
        found = [] if held.meeting.attribution is Attribution.OFF_RECORD else [Sheet(Sort.MEMBERS)]
        found += [Sheet(Sort.CHAPTER)] if on_record(held) else []
        for item in held.agenda:
            said = len(_told_of(held, item))
            if said:
                found.append(Sheet(Sort.CASE, item.id, item.shown_title, said))
        return tuple(found)

    def drafting(self, meeting_id: int, sheet: Sheet) -> Iterator[Read | DraftView]:
        """The draft of one of them, in steps; of a case the words that name others are to be settled.

        Raises UserError `meeting_not_closed`, `sheet_off_record` or `sheet_gone`.
        """
        with self._context.units() as unit:
            meeting = unit.meetings.get(meeting_id)
            if not meeting.phase.is_over:
                raise UserError("meeting_not_closed")
            if not unit.papers.lines(meeting_id):
                draft_lines(unit, meeting_id)
            held, roster = _held(unit, meeting), self._roster(unit, meeting)
            kept = {one.key: one for one in unit.papers.kept(meeting_id)}
            decided = Decided(meeting_id, kept, unit.groups.common_words(meeting.group_id))
        minutes, sources, lines = self._tree(held, sheet)
        minutes = with_letterhead(minutes, held.group, self._phrases)
        sources |= head_sources(names_stand=sheet.sort is not Sort.CASE)
        texts = texts_to_read(minutes, sources)
        reader = self._readers.setdefault(sheet.item_id, Reader())
        in_texts = yield from reader.read(texts, roster)
        found = find_in(minutes, sources, in_texts, decided)
        own = _own_names(held, sheet, minutes, roster)
        names = _names_in(minutes, roster)
        yield DraftView(
            meeting, held.group, minutes, lines, held.actions, sources,
            tuple(finding for finding in found if not _is_own(finding, own)),
            decided.common,
            len(roster.people),
            could_be(minutes, sources, roster, self._whom),
            reader.by_rules_only,
            self._files.unshowable(minutes),
            own if sheet.sort is Sort.CASE else names,
            {one.id: item.id for item in held.agenda for one in (item, *item.steps)},
        )  # fmt: skip

    def draft(self, meeting_id: int, sheet: Sheet) -> DraftView:
        """`drafting` in one go."""
        return next(step for step in self.drafting(meeting_id, sheet) if isinstance(step, DraftView))

    def findings(self, meeting_id: int) -> tuple[Finding, ...]:
        """What is found in the papers that are made of the draft, so that decisions on it are known."""
        made = (one for one in self.sheets(meeting_id) if one.sort is not Sort.MEMBERS)
        return tuple(found for sheet in made for found in self.draft(meeting_id, sheet).findings)

    def exporting(
        self, meeting_id: int, sheet: Sheet, target: Path, *, paper: Paper = "a4", password: str = ""
    ) -> Generator[Progress | PagesDone | FileChecked, None, None]:
        """Write one of them and read it back, in steps; with a password, as a PDF that is locked by it.

        A presenter's paper is written no other way. Raises UserError `names_left`, BadInput `password_short`,
        `password_long`, `case_pdf_only`, and what `drafting` and `writing_checked` raise, before anything is
        written.
        """
        if sheet.sort is Sort.CASE:
            if target.suffix.lower() != ".pdf":
                raise BadInput("case_pdf_only")
            check_password(password)
        view = self.draft(meeting_id, sheet)
        if view.blocking:
            raise UserError("names_left", count=view.blocking)
        with self._context.units() as unit:
            roster = self._roster(unit, view.meeting)
        allowed = view.on_record
        if sheet.sort is Sort.CASE:
            yield from self._writing_locked(target, view, roster, paper, password)
        else:
            yield from writing_checked(
                self._files,
                target,
                view.minutes,
                roster,
                paper=paper,
                allowed=allowed,
                placing=lambda: self._refuse_moved(view.meeting),
            )

    def members_sheet(self, meeting_id: int, *, paper: Paper = "a4") -> bytes:
        """The members' sheet as a PDF that was looked through; it does not come to the disk.

        Raises UserError `meeting_not_closed`, `sheet_off_record`, `names_left`, and what `refuse_unsound`
        raises.
        """
        view = self.draft(meeting_id, Sheet(Sort.MEMBERS))
        if view.blocking:
            raise UserError("names_left", count=view.blocking)
        with self._context.units() as unit:
            roster = self._roster(unit, view.meeting)
        data = self._files.pdf(view.minutes, paper=paper).data
        refuse_unsound(self._files.look_through(data, roster, view.minutes, view.on_record))
        return data

    def giving(self, meeting_id: int, item_id: int) -> Iterator[object]:
        """The presenter has the paper: erase all that was said on the case, in steps.

        Raises UserError `sheet_gone`, and what `erase_case` raises; nothing is changed then.
        """
        if not any(one.item_id == item_id for one in self.sheets(meeting_id) if one.sort is Sort.CASE):
            raise UserError("sheet_gone")
        yield from self._erase_case(meeting_id, item_id)

    def given(self, meeting_id: int, item_id: int) -> None:
        """`giving` in one go."""
        for _ in self.giving(meeting_id, item_id):
            pass

    def strip(self, written: WrittenPaper, page: int, px_per_pt: float, first: int, last: int) -> PagePicture:
        """Rows of dots of a page, from the first to behind the last, for a printer. page: from 0."""
        return self._files.strip(written, page, px_per_pt, first, last)

    # Inside.

    def _tree(self, held: Held, sheet: Sheet) -> tuple[Minutes, dict[str, Source], tuple[MinutesLine, ...]]:
        """The tree, where its texts come from, and all sentences of the items that it tells of."""
        match sheet.sort:
            case Sort.MEMBERS:
                if held.meeting.attribution is Attribution.OFF_RECORD:
                    raise UserError("sheet_off_record")
                return members_sheet(held, self._phrases), {}, held.lines
            case Sort.CHAPTER:
                items = on_record(held)
                if not items:
                    raise UserError("sheet_gone")
                minutes = chapter_minutes(held, self._phrases)
            case Sort.CASE:
                items = tuple(item for item in held.agenda if item.id == sheet.item_id)
                if not items or not _told_of(held, items[0]):
                    raise UserError("sheet_gone")
                minutes = case_paper(held, items[0], self._phrases)
            case _:
                assert_never(sheet.sort)
        inner = {one.id for item in items for one in (item, *item.steps)}
        lines = tuple(line for line in held.lines if line.item_id in inner)
        sources = _sources(held, items, lines, names_stand=sheet.sort is Sort.CHAPTER)
        sources |= {one.key.hex(): Source(one.key, 0, NoteKind.ACTION) for one in held.actions}
        return minutes, sources, lines

    def _refuse_moved(self, of: Meeting) -> None:
        with self._context.units() as unit:
            refuse_moved(unit, of, self._context.today())

    def _writing_locked(
        self, target: Path, view: DraftView, roster: Roster, paper: Paper, password: str
    ) -> Iterator[Progress | FileChecked]:
        """The open file is never on the disk."""
        minutes = view.minutes
        refuse_file_name(target, roster)
        yield "lay_out"
        data = self._files.locked(self._files.pdf(minutes, paper=paper).data, password)
        yield "write"
        with unfinished(self._files, target) as beside:
            self._files.write(beside, data)
            result = self._files.read_back_locked(beside, password, roster, minutes, view.on_record)
            if result.passed:
                self._refuse_moved(view.meeting)
                self._files.place(beside, target)
        yield result


def _held(unit: UnitOfWork, meeting: Meeting) -> Held:
    following = _following(unit, meeting)
    return Held(
        meeting,
        unit.groups.get(meeting.group_id),
        unit.meetings.agenda(meeting.id),
        unit.groups.members(meeting.group_id),
        unit.meetings.attendance(meeting.id),
        unit.papers.lines(meeting.id) or _lines_to_be(unit, meeting.id),
        unit.notes.actions(meeting.id),
        unit.motions.of_meeting(meeting.id),
        following,
        unit.meetings.agenda(following.id) if following is not None else (),
    )


def _lines_to_be(unit: UnitOfWork, meeting_id: int) -> tuple[MinutesLine, ...]:
    """The notes as the draft will have them, while it is not made."""
    notes = unit.notes.of_meeting(meeting_id)
    return tuple(MinutesLine(note.key, note.item_id, note.kind, note.text) for note in notes)


def _following(unit: UnitOfWork, meeting: Meeting) -> Meeting | None:
    """The next meeting of the group that is planned."""
    others = unit.meetings.of_group(meeting.group_id)
    planned = (one for one in others if one.phase is Phase.DRAFT and one.day > meeting.day)
    return min(planned, key=lambda one: one.day, default=None)


def _told_of(held: Held, item: Item) -> list[MinutesLine]:
    """The sentences of a case that its presenter may have; none of an item that is no case."""
    if not is_presenters(item, held.group.facilitator_id, held.meeting.attribution):
        return []
    told = {
        one.id for one in (item, *item.steps) if held.rule_of(one.id) is not Attribution.OFF_RECORD
    }  # fmt: skip
    return [line for line in held.lines if line.item_id in told]


def _sources(
    held: Held, items: tuple[Item, ...], lines: tuple[MinutesLine, ...], *, names_stand: bool
) -> dict[str, Source]:
    found: dict[str, Source] = {}
    for item in items:
        inner = {one.id for one in (item, *item.steps)}
        for one in (item, *item.steps):
            found[title_key(one.id)] = Source(None, one.id, names_stand=names_stand)
        for line in lines:
            if line.item_id in inner and not line.dropped:
                found[line.key.hex()] = Source(line.key, line.item_id, line.kind, True, names_stand)
                for under in (item.id, line.item_id) if line.theme else ():
                    heading = theme_key(title_key(under), line.theme)
                    found[heading] = Source(None, item.id, names_stand=names_stand, theme=line.theme)
    return found


def _names_in(minutes: Minutes, roster: Roster) -> frozenset[str]:
    """Every name of the group that the tree has."""
    texts = (minutes.title, *minutes.lines, minutes.heading, minutes.closing, minutes.footer)
    found = (text for text in (*texts, *(_words(block) for block in minutes.blocks)))
    return frozenset(folded(text[i.start : i.end]) for text in found for i in find_names(text, roster))


def _words(block: Block) -> str:
    return f"{block.text}\n{block.figure}" if isinstance(block, Entry) else block.text


def _own_names(held: Held, sheet: Sheet, minutes: Minutes, roster: Roster) -> frozenset[str]:
    """What the tree of a case calls its own presenters and their firms."""
    item = next((one for one in held.agenda if one.id == sheet.item_id), None)
    if item is None:
        return frozenset()
    leads = {item.lead_id, *item.more_leads}
    own = Roster.from_members(member for member in held.members if member.id in leads)
    return frozenset(name for name in _names_in(minutes, roster) if find_names(name, own))


def _is_own(finding: Finding, own: frozenset[str]) -> bool:
    return finding.identity.layer == 1 and folded(finding.words) in own
