"""The middle of the Run page while the meeting runs: steps, the line to read out, the table, the keys."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from ui.theme import Size, current_theme
from ui.widgets.key_button import KeyButton

if TYPE_CHECKING:
    from PySide6.QtGui import QContextMenuEvent

    from peerdesk.services.running import RunningView
    from ui.pages.deciding_panel import DecidingPanel
    from ui.pages.table_list import TableList
    from ui.presenters.run import RunPresenter
    from ui.widgets.not_heard import NotHeard
    from ui.widgets.round_table import RoundTable, SeatPressed
    from ui.widgets.step_bar import StepBar
    from ui.widgets.text_label import TextLabel

LETTERS_MS = 1500
"""Letters typed at the table within this time belong together."""

SEAT_SIGNS = ("!", "?", ":")
"""Signs that can be typed on a seat; plus and minus are minutes there."""

LIST_SIGN = "#"
"""Closes and opens the list of hands, at the table."""


class TablePanel(QWidget):
    """The middle of the page while the meeting runs: steps, table, keys; the keys alone until `attach`.

    Signals:
        list_made(QWidget): people are shown as a list for the first time; it has no keys of its own.
        list_shown(bool): people are shown as a list from now on, or round the table.
    """

    list_made = Signal(object)
    list_shown = Signal(bool)

    steps: StepBar
    card: TextLabel
    private: TextLabel
    table: RoundTable | TableList
    not_heard: NotHeard
    deciding: DecidingPanel
    _run: RunPresenter
    _words: Callable[[], RunningView | None]
    topics: Callable[[], Mapping[int, str]]
    motion: Callable[[], str]

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._letters = ""
        self._letters_ns = 0
        self._list: TableList | None = None
        theme = current_theme()
        self.back = KeyButton(self.tr("Back"), self.tr("PgUp"))
        self.next = KeyButton(self.tr("Next"), self.tr("PgDn"), primary=True)
        self.passing = KeyButton(self.tr("Pass"), self.tr("Esc ↓"))
        self.who = KeyButton(self.tr("Who?"), self.tr("Ctrl J"))
        self.pen = KeyButton(self.tr("Pen up"), self.tr("Ctrl L"))
        keys = QHBoxLayout()
        keys.setSpacing(theme.space(2))
        keys.addStretch(1)
        for button in (self.back, self.next, self.passing, self.who, self.pen):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            keys.addWidget(button)
        keys.addStretch(1)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(*(theme.space(4),) * 3, 0)
        self._column.setSpacing(theme.space(3))
        self._column.addStretch(1)
        self._column.addLayout(keys)

    def attach(
        self,
        run: RunPresenter,
        words: Callable[[], RunningView | None],
        topics: Callable[[], Mapping[int, str]],
        motion: Callable[[], str],
    ) -> None:
        """Put steps and table over the keys, and behind them what moves them.

        words: gives the words for the meeting's numbers, as far as whoever sees this screen may read them.
        topics: gives those of topics, by number. motion: gives the motion that is put.
        """
        from ui.pages.deciding_panel import DecidingPanel
        from ui.widgets.not_heard import NotHeard
        from ui.widgets.round_table import RoundTable
        from ui.widgets.step_bar import StepBar
        from ui.widgets.text_label import TextLabel

        self._run, self._words, self.topics, self.motion = run, words, topics, motion
        self.steps = StepBar(self)
        self.card = TextLabel("", "ink_soft", Size.BODY, wrap=True)
        self.private = TextLabel("", "ink_faint", wrap=True)
        self.not_heard = NotHeard(self)
        self._column.takeAt(0)
        self._column.insertWidget(0, self.steps)
        self._column.insertWidget(1, self.card)
        self._column.insertWidget(2, self.private)
        self.deciding = DecidingPanel(self)
        self._ring = self.table = RoundTable(self)
        self._connect(self._ring)
        self._column.insertWidget(3, self._ring, 1)
        self._column.insertWidget(4, self.not_heard, 0, Qt.AlignmentFlag.AlignHCenter)
        self._column.insertWidget(5, self.deciding)
        self.steps.step_chosen.connect(run.start_step)
        self.passing.clicked.connect(run.pass_turn)

    def show_list(self, *, shown: bool) -> None:
        """Everybody as a list, or round the table again."""
        if shown == self.is_list:
            return
        had_keyboard = self.at_table()
        if shown and self._list is None:
            from ui.pages.table_list import TableList

            self._list = TableList(self)
            self._connect(self._list)
            self._column.insertWidget(4, self._list, 1)
            self.list_made.emit(self._list)
        self.table.hide()
        self.table = self._list if shown and self._list is not None else self._ring
        self.table.show()
        self.list_shown.emit(shown)
        if had_keyboard:
            self.table.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.show_meeting()

    @property
    def is_list(self) -> bool:
        """Whether people are shown as a list."""
        return self._list is not None and self.table is self._list

    def _connect(self, table: RoundTable | TableList) -> None:
        table.seat_pressed.connect(self._seat_pressed)
        table.reseated.connect(lambda to: self._run.reseat(to.person_id, to.before_id))

    def show_meeting(self) -> None:
        """Show the meeting as it is now."""
        from ui.pages import run_views as views

        run = self._run
        running, words = run.running, self._words()
        if running is None or words is None:
            return
        now, topics = run.now_ns, self.topics()
        self.table.set_view(views.table_view(running, words, now, at_table=self.at_table(), topics=topics))
        self.not_heard.set_people(views.not_heard_names(running, words))
        self.steps.set_steps(views.step_views(running, words, now))
        closed = self.tr("The list of hands is closed.") if running.table.closed else ""
        card = " ".join(t for t in (self.motion() or views.card_text(running, words), closed) if t)
        self.card.set_text(card)
        self.card.setVisible(bool(card))
        private = views.private_text(running, words)
        self.private.set_text(private)
        self.private.setVisible(bool(private))
        self.next.set_text(views.next_text(running, words, topics))
        self.back.setEnabled(run.can_go_back)
        self.passing.setEnabled(running.item_plan is not None)
        self.pen.set_text(self.tr("Pen down") if running.pen_up else self.tr("Pen up"))

    def show_time(self) -> None:
        """Time moved on: only the clocks are drawn again, until a turn has used up its grace."""
        from ui.pages import run_views as views

        run = self._run
        running, words = run.running, self._words()
        if running is None or words is None:
            return
        if self.table.view().then_text != views.then_text(running, words, views.FOLLOWING, run.now_ns):
            self.show_meeting()
        else:
            self.table.set_clock(*views.clock_view(running, run.now_ns))
            self.steps.set_steps(views.step_views(running, words, run.now_ns))

    def at_table(self) -> bool:
        """Whether the keyboard is at the table."""
        focus = QApplication.focusWidget()
        table = self.table
        return focus is not None and (focus is table or table.isAncestorOf(focus))

    def find_seat(self, letter: str) -> None:
        """Letters typed at the table: the keyboard goes to the seat with these initials."""
        now = self._run.now_ns
        fresh = now - self._letters_ns > LETTERS_MS * 1_000_000
        self._letters = letter if fresh else self._letters + letter
        self._letters_ns = now
        member = self._run.match(self._letters, seated_only=True)
        if member is None and not fresh:
            self._letters = letter
            member = self._run.match(letter, seated_only=True)
        if member is not None:
            self.table.focus_seat(member.id)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """What can be done with the seat under the pointer or with the keyboard."""
        under = self.table.seat_at(self.table.mapFromGlobal(event.globalPos()))
        self.show_seat_menu(under, event.globalPos())

    def show_seat_menu(self, person: int | None = None, at: QPoint | None = None) -> None:
        """What can be done with a seat; None: with that of the keyboard, beside it."""
        focus, words = QApplication.focusWidget(), self._words()
        person = person or self.table.seat_of(focus)
        if person is None or words is None or focus is None:
            return
        from ui.pages.seat_menu import seat_menu

        menu = seat_menu(self._run, words, person, self)
        if menu is not None:
            menu.popup(at or focus.mapToGlobal(focus.rect().center()))
            menu.setActiveAction(next(action for action in menu.actions() if action.isEnabled()))

    def press_sign(self, sign: str) -> bool:
        """A sign typed at the table: a request of whoever's seat has the keyboard, or the list of hands."""
        from ui.models.who import NEXT, SIGNS

        if sign == LIST_SIGN:
            self._run.close_list()
            return True
        person = self.table.seat_of(QApplication.focusWidget())
        if person is None or sign not in {*SEAT_SIGNS, NEXT}:
            return False
        if sign == NEXT:
            self._run.put_next(person)
        else:
            self._run.hand(person, SIGNS[sign])
        return True

    def _seat_pressed(self, pressed: SeatPressed) -> None:
        if pressed.floor:
            self._run.give_floor(pressed.person_id)
        else:
            self._run.hand(pressed.person_id)
