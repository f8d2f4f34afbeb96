"""From closed notes to a paper: the draft, what is left to check, the finished file."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Callable, Collection, Generator, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from peerdesk.deid import Roster, find_names, names_in
from peerdesk.deid.any_of import Whom, whom
from peerdesk.domain import agenda as agendas
from peerdesk.domain.agenda import Agenda, Item, is_all_on_record, is_presenters
from peerdesk.domain.changes import Kind, changed
from peerdesk.domain.editing import (
    KINDS_APART,
    LONGEST_ATTRIBUTION,
    LONGEST_THEME,
    MOST_KEY_MESSAGES,
    in_order,
    is_key_message,
)
from peerdesk.domain.errors import BadInput, UserError
from peerdesk.domain.meeting import Meeting, Phase, Presence
from peerdesk.domain.members import Group
from peerdesk.domain.minutes import (
    LaidOut,
    Minutes,
    PagePicture,
    PagesDone,
    PaperPart,
    Place,
    Stretch,
    Unshowable,
    WrittenPaper,
)
from peerdesk.domain.notes import MAX_NOTE_CHARACTERS, Action, NoteKind, clean
from peerdesk.domain.release import (
    AttributeEdit,
    CommonEdit,
    DraftEdit,
    Edit,
    FileChecked,
    HeadEdit,
    KeepEdit,
    KeepReason,
    Kept,
    MinutesLine,
    OrderEdit,
    TitleEdit,
    folded,
)
from peerdesk.domain.retention import is_erased
from peerdesk.domain.rules import Attribution, Papers
from peerdesk.ports import UnitOfWork
from peerdesk.services import letterhead
from peerdesk.services.context import Context, new_key
from peerdesk.services.findings import (
    FEW_NOTES,
    Decided,
    Finding,
    Found,
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
    StepwiseFiles,
    last_checked,
    writing_checked,
)
from peerdesk.services.paper import (
    Header,
    Part,
    Phrases,
    credit_key,
    gathered_themes,
    minutes_tree,
    theme_key,
)
from peerdesk.services.standing import with_standing


@dataclass(frozen=True, slots=True)
class DraftView:
    """The draft of a meeting's minutes: its tree, where its texts come from and what is left to look at.

    sources: by the key of a block. lines: also those that were dropped. findings: also those that may stay.
    common: words that are no names to the group, folded. people: in the group. could_be: by the key of a
    block, of how many of them it could speak, by what the roster says. by_rules_only: without the name
    model, which could not be read. on_record: names that may stand,
    case-folded. item_of: by an item or step, the item of the agenda. rules: by an item or step, its own.
    here: how many took part; 0: not known. gathers: themes that stand at the end, out of all items.
    """

    meeting: Meeting
    group: Group
    minutes: Minutes = field(repr=False)
    lines: tuple[MinutesLine, ...] = field(repr=False)
    actions: tuple[Action, ...] = field(repr=False)
    sources: dict[str, Source] = field(repr=False)
    findings: tuple[Finding, ...] = field(repr=False)
    common: frozenset[str] = field(default=frozenset(), repr=False)
    people: int = 0
    could_be: dict[str, int] = field(default_factory=dict)
    by_rules_only: bool = False
    unshowable: tuple[Unshowable, ...] = field(default=(), repr=False)
    on_record: frozenset[str] = field(default=frozenset(), repr=False)
    item_of: dict[int, int] = field(default_factory=dict)
    rules: dict[int, Attribution] = field(default_factory=dict)
    here: int = 0
    gathers: tuple[str, ...] = ()

    @property
    def blocking(self) -> int:
        """How many findings forbid to write the file: layer 1, and what was not decided of layers 2 and 3."""
        return sum(finding.blocks_export for finding in self.findings)


@dataclass(frozen=True, slots=True)
class _Unread:
    """A draft in which identities are not looked for yet."""

    meeting: Meeting
    group: Group
    minutes: Minutes = field(repr=False)
    lines: tuple[MinutesLine, ...] = field(repr=False)
    actions: tuple[Action, ...] = field(repr=False)
    sources: dict[str, Source] = field(repr=False)
    roster: Roster = field(repr=False)
    decided: Decided
    item_of: dict[int, int]
    rules: dict[int, Attribution]
    here: int


class ReleaseService:
    """Minutes of closed meetings.

    beside: what is found in the other papers of a meeting that are made of its draft.
    """

    def __init__(
        self,
        context: Context,
        files: Files,
        phrases: Phrases,
        roster: Callable[[UnitOfWork, Meeting], Roster],
        beside: Callable[[int], tuple[Finding, ...]] = lambda _: (),
    ) -> None:
        self._context = context
        self._files = files
        self._phrases = phrases
        self._roster = roster
        self._beside = beside
        self._reader, self._whom = Reader(), Whom()

    def drafting(self, meeting_id: int) -> Iterator[Read | DraftView]:
        """The draft of a closed meeting, in steps; made from its notes the first time it is asked for.

        Raises UserError `meeting_not_closed`.
        """
        with self._context.units() as unit:
            meeting = unit.meetings.get(meeting_id)
            if not meeting.phase.is_over:
                raise UserError("meeting_not_closed")
            unread = self._unread(unit, meeting, draft_lines(unit, meeting_id))
        texts = texts_to_read(unread.minutes, unread.sources)
        found = yield from self._reader.read(texts, unread.roster)
        yield self._view(unread, found)

    def draft(self, meeting_id: int) -> DraftView:
        """`drafting` in one go."""
        return next(step for step in self.drafting(meeting_id) if isinstance(step, DraftView))

    def edit(self, meeting_id: int, edits: Sequence[Edit]) -> tuple[Edit, ...]:
        """Change texts of the draft or let words stay, all or none; returns the edits that take this back.

        Other words for a sentence to which its speaker agreed take the consent back. Once the minutes are
        released only sentences of a case are reworded, for its presenter's paper, and words may still be let
        stay. Raises BadInput
        `line_empty` (drop it instead), `line_long`, `reason_empty`, `reason_names`, `attribution_long` or
        `consent_missing`, UserError `line_gone`, `promise_not_dropped`, `name_not_kept`, `not_attributed`,
        `minutes_released` or `meeting_erased`.
        """
        if any(isinstance(edit, KeepEdit) and edit.kept for edit in edits):
            self._refuse_names(meeting_id, edits)
        with self._context.units() as unit:
            meeting = unit.meetings.get(meeting_id)
            if meeting.phase is Phase.RELEASED and not all(_is_of_case(unit, meeting, one) for one in edits):
                raise UserError("minutes_released")
            if is_erased(meeting, self._context.today()) and not _is_told(unit, meeting_id):
                raise UserError("meeting_erased")
            roster = self._roster(unit, meeting)
            kinds = {kind for edit in edits for kind in _kinds(unit, edit)}
            meant = _with_consent_kept_true(unit, meeting_id, edits)
            inverse = tuple(_edited(unit, meeting_id, edit, roster) for edit in meant)
            unit.commit()
        self._context.publish(changed(*kinds, meeting_id=meeting_id))
        return inverse[::-1]

    def keep_open(self, meeting_id: int, own_words: str) -> int:
        """Let everything stay that may and was not decided, for this reason; how many places."""
        found = [one for one in self._findings(meeting_id) if one.blocks_export and one.keep_reasons]
        kept = {one.key: _reason_for(one, own_words) for one in found}
        if kept:
            self.edit(meeting_id, [KeepEdit(key, one) for key, one in kept.items()])
        return len(found)

    def lay_out(self, minutes: Minutes, *, paper: Paper = "a4") -> WrittenPaper:
        """The pages as they will be in the file."""
        return self._files.pdf(minutes, paper=paper)

    def laying_out(self, minutes: Minutes, *, paper: Paper = "a4") -> Iterator[PagesDone | WrittenPaper]:
        """`lay_out` in steps, so that an edit can go between two of them; closing it ends the work."""
        if isinstance(self._files, StepwiseFiles):
            yield from self._files.writing(minutes, paper=paper)
        else:
            yield self.lay_out(minutes, paper=paper)

    def lay_out_part(
        self, minutes: Minutes, before: LaidOut, sight: range, *, paper: Paper = "a4"
    ) -> PaperPart | None:
        """Of a draft that was edited the pages in sight, from 0; None where the whole is laid out as soon."""
        return self._files.part(minutes, before, sight, paper=paper)

    def picture(self, written: WrittenPaper, page: int, px_per_pt: float) -> PagePicture:
        """A page of them as a reader draws it. page: from 0."""
        return self._files.picture(written, page, px_per_pt)

    def places_of(self, written: WrittenPaper, findings: Sequence[Finding]) -> tuple[Place, ...]:
        """Where findings stand on the pages, one place a line."""
        found = (Stretch(f.where, f.text, f.identity.start, f.identity.end) for f in findings)
        return self._files.words_at(written, found)

    def exporting(
        self, meeting_id: int, target: Path, *, paper: Paper = "a4"
    ) -> Generator[Progress | PagesDone | FileChecked, None, None]:
        """Write the paper as the target's suffix says and read it back, in steps; closing this stops it.

        Raises UserError `names_left`, and what `writing_checked` raises, before anything is written; what was
        found in the finished file stands in the answer, and what was at the target stays then.
        """
        view = self.draft(meeting_id)
        if view.blocking:
            raise UserError("names_left", count=view.blocking)
        self._forget_decisions(view)
        with self._context.units() as unit:
            roster = self._roster(unit, view.meeting)
        yield from writing_checked(
            self._files,
            target,
            view.minutes,
            roster,
            paper=paper,
            allowed=view.on_record,
            placing=lambda: self.hand_out(view.meeting),
        )

    def hand_out(self, of: Meeting, *, mailed: bool = False) -> None:
        """A paper of the minutes is about to reach a file or a printer, or, mailed, a mail.

        It is noted before it is out, so that no kill lets a version's number be given twice. of: the meeting
        as it was when the paper was made. Raises UserError `minutes_moved_on` where the minutes say something
        else of themselves by now, or something was withdrawn from them.
        """
        with self._context.units() as unit:
            before = refuse_moved(unit, of, self._context.today())
            after = replace(before, is_written=True, is_mailed=before.is_mailed or mailed)
            if after == before:
                return
            unit.meetings.save(after)
            unit.commit()
        self._context.publish(changed(Kind.MEETINGS, meeting_id=after.id, group_id=after.group_id))

    def export(self, meeting_id: int, target: Path, *, paper: Paper = "a4") -> FileChecked:
        """`exporting` in one go."""
        return last_checked(self.exporting(meeting_id, target, paper=paper))

    def spared(self, meeting_id: int) -> frozenset[str]:
        """Words that are no slip in this group, folded: of its names and of what it calls common."""
        with self._context.units() as unit:
            meeting = unit.meetings.get(meeting_id)
            roster, common = self._roster(unit, meeting), unit.groups.common_words(meeting.group_id)
        return roster.vocabulary | {part for words in common for part in words.split()}

    def could_be(self, meeting_id: int, texts: Sequence[str]) -> tuple[int, ...]:
        """Of how many of the group each of these texts could speak, by what the roster says.

        texts: of one item, as a reader meets them.
        """
        with self._context.units() as unit:
            roster = self._roster(unit, unit.meetings.get(meeting_id))
        return tuple(map(len, whom(texts, roster)))

    def read_ahead(self, meeting_id: int, text: str) -> None:
        """Look for identities in words that are being typed, so that they are known once they are kept."""
        with self._context.units() as unit:
            roster = self._roster(unit, unit.meetings.get(meeting_id))
        self._reader.read_ahead(clean(text), roster)

    def standing(self, meeting_id: int, without: Collection[bytes]) -> frozenset[bytes]:
        """Keys of what the draft has to decide without these sentences and promises."""
        found = (*self._findings(meeting_id), *self._beside(meeting_id))
        return frozenset(one.key for one in found if one.source.key not in without)

    def _findings(self, meeting_id: int) -> tuple[Finding, ...]:
        """What the draft has to decide, without what else a view shows."""
        with self._context.units() as unit:
            unread = self._unread(unit, unit.meetings.get(meeting_id), draft_lines(unit, meeting_id))
        found = self._reader.read_whole(texts_to_read(unread.minutes, unread.sources), unread.roster)
        return find_in(unread.minutes, unread.sources, found, unread.decided)

    def _forget_decisions(self, view: DraftView) -> None:
        """Decisions on words that stand in no paper any more go."""
        standing = {one.key for one in (*view.findings, *self._beside(view.meeting.id))}
        with self._context.units() as unit:
            gone = [one.key for one in unit.papers.kept(view.meeting.id) if one.key not in standing]
            for key in gone:
                unit.papers.unkeep(view.meeting.id, key)
            if gone:
                unit.commit()

    def _refuse_names(self, meeting_id: int, edits: Sequence[Edit]) -> None:
        """A name of the group cannot be let stay."""
        found = (*self._findings(meeting_id), *self._beside(meeting_id))
        reasons = {one.key: one.keep_reasons for one in found}
        for edit in edits:
            if isinstance(edit, KeepEdit) and edit.kept and edit.kept.reason not in reasons.get(edit.key, ()):
                raise UserError("name_not_kept" if edit.key in reasons else "line_gone")

    def _unread(self, unit: UnitOfWork, meeting: Meeting, lines: Sequence[MinutesLine]) -> _Unread:
        group, agenda = unit.groups.get(meeting.group_id), unit.meetings.agenda(meeting.id)
        roster = self._roster(unit, meeting)
        off_record = meeting.attribution is Attribution.OFF_RECORD
        promises = () if off_record else unit.notes.actions(meeting.id)
        actions = tuple(one for one in promises if one.papers is Papers.ALL)
        here = (Presence.HERE, Presence.LEFT_EARLY)
        people = sum(row.presence in here for row in unit.meetings.attendance(meeting.id))
        title, rule = self._title(group, roster), meeting.attribution
        header = Header(title, meeting.day, people or None, meeting.distribution, rule=rule)
        parts = tuple(_part(item, meeting, group, lines) for item in agenda)
        header = with_standing(header, meeting, unit.meetings.of_group(group.id), self._phrases)
        minutes = minutes_tree(header, parts, actions, self._phrases)
        minutes = letterhead.with_letterhead(minutes, group, self._phrases)
        stands = meeting.attribution is Attribution.ON_RECORD
        sources = _sources(agenda, meeting, parts, actions, roster)
        sources |= letterhead.head_sources(names_stand=stands)
        kept = {one.key: one for one in unit.papers.kept(meeting.id)}
        decided = Decided(meeting.id, kept, unit.groups.common_words(group.id))
        item_of = {inner.id: item.id for item in agenda for inner in (item, *item.steps)}
        rules = {inner.id: _rule(inner, item, meeting) for item in agenda for inner in (item, *item.steps)}
        return _Unread(
            meeting, group, minutes, tuple(lines), actions, sources, roster, decided, item_of, rules, people
        )

    def _view(self, unread: _Unread, found: Found) -> DraftView:
        minutes, sources = unread.minutes, unread.sources
        return DraftView(
            unread.meeting, unread.group, minutes, unread.lines, unread.actions, sources,
            find_in(minutes, sources, found, unread.decided),
            unread.decided.common,
            len(unread.roster.people),
            could_be(minutes, sources, unread.roster, self._whom),
            self._reader.by_rules_only,
            self._files.unshowable(minutes),
            _names_on_record(minutes, sources, unread.roster),
            unread.item_of,
            unread.rules,
            unread.here,
            gathered_themes(self._phrases),
        )  # fmt: skip

    def _title(self, group: Group, roster: Roster) -> str:
        """The group's name, unless it names one of its people or firms."""
        named = names_in(group.name, roster)
        return self._phrases["meeting_title"] if named or not group.name else group.name


