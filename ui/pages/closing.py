"""The end of the talk: the column at the door, and the close, which says what is done and what it did."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QHideEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from ui.dialogs.confirm import ask_to_erase
from ui.models.wording import sharing_text
from ui.pages.wrap_up_panel import WrapUpPanel
from ui.presenters.run import ClosingStep, RunPresenter
from ui.presenters.wrap_up import WrapUpPresenter
from ui.theme import Size, Weight, current_theme
from ui.widgets.bars import Bar, Bars, ScrolledBars
from ui.widgets.close_steps import CloseSteps
from ui.widgets.key_button import KeyButton
from ui.widgets.section_label import SectionLabel
from ui.widgets.text_label import TextLabel


class ClosingPanel(QWidget):
    """The middle of the page when the talk is over.

    Signals:
        close_wanted(): close the meeting now.
        minutes_wanted(): show the minutes of the closed meeting.
        read_back_wanted(): ask whether the room shall see the sentences.
        jump_wanted(Jump): what a line is about is done on the page of the minutes.
    """

    close_wanted = Signal()
    minutes_wanted = Signal()
    read_back_wanted = Signal()
    jump_wanted = Signal(object)

    def __init__(
        self, presenter: RunPresenter, wrap_up: WrapUpPresenter, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._presenter, self._wrap_up = presenter, wrap_up
        self.column = WrapUpPanel(wrap_up, self)
        self._title = TextLabel(self.tr("The talk is over."), size=Size.BIG, weight=Weight.BOLD)
        self._what = TextLabel("", "ink_soft", Size.BODY, wrap=True)
        self._close_steps = CloseSteps()
        self._done = TextLabel("", "ink", Size.BODY, wrap=True)
        self._taken_heading = SectionLabel(self.tr("Planned and taken, minutes"))
        self._taken = Bars(self)
        self.read_back_button = KeyButton(self.tr("Read back…"), self.tr("F5"))
        self.close_button = KeyButton(self.tr("Close the meeting"), self.tr("PgDn"), primary=True)
        self.forget_button = KeyButton(self.tr("Forget it all"), primary=True)
        self.minutes_button = KeyButton(self.tr("Minutes"), self.tr("PgDn"), primary=True)
        self._group_name = QLineEdit(self)
        self._group_name.setPlaceholderText(self.tr("Name of the group"))
        self._group_name.setAccessibleName(self.tr("Name of the group"))
        self.keep_button = KeyButton(self.tr("Keep as a group"))
        self._lay_out()
        self.column.close_wanted.connect(self.close_wanted)
        self.column.jump_wanted.connect(self.jump_wanted)
        self.column.lines.moved.connect(self._line_moved)
        wrap_up.changed.connect(self._say_what)
        self.read_back_button.clicked.connect(self.read_back_wanted)
        self.close_button.clicked.connect(self.close_wanted)
        self.forget_button.clicked.connect(self._ask_to_forget)
        self.minutes_button.clicked.connect(self.minutes_wanted)
        self.keep_button.clicked.connect(self._keep)
        self._group_name.returnPressed.connect(self._keep)
        self._finished = False
        self._told = False

    @property
    def is_finished(self) -> bool:
        """Whether the meeting is closed."""
        return self._finished

    def show_meeting(self, rows: tuple[tuple[str, int, int], ...]) -> None:
        """Before the close: what it will do, and planned against taken."""
        words = self._presenter.words
        if words is None:
            return
        on_the_spot = not words.group.kept
        self._finished = False
        self._title.set_text(self.tr("The talk is over."))
        self._say_what()
        self._what.show()
        self._close_steps.set_waiting()
        self._done.set_text("")
        self._done.hide()
        self.show_taken(rows)
        for widget in (self.forget_button, self._group_name, self.keep_button):
            widget.setVisible(on_the_spot)
        self.close_button.setVisible(not on_the_spot)
        self.close_button.setEnabled(True)
        self.column.lines.setVisible(not on_the_spot)
        self.read_back_button.show()
        self.minutes_button.setVisible(False)

    def show_taken(self, rows: tuple[tuple[str, int, int], ...]) -> None:
        """The titles of the items with minutes planned and taken."""
        longest = max((max(planned, taken) for _, planned, taken in rows), default=1)
        self._taken.set_rows(
            tuple(
                Bar(title, taken, f"{taken} / {planned}", taken > planned, planned)
                for title, planned, taken in rows
            )
            if longest
            else ()
        )
        self._taken_heading.setVisible(bool(rows))

    @property
    def is_on_the_spot(self) -> bool:
        """Whether it is first asked if the meeting shall be forgotten."""
        return self.forget_button.isVisibleTo(self)

    @property
    def is_told(self) -> bool:
        """Whether it says what is still open, and the next press closes."""
        return self._told

    def tell_open(self) -> bool:
        """Say what is still open before the close, with the keyboard on it; whether there was need to."""
        if self._told or self.column.open_before_close() == ():
            return False
        self.column.go_to_close()
        self._told = True
        self._say_what()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, self._what.text()))
        return True

    def focus_column(self) -> None:
        """The keyboard to the first line that is left to do."""
        if not self.is_on_the_spot:
            self.column.go_to_first()
            self.column.focus()

    def hideEvent(self, event: QHideEvent) -> None:
        """What was told is told again when the talk is over again."""
        super().hideEvent(event)
        self._told = False
        self._say_what()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A number is one of the line, where no field has the keyboard."""
        if self.is_on_the_spot or not self.column.press_digit(event):
            super().keyPressEvent(event)

    def panes(self) -> list[QWidget]:
        """What F6 reaches; none takes the keyboard by itself, for somebody may be typing a note."""
        wanted = (
            self.column.lines, self._group_name, self.forget_button, self.close_button, self.minutes_button
        )  # fmt: skip
        return [widget for widget in wanted if widget.isVisible()]

    def show_step(self, step: ClosingStep) -> None:
        """The close has come so far."""
        self.column.focus()  # before what has the keyboard is hidden
        self.close_button.setEnabled(False)
        self.read_back_button.hide()
        self.column.lines.set_current("close")
        self._close_steps.set_reached(step.name)
        if step.done is None:
            return
        self._finished = True
        self.close_button.setEnabled(True)
        self._title.set_text(self.tr("Closed."))
        parts = [
            self.tr("%n notes", "", step.done.notes),
            self.tr("%n actions", "", step.done.actions),
        ]
        text = self.tr("{what} are kept; who said what was never written down.").format(what=", ".join(parts))
        if step.done.made_neutral:
            text += " " + self.tr("%n names were made neutral.", "", step.done.made_neutral)
        if step.done.shared is not None:
            some, everybody, band = step.done.shared
            told = self.tr("The floor went round as if {some} of {all} had spoken equally long: {how}.")
            text += " " + told.format(some=some, all=everybody, how=sharing_text(band))
        self._what.hide()
        self._done.set_text(text)
        self._done.show()
        self.close_button.setVisible(False)
        self.minutes_button.setVisible(True)

    def _line_moved(self, line: str) -> None:
        """Another line in front: the close waits again until it is asked for twice."""
        if self._told and line != "close":
            self._told = False
            self._say_what()

    def _say_what(self) -> None:
        """Under the title: what can be done now, or what the close would leave open."""
        words = self._presenter.words
        text = self.tr("Esc goes to the lines. Back still returns to the table.")
        if words is not None and not words.group.kept:
            text = self.tr(
                "This meeting was started on the spot. Forget it all, or keep it as a group’s first."
            )
        elif self._told:
            text = self._open_text()
        self._what.set_text(text)
        self._what.set_colour("warn" if self._told else "ink_soft")

    def _open_text(self) -> str:
        names = {
            "owners": self.tr("owners"),
            "feedback": self.tr("feedback"),
            "next_date": self.tr("next date"),
        }
        close = self.tr("The close shuffles the notes for good; PgDn again closes.")
        lines = self.column.open_before_close()
        if not lines:
            return close
        left = self.tr("Still open: {lines}. Esc goes there.").format(
            lines=", ".join(names[one] for one in lines)
        )
        return f"{left}\n{close}"

    def _ask_to_forget(self) -> None:
        ask_to_erase(
            self,
            self.tr("Forget this meeting?"),
            self.tr("Its notes and its people are erased for good."),
            self.tr("Forget it all"),
            self._presenter.forget,
        )

    def _keep(self) -> None:
        self._presenter.keep_as_group(self._group_name.text(), lambda: None)

    def _made_taken(self) -> QWidget:
        """Planned and taken minutes, under the lines."""
        taken = QWidget(self)
        column = QVBoxLayout(taken)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(current_theme().space(2))
        column.addWidget(self._taken_heading)
        column.addWidget(ScrolledBars(self._taken), 1)
        return taken

    def _lay_out(self) -> None:
        theme = current_theme()
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.space(8), theme.space(5), theme.space(8), 0)
        column.setSpacing(theme.space(2))
        column.addWidget(self._title)
        column.addWidget(self._what)
        column.addWidget(self._done)
        buttons = QHBoxLayout()
        buttons.setSpacing(theme.space(3))
        for widget in (
            self.forget_button,
            self._group_name,
            self.keep_button,
            self.close_button,
            self.minutes_button,
            self.read_back_button,
        ):
            buttons.addWidget(widget)
        buttons.addStretch(1)
        column.addLayout(buttons)
        column.addWidget(self.column, 1)
        self.column.set_below(self._made_taken(), self._close_steps)
        for before, after in pairwise((self.forget_button, self._group_name, self.keep_button)):
            QWidget.setTabOrder(before, after)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
