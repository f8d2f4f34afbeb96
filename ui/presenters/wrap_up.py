"""The column at the door: what is done, what is one key away, and what is typed into its lines."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QDate, QLocale, QObject, Signal

from peerdesk.domain.changes import Change, Kind
from peerdesk.domain.editing import is_key_message
from peerdesk.domain.errors import UserError
from peerdesk.domain.minutes import Bullet
from ui.presenters.desk import Choice, Desk, Notice

if TYPE_CHECKING:
    from peerdesk.domain.meeting import Meeting
    from peerdesk.domain.notes import Owner
    from peerdesk.services.all import Services
    from peerdesk.services.release import DraftView
    from peerdesk.services.wrap_up import Drafted, LineView, WrapUpView
    from ui.presenters.minutes import MinutesPresenter

T = TypeVar("T")

_STRANGER = "stranger"
"""Key of the notice that an owner is nobody of the group."""

TYPED = ("owners", "feedback", "next_date")
"""Lines that are done by typing."""

ACTIONS = {
    "findings": (),
    "key_messages": (),
    "papers": ("minutes.pdf",),
    "mails": ("minutes.send",),
    "cases": ("minutes.case",),
}
"""By a line that is done on the page of the minutes: the actions it runs there, the first one that exists.

Without any the page is enough.
"""

TAKEN_BACK = ("-", "–", "—")
"""Typed as feedback: there is none after all."""

_SHOWN = (Kind.MEETINGS, Kind.ACTIONS, Kind.AGENDA, Kind.NOTES, Kind.MINUTES, Kind.MEMBERS, Kind.GROUPS)


@dataclass(frozen=True, slots=True)
class DoorRow:
    """A line in words. state: done, to_do, later or not_needed. can: whether a key does something with it."""

    line: str
    title: str = field(repr=False)
    figure: str
    state: str
    can: bool


@dataclass(frozen=True, slots=True)
class Ownerless:
    """A promise without an owner."""

    key: bytes
    text: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Jump:
    """To the page of the minutes. actions: ids of what is done there, the first one that exists."""

    meeting_id: int
    actions: tuple[str, ...] = ()


class WrapUpPresenter(QObject):
    """How one meeting stands at its end.

    Signals:
        changed(): ask for everything again.
        leaving(): another meeting comes or the window goes; what is typed is to be kept now.
    """

    changed = Signal()
    leaving = Signal()

    def __init__(
        self,
        desk: Desk,
        minutes: Callable[[], MinutesPresenter],
        known: Callable[[], frozenset[str]],
    ) -> None:
        """minutes: the page's presenter, made when first asked for. known: ids of what that page does."""
        super().__init__(desk)
        self._desk = desk
        self._minutes_of = minutes
        self._known_of = known
        self._minutes: MinutesPresenter | None = None
        self._known: frozenset[str] = frozenset()
        self._begun: Collection[int] | None = None
        self._last: Drafted | None = None
        self._is_counted = False
        self._asked = 0
        self.meeting_id = 0
        self.view: WrapUpView | None = None
        desk.changed.connect(self._on_changed)

    def show_meeting(self, meeting_id: int, begun: Collection[int] | None = None) -> None:
        """Show how this meeting stands. begun: the items that were, as long as it is not closed."""
        self._begun = begun
        if meeting_id != self.meeting_id:
            self.leaving.emit()
            self.meeting_id, self.view, self._last = meeting_id, None, None
        self._is_counted = False
        self._load()

    @property
    def is_over(self) -> bool:
        """Whether the meeting is closed."""
        return self.view is not None and self.view.meeting.phase.is_over

    def rows(self) -> tuple[DoorRow, ...]:
        """The column."""
        from peerdesk.services.wrap_up import lines_of

        view = self.view
        if view is None:
            return ()
        return tuple(map(self._row, lines_of(view, self._drafted())))

    def ownerless(self) -> tuple[Ownerless, ...]:
        """Promises that nobody owns yet."""
        found = self.view.ownerless if self.view is not None else ()
        return tuple(Ownerless(one.key, one.text) for one in found)

    def proposed(self) -> str:
        """The next date as it would be typed: the one that was made, or the one the rhythm says."""
        from peerdesk.domain.next_date import typed_again

        view = self.view
        if view is None:
            return ""
        following = view.next_meeting
        return typed_again(following.day, following.starts) if following is not None else view.proposed

    def jump(self, line: str) -> Jump:
        """Where a line is done."""
        return Jump(self.meeting_id, ACTIONS.get(line, ()))

    # What is typed.

    def set_owner(self, key: bytes, typed: str, answered: Callable[[bool], None]) -> None:
        """Who keeps a promise, and by when. answered: told whether it is stored.

        A name that nobody in the group goes by is kept, for guests promise too, and it is said.
        """
        meeting_id = self.meeting_id

        def kept(owners: tuple[Owner, ...]) -> None:
            if any(owner.member_id is None for owner in owners):
                again = Choice(self.tr("Type it again"), partial(self._take_owner_away, meeting_id, key))
                text = self.tr("An owner is kept as typed: nobody in the group goes by that name.")
                self._desk.say(Notice(text, (again,), key=_STRANGER))

        self._do(lambda s: s.wrap_up.set_owner(meeting_id, key, typed), answered, kept)

    def set_feedback(self, typed: str, answered: Callable[[bool], None]) -> None:
        """How the evening was rated; a dash takes it back. answered: told whether it is stored."""
        meeting_id, text = self.meeting_id, "" if typed.strip() in TAKEN_BACK else typed
        self._do(lambda s: s.wrap_up.set_feedback(meeting_id, text), answered)

    def set_next_date(self, typed: str, answered: Callable[[bool], None]) -> None:
        """The next date, and who leads then. answered: told whether it is stored."""
        meeting_id, begun = self.meeting_id, None if self.is_over else self._begun
        self._do(lambda s: s.wrap_up.set_next_date(meeting_id, typed, begun), answered)

    # Inside.

    def _take_owner_away(self, meeting_id: int, key: bytes) -> None:
        self._desk.store.call(lambda s: s.wrap_up.take_owner_away(meeting_id, key), failed=self._desk.fail)

    def _do(
        self,
        work: Callable[[Services], T],
        answered: Callable[[bool], None],
        then: Callable[[T], None] = lambda _: None,
    ) -> None:
        def kept(result: T) -> None:
            self._desk.unsay("error")
            answered(True)
            then(result)

        def refused(error: UserError) -> None:
            self._desk.fail(error)
            answered(False)

        self._desk.store.call(work, kept, refused)

    def _load(self) -> None:
        self._asked += 1
        asked, meeting_id = self._asked, self.meeting_id
        self._desk.store.call(
            lambda s: s.wrap_up.view(meeting_id), lambda view: self._take(asked, view), self._gone
        )

    def _take(self, asked: int, view: WrapUpView) -> None:
        if asked != self._asked:
            return
        self.view = view
        if self.is_over:
            self._follow_draft()
        self.changed.emit()

    def _gone(self, error: UserError) -> None:
        self.view = None
        self.changed.emit()

    def _follow_draft(self) -> None:
        """The draft is read by who shows it, once; here it is only counted.

        The page of the minutes is never led away from the meeting it shows: somebody may be at work there.
        """
        if self._minutes is None:
            self._minutes, self._known = self._minutes_of(), self._known_of()
            self._minutes.changed.connect(self.changed)
        if not self._minutes.meeting_id:
            self._minutes.show_meeting(self.meeting_id)
        elif self._minutes.meeting_id != self.meeting_id and not self._is_counted:
            self._count_draft()

    def _count_draft(self) -> None:
        """Read the draft on the store thread, only to count it, and not again for what happens elsewhere.

        The thread remembers the sentences of one draft: who edits another would wait for it.
        """
        asked, meeting_id = self._asked, self.meeting_id

        def work(services: Services) -> Iterator[Drafted | None]:
            from peerdesk.services.release import DraftView

            for step in services.release.drafting(meeting_id):
                if asked != self._asked:
                    return
                yield _counted(step, _blocking(step)) if isinstance(step, DraftView) else None

        def count(found: Drafted | None) -> None:
            if asked == self._asked and found is not None:
                self._last, self._is_counted = found, True
                self.changed.emit()

        def none(_: UserError) -> None:
            count(_nothing())

        self._desk.store.steps(work, count, failed=none)

    def _drafted(self) -> Drafted | None:
        minutes = self._minutes
        if minutes is None or minutes.meeting_id != self.meeting_id:
            return self._last
        draft = minutes.draft
        if draft is None:
            return _nothing() if minutes.has_none else None
        if minutes.papers.sheet is None:
            self._last = _counted(draft, minutes.blocking)
        return self._last

    def _row(self, one: LineView) -> DoorRow:
        line, state = one.line.value, one.state.value
        titles = {
            "owners": self.tr("Actions and their owners"),
            "feedback": self.tr("Feedback"),
            "next_date": self.tr("Next date"),
            "close": self.tr("Closed") if self.is_over else self.tr("Close the meeting"),
            "findings": self.tr("To look at before a paper"),
            "key_messages": self.tr("Key messages"),
            "papers": self.tr("The papers"),
            "mails": self.tr("The mails"),
            "cases": self.tr("The presenter’s paper"),
        }
        return DoorRow(line, titles[line], self._figure(one), state, self._can(line, state))

    def _can(self, line: str, state: str) -> bool:
        """Whether a key does something: what is missing has none, and what nobody can do here has none."""
        if state in ("later", "not_needed"):
            return False
        wanted = ACTIONS.get(line, ())
        if wanted and not self._known & set(wanted):
            return False
        return not (state == "done" and line in ("owners", "close"))

    def _figure(self, one: LineView) -> str:
        line, state = one.line.value, one.state.value
        if state == "later":
            return self.tr("looking…") if self.is_over else self.tr("after the close")
        if state == "not_needed":
            none = {
                "owners": self.tr("no actions"),
                "feedback": self.tr("none was given"),
                "findings": self.tr("released as it was") if one.count else self.tr("off the record"),
                "next_date": self.tr("no group"),
                "key_messages": self.tr("no sentences"),
                "cases": self.tr("no case"),
            }
            return none.get(line, self.tr("off the record"))
        return self._done(one) if state == "done" else self._to_do(one)

    def _done(self, one: LineView) -> str:
        rated = self.tr("rated {mean} of 10 by {count}")
        figures = {
            "owners": self.tr("%n with an owner", "", one.of),
            "feedback": rated.format(mean=QLocale().toString(one.count / 10, "f", 1), count=one.of),
            "next_date": self._day(self.view.next_meeting if self.view is not None else None),
            "close": self.tr("the order of speaking no longer exists"),
            "findings": self.tr("nothing left"),
            "key_messages": self.tr("%n on page one", "", one.count),
            "papers": self.tr("written"),
            "mails": self.tr("written"),
            "cases": self.tr("given and erased"),
        }
        return figures[one.line.value]

    def _to_do(self, one: LineView) -> str:
        messages = self.tr("{count} of three to seven").format(count=one.count)
        figures = {
            "owners": self.tr("%n without an owner", "", one.count),
            "feedback": self.tr("none yet"),
            "next_date": self.tr("none yet"),
            "close": self.tr("still open"),
            "findings": self.tr("%n left", "", one.count),
            "key_messages": messages,
            "papers": self.tr("not written"),
            "mails": self.tr("not written"),
            "cases": self.tr("%n to give", "", one.count),
        }
        return figures[one.line.value]

    def _day(self, meeting: Meeting | None) -> str:
        if meeting is None:
            return ""
        date = QDate(meeting.day.year, meeting.day.month, meeting.day.day)
        day = QLocale().toString(date, self.tr("ddd d MMM"))
        return f"{day}, {meeting.starts:%H:%M}" if meeting.starts is not None else day

    def _on_changed(self, change: Change) -> None:
        group_id = self.view.group.id if self.view is not None else 0
        ours = change.meeting_id in (0, self.meeting_id) or change.group_id == group_id
        if self.meeting_id and ours and change.touches(*_SHOWN):
            self._is_counted = self._is_counted and change.meeting_id not in (0, self.meeting_id)
            self._load()


def _blocking(draft: DraftView) -> int:
    """How many cards the page would have to decide on."""
    from ui.presenters.minutes_cards import cards_of

    return sum(card.blocks for card in cards_of([one for one in draft.findings if one.blocks_export]))


def _nothing() -> Drafted:
    """Of minutes that are erased."""
    from peerdesk.services.wrap_up import Drafted

    return Drafted(0, 0, 0)


def _counted(draft: DraftView, blocking: int) -> Drafted:
    from peerdesk.services.wrap_up import Drafted

    shown = {key for key, _ in draft.minutes.keyed}
    lifted = sum(is_key_message(line) and line.key.hex() in shown for line in draft.lines)
    told = sum(isinstance(block, Bullet) for block in draft.minutes.blocks)
    return Drafted(blocking, lifted, told)