def refuse_moved(unit: UnitOfWork, of: Meeting, today: dt.date) -> Meeting:
    """The meeting as it is now. Raises UserError `minutes_moved_on` if its minutes are at another step."""
    now = unit.meetings.get(of.id)
    if _step(now, today) != _step(of, today):
        raise UserError("minutes_moved_on")
    return now


def _step(meeting: Meeting, today: dt.date) -> tuple[Phase, int, dt.date | None, bool]:
    return (meeting.phase, meeting.version, meeting.objections_until, is_erased(meeting, today))


def title_key(item_id: int) -> str:
    """The key of the heading that shows an item's public title."""
    return f"item-{item_id}"


def draft_lines(unit: UnitOfWork, meeting_id: int) -> tuple[MinutesLine, ...]:
    """The sentences of the draft, copied from the notes under new keys if there are none yet."""
    lines = unit.papers.lines(meeting_id)
    notes = () if lines else unit.notes.of_meeting(meeting_id)
    if not notes:
        return lines
    made = [MinutesLine(new_key(), note.item_id, note.kind, note.text, origins=(note.key,)) for note in notes]
    unit.papers.add_lines(sorted(made, key=lambda line: line.key))
    unit.commit()
    return unit.papers.lines(meeting_id)


def _reason_for(finding: Finding, own_words: str) -> Kept:
    if KeepReason.OWN_WORDS in finding.keep_reasons:
        return Kept(finding.key, KeepReason.OWN_WORDS, own_words)
    return Kept(finding.key, KeepReason.NOT_AN_IDENTITY)


