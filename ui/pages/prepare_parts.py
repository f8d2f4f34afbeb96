"""What stands at the sides of Prepare: the rail at the left, the item and the people at the right."""

from __future__ import annotations

from functools import partial
from itertools import pairwise

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QHideEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from peerdesk.domain.agenda import AtEnd, ClockKind, Item, full_s
from peerdesk.domain.rules import Attribution
from peerdesk.domain.turns import OFFERED, Mode
from ui.models.coming_model import ComingModel
from ui.models.rail_model import RailModel
from ui.models.wording import (
    attribution_text,
    clock_text,
    length_text,
    minutes_text,
    minutes_typed,
    mode_text,
    switch_text,
)
from ui.pages.coming_list import ComingList
from ui.pages.rail_list import RailList
from ui.presenters.plan import PlanPresenter
from ui.presenters.plan_views import PrepareView, ReadyLine, tr
from ui.theme import Size, Weight, current_theme
from ui.widgets.bars import Bar, Bars
from ui.widgets.card import Card, Side
from ui.widgets.flow import Flow
from ui.widgets.item_form import ItemFields, ItemForm, Part, Picks
from ui.widgets.key_button import KeyButton
from ui.widgets.quiet_button import QuietButton
from ui.widgets.section_label import SectionLabel
from ui.widgets.text_label import TextLabel

AS_THE_MEETING = "as_meeting"
BY_THE_LEAD = "by_lead"
PROTECTED = "protected"
KEEPS_END = "keeps_end"
STEPS_SHOWN = 6
"""Steps named under an item in full. Chosen: two lines; the table has all of them."""


class NameField(QLineEdit):
    """A line that appears where something is to be named.

    Signals:
        named(str): Enter was pressed on a text.
        given_up(): Esc, or the keyboard went elsewhere.
    """

    named = Signal(str)
    given_up = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setPlaceholderText(name)
        self.returnPressed.connect(self._tell)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc gives up."""
        if event.key() == Qt.Key.Key_Escape:
            self.given_up.emit()
        else:
            super().keyPressEvent(event)

    @Slot()
    def _tell(self) -> None:
        if self.text().strip():
            self.named.emit(self.text())


class Rail(Side):
    """Start now, the groups, the meetings of the chosen one.

    Signals:
        started(str): who is at the table, as typed.
        group_named(str): a new group's name.
        meeting_wanted(): a new meeting is asked for.
        members_wanted(): the people of the group are asked for.
        passphrase_wanted(): the vault is to be locked from now on.
    """

    started = Signal(str)
    group_named = Signal(str)
    meeting_wanted = Signal()
    members_wanted = Signal()
    passphrase_wanted = Signal()

    def __init__(self, groups: RailModel, meetings: RailModel, parent: QWidget | None = None) -> None:
        super().__init__("rail", line_left=False, parent=parent)
        theme = current_theme()
        self.start = NameField(self.tr("6 or ana, ben"))
        self.start.setAccessibleName(self.tr("Start now: how many people, or their names"))
        self.groups = RailList(groups, self.tr("Groups"))
        self.meetings = RailList(meetings, self.tr("Meetings"))
        self._name = NameField(self.tr("Name of the group"))
        self._new_group = QuietButton(self.tr("New group"), "plus")
        self._members = QuietButton(self.tr("Members…"), "users")
        self._new_meeting = QuietButton(self.tr("New meeting…"), "plus")
        self._hint = TextLabel("", "ink_faint", wrap=True)
        self._meetings_label = SectionLabel(self.tr("Meetings"))
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.space(4), theme.space(4), theme.space(4), theme.space(4))
        column.setSpacing(theme.space(1))
        start_label = SectionLabel(self.tr("Start now"))
        start_label.setBuddy(self.start)
        for widget in (
            start_label, self.start, SectionLabel(self.tr("Groups")), self.groups, self._name,
            self._new_group, self._members, self._meetings_label, self.meetings, self._hint,
            self._new_meeting,
        ):  # fmt: skip
            if isinstance(widget, SectionLabel) and column.count():
                column.addSpacing(theme.space(4))
            column.addWidget(widget)
        column.addStretch(1)
        self._open = TextLabel(self.tr("Not locked. Anyone with this laptop can read it."), "warn", wrap=True)
        self._lock = QuietButton(self.tr("Lock it…"), "lock")
        column.addWidget(self._open)
        column.addWidget(self._lock)
        self._name.hide()
        self.show_lock(has_passphrase=True)
        self._connect()

    def show_lock(self, *, has_passphrase: bool) -> None:
        """Say so where nothing keeps others out."""
        self._open.setVisible(not has_passphrase)
        self._lock.setVisible(not has_passphrase)

    def _connect(self) -> None:
        self.start.named.connect(self._tell_start)
        self.start.given_up.connect(self.start.clear)
        self._new_group.clicked.connect(self.ask_name)
        self._name.named.connect(self._tell_name)
        self._name.given_up.connect(self._hide_name)
        self._new_meeting.clicked.connect(self.meeting_wanted)
        self._members.clicked.connect(self.members_wanted)
        self._lock.clicked.connect(self.passphrase_wanted)

    def hideEvent(self, event: QHideEvent) -> None:
        """Leave no names behind in the line when another page comes."""
        super().hideEvent(event)
        self.start.clear()

    def show_state(self, has_groups: bool, has_group: bool, has_meetings: bool) -> None:
        """Say what to do where there is nothing yet."""
        self._members.setVisible(has_group)
        self._meetings_label.setVisible(has_group or has_meetings)
        self._new_meeting.setVisible(has_group)
        self._hint.setVisible(has_group and not has_meetings)
        self._hint.set_text(self.tr("No meeting yet."))
        self.groups.setVisible(has_groups)
        self.meetings.setVisible(has_meetings)

    @Slot()
    def ask_name(self) -> None:
        """Open the line for a new group's name."""
        self._new_group.hide()
        self._name.show()
        self._name.setFocus(Qt.FocusReason.ShortcutFocusReason)

    @Slot(str)
    def _tell_start(self, who: str) -> None:
        self.started.emit(who)

    @Slot(str)
    def _tell_name(self, name: str) -> None:
        self._hide_name()
        self.group_named.emit(name)

    @Slot()
    def _hide_name(self) -> None:
        had = self._name.hasFocus()
        self._name.clear()
        self._name.hide()
        self._new_group.show()
        if had:
            self.groups.setFocus(Qt.FocusReason.OtherFocusReason)


