"""The minutes of a closed meeting: what is left to look at, the pages, edits to take back, files."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from peerdesk.domain.changes import Change, Kind
from peerdesk.domain.errors import UserError
from peerdesk.domain.meeting import Phase
from peerdesk.domain.minutes import LaidOut, PagePicture, PaperPart, Place, WrittenPaper
from peerdesk.domain.release import (
    CommonEdit,
    DraftEdit,
    Edit,
    KeepEdit,
    KeepReason,
    Kept,
    MinutesLine,
)
from peerdesk.services.findings import Finding, Read, replacing, worst_first
from ui.language import message, paper_here
from ui.presenters.desk import Desk, Notice
from ui.presenters.draft_edits import DraftEdits
from ui.presenters.erasing import ErasingPresenter, day_text
from ui.presenters.exporting import ExportingPresenter
from ui.presenters.minutes_cards import Card, KeptCard, Spot, cards_of, unshowable_runs
from ui.presenters.papers import PapersPresenter
from ui.presenters.printing import PrintingPresenter
from ui.presenters.sentences import SentencesPresenter
from ui.presenters.spelling import Tongue
from ui.presenters.suggestions import Suggestion, still_meant, suggestions

if TYPE_CHECKING:
    from peerdesk.domain.meeting import Meeting
    from peerdesk.services.all import Services
    from peerdesk.services.finished_file import Paper
    from peerdesk.services.release import DraftView
    from ui.presenters.sending import SendingPresenter

FEW = 3
"""A text that fits so many members or fewer stands out. Source: DESIGN.md section 1, layer 3."""

LONG = 4
"""Pages from which those in sight are laid out before the others. Chosen: fewer take no longer whole."""

_REST_MS = 250
"""After the pages in sight the others follow. Chosen: longer than between two presses of one key."""

_SHOWN = (Kind.MINUTES, Kind.ACTIONS, Kind.AGENDA, Kind.NOTES, Kind.MEETINGS, Kind.MEMBERS, Kind.GROUPS)


@dataclass(frozen=True, slots=True)
class Fitting:
    """A text and of how many members it could speak, by what the roster says. where: key of its block."""

    where: str
    text: str = field(repr=False)
    count: int


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

    meeting_id: whose; 0 before any are shown. meeting: the same once it is read, also where there are none
    any more. last: whose can be shown where this one is not closed yet.
    why_none: why no draft is shown, or how far it is read. has_none: it is known that there is none.
    edits: of its draft. sentences: their order, and whose they are. exporting: files of what is shown.

    Signals:
        changed(): the draft, or why there is none, is another; ask for everything but the pages again.
        laid_out(): there are other pages; `edition` counts them.
        drawn(Drawn): a picture that was asked for.
        marked(Marked): where strings stand on a page that was asked for.
        kept(str): the words typed for this block are stored.
        refused(str): they are not; `unkept` has them. Both only while their meeting is shown.
        leaving(): another paper or meeting is about to be shown; what is typed is to be kept now.
        fitted(Fitting): of how many members the words that are being typed could speak.
        suggested(): there are other suggestions.
        tongue_known(Tongue): in what its sentences are spelt.
    """

    changed = Signal()
    laid_out = Signal()
    drawn = Signal(object)
    marked = Signal(object)
    kept = Signal(str)
    refused = Signal(str)
    leaving = Signal()
    fitted = Signal(object)
    suggested = Signal()
    tongue_known = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._desk = desk
        self.meeting_id = 0
        self._asked = 0
        self.paper: Paper = paper_here()
        self.draft: DraftView | None = None
        self.meeting: Meeting | None = None
        self.cards: tuple[Card, ...] = ()
        self.kept_cards: tuple[KeptCard, ...] = ()
        self.why_none = ""
        self.has_none = False
        self.last: Meeting | None = None
        self.written: WrittenPaper | None = None
        self.edition = 0
        self._unkept: dict[int, dict[str, str]] = {}
        self._under_way: dict[tuple[int, str], str] = {}
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
        self.edits = DraftEdits(desk, lambda: self._asked)
        self.sentences = SentencesPresenter(desk, self)
        self.exporting = ExportingPresenter(desk, self)
        self.erasing = ErasingPresenter(desk)
        self.papers = PapersPresenter(desk)
        self.papers.chosen.connect(self._show_other)
        self.printing = PrintingPresenter(desk, self)
        desk.changed.connect(self._on_changed)

    # What is shown.

    def show_meeting(self, meeting_id: int) -> None:
        """Show the minutes of this meeting."""
        if meeting_id != self.meeting_id:
            self.leaving.emit()
        self.papers.show_meeting(meeting_id)
        if meeting_id != self.meeting_id:
            self.meeting_id, self.meeting = meeting_id, None
            self.edits.begin(meeting_id)
            self._waved_away = set()
            self._show_nothing()
        self._load()

    def _show_other(self) -> None:
        """Another paper of the meeting."""
        self.leaving.emit()
        self.edits.send_typed()
        self._show_nothing()
        self._load()

    def _show_nothing(self) -> None:
        self.draft, self.written, self.why_none, self.last = None, None, "", None
        self.has_none = False
        self._laid, self._part = None, None
        self._suggested = ()
        self.cards, self.kept_cards = (), ()
        self.exporting.forget_check()
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
    def whole(self) -> WrittenPaper | None:
        """The paper as it would be written, once all pages are laid out and no change is on its way."""
        draft, laid = self.draft, self._laid
        if draft is None or laid is None or self._part is not None or self.edits.is_waiting:
            return None
        return laid.written if laid.minutes == draft.minutes else None

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

        def work(services: Services) -> Iterator[int]:
            yield services.release.could_be(meeting_id, said)[place]
            services.release.read_ahead(meeting_id, text)

        self._desk.store.steps(work, lambda count: self.fitted.emit(Fitting(where, text, count)))

    def texts(self) -> dict[str, str]:
        """The words of every block that can be edited, by its key, in reading order."""
        if self.draft is None:
            return {}
        known = self.draft.sources
        return {key: text for key, text in self.draft.minutes.keyed if key in known}

    def words(self, where: str) -> str:
        """The words of a block as they will stand there once what is under way is stored."""
        return self._under_way.get((self.meeting_id, where)) or self.texts().get(where, "")

    @property
    def unkept(self) -> dict[str, str]:
        """Words typed for a block of this meeting that could not be stored, until they are typed again."""
        return self._unkept.setdefault(self.meeting_id, {})

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

        made = SendingPresenter(self._desk, lambda: self.paper, self.edits.once_shown)
        if self.meeting_id:
            made.show_meeting(self.meeting_id)
        return made

    def refuse_changed(self) -> None:
        """Say that another paper is shown than the one that was asked about."""
        self._desk.fail(UserError("paper_changed"))

    def may_edit(self) -> bool:
        """Whether texts may be changed; says so where they are released."""
        if not self.can_edit:
            self._desk.fail(UserError("minutes_released"))
        return self.can_edit

    @property
    def can_edit(self) -> bool:
        """Whether texts may be changed: until they are released, those of a case until it is given."""
        is_released = self.draft is not None and self.draft.meeting.phase is Phase.RELEASED
        return not is_released or self.papers.is_case

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
            self.exporting.forget_check()
            self._load()

    # Edits.

    def replace(self, card_id: str) -> None:
        """Put the proposed words in all places of a string; not while another change is on its way."""
        edits = replacing(self._findings(card_id))
        if edits and not self.edits.is_waiting:
            self.edits.make(edits)

    def keep(
        self,
        card_id: str,
        reason: KeepReason,
        own_words: str = "",
        done: Callable[[], None] | None = None,
    ) -> None:
        """Let a string stay in all its places in this paper. done: called once that is stored.

        Not while another change is on its way, but for a reason that was typed, which waits for that.
        """
        if own_words:
            typed = self._keeping(card_id, reason, own_words)
            self.edits.once_shown(lambda: self._make(self._keeping(card_id, reason, own_words), done), typed)
        elif not self.edits.is_waiting:
            self._make(self._keeping(card_id, reason), done)

    def _keeping(self, card_id: str, reason: KeepReason, own_words: str = "") -> list[KeepEdit]:
        keys = dict.fromkeys(finding.key for finding in self._findings(card_id))
        return [KeepEdit(key, Kept(key, reason, own_words)) for key in keys]

    def _make(self, edits: Sequence[Edit], done: Callable[[], None] | None = None) -> None:
        if edits:
            self.edits.make(edits, done)

    def keep_for_group(self, card_id: str) -> None:
        """Take a string for neither a person nor a firm in all papers of this group, this one and later."""
        words = dict.fromkeys(finding.words for finding in self._findings(card_id))
        if words and not self.edits.is_waiting:
            self.edits.make([CommonEdit(one) for one in words])

    def ask_again(self, card: KeptCard) -> None:
        """Show a string again that was let stay."""
        if self.edits.is_waiting:
            return
        self.edits.make((CommonEdit(card.words, False) if card.key is None else KeepEdit(card.key, None),))

    def change(self, where: str, text: str) -> None:
        """Other words for a block; `kept` follows, at once where nothing changed, or `refused`."""
        source = self.draft.sources.get(where) if self.draft else None
        if source is None:
            self._desk.fail(UserError("line_gone"))
            self._give_back(self.meeting_id, where, text)
            return
        self.unkept.pop(where, None)
        if self.words(where) == text:
            self.kept.emit(where)
            return
        meeting_id, line = self.meeting_id, self.sentences.line(where)
        self._under_way[meeting_id, where] = text
        had_consent = line is not None and line.consent_day is not None

        def stored() -> None:
            if had_consent:
                self.say_consent_is_gone()
            if meeting_id == self.meeting_id:
                self.kept.emit(where)

        self.edits.make((source.reworded(text),), stored, lambda: self._give_back(meeting_id, where, text))

    def say_consent_is_gone(self) -> None:
        """Say that a speaker agreed to other words than those that stand there now."""
        words = self.tr("The words are others now, so nobody is named with them any more. Ask again first.")
        self._desk.say(Notice(words, key="consent"))

    def _give_back(self, meeting_id: int, where: str, text: str) -> None:
        """Nothing that was typed is lost because it could not be stored."""
        if self._under_way.get((meeting_id, where)) == text:
            del self._under_way[meeting_id, where]
        self._unkept.setdefault(meeting_id, {})[where] = text
        if meeting_id == self.meeting_id:
            self.refused.emit(where)

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
        self.sentences.join_with(*one.where)

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
        if draft is not None and draft.meeting.phase is not Phase.RELEASED:
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

    def drop(self, where: str) -> None:
        """Leave the sentence of this block out of the paper; a promise stays, and a title."""
        self.edits.once_shown(lambda: self._drop(where))

    def _drop(self, where: str) -> None:
        source = self.draft.sources.get(where) if self.draft else None
        if source is not None and source.is_credit:
            self.sentences.attribute_no_more(where)
        elif source is not None and source.key is not None:
            self.edits.make((DraftEdit(source.key, dropped=True),))

    def take_in(self, key: bytes) -> None:
        """Take a dropped sentence into the paper again."""
        if self.edits.is_waiting:
            return
        self.edits.make((DraftEdit(key, dropped=False),))

    # Inside.

    def _load(self) -> None:
        self._asked += 1
        self._others.stop()
        asked, meeting_id, paper, sheet = self._asked, self.meeting_id, self.paper, self.papers.sheet
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
            self.exporting.forget_check()
        if not is_same or self._part is not None:
            self.edition += 1
        if self.written is None:
            gc.freeze()  # all that reads and sets papers is loaded now and is no garbage, as at the start
        self._laid, self._part, self.written = laid, None, laid.written
        self.laid_out.emit()
        self._look_for_suggestions()

    def _take_part(self, part: PaperPart) -> None:
        """The pages in sight; the others follow once nothing is pressed any more."""
        if self._laid is None:
            return
        self.exporting.forget_check()
        self._part, self.written = part, part.laid_over(self._laid.written)
        self.edition += 1
        self.laid_out.emit()
        self._others.start()

    def hurry(self) -> None:
        """Nobody looks any more: what waits for a rest is done now, and what was typed is stored."""
        self.edits.send_typed()
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
        self.meeting = found.meeting
        if not found.lines and found.meeting.erased_on is not None and not is_sheet:
            self._asked += 1  # the pages of it are not wanted
            self._show_none(self._asked, self._erased_text(found.meeting))
            return
        if found.by_rules_only and (self.draft is None or not self.draft.by_rules_only):
            self._desk.fail(UserError("model_unreadable"))
        self.draft, self.why_none, self.last = found, "", None
        self.has_none = False
        self.edits.take(asked)
        if not self.edits.is_waiting:
            self._under_way.clear()
        left = worst_first(finding for finding in found.findings if finding.blocks_export)
        self.cards = (*cards_of(left), *self._unshowable_cards(found))
        self.kept_cards = tuple(self._kept_cards(found))
        self.changed.emit()
        self._suggest()
        self.edits.go_on()

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
            if error.key == "meeting_not_closed":
                self._find_last(asked)

    def _find_last(self, asked: int) -> None:
        """Whose minutes can be shown while this meeting has none."""
        meeting_id = self.meeting_id

        def found(last: Meeting | None) -> None:
            if asked == self._asked:
                self.last = last
                self.changed.emit()

        self._desk.store.call(lambda s: s.planning.last_closed(meeting_id), found)

    @Slot()
    def show_last(self) -> None:
        """The minutes of the last closed meeting of the group instead."""
        if self.last is not None:
            self._desk.go("minutes", meeting_id=self.last.id)

    def _show_none(self, asked: int, why: str) -> None:
        """Nothing but the reason."""
        self.draft, self.written = None, None
        self.edits.take(asked)
        self._laid, self._part = None, None
        self.cards, self.kept_cards = (), ()
        self.why_none, self.has_none = why, True
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
        for spot in unshowable_runs(view):
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

    def _on_changed(self, change: Change) -> None:
        ours = change.meeting_id in (0, self.meeting_id)
        if ours and change.touches(Kind.NOTES):
            self.edits.forget()  # notes of a closed meeting change by erasing only
            self.unkept.clear()
        if self.meeting_id and ours and change.touches(*_SHOWN) and self._same_group(change):
            self._load()

    def _same_group(self, change: Change) -> bool:
        return self.draft is None or change.group_id in (0, self.draft.group.id)


def _on(at: int, places: Sequence[Place], page: int) -> tuple[Place, ...]:
    """Those that stand on a page, under the number that it has in the whole paper."""
    return tuple(replace(place, page=page) for place in places if place.page == at)
