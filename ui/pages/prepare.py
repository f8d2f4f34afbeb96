"""Prepare: groups and meetings, the agenda as a table, the item and who comes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QPoint, Qt, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QStackedLayout, QVBoxLayout, QWidget

from peerdesk.domain.agenda import Item, whole_minutes
from peerdesk.domain.rules import Attribution
from ui.models.agenda_model import CellTyped, Column
from ui.pages.page import PageAction
from ui.pages.prepare_dialogs import PrepareDialogs
from ui.pages.prepare_parts import AS_THE_MEETING, BY_THE_LEAD, Details, Empty, Rail, ReadyCard
from ui.presenters.plan import Chosen, PlanPresenter
from ui.presenters.plan_views import ReadyLine
from ui.theme import Size, current_theme
from ui.widgets.agenda_table import AgendaTable
from ui.widgets.card import Card
from ui.widgets.item_form import Part, PartTyped
from ui.widgets.key_button import KeyButton
from ui.widgets.section_label import SectionLabel
from ui.widgets.shape_bar import Segment, ShapeBar, ShapeView
from ui.widgets.strip import Strip
from ui.widgets.text_label import TextLabel

RAIL_EMS = 13
DETAILS_EMS = 17.5
"""Widths of the sides, in line heights of the body font. Chosen: 1280 pixels leave the table 760."""

SHARES = (0.14, 0.22)
MOST = 1.4
"""What the sides take of a wide window, and how much wider than at least they become."""

_COLUMNS = {
    Part.TITLE: Column.ITEM,
    Part.MINUTES: Column.MINUTES,
    Part.PER_PERSON: Column.PER_PERSON,
    Part.TURNS: Column.TURNS,
    Part.LEAD: Column.LEAD,
}


class PreparePage(QWidget):
    """Everything before a meeting. The window makes menus and keys from `actions_wanted`."""

    def __init__(self, presenter: PlanPresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.presenter = presenter
        self.dialogs = PrepareDialogs(presenter, self)
        self.rail = Rail(presenter.groups, presenter.meetings)
        self.strip = Strip()
        self.heading = SectionLabel()
        self.use_format = KeyButton(self.tr("Use a format…"))
        self.add_item = KeyButton(self.tr("Add item"), self.tr("Ctrl N"), primary=True)
        self.table = AgendaTable(presenter.agenda)
        self.shape = ShapeBar()
        self.ready = ReadyCard()
        self.empty = Empty()
        self.details: Details | None = None
        self._shown_meeting = 0
        self._build()
        self._connect()
        self._show()

    def _build(self) -> None:
        theme = current_theme()
        unit = theme.font(Size.SMALL).pointSizeF() * self.logicalDpiY() / 72
        self._widths = (round(unit * RAIL_EMS), round(unit * DETAILS_EMS))
        self._pages = QStackedLayout()
        self._pages.addWidget(self.empty)
        self._agenda = self._agenda_column()
        self._pages.addWidget(self._agenda)
        middle = QVBoxLayout()
        middle.setContentsMargins(theme.space(4), theme.space(4), theme.space(4), theme.space(2))
        middle.addLayout(self._pages, 1)
        middle.addWidget(self.strip)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        self._row.addWidget(self.rail)
        self._row.addLayout(middle, 1)

    def _agenda_column(self) -> QWidget:
        theme, made = current_theme(), QWidget()
        head = QHBoxLayout()
        head.setSpacing(theme.space(2.5))
        for widget in (self.heading, self.use_format, self.add_item):
            head.addWidget(widget, 1 if widget is self.heading else 0)
        card = Card((0, 1))
        card.column.addWidget(self.table)
        self._no_items = TextLabel(
            self.tr("Nothing on the agenda yet. Use a format, or press Ctrl+N and type."),
            "ink_faint",
            wrap=True,
        )
        self._no_items.setContentsMargins(theme.space(3), theme.space(2), theme.space(3), theme.space(2))
        card.column.addWidget(self._no_items)
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.space(3))
        column.addLayout(head)
        column.addWidget(card)
        column.addWidget(self.shape)
        column.addWidget(self.ready)
        column.addStretch(1)
        made.setFocusProxy(self.table)
        return made

    def _connect(self) -> None:
        presenter, rail, table = self.presenter, self.rail, self.table
        presenter.shown.connect(self._show)
        presenter.chosen.connect(self._choose)
        rail.started.connect(presenter.start_now)
        rail.group_named.connect(presenter.new_group)
        rail.meeting_wanted.connect(self.dialogs.new_meeting)
        rail.members_wanted.connect(self.dialogs.members)
        rail.groups.row_chosen.connect(presenter.show_group)
        rail.meetings.row_chosen.connect(presenter.show_meeting)
        rail.groups.menu_wanted.connect(self._group_menu)
        rail.meetings.menu_wanted.connect(self._meeting_menu)
        self.use_format.clicked.connect(self.dialogs.use_format)
        self.add_item.clicked.connect(self._add_item)
        table.typing.connect(self._on_typing)
        table.editor_left.connect(presenter.end_preview)
        table.item_chosen.connect(self._on_item_chosen)
        table.steps_toggled.connect(presenter.toggle_steps)
        table.step_pressed.connect(self._on_step_pressed)
        table.menu_wanted.connect(self._item_menu)
        self.shape.segment_chosen.connect(self._on_segment)
        self.ready.mend_wanted.connect(self._mend)
        self.ready.door_wanted.connect(presenter.go_on)
        self.empty.group_wanted.connect(rail.ask_name)
        self.empty.meeting_wanted.connect(self.dialogs.new_meeting)
        self.empty.members_wanted.connect(self.dialogs.members)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the sides a share of a wide window."""
        super().resizeEvent(event)
        self._share_width()

    def _share_width(self) -> None:
        for side, share, least in zip((self.rail, self.details), SHARES, self._widths, strict=True):
            if side is not None:
                side.setFixedWidth(max(least, min(round(self.width() * share), round(least * MOST))))

    # What the window asks.

    def show_group(self, group_id: int) -> None:
        """Show a group and its next meeting."""
        self.presenter.show_group(group_id)

    def show_meeting(self, meeting_id: int) -> None:
        """Show a meeting and its group."""
        self.presenter.show_meeting(meeting_id)

    def panes(self) -> list[QWidget]:
        """The columns from left to right; each hands the keyboard to where it is entered."""
        found: list[QWidget] = [self.rail, self._agenda if self.presenter.plan else self.empty]
        if self.details is not None and self.details.isVisibleTo(self):
            found.append(self.details)
        return found

    def actions_wanted(self) -> tuple[PageAction, ...]:
        """Everything this page can do."""
        presenter, dialogs, tr = self.presenter, self.dialogs, self.tr
        has_group, has_item = self._has_group, self._has_item
        return (
            PageAction("start_now", tr("Start now"), ("Ctrl+Shift+J",), self._focus_start, "Group"),
            PageAction(
                "group_new", tr("New group"), ("Ctrl+Shift+B",), self.rail.ask_name, "Group", "plus"
            ),
            PageAction(
                "members", tr("Members…"), ("Ctrl+Shift+E",), dialogs.members, "Group", "users", has_group
            ),
            PageAction(
                "group_settings", tr("Group settings…"), ("Ctrl+Shift+O",), dialogs.group_settings,
                "Group", "settings", has_group,
            ),
            PageAction("group_delete", tr("Delete group…"), (), dialogs.delete_group, "Group", "", has_group),
            PageAction(
                "meeting_new", tr("New meeting…"), ("Ctrl+Shift+M",), dialogs.new_meeting,
                "Meeting", "calendar", has_group,
            ),
            PageAction(
                "meeting_details", tr("Day and time…"), ("Ctrl+Shift+I",), dialogs.meeting_details,
                "Meeting", "clock", self._has_meeting,
            ),
            PageAction(
                "go_on", tr("Open the door"), ("Ctrl+Return",), presenter.go_on,
                "Meeting", "play", self._has_meeting,
            ),
            PageAction(
                "meeting_delete", tr("Delete meeting…"), (), dialogs.delete_meeting,
                "Meeting", "trash-2", self._has_meeting,
            ),
            PageAction(
                "use_format", tr("Use a format…"), ("Ctrl+Shift+F",), dialogs.use_format,
                "Meeting", "list", self._is_editable,
            ),
            PageAction(
                "item_add", tr("Add item"), ("Ctrl+N",), self._add_item, "Meeting", "plus", self._is_editable
            ),
            PageAction(
                "step_add", tr("Add step"), ("Ctrl+Shift+N",), self._add_step, "Meeting", "", has_item
            ),
            PageAction("item_edit", tr("Edit"), ("F2",), self.table.edit_current, "Meeting", "", has_item),
            PageAction(
                "item_duplicate", tr("Duplicate item"), ("Ctrl+D",), self._on_item(presenter.duplicate),
                "Meeting", "copy", has_item,
            ),
            PageAction("item_delete", tr("Delete"), ("Del",), self._delete, "Meeting", "", self._can_delete),
            PageAction(
                "item_up", tr("Move up"), ("Alt+Up",), self._on_item(lambda i: presenter.move(i, -1)),
                "Meeting", "", has_item,
            ),
            PageAction(
                "item_down", tr("Move down"), ("Alt+Down",), self._on_item(lambda i: presenter.move(i, 1)),
                "Meeting", "", has_item,
            ),
            PageAction(
                "steps", tr("Unfold or fold the steps"), ("F9",), self._on_item(presenter.toggle_steps),
                "Meeting", "", has_item,
            ),
            PageAction(
                "undo", tr("Undo"), ("Ctrl+Z",), presenter.undo, "Meeting", "undo-2", self._can_undo
            ),
            PageAction(
                "redo", tr("Redo"), ("Ctrl+Y", "Ctrl+Shift+Z"), presenter.redo,
                "Meeting", "redo-2", self._can_redo,
            ),
            PageAction("mend", tr("Mend what is not ready"), ("F8",), self._mend_first, "Meeting"),
        )  # fmt: skip

    # Shown.

    @Slot()
    def _show(self) -> None:
        presenter = self.presenter
        has_meeting = presenter.plan is not None
        self.rail.show_state(
            bool(presenter.cards), presenter.group is not None and bool(presenter.cards),
            presenter.meetings.rowCount() > 0,
        )  # fmt: skip
        self.rail.groups.choose(presenter.group_id)
        self.rail.meetings.choose(presenter.meeting_id)
        self.empty.show_state(presenter.is_loaded, bool(presenter.cards))
        self._pages.setCurrentIndex(1 if has_meeting else 0)
        self.rail.setFocusProxy(self.rail.groups if presenter.cards else self.rail.start)
        self.empty.setFocusProxy(self.empty.first_button())
        if has_meeting:
            self._show_meeting()
        if self.details is not None:
            self.details.setVisible(has_meeting)
        self._shown_meeting = presenter.meeting_id

    def _show_meeting(self) -> None:
        presenter, view = self.presenter, self.presenter.view
        self.heading.set_text(view.heading)
        self.table.set_names(tuple(member.name for member in presenter.members))
        has_items = presenter.agenda.rowCount() > 0
        for widget in (self.table, self.shape):
            widget.setVisible(has_items)
        self._no_items.setVisible(not has_items)
        for button in (self.add_item, self.use_format):
            button.setEnabled(presenter.is_editable)
        self._show_ready()
        if has_items and (self._shown_meeting != presenter.meeting_id or not self.table.current_item_id()):
            self.table.setCurrentIndex(presenter.agenda.index(0, Column.ITEM))
        self._show_shape()
        self._ensure_details().show_room(view)
        self._show_item()

    def _show_ready(self) -> None:
        meeting = self.presenter.meeting
        if meeting is None:
            return
        over, live = meeting.phase.is_over, meeting.phase.is_live
        self.ready.show_lines(() if over else self.presenter.view.ready, behind=self.table)
        self.ready.heading.set_text(self.tr("This meeting is closed") if over else self.tr("Ready?"))
        words = self.tr("Back to the table") if live else self.tr("Open the door")
        self.ready.door.set_text(self.tr("Minutes") if over else words)
        self.ready.door.set_key_text(self.tr("Ctrl ↵"))

    def _show_shape(self) -> None:
        view, chosen = self.presenter.view, self.presenter.parent_of(self.table.current_item_id())
        self.shape.set_view(
            ShapeView(
                tuple(
                    Segment(
                        place, p.title, p.seconds / 60,
                        "chosen" if p.item_id == chosen else "break" if p.is_break else "item",
                    )
                    for place, p in enumerate(view.parts)
                ),
                max(view.spare_s or 0, 0) / 60,
                whole_minutes(max(-(view.spare_s or 0), 0)),
                view.start_text,
                view.middle_text,
                view.end_text,
            )
        )  # fmt: skip

    def _ensure_details(self) -> Details:
        """The right column, made when there is a meeting to show."""
        if self.details is None:
            details = self.details = Details(self.presenter.coming)
            details.setAccessibleName(self.tr("Item and people"))
            details.form.typed.connect(self._on_part_typed)
            details.form.typing.connect(self._on_part_typing)
            details.ask_wanted.connect(self.presenter.ask_all)
            details.step_wanted.connect(self._add_step)
            details.setFocusProxy(details.form.first_field())
            self._row.addWidget(details)
            self._share_width()
        return self.details

    def _show_item(self) -> None:
        if self.details is not None:
            item = self.presenter.item(self.table.current_item_id())
            self.details.show_item(self.presenter, item)

    @Slot(object)
    def _choose(self, chosen: Chosen) -> None:
        self.table.choose(chosen.item_id, chosen.column)

    # What somebody did.

    @Slot(object)
    def _on_item_chosen(self, item_id: int) -> None:
        self._show_item()
        self._show_shape()

    @Slot(object)
    def _on_typing(self, typed: CellTyped) -> None:
        self.presenter.preview(typed.item_id, typed.column, typed.text)

    @Slot(object)
    def _on_part_typing(self, typed: PartTyped) -> None:
        self.presenter.preview(typed.item_id, _COLUMNS[typed.part], typed.value)

    @Slot(object)
    def _on_part_typed(self, typed: PartTyped) -> None:
        if typed.part in _COLUMNS:
            self.presenter.type_into(typed.item_id, _COLUMNS[typed.part], typed.value)
        else:
            self.presenter.alter(typed.item_id, _changed_part(typed.part, typed.value))

    @Slot(object)
    def _on_step_pressed(self, step_id: int) -> None:
        self.presenter.unfold(step_id)
        self.table.choose(step_id)
        self.table.setFocus(Qt.FocusReason.MouseFocusReason)

    @Slot(int)
    def _on_segment(self, place: int) -> None:
        parts = self.presenter.view.parts
        if place < len(parts):
            self.table.choose(parts[place].item_id)

    @Slot()
    def _add_item(self) -> None:
        if self._is_editable():
            self.presenter.add_item(self.table.current_item_id() or None)

    @Slot()
    def _add_step(self) -> None:
        item_id = self.table.current_item_id()
        if item_id and self._is_editable():
            self.presenter.add_step(item_id)

    @Slot()
    def _delete(self) -> None:
        """Delete what the keyboard is on: a group, a meeting, an item."""
        if self.rail.groups.hasFocus():
            self.dialogs.delete_group()
        elif self.rail.meetings.hasFocus():
            self.dialogs.delete_meeting()
        else:
            self._on_item(self.presenter.delete)()

    @Slot()
    def _mend_first(self) -> None:
        line = self.ready.first_to_mend()
        if line is not None:
            self._mend(line)

    @Slot(object)
    def _mend(self, line: ReadyLine) -> None:
        if line.key == "unasked":
            self.presenter.ask_all()
        elif line.key == "people":
            self.dialogs.members()
        elif line.key == "agenda":
            self.dialogs.use_format()
        elif line.key == "public":
            self.table.choose(line.item_id)
            self._ensure_details().form.focus_part(Part.PUBLIC_TITLE)
        else:
            self.presenter.unfold(line.item_id)
            self.table.choose(line.item_id, line.column)

    def _focus_start(self) -> None:
        self.rail.start.setFocus(Qt.FocusReason.ShortcutFocusReason)

    # Menus by the mouse.

    @Slot(object)
    def _item_menu(self, at: QPoint) -> None:
        self._menu(
            at,
            "item_edit item_add step_add item_duplicate item_up item_down steps item_delete undo redo",
        )

    @Slot(object)
    def _group_menu(self, at: QPoint) -> None:
        self._menu(at, "group_new members group_settings group_delete")

    @Slot(object)
    def _meeting_menu(self, at: QPoint) -> None:
        self._menu(at, "meeting_new meeting_details go_on meeting_delete")

    def _menu(self, at: QPoint, ids: str) -> None:
        actions = {action.id: action for action in self.actions_wanted()}
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for name in ids.split():
            wanted = actions[name]
            action = menu.addAction(wanted.text)
            action.setEnabled(wanted.enabled is None or wanted.enabled())
            action.triggered.connect(wanted.run)
        menu.popup(at)

    # What can be done now.

    def _on_item(self, act: Callable[[int], None]) -> Callable[[], None]:
        def run() -> None:
            item_id = self.table.current_item_id()
            if item_id and self._is_editable():
                act(item_id)

        return run

    def _has_group(self) -> bool:
        return self.presenter.group is not None

    def _has_meeting(self) -> bool:
        return self.presenter.meeting is not None

    def _is_editable(self) -> bool:
        return self.presenter.is_editable

    def _has_item(self) -> bool:
        return self._is_editable() and bool(self.table.current_item_id())

    def _can_delete(self) -> bool:
        rail = self.rail.groups.hasFocus() or self.rail.meetings.hasFocus()
        return rail or self._has_item()

    def _can_undo(self) -> bool:
        return self.presenter.plan is not None and self.presenter.plan.can_undo

    def _can_redo(self) -> bool:
        return self.presenter.plan is not None and self.presenter.plan.can_redo


def _changed_part(part: Part, value: str) -> Callable[[Item], Item]:
    """What picking or typing this does to the parts of an item that have no column."""
    if part is Part.PUBLIC_TITLE:
        title = " ".join(value.split())
        return lambda item: replace(item, public_title=title)
    if part is Part.ATTRIBUTION:
        rule = None if value == AS_THE_MEETING else Attribution(value)
        return lambda item: replace(item, attribution=rule)
    if part is Part.MINUTED_TO:
        to = None if value == BY_THE_LEAD else value
        return lambda item: replace(item, minuted_to=to)
    card = value.strip()
    return lambda item: replace(item, card=card)
