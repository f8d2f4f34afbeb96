"""The note box and the notes of the running item: keep, strike, put back, edit, find, underline."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from peerdesk.domain.changes import Change, Kind
from peerdesk.domain.errors import UserError
from peerdesk.domain.notes import NoteDraft, NoteKind, Owner
from peerdesk.domain.rules import Attribution
from ui.language import message
from ui.presenters.desk import MEETING, Choice, Desk, Notice
from ui.presenters.run import RunPresenter
from ui.presenters.underlining import Drawn, Underlining
from ui.store_thread import Priority

if TYPE_CHECKING:
    from peerdesk.deid import Roster
    from peerdesk.services.all import Services
    from peerdesk.services.capture import LastNote, NotesView, TakenBack
    from ui.presenters.recognising import Stretch

PUT_BACK_MS = 10_000
"""How long a struck note's words stay in memory for *Put back*."""

NOTE_STRUCK = "struck"
"""Key of the notice that offers to put a note back."""

DRAFT_MS = 250
"""The half-typed text is at most this much older on disk than on the screen."""


class NotesPresenter(QObject):
    """Notes of the meeting under way.

    Signals:
        shown(NotesView): notes of the running item, or what was found.
        kept(LastNote): safely on disk; the box may empty.
        refused(UserError): not kept; the box gives its text back.
        recognised(Typed): what in the box names somebody.
        returned(TakenBack): text for the box.
        drafted(str, int): the half-typed text of the last time and its caret.
        wrote(): somebody types a note.
    """

    shown = Signal(object)
    kept = Signal(object)
    refused = Signal(object)
    recognised = Signal(object)
    returned = Signal(object)
    drafted = Signal(str, int)
    wrote = Signal()

    def __init__(self, desk: Desk, run: RunPresenter) -> None:
        super().__init__(desk)
        self._desk = desk
        self._run = run
        self._editing: bytes | None = None
        self._search = ""
        self._draft: tuple[str, int] = ("", 0)
        self._loaded = False
        self.was_asked = False
        self._waiting: NoteDraft | None = None
        self._was_told = False
        self._struck_text = ""
        self._state: tuple[object, ...] = ()
        self._underlining = Underlining(self)
        self._underlining.recognised.connect(self.recognised)
        self._draft_timer = QTimer(self)
        self._draft_timer.setSingleShot(True)
        self._draft_timer.setInterval(DRAFT_MS)
        self._draft_timer.timeout.connect(self.save_draft)
        self._put_back_timer = QTimer(self)
        self._put_back_timer.setSingleShot(True)
        self._put_back_timer.setInterval(PUT_BACK_MS)
        self._put_back_timer.timeout.connect(self._struck_is_over)
        run.item_changed.connect(self._item_changed)
        run.left.connect(self._left)
        run.changed.connect(self._run_changed)
        desk.changed.connect(self._on_changed)

    def load(self) -> None:
        """Ask for the notes of the meeting under way; once also for the roster and the half-typed text."""
        running = self._run.running
        if running is None:
            return
        if not self.was_asked:
            self.was_asked = True
            self._desk.store.call(lambda s: s.capture.draft(), self._draft_found)
            self._load_roster(running.meeting_id)
        self.refresh()

    def stop_waiting(self) -> None:
        """No meeting came up: what was typed ahead goes back into the box."""
        if self._waiting is not None:
            self._waiting = None
            self.refused.emit(UserError("no_item_runs"))

    def submit(self, draft: NoteDraft) -> None:
        """Enter in the box; before the meeting of the last time is back it waits for it."""
        if not self._loaded:
            self._waiting = draft
            return
        running, item_id = self._run.running, self._run.item_id
        if running is None or item_id is None:
            self.refused.emit(UserError("no_item_runs"))
            return
        meeting_id, key, floor = running.meeting_id, self._editing, running.table.floor

        def work(services: object) -> LastNote:
            capture = services.capture  # type: ignore[attr-defined]
            if key is not None:
                return capture.change_note(meeting_id, item_id, key, draft)  # type: ignore[no-any-return]
            return capture.add_note(meeting_id, item_id, draft, floor=floor)  # type: ignore[no-any-return]

        self._draft_timer.stop()
        self._underlining.drop()
        self._desk.store.call(work, self._was_kept, self._was_refused, priority=Priority.NOTE)

    def submit_then(self, text: str, then: Callable[[], None]) -> None:
        """Keep what is half-typed, then go on; what is not kept stays in the box, which is told why."""
        running, item_id = self._run.running, self._run.item_id
        if running is None or item_id is None:
            return
        meeting_id = running.meeting_id
        self._draft_timer.stop()
        self._underlining.drop()

        def kept(_: object) -> None:
            self._draft = ("", 0)
            then()

        self._desk.store.call(
            lambda s: s.capture.add_note(meeting_id, item_id, NoteDraft(text)),
            kept,
            self._was_refused,
            priority=Priority.NOTE,
        )

    @property
    def is_busy(self) -> bool:
        """Whether a text is half typed, being edited, or can still be put back."""
        return bool(self._draft[0]) or self._editing is not None or self._put_back_timer.isActive()

    def typed(self, text: str, caret: int) -> None:
        """The box changed: underline, and keep the half-typed text soon."""
        self._draft = (text, caret)
        if not text:
            self.stop_editing()
        if not self._draft_timer.isActive():
            self._draft_timer.start()
        if text.startswith("/"):
            self.search(text[1:].strip())
        elif self._search:
            self.search("")
        if text and not text.startswith("/"):
            self.wrote.emit()
        self._recognise()

    def caret_moved(self, text: str, caret: int) -> None:
        """Keep the place in the half-typed text soon."""
        if (text, caret) != self._draft:
            self._draft = (text, caret)
            if not self._draft_timer.isActive():
                self._draft_timer.start()

    def save_draft(self) -> None:
        """Write the half-typed text now (also when the window closes or locks)."""
        self._draft_timer.stop()
        text, caret = self._draft
        if self._run.running is not None and self._loaded:
            self._desk.store.call(
                lambda s: s.capture.save_draft(text, caret), failed=self._desk.fail, priority=Priority.RUNNING
            )

    def save_draft_at_end(self) -> None:
        """Write the half-typed text for the last time; around that of the last time if it never came up."""
        text, caret = self._draft
        if self._loaded or not text:
            self.save_draft()
            return

        def work(services: Services) -> None:
            old, at = services.capture.draft()
            services.capture.save_draft(old[:at] + text + old[at:], at + caret)

        self._desk.store.call(work, failed=self._desk.fail, priority=Priority.RUNNING)

    def strike(self, half_typed: str = "") -> None:
        """The half-typed text and the last note are erased; *Put back* is offered for ten seconds."""
        running = self._run.running
        if running is None:
            return
        meeting_id = running.meeting_id
        self._editing, self._draft = None, ("", 0)
        self._draft_timer.stop()
        self._underlining.drop()
        self._struck_text = half_typed

        def done(struck: bool) -> None:
            if not struck and not half_typed.strip():
                return
            self._put_back_timer.start()
            choice = Choice(self.tr("Put back"), self.put_back)
            self._desk.say(
                Notice(
                    self.tr("Struck. It is gone from the vault."), (choice,), key=NOTE_STRUCK, where=MEETING
                )
            )

        self._desk.store.call(
            lambda s: s.capture.strike(meeting_id), done, self._desk.fail, priority=Priority.NOTE
        )

    def put_back(self) -> None:
        """The struck note and the text that was half-typed again, within ten seconds."""
        self._put_back_timer.stop()
        self._desk.unsay(NOTE_STRUCK)
        if self._struck_text:
            self.drafted.emit(self._struck_text, len(self._struck_text))
        self._struck_text = ""
        self._desk.store.call(lambda s: s.capture.put_back(), failed=self._desk.fail, priority=Priority.NOTE)

    def undo(self) -> None:
        """Ctrl+Z with an empty box: the last note as it was typed, then out of the notes again."""

        def done(back: TakenBack | None) -> None:
            if back is not None:
                self.returned.emit(back)
            self.refresh()

        self._desk.store.call(lambda s: s.capture.undo(), done, self._desk.fail, priority=Priority.NOTE)

    def take_back(self) -> None:
        """Arrow up in an empty box: the last note in the box; it stays kept until Enter replaces it."""

        def done(back: TakenBack | None) -> None:
            if back is not None:
                self.returned.emit(back)
                self._editing = back.key

        self._desk.store.call(lambda s: s.capture.take_back(), done, self._desk.fail, priority=Priority.NOTE)

    @property
    def is_editing(self) -> bool:
        """Whether Enter replaces a kept note."""
        return self._editing is not None

    def stop_editing(self) -> None:
        """The note in the box stays as it is kept."""
        self._editing = None

    def search(self, words: str) -> None:
        """Show only notes of this meeting with these words; "" shows the running item again."""
        self._search = words
        self.refresh()

    def refresh(self) -> None:
        """Ask for the notes again."""
        running, item_id = self._run.running, self._run.item_id
        if running is None:
            return
        meeting_id, words = running.meeting_id, self._search
        if words:
            self._desk.store.call(lambda s: s.capture.find(meeting_id, words), self._show)
        elif item_id is not None:
            self._desk.store.call(lambda s: s.capture.view(meeting_id, item_id), self._show)

    def stretch_at(self, text: str, start: int) -> Stretch | None:
        """The underlined stretch that begins there, with the words Tab writes over it."""
        return self._underlining.stretch_at(text, start)

    def owner_text(self, owner: Owner) -> str:
        """An owner as short as the table knows them: by initials, or by the name typed."""
        return (self._run.initials(owner.member_id) if owner.member_id else "") or owner.name

    @property
    def default_kind(self) -> NoteKind:
        """The kind of a line without a sign before it: a promise while commitments are collected."""
        return NoteKind.ACTION if self._run.item_kind == "commit" else NoteKind.POINT

    @property
    def rules_ready(self) -> bool:
        """Whether each key is answered with underlines; the word lists are read once the meeting is here."""
        return self._underlining.rules_ready

    def forget(self) -> None:
        """Cover, lock: what memory holds of recent notes goes, and nothing is read any more."""
        self._editing = None
        self._underlining.drop()
        if self._put_back_timer.isActive():
            self._put_back_timer.stop()
            self._struck_is_over()
        self._desk.store.call(lambda s: s.capture.forget(), lambda _: self.refresh())

    def stop(self) -> None:
        """The window closes or locks: nothing is read any more, and no thread is left."""
        self._underlining.stop()

    def _recognise(self) -> None:
        self._underlining.look(self._draft[0], self._drawn(self._draft[0]))

    def _drawn(self, text: str) -> Drawn:
        """What may be said of a text: of a search and while the pen is up nothing, for nothing is taken down.

        On the record names stand, and neither Enter nor the check asks. Off the record Enter takes them out,
        but no paper will hold the rest, so that nothing is there to be looked at.
        """
        running = self._run.running
        if text.startswith("/") or running is None or running.pen_up or self._rule is Attribution.ON_RECORD:
            return Drawn.NOTHING
        return Drawn.KEPT if self._rule is Attribution.OFF_RECORD else Drawn.ALL

    @property
    def names_stand(self) -> bool:
        """Whether the running item is on the record, so that names in its notes stand."""
        return self._rule is Attribution.ON_RECORD

    @property
    def _rule(self) -> Attribution:
        """The rule of the running item."""
        return self._run.rule

    def _run_changed(self) -> None:
        """The pen and the rule of the item say what may be drawn in the box."""
        running = self._run.running
        state = (running is not None and running.pen_up, self._rule)
        if state != self._state:
            self._state = state
            self._recognise()

    def _was_kept(self, note: LastNote) -> None:
        self._editing = None
        self._draft = ("", 0)
        if self._was_told:
            self._was_told = False
            self._desk.unsay("note")
        self.kept.emit(note)
        self.refresh()

    def _was_refused(self, error: UserError) -> None:
        self.refused.emit(error)
        self._recognise()
        if error.key != "note_empty":
            self._was_told = True
            self._desk.say(Notice(message(error), tone="error", key="note"))

    def _show(self, view: NotesView) -> None:
        self.shown.emit(view)

    def _draft_found(self, draft: tuple[str, int]) -> None:
        self._loaded = True
        if draft[0]:
            self.drafted.emit(*draft)
        waiting, self._waiting = self._waiting, None
        if waiting is not None:
            self.submit(waiting)

    def _load_roster(self, meeting_id: int) -> None:
        self._desk.store.call(lambda s: s.capture.roster(meeting_id), self._roster_found, lambda _: None)

    def _roster_found(self, roster: Roster) -> None:
        self._underlining.set_roster(roster)

    def _struck_is_over(self) -> None:
        self._struck_text = ""
        self._desk.unsay(NOTE_STRUCK)
        self._desk.store.call(lambda s: s.capture.forget_struck(), failed=lambda _: None)

    def _item_changed(self) -> None:
        self.forget()
        self._recognise()

    def _left(self) -> None:
        self._editing, self._search, self._draft = None, "", ("", 0)
        self._loaded, self.was_asked, self._struck_text = False, False, ""
        self._draft_timer.stop()
        self._put_back_timer.stop()
        self._underlining.set_roster(None)

    def _on_changed(self, change: Change) -> None:
        running = self._run.running
        if running is None:
            return
        if change.touches(Kind.MEMBERS, Kind.GROUPS, Kind.MEETINGS):
            self._load_roster(running.meeting_id)
        if change.touches(Kind.NOTES, Kind.ACTIONS):
            self.refresh()
