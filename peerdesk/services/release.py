"""From closed notes to a paper: the draft, what is left to check, the finished file."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Literal, Protocol

from peerdesk.deid import Certainty, Identity, Roster, find_identities, find_names
from peerdesk.domain.agenda import Agenda, Item, is_presenters
from peerdesk.domain.changes import Kind, changed
from peerdesk.domain.errors import BadInput, UserError
from peerdesk.domain.meeting import Meeting, Presence
from peerdesk.domain.members import Group
from peerdesk.domain.minutes import Minutes, Unshowable, WrittenPaper
from peerdesk.domain.notes import Action, NoteKind, clean
from peerdesk.domain.release import MinutesLine
from peerdesk.domain.rules import Attribution
from peerdesk.ports import MinutesWriter, UnitOfWork
from peerdesk.services.context import Context, new_key
from peerdesk.services.paper import Header, Part, Phrases, minutes_tree

Paper = Literal["a4", "letter"]
FileKind = Literal["pdf", "md"]


@dataclass(frozen=True, slots=True)
class Finding:
    """An identity that is still in the draft. key: of the line, None in an item's title."""

    key: bytes | None
    item_id: int
    kind: NoteKind | None
    text: str = field(repr=False)
    identity: Identity = field(repr=False)


@dataclass(frozen=True, slots=True)
class DraftView:
    """The draft of a meeting's minutes: its tree and what is left to look at.

    made_neutral is not known any more: what was replaced while typing was never written down.
    """

    meeting: Meeting
    group: Group
    minutes: Minutes = field(repr=False)
    lines: tuple[MinutesLine, ...] = field(repr=False)
    actions: tuple[Action, ...] = field(repr=False)
    findings: tuple[Finding, ...] = field(repr=False)
    unshowable: tuple[Unshowable, ...] = field(default=(), repr=False)


@dataclass(frozen=True, slots=True)
class FileChecked:
    """What reading a finished file back gave. names: found in it. problems: keys such as `has_dates`."""

    names: tuple[str, ...] = field(default=(), repr=False)
    problems: tuple[str, ...] = ()

    @property
    def passed(self) -> bool:
        """Whether nobody is named and nothing else is wrong."""
        return not self.names and not self.problems


class Files(Protocol):
    """Makers and readers of finished files."""

    pdf: MinutesWriter

    def markdown(self, minutes: Minutes) -> bytes:
        """The paper as Markdown."""
        ...

    def unshowable(self, minutes: Minutes) -> tuple[Unshowable, ...]:
        """Characters the paper's fonts cannot show."""
        ...

    def write(self, target: Path, data: bytes) -> None:
        """Put a whole file in place or nothing. Raises UserError for an unwritable target."""
        ...

    def read_back(
        self, target: Path, roster: Roster, minutes: Minutes, allowed: frozenset[str]
    ) -> FileChecked:
        """Open the finished file and search it; allowed: names that may stand, case-folded."""
        ...


def write_checked(
    files: Files,
    target: Path,
    minutes: Minutes,
    roster: Roster,
    *,
    paper: Paper = "a4",
    allowed: frozenset[str] = frozenset(),
) -> FileChecked:
    """Write a paper by the target's suffix, read it back and remove it again if anything is found in it.

    Raises UserError `suffix_unknown`, or the writer's own for an unwritable target.
    """
    suffix = target.suffix.lower()
    if suffix not in (".pdf", ".md"):
        raise BadInput("suffix_unknown")
    data = files.pdf(minutes, paper=paper).data if suffix == ".pdf" else files.markdown(minutes)
    files.write(target, data)
    result = files.read_back(target, roster, minutes, allowed)
    if not result.passed:
        target.unlink(missing_ok=True)
    return result


