"""The column at the door with what belongs to the line in front; the same before the close and after it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QLayout, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from ui.presenters.wrap_up import TYPED, DoorRow, WrapUpPresenter
from ui.theme import current_theme
from ui.widgets.door_lines import DoorLine, DoorLines, LineChosen, LineTyped
from ui.widgets.owners_list import OwnerRow, OwnersList, OwnerTyped

_LEAST = 16
"""Steps of room under the lines, at least: two actions with their fields."""

_WANTED = 40
"""Steps of room under the lines before these grow. Chosen: a heading with five bars, or four actions."""


class WrapUpPanel(QWidget):
    """Nine lines, and under them the actions without an owner or what a line is about.

    Signals:
        close_wanted(): close the meeting now.
        jump_wanted(Jump): what a line is about is done on the page of the minutes.
    """

    close_wanted = Signal()
    jump_wanted = Signal(object)

    def __init__(self, presenter: WrapUpPresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self._room = False
        self._refused: dict[tuple[int, str], str] = {}
        self._opened_with, self._was_refused = "", False
        self.lines = DoorLines(self)
        self.owners = OwnersList(self)
        self.below = QStackedWidget(self)
        self._usual = QWidget(self)
        self._of_close: QWidget | None = None
        self._lay_out()
        self.lines.chosen.connect(self._open)
        self.lines.typed.connect(self._typed)
        self.lines.moved.connect(self._show_below)
        self.owners.typed.connect(self._owner_typed)
        self.owners.passed.connect(self._owners_passed)
        self.owners.given_up.connect(self.focus)
        presenter.changed.connect(self._show)
        presenter.leaving.connect(self.put_away)
        self._show()

    def set_below(self, usual: QWidget, of_close: QWidget | None = None) -> None:
        """What stands under the lines: usually, and while the close is in front."""
        self._usual, self._of_close = usual, of_close
        for widget in (usual, of_close):
            if widget is not None:
                self.below.addWidget(widget)
        self._show_below()

    def put_under_lines(self, buttons: QLayout) -> None:
        """What stands between the lines and what belongs to the one in front."""
        self._column.insertLayout(1, buttons)

    def set_room_view(self, room: bool) -> None:
        """The room can see this screen: no words of actions, no figures of feedback."""
        self._room = room
        self.owners.set_secret(room)
        if self.lines.edited == "feedback":
            self.lines.set_secret(room)
        self._show()

    def focus(self) -> None:
        """The keyboard to the line in front."""
        self.lines.setFocus(Qt.FocusReason.OtherFocusReason)

    def go_to_first(self) -> None:
        """The first line that is left to do in front."""
        rows = self._presenter.rows()
        first = next((row for row in rows if row.state == "to_do" and row.can), None)
        if first is not None:
            self.lines.set_current(first.line)

    def go_to_close(self) -> None:
        """The close in front, with the keyboard; a field without new words is left."""
        self._leave_field()
        self.lines.set_current("close")
        self.focus()

    def open_before_close(self) -> tuple[str, ...] | None:
        """Lines that are left to do and stand above the close; None as long as it is not known."""
        rows = self._presenter.rows()
        place = next((at for at, row in enumerate(rows) if row.line == "close"), None)
        if place is None:
            return None
        return tuple(row.line for row in rows[:place] if row.state == "to_do" and row.can)

    def has_typed(self) -> bool:
        """Whether something is typed that may be kept; what was refused as it stands may not."""
        return bool(self.lines.edited and self._is_new(self.lines.field.text())) or self.owners.has_text()

    def keep_typed(self) -> None:
        """Keep what is typed, as Enter would."""
        self.owners.keep_typed()
        text = self.lines.field.text()
        if self.lines.edited and self._is_new(text):
            self._typed(LineTyped(self.lines.edited, text))

    @Slot()
    def put_away(self) -> None:
        """Another meeting comes, or the window goes: what is typed is kept here, and no field is open."""
        self._leave_field()
        self.owners.keep_typed()

    def press_digit(self, event: QKeyEvent) -> bool:
        """A number where no field has the keyboard; whether it was one."""
        return self.lines.press_digit(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The lines grow into what is left once there is room for what stands under them."""
        super().resizeEvent(event)
        theme, column = current_theme(), self._column
        others = [column.itemAt(at) for at in range(column.count())]
        taken = sum(one.sizeHint().height() + column.spacing() for one in others[1:-1] if one is not None)
        self.lines.set_room(self.height() - taken - column.spacing() - theme.space(_WANTED))
        column.activate()

    # Inside.

    def _is_new(self, text: str) -> bool:
        """Whether it is other words than those the field was opened with: a proposal, or what was refused."""
        return bool(text.strip()) and text != self._opened_with

    def _show(self) -> None:
        self.lines.set_lines(tuple(map(self._line_of, self._presenter.rows())))
        rows = (OwnerRow(one.key, "" if self._room else one.text) for one in self._presenter.ownerless())
        self.owners.set_rows(tuple(rows))
        self._show_below()

    def _line_of(self, row: DoorRow) -> DoorLine:
        rated = row.line == "feedback" and row.state == "done"
        return DoorLine(row.line, row.title, "" if self._room and rated else row.figure, row.state, row.can)

    def _show_below(self, *_: object) -> None:
        current = self.lines.current
        shown = self._usual
        if current == "owners" and self._presenter.ownerless():
            shown = self.owners
        elif current == "close" and self._of_close is not None:
            shown = self._of_close
        if shown is not self.below.currentWidget() and self.below.indexOf(shown) >= 0:
            self.below.setCurrentWidget(shown)

    def _open(self, chosen: LineChosen) -> None:
        line = chosen.id
        if self.lines.edited == line:  # it is open already, with what is typed in it
            self.lines.field.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self._leave_field()
        typed = self._refused.pop((self._presenter.meeting_id, line), "")
        if line == "owners":
            self.owners.focus_first()
        elif line == "feedback":
            self._opened_with, self._was_refused = typed, bool(typed)
            self.lines.edit(line, typed, hint="8 9 7 10 8", secret=self._room)
        elif line == "next_date":
            self._opened_with = typed or self._presenter.proposed()
            self._was_refused = bool(typed)
            self.lines.edit(line, self._opened_with, hint=self.tr("2 apr 18:30, who leads"))
        elif line == "close":
            if not chosen.by_digit:
                self.close_wanted.emit()
        else:
            self.jump_wanted.emit(self._presenter.jump(line))

    def _typed(self, typed: LineTyped) -> None:
        """On to the next line at once, so that the next letter is not typed into this one."""
        if self.lines.edited == typed.id:
            self.lines.end_edit()
        self._go_on(typed.id)
        if typed.text.strip():
            self._store(typed.id, typed.text)

    def _leave_field(self) -> None:
        """Keep what is typed and not kept, and close its field; what was refused waits until it is opened."""
        line, text = self.lines.edited, self.lines.field.text()
        if line:
            is_new = self._is_new(text)
            self.lines.end_edit()
            if is_new:
                self._store(line, text)
            elif self._was_refused and text:
                self._refused[self._presenter.meeting_id, line] = text

    def _store(self, line: str, text: str) -> None:
        """Words that are refused come back into their line, at once if nobody is at work elsewhere."""
        meeting_id = self._presenter.meeting_id

        def answered(ok: bool) -> None:
            if ok:
                return
            self._refused[meeting_id, line] = text
            if meeting_id == self._presenter.meeting_id and self._is_free():
                self._open(LineChosen(line))
                self.lines.field.deselect()

        store = self._presenter.set_feedback if line == "feedback" else self._presenter.set_next_date
        store(text, answered)

    def _owner_typed(self, typed: OwnerTyped) -> None:
        """The row goes with the next look."""

        def answered(ok: bool) -> None:
            self.owners.take_answer(typed, ok=ok)
            if not ok and self._is_free():
                self.owners.focus_on(typed.key)

        self._presenter.set_owner(typed.key, typed.text, answered)

    def _is_free(self) -> bool:
        """Whether the keyboard is here and nothing is typed."""
        focus = QApplication.focusWidget()
        here = focus is not None and (focus is self or self.isAncestorOf(focus))
        return here and not self.has_typed()

    def _owners_passed(self) -> None:
        self._go_on("owners")

    def _go_on(self, line: str) -> None:
        """To the next line that is left to do; one that is typed opens at once."""
        rows = self._presenter.rows()
        place = next((at for at, row in enumerate(rows) if row.line == line), 0)
        behind = (row for row in rows[place + 1 :] if row.state == "to_do" and row.can)
        following = next(behind, None)
        if following is None:
            self.focus()
            return
        self.lines.set_current(following.line)
        if following.line in TYPED:
            self._open(LineChosen(following.line))
        else:
            self.focus()

    def _lay_out(self) -> None:
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(current_theme().space(3))
        column.addWidget(self.lines)
        column.addWidget(self.below, 1)
        self.below.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)
        self.below.setMinimumHeight(current_theme().space(_LEAST))
        self.below.addWidget(self._usual)
        self.below.addWidget(self.owners)