def _kinds(unit: UnitOfWork, edit: Edit) -> Iterator[Kind]:
    """What an edit changes: a title is the agenda's too, and a promise is one everywhere."""
    yield Kind.MINUTES
    if isinstance(edit, TitleEdit) or (isinstance(edit, DraftEdit) and edit.key is None and not edit.theme):
        yield Kind.AGENDA
    if isinstance(edit, DraftEdit) and edit.key is not None and unit.notes.get_action(edit.key):
        yield Kind.ACTIONS


def _with_consent_kept_true(unit: UnitOfWork, meeting_id: int, edits: Sequence[Edit]) -> Iterator[Edit]:
    """The edits, and before each that rewords what a speaker agreed to the one that attributes it no more.

    Before, so that taking both back gives the words first and then what was agreed to about them.
    """
    for edit in edits:
        if isinstance(edit, DraftEdit) and edit.key is not None and edit.text is not None:
            line = unit.papers.line(meeting_id, edit.key)
            if line and line.consent_day is not None and clean(edit.text) != line.text:
                yield AttributeEdit(edit.key)
        yield edit


def _attributed(
    unit: UnitOfWork, meeting_id: int, edit: AttributeEdit, facilitator_id: int | None
) -> AttributeEdit:
    line = unit.papers.line(meeting_id, edit.key)
    if line is None:
        raise UserError("line_gone")
    words, day = clean(edit.words), edit.consent_day
    if len(words) > LONGEST_ATTRIBUTION:
        raise BadInput("attribution_long", limit=LONGEST_ATTRIBUTION)
    rule = _rule_for_credit(unit, meeting_id, line, facilitator_id)
    if words and rule is None:
        raise UserError("not_attributed")
    if words and day is None and rule is not Attribution.BACKGROUND:
        raise BadInput("consent_missing")
    unit.papers.save_line(replace(line, attributed=words, consent_day=day if words else None))
    return AttributeEdit(line.key, line.attributed, line.consent_day)