class ReleaseService:
    """Minutes of closed meetings."""

    def __init__(
        self,
        context: Context,
        files: Files,
        phrases: Phrases,
        roster: Callable[[UnitOfWork, int], Roster],
    ) -> None:
        self._context = context
        self._files = files
        self._phrases = phrases
        self._roster = roster

    def draft(self, meeting_id: int) -> DraftView:
        """The draft of a closed meeting; made from its notes the first time it is asked for.

        Raises UserError `meeting_not_closed`.
        """
        with self._context.units() as unit:
            meeting = unit.meetings.get(meeting_id)
            if not meeting.phase.is_over:
                raise UserError("meeting_not_closed")
            lines = unit.papers.lines(meeting_id)
            if not lines:
                notes = unit.notes.of_meeting(meeting_id)
                made = [MinutesLine(new_key(), n.item_id, n.kind, n.text) for n in notes]
                unit.papers.add_lines(sorted(made, key=lambda line: line.key))
                unit.commit()
                lines = unit.papers.lines(meeting_id)
            return self._view(unit, meeting, lines)

    def change_line(self, meeting_id: int, key: bytes, text: str) -> None:
        """Other words for one sentence or promise. Raises BadInput `line_empty` (drop it instead)."""
        text = clean(text)
        if not text:
            raise BadInput("line_empty")
        with self._context.units() as unit:
            action = unit.notes.get_action(key)
            if action is not None:
                unit.notes.save_action(replace(action, text=text))
            else:
                unit.papers.save_line(replace(_line(unit, meeting_id, key), text=text))
            unit.commit()
        self._publish(meeting_id, Kind.ACTIONS)

    def drop_line(self, meeting_id: int, key: bytes, *, dropped: bool = True) -> None:
        """Leave a sentence out of the paper, or take it in again. A promise is not dropped here."""
        with self._context.units() as unit:
            unit.papers.save_line(replace(_line(unit, meeting_id, key), dropped=dropped))
            unit.commit()
        self._publish(meeting_id)

    def change_public_title(self, meeting_id: int, item_id: int, title: str) -> None:
        """Another public title for an item; the working title stays."""
        title = clean(title)
        if not title:
            raise BadInput("line_empty")
        with self._context.units() as unit:
            agenda = unit.meetings.agenda(meeting_id)
            renamed = tuple(replace(i, public_title=title) if i.id == item_id else i for i in agenda)
            unit.meetings.save_agenda(meeting_id, renamed)
            unit.commit()
        self._publish(meeting_id, Kind.AGENDA)

    def take_replacement(self, meeting_id: int, finding: Finding) -> None:
        """The proposed words for one finding."""
        start, end = finding.identity.start, finding.identity.end
        text = finding.text[:start] + finding.identity.replacement + finding.text[end:]
        if finding.key is None:
            self.change_public_title(meeting_id, finding.item_id, text)
        else:
            self.change_line(meeting_id, finding.key, text)

    def pages(self, meeting_id: int, *, paper: Paper = "a4") -> WrittenPaper:
        """The pages as they will be in the file."""
        return self._files.pdf(self.draft(meeting_id).minutes, paper=paper)

    def export(self, meeting_id: int, target: Path, *, paper: Paper = "a4") -> FileChecked:
        """Write the paper as the target's suffix says, and read it back.

        Raises UserError `names_left` before anything is written; what was found in the finished file stands
        in the answer, and the file is gone then.
        """
        view = self.draft(meeting_id)
        if view.findings:
            raise UserError("names_left", count=len(view.findings))
        with self._context.units() as unit:
            roster = self._roster(unit, view.group.id)
            agenda = unit.meetings.agenda(meeting_id)
        allowed = _names_on_record(view, agenda, roster)
        return write_checked(self._files, target, view.minutes, roster, paper=paper, allowed=allowed)

    def _view(self, unit: UnitOfWork, meeting: Meeting, lines: Sequence[MinutesLine]) -> DraftView:
        group = unit.groups.get(meeting.group_id)
        agenda = unit.meetings.agenda(meeting.id)
        actions = unit.notes.actions(meeting.id)
        here = (Presence.HERE, Presence.LEFT_EARLY)
        people = sum(row.presence in here for row in unit.meetings.attendance(meeting.id))
        parts = tuple(_part(item, meeting, group, lines) for item in agenda)
        title = group.name or self._phrases["meeting_title"]
        header = Header(title, meeting.day, people or None, meeting.distribution)
        minutes = minutes_tree(header, parts, actions, self._phrases)
        findings = _findings(agenda, parts, actions, self._roster(unit, group.id))
        return DraftView(
            meeting, group, minutes, tuple(lines), actions, findings, self._files.unshowable(minutes)
        )

    def _publish(self, meeting_id: int, *kinds: Kind) -> None:
        self._context.publish(changed(Kind.MINUTES, *kinds, meeting_id=meeting_id))


def _line(unit: UnitOfWork, meeting_id: int, key: bytes) -> MinutesLine:
    line = next((x for x in unit.papers.lines(meeting_id) if x.key == key), None)
    if line is None:
        raise UserError("note_gone")
    return line


def _part(item: Item, meeting: Meeting, group: Group, lines: Sequence[MinutesLine]) -> Part:
    ids = {item.id, *(step.id for step in item.steps)}
    own = tuple(line for line in lines if line.item_id in ids and not line.dropped)
    rule = item.attribution or meeting.attribution
    case = is_presenters(item, group.facilitator_id)
    return Part(str(item.id), item.shown_title, rule, own, case)


def _findings(
    agenda: Agenda, parts: Sequence[Part], actions: Sequence[Action], roster: Roster
) -> tuple[Finding, ...]:
    """Layer 1 in what the paper will show: titles, sentences, promises. Names on the record may stand."""
    found: list[Finding] = []
    for item, part in zip(agenda, parts, strict=True):
        if not part.lines or part.rule is Attribution.OFF_RECORD:
            continue
        if part.rule is Attribution.ON_RECORD:
            continue
        found += [Finding(None, item.id, None, part.title, i) for i in _layer_1(part.title, roster)]
        for line in () if part.case else part.lines:
            found += [
                Finding(line.key, item.id, line.kind, line.text, i) for i in _layer_1(line.text, roster)
            ]
    for action in actions:
        found += [
            Finding(action.key, 0, NoteKind.ACTION, action.text, i) for i in _layer_1(action.text, roster)
        ]
    return tuple(found)


def _layer_1(text: str, roster: Roster) -> list[Identity]:
    return [i for i in find_identities(text, roster) if i.layer == 1 and i.certainty is Certainty.SURE]


def _names_on_record(view: DraftView, agenda: Agenda, roster: Roster) -> frozenset[str]:
    open_ids = {
        inner.id
        for item in agenda
        if (item.attribution or view.meeting.attribution) is Attribution.ON_RECORD
        for inner in (item, *item.steps)
    }
    texts = [line.text for line in view.lines if line.item_id in open_ids and not line.dropped]
    texts += [item.shown_title for item in agenda if item.id in open_ids]
    return frozenset(text[i.start : i.end].casefold() for text in texts for i in find_names(text, roster))
