"""The Run page: the door, the table and the close; agenda at the left, notes at the right."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from ui.pages.notes_panel import NotesPanel
from ui.pages.table_panel import TablePanel
from ui.theme import current_theme
from ui.widgets.section_label import SectionLabel
from ui.widgets.strip import Strip

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from peerdesk.services.running import RunningView
    from ui.models.deciding_model import DecidingRow
    from ui.models.who import Who
    from ui.pages.closing import ClosingPanel
    from ui.pages.door import DoorPanel, DoorSide
    from ui.pages.page import PageAction
    from ui.pages.pocket_panel import PocketPanel
    from ui.pages.reading import Reading
    from ui.presenters.deciding import DecidingPresenter
    from ui.presenters.desk import Desk
    from ui.presenters.notes import NotesPresenter
    from ui.presenters.run import ClosingStep, RunPresenter
    from ui.presenters.stage import StagePresenter
    from ui.presenters.timekeeping import Timekeeping
    from ui.presenters.wrap_up import WrapUpPresenter
    from ui.widgets.agenda_list import AgendaRail, ItemChosen
    from ui.widgets.decide_bar import DecideBar, DecideTyped
    from ui.widgets.who_bar import WhoBar, WhoChosen

SECOND_NS = 1_000_000_000
ROOM = "room"
"""Key of the sentence that says why notes are hidden."""

POCKET_LINES = 5
"""Lines that are kept free for what PeerDesk has to say in the Pocket window: two, and four choices."""

BACK_DATES_S = (30, 60, 120, 300)
"""Choices of "it started at…", in seconds ago."""

_READ_NS = 700_000_000
"""How long what is still open stands before a press closes. Chosen: nobody reads it faster."""


class RunPage(QWidget):
    """The meeting that people sit in.

    It is a frame at first, for the first paint of the window: what is behind it comes with `attach`.

    Signals:
        headline_changed(): title, chips or times changed.
        cover_wanted(): Esc Esc.
        struck(): Ctrl+Shift+D.
        pocket_wanted(bool): a small window beside a call, or the whole one again.
        jump_wanted(Jump): what is left at the door is done on the page of the minutes.
    """

    headline_changed = Signal()
    cover_wanted = Signal()
    struck = Signal()
    pocket_wanted = Signal(bool)
    jump_wanted = Signal(object)

    rail: AgendaRail
    reading: Reading
    who_bar: WhoBar
    decide_bar: DecideBar
    _deciding: DecidingPresenter
    _desk: Desk
    _run: RunPresenter
    _notes: NotesPresenter
    _stage: StagePresenter
    _wrap_up: Callable[[], WrapUpPresenter]

    def __init__(self) -> None:
        super().__init__()
        self._escape_ns = 0
        self._parked = 0
        self._second = 0
        self._drawn = False
        self._is_seen = self._screens_seen = self._closes_after_note = False
        self._told_ns = 0
        self._may_sleep = False
        self.panel = TablePanel(self)
        self.strip = Strip(self)
        self.notes_panel = NotesPanel(self)
        self._door: DoorPanel | None = None
        self._side: DoorSide | None = None
        self._closing: ClosingPanel | None = None
        self._pocket: PocketPanel | None = None
        self.in_pocket = False
        self.is_covered = False
        self._middle = QStackedWidget(self)
        self._right = QStackedWidget(self)
        self._lay_out()

    def attach(
        self,
        desk: Desk,
        run: RunPresenter,
        notes: NotesPresenter,
        stage: StagePresenter,
        timekeeping: Timekeeping,
        deciding: DecidingPresenter,
        wrap_up: Callable[[], WrapUpPresenter],
    ) -> None:
        """Put into the frame what moves and behind it what moves it; what was typed by then is taken over."""
        from ui.pages.reading import Reading
        from ui.pages.run_dialogs import RunDialogs
        from ui.widgets.agenda_list import AgendaRail
        from ui.widgets.decide_bar import DecideBar
        from ui.widgets.who_bar import WhoBar

        self._desk = desk
        self._run, self._notes, self._stage = run, notes, stage
        self.dialogs = RunDialogs(self, run, timekeeping, stage, self.words)
        self.reading = Reading(self, self._middle, desk, run)
        self.reading.left.connect(self._reading_left)
        self.reading.escaped.connect(self._escape)
        self.reading.presenter.showing_changed.connect(self.headline_changed)
        self.rail = AgendaRail(self)
        self._rail_column.takeAt(1)
        self._rail_column.addWidget(self.rail, 1)
        self.who_bar = WhoBar(self)
        self._said.addWidget(self.who_bar)
        self._deciding, self._wrap_up = deciding, wrap_up
        self.decide_bar = DecideBar(self)
        self._said.addWidget(self.decide_bar)
        self.panel.attach(run, self.words, self.topics, self.motion)
        self._wire()
        self.notes_panel.attach(notes)
        notes.kept.connect(self._note_kept)  # behind the panel, which has put in what was typed meanwhile
        notes.refused.connect(self._note_refused)
        self._order_tabs()

    # What the window asks.

    def panes(self) -> list[QWidget]:
        """Places F6 goes round."""
        if self.reading.is_on and self.reading.panel is not None:
            return [*([self.notes_panel.entry] if self._right.isVisible() else []), self.reading.panel.home]
        if self._middle.currentWidget() is self._door and self._door is not None:
            price = self._door.price
            return [self._door.line, *([price] if price.actions_shown() else []), self._door.begin_button]
        if self._middle.currentWidget() is self._closing and self._closing is not None:
            return [*([self.notes_panel.entry] if self._right.isVisible() else []), *self._closing.panes()]
        if self.in_pocket and self._pocket is not None:
            return [self.notes_panel.entry, self._pocket.clock]
        decides = [self.panel.deciding] if self.panel.deciding.isVisible() else []
        return [self.notes_panel.entry, self.panel.table, *decides, self.rail, self.notes_panel.list]

    def title(self) -> tuple[str, str]:
        """The group and how many are here."""
        from peerdesk.domain.running import people_here

        words, running = self._run.words, self._run.running
        if words is None or running is None:
            return "", ""
        from ui.pages import run_views as views

        name = words.group.name or self.tr("On the spot")
        if not running.begun:
            here = self.tr("%n of {all} here", "", len(running.seats)).format(all=len(words.expected))
            return name, here
        here = self.tr("%n here", "", len(people_here(running)))
        leads = self._run.person(views.chair_of(running, words) or 0)
        if leads is not None:
            here = self.tr("{here} · {name} has the chair").format(here=here, name=leads.first_name)
        return name, self.tr("{here} · may sleep").format(here=here) if self._may_sleep else here

    def set_may_sleep(self, may_sleep: bool) -> None:
        """The system will not keep the laptop awake."""
        self._may_sleep = may_sleep
        self.headline_changed.emit()

    def end_text(self) -> tuple[str, bool]:
        """When we end and whether that is late; at the door when we start."""
        from ui.pages import run_views as views

        running = self._run.running
        if running is None:
            return "", False
        if running.begun:
            return views.end_text(running, self._run.now_ns, self._run.wall_s, self._run.late_s(running))
        return self._start_text()

    def show_meeting(self, meeting_id: int) -> None:
        """Show a meeting; its door opens if it was closed until now."""
        self._run.open_meeting(meeting_id)

    def focus_box(self) -> None:
        """The keyboard in the box; under the cover it stays with the cover."""
        if not self.is_covered:
            self.notes_panel.entry.setFocus(Qt.FocusReason.ShortcutFocusReason)

    @property
    def room_view(self) -> bool:
        """Whether the room can see this screen, as the facilitator or the screens say."""
        return self._is_seen or self._screens_seen

    def set_room_view(self, room: bool) -> None:
        """By hand: the room can see this screen, or cannot, whatever the screens say."""
        self._is_seen, self._screens_seen = room, False
        self._show_room_view()

    def _show_room_view(self) -> None:
        """No texts of notes, motions and lines, and no names that were asked for, in the room's sight."""
        room = self.room_view
        if not room:
            self._desk.unsay(ROOM)
        self.notes_panel.set_room_view(room)
        self._deciding.set_room_view(room)
        self.decide_bar.set_dots(room)
        if self._said.currentWidget() is self.decide_bar and self.decide_bar.text.isReadOnly():
            self._open_decide(self.decide_bar.kind.key(), keep=True)
        if room:
            self.panel.not_heard.set_named(False)
        self.show_all()
        self._show_closing_for_room()
        self.headline_changed.emit()

    def _show_closing_for_room(self) -> None:
        from ui.pages import run_views as views

        running, words = self._run.running, self.words()
        if self._closing is not None and running is not None and words is not None:
            self._closing.column.set_room_view(self.room_view)
            self._closing.show_taken(views.taken_rows(running, words, self._run.now_ns))

    def set_pocket(self, on: bool) -> None:
        """Only the clock, the keys and the box, in one narrow column, or the whole page again."""
        if on == self.in_pocket:
            return
        if self._said.currentWidget() is not self.strip:
            self._ask_who(asking=False)
        self.in_pocket = on
        pocket = self._pocket or self._made_pocket()
        for part in (self._left, self._centre, self._right):
            part.setVisible(not on)
        if on:
            pocket.borrow(self._said, self.notes_panel.compose)
        else:
            self._column.addWidget(self._said)
        self.notes_panel.set_narrow(narrow=on)
        edge = 0 if on else current_theme().space(4)
        self._said.setContentsMargins(edge, 0, edge, 0 if on else current_theme().space(3))
        self.strip.set_lines(POCKET_LINES if on else 0)
        self.who_bar.set_narrow(narrow=on)
        self.decide_bar.set_narrow(narrow=on)
        pocket.setVisible(on)
        self.show_all()

    def words(self) -> RunningView | None:
        """The words for the meeting's numbers, as far as whoever sees this screen may read them."""
        from ui.pages import run_views as views

        words = self._run.words
        return views.for_room(words, self._stage.title_of) if words and self.room_view else words

    def topics(self) -> Mapping[int, str]:
        """The words of topics, by number; none where the room sees this screen."""
        return {} if self.room_view else self._deciding.topic_texts()

    def motion(self) -> str:
        """The motion that is put, in full; "" while there is none, and where the room sees this screen."""
        from peerdesk.domain.turns import Mode

        running, question = self._run.running, self._deciding.question()
        if self.room_view or question is None or running is None or running.table.mode is not Mode.MOTION:
            return ""
        told = self.tr("Amendment: {text}") if question.amends_id else self.tr("Motion: {text}")
        return told.format(text=question.text)

    def actions_wanted(self) -> tuple[PageAction, ...]:
        """What the meeting can do, with its keys."""
        from ui.pages.page import PageAction

        run, notes = self._run, self._notes
        started = self._is_running

        def at_seat() -> bool:
            return self._seat_held() is not None

        return (
            PageAction(
                "run.next", self.tr("Next person, step or item"), ("PgDown",), self.go_next, repeats=False
            ),
            PageAction("run.back", self.tr("Back"), ("PgUp",), self.go_back, repeats=False),
            PageAction("run.who", self.tr("Who?…"), ("Ctrl+J",), self.ask_who, enabled=started),
            PageAction("run.start_item", self.tr("Start the chosen item"), ("Ctrl+T",), self.start_chosen),
            PageAction(
                "run.started_at",
                self.tr("It started at…"),
                ("Ctrl+Shift+T",),
                self.offer_started_at,
                enabled=started,
            ),
            PageAction(
                "run.finish_by", self.tr("Finish by…"), ("F8",), self.dialogs.finish_by, enabled=started
            ),
            PageAction(
                "run.add_time", self.tr("Add time…"), ("Shift+F8",), self.dialogs.add_time, enabled=started
            ),
            PageAction("run.pause", self.tr("Pause, go on"), (), run.pause, enabled=started),
            PageAction("run.more", self.tr("A minute more"), (), lambda: run.add_time(1), enabled=started),
            PageAction("run.less", self.tr("A minute less"), (), lambda: run.add_time(-1), enabled=started),
            PageAction(
                "run.lateness",
                self.tr("Lateness against the plan, or since the start"),
                (),
                run.switch_lateness,
                enabled=started,
            ),
            PageAction("run.copy_order", self.tr("Copy order"), (), self.copy_order, enabled=started),
            PageAction("run.pass", self.tr("Pass or skip"), (), run.pass_turn, enabled=started),
            PageAction(
                "run.not_heard", self.tr("Who was not heard"), ("F4",), self.name_not_heard, enabled=started
            ),
            PageAction(
                "view.table_list",
                self.tr("The table as a list"),
                ("Shift+F4",),
                self.switch_list,
                "View",
                enabled=started,
                named=lambda: self.tr("The table as a ring") if self.panel.is_list else "",
            ),
            PageAction("run.decide", self.tr("Decide…"), ("F3",), self.decide, enabled=started),
            PageAction(
                "run.turns", self.tr("How the floor passes on…"), ("F2",), self.show_turns, enabled=started
            ),
            PageAction(
                "run.last_speaker",
                self.tr("Last speaker again"),
                ("Ctrl+B",),
                run.last_speaker_back,
                enabled=started,
            ),
            PageAction(
                "run.close_list",
                self.tr("Close or open the list of hands"),
                (),
                run.close_list,
                enabled=started,
            ),
            PageAction(
                "run.chair",
                self.tr("Hand the chair…"),
                (),
                self.hand_chair,
                enabled=lambda: started() or self._is_handed(),
                named=lambda: self.tr("Take the chair back") if self._is_handed() else "",
            ),
            PageAction(
                "run.remote", self.tr("By a call, or in the room"), (), self.mark_remote, enabled=at_seat
            ),
            PageAction(
                "run.step_out", self.tr("Leaves the table, or comes back"), (), self.step_out, enabled=at_seat
            ),
            PageAction("run.brief", self.tr("Has now heard the Rule"), (), self.brief, enabled=at_seat),
            PageAction("run.table", self.tr("To the table"), (), self.to_table, enabled=started),
            PageAction("run.leave_door", self.tr("Back to the plan"), (), run.leave_door, "Meeting"),
            *self._reading_actions(),
            PageAction("run.end", self.tr("End the talk now"), (), self.end_talk, "Meeting", enabled=started),
            PageAction("notes.pen", self.tr("Pen up, pen down"), ("Ctrl+L",), self.toggle_pen, "Notes"),
            PageAction(
                "notes.strike",
                self.tr("Strike the last note"),
                ("Ctrl+Shift+D",),
                self.strike,
                "Notes",
                repeats=False,
            ),
            PageAction("notes.edit", self.tr("Edit the last note"), (), notes.take_back, "Notes"),
            PageAction("notes.undo", self.tr("Undo the last note"), (), notes.undo, "Notes"),
            PageAction("notes.find", self.tr("Find in this meeting"), (), self.start_find, "Notes"),
            PageAction("view.stage", self.tr("Stage, strip, blank"), ("F7",), self.cycle_stage, "View"),
            PageAction(
                "view.stage_off",
                self.tr("Take the Stage away"),
                ("Shift+F7",),
                self._stage.stop,
                "View",
                enabled=lambda: self._stage.is_on,
            ),
            PageAction(
                "view.stage_window",
                self.tr("Stage as a window to share"),
                ("Shift+F9",),
                self.stage_window,
                "View",
            ),
            PageAction(
                "view.message", self.tr("Message to the room…"), ("F9",), self.dialogs.message, "View"
            ),
            PageAction(
                "view.pocket",
                self.tr("Pocket window beside a call"),
                ("F12",),
                self.toggle_pocket,
                "View",
                enabled=started,
            ),
            PageAction("view.blank", self.tr("Blank the Stage"), (), self._stage.blank, "View"),
            PageAction("view.cover", self.tr("Cover"), (), self.cover_wanted.emit, "View"),
        )

    def _reading_actions(self) -> tuple[PageAction, ...]:
        """What can be done with the sentences that are read back; the keys are those of their page."""
        from functools import partial

        from ui.pages.page import PageAction

        def shown() -> bool:
            return self.reading.is_shown

        def can_begin() -> bool:
            return self.reading.presenter.can_begin and not self.reading.is_on

        texts = (
            ("out", self.tr("Read back: this sentence out")),
            ("softer", self.tr("Read back: say it more softly, or as before")),
            ("merge", self.tr("Read back: merge with the next sentence")),
            ("undo", self.tr("Read back: take the last change back")),
            ("leave", self.tr("Read back: stop")),
        )
        ask = self.tr("Read the sentences back to the room…")
        return (
            PageAction("run.read_back", ask, ("F5",), self.read_back, "Notes", enabled=can_begin),
            *(
                PageAction(
                    f"read_back.{meaning}",
                    text,
                    (),
                    partial(self.reading.press, meaning),
                    "Notes",
                    enabled=shown,
                )
                for meaning, text in texts
            ),
        )

    def more_keys(self) -> tuple[tuple[str, str], ...]:
        """Keys that are no actions of the window: those of the box and of the table."""
        return (
            (self.tr("To the table"), "Esc"),
            (self.tr("Back to the box, at the table"), "Tab"),
            (self.tr("Cover; any key and Enter return"), "Esc Esc"),
            (self.tr("Edit the last note, in an empty box"), "↑"),
            (self.tr("Find in this meeting, in an empty box"), "/"),
            (self.tr("Replace the next underlined word, in the box"), "Tab"),
            (self.tr("Undo the last note, in an empty box"), "Ctrl+Z"),
            (self.tr("A seat, at the table"), self.tr("its initials")),
            (self.tr("Hand up or down, on a seat"), "Enter"),
            (self.tr("The floor now, on a seat"), "Shift+Enter"),
            (self.tr("Point of order, question, direct response, on a seat"), "!  ?  :"),
            (self.tr("Is next, on a seat"), "*"),
            (self.tr("All that a seat can do, on a seat"), "Shift+F10"),
            (self.tr("From seat to seat, at the table"), "↑"),
            (self.tr("Sits one place on or back, on a seat"), ">  <"),
            (self.tr("Close or open the list of hands, at the table"), "#"),
            (self.tr("Next, at the table"), "→"),
            (self.tr("Back, at the table"), "←"),
            (self.tr("Pass, at the table"), "↓"),
            (self.tr("Pause, go on, at the table"), "Space"),
            (self.tr("A minute more, less, at the table"), "+  −"),
            (self.tr("Blank the Stage, at the table"), "."),
            (self.tr("Hand up or down, after Who?"), "Enter"),
            (self.tr("The floor now, after Who?"), "Ctrl+Enter"),
            (self.tr("The floor all along, after Who?"), "Ctrl+Shift+Enter"),
            (self.tr("Out, softer, merge with the next, while sentences are read back"), "O  S  M"),
            (self.tr("Take the last change back, while sentences are read back"), "Ctrl+Z"),
        )

    # What the keys do.

    def go_next(self) -> None:
        """PageDown: at the door it begins, after the talk it closes, after the close it shows the minutes.

        With lines still open above the close the first press says so, and the next one closes.
        """
        running = self._run.running
        if running is None:
            return
        if self.reading.is_on:
            self.reading.press("next")
        elif running.ended and self._closing is not None:
            if not self._run.is_bounce():
                self._closing_next()
        else:
            self._run.go_next()

    def go_back(self) -> None:
        """PageUp."""
        if self.reading.is_on:
            self.reading.press("back")
        elif not self._run.is_closing:
            self._run.go_back()

    def ask_who(self) -> None:
        """Ctrl+J: initials for a hand, the floor, or all along."""
        if self._is_running() and not self.reading.covers:
            self._ask_who(asking=True)

    def hand_chair(self) -> None:
        """The person whose seat has the keyboard leads, or whoever is typed; again it goes back."""
        if self._is_handed():  # also when the talk is over
            self._run.hand_chair(None)
        elif (person := self._seat_held()) is not None:
            self._run.hand_chair(person)
        elif self._is_running():
            self._ask_who(asking=True, chair=True)

    def mark_remote(self) -> None:
        """The person whose seat has the keyboard takes part by a call, or sits in the room after all."""
        person = self._seat_held()
        if person is not None:
            self._run.remote(person)

    def name_not_heard(self) -> None:
        """F4: the names of those who had no turn yet, or only how many they are."""
        self.panel.not_heard.set_named(not self.panel.not_heard.is_named())

    def switch_list(self) -> None:
        """Shift+F4: everybody in a list, or round the table."""
        self.panel.show_list(shown=not self.panel.is_list)

    def step_out(self) -> None:
        """The person whose seat has the keyboard leaves the table, or comes back."""
        if (person := self._seat_held()) is not None:
            self._run.step_out(person)

    def brief(self) -> None:
        """The person whose seat has the keyboard has now heard the Rule."""
        if (person := self._seat_held()) is not None:
            self._run.brief(person)

    def decide(self) -> None:
        """F3: a vote, a motion or a topic, in one line; what was typed into it is still there."""
        if not self._is_running() or self.reading.covers:
            return
        bar, reopened = self.decide_bar, self._said.currentWidget() is not self.decide_bar
        self._said.setCurrentWidget(bar)
        if bar.has_text() and not self._deciding.waits_for_wording():
            bar.text.setFocus() if not bar.text.isReadOnly() else bar.figures.setFocus()
        elif reopened or self._deciding.waits_for_wording():
            self._open_decide(self._deciding.usual_kind())

    def show_turns(self) -> None:
        """F2: the five ways in which the floor passes on, and their switches."""
        from PySide6.QtCore import QPoint

        from ui.pages.seat_menu import turns_menu

        menu, table = turns_menu(self._run, self), self._table()
        if menu is not None:
            size = menu.sizeHint() / 2
            menu.popup(table.mapToGlobal(table.rect().center() - QPoint(size.width(), size.height())))
            menu.setActiveAction(next((a for a in menu.actions() if a.isChecked()), menu.actions()[0]))

    def to_table(self) -> None:
        """Esc in the box: letters and arrows go to the table."""
        self._table().setFocus(Qt.FocusReason.ShortcutFocusReason)

    def toggle_pocket(self) -> None:
        """F12."""
        self.pocket_wanted.emit(not self.in_pocket)

    def toggle_pen(self) -> None:
        """Ctrl+L."""
        running = self._run.running
        if running is not None:
            self._run.set_pen(up=not running.pen_up)

    def strike(self) -> None:
        """Ctrl+Shift+D: the half-typed text and the last note."""
        self.decide_bar.wipe()
        self._notes.strike(self.notes_panel.entry.take_text())
        self.struck.emit()

    def start_find(self) -> None:
        """A slash in an empty box."""
        if not self.notes_panel.entry.toPlainText():
            self.notes_panel.entry.set_text("/")
        self.focus_box()

    def start_chosen(self) -> None:
        """Ctrl+T: the item chosen in the agenda, or else the next one, starts now."""
        running = self._run.running
        if running is None:
            return
        chosen = self.rail.current_item()
        if chosen is not None and chosen != self._run.item_id:
            self._run.start_item(chosen)
        elif running.item + 1 < len(running.items):
            self._run.start_item(running.items[running.item + 1].item_id)

    def offer_started_at(self) -> None:
        """Ctrl+Shift+T: the running item started earlier than it was pressed."""
        if not self._is_running():
            return
        from PySide6.QtWidgets import QMenu

        menu = QMenu(self)
        labels = (self.tr("30 s ago"), self.tr("1 min ago"), self.tr("2 min ago"), self.tr("5 min ago"))
        for seconds, label in zip(BACK_DATES_S, labels, strict=True):
            menu.addAction(label).setData(seconds)
        menu.addAction(self.tr("Another time…"))
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.triggered.connect(lambda action: self._started(action.data()))
        menu.popup(self.rail.mapToGlobal(self.rail.rect().topRight()))

    def cycle_stage(self) -> None:
        """F7."""
        screen = self.screen()
        self._stage.cycle(screen.name() if screen else "")

    def stage_window(self) -> None:
        """The Stage as a window, or as the whole screen again."""
        screen = self.screen()
        self._stage.as_window(screen.name() if screen else "")

    def copy_order(self) -> None:
        """Who speaks and who follows, for the chat of a call."""
        from PySide6.QtGui import QGuiApplication

        text = self._run.copy_order()
        if text:
            QGuiApplication.clipboard().setText(text)

    def end_talk(self) -> None:
        """The talk ends, wherever it is; Back returns."""
        from peerdesk.domain.running import End

        self._run.press(End())

    # Events.

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys that no widget took: Esc, and letters at the table."""
        if event.key() == Qt.Key.Key_Escape:
            self._escape()
        elif event.key() == Qt.Key.Key_F10 and event.modifiers() == Qt.KeyboardModifier.ShiftModifier:
            self.panel.show_seat_menu()  # what the menu key does, for keyboards without one
        elif self._at_table() and event.text() == "/":
            self.start_find()
        elif self.panel.at_table() and not _has_command(event) and self.panel.press_sign(event.text()):
            event.accept()
        elif self.panel.at_table() and event.text().strip() and not _has_command(event):
            self.panel.find_seat(event.text())
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Tab at the table goes back to the box."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            in_box = watched is self.notes_panel.entry
            if in_box and event.key() in (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp) and not event.modifiers():
                event.ignore()
                return True
        return super().eventFilter(watched, event)

    # Inside.

    def _lay_out(self) -> None:
        theme = current_theme()
        left = QWidget(self)
        rail = QVBoxLayout(left)
        rail.setContentsMargins(*(theme.space(4),) * 3, theme.space(2))
        rail.setSpacing(theme.space(2))
        rail.addWidget(SectionLabel(self.tr("Agenda")))
        rail.addStretch(1)
        self._rail_column = rail
        left.setObjectName("rail")
        left.setAutoFillBackground(True)
        self._right.setObjectName("card")
        self._right.setAutoFillBackground(True)
        self._middle.addWidget(self.panel)
        self._right.addWidget(self.notes_panel)
        self._left = left
        self._said = QStackedWidget(self)
        self._said.addWidget(self.strip)
        self._said.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._said.setContentsMargins(theme.space(4), 0, theme.space(4), theme.space(3))
        self._centre = QWidget(self)
        middle = QVBoxLayout(self._centre)
        middle.setContentsMargins(0, 0, 0, 0)
        middle.setSpacing(theme.space(2))
        middle.addWidget(self._middle, 1)
        middle.addWidget(self._said)
        self._column = middle
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(left, 7)
        row.addWidget(self._centre, 22)
        row.addWidget(self._right, 10)
        self._colour_columns()

    def _order_tabs(self) -> None:
        """From the left to the right, in whatever order the parts were made."""
        panel, notes = self.panel, self.notes_panel
        keys = (panel.back, panel.next, panel.passing, panel.who, panel.pen)
        order = (
            self.rail.list,
            panel.table,
            panel.deciding,
            *keys,
            notes.entry,
            notes.kind_button,
            notes.list,
        )
        for before, after in pairwise(order):
            QWidget.setTabOrder(before, after)

    def _colour_columns(self) -> None:
        theme = current_theme()
        for widget, token in ((self._left, "rail"), (self._right, "card")):
            palette = widget.palette()
            palette.setColor(widget.backgroundRole(), theme.colour(token))
            widget.setPalette(palette)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.ApplicationPaletteChange:
            self._colour_columns()
            if self._pocket is not None:
                self._pocket.colour()

    def _wire(self) -> None:
        run = self._run
        run.changed.connect(self.show_all)
        run.ticked.connect(self._show_time)
        run.item_changed.connect(self._notes.refresh)
        run.item_changed.connect(self._item_changed)
        run.closing.connect(self._show_closing)
        run.left.connect(self.decide_bar.wipe)
        self._wire_keys(self.panel)
        self.who_bar.edited.connect(self._who_edited)
        self.who_bar.chosen.connect(self._who_chosen)
        self.who_bar.left.connect(self._who_left)
        self.decide_bar.kind_picked.connect(self._decide_picked)
        self.decide_bar.edited.connect(self._decide_edited)
        self.decide_bar.chosen.connect(self._decide_chosen)
        self.decide_bar.left.connect(self._decide_left)
        self._deciding.changed.connect(self._show_deciding)
        self._deciding.reword_wanted.connect(self.decide)
        self._deciding.refused.connect(self._decide_refused)
        self.panel.deciding.wanted.connect(self._row_wanted)
        self.panel.deciding.unwanted.connect(self._row_unwanted)
        self.rail.item_chosen.connect(self._start_item)
        self.notes_panel.parked.connect(self._show_parked)
        self.notes_panel.entry.find_requested.connect(self._make_room_to_find)
        self.notes_panel.entry.installEventFilter(self)
        self._stage.exposed.connect(self._exposed)
        self._stage.shown_changed.connect(self.headline_changed)
        self._stage.shown_changed.connect(self._show_side)
        self._stage.key_pressed.connect(self._stage_key)
        self._shortcuts_of_table(self.panel.table)
        self.panel.list_made.connect(self._shortcuts_of_table)

    def _wire_keys(self, panel: TablePanel | PocketPanel) -> None:
        """What the buttons do."""
        panel.back.clicked.connect(self.go_back)
        panel.next.clicked.connect(self.go_next)
        panel.who.clicked.connect(self.ask_who)
        panel.pen.clicked.connect(self.toggle_pen)

    def _made_pocket(self) -> PocketPanel:
        from ui.pages.pocket_panel import PocketPanel

        self._pocket = made = PocketPanel(self._run, self.words, self.topics, self)
        self._wire_keys(made)
        made.passing.clicked.connect(self._run.pass_turn)
        self._shortcuts_of_table(made.clock)
        layout = self.layout()
        assert isinstance(layout, QHBoxLayout)
        layout.addWidget(made, 1)
        return made

    def _table(self) -> QWidget:
        """What takes the keys of the table: in the Pocket window its clock."""
        return self._pocket.clock if self.in_pocket and self._pocket is not None else self.panel.table

    def _shortcuts_of_table(self, table: QWidget) -> None:
        from PySide6.QtGui import QKeySequence, QShortcut

        run = self._run
        keys = (
            (("Right",), self.go_next),
            (("Left",), self.go_back),
            (("Down",), run.pass_turn),
            (("Space",), run.pause),
            (("+", "="), lambda: run.add_time(1)),
            (("-",), lambda: run.add_time(-1)),
            ((".",), self._stage.blank),
            (("Tab",), self.focus_box),
        )
        for names, act in keys:
            for name in names:
                shortcut = QShortcut(QKeySequence(name), table)
                shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
                shortcut.setAutoRepeat(name in "+=-")
                shortcut.activated.connect(act)

    def show_all(self) -> None:
        """Show the meeting as it is now."""
        run = self._run
        if run.running is None or run.words is None:
            return
        if self.in_pocket and not self._is_running():
            self.pocket_wanted.emit(False)
        self._show_parts()
        if run.running.begun:
            self._show_table()
        if self._drawn:
            self._show_around()
        else:  # the first time everything is new: the table in one frame, what is round it in the next
            self._drawn = True
            QTimer.singleShot(0, self, self._show_around)

    @Slot()
    def _show_around(self) -> None:
        self._show_rail()
        self.headline_changed.emit()

    def _show_parts(self) -> None:
        running = self._run.running
        if running is None or self.reading.is_on:
            return
        if not running.begun:
            self._show_door()
        elif running.ended:
            if self._middle.currentWidget() is not self._closing or not self._run.is_closing:
                self._show_end()
        elif self._middle.currentWidget() is not self.panel or not self._notes.was_asked:
            self._middle.setCurrentWidget(self.panel)
            self._right.setCurrentWidget(self.notes_panel)
            self._right.setVisible(True)
            self._notes.load()
            self.focus_box()
        self.notes_panel.set_pen_up(running.pen_up)

    @Slot()
    def _reading_left(self) -> None:
        """The table or the close again, and the keyboard in the box."""
        self.show_all()
        self.focus_box()

    def read_back(self) -> None:
        """F5: ask whether the room shall see the sentences."""
        if self.in_pocket:
            self.pocket_wanted.emit(False)
        self.reading.ask()

    def _show_rail(self) -> None:
        from ui.pages import run_views as views

        run = self._run
        words = self.words()
        if run.running is not None and words is not None:
            self.rail.set_view(views.rail_view(run.running, words, run.now_ns, run.wall_s, self._parked))

    def _show_time(self) -> None:
        run = self._run
        running, words = run.running, self.words()
        if running is None or words is None:
            return
        if running.begun and not running.ended:
            if self.in_pocket and self._pocket is not None:
                self._pocket.show_time()
            else:
                self.panel.show_time()
        second = self._run.now_ns // SECOND_NS
        if second == self._second:
            return
        self._second = second
        if not running.begun and self._door is not None:
            self._door.show_price()
        elif running.begun and not running.ended:
            self._show_rail()
        self.headline_changed.emit()

    def _start_item(self, chosen: ItemChosen) -> None:
        if chosen.item_id != self._run.item_id:  # what runs is not begun anew by a key that went astray
            self._run.start_item(chosen.item_id)

    def _make_room_to_find(self, _words: str) -> None:
        """What is found is a list, for which the Pocket window has no place."""
        if self.in_pocket:
            self.pocket_wanted.emit(False)

    def _show_parked(self, count: int) -> None:
        self._parked = count
        self._show_rail()

    def _show_door(self) -> None:
        if self._door is None or self._side is None:
            from ui.pages.door import DoorPanel, DoorSide

            self._door, self._side = DoorPanel(self._run, self), DoorSide(self._run, self)
            self._side.stage_button.clicked.connect(self.cycle_stage)
            self._middle.addWidget(self._door)
            self._right.addWidget(self._side)
        if self._middle.currentWidget() is not self._door:
            self._middle.setCurrentWidget(self._door)
            self._right.setCurrentWidget(self._side)
            self._right.setVisible(True)
            self._door.show_seated()
            self._door.line.setFocus()
        self._door.show_meeting()
        self._show_side()

    def _show_side(self) -> None:
        if self._side is not None:
            self._side.show_meeting(stage_on=self._stage.is_on)

    def _show_end(self) -> None:
        from ui.pages import run_views as views

        if self._said.currentWidget() is not self.strip:
            self._ask_who(asking=False)
        self._take_over_decided()
        if self._closing is None:
            from ui.pages.closing import ClosingPanel

            self._closing = ClosingPanel(self._run, self._wrap_up(), self)
            self._closing.minutes_wanted.connect(self._to_minutes)
            self._closing.close_wanted.connect(self._close_pressed)
            self._closing.read_back_wanted.connect(self.read_back)
            self._closing.jump_wanted.connect(self._jump)
            self._middle.addWidget(self._closing)
        running, words = self._run.running, self.words()
        if running is None or words is None:
            return
        comes = self._middle.currentWidget() is not self._closing
        self._notes.load()
        self._notes.save_draft()
        self._middle.setCurrentWidget(self._closing)
        self._right.setCurrentWidget(self.notes_panel)
        self._right.setVisible(True)
        self._closing.show_meeting(views.taken_rows(running, words, self._run.now_ns))
        self._closing.column.set_room_view(self.room_view)
        if comes or self._wrap_up().meeting_id != running.meeting_id:  # the door of another was looked at
            self._wrap_up().show_meeting(running.meeting_id, views.begun(running, self._run.now_ns))
        if comes:
            self.focus_box()

    def _show_closing(self, step: ClosingStep) -> None:
        self.decide_bar.wipe()
        if self._closing is not None:
            self._closing.show_step(step)
            self._right.setVisible(False)

    def _closing_next(self) -> None:
        if self._closing is None:
            return
        if self._closing.is_finished:
            self._to_minutes()
        elif self._run.words is not None and self._run.words.group.kept:
            self._ask_to_close()

    def _jump(self, jump: object) -> None:
        """The closed meeting leaves the table; what is left of it is done where it stands on paper."""
        self._run.leave_closed()
        self.jump_wanted.emit(jump)

    def go_to_door(self) -> None:
        """The keyboard to the lines of the column, when the talk is over."""
        if self._closing is not None and self.is_at_end:
            self._closing.focus_column()

    @property
    def is_at_end(self) -> bool:
        """Whether the talk is over and the lines of the door are in front."""
        return self._closing is not None and self._middle.currentWidget() is self._closing

    @Slot()
    def _close_pressed(self) -> None:
        """The button or the line of the close; the second click of a double one counts as none."""
        if not self._run.is_bounce():
            self._ask_to_close()

    def _ask_to_close(self) -> None:
        """What was typed into a line is kept first; what is still open is said before it is too late."""
        closing = self._closing
        if closing is None or self._run.is_closing:
            return
        if closing.column.has_typed():
            closing.column.keep_typed()
        elif closing.tell_open():
            self._told_ns = self._run.now_ns
        elif not closing.is_told or self._run.now_ns - self._told_ns >= _READ_NS:
            self._close()

    def _close(self) -> None:
        """All that is typed is kept as notes first, one after the other; a search is no note."""
        entry = self.notes_panel.entry
        self._closes_after_note = entry.is_held()
        if entry.is_held():
            return
        if entry.toPlainText().startswith("/"):
            entry.take_text()
        text = entry.toPlainText()
        if not text.strip():
            self._run.close()
            return
        entry.hold()

        def kept() -> None:
            entry.accept()
            if self.is_at_end:
                self._close()

        self._notes.submit_then(text, kept)

    def _note_kept(self) -> None:
        """A note that was on its way when the meeting was to close: unless somebody went back meanwhile."""
        if self._closes_after_note and self.is_at_end:
            self._close()
        self._closes_after_note = self._closes_after_note and self.is_at_end

    def _note_refused(self) -> None:
        self._closes_after_note = False

    def _to_minutes(self) -> None:
        running = self._run.running
        if running is not None:
            meeting_id = running.meeting_id
            self._run.leave_closed()
            self._desk.go("minutes", meeting_id=meeting_id)

    def _is_handed(self) -> bool:
        running = self._run.running
        return running is not None and running.chair is not None

    def _seat_held(self) -> int | None:
        """The person whose seat has the keyboard."""
        return self.panel.table.seat_of(self.window().focusWidget()) if self._is_running() else None

    def _who_edited(self, typed: str) -> None:
        from ui.models.who import read_who
        from ui.models.wording import request_text

        who = read_who(typed)
        member, gets = self._run.match(who.name), self._run.match(who.gets)
        if member is None:
            self.who_bar.show_who(self.tr("new guest") if len(who.name) > 3 else "")
            return
        shown = member.first_name
        if gets is not None:
            shown = self.tr("{name} gives their time to {other}").format(name=shown, other=gets.first_name)
        elif who.kind is not None:
            shown = self.tr("{name}: {what}").format(name=shown, what=request_text(who.kind))
        elif who.is_next:
            shown = self.tr("{name} is next").format(name=shown)
        self.who_bar.show_who(shown)

    def _who_chosen(self, chosen: WhoChosen) -> None:
        from ui.models.who import read_who

        who = read_who(chosen.typed)
        member, gets = self._run.match(who.name), self._run.match(who.gets)
        if who.gets and (gets is None or not self._run.is_timed):
            self.who_bar.show_who(self.tr("nobody") if gets is None else self.tr("turns have no limit"))
            return
        if member is not None:
            self._do_who(member.id, who, chosen.what)
        elif len(who.name) > 3:
            self._run.add_guest(who.name, lambda person: self._do_who(person, who, chosen.what))
        else:
            self.who_bar.show_who(self.tr("nobody"))
            return
        self._who_left()

    def _who_left(self) -> None:
        self._ask_who(asking=False)
        self.focus_box()

    def _ask_who(self, *, asking: bool, chair: bool = False) -> None:
        """The line for initials in the place of the strip, or the strip again."""
        self._said.setCurrentWidget(self.who_bar if asking else self.strip)
        if asking:
            self.who_bar.open(chair=chair)

    def _open_decide(self, kind: str, *, keep: bool = False) -> None:
        """The fields of one way of deciding. keep: with what was typed so far."""
        from ui.models.wording import deciding_text

        deciding = self._deciding
        kinds = tuple((key, deciding_text(key)) for key in deciding.kinds())
        self.decide_bar.open(kinds, kind)
        fields = deciding.fields(kind)
        self.decide_bar.show_fields(fields.text, fields.asks, fields.figures, fixed=fields.fixed, keep=keep)

    def _decide_picked(self, kind: str) -> None:
        self._open_decide(kind, keep=True)

    def _decide_edited(self, typed: DecideTyped) -> None:
        self.decide_bar.say(self._deciding.preview(typed.kind, typed.text, typed.figures))

    def _decide_chosen(self, typed: DecideTyped) -> None:
        if not typed.text.strip() and not typed.figures.strip():
            self._decide_left()
            return
        stays = self._deciding.fields(typed.kind).stays

        def kept() -> None:
            if not self.decide_bar.is_held():
                return
            self.decide_bar.wipe()
            if self._said.currentWidget() is not self.decide_bar:
                return
            if stays:
                self._open_decide(typed.kind)
            else:
                self._decide_left()

        self.decide_bar.hold()
        self._deciding.submit(typed.kind, typed.text, typed.figures, kept)

    def _decide_refused(self, sentence: str) -> None:
        """Said where the eye is: in the line, which covers the strip, or in the strip."""
        if self._said.currentWidget() is self.decide_bar:
            self.decide_bar.release(fixed=self._deciding.fields(self.decide_bar.kind.key()).fixed)
            self.decide_bar.say(sentence, refused=True)
        else:
            from ui.presenters.desk import Notice

            self._desk.say(Notice(sentence, tone="error", key="error"))

    def _decide_left(self) -> None:
        self._deciding.line_left()
        self.decide_bar.wipe()
        if self._said.currentWidget() is self.decide_bar:
            self._said.setCurrentWidget(self.strip)
            self.focus_box()

    def _item_changed(self) -> None:
        """A motion or topic of the item before is put no more; what was typed freely stays."""
        if self._said.currentWidget() is self.decide_bar and self.decide_bar.text.isReadOnly():
            self._decide_left()

    def _show_deciding(self) -> None:
        self.panel.deciding.show_all(() if self.room_view else self._deciding.rows())
        self._show_table()
        self.headline_changed.emit()

    def _row_wanted(self, row: DecidingRow) -> None:
        if self._deciding.want(row):
            self._decide_left_behind()
            self.decide()

    def _row_unwanted(self, row: DecidingRow) -> None:
        if self._deciding.unwant(row):
            self._decide_left_behind()
            self._said.setCurrentWidget(self.decide_bar)
            self._open_decide("withdraw")

    def _take_over_decided(self) -> None:
        """Words typed for a vote that comes no more are a half-typed note; without one they would be lost."""
        typed, entry = self.decide_bar.take_typed(), self.notes_panel.entry
        if typed:
            entry.set_text(" ".join(part for part in (entry.toPlainText().strip(), typed) if part))

    def _decide_left_behind(self) -> None:
        """Another motion was chosen in the list: the line opens for that one."""
        self.decide_bar.wipe()

    def _do_who(self, person: int, who: Who, what: str) -> None:
        """What the line said of a person; the Enter that ended it says the rest."""
        run, gets = self._run, self._run.match(who.gets)
        if what == "chair":
            run.hand_chair(person)
        elif gets is not None:
            run.give_time(person, gets.id)
        elif who.is_far:
            run.remote(person)
        elif who.is_next:
            run.put_next(person)
        elif what == "floor":
            run.give_floor(person, who.kind)
        elif what == "all_along":
            run.all_along(person)
        else:
            run.hand(person, who.kind)

    def _escape(self) -> None:
        now = self._run.now_ns
        twice = now - self._escape_ns <= 400_000_000
        self._escape_ns = now
        was_reading = self.reading.is_on
        self.reading.stop()
        if twice:
            self._escape_ns = 0
            self.cover_wanted.emit()
        elif self._is_running() and not self._at_table() and not was_reading:
            self.to_table()
        elif not self._is_running() and not was_reading:
            self.go_to_door()
        self._show_table()

    def focus_changed(self) -> None:
        """The keyboard went elsewhere: the frame round the table follows.

        What is typed goes to the sentences as long as they cover everything else.
        """
        focus = QApplication.focusWidget()
        if self.reading.covers and focus is not None and QApplication.activeModalWidget() is None:
            if focus is not self.reading.room:
                self.reading.focus()
            return
        if self._is_running():
            self._show_table()

    def _show_table(self) -> None:
        """The table, or what stands for it in the Pocket window."""
        if self.in_pocket and self._pocket is not None:
            self._pocket.show_meeting()
        else:
            self.panel.show_meeting()

    def _at_table(self) -> bool:
        """Whether the keyboard is at the table."""
        return self.panel.at_table() or (self.in_pocket and self._table().hasFocus())

    def _is_running(self) -> bool:
        running = self._run.running
        return running is not None and running.begun and not running.ended

    def _started(self, seconds: int | None) -> None:
        if seconds is None:
            self.dialogs.started_at()
        elif self._run.item_id is not None:
            self._run.start_item(self._run.item_id, float(seconds))

    def _exposed(self, exposed: bool) -> None:
        from ui.presenters.desk import MEETING, Notice

        before, self._screens_seen = self.room_view, exposed and self._stage.is_on
        self._show_room_view()
        if self._screens_seen and not before:
            told = self.tr("The room may see this screen: notes are hidden on it. Ctrl+Shift+R shows them.")
            self._desk.say(Notice(told, key=ROOM, where=MEETING))

    def _stage_key(self, key: str) -> None:
        {"next": self.go_next, "back": self.go_back, "blank": self._stage.blank}.get(key, lambda: None)()

    def _start_text(self) -> tuple[str, bool]:
        from ui.stage_model import time_of_day

        running, words = self._run.running, self._run.words
        if running is None or words is None or words.meeting.starts is None:
            return "", False
        start = time_of_day(running.planned_start_s)
        minutes = round(self._run.late_start_s() / 60)
        if minutes > 0:
            return self.tr("starts {time} · {minutes} late").format(time=start, minutes=minutes), True
        return self.tr("starts {time}").format(time=start), False


def _has_command(event: QKeyEvent) -> bool:
    commands = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
    return bool(event.modifiers() & (commands | Qt.KeyboardModifier.MetaModifier))
