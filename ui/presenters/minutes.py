"""The minutes of a closed meeting: what is left to look at, the pages, edits to take back, files."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from peerdesk.domain import editing
from peerdesk.domain.changes import Change, Kind
from peerdesk.domain.errors import BadInput, UserError
from peerdesk.domain.meeting import Phase
from peerdesk.domain.minutes import LaidOut, PagePicture, PagesDone, PaperPart, Place, WrittenPaper
from peerdesk.domain.release import (
    AttributeEdit,
    CommonEdit,
    DraftEdit,
    Edit,
    FileChecked,
    KeepEdit,
    KeepReason,
    Kept,
    MinutesLine,
    OrderEdit,
    folded,
)
from peerdesk.domain.rules import Attribution
from peerdesk.services.context import new_key
from peerdesk.services.findings import Finding, Read, Source, replacing, worst_first
from ui.language import message, paper_here
from ui.presenters.desk import Desk, Notice
from ui.presenters.erasing import ErasingPresenter, day_text
from ui.presenters.papers import PapersPresenter
from ui.presenters.printing import PrintingPresenter
from ui.presenters.spelling import Tongue
from ui.presenters.suggestions import Suggestion, still_meant, suggestions

if TYPE_CHECKING:
    from peerdesk.domain.meeting import Meeting
    from peerdesk.services.all import Services
    from peerdesk.services.release import DraftView, Paper, Progress
    from ui.presenters.sending import SendingPresenter

SECONDS_A_CARD = 20
"""How long one string takes to decide. Chosen: reading a sentence twice and pressing a key."""

FEW = 3
"""A text that fits so many members or fewer stands out. Source: DESIGN.md section 1, layer 3."""

LONG = 4
"""Pages from which those in sight are laid out before the others. Chosen: fewer take no longer whole."""

_REST_MS = 250
"""After the pages in sight the others follow. Chosen: longer than between two presses of one key."""

_SHOWN = (Kind.MINUTES, Kind.ACTIONS, Kind.AGENDA, Kind.NOTES, Kind.MEETINGS, Kind.MEMBERS, Kind.GROUPS)
_FONTS_AND_TEXT = ("font_not_embedded", "text_differs")

Reorder = Callable[[editing.Lines, bytes], editing.Lines]
"""Gives the sentences of an item another order; the key is of the one it is about."""


@dataclass(frozen=True, slots=True)
class Spot:
    """One place of a string. where: key of the block; start, end: in its text. source: None: not editable."""

    where: str
    text: str = field(repr=False)
    start: int
    end: int
    source: Source | None
    replacement: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Card:
    """A string to decide on, with all its places.

    id: stays the same while the string is there. reason: a sentence. blocks: no file is written before.
    findings: behind the places; none for a character that cannot be shown. keep_reasons: why it may stay,
    none where it may not. may_be_common: it may stay in all papers of the group. is_name: it is shown as a
    name.
    """

    id: str = field(repr=False)
    words: str = field(repr=False)
    reason: str = field(repr=False)
    spots: tuple[Spot, ...]
    blocks: bool = False
    findings: tuple[Finding, ...] = ()
    keep_reasons: tuple[KeepReason, ...] = ()
    may_be_common: bool = False
    is_name: bool = False


@dataclass(frozen=True, slots=True)
class Fitting:
    """A text and of how many members it could speak, by what the roster says. where: key of its block."""

    where: str
    text: str = field(repr=False)
    count: int


@dataclass(frozen=True, slots=True)
class Whose:
    """What is said of whose a sentence is.

    consent_day: on which its speaker agreed, None: not, or nothing is said. today: on which it would be
    recorded. may_describe: words that name nobody may stand without consent.
    """

    text: str = field(repr=False)
    words: str = field(repr=False)
    consent_day: dt.date | None
    today: dt.date
    may_describe: bool


@dataclass(frozen=True, slots=True)
class Attributed:
    """Whose a sentence is to be. agreed: the speaker agreed to be named with it."""

    words: str = field(repr=False)
    agreed: bool


@dataclass(frozen=True, slots=True)
class KeptCard:
    """A string that was let stay. key: of the decision, None: for the whole group. reason: in words."""

    key: bytes | None
    words: str = field(repr=False)
    reason: str = field(repr=False)


class CheckState(StrEnum):
    """What is known about one check of the finished file."""

    WAITING = "waiting"
    PASSED = "passed"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Check:
    """One line under "In the finished file"."""

    state: CheckState
    text: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Drawn:
    """A page as a picture. edition: of the pages it belongs to; px_per_pt: the scale that was asked for."""

    edition: int
    px_per_pt: float
    picture: PagePicture


@dataclass(frozen=True, slots=True)
class Marked:
    """Where the strings of a page stand. edition: of the pages they belong to."""

    edition: int
    page: int
    places: tuple[Place, ...]


class MinutesPresenter(QObject):
    """Shows one meeting's minutes.

    Signals:
        changed(): the draft, or why there is none, is another; ask for everything but the pages again.
        laid_out(): there are other pages; `edition` counts them.
        drawn(Drawn): a picture that was asked for.
        marked(Marked): where strings stand on a page that was asked for.
        kept(str): the words typed for this block are stored.
        fitted(Fitting): of how many members the words that are being typed could speak.
        suggested(): there are other suggestions.
        tongue_known(Tongue): in what its sentences are spelt.
        export_changed(): writing a file began, went on or ended; ask for `progress` and `checks`.
    """

    changed = Signal()
    laid_out = Signal()
    drawn = Signal(object)
    marked = Signal(object)
    kept = Signal(str)
    fitted = Signal(object)
    suggested = Signal()
    tongue_known = Signal(object)
    export_changed = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._desk = desk
        self._meeting_id = 0
        self._asked = 0
        self._undo: list[tuple[Edit, ...]] = []
        self._redo: list[tuple[Edit, ...]] = []
        self._in_flight = 0
        self._stale = -1
        self._taken = 0
        self._orders: list[tuple[str, Reorder]] = []
        self._checked: FileChecked | None = None
        self.paper: Paper = paper_here()
        self.draft: DraftView | None = None
        self.cards: tuple[Card, ...] = ()
        self.kept_cards: tuple[KeptCard, ...] = ()
        self.why_none = ""
        self.written: WrittenPaper | None = None
        self.edition = 0
        self.suggestions: tuple[Suggestion, ...] = ()
        self._suggested: tuple[Suggestion, ...] = ()
        self._waved_away: set[str] = set()
        self._laid: LaidOut | None = None
        self._part: PaperPart | None = None
        self._sight = range(0)
        self._others = QTimer(self)
        self._others.setSingleShot(True)
        self._others.setInterval(_REST_MS)
        self._others.timeout.connect(self._lay_out_others)
        self.progress: Progress | None = None
        self.pages_done = 0
        self._stops = False
        self.erasing = ErasingPresenter(desk)
        self.papers = PapersPresenter(desk)
        self.papers.chosen.connect(self._show_other)
        self.printing = PrintingPresenter(desk, self)
        desk.changed.connect(self._on_changed)

    # What is shown.

    def show_meeting(self, meeting_id: int) -> None:
        """Show the minutes of this meeting."""
        self.papers.show_meeting(meeting_id)
        if meeting_id != self._meeting_id:
            self._meeting_id = meeting_id
            self._undo, self._redo, self._stale = [], [], -1
            self._orders, self._waved_away = [], set()
            self._show_nothing()
        self._load()

    def _show_other(self) -> None:
        """Another paper of the meeting."""
        self._show_nothing()
        self._load()

    def _show_nothing(self) -> None:
        self.draft, self.written, self.why_none = None, None, ""
        self._laid, self._part = None, None
        self._suggested = ()
        self.cards, self.kept_cards = (), ()
        self._forget_check()
        self.changed.emit()
        self.laid_out.emit()

    @property
    def blocking(self) -> int:
        """How many strings have to be dealt with before a file is written."""
        return sum(card.blocks for card in self.cards)

    @property
    def dropped(self) -> tuple[MinutesLine, ...]:
        """Sentences that are not in the paper."""
        return tuple(line for line in self.draft.lines if line.dropped) if self.draft else ()

    @property
    def can_export(self) -> bool:
        """Whether there is a draft and no file is being written."""
        return self.draft is not None and self.progress is None

    @property
    def whole(self) -> WrittenPaper | None:
        """The paper as it would be written, once all of its pages are laid out."""
        return self.written if self._part is None else None

    @property
    def narrow(self) -> tuple[Fitting, ...]:
        """Texts that cannot speak of everybody in the group, those that fit fewest first."""
        draft = self.draft
        if draft is None:
            return ()
        texts = self.texts()
        found = (Fitting(where, texts[where], n) for where, n in draft.could_be.items() if where in texts)
        return tuple(sorted((one for one in found if one.count < draft.people), key=lambda one: one.count))

    def counted(self, count: int) -> str:
        """How many members a text could speak of, in words; empty where it fits everybody."""
        everybody = self.draft is None or count >= self.draft.people
        return "" if everybody else self.tr("any of {count}").format(count=count)

    def ask_fit(self, where: str, text: str) -> None:
        """Have it found out of how many members these words could speak; `fitted` says so."""
        draft = self.draft
        if draft is None or where not in draft.could_be:
            return
        meeting_id, item_id = draft.meeting.id, draft.sources[where].item_id
        together = [key for key in draft.could_be if draft.sources[key].item_id == item_id]
        texts, place = self.texts(), together.index(where)
        said = [text if key == where else texts[key] for key in together]
        self._desk.store.call(
            lambda s: s.release.could_be(meeting_id, said),
            lambda counts: self.fitted.emit(Fitting(where, text, counts[place])),
        )

    def checks(self) -> tuple[Check, ...]:
        """What will be, or was, checked in the finished file."""
        names = (self.tr("names, nicknames, companies"), bool(self._checked and self._checked.names))
        problems = self._checked.problems if self._checked else ()
        fonts = (
            self.tr("fonts embedded, text and its order"),
            any(problem in _FONTS_AND_TEXT for problem in problems),
        )
        times = (
            self.tr("author, times, hidden parts"),
            any(problem not in _FONTS_AND_TEXT for problem in problems),
        )
        return tuple(self._check(text, failed) for text, failed in (names, times, fonts))

    def texts(self) -> dict[str, str]:
        """The words of every block that can be edited, by its key, in reading order."""
        if self.draft is None:
            return {}
        known = self.draft.sources
        return {key: text for key, text in self.draft.minutes.keyed if key in known}

    def can_drop(self, where: str) -> bool:
        """Whether the text of this block can be left out of the paper."""
        source = self.draft.sources.get(where) if self.draft else None
        return source is not None and source.can_drop

    def default_name(self, suffix: str) -> str:
        """A file name that names nobody. suffix: with its dot."""
        day = f"-{self.draft.meeting.day.isoformat()}" if self.draft else ""
        return f"{self.papers.file_name}{day}{suffix}"

    @cached_property
    def sending(self) -> SendingPresenter:
        """How far these minutes are, and their mails."""
        from ui.presenters.sending import SendingPresenter

        made = SendingPresenter(self._desk)
        if self._meeting_id:
            made.show_meeting(self._meeting_id)
        return made

    def may_edit(self) -> bool:
        """Whether texts may be changed; says so where they are released."""
        if not self.can_edit:
            self._desk.fail(UserError("minutes_released"))
        return self.can_edit

    @property
    def can_edit(self) -> bool:
        """Whether texts may be changed: until they are released."""
        return self.draft is None or self.draft.meeting.phase is not Phase.RELEASED

    # Pages.

    def look_at(self, pages: range) -> None:
        """These pages, from 0, are in sight: after an edit they are laid out before the others."""
        self._sight = pages

    def ask_pages(self, pages: Iterable[int], px_per_pt: float) -> None:
        """Have these pages drawn, and the strings on them found; `drawn` and `marked` bring them."""
        written, edition = self.written, self.edition
        if written is None:
            return
        for page in pages:
            self._draw(written, edition, page, px_per_pt)

    def ask_marks(self, page: int) -> None:
        """Have the strings on this page found; `marked` brings them."""
        edition = self.edition
        if self.written is None:
            return
        written, at = self._sheet(self.written, page)
        here = {place.key for place in written.places if place.page == at}
        shown = (finding for card in self.cards for finding in card.findings)
        findings = tuple(one for one in shown if one.where in here and not one.is_of_item)

        def work(services: Services) -> tuple[Place, ...]:
            if edition != self.edition or not findings:
                return ()
            return services.release.places_of(written, findings)

        self._desk.store.call(
            work, lambda places: self.marked.emit(Marked(edition, page, _on(at, places, page)))
        )

    def _sheet(self, written: WrittenPaper, page: int) -> tuple[WrittenPaper, int]:
        """Where this page can be drawn from, and which it is there."""
        part = self._part
        return (part.written, page - part.first) if part is not None and part.has(page) else (written, page)

    def set_paper(self, paper: Paper) -> None:
        """Lay the pages out for this size of paper."""
        if paper != self.paper:
            self.paper, self._laid = paper, None
            self._forget_check()
            self._load()

    # Edits.

    def replace(self, card_id: str) -> None:
        """Put the proposed words in all places of a string; not while another change is on its way."""
        edits = replacing(self._findings(card_id))
        if edits and not self._waiting:
            self._edit(edits)

    def keep(self, card_id: str, reason: KeepReason, own_words: str = "") -> None:
        """Let a string stay in all its places in this paper; not while another change is on its way."""
        keys = dict.fromkeys(finding.key for finding in self._findings(card_id))
        if keys and not self._waiting:
            self._edit([KeepEdit(key, Kept(key, reason, own_words)) for key in keys])

    def keep_for_group(self, card_id: str) -> None:
        """Take a string for neither a person nor a firm in all papers of this group, this one and later."""
        words = dict.fromkeys(finding.words for finding in self._findings(card_id))
        if words and not self._waiting:
            self._edit([CommonEdit(one) for one in words])

    def ask_again(self, card: KeptCard) -> None:
        """Show a string again that was let stay."""
        if self._waiting:
            return
        self._edit((CommonEdit(card.words, False) if card.key is None else KeepEdit(card.key, None),))

    def change(self, where: str, text: str) -> None:
        """Other words for a block; `kept` follows, at once where nothing changed."""
        source = self.draft.sources.get(where) if self.draft else None
        if source is None or self.texts().get(where) == text:
            self.kept.emit(where)
            return
        line = self._line(where)
        if line is not None and line.consent_day is not None:
            words = self.tr(
                "The words are others now, so nobody is named with them any more. Ask again first."
            )
            self._desk.say(Notice(words, key="consent"))
        self._edit((source.reworded(text),), lambda: self.kept.emit(where))

    def ask_tongue(self) -> None:
        """Find out in what the sentences are spelt and which words pass; `tongue_known` says it."""
        draft = self.draft
        if draft is None:
            return
        meeting_id, language = draft.meeting.id, draft.meeting.language
        self._desk.store.call(
            lambda s: Tongue(language, s.release.spared(meeting_id)),
            lambda tongue: self.tongue_known.emit(tongue),
        )

    # What is suggested.

    def say_the_same(self, one: Suggestion) -> None:
        """The two sentences of a pair as one."""
        line = self._line(one.where[1])
        if line is not None:
            other = line.key
            self._order(one.where[0], lambda lines, key: editing.joined(lines, key, other))

    def put_instead(self, one: Suggestion) -> None:
        """What is prescribed in place of words that count people."""
        text = one.texts[0]
        if one.instead and self.texts().get(one.where[0]) == text:
            self.change(one.where[0], text[: one.start] + one.instead + text[one.end :])

    def wave_away(self, one: Suggestion) -> None:
        """Suggest this no more while this draft is open."""
        self._waved_away.add(one.id)
        self._suggest()

    def _suggest(self) -> None:
        draft = self.draft
        found: tuple[Suggestion, ...] = ()
        if draft is not None:
            found = still_meant(draft, self.texts(), self._suggested, self._waved_away)
        if found != self.suggestions:
            self.suggestions = found
            self.suggested.emit()

    def _look_for_suggestions(self) -> None:
        """After the pages, for whoever edits waits for those."""
        draft, asked, texts = self.draft, self._asked, self.texts()
        if draft is None or self.papers.sheet is not None:
            return
        if draft.meeting.phase is Phase.RELEASED:
            self._suggested = ()
            self._suggest()
            return

        def work(_: Services) -> tuple[Suggestion, ...] | None:
            return suggestions(draft, texts) if asked == self._asked else None

        def done(found: tuple[Suggestion, ...] | None) -> None:
            if found is not None and asked == self._asked:
                self._suggested = found
                self._suggest()

        self._desk.store.call(work, done)

    # Whose a sentence is.

    def whose(self, where: str) -> Whose | None:
        """What is said of whose a sentence is, or of this line below one; None for what is no sentence."""
        line, draft = self._line(where), self.draft
        if line is None or draft is None:
            return None
        today = self._desk.clock.wall().astimezone().date()
        describes = draft.rules.get(line.item_id) is Attribution.BACKGROUND
        return Whose(line.text, line.attributed, line.consent_day, today, describes)

    def is_agreed(self, where: str) -> bool:
        """Whether this is the line that names a speaker who agreed to it."""
        source, line = self.draft.sources.get(where) if self.draft else None, self._line(where)
        return source is not None and source.is_credit and line is not None and line.consent_day is not None

    def attribute(self, where: str, whose: Attributed) -> None:
        """Say whose a sentence is."""
        line = self._line(where)
        if line is not None and not self._waiting:
            today = self._desk.clock.wall().astimezone().date()
            self._edit((AttributeEdit(line.key, whose.words, today if whose.agreed else None),))

    def attribute_no_more(self, where: str) -> None:
        """Say of no sentence any more whose it is."""
        line = self._line(where)
        if line is not None and line.attributed and not self._waiting:
            self._edit((AttributeEdit(line.key),))

    # The order of sentences.

    def move(self, where: str, by: int) -> None:
        """A sentence so many places on or back in its item."""
        self._order(where, lambda lines, key: editing.moved(lines, key, by))

    def carry(self, where: str, onto: str, *, below: bool) -> None:
        """A sentence right above or below another, or under the heading of this key."""
        source, line, target = self._source(onto), self._line(where), self._line(onto)
        if line is None or source is None:
            return
        if target is not None and target in self._lines_with(line):
            self._order(where, lambda lines, key: editing.beside(lines, key, target.key, below=below))
        elif target is None and self._is_heading_over(line, source):
            self._order(where, lambda lines, key: editing.under_theme(lines, key, source.theme))
        else:
            self._desk.fail(BadInput("other_list"))

    def _source(self, where: str) -> Source | None:
        return self.draft.sources.get(where) if self.draft is not None else None

    def _is_heading_over(self, line: MinutesLine, source: Source) -> bool:
        """Whether this is a heading of the sentence's item."""
        item_of = self.draft.item_of if self.draft is not None else {}
        return source.key is None and item_of.get(source.item_id) == item_of.get(line.item_id)

    def join(self, where: str) -> None:
        """A sentence and the one that follows it in its item as one."""
        self._order(where, lambda lines, key: editing.joined(lines, key, editing.following(lines, key)))

    def split(self, where: str, at: int) -> None:
        """A sentence as two, apart at this character."""
        self._order(where, lambda lines, key: editing.split(lines, key, at, new_key()))

    def lift(self, where: str) -> None:
        """A sentence among the key messages on page one, or in its item again."""
        self._order(where, self._lifted)

    def _lifted(self, lines: editing.Lines, key: bytes) -> editing.Lines:
        draft, own = self.draft, {one.key for one in lines}
        told = [one for one in draft.lines if not one.dropped] if draft is not None else []
        others = sum(one.is_key and one.key not in own for one in told)
        was = next(one.is_key for one in lines if one.key == key)
        return editing.lifted(lines, key, is_key=not was, others=others)

    def put_under(self, where: str, theme: str) -> None:
        """A sentence under a theme of its item; "" for none."""
        self._order(where, lambda lines, key: editing.under_theme(lines, key, theme))

    def themes(self, where: str) -> tuple[str, ...]:
        """The themes of the item in which a sentence stands."""
        line = self._line(where)
        return editing.themes(self._lines_with(line)) if line is not None else ()

    @property
    def gathers(self) -> tuple[str, ...]:
        """Themes that the paper gathers at its end: agreement, disagreement, questions, next steps."""
        return self.draft.gathers if self.draft is not None else ()

    def gather(self, where: str, number: int) -> None:
        """Put a sentence under one of these, from 0, or out of it again."""
        theme = self.gathers[number]
        self.put_under(where, "" if self.theme_of(where) == theme else theme)

    def theme_of(self, where: str) -> str:
        """The theme under which a sentence stands; "" for none, or for what is no sentence."""
        line = self._line(where)
        return line.theme if line is not None else ""

    def is_sentence(self, where: str) -> bool:
        """Whether this block is a sentence that has a place in its item."""
        return self._line(where) is not None

    def _order(self, where: str, change: Reorder) -> None:
        """Make the change, or once the one before it is in the draft, so that quick presses all count."""
        if self._waiting:
            self._orders.append((where, change))
            return
        line = self._line(where)
        if line is None or self.draft is None:
            return
        before = self._lines_with(line)
        try:
            after = change(before, line.key)
        except BadInput as error:
            self._desk.fail(error)
            return
        if after != before:
            self._edit((OrderEdit(self.draft.item_of[line.item_id], after),))

    def _go_on(self) -> None:
        """Make the changes that waited, one by one."""
        while self._orders and not self._waiting:
            self._order(*self._orders.pop(0))

    def _line(self, where: str) -> MinutesLine | None:
        source = self.draft.sources.get(where) if self.draft else None
        lines = self.draft.lines if self.draft else ()
        key = source.key if source is not None else None
        return next((line for line in lines if line.key == key), None)

    def _lines_with(self, line: MinutesLine) -> editing.Lines:
        """The sentences of the item in which this one stands, those of its steps among them."""
        draft = self.draft
        if draft is None:
            return ()
        item_id = draft.item_of[line.item_id]
        return tuple(one for one in draft.lines if draft.item_of.get(one.item_id) == item_id)

    def drop(self, where: str) -> None:
        """Leave the sentence of this block out of the paper; a promise stays, and a title."""
        source = self.draft.sources.get(where) if self.draft else None
        if source is not None and source.is_credit:
            self.attribute_no_more(where)
        elif source is not None and source.key is not None and not self._waiting:
            self._edit((DraftEdit(source.key, dropped=True),))

    def take_in(self, key: bytes) -> None:
        """Take a dropped sentence into the paper again."""
        if self._waiting:
            return
        self._edit((DraftEdit(key, dropped=False),))

    @property
    def can_undo(self) -> bool:
        """Whether there is a change to take back."""
        return bool(self._undo)

    @property
    def can_redo(self) -> bool:
        """Whether there is a change to make again."""
        return bool(self._redo)

    def undo(self) -> None:
        """Take the last change back."""
        self._move(self._undo, self._redo)

    def redo(self) -> None:
        """Make a change again that was taken back."""
        self._move(self._redo, self._undo)

    # Files.

    def may_export(self) -> bool:
        """Whether a file can be written now; says so where names are left."""
        if self.can_export and self.blocking:
            self._desk.fail(UserError("names_left", count=self.blocking))
        return self.can_export and not self.blocking

    def export(self, target: Path, password: str = "") -> None:
        """Write the paper, read it back, and say how it went. Neither path nor password is kept."""
        if not self.may_export():
            return
        meeting_id, paper, sheet = self._meeting_id, self.paper, self.papers.sheet
        self._stops, self.pages_done = False, 0
        self._set_progress("lay_out")

        def work(services: Services) -> Iterator[Progress | PagesDone | FileChecked]:
            steps = (
                services.release.exporting(meeting_id, target, paper=paper)
                if sheet is None
                else services.sheets.exporting(meeting_id, sheet, target, paper=paper, password=password)
            )
            with closing(steps):
                for step in steps:
                    yield step
                    if self._stops:
                        return

        self._desk.store.steps(
            work,
            lambda step: self._exported_so_far(meeting_id, step),
            lambda _: self._exported(),
            self._not_exported,
        )

    def stop_export(self) -> None:
        """Write no file after all; one that is not read back yet is removed."""
        self._stops = self.progress is not None

    # Inside.

    def _load(self) -> None:
        self._asked += 1
        self._others.stop()
        asked, meeting_id, paper, sheet = self._asked, self._meeting_id, self.paper, self.papers.sheet
        laid = self._laid if self._laid is not None and self._laid.written.pages >= LONG else None
        sight = self._sight

        def work(services: Services) -> Iterator[Read | DraftView | LaidOut | PaperPart]:
            release, sheets = services.release, services.sheets
            drafting = release.drafting(meeting_id) if sheet is None else sheets.drafting(meeting_id, sheet)
            draft: DraftView | None = None
            while asked == self._asked and (step := next(drafting, None)) is not None:
                draft = None if isinstance(step, Read) else step
                yield step
            if draft is None or asked != self._asked:
                return
            tree = draft.minutes
            part = release.lay_out_part(tree, laid, sight, paper=paper) if laid else None
            yield part or LaidOut(tree, release.lay_out(tree, paper=paper))

        self._desk.store.steps(
            work,
            lambda found: self._take(asked, found),
            failed=lambda error: self._no_draft(asked, error),
        )

    def _take(self, asked: int, found: Read | DraftView | LaidOut | PaperPart) -> None:
        if asked != self._asked:
            return
        if isinstance(found, Read):
            self._say_read(found)
        elif isinstance(found, LaidOut):
            self._take_pages(found)
        elif isinstance(found, PaperPart):
            self._take_part(found)
        else:
            self._take_draft(asked, found)

    def _take_pages(self, laid: LaidOut) -> None:
        """The whole paper; other pages than before only if anything in it is another."""
        before = self._laid.written.data if self._laid is not None else b""
        is_same = self.written is not None and laid.written.data == before
        if not is_same:
            self._forget_check()
        if not is_same or self._part is not None:
            self.edition += 1
        self._laid, self._part, self.written = laid, None, laid.written
        self.laid_out.emit()
        self._look_for_suggestions()

    def _take_part(self, part: PaperPart) -> None:
        """The pages in sight; the others follow once nothing is pressed any more."""
        if self._laid is None:
            return
        self._forget_check()
        self._part, self.written = part, part.laid_over(self._laid.written)
        self.edition += 1
        self.laid_out.emit()
        self._others.start()

    def hurry(self) -> None:
        """Nobody looks any more: what waits for a rest is done now."""
        if self._others.isActive():
            self._others.stop()
            self._lay_out_others()

    def _lay_out_others(self) -> None:
        asked, draft, paper = self._asked, self.draft, self.paper
        if draft is None or self._part is None:
            return
        tree = draft.minutes

        def work(services: Services) -> Iterator[LaidOut | None]:
            for step in services.release.laying_out(tree, paper=paper):
                if asked != self._asked:
                    return
                yield LaidOut(tree, step) if isinstance(step, WrittenPaper) else None

        self._desk.store.steps(work, lambda laid: None if laid is None else self._take(asked, laid))

    def _take_draft(self, asked: int, found: DraftView) -> None:
        is_sheet = self.papers.sheet is not None
        if not found.lines and found.meeting.erased_on is not None and not is_sheet:
            self._asked += 1  # the pages of it are not wanted
            self._show_none(self._asked, self._erased_text(found.meeting))
            return
        if found.by_rules_only and (self.draft is None or not self.draft.by_rules_only):
            self._desk.fail(UserError("model_unreadable"))
        self.draft, self.why_none, self._taken = found, "", asked
        left = worst_first(finding for finding in found.findings if finding.blocks_export)
        self.cards = (*_cards(left), *self._unshowable_cards(found))
        self.kept_cards = tuple(self._kept_cards(found))
        self.changed.emit()
        self._suggest()
        self._go_on()

    def _say_read(self, read: Read) -> None:
        """Looking through a long draft for the first time takes some seconds."""
        if self.draft is None:
            text = self.tr("Looking for names: {done} of {of} sentences…")
            self.why_none = text.format(done=read.done, of=read.of)
            self.changed.emit()

    def _findings(self, card_id: str) -> tuple[Finding, ...]:
        return next((one.findings for one in self.cards if one.id == card_id), ())

    def _kept_cards(self, draft: DraftView) -> Iterator[KeptCard]:
        reasons = {
            KeepReason.PUBLIC_FACT: self.tr("a public fact"),
            KeepReason.AGREED: self.tr("they agreed"),
            KeepReason.NOT_AN_IDENTITY: self.tr("not a person or firm"),
        }
        shown: set[bytes] = set()
        for finding in draft.findings:
            if finding.kept is not None and finding.key not in shown:
                shown.add(finding.key)
                nobody = finding.kept.reason is KeepReason.NOT_AN_IDENTITY and not finding.is_name
                reason = self.tr("points at nobody") if nobody and finding.identity.layer > 1 else ""
                reason = reason or finding.kept.own_words or reasons[finding.kept.reason]
                yield KeptCard(finding.key, finding.words, reason)
        for words in sorted(draft.common):
            yield KeptCard(None, words, self.tr("never a person or firm in this group"))

    def _no_draft(self, asked: int, error: UserError) -> None:
        if asked == self._asked:
            self._show_none(asked, message(error))

    def _show_none(self, asked: int, why: str) -> None:
        """Nothing but the reason."""
        self.draft, self.written, self._taken = None, None, asked
        self._laid, self._part = None, None
        self.cards, self.kept_cards = (), ()
        self.why_none = why
        self.changed.emit()
        self._suggest()
        self.laid_out.emit()

    def _erased_text(self, meeting: Meeting) -> str:
        text = self.tr(
            "What was said on {day} was erased on {last}. Titles, attendance and promises are still there; "
            "what was sent is with those who have it."
        )
        return text.format(day=day_text(meeting.day), last=day_text(meeting.erased_on or meeting.day))

    def _unshowable_cards(self, view: DraftView) -> Iterator[Card]:
        """A card for each run of characters that the paper cannot show, with all its places."""
        by_words: dict[str, list[Spot]] = {}
        for spot in _runs(view):
            by_words.setdefault(spot.text[spot.start : spot.end], []).append(spot)
        reason = self.tr("The paper’s fonts do not have this ({codes}); its code or name is printed instead.")
        for words, spots in by_words.items():
            codes = " ".join(f"U+{ord(character):04X}" for character in words[:8])
            yield Card(f"characters {codes}", words, reason.format(codes=codes), tuple(spots))

    def _draw(self, whole: WrittenPaper, edition: int, page: int, px_per_pt: float) -> None:
        written, at = self._sheet(whole, page)

        def work(services: Services) -> PagePicture | None:
            current = edition == self.edition and at < written.pages
            return replace(services.release.picture(written, at, px_per_pt), page=page) if current else None

        def done(picture: PagePicture | None) -> None:
            if picture is not None:
                self.drawn.emit(Drawn(edition, px_per_pt, picture))

        self._desk.store.call(work, done)

    def _edit(self, edits: Sequence[Edit], done: Callable[[], None] | None = None) -> None:
        """Make a change that can be taken back."""
        self._begin_edit()
        meeting_id = self._meeting_id

        def edited(inverse: tuple[Edit, ...]) -> None:
            self._in_flight -= 1
            if meeting_id == self._meeting_id:
                self._undo.append(inverse)
                self._redo = []
            self._desk.unsay("error")
            if done is not None:
                done()
            self._go_on()

        self._desk.store.call(lambda s: s.release.edit(meeting_id, edits), edited, self._not_edited)

    def _move(self, source: list[tuple[Edit, ...]], target: list[tuple[Edit, ...]]) -> None:
        if self._waiting or not source:
            return
        self._begin_edit()
        edits, meeting_id = source[-1], self._meeting_id

        def moved(inverse: tuple[Edit, ...]) -> None:
            self._in_flight -= 1
            if source and source[-1] is edits:
                source.pop()
                target.append(inverse)
            self._go_on()

        self._desk.store.call(lambda s: s.release.edit(meeting_id, edits), moved, self._not_edited)

    def _not_edited(self, error: UserError) -> None:
        self._orders = []
        self._in_flight -= 1
        if not self._in_flight:
            self._stale = -1
        self._desk.fail(error)

    @property
    def _waiting(self) -> bool:
        """Whether what is shown is not what is stored: a change is on its way, or was made since."""
        return self._in_flight > 0 or self._taken <= self._stale

    def _begin_edit(self) -> None:
        self._in_flight += 1
        self._stale = self._asked

    def _exported_so_far(self, meeting_id: int, step: Progress | PagesDone | FileChecked) -> None:
        if isinstance(step, PagesDone):
            if step.done != self.pages_done:
                self.pages_done = step.done
                self.export_changed.emit()
            return
        if not isinstance(step, FileChecked):
            if step != self.progress:
                self.pages_done = 0
                self._set_progress(step)
            return
        self._stops = False
        if meeting_id == self._meeting_id:
            self._checked = step
        if step.passed and self.papers.is_case:
            self._desk.unsay("error")
            self.papers.say_case_written()
        elif step.passed:
            text = self.tr("Written and read back: nobody of the group is named in it.")
            if self.papers.sheet is not None:
                text = self.tr("Written and read back: its words are those shown here.")
            self._desk.unsay("error")
            self._desk.say(Notice(text, key="export"))
        else:
            key = "minutes_found_in_file" if step.names else "minutes_problem_in_file"
            self._desk.fail(UserError(key))

    def _exported(self) -> None:
        if self._stops:
            self._desk.say(Notice(self.tr("Stopped. No file was written."), key="export"))
        self._set_progress(None)

    def _not_exported(self, error: UserError) -> None:
        self._set_progress(None)
        self._desk.fail(error)

    def _set_progress(self, progress: Progress | None) -> None:
        self.progress = progress
        self.export_changed.emit()

    def _forget_check(self) -> None:
        """What was checked is another paper than the one shown."""
        if self._checked is not None:
            self._checked = None
            self._desk.unsay("export")
            self.export_changed.emit()

    def _check(self, text: str, failed: bool) -> Check:
        if self._checked is None:
            return Check(CheckState.WAITING, text)
        if failed:
            return Check(CheckState.FAILED, self.tr("{what}: not in order").format(what=text))
        return Check(CheckState.PASSED, text)

    def _on_changed(self, change: Change) -> None:
        ours = change.meeting_id in (0, self._meeting_id)
        if ours and change.touches(Kind.NOTES):
            self._undo, self._redo, self._orders = (
                [],
                [],
                [],
            )  # notes of a closed meeting change by erasing only
        if self._meeting_id and ours and change.touches(*_SHOWN) and self._same_group(change):
            self._load()

    def _same_group(self, change: Change) -> bool:
        return self.draft is None or change.group_id in (0, self.draft.group.id)