class ReadyCard(Card):
    """The short list before a meeting, and the door.

    Signals:
        mend_wanted(ReadyLine): a line that is not green was pressed.
        door_wanted(): the meeting is to begin, or to be looked at again.
    """

    mend_wanted = Signal(object)
    door_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        theme = current_theme()
        self.heading = SectionLabel(self.tr("Ready?"))
        self.door = KeyButton("", "", primary=True)
        self.door.clicked.connect(self.door_wanted)
        self._lines: tuple[ReadyLine, ...] = ()
        self._buttons: list[QuietButton] = []
        self._flow = Flow(theme.space(2))
        lines, row = QVBoxLayout(), QHBoxLayout()
        lines.setSpacing(theme.space(1))
        lines.addWidget(self.heading)
        lines.addWidget(self._flow)
        row.setSpacing(theme.space(4))
        row.addLayout(lines, 1)
        row.addWidget(self.door)
        self.column.addLayout(row)

    def show_lines(self, lines: tuple[ReadyLine, ...], behind: QWidget) -> None:
        """Show these lines, the green ones first; the keyboard stays on the line it was on.

        behind: the widget after which Tab comes here.
        """
        lines = tuple(sorted(lines, key=lambda line: not line.ok))
        if lines == self._lines:
            return
        if [(line.key, line.ok) for line in lines] == [(line.key, line.ok) for line in self._lines]:
            self._lines = lines
            for line, button in zip(lines, self._buttons, strict=True):
                button.set_text(line.text)
            self._flow.arrange()
            return
        focused = next(
            (line.key for line, b in zip(self._lines, self._buttons, strict=True) if b.hasFocus()), ""
        )
        self._lines = lines
        self._buttons = [self._button(line) for line in self._lines]
        self._flow.set_widgets(self._buttons)
        for line, button in zip(self._lines, self._buttons, strict=True):
            if line.key == focused and not line.ok:
                button.setFocus(Qt.FocusReason.OtherFocusReason)
        pressable = [b for b, line in zip(self._buttons, self._lines, strict=True) if not line.ok]
        stops = [behind, *pressable, self.door]
        for before, after in pairwise(stops):
            QWidget.setTabOrder(before, after)

    def first_to_mend(self) -> ReadyLine | None:
        """The first line that is not green."""
        return next((line for line in self._lines if not line.ok), None)

    def _button(self, line: ReadyLine) -> QuietButton:
        if line.ok:
            return QuietButton(line.text, "check", "accent_deep", pressable=False)
        button = QuietButton(line.text, "circle", "warn")
        button.clicked.connect(partial(self._mend, line.key))
        return button

    def _mend(self, key: str) -> None:
        self.mend_wanted.emit(next(line for line in self._lines if line.key == key))


