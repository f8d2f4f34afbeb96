"""The column at the door of a meeting that is closed: what is left of papers, mails and dates."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.pages.page import PageAction
from ui.pages.wrap_up_panel import WrapUpPanel
from ui.presenters.wrap_up import Jump, WrapUpPresenter
from ui.theme import Size, Weight, current_theme
from ui.widgets.close_steps import CloseSteps
from ui.widgets.key_button import KeyButton
from ui.widgets.strip import Strip
from ui.widgets.text_label import TextLabel


class AtDoorPage(QWidget):
    """One column in the middle, the strip under it.

    Signals:
        jump_wanted(Jump): what a line is about is done on the page of the minutes.
    """

    jump_wanted = Signal(object)

    def __init__(self, presenter: WrapUpPresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self.panel = WrapUpPanel(presenter, self)
        self.strip = Strip(self)
        self.minutes_button = KeyButton(self.tr("Minutes"), self.tr("PgDn"), primary=True)
        self._first = True
        self._room = False
        steps = CloseSteps()
        steps.show_closed()
        self.panel.set_below(QWidget(), steps)
        self._lay_out()
        self.panel.jump_wanted.connect(self.jump_wanted)
        self.minutes_button.clicked.connect(self.to_minutes)
        presenter.changed.connect(self._show)

    def show_meeting(self, meeting_id: int) -> None:
        """Show how this closed meeting stands."""
        self._first = True
        self._presenter.show_meeting(meeting_id)
        self.panel.focus()

    def set_room_view(self, room: bool) -> None:
        """The room can see this screen: no words of actions, no figures of feedback."""
        if room is not self._room:
            self._room = room
            self.panel.set_room_view(room)

    def actions_wanted(self) -> tuple[PageAction, ...]:
        """What the page can do beside its lines."""
        text = self.tr("On to the minutes")
        return (PageAction("at_door.minutes", text, ("PgDown",), self.to_minutes, "Meeting", repeats=False),)

    def more_keys(self) -> tuple[tuple[str, str], ...]:
        """Keys that are no actions of the window."""
        return ((self.tr("A line of the column"), "1 … 9"), (self.tr("Open the line in front"), "Enter"))

    def panes(self) -> tuple[QWidget, ...]:
        """What the pane keys go round."""
        return (self.panel.lines, self.minutes_button)

    @Slot()
    def to_minutes(self) -> None:
        """The page of the minutes."""
        if self.panel.has_typed():
            self.panel.keep_typed()
        else:
            self.jump_wanted.emit(Jump(self._presenter.meeting_id))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A number is one of the line, wherever on the page the keyboard is."""
        if not self.panel.press_digit(event):
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        """Give the keyboard to the column."""
        super().showEvent(event)
        self.panel.focus()

    @Slot()
    def _show(self) -> None:
        if self._first and self._presenter.rows():
            self._first = False
            self.panel.go_to_first()

    def _lay_out(self) -> None:
        theme = current_theme()
        middle = QVBoxLayout()
        middle.setSpacing(theme.space(3))
        middle.addWidget(TextLabel(self.tr("At the door"), size=Size.BIG, weight=Weight.BOLD))
        middle.addWidget(self.panel, 1)
        buttons = QHBoxLayout()
        buttons.addWidget(self.minutes_button)
        buttons.addStretch(1)
        self.panel.put_under_lines(buttons)
        row = QHBoxLayout()
        row.setContentsMargins(theme.space(8), theme.space(6), theme.space(8), theme.space(2))
        row.addStretch(1)
        row.addLayout(middle, 6)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, theme.space(3))
        column.addLayout(row, 1)
        column.addWidget(self.strip)