def _rule_for_credit(
    unit: UnitOfWork, meeting_id: int, line: MinutesLine, facilitator_id: int | None
) -> Attribution | None:
    """The rule under which a sentence was said; None where the paper tells nothing of it."""
    meeting = unit.meetings.get(meeting_id)
    for item in unit.meetings.agenda(meeting_id):
        for inner in (item, *item.steps):
            if inner.id == line.item_id:
                rules = (_rule(item, item, meeting), _rule(inner, item, meeting))
                hidden = Attribution.OFF_RECORD in rules or is_presenters(
                    item, facilitator_id, meeting.attribution
                )
                return None if hidden else rules[1]
    return None


def _is_of_case(unit: UnitOfWork, meeting: Meeting, edit: Edit) -> bool:
    """Whether an edit changes nothing that the shared minutes print: they tell of a case only that it was."""
    if isinstance(edit, KeepEdit):
        return True
    if not isinstance(edit, DraftEdit) or edit.key is None:
        return False
    line = unit.papers.line(meeting.id, edit.key)
    if line is None or edit.dropped not in (None, line.dropped):
        return False  # with its last sentence the case would go from the minutes
    group = unit.groups.get(meeting.group_id)
    return any(
        is_presenters(item, group.facilitator_id, meeting.attribution)
        and line.item_id in {item.id, *(step.id for step in item.steps)}
        for item in unit.meetings.agenda(meeting.id)
    )


