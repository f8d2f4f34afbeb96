"""Reading the sentences of the evening back to the room: asked first, then shown, changed by one key each."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from enum import Enum
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from peerdesk.domain.changes import Change, Kind
from peerdesk.domain.errors import UserError
from ui.language import message
from ui.models.read_back import ReadBackModel
from ui.presenters.desk import MEETING, Choice, Desk, Notice
from ui.presenters.notes import NOTE_STRUCK, PUT_BACK_MS
from ui.presenters.run import RunPresenter
from ui.store_thread import Priority

if TYPE_CHECKING:
    from peerdesk.services.all import Services
    from peerdesk.services.findings import Read
    from peerdesk.services.read_back import ReadBackView

STRUCK = "sentence_struck"
"""Key of the notice that offers to put a sentence back."""


class Showing(Enum):
    """How far it has come. ASKED: the figures are known, the room sees nothing yet."""

    OFF = "off"
    ASKED = "asked"
    SHOWN = "shown"


class ReadBackPresenter(QObject):
    """What the room is shown of the meeting under way.

    Signals:
        changed(): another sentence is in front, or other ones are there; ask for everything again.
        showing_changed(): it was asked for, the room sees it, or it is over.
    """

    changed = Signal()
    showing_changed = Signal()

    def __init__(self, desk: Desk, run: RunPresenter) -> None:
        super().__init__(desk)
        self._desk = desk
        self._run = run
        self._asked = 0
        self._wanted: bytes | None = None
        self.showing = Showing.OFF
        self.model: ReadBackModel | None = None
        self.read: Read | None = None
        self.told = ""
        self._is_changing = False
        self._put_back_timer = QTimer(self)
        self._put_back_timer.setSingleShot(True)
        self._put_back_timer.setInterval(PUT_BACK_MS)
        self._put_back_timer.timeout.connect(self._struck_is_over)
        run.left.connect(self.stop)
        run.closing.connect(self.stop)
        desk.changed.connect(self._on_changed)

    @property
    def is_on(self) -> bool:
        """Whether it was asked for or is shown."""
        return self.showing is not Showing.OFF

    @property
    def is_shown(self) -> bool:
        """Whether the room sees it."""
        return self.showing is Showing.SHOWN

    @property
    def can_begin(self) -> bool:
        """Whether there is a meeting that has begun and is not being closed."""
        running = self._run.running
        return running is not None and running.begun and not self._run.is_closing

    @property
    def can_show(self) -> bool:
        """Whether there is anything that the room may see."""
        return self.model is not None and self.model.view.sentences > 0

    # The two steps.

    def ask(self) -> None:
        """Find out what would be shown; the room sees nothing yet."""
        if self.is_on or not self.can_begin:
            return
        self.showing = Showing.ASKED
        self.model, self.read = None, None
        self.showing_changed.emit()
        self._load()

    def show(self) -> None:
        """The room sees the first item."""
        if self.showing is not Showing.ASKED or self.model is None or not self.can_show:
            return
        self.showing = Showing.SHOWN
        first = next(place for place, item in enumerate(self.model.view.items) if item.sentences)
        self.model = self.model.turned(first - self.model.place)
        self.showing_changed.emit()

    def stop(self, *_: object) -> None:
        """The room sees it no longer; nothing of it stays in memory."""
        if not self.is_on:
            return
        self.showing = Showing.OFF
        self._asked += 1
        self.model, self.read, self._wanted, self.told = None, None, None, ""
        self._is_changing = False
        self._offer_nothing()
        self._desk.store.call(lambda s: s.read_back.forget())
        self.showing_changed.emit()

    # What is in front.

    def turn(self, by: int) -> None:
        """So many items on or back."""
        self._go(lambda model: model.turned(by))

    def move(self, by: int) -> None:
        """So many sentences on or back."""
        self._go(lambda model: model.moved(by))

    def choose(self, at: int) -> None:
        """The sentence in this place of the item."""
        self._go(lambda model: model.chosen(at))

    # What is changed.

    def strike(self) -> None:
        """The sentence in front is erased; *Put back* is offered for ten seconds."""

        def done(_: object) -> None:
            if not self.is_shown:
                return
            self._put_back_timer.start()
            choice = Choice(self.tr("Put back"), self.undo)
            self._desk.say(
                Notice(self.tr("Struck. It is gone from the vault."), (choice,), key=STRUCK, where=MEETING)
            )
            self._tell(self.tr("Struck. Ctrl+Z puts it back for ten seconds."))

        self._do(lambda s, meeting_id, key: s.read_back.strike(meeting_id, key), done)

    def soften(self) -> None:
        """The sentence in front is said as a view, or again as it was."""

        def done(_: object) -> None:
            self._offer_nothing()

        self._do(lambda s, meeting_id, key: s.read_back.soften(meeting_id, key), done)

    def merge(self) -> None:
        """The sentence in front and the next one of the item become one."""
        keys = self.model.keys if self.model is not None else ()

        def done(both: object) -> None:
            if not self.is_shown:
                return
            self._offer_nothing()
            self._wanted = both if isinstance(both, bytes) else None
            self._load()

        self._do(lambda s, meeting_id, key: s.read_back.merge(meeting_id, key, keys), done)

    def undo(self) -> None:
        """Take the last change back."""
        running = self._run.running
        if running is None or not self.is_shown:
            return
        meeting_id = running.meeting_id
        self._offer_nothing()
        self._forget_told()
        self._desk.store.call(
            lambda s: s.read_back.undo(meeting_id), failed=self._refused, priority=Priority.NOTE
        )

    # Inside.

    def _go(self, there: Callable[[ReadBackModel], ReadBackModel]) -> None:
        if self.model is None or not self.is_shown:
            return
        before, self.model = self.model, there(self.model)
        if self.model != before:
            self._forget_told()
            self.changed.emit()

    def _do(
        self,
        change: Callable[[Services, int, bytes], object],
        done: Callable[[object], None] = lambda _: None,
    ) -> None:
        """Change the sentence in front; what the note box remembers goes, for it may be this one.

        Not before the last change is seen: until then nobody knows which sentence is in front.
        """
        running, model = self._run.running, self.model
        sentence = model.sentence if model is not None and self.is_shown else None
        if running is None or sentence is None or self._is_changing:
            return
        self._is_changing = True
        meeting_id, key = running.meeting_id, sentence.key

        def work(services: Services) -> object:
            result = change(services, meeting_id, key)
            services.capture.forget()
            return result

        self._forget_told()
        self._desk.unsay(NOTE_STRUCK)  # the note box remembers it no longer
        self._desk.store.call(work, done, self._refused, priority=Priority.NOTE)

    def _refused(self, error: UserError) -> None:
        self._is_changing = False
        self._desk.fail(error)
        self._tell(message(error))

    def _offer_nothing(self) -> None:
        """*Put back* would take back something later, or nothing, from now on."""
        if self._put_back_timer.isActive():
            self._put_back_timer.stop()
            self._desk.unsay(STRUCK)

    def _tell(self, text: str) -> None:
        """Also where the strip is not seen."""
        self.told = text
        self.changed.emit()

    def _forget_told(self) -> None:
        self.told = ""
        self._desk.unsay("error")

    def _load(self) -> None:
        running = self._run.running
        if running is None or not self.is_on:
            return
        self._asked += 1
        asked, meeting_id = self._asked, running.meeting_id

        def work(services: Services) -> Iterator[Read | ReadBackView]:
            if asked != self._asked:
                return  # it ended meanwhile, and nothing of it is read any more
            for step in services.read_back.reading(meeting_id):
                if asked != self._asked:
                    return
                yield step

        self._desk.store.steps(
            work, lambda found: self._take(asked, found), failed=lambda error: self._not_read(asked, error)
        )

    def _take(self, asked: int, found: Read | ReadBackView) -> None:
        from peerdesk.services.findings import Read

        if asked != self._asked or not self.is_on:
            return
        if isinstance(found, Read):
            self.read = found
        else:
            self.model = (self.model or ReadBackModel(found)).with_view(found, self._wanted)
            self.read, self._wanted, self._is_changing = None, None, False
        if self.model is None or not isinstance(found, Read):
            self.changed.emit()

    def _not_read(self, asked: int, error: UserError) -> None:
        if asked == self._asked:
            self._desk.fail(error)
            self.stop()

    def _struck_is_over(self) -> None:
        self._desk.unsay(STRUCK)
        self._desk.store.call(lambda s: s.read_back.forget_struck(), lambda _: self._load())
        self._tell("")

    def _on_changed(self, change: Change) -> None:
        touched = change.touches(Kind.NOTES, Kind.ACTIONS, Kind.AGENDA, Kind.MEMBERS, Kind.GROUPS)
        if self.is_on and touched:
            self._load()
