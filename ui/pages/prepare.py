"""Prepare: groups and meetings, the agenda as a table, the item and who comes."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from functools import cached_property, partial

from PySide6.QtCore import QPoint, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QMenu, QStackedLayout, QVBoxLayout, QWidget

from peerdesk.domain.agenda import AtEnd, ClockKind, Item, parse_duration
from peerdesk.domain.errors import BadInput
from peerdesk.domain.rules import Attribution
from peerdesk.domain.turns import Switch, Switches
from ui.dialogs.hidden import HiddenDialogs
from ui.models.agenda_model import CellTyped, Column
from ui.pages.agenda_clipboard import on_clipboard, put_on_clipboard
from ui.pages.agenda_exchange import AgendaExchange
from ui.pages.agenda_table import AgendaTable
from ui.pages.page import PageAction
from ui.pages.prepare_agenda import AgendaColumn
from ui.pages.prepare_dialogs import PrepareDialogs
from ui.pages.prepare_parts import AS_THE_MEETING, BY_THE_LEAD, KEEPS_END, PROTECTED, Details, Empty, Rail
from ui.presenters.desk import Notice
from ui.presenters.plan import Chosen, PlanPresenter
from ui.presenters.plan_views import BATTERY, GUESTS, SCREENS, SOUND, ReadyLine
from ui.theme import Size, current_theme
from ui.widgets.item_form import Part, PartTyped
from ui.widgets.room_notice import RoomNotice
from ui.widgets.strip import Strip

RAIL_EMS = 13
DETAILS_EMS = 17.5
"""Widths of the sides, in line heights of the body font. Chosen: 1280 pixels leave the table 760."""

SHARES = (0.14, 0.22)
MOST = 1.4
"""What the sides take of a wide window, and how much wider than at least they become."""

AFTER_PAINT_MS = 15
"""How long the right column waits for the agenda to be painted, so that neither keeps keys waiting."""

_COLUMNS = {
    Part.TITLE: Column.ITEM,
    Part.STARTS: Column.START,
    Part.MINUTES: Column.MINUTES,
    Part.PER_PERSON: Column.PER_PERSON,
    Part.TURNS: Column.TURNS,
    Part.LEAD: Column.LEAD,
}


class PreparePage(QWidget):
    """Everything before a meeting. The window makes menus and keys from `actions_wanted`.

    Signals:
        room_left(): the room sees this screen no longer, or is to see it.
    """

    room_left = Signal()

    def __init__(self, presenter: PlanPresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.presenter = presenter
        self.dialogs = PrepareDialogs(presenter, self)
        self.exchange = AgendaExchange(presenter, self)
        self._private_hidden = self._room = False
        self._dialogs = HiddenDialogs(self)
        self.rail = Rail(presenter.groups, presenter.meetings)
        self.strip = Strip()
        self.empty = Empty()
        self.notice = RoomNotice(self.tr("Show the plan"))
        self.notice.set_text(self.tr("Groups, members and working titles are hidden."))
        self._build()
        self._connect()
        self._show()

    def _build(self) -> None:
        theme = current_theme()
        unit = theme.font(Size.SMALL).pointSizeF() * self.logicalDpiY() / 72
        self._widths = (round(unit * RAIL_EMS), round(unit * DETAILS_EMS))
        self._pages = QStackedLayout()
        self._pages.addWidget(self.empty)
        self._pages.addWidget(self.notice)
        middle = QVBoxLayout()
        middle.setContentsMargins(theme.space(4), theme.space(4), theme.space(4), theme.space(2))
        middle.addLayout(self._pages, 1)
        middle.addWidget(self.strip)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        self._row.addWidget(self.rail)
        self._row.addLayout(middle, 1)

    def _connect(self) -> None:
        presenter, rail = self.presenter, self.rail
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
        self.notice.show_button.clicked.connect(self.room_left)
        self.empty.group_wanted.connect(rail.ask_name)
        self.empty.meeting_wanted.connect(self.dialogs.new_meeting)
        self.empty.members_wanted.connect(self.dialogs.members)

    @cached_property
    def agenda(self) -> AgendaColumn:
        """The middle, made when there is a meeting to show."""
        column, presenter = AgendaColumn(self.presenter), self.presenter
        table = column.table
        column.format_wanted.connect(self.dialogs.use_format)
        column.item_wanted.connect(self._add_item)
        table.typing.connect(self._on_typing)
        table.editor_left.connect(presenter.end_preview)
        table.item_chosen.connect(self._on_item_chosen)
        table.steps_toggled.connect(presenter.toggle_steps)
        table.step_pressed.connect(self._on_step_pressed)
        table.menu_wanted.connect(self._item_menu)
        table.cut_wanted.connect(self._cut)
        table.copy_wanted.connect(self._copy)
        table.paste_wanted.connect(self._paste)
        column.ready.mend_wanted.connect(self._mend)
        column.ready.door_wanted.connect(presenter.go_on)
        column.fit.shorten_wanted.connect(presenter.rows.shorten)
        column.fit.drop_wanted.connect(self._drop)
        column.fit.park_wanted.connect(self._park)
        self._pages.addWidget(column)
        return column

    @property
    def table(self) -> AgendaTable:
        """The agenda."""
        return self.agenda.table

    @cached_property
    def details(self) -> Details:
        """The right column, made after the agenda was painted."""
        details = Details(self.presenter.coming)
        details.setAccessibleName(self.tr("Item and people"))
        details.form.typed.connect(self._on_part_typed)
        details.form.typing.connect(self._on_part_typing)
        details.ask_wanted.connect(self.presenter.ask_all)
        details.step_wanted.connect(self._add_step)
        details.setFocusProxy(details.form.first_field())
        details.form.hide_private(hidden=self._private_hidden)
        self._row.addWidget(details)
        return details

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the sides a share of a wide window."""
        super().resizeEvent(event)
        self._share_width()

    def _share_width(self) -> None:
        for side, share, least in zip((self.rail, self._made_details()), SHARES, self._widths, strict=True):
            if side is not None:
                side.setFixedWidth(max(least, min(round(self.width() * share), round(least * MOST))))

    def _made_details(self) -> Details | None:
        made = self.__dict__.get("details")
        return made if isinstance(made, Details) else None

    # What the window asks.

    def hide_private(self, *, hidden: bool) -> None:
        """Hide what is for the facilitator alone while somebody else has the chair."""
        self._private_hidden = hidden
        if (details := self._made_details()) is not None:
            details.form.hide_private(hidden=hidden)

    def set_room_view(self, room: bool) -> None:
        """The room can see this screen: no groups, people and working titles, and nothing is done to them."""
        if room is self._room:
            return
        focus = QApplication.focusWidget()
        held = focus is not None and self.isAncestorOf(focus)
        self._room = room
        self._dialogs.set_room_view(room)
        self.rail.setVisible(not room)
        self._show()
        if held:
            self.panes()[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def show_group(self, group_id: int) -> None:
        """Show a group and its next meeting."""
        self.presenter.show_group(group_id)

    def show_meeting(self, meeting_id: int) -> None:
        """Show a meeting and its group."""
        self.presenter.show_meeting(meeting_id)

    def panes(self) -> list[QWidget]:
        """The columns from left to right; each hands the keyboard to where it is entered."""
        if self._room:
            return [self.notice]
        if self.presenter.plan is None:
            return [self.rail, self.empty]
        found: list[QWidget] = [self.rail, self.agenda]
        details = self._made_details()
        if details is not None:
            found.append(details)
        return found

    def actions_wanted(self) -> tuple[PageAction, ...]:
        """Everything this page can do, where the room does not see it."""
        return tuple(
            replace(spec, enabled=partial(self._can, spec.enabled), named=partial(self._named, spec.named))
            for spec in self._all_actions()
        )

    def _can(self, enabled: Callable[[], bool] | None) -> bool:
        return not self._room and (enabled is None or enabled())

    def _named(self, named: Callable[[], str] | None) -> str:
        return named() if named is not None and not self._room else ""

    def _all_actions(self) -> tuple[PageAction, ...]:
        presenter, dialogs, tr = self.presenter, self.dialogs, self.tr
        has_group, has_item, rows = self._has_group, self._has_item, presenter.rows
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
            PageAction(
                "group_letterhead", tr("Head of the papers…"), ("Ctrl+Shift+C",), dialogs.letterhead,
                "Group", "file-text", has_group,
            ),
            PageAction(
                "group_keeping", tr("What this laptop keeps…"), ("Ctrl+Shift+K",), dialogs.keeping,
                "Group", "info", has_group,
            ),
            PageAction("bin", tr("Bin…"), (), dialogs.bin, "Group", "trash-2"),
            PageAction("group_delete", tr("Delete group…"), (), dialogs.delete_group, "Group", "", has_group),
            PageAction(
                "meeting_new", tr("New meeting…"), ("Ctrl+Shift+M",), dialogs.new_meeting,
                "Meeting", "calendar", has_group,
            ),
            PageAction(
                "meeting_next", tr("Make the next meeting…"), ("Ctrl+Shift+X",), dialogs.next_meeting,
                "Meeting", "calendar", self._has_meeting,
            ),
            PageAction(
                "meeting_details", tr("Day, time and rules…"), ("Ctrl+Shift+I",), dialogs.meeting_details,
                "Meeting", "clock", self._has_meeting,
            ),
            PageAction(
                "go_on", tr("Open the door"), ("Ctrl+Return",), presenter.go_on,
                "Meeting", "play", self._has_meeting,
            ),
            PageAction(
                "agenda_paper", tr("Agenda as PDF…"), ("Ctrl+Shift+G",), dialogs.agenda_paper,
                "Meeting", "file-text", self._has_meeting,
            ),
            PageAction(
                "pocket_sheet", tr("Pocket sheet…"), ("Ctrl+Shift+H",), dialogs.pocket_sheet,
                "Meeting", "printer", self._has_meeting,
            ),
            PageAction(
                "calendar_file", tr("Calendar file…"), ("Ctrl+Shift+Y",), dialogs.calendar_file,
                "Meeting", "calendar", self._has_meeting,
            ),
            PageAction(
                "rehearse", tr("Rehearse…"), ("Shift+F9",), dialogs.rehearse, "Meeting", "play",
                self._has_meeting,
            ),
            PageAction(
                "meeting_times", tr("Planned and taken…"), ("Ctrl+Shift+T",), dialogs.times,
                "Meeting", "clock", self._was_held,
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
                "format_keep", tr("Keep as a format…"), ("Ctrl+Shift+S",), dialogs.keep_as_format,
                "Meeting", "", self._has_meeting,
            ),
            PageAction(
                "format_import", tr("Import format…"), (), dialogs.import_format, "Group", "", has_group
            ),
            PageAction(
                "format_export", tr("Export format…"), (), dialogs.export_format, "Group", "", has_group
            ),
            *self.exchange.actions(self._is_editable, self._has_meeting),
            PageAction(
                "item_add", tr("Add item"), ("Ctrl+N",), self._add_item, "Agenda", "plus", self._is_editable
            ),
            PageAction(
                "step_add", tr("Add step"), ("Ctrl+Shift+N",), self._add_step, "Agenda", "", has_item
            ),
            PageAction("item_edit", tr("Edit"), ("F2",), self._edit_item, "Agenda", "", has_item),
            PageAction(
                "item_duplicate", tr("Duplicate item"), ("Ctrl+Shift+D",), self._on_rows(rows.duplicate),
                "Agenda", "copy", has_item,
            ),
            PageAction("item_cut", tr("Cut items"), (), self._cut, "Agenda", "", has_item),
            PageAction("item_copy", tr("Copy items"), (), self._copy, "Agenda", "", self._has_rows),
            PageAction("item_paste", tr("Paste items"), (), self._paste, "Agenda", "", self._can_paste),
            PageAction(
                "item_skip", tr("Skip, or take up again"), ("F4",), self._on_rows(rows.skip),
                "Agenda", "skip-forward", has_item,
            ),
            PageAction(
                "item_protect", tr("Protect from shortening, or not"), ("Shift+F4",),
                self._on_rows(rows.protect), "Agenda", "shield", has_item,
            ),
            PageAction("item_delete", tr("Delete"), ("Del",), self._delete, "Agenda", "", self._can_delete),
            PageAction(
                "item_up", tr("Move up"), ("Ctrl+Alt+Up",), self._on_rows(lambda ids: rows.shift(ids, -1)),
                "Agenda", "", has_item,
            ),
            PageAction(
                "item_down", tr("Move down"), ("Ctrl+Alt+Down",),
                self._on_rows(lambda ids: rows.shift(ids, 1)), "Agenda", "", has_item,
            ),
            PageAction(
                "item_section_up", tr("Move to the section before"), ("Alt+PgUp",),
                self._on_rows(lambda ids: rows.to_section(ids, -1)), "Agenda", "", has_item,
            ),
            PageAction(
                "item_section_down", tr("Move to the next section"), ("Alt+PgDown",),
                self._on_rows(lambda ids: rows.to_section(ids, 1)), "Agenda", "", has_item,
            ),
            PageAction(
                "section_new", tr("New section here"), ("F5",), self._on_item(rows.new_section),
                "Agenda", "", has_item,
            ),
            PageAction(
                "section_remove", tr("Remove the heading of the section"), ("Shift+F5",),
                self._on_item(rows.remove_section), "Agenda", "", has_item,
            ),
            PageAction(
                "find", tr("Find in the agenda"), ("Ctrl+F",), self._find, "Agenda", "search",
                self._has_meeting,
            ),
            PageAction("find_next", tr("Find the next"), ("F3",), self._find_next, "Agenda"),
            PageAction("find_before", tr("Find the one before"), ("Shift+F3",), self._find_before, "Agenda"),
            PageAction(
                "steps", tr("Unfold or fold the steps"), ("F9",), self._on_item(presenter.toggle_steps),
                "Agenda", "", has_item,
            ),
            PageAction(
                "undo", tr("Undo"), ("Ctrl+Z",), presenter.undo, "Agenda", "undo-2", self._can_undo,
                named=lambda: presenter.view.undo,
            ),
            PageAction(
                "redo", tr("Redo"), ("Ctrl+Y", "Ctrl+Shift+Z"), presenter.redo,
                "Agenda", "redo-2", self._can_redo, named=lambda: presenter.view.redo,
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
        self.rail.setFocusProxy(self.rail.groups if presenter.cards else self.rail.start)
        self.empty.setFocusProxy(self.empty.first_button())
        details = self._made_details()
        if has_meeting:
            self.agenda.show_meeting()
            self._pages.setCurrentWidget(self.agenda)
            self._show_details()
            if details is None:
                QTimer.singleShot(AFTER_PAINT_MS, self, self._first_details)
        else:
            self._pages.setCurrentWidget(self.empty)
        if self._room:
            self._pages.setCurrentWidget(self.notice)
        if details is not None:
            details.setVisible(has_meeting and not self._room)

    @Slot()
    def _first_details(self) -> None:
        if self.presenter.plan is not None and self._made_details() is None:
            self.details.show_room(self.presenter.view)
            self.details.setVisible(not self._room)
            self._share_width()
            self._show_item()

    def _show_details(self) -> None:
        details = self._made_details()
        if details is not None:
            details.show_room(self.presenter.view)
            self._show_item()

    def _show_item(self) -> None:
        details = self._made_details()
        if details is not None:
            details.show_item(self.presenter, self.presenter.item(self.table.current_item_id()))

    @Slot(object)
    def _choose(self, chosen: Chosen) -> None:
        if chosen.more:
            self.table.choose_rows((chosen.item_id, *chosen.more))
        else:
            self.table.choose(chosen.item_id, chosen.column)

    # What somebody did.

    @Slot(object)
    def _on_item_chosen(self, item_id: int) -> None:
        self._show_item()
        self.agenda.show_shape()

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
            return
        try:
            change = _changed_part(typed.part, typed.value)
        except BadInput as error:
            self.presenter.desk.fail(error)
            self._show()
        else:
            self.presenter.alter(typed.item_id, change)

    @Slot(object)
    def _on_step_pressed(self, step_id: int) -> None:
        self.presenter.unfold(step_id)
        self.table.choose(step_id)
        self.table.setFocus(Qt.FocusReason.MouseFocusReason)

    @Slot()
    def _add_item(self) -> None:
        if self._is_editable():
            self.presenter.add_item(abs(self.table.current_item_id()) or None)

    @Slot()
    def _add_step(self) -> None:
        if self._is_editable() and (item_id := self.table.current_item_id()):
            self.presenter.add_step(abs(item_id))

    @Slot()
    def _edit_item(self) -> None:
        if self._has_item():
            self.table.edit_current()

    @Slot()
    def _delete(self) -> None:
        """Delete what the keyboard is on: a group, a meeting, an item."""
        if self.rail.groups.hasFocus():
            self.dialogs.delete_group()
        elif self.rail.meetings.hasFocus():
            self.dialogs.delete_meeting()
        elif self.table.current_item_id() < 0 and len(self.table.selected_ids()) < 2:
            self._on_item(self.presenter.rows.remove_section)()
        else:
            self._on_rows(self.presenter.rows.delete)()

    @Slot()
    def _copy(self) -> None:
        if ids := self._row_ids():
            put_on_clipboard(self.presenter.rows.copy(ids))

    @Slot()
    def _cut(self) -> None:
        if self._is_editable() and (ids := self._row_ids()):
            put_on_clipboard(self.presenter.rows.cut(ids))

    @Slot()
    def _paste(self) -> None:
        if self._is_editable():
            after = self.table.selected_ids()[-1:]
            self.presenter.rows.paste(on_clipboard(), abs(after[0]) if after else None)

    @Slot()
    def _drop(self) -> None:
        self.presenter.rows.drop(self._row_ids())

    @Slot()
    def _park(self) -> None:
        self.presenter.rows.park(self._row_ids())

    @Slot()
    def _find(self) -> None:
        if self._has_meeting():
            self.agenda.find_bar.open()

    def _find_next(self) -> None:
        if self._has_meeting():
            self.agenda.find_bar.step(1)

    def _find_before(self) -> None:
        if self._has_meeting():
            self.agenda.find_bar.step(-1)

    @Slot()
    def _mend_first(self) -> None:
        line = self.agenda.ready.first_to_mend() if self._has_meeting() else None
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
        elif line.key == GUESTS:
            self.presenter.brief_guests()
        elif line.key in (SCREENS, BATTERY, SOUND):
            self.presenter.desk.say(Notice(self._what_to_do(line.key), tone="warn", key=line.key))
        elif line.key == "public":
            self.table.choose(line.item_id)
            self.details.form.focus_part(Part.PUBLIC_TITLE)
        else:
            self.presenter.unfold(line.item_id)
            self.table.choose(line.item_id, line.column)

    def _what_to_do(self, key: str) -> str:
        """What only she can mend, in one or two sentences."""
        if key == SCREENS:
            return self.tr(
                "Both screens show the same. Extend them in the settings of the system; until then the room "
                "would see this window."
            )
        if key == SOUND:
            return self.tr("Nothing on this system plays sounds. The clock shows the end of a time anyhow.")
        machine = self.presenter.machine
        battery = machine.battery if machine else None
        minutes = battery.minutes if battery else None
        if minutes is None:
            return self.tr("Plug the laptop in. If it dies, every note is kept, but the room has no clock.")
        told = self.tr("Plug the laptop in: its battery lasts {hours}:{minutes} hours.")
        return told.format(hours=minutes // 60, minutes=f"{minutes % 60:02}")

    def _focus_start(self) -> None:
        self.rail.start.setFocus(Qt.FocusReason.ShortcutFocusReason)

    # Menus by the mouse.

    @Slot(object)
    def _item_menu(self, at: QPoint) -> None:
        self._menu(
            at,
            "item_edit item_add step_add item_cut item_copy item_paste item_duplicate item_skip item_protect"
            " item_up item_down item_section_up item_section_down section_new section_remove steps"
            " item_delete undo redo",
        )

    @Slot(object)
    def _group_menu(self, at: QPoint) -> None:
        self._menu(at, "group_new members group_settings group_letterhead group_keeping group_delete")

    @Slot(object)
    def _meeting_menu(self, at: QPoint) -> None:
        papers = "agenda_paper pocket_sheet calendar_file meeting_times"
        self._menu(at, f"meeting_new meeting_next meeting_details go_on {papers} meeting_delete")

    def _menu(self, at: QPoint, ids: str) -> None:
        actions = {action.id: action for action in self.actions_wanted()}
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for name in ids.split():
            wanted = actions[name]
            action = menu.addAction(wanted.text_now)
            action.setEnabled(wanted.enabled is None or wanted.enabled())
            action.triggered.connect(wanted.run)
        menu.popup(at)

    # What can be done now.

    def _on_item(self, act: Callable[[int], None]) -> Callable[[], None]:
        def run() -> None:
            if self._is_editable() and (item_id := self.table.current_item_id()):
                act(abs(item_id))

        return run

    def _on_rows(self, act: Callable[[tuple[int, ...]], None]) -> Callable[[], None]:
        def run() -> None:
            if self._is_editable() and (ids := self._row_ids()):
                act(ids)

        return run

    def _row_ids(self) -> tuple[int, ...]:
        """Items and steps of the selected rows; of a heading those under it."""
        return self.presenter.ids_of(self.table.selected_ids())

    def _has_rows(self) -> bool:
        return self._has_meeting() and bool(self.table.current_item_id())

    def _can_paste(self) -> bool:
        return self._is_editable() and self.presenter.rows.can_paste(on_clipboard())

    def _has_group(self) -> bool:
        return self.presenter.group is not None

    def _was_held(self) -> bool:
        meeting = self.presenter.meeting
        return meeting is not None and meeting.phase.is_over

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
    if part is Part.PROTECTED:
        return lambda item: replace(item, protected=value == PROTECTED)
    if part is Part.CLOCK:
        return lambda item: replace(item, clock=ClockKind(value))
    if part is Part.SWITCHES:
        switches = frozenset(map(Switch, value.split()))
        return lambda item: _switched(item, switches)
    if part is Part.AT_END:
        return lambda item: replace(item, at_end=AtEnd(value))
    if part is Part.KEEPS_END:
        return lambda item: replace(item, keeps_end=value == KEEPS_END)
    if part is Part.WARNS:
        warn_s, danger_s = _warns(value)
        return lambda item: replace(item, warn_s=warn_s, danger_s=danger_s)
    if part is Part.PRIVATE_NOTE:
        note = value.strip()
        return lambda item: replace(item, private_note=note)
    if part is Part.LINKS:
        links = tuple(line.strip() for line in value.splitlines() if line.strip())
        return lambda item: replace(item, links=links)
    card = value.strip()
    return lambda item: replace(item, card=card)


def _switched(item: Item, switches: Switches) -> Item:
    usual = replace(item, switches=None)
    return usual if usual.turn_switches == switches else replace(item, switches=switches)


def _warns(text: str) -> tuple[int | None, int | None]:
    """`2m, 30s`: how long before its end a clock warns, and warns again. Raises BadInput `length_unread`."""
    parts = [round(parse_duration(part).total_seconds()) for part in re.split(r"[,;]", text) if part.strip()]
    if len(parts) > 2:
        raise BadInput("length_unread", text=text.strip()[:40])
    longest_first = sorted(parts, reverse=True)
    return (longest_first[0] if parts else None), (longest_first[1] if len(parts) > 1 else None)