def _edited(unit: UnitOfWork, meeting_id: int, edit: Edit, roster: Roster) -> Edit:
    """Make one edit and return the one that takes it back."""
    if isinstance(edit, AttributeEdit):
        group = unit.groups.get(unit.meetings.get(meeting_id).group_id)
        return _attributed(unit, meeting_id, edit, group.facilitator_id)
    if isinstance(edit, KeepEdit):
        return _kept(unit, meeting_id, edit, roster)
    if isinstance(edit, CommonEdit):
        return _common(unit, meeting_id, edit)
    if isinstance(edit, OrderEdit):
        return _ordered(unit, meeting_id, edit)
    if isinstance(edit, HeadEdit):
        return letterhead.reworded(unit, meeting_id, edit)
    if isinstance(edit, TitleEdit):
        return _titled(unit, meeting_id, edit)
    return _reworded(unit, meeting_id, _checked(edit))


def _kept(unit: UnitOfWork, meeting_id: int, edit: KeepEdit, roster: Roster) -> KeepEdit:
    before = next((one for one in unit.papers.kept(meeting_id) if one.key == edit.key), None)
    if edit.kept is None:
        unit.papers.unkeep(meeting_id, edit.key)
        return KeepEdit(edit.key, before)
    own_words = clean(edit.kept.own_words)
    if edit.kept.reason is KeepReason.OWN_WORDS and not own_words:
        raise BadInput("reason_empty")
    if len(own_words) > MAX_NOTE_CHARACTERS:
        raise BadInput("line_long", limit=MAX_NOTE_CHARACTERS)
    if names_in(own_words, roster):
        raise BadInput("reason_names")
    unit.papers.keep(meeting_id, replace(edit.kept, own_words=own_words))
    return KeepEdit(edit.key, before)


