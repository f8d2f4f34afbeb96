"""Which paper of a meeting is shown on the Minutes page, and what is done with a presenter's."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from peerdesk.domain.changes import Change, Kind
from peerdesk.domain.errors import UserError
from ui.presenters.desk import Choice, Desk, Notice

if TYPE_CHECKING:
    from peerdesk.domain.sheets import Sheet

MINUTES = "minutes"
_KINDS = (Kind.NOTES, Kind.AGENDA, Kind.MEETINGS)
_REST_MS = 250
"""How long after an edit the papers are counted again. Chosen: the page of an edit is drawn by then."""

_FILES = {"members": "members-sheet", "chapter": "chapter-minutes", "case": "presenter"}
"""What the file of each is called before the day. They name nobody, nor what the case is about."""


@dataclass(frozen=True, slots=True)
class PaperChoice:
    """One paper that can be shown. key: tells it from the others of its meeting."""

    key: str
    text: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Case:
    """A presenter's paper of one meeting."""

    meeting_id: int
    sheet: Sheet = field(repr=False)


class PapersPresenter(QObject):
    """Offers the papers of one meeting.

    Signals:
        changed(): other papers are offered, or another one is shown.
        chosen(Sheet): another one is to be shown; None: the shared minutes.
        given_wanted(Case): ask whether its presenter has this paper, so that what it says can be erased.
    """

    changed = Signal()
    chosen = Signal(object)
    given_wanted = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._desk = desk
        self._meeting_id = 0
        self._sheets: tuple[Sheet, ...] = ()
        self.sheet: Sheet | None = None
        self.in_room: Callable[[], bool] = lambda: False
        self._was_in_room = False
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST_MS)
        self._rest.timeout.connect(self._load)
        desk.changed.connect(self._on_changed)

    def show_meeting(self, meeting_id: int) -> None:
        """Offer the papers of this meeting, its shared minutes first."""
        if meeting_id != self._meeting_id:
            self._meeting_id, self._sheets, self.sheet = meeting_id, (), None
            self.changed.emit()
        self._load()

    @property
    def choices(self) -> tuple[PaperChoice, ...]:
        """What can be shown; while the room may see this screen only what everybody may read."""
        sheets = () if self.in_room() else self._sheets
        return (PaperChoice(MINUTES, self.tr("Minutes")), *map(self._choice, sheets))

    @property
    def key(self) -> str:
        """Of the paper that is shown."""
        return _key(self.sheet)

    @property
    def is_case(self) -> bool:
        """Whether a presenter's paper is shown."""
        return self.case is not None

    @property
    def case(self) -> Case | None:
        """The presenter's paper that is shown."""
        sheet = self.sheet
        return Case(self._meeting_id, sheet) if sheet is not None and sheet.sort == "case" else None

    @property
    def names_people(self) -> bool:
        """Whether the paper that is shown says who was there or who did what."""
        return self.sheet is not None and not self.is_case

    @property
    def file_name(self) -> str:
        """What its file is called before the day."""
        return _FILES[self.sheet.sort] if self.sheet is not None else MINUTES

    def choose(self, key: str) -> None:
        """Show the paper of this key, the shared minutes if there is none."""
        allowed = () if self.in_room() else self._sheets
        sheet = next((one for one in allowed if _key(one) == key), None)
        if _key(sheet) != self.key:
            self.sheet = sheet
            self.chosen.emit(sheet)
            self.changed.emit()

    @property
    def has_case(self) -> bool:
        """Whether there is a presenter's paper that can be shown."""
        return self._first_case() is not None

    def choose_case(self) -> None:
        """Show the first presenter's paper."""
        case = self._first_case()
        if case is not None:
            self.choose(_key(case))

    def _first_case(self) -> Sheet | None:
        sheets = () if self.in_room() else self._sheets
        return next((one for one in sheets if one.sort == "case"), None)

    def go_on(self) -> None:
        """Show the next paper, after the last one the first."""
        keys = [choice.key for choice in self.choices]
        at = keys.index(self.key) if self.key in keys else -1
        self.choose(keys[(at + 1) % len(keys)])

    @Slot()
    def look(self) -> None:
        """The room may see this screen, or no longer: papers for a few go from it."""
        in_room = self.in_room()
        if in_room is not self._was_in_room:
            self._was_in_room = in_room
            self.choose(self.key)
            self.changed.emit()

    def say_case_written(self, case: Case) -> None:
        """The paper of this case has left; what is left to do is offered."""
        text = self.tr(
            "Written, locked and read back. Once its presenter has it, erase what was said on the case."
        )
        self._offer_giving(case, text, "export")

    def say_case_left(self, case: Case) -> None:
        """The paper of this case was printed; what is left to do is offered."""
        text = self.tr("Printed. Once its presenter has the paper, erase what was said on the case.")
        self._offer_giving(case, text, "print")

    def _offer_giving(self, case: Case, text: str, key: str) -> None:
        give = Choice(self.tr("Given and erased…"), lambda: self.given_wanted.emit(case))
        self._desk.say(Notice(text, (give,), key=key))

    def ask_given(self) -> None:
        """Ask whether the presenter has the paper that is shown."""
        if self.is_case:
            self.given_wanted.emit(self.case)

    def refuse_in_room(self) -> None:
        """Say that the question would be seen by the room."""
        self._desk.fail(UserError("room_sees"))

    def give(self, case: Case) -> None:
        """The presenter has it: erase what was said on the case."""
        meeting_id, item_id = case.meeting_id, case.sheet.item_id

        def done(_: object) -> None:
            for key in ("export", "print", "error"):
                self._desk.unsay(key)
            text = self.tr("Erased. The minutes say only that a case was discussed.")
            self._desk.say(Notice(text, key="given"))

        def failed(error: UserError) -> None:
            self._desk.unsay("given")
            self._desk.fail(error)

        self._desk.say(Notice(self.tr("Erasing it from the vault and its backups…"), key="given"))
        self._desk.store.steps(lambda s: s.sheets.giving(meeting_id, item_id), lambda _: None, done, failed)

    # Inside.

    def _choice(self, sheet: Sheet) -> PaperChoice:
        texts = {
            "members": self.tr("Members’ sheet"),
            "chapter": self.tr("Chapter minutes"),
            "case": self.tr("Presenter’s paper: {title}"),
        }
        return PaperChoice(_key(sheet), texts[sheet.sort].format(title=sheet.title))

    @Slot()
    def _load(self) -> None:
        self._rest.stop()
        meeting_id = self._meeting_id

        def take(sheets: tuple[Sheet, ...]) -> None:
            if meeting_id == self._meeting_id and sheets != self._sheets:
                self._sheets = sheets
                if self.sheet is not None and self.key not in map(_key, sheets):
                    self.choose(MINUTES)
                self.changed.emit()

        self._desk.store.call(lambda s: s.sheets.sheets(meeting_id), take, lambda _: take(()))

    @Slot(object)
    def _on_changed(self, change: Change) -> None:
        if not self._meeting_id or change.meeting_id not in (0, self._meeting_id):
            return
        if change.touches(*_KINDS):
            self._load()
        elif change.touches(Kind.MINUTES):
            self._rest.start()


def _key(sheet: Sheet | None) -> str:
    return MINUTES if sheet is None else f"{sheet.sort.value} {sheet.item_id}"
