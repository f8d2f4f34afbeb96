"""The window: menu bar, headline, the page in front, the cover; what holds on every page."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRect, Qt, Signal, Slot
from PySide6.QtGui import QCloseEvent, QPaintEvent
from PySide6.QtWidgets import (
    QApplication,
    QLineEdit,
    QMainWindow,
    QPlainTextEdit,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from ui.actions import Actions, PageAction
from ui.theme import Weight
from ui.widgets.headline import Headline
from ui.widgets.strip import Strip, StripAction
from ui.widgets.text_label import TextLabel
from ui.window_state import Pocket

if TYPE_CHECKING:
    from peerdesk.domain.meeting import Meeting
    from peerdesk.domain.rules import Attribution
    from peerdesk.services.release import DraftView
    from ui.pages.prepare import PreparePage
    from ui.pages.prepare_parts import Rail
    from ui.pages.run import RunPage
    from ui.pages.unlock import UnlockPage
    from ui.presenters.desk import Desk, GoTo, Notice
    from ui.presenters.erasing import ErasingPresenter
    from ui.presenters.minutes import MinutesPresenter
    from ui.presenters.notes import NotesPresenter
    from ui.presenters.plan import PlanPresenter
    from ui.presenters.run import ClosingStep, RunPresenter
    from ui.presenters.stage import StagePresenter
    from ui.presenters.thresholds import Reached
    from ui.presenters.wrap_up import Jump, WrapUpPresenter
    from ui.widgets.chip import Chip
    from ui.widgets.cover import Cover
    from ui.widgets.switch import Switch

TITLE = "PeerDesk"
UNLEARNT = Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText


@dataclass(frozen=True, slots=True)
class Commands:
    """What the window cannot do itself: handed in by the application.

    switch_sharing: hide from screen sharing or be seen; can_hide: whether the system knows how. switch_sound:
    a soft sound when a time is over, or none; has_sound: which it is.
    """

    lock: Callable[[], None]
    set_passphrase: Callable[[], None]
    set_theme: Callable[[str], None]
    has_passphrase: Callable[[], bool]
    switch_sharing: Callable[[], None] = lambda: None
    can_hide: Callable[[], bool] = lambda: False
    switch_sound: Callable[[], None] = lambda: None
    has_sound: Callable[[], bool] = lambda: False


class _Centre(QWidget):
    """Says when it was first painted.

    Signals:
        painted(): the first frame was drawn.
    """

    painted = Signal()
    _once = False

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._once:
            self._once = True
            self.painted.emit()


class Window(QMainWindow):
    """Frame, page switch, strip routing and keys that hold everywhere.

    At first it is a frame with the page named `first`, which must be run or unlock as long as `furnish`
    was not called; what is behind it is heavy to load and comes after the first paint.

    Signals:
        painted(): the first frame was drawn.
        closing(): the user closes the window; what is typed is to be kept now.
        struck(): the last note was struck; nothing of it may stay anywhere.
    """

    painted = Signal()
    closing = Signal()
    struck = Signal()

    run: RunPresenter
    notes: NotesPresenter
    stage: StagePresenter
    cover: Cover
    _label_chip: Chip
    _rule_chip: Chip
    _stage_chip: Chip
    _quorum_chip: Chip
    _switch: Switch
    _desk: Desk
    _commands: Commands

    def __init__(self, first: str = "", pocket_place: Callable[[], QRect] = QRect) -> None:
        super().__init__()
        self.setWindowTitle(TITLE)
        self.is_furnished = False
        self.shows_list = False
        self._notices: dict[str, Notice] = {}
        self._said_on: dict[str, str] = {}
        self._shown: Notice | None = None
        self._pages: dict[str, QWidget] = {}
        self._rail: Rail | None = None
        self._plan_page: PreparePage | None = None
        self._page = ""
        self._meeting_id = 0
        self._jumping: Jump | None = None
        self._was_in_room = False
        self._pen_was_up = False
        self.pocket = Pocket(pocket_place)
        self.headline = Headline(self)
        self._stack = QStackedWidget(self)
        self._centre()
        self.actions_ = Actions(self)
        if first:
            self.show_page(first)
        if first == "run":
            self.run_page.focus_box()

    def furnish(self, desk: Desk, commands: Commands) -> None:
        """Put behind the frame what moves it: presenters, actions with their keys, the cover."""
        from ui.presenters.deciding import DecidingPresenter
        from ui.presenters.notes import NotesPresenter
        from ui.presenters.objections import ObjectionsPresenter
        from ui.presenters.round_pricing import RoundPricing
        from ui.presenters.run import RunPresenter
        from ui.presenters.stage import StagePresenter
        from ui.presenters.thresholds import Thresholds
        from ui.presenters.timekeeping import Timekeeping
        from ui.widgets.cover import Cover

        self._desk, self._commands = desk, commands
        self.run = RunPresenter(desk)
        self.notes = NotesPresenter(desk, self.run)
        self.thresholds = Thresholds(desk, self.run)  # before what may pause or go on at the end of a time
        self.thresholds.reached.connect(self._say_aloud)
        self.timekeeping = Timekeeping(desk, self.run, self.notes)
        self.round_pricing = RoundPricing(desk, self.run)
        self.deciding = DecidingPresenter(desk, self.run)
        self.stage = StagePresenter(desk, self.run)
        self.objections = ObjectionsPresenter(desk)
        self.objections.release_wanted.connect(self._release)
        self._chips()
        self.actions_.add_own(self._own_actions())
        self.cover = Cover(self)
        self.cover.lifted.connect(self._uncovered)
        self._wire()
        self.is_furnished = True
        if "run" in self._pages:
            self._attach(self.run_page)
        if self._page:
            self._follow_page()

    @cached_property
    def plan(self) -> PlanPresenter:
        """What Prepare shows."""
        from ui.presenters.plan import PlanPresenter

        made = PlanPresenter(self._desk, self._commands.has_sound)
        made.shown.connect(self.show_headline)
        return made

    @cached_property
    def wrap_up(self) -> WrapUpPresenter:
        """What is left to do at the door."""
        from ui.presenters.wrap_up import WrapUpPresenter

        made = WrapUpPresenter(self._desk, lambda: self.minutes, self._known_to_minutes)
        made.changed.connect(self._door_changed)
        return made

    def _door_changed(self) -> None:
        if self._page == "at_door":
            self.show_headline()

    def _known_to_minutes(self) -> frozenset[str]:
        """Ids of everything that can be done with minutes."""
        self.build("minutes")
        wanted: Callable[[], tuple[PageAction, ...]] = getattr(
            self._pages["minutes"], "actions_wanted", tuple
        )
        return frozenset(spec.id for spec in wanted())

    @cached_property
    def minutes(self) -> MinutesPresenter:
        """What Minutes shows."""
        from ui.presenters.minutes import MinutesPresenter

        made = MinutesPresenter(self._desk)
        made.papers.in_room = self._in_room
        made.changed.connect(self.show_headline)
        for known in (made.changed, made.papers.changed, made.sending.changed):
            known.connect(self._go_on_jumping, Qt.ConnectionType.QueuedConnection)
        return made

    @cached_property
    def erasing(self) -> ErasingPresenter:
        """What looks whether anything has expired."""
        from ui.presenters.erasing import ErasingPresenter

        return ErasingPresenter(self._desk)

    # Pages.

    def show_page(self, name: str) -> None:
        """Bring a page to the front, built when it is first wanted."""
        page = self._pages.get(name) or self._add(name, self._made(name))
        if name != "run":
            self._set_pocket(False)
            if self.is_furnished and "run" in self._pages:
                self.run_page.reading.stop()  # its keys would reach this page
        self._page, self._jumping = name, None
        self._stack.setCurrentWidget(page)
        if self.is_furnished:
            self._follow_page()
        if self.isVisible():
            self._enter()

    @Slot()
    def _enter(self) -> None:
        """The keyboard goes to the page in front, unless it is there already."""
        page, focus = self.front(), QApplication.focusWidget()
        if self._page == "run" or (focus is not None and page.isAncestorOf(focus)):
            return
        panes: Callable[[], Sequence[QWidget]] = getattr(page, "panes", tuple)
        pane = next((one for one in panes() if one.isVisible()), page)
        pane.setFocus(Qt.FocusReason.OtherFocusReason)

    def build(self, name: str) -> None:
        """Build a page before it is wanted, behind the one in front."""
        if name not in self._pages:
            self._add(name, self._made(name))

    @property
    def page(self) -> str:
        """The name of the page in front."""
        return self._page

    def front(self) -> QWidget:
        """The page in front."""
        return self._pages[self._page]

    @property
    def run_page(self) -> RunPage:
        """The Run page."""
        from ui.pages.run import RunPage

        page = self._pages.get("run")
        if not isinstance(page, RunPage):
            page = RunPage()
            if self.is_furnished:
                self._attach(page)
            self._add("run", page)
        return page

    def unlock_page(self) -> UnlockPage:
        """The page of a locked vault, in front."""
        from ui.pages.unlock import UnlockPage

        self.show_page("unlock")
        page = self._pages["unlock"]
        assert isinstance(page, UnlockPage)
        return page

    def go(self, to: GoTo) -> None:
        """Another page or another meeting."""
        if to.page == "run":
            self.run_page.show_meeting(to.meeting_id)
        self.show_page(to.page)
        page = self._pages[to.page]
        self._meeting_id = to.meeting_id or self._meeting_id
        if to.page != "run":
            if to.meeting_id and hasattr(page, "show_meeting"):
                page.show_meeting(to.meeting_id)
            elif to.group_id and hasattr(page, "show_group"):
                page.show_group(to.group_id)

    def show_test_bar(self) -> None:
        """This vault was made with test keys."""
        self._test_bar.show()

    # The strip.

    def say(self, notice: Notice) -> None:
        """Say something on the page in front; one with the same key gives way, or is renewed in its place."""
        before = self._notices.get(notice.key)
        if before is None or before.text != notice.text:
            self._notices.pop(notice.key, None)
        self._notices[notice.key], self._said_on[notice.key] = notice, self._page
        self._say_again()

    def unsay(self, key: str) -> None:
        """A notice is no longer true."""
        self._notices.pop(key, None)
        self._say_again()

    # The cover.

    def lay_cover(self, pen_was_up: bool | None = None) -> None:
        """Window and Stage to a neutral clock, pen up, in one repaint.

        pen_was_up: before the cover, when it lay already before a kill; None: as the pen is now.
        """
        from ui.stage_model import time_of_day

        if self.run.running is None:
            return
        if self.cover.isVisible():
            return
        self.run_page.reading.stop()
        self.notes.save_draft()
        self.notes.forget()
        self._pen_was_up = self.run.running.pen_up if pen_was_up is None else pen_was_up
        self.cover.lay(time_of_day(self.run.wall_s))
        self._hide_all(hidden=True)
        self.stage.cover(covered=True, pen_was_up=self._pen_was_up)
        self.run.set_pen(up=True)

    # Headline.

    def show_headline(self) -> None:
        """Title, chips and times of the page in front."""
        self._show_room()
        if self._page == "run":
            self._run_headline()
        elif self._page in ("prepare", "minutes", "at_door"):
            self._paper_headline()
        else:
            self.headline.set_title(TITLE)
            for chip in (self._rule_chip, self._label_chip, self._quorum_chip, self._stage_chip):
                chip.hide()

    def _show_private(self) -> None:
        """What is for the facilitator alone is hidden in Prepare too while others may see it, as on Run."""
        running = self.run.running
        handed = running is not None and running.chair is not None
        if self._plan_page is not None:
            self._plan_page.hide_private(hidden=handed or self._in_room())

    def look_at_machine(self) -> None:
        """Battery and sound may have changed."""
        if self._plan_page is not None:
            self.plan.look_at_machine()

    def show_lock(self) -> None:
        """Say in Prepare whether a passphrase keeps others out of the vault."""
        if self._rail is not None:
            self._rail.show_lock(has_passphrase=self._commands.has_passphrase())

    def show_time(self) -> None:
        """Time moved on."""
        from ui.stage_model import time_of_day

        if self.cover.isVisible():
            self.cover.set_time(time_of_day(self.run.wall_s))

    # Events.

    def changeEvent(self, event: QEvent) -> None:
        """Whoever comes back to the window may have plugged it in."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange and self.isActiveWindow():
            self.look_at_machine()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Closing never asks: what is typed is kept, a running meeting is met again."""
        if self.is_furnished and "run" in self._pages:
            self.run_page.reading.stop()
        if "wrap_up" in vars(self):
            self.wrap_up.leaving.emit()
        self.closing.emit()
        super().closeEvent(event)

    # Inside.

    def _made(self, name: str) -> QWidget:
        if name == "run":
            return self.run_page
        if name == "unlock":
            from ui.pages.unlock import UnlockPage

            return UnlockPage(self)
        if name == "minutes":
            from ui.pages.minutes import MinutesPage

            minutes = MinutesPage(self.minutes, self)
            minutes.room_left.connect(self._toggle_room)
            return minutes
        if name == "at_door":
            from ui.pages.at_door import AtDoorPage

            at_door = AtDoorPage(self.wrap_up, self)
            at_door.jump_wanted.connect(self._jump)
            return at_door
        from ui.pages.prepare import PreparePage

        page = PreparePage(self.plan, self)
        self._rail = page.rail
        page.rail.passphrase_wanted.connect(self._commands.set_passphrase)
        page.room_left.connect(self._toggle_room)
        if self._desk.store.is_open:
            self.show_lock()
        self._plan_page = page
        self._show_private()
        return page

    def _attach(self, page: RunPage) -> None:
        page.attach(
            self._desk,
            self.run,
            self.notes,
            self.stage,
            self.timekeeping,
            self.deciding,
            lambda: self.wrap_up,
        )
        page.jump_wanted.connect(self._jump)
        page.headline_changed.connect(self.show_headline)
        page.cover_wanted.connect(self.lay_cover)
        page.struck.connect(self.struck)
        page.pocket_wanted.connect(self._set_pocket)
        page.panel.show_list(shown=self.shows_list)
        page.panel.list_shown.connect(self._list_shown)

    def _list_shown(self, shown: bool) -> None:
        """Remembered for the next start."""
        self.shows_list = shown

    def _follow_page(self) -> None:
        """Menus, headline and strip are those of the page in front."""
        self._switch.setVisible(self._page in ("prepare", "minutes", "at_door"))
        self._switch.set_current("minutes" if self._page == "at_door" else self._page)
        wanted: Callable[[], tuple[PageAction, ...]] = getattr(self.front(), "actions_wanted", tuple)
        self.actions_.bring_front(self._stack.currentIndex(), wanted)
        self.show_headline()
        self._drop_notices(lambda one: one.where == "" and self._said_on[one.key] != self._page)

    def _drop_notices(self, old: Callable[[Notice], bool]) -> None:
        """What belonged to a page or a meeting that is gone is said no more; what went wrong stays."""
        for one in [one for one in self._notices.values() if one.tone != "error" and old(one)]:
            del self._notices[one.key]
        self._say_again()

    @Slot()
    def _meeting_left(self) -> None:
        from ui.presenters.desk import MEETING

        self._drop_notices(lambda one: one.where == MEETING)

    def _stands_here(self, notice: Notice) -> bool:
        from ui.presenters.desk import MEETING

        return notice.tone == "error" or notice.where != MEETING or self._page == "run"

    def _chips(self) -> None:
        from ui.widgets.chip import DOT, Chip
        from ui.widgets.switch import Switch

        self._rule_chip = Chip("", "accent", DOT)
        self._label_chip = Chip("", "neutral")
        self._quorum_chip = Chip("", "neutral", DOT)
        self._stage_chip = Chip("", "neutral", "monitor", clickable=True)
        self._stage_chip.clicked.connect(self._chip_pressed)
        for chip in (self._rule_chip, self._label_chip, self._quorum_chip, self._stage_chip):
            chip.hide()
            self.headline.add_chip(chip)
        self._switch = Switch(
            (
                ("prepare", self.tr("Prepare")),
                ("run", self.tr("Run")),
                ("minutes", self.tr("Minutes")),
            )
        )
        self._switch.chosen.connect(self._switched)
        self.headline.set_right(self._switch)

    def _centre(self) -> None:
        centre = _Centre(self)
        column = QVBoxLayout(centre)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._test_bar = TextLabel(
            self.tr("Test vault: its keys protect nothing."), "over", weight=Weight.BOLD, parent=centre
        )
        self._test_bar.hide()
        column.addWidget(self._test_bar)
        column.addWidget(self.headline)
        column.addWidget(self._stack, 1)
        centre.painted.connect(self.painted, Qt.ConnectionType.QueuedConnection)
        centre.painted.connect(self._enter, Qt.ConnectionType.QueuedConnection)
        self._centre_widget = centre
        self.setCentralWidget(centre)

    def _wire(self) -> None:
        desk = self._desk
        desk.noticed.connect(self.say)
        desk.unsaid.connect(self.unsay)
        desk.went.connect(self.go)
        self.run.closing.connect(self._offer_passphrase)
        self.run.changed.connect(self._show_private)
        self.run.left.connect(self._show_private)
        self.run.left.connect(self._meeting_left)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._focus_moved)

    def _own_actions(self) -> tuple[PageAction, ...]:
        from PySide6.QtGui import QKeySequence

        commands, act = self._commands, PageAction
        theme, show, pane = commands.set_theme, self._switched, self._go_pane
        locks = commands.has_passphrase
        return (
            act("group.lock", self.tr("Lock"), ("Ctrl+Shift+L",), commands.lock, "Group", enabled=locks),
            act("group.passphrase", self.tr("Passphrase…"), (), commands.set_passphrase, "Group"),
            act(
                "group.quit", self.tr("Quit"), (), self.leave, "Group", standard=QKeySequence.StandardKey.Quit
            ),
            act("meeting.prepare", self.tr("Prepare"), ("Ctrl+1",), partial(show, "prepare"), "Meeting"),
            act("meeting.run", self.tr("Run"), ("Ctrl+2",), partial(show, "run"), "Meeting"),
            act("meeting.minutes", self.tr("Minutes"), ("Ctrl+3",), partial(show, "minutes"), "Meeting"),
            act(
                "meeting.at_door",
                self.tr("At the door"),
                ("Ctrl+4",),
                self._to_door,
                "Meeting",
                enabled=self._has_door,
            ),
            act("view.room", self.tr("Room view"), ("Ctrl+Shift+R",), self._toggle_room, "View"),
            act("view.next_pane", self.tr("Next pane"), ("F6",), partial(pane, 1), "View"),
            act("view.pane_before", self.tr("Pane before"), ("Shift+F6",), partial(pane, -1), "View"),
            act(
                "view.full",
                self.tr("Full screen"),
                (),
                self._toggle_full,
                "View",
                standard=QKeySequence.StandardKey.FullScreen,
            ),
            act("view.light", self.tr("Light"), (), partial(theme, "light"), "View"),
            act("view.dark", self.tr("Dark"), (), partial(theme, "dark"), "View"),
            act("view.system", self.tr("Light or dark as the system"), (), partial(theme, "system"), "View"),
            act(
                "view.sharing",
                self.tr("Hide from screen sharing, or show"),
                (),
                commands.switch_sharing,
                "View",
                enabled=commands.can_hide,
            ),
            act(
                "view.sound",
                self.tr("Soft sound when a time is over"),
                (),
                commands.switch_sound,
                "View",
                named=lambda: self.tr("No sound when a time is over") if commands.has_sound() else "",
            ),
            act("help.find", self.tr("Find an action…"), ("Ctrl+Shift+P",), self._find_action, "Help"),
            act("help.keys", self.tr("Key card"), ("F1",), self._key_card, "Help"),
        )

    @Slot(object)
    def _release(self, to: GoTo) -> None:
        """To minutes that wait, with the way open on which they are released."""
        self.go(to)
        send: Callable[[], None] = getattr(self.front(), "send", lambda: None)
        send()

    def leave(self) -> None:
        """Close the window."""
        self.close()

    def _switched(self, name: str) -> None:
        if name == "run":
            meeting_id = self.run.running.meeting_id if self.run.running else self.plan.meeting_id
            if not meeting_id:
                return
            self._desk.go("run", meeting_id=meeting_id)
        elif name == "minutes":
            self._desk.go("minutes", meeting_id=self._minuted())
        else:
            self._desk.go("prepare")

    def _minuted(self) -> int:
        """The meeting whose minutes are asked for: that of the page in front."""
        running = self.run.running
        shown = {
            "run": lambda: running.meeting_id if running is not None else 0,
            "at_door": lambda: self.wrap_up.meeting_id,
            "minutes": lambda: self.minutes.meeting_id,
        }
        here = shown[self._page]() if self._page in shown else 0
        return here or self.plan.meeting_id or self._meeting_id

    def _to_door(self) -> None:
        """What is left to do of the meeting in front: when its talk is over, and as often after its close."""
        closed = self._closed_in_front()
        if self._page == "run":
            self.run_page.go_to_door()
        elif closed:
            self._desk.go("at_door", meeting_id=closed)

    def _has_door(self) -> bool:
        """Whether the talk of the meeting in front is over."""
        return self.run_page.is_at_end if self._page == "run" else self._closed_in_front() != 0

    def _closed_in_front(self) -> int:
        """The closed meeting that is planned over or minuted in front; 0 for none."""
        shown = {"prepare": lambda: self.plan.meeting, "minutes": lambda: self.minutes.meeting}
        closed = shown[self._page]() if self._page in shown else None
        return closed.id if closed is not None and closed.phase.is_over else 0

    @Slot(object)
    def _jump(self, jump: Jump) -> None:
        """The page of the minutes, and the first of these actions that it has, once that can be done."""
        self._desk.go("minutes", meeting_id=jump.meeting_id)
        self._jumping = jump
        self._go_on_jumping()

    @Slot()
    def _go_on_jumping(self) -> None:
        jump, self._jumping = self._jumping, None
        if jump is None or self._page != "minutes" or self.minutes.meeting_id != jump.meeting_id:
            return
        specs = {spec.id: spec for spec, _ in self.actions_.shown()}
        spec = next((specs[one] for one in jump.actions if one in specs), None)
        if spec is None or self._in_room():
            return
        if spec.enabled is None or spec.enabled():
            spec.run()
        elif not self.minutes.has_none and (self.minutes.draft is None or self.minutes.sending.view is None):
            self._jumping = jump  # what the page shows of that meeting is not read yet

    def _paper_headline(self) -> None:
        if self._page == "prepare":
            meeting, title, subtitle = self.plan.meeting, self.plan.title, self.plan.subtitle
            label = meeting.distribution if meeting else None
        elif self._page == "at_door":
            view = self.wrap_up.view
            meeting = view.meeting if view else None
            label = meeting.distribution if meeting else None
            title = " · ".join(t for t in (view.group.name, view.meeting.title) if t) if view else ""
            subtitle = self._how_far(view.meeting) if view else ""
        else:
            draft = self.minutes.draft
            meeting = draft.meeting if draft else None
            label = draft.minutes.label if draft else None
            title = " · ".join(t for t in (draft.group.name, draft.meeting.title) if t) if draft else ""
            subtitle = self._over_text(draft) if draft else ""
        self.headline.set_title(title, subtitle)
        self.headline.set_end("")
        self.headline.set_wall_clock("")
        self._show_rule(meeting.attribution if meeting else None)
        self._label_chip.set_text(label.value if label else "")
        self._label_chip.setVisible(meeting is not None)
        self._stage_chip.setVisible(self._in_room())
        self._stage_chip.set_text(self.tr("Room view"))

    def _over_text(self, draft: DraftView) -> str:
        """How far the minutes are. Another paper has sentences of its own, which are not counted here."""
        counted = self.tr("{notes}, {actions}").format(
            notes=self.tr("%n notes", "", len(draft.lines)),
            actions=self.tr("%n actions", "", len(draft.actions)),
        )
        return self._how_far(draft.meeting, counted if self.minutes.papers.sheet is None else "")

    def _how_far(self, meeting: Meeting, counted: str = "") -> str:
        """How far it is; right after the close also what is gone with it."""
        how_far = {"sent": self.tr("Open to objections"), "released": self.tr("Released")}
        phase = how_far.get(meeting.phase.value)
        gone = "" if phase else self.tr("the order of speaking no longer exists")
        return " · ".join(part for part in (phase or self.tr("Closed"), counted, gone) if part)

    def _run_headline(self) -> None:
        from ui.stage_model import time_of_day

        page, words = self.run_page, self.run.words
        self.headline.set_title(*page.title())
        self.headline.set_end(*page.end_text())
        self.headline.set_wall_clock(time_of_day(self.run.wall_s))
        self._show_rule(self.run.rule if words else None)
        self._label_chip.hide()
        self._show_quorum()
        self._stage_chip.setVisible(words is not None)
        if page.reading.is_shown:
            self._stage_chip.set_text(self.tr("Room sees the sentences"))
        elif page.room_view:
            self._stage_chip.set_text(self.tr("Room view"))
        elif self.stage.is_on:
            shown = {"stage": self.tr("Room sees the Stage"), "strip": self.tr("Room sees the strip")}
            self._stage_chip.set_text(shown.get(self.stage.mode, self.tr("Stage is blank")))
        else:
            self._stage_chip.set_text(self.tr("Stage is off"))

    @Slot()
    def _chip_pressed(self) -> None:
        """On Run the Stage goes on to its next shape; elsewhere the chip says room view, and ends it."""
        if self._page == "run":
            self.run_page.cycle_stage()
        else:
            self._toggle_room()

    def _show_quorum(self) -> None:
        """A lamp that follows people coming and going, for groups that need so many to decide."""
        quorum = self.deciding.quorum()
        self._quorum_chip.setVisible(quorum is not None)
        if quorum is not None:
            here, needed = quorum
            met = here >= needed
            told = self.tr("{here} members here, {needed} needed").format(here=here, needed=needed)
            missing = self.tr("No quorum: {here} of {needed}").format(here=here, needed=needed)
            self._quorum_chip.set_text(self.tr("Quorum") if met else missing)
            self._quorum_chip.setAccessibleDescription(told)
            self._quorum_chip.set_tone("accent" if met else "warn")

    @Slot(object)
    def _say_aloud(self, reached: Reached) -> None:
        """A screen reader says it, whatever has the keyboard."""
        from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, reached.text))

    def _show_rule(self, rule: Attribution | None) -> None:
        from peerdesk.domain.rules import Attribution

        names = {
            Attribution.CHATHAM_HOUSE: self.tr("Chatham House Rule"),
            Attribution.ON_RECORD: self.tr("On the record"),
            Attribution.OFF_RECORD: self.tr("Off the record"),
            Attribution.BACKGROUND: self.tr("On background"),
        }
        self._rule_chip.setVisible(rule is not None)
        if rule is not None:
            self._rule_chip.set_text(names[rule])

    def _say_again(self) -> None:
        strip = getattr(self._pages.get(self._page), "strip", None)
        if not isinstance(strip, Strip):
            return
        newest = tuple(filter(self._stands_here, reversed(self._notices.values())))
        notice = next((one for one in newest if one.tone == "error"), newest[0] if newest else None)
        if notice != self._shown and strip.holds_keyboard():
            if notice and self._shown and (notice.key, notice.text) == (self._shown.key, self._shown.text):
                return
            self._go_home()
        self._shown = notice
        if notice is None:
            strip.clear()
            return
        actions = tuple(StripAction(str(n), c.text) for n, c in enumerate(notice.choices))
        if notice.tone == "error" or not actions:
            actions = (*actions, StripAction("dismiss", self.tr("OK")))
        tone = notice.tone if notice.tone in ("warn", "error") else "info"
        text = notice.for_room if notice.for_room and self._in_room() else notice.text
        strip.say(text, actions, tone)  # type: ignore[arg-type]

    def _go_home(self) -> None:
        """The keyboard goes to the first pane, for what it stood on is gone in a moment."""
        panes: Callable[[], Sequence[QWidget]] = getattr(self.front(), "panes", tuple)
        home = next((pane for pane in panes() if pane.isVisible()), None)
        if home is not None:
            home.setFocus(Qt.FocusReason.OtherFocusReason)

    def _add(self, name: str, page: QWidget) -> QWidget:
        """A page joins the others, once."""
        if self._pages.get(name) is not page:
            self._pages[name] = page
            self._stack.addWidget(page)
            strip = getattr(page, "strip", None)
            if isinstance(strip, Strip):
                strip.chosen.connect(self._chosen)
        return page

    def _chosen(self, which: str) -> None:
        notice = self._shown
        if notice is None:
            return
        if which.isdecimal() and int(which) < len(notice.choices):
            notice.choices[int(which)].act()
        self.unsay(notice.key)

    def _offer_passphrase(self, step: ClosingStep) -> None:
        """A meeting on the spot that was kept as a group: its vault may still be open to anyone."""
        from ui.presenters.desk import EVERYWHERE, Choice, Notice

        if step.done is None or not self.run.was_kept or self._commands.has_passphrase():
            return
        now = Choice(self.tr("Set a passphrase…"), self._commands.set_passphrase)
        later = Choice(self.tr("Later"), lambda: None)
        text = self.tr("Not locked. Anyone with this laptop can read it.")
        self.say(Notice(text, (now, later), tone="warn", key="passphrase", where=EVERYWHERE))

    def _uncovered(self) -> None:
        self._hide_all(hidden=False)
        self.stage.cover(covered=False)
        self.run.set_pen(up=self._pen_was_up)
        self.run_page.focus_box()

    @Slot(bool)
    def _set_pocket(self, on: bool) -> None:
        """The window beside a call, or the whole one again."""
        if on is (self.pocket.whole is not None):
            return
        self.menuBar().setHidden(on or self.cover.isVisible())
        self.headline.setHidden(on)
        self.run_page.set_pocket(on)
        if on:
            self.pocket.enter(self)
        else:
            self.pocket.leave(self)
        self.run_page.focus_box()

    def _hide_all(self, *, hidden: bool) -> None:
        """Under the cover nothing is left that a key, a pointer or a screen reader could reach."""
        self.actions_.hold(held=hidden)
        self.run_page.is_covered = hidden
        self.menuBar().setHidden(hidden or self.run_page.in_pocket)
        self._centre_widget.setHidden(hidden)

    def _in_room(self) -> bool:
        """Whether the room may see this screen."""
        return bool(getattr(self._pages.get("run"), "room_view", False))

    def _show_room(self) -> None:
        """What was said is hidden on every page that has it, as on Run."""
        if self._in_room() is not self._was_in_room:
            self._was_in_room = self._in_room()
            self._say_again()
        if "minutes" in self._pages:
            self.minutes.papers.look()
        for page in (self._pages.get("minutes"), self._pages.get("at_door"), self._plan_page):
            set_room_view: Callable[[bool], None] = getattr(page, "set_room_view", lambda _: None)
            set_room_view(self._in_room())
        self._show_private()

    @Slot()
    def _toggle_room(self) -> None:
        if self._page in ("run", "prepare", "minutes", "at_door"):
            self.run_page.set_room_view(not self.run_page.room_view)

    def _toggle_full(self) -> None:
        if self.isFullScreen():
            self.showNormal()
        else:
            self.showFullScreen()

    def _go_pane(self, step: int) -> None:
        wanted: Callable[[], list[QWidget]] = getattr(self.front(), "panes", list)
        panes = [pane for pane in wanted() if pane.isVisible()]
        strip = getattr(self.front(), "strip", None)
        if isinstance(strip, Strip) and strip.isVisible() and strip.actions_shown():
            panes.append(strip)
        if not panes:
            return
        focus = QApplication.focusWidget()
        held = (i for i, pane in enumerate(panes) if focus and (focus is pane or pane.isAncestorOf(focus)))
        to = panes[(next(held, -1 if step > 0 else len(panes)) + step) % len(panes)]
        if isinstance(to, Strip):
            to.focus_first()
        else:
            to.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _focus_moved(self, old: QWidget | None, new: QWidget | None) -> None:
        """No input method learns words typed here: each field says so as soon as it has the keyboard."""
        if isinstance(new, QLineEdit | QPlainTextEdit):
            new.setInputMethodHints(new.inputMethodHints() | UNLEARNT)
        if self._page == "run":
            self.run_page.focus_changed()

    def _find_action(self) -> None:
        from ui.dialogs.find_action import FindAction

        rows = [
            (spec.text_now, spec.shown_key, partial(spec.run))
            for spec, _ in self.actions_.shown()
            if spec.enabled is None or spec.enabled()
        ]
        FindAction(list(rows), self.tr("Find an action"), self).open()

    def _key_card(self) -> None:
        from ui.dialogs.find_action import FindAction

        rows = [(spec.text, spec.shown_key, None) for spec, _ in self.actions_.shown() if spec.shown_key]
        extra = getattr(self.front(), "more_keys", tuple)
        rows += [(text, key, None) for text, key in extra()]
        FindAction(list(rows), self.tr("Key card"), self).open()