def _common(unit: UnitOfWork, meeting_id: int, edit: CommonEdit) -> CommonEdit:
    group_id = unit.meetings.get(meeting_id).group_id
    before, words = unit.groups.common_words(group_id), folded(edit.words)
    unit.groups.save_common_words(group_id, before | {words} if edit.is_common else before - {words})
    return CommonEdit(words, words in before)


def _ordered(unit: UnitOfWork, meeting_id: int, edit: OrderEdit) -> OrderEdit:
    """The sentences of an item and its steps become these; who joined or split them gave them their keys.

    Raises UserError `line_gone` if the item is no longer there, a sentence is another item's, or words come
    that were erased since.
    """
    lines = unit.papers.lines(meeting_id)
    inner = _within(unit, meeting_id, edit.item_id)
    before = tuple(line for line in lines if line.item_id in inner)
    old = {line.key: line for line in before}
    others = {line.key for line in lines} - set(old)
    if not inner or any(line.item_id not in inner or line.key in others for line in edit.lines):
        raise UserError("line_gone")
    if not _are_still_there(edit.lines, before, {note.key for note in unit.notes.of_meeting(meeting_id)}):
        raise UserError("line_gone")
    now = {line.key: line for line in edit.lines}
    unit.papers.remove_lines([key for key in old if key not in now])
    unit.papers.add_lines([line for key, line in now.items() if key not in old])
    for key, line in now.items():
        if key in old and old[key] != line:
            unit.papers.save_line(line)
    return OrderEdit(edit.item_id, before)


def _are_still_there(lines: Sequence[MinutesLine], before: Sequence[MinutesLine], notes: set[bytes]) -> bool:
    """Whether an order has no other words than the draft or the notes that are stored.

    A sentence may know no note, as in drafts made before any did, or after half of it was withdrawn. So the
    letters of what is new are counted against those of what goes: joining and splitting makes none.
    """
    stored, kept = {(one.key, one.text) for one in before}, {(one.key, one.text) for one in lines}
    new = [
        one
        for one in lines
        if (one.key, one.text) not in stored and not (one.origins and notes.issuperset(one.origins))
    ]
    gone = [one for one in before if (one.key, one.text) not in kept]
    return _letters(new) <= _letters(gone)