def _cards(findings: Sequence[Finding]) -> Iterator[Card]:
    """Findings grouped by string, in the order in which each is met first."""
    groups: dict[str, list[Finding]] = {}
    for finding in findings:
        groups.setdefault(_card_id(finding), []).append(finding)
    for card_id, found in groups.items():
        first = found[0]
        spots = tuple(
            Spot(
                f.where,
                f.text,
                f.identity.start,
                f.identity.end,
                None if f.is_of_item else f.source,
                f.proposal,
            )
            for f in found
        )
        reason = message(UserError(first.identity.reason))
        yield Card(
            card_id, first.words, reason, spots, True, tuple(found), first.keep_reasons,
            first.may_be_common, first.is_name or first.identity.layer == 1,
        )  # fmt: skip


def _card_id(finding: Finding) -> str:
    """One card a string, but for a whole item; what cannot stay has a card of its own."""
    if finding.is_of_item:
        return finding.key.hex()
    return f"{finding.identity.layer} {finding.is_certain} {folded(finding.words)}"


def _runs(view: DraftView) -> list[Spot]:
    """Characters that cannot be shown, those side by side taken together."""
    runs: list[Spot] = []
    for one in view.unshowable:
        where, end = one.where or "", one.index + len(one.character)
        last = runs[-1] if runs else None
        if last is not None and (last.where, last.text, last.end) == (where, one.text, one.index):
            runs[-1] = replace(last, end=end)
        else:
            runs.append(Spot(where, one.text, one.index, end, view.sources.get(where)))
    return runs


def _on(at: int, places: Sequence[Place], page: int) -> tuple[Place, ...]:
    """Those that stand on a page, under the number that it has in the whole paper."""
    return tuple(replace(place, page=page) for place in places if place.page == at)