class Details(QScrollArea):
    """The chosen item, who comes, the mix of the room.

    Signals:
        ask_wanted(): everybody who was not asked yet is to be asked.
        step_wanted(): the item is to have one more step.
    """

    ask_wanted = Signal()
    step_wanted = Signal()

    def __init__(self, coming: ComingModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme = current_theme()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.form = ItemForm(_picks())
        self.coming = ComingList(coming)
        self._item_label = SectionLabel(self.tr("Item"))
        self._no_item = TextLabel(self.tr("Choose an item to see all of it."), "ink_faint", wrap=True)
        self._step = QuietButton(self.tr("Add a step"), "plus")
        self._coming_label = SectionLabel()
        self._nobody = TextLabel(self.tr("Nobody was asked yet."), "ink_faint", wrap=True)
        self._ask = QuietButton(self.tr("Ask all members"), "user-plus")
        self._mix_label = SectionLabel(self.tr("Mix of the room"))
        self._bars = Bars()
        self._warning = TextLabel("", "warn", wrap=True)
        side = Side("card", line_left=True)
        column = QVBoxLayout(side)
        column.setContentsMargins(theme.space(4), theme.space(4), theme.space(4), theme.space(4))
        column.setSpacing(theme.space(1.5))
        for widget in (
            self._item_label, self._no_item, self.form, self._step, self._coming_label, self._nobody,
            self.coming, self._ask, self._mix_label, self._bars, self._warning,
        ):  # fmt: skip
            if isinstance(widget, SectionLabel) and column.count():
                column.addSpacing(theme.space(4))
            column.addWidget(widget)
        column.addStretch(1)
        self.setWidget(side)
        self._ask.clicked.connect(self.ask_wanted)
        self._step.clicked.connect(self.step_wanted)

    def show_item(self, presenter: PlanPresenter, item: Item | None) -> None:
        """Show one item in full."""
        self.form.setVisible(item is not None)
        self._no_item.setVisible(item is None)
        self._step.setVisible(item is not None and presenter.is_editable)
        if item is not None:
            self.form.show_item(_fields(presenter, item))

    def show_room(self, view: PrepareView) -> None:
        """Show who comes and the mix of the room."""
        self._coming_label.set_text(view.coming_heading)
        self._nobody.setVisible(not view.people)
        self.coming.setVisible(bool(view.people))
        self._ask.setVisible(any(person.yes is None for person in view.people))
        for widget in (self._mix_label, self._bars, self._warning):
            widget.setVisible(bool(view.mix))
        self._bars.set_rows(tuple(Bar(r.sector, r.people, str(r.people), r.alone) for r in view.mix))
        self._warning.set_text(view.mix_warning)
        self._warning.setVisible(bool(view.mix_warning))


def _picks() -> Picks:
    return Picks(
        tuple((mode.value, mode_text(mode)) for mode in Mode),
        (
            (AS_THE_MEETING, tr("As the meeting")),
            *((rule.value, attribution_text(rule)) for rule in Attribution),
        ),
        (
            (BY_THE_LEAD, tr("By who leads it")),
            ("group", tr("The group")),
            ("presenter", tr("The presenter")),
        ),
        (("", tr("Shorten it")), (PROTECTED, tr("Leave it alone"))),
        (
            (ClockKind.DOWN.value, tr("Counts down")),
            (ClockKind.UP.value, tr("Counts up")),
            (ClockKind.UNTIL.value, tr("Runs until its planned end")),
        ),
        (
            (AtEnd.COUNT_ON.value, tr("Counts on")),
            (AtEnd.ARM_NEXT.value, tr("Stands until Next")),
            (AtEnd.START_NEXT.value, tr("Starts the next")),
        ),
        (("", tr("Each step its own")), (KEEPS_END, tr("Go to the next step"))),
    )


def _fields(presenter: PlanPresenter, item: Item) -> ItemFields:
    people = presenter.plan.people if presenter.plan else 0
    has_length = item.length_s is not None or item.per_person_s or item.steps
    per_person = item.per_person_s or item.turn_s
    values = {
        Part.TITLE: item.title,
        Part.PUBLIC_TITLE: item.public_title,
        Part.STARTS: clock_text(item.starts) if item.starts else "",
        Part.MINUTES: minutes_typed(full_s(item, people)) if has_length else "",
        Part.PER_PERSON: length_text(per_person) if per_person else "",
        Part.TURNS: "" if item.steps else item.rule.mode.value,
        Part.SWITCHES: "" if item.steps else " ".join(sorted(item.turn_switches)),
        Part.LEAD: presenter.agenda.leads_typed(item),
        Part.ATTRIBUTION: item.attribution.value if item.attribution else AS_THE_MEETING,
        Part.MINUTED_TO: item.minuted_to or BY_THE_LEAD,
        Part.PROTECTED: PROTECTED if item.protected else "",
        Part.CLOCK: item.clock.value,
        Part.AT_END: item.at_end.value,
        Part.WARNS: ", ".join(length_text(s) for s in (item.warn_s, item.danger_s) if s is not None),
        Part.KEEPS_END: "no steps" if not item.steps else KEEPS_END if item.keeps_end else "",
        Part.CARD: item.card,
        Part.PRIVATE_NOTE: item.private_note,
        Part.LINKS: "\n".join(item.links),
    }
    of_steps = {Part.TURNS, Part.SWITCHES, Part.MINUTES, Part.PER_PERSON, Part.CLOCK, Part.AT_END, Part.WARNS}
    fixed = frozenset(of_steps if item.steps else {Part.KEEPS_END})
    if presenter.parent_of(item.id) != item.id:
        fixed |= {Part.STARTS}
    if not presenter.is_editable:
        fixed = frozenset(Part)
    shown = [f"{s.title or '…'} {minutes_text(full_s(s, people))}" for s in item.steps[:STEPS_SHOWN]]
    steps = " · ".join([*shown, "…"] if len(item.steps) > STEPS_SHOWN else shown)
    offered = () if item.steps else OFFERED[item.rule.mode]
    switches = tuple((switch.value, switch_text(switch)) for switch in offered)
    return ItemFields(item.id, values, fixed, steps, tuple(m.name for m in presenter.members), switches)


class Empty(QWidget):
    """The middle while there is no meeting: what to do.

    Signals:
        group_wanted(): a group is to be made.
        meeting_wanted(): a meeting is to be made.
        members_wanted(): people are to be brought in.
    """

    group_wanted = Signal()
    meeting_wanted = Signal()
    members_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme = current_theme()
        self._title = TextLabel("", size=Size.BIG, weight=Weight.STRONG, align=Qt.AlignmentFlag.AlignHCenter)
        self._text = TextLabel("", "ink_soft", Size.BODY, wrap=True, align=Qt.AlignmentFlag.AlignHCenter)
        self._group = KeyButton(self.tr("New group"), self.tr("Ctrl Shift B"), primary=True)
        self._meeting = KeyButton(self.tr("New meeting…"), self.tr("Ctrl Shift M"), primary=True)
        self._group.clicked.connect(self.group_wanted)
        self._meeting.clicked.connect(self.meeting_wanted)
        self._members = KeyButton(self.tr("Members…"), self.tr("Ctrl Shift E"))
        self._members.clicked.connect(self.members_wanted)
        column = QVBoxLayout(self)
        column.setSpacing(theme.space(3))
        column.addStretch(2)
        column.addWidget(self._title)
        column.addWidget(self._text)
        column.addSpacing(theme.space(2))
        for button in (self._group, self._meeting, self._members):
            column.addWidget(button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)

    def show_state(self, loaded: bool, has_groups: bool) -> None:
        """Say what to do; nothing before it is known what there is."""
        self._title.set_text(self.tr("No meeting yet") if has_groups else self.tr("No group yet"))
        self._text.set_text(
            self.tr("Bring in the members, then make a meeting from a format and change it as you like.")
            if has_groups
            else self.tr("Make one, or type 6 at the left and press Enter to start now.")
        )
        for widget in (self._title, self._text):
            widget.setVisible(loaded)
        self._group.setVisible(loaded and not has_groups)
        self._meeting.setVisible(loaded and has_groups)
        self._members.setVisible(loaded and has_groups)

    def first_button(self) -> QWidget:
        """Where the keyboard enters."""
        return self._group if self._group.isVisibleTo(self) else self._meeting