def _letters(lines: Iterable[MinutesLine]) -> Counter[str]:
    return Counter(letter for one in lines for letter in one.text.casefold() if letter.isalnum())


def _is_told(unit: UnitOfWork, meeting_id: int) -> bool:
    """Whether anything of what was said is still there."""
    return bool(unit.papers.lines(meeting_id) or unit.notes.of_meeting(meeting_id))


def _within(unit: UnitOfWork, meeting_id: int, item_id: int) -> set[int]:
    """An item and its steps; empty if it is no longer there."""
    item = agendas.find(unit.meetings.agenda(meeting_id), item_id)
    return {item.id, *(step.id for step in item.steps)} if item is not None else set()


def _checked(edit: DraftEdit) -> DraftEdit:
    if edit.text is None:
        return edit
    text = clean(edit.text)
    if not text:
        raise BadInput("line_empty")
    if len(text) > MAX_NOTE_CHARACTERS:
        raise BadInput("line_long", limit=MAX_NOTE_CHARACTERS)
    return replace(edit, text=text)


def _reworded(unit: UnitOfWork, meeting_id: int, edit: DraftEdit) -> DraftEdit | OrderEdit | TitleEdit:
    if edit.key is None and edit.theme:
        return _themed(unit, meeting_id, edit)
    if edit.key is None:
        return _titled(unit, meeting_id, TitleEdit(edit.item_id, edit.text or ""))
    action = unit.notes.get_action(edit.key)
    if action is not None and action.meeting_id == meeting_id:
        if edit.dropped is not None:
            raise UserError("promise_not_dropped")
        unit.notes.save_action(replace(action, text=edit.text or action.text))
        return DraftEdit(edit.key, text=action.text)
    line = unit.papers.line(meeting_id, edit.key)
    if line is None:
        raise UserError("line_gone")
    dropped = line.dropped if edit.dropped is None else edit.dropped
    is_key = line.is_key and not (line.dropped and not dropped and _is_page_one_full(unit, meeting_id))
    unit.papers.save_line(replace(line, text=edit.text or line.text, dropped=dropped, is_key=is_key))
    return DraftEdit(edit.key, line.item_id, line.text, line.dropped)


def _is_page_one_full(unit: UnitOfWork, meeting_id: int) -> bool:
    """Whether a key message that comes back has to stand in its item, for others took its place."""
    return sum(map(is_key_message, unit.papers.lines(meeting_id))) >= MOST_KEY_MESSAGES


def _themed(unit: UnitOfWork, meeting_id: int, edit: DraftEdit) -> DraftEdit | OrderEdit:
    """Another heading over the sentences of a theme; one that there is already takes them in."""
    inner = _within(unit, meeting_id, edit.item_id)
    before = tuple(line for line in unit.papers.lines(meeting_id) if line.item_id in inner)
    lines = [line for line in before if line.theme == edit.theme]
    if not lines:
        raise UserError("line_gone")
    theme = edit.text or edit.theme
    if len(theme) > LONGEST_THEME:
        raise BadInput("theme_long", limit=LONGEST_THEME)
    for line in lines:
        unit.papers.save_line(replace(line, theme=theme))
    if theme != edit.theme and any(line.theme == theme for line in before):
        return OrderEdit(edit.item_id, before)  # by its name alone nobody knows which were there first
    return DraftEdit(None, edit.item_id, edit.theme, theme=theme)


def _titled(unit: UnitOfWork, meeting_id: int, edit: TitleEdit) -> TitleEdit:
    agenda = unit.meetings.agenda(meeting_id)
    item = agendas.find(agenda, edit.item_id)
    if item is None:
        raise UserError("line_gone")
    titled = replace(item, public_title=edit.public_title)
    unit.meetings.save_agenda(meeting_id, agendas.changed(agenda, titled))
    return TitleEdit(item.id, item.public_title)


def _part(item: Item, meeting: Meeting, group: Group, lines: Sequence[MinutesLine]) -> Part:
    """An item with its sentences, by kind; a step that is off the record gives none.

    An item that is off the record has its sentences, so that the paper can say that there was one.
    """
    hidden = Attribution.OFF_RECORD
    rule = _rule(item, item, meeting)
    inner = (item, *item.steps)
    told = {one.id for one in inner if rule is hidden or _rule(one, item, meeting) is not hidden}
    rules = {one.id: _rule(one, item, meeting) for one in inner}
    own = in_order([_credited(x, rules[x.item_id]) for x in lines if x.item_id in told and not x.dropped])
    case = is_presenters(item, group.facilitator_id, meeting.attribution)
    given = item.given_on is not None
    return Part(title_key(item.id), item.shown_title, rule, tuple(own), case, given, rules)


def _credited(line: MinutesLine, rule: Attribution) -> MinutesLine:
    """A descriptor without consent stands only where it was agreed on for all, on background."""
    stands = not line.attributed or line.consent_day is not None or rule is Attribution.BACKGROUND
    return line if stands else replace(line, attributed="")


def _rule(inner: Item, item: Item, meeting: Meeting) -> Attribution:
    """The rule of an item, or of a step: its own, else its item's, else the meeting's."""
    return inner.attribution or item.attribution or meeting.attribution


def _sources(
    agenda: Agenda, meeting: Meeting, parts: Sequence[Part], actions: Sequence[Action], roster: Roster
) -> dict[str, Source]:
    """Where each text of the paper that has a key comes from."""
    found: dict[str, Source] = {}
    alone: tuple[Roster, ...] = ()
    for item, part in zip(agenda, parts, strict=True):
        open_part = part.rule is Attribution.ON_RECORD
        inner = {one.id: one for one in (item, *item.steps)}
        found[part.key] = Source(None, item.id, names_stand=open_part, thin=_thin(item, part))
        for line in part.lines:
            stands = open_part and _rule(inner[line.item_id], item, meeting) is Attribution.ON_RECORD
            found[line.key.hex()] = Source(line.key, line.item_id, line.kind, True, stands)
            if line.attributed:
                agreed = line.consent_day is not None and not stands
                alone = alone or (tuple(Roster.of_people([one]) for one in roster.people) if agreed else ())
                speaker = _speaker(line.attributed, roster, alone) if agreed else None
                found[credit_key(line.key)] = Source(
                    line.key, line.item_id, line.kind, True, stands, is_credit=True, speaker=speaker
                )
            if line.theme:  # names stand in a heading only if they may in every sentence below it
                heading = theme_key(part.key, line.theme)
                stands = stands and (heading not in found or found[heading].names_stand)
                found[heading] = Source(None, item.id, names_stand=stands, theme=line.theme)
    stands = is_all_on_record(agenda, meeting.attribution)  # a promise does not know its item
    for action in actions:
        found[action.key.hex()] = Source(action.key, 0, NoteKind.ACTION, False, stands)
    return found


def _speaker(words: str, roster: Roster, alone: Sequence[Roster]) -> frozenset[str]:
    """What words call one person of the group and their firm, folded: whoever has most of what is named.

    alone: each person of the group as if there were no other.
    """
    named = [words[one.start : one.end] for one in find_names(words, roster)]
    own = [[name for name in named if _is_whole(name, one)] for one in alone]
    most = max(own, key=lambda names: (len(names), names[:1] == named[:1]), default=[])
    return frozenset(map(folded, most))


def _is_whole(name: str, roster: Roster) -> bool:
    return any((one.start, one.end) == (0, len(name)) for one in find_names(name, roster))


def _thin(item: Item, part: Part) -> str:
    """Why what is printed of an item can be told to few of those who were there; empty where it cannot."""
    printed = sum(line.kind not in KINDS_APART for line in part.lines)
    if part.rule is not Attribution.CHATHAM_HOUSE or part.case or not printed:
        return ""
    if item.few_voices:
        return "deid_few_voices"
    return "deid_few_notes" if printed < FEW_NOTES else ""


def _names_on_record(minutes: Minutes, sources: dict[str, Source], roster: Roster) -> frozenset[str]:
    open_keys = {key for key, source in sources.items() if source.names_stand}
    texts = [text for key, text in minutes.keyed if key in open_keys]
    found = {folded(text[i.start : i.end]) for text in texts for i in find_names(text, roster)}
    shown = (sources[key].speaker for key, _ in minutes.keyed if key in sources)
    return frozenset(found.union(*(speaker for speaker in shown if speaker)))
