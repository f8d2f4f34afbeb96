"""The middle of Prepare: the agenda, the shape of the evening, what is not ready."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QCoreApplication, QRect, Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from peerdesk.domain.agenda import whole_minutes
from ui.models.agenda_model import Column
from ui.pages.agenda_table import AgendaTable
from ui.pages.prepare_bars import FindBar, FitBar
from ui.pages.prepare_parts import ReadyCard
from ui.presenters.plan import PlanPresenter
from ui.presenters.plan_views import SCREENS, ReadyLine, machine_lines
from ui.theme import current_theme
from ui.widgets.card import Card
from ui.widgets.key_button import KeyButton
from ui.widgets.section_label import SectionLabel
from ui.widgets.shape_bar import Segment, ShapeBar, ShapeView
from ui.widgets.text_label import TextLabel


class AgendaColumn(QWidget):
    """Heading and buttons, the table, the bar under it, the list before a meeting.

    Signals:
        format_wanted(): a ready agenda is asked for.
        item_wanted(): one more item is asked for.
    """

    format_wanted = Signal()
    item_wanted = Signal()

    def __init__(self, presenter: PlanPresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self._shown_meeting = 0
        self.heading = SectionLabel()
        self.use_format = KeyButton(self.tr("Use a format…"))
        self.add_item = KeyButton(self.tr("Add item"), self.tr("Ctrl N"), primary=True)
        self.table = AgendaTable(presenter.agenda)
        self.shape = ShapeBar()
        self.ready = ReadyCard()
        self.fit = FitBar()
        self.find_bar = FindBar()
        self._hits: tuple[int, ...] = ()
        self._no_items = TextLabel(
            self.tr("Nothing on the agenda yet. Use a format, or press Ctrl+N and type."),
            "ink_faint",
            wrap=True,
        )
        self._build()
        self.use_format.clicked.connect(self.format_wanted)
        self.add_item.clicked.connect(self.item_wanted)
        self.shape.segment_chosen.connect(self._choose_part)
        self.table.selectionModel().selectionChanged.connect(self._show_going)
        self.find_bar.typed.connect(self._on_find)
        self.find_bar.stepped.connect(self._on_step)
        self.find_bar.closed.connect(self._on_find_closed)
        self.setFocusProxy(self.table)

    def _build(self) -> None:
        theme = current_theme()
        head, card = QHBoxLayout(), Card((0, 1))
        head.setSpacing(theme.space(2.5))
        head.addWidget(self.heading, 1)
        head.addWidget(self.use_format)
        head.addWidget(self.add_item)
        sides, ends = theme.space(3), theme.space(2)
        self._no_items.setContentsMargins(sides, ends, sides, ends)
        card.column.addWidget(self.find_bar)
        card.column.addWidget(self.table)
        card.column.addWidget(self._no_items)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.space(3))
        column.addLayout(head)
        for widget in (card, self.shape, self.fit, self.ready):
            column.addWidget(widget)
        column.addStretch(1)

    def show_meeting(self) -> None:
        """Show the meeting in front; of another one than before, its first item is chosen."""
        presenter, view = self._presenter, self._presenter.view
        self.heading.set_text(view.heading)
        self.table.set_names(tuple(member.name for member in presenter.members))
        has_items = presenter.agenda.rowCount() > 0
        self.table.setVisible(has_items)
        self.shape.setVisible(has_items)
        self._no_items.setVisible(not has_items)
        self.fit.show_text(view.too_long if presenter.is_editable else "")
        self.add_item.setEnabled(presenter.is_editable)
        self.use_format.setEnabled(presenter.is_editable)
        self._show_ready()
        if has_items and (self._shown_meeting != presenter.meeting_id or not self.table.current_item_id()):
            self.table.setCurrentIndex(presenter.agenda.index(0, Column.ITEM))
        self._shown_meeting = presenter.meeting_id
        self.show_shape()
        self._show_going()

    def show_shape(self) -> None:
        """Show the shape of the evening with the chosen item in it."""
        view, chosen = self._presenter.view, self._presenter.parent_of(self.table.current_item_id())
        segments = tuple(
            Segment(
                place,
                part.title,
                part.seconds / 60,
                "chosen" if part.item_id == chosen else "break" if part.is_break else "item",
            )
            for place, part in enumerate(view.parts)
        )
        spare = view.spare_s or 0
        over = whole_minutes(max(-spare, 0))
        texts = view.start_text, view.middle_text, view.end_text
        self.shape.set_view(ShapeView(segments, max(spare, 0) / 60, over, *texts))

    @Slot()
    def _show_going(self) -> None:
        if self.fit.isVisibleTo(self):
            presenter = self._presenter
            self.fit.show_what(presenter.rows.going_text(presenter.ids_of(self.table.selected_ids())))

    def _show_ready(self) -> None:
        meeting = self._presenter.meeting
        if meeting is None:
            return
        over, live = meeting.phase.is_over, meeting.phase.is_live
        machine = self._presenter.machine
        lines = (
            *self._presenter.view.ready,
            *(machine_lines(machine, sound=self._presenter.has_sound()) if machine else ()),
            *screen_lines([s.geometry() for s in QGuiApplication.screens()]),
        )
        self.ready.show_lines(() if over else lines, behind=self.table)
        self.ready.heading.set_text(self.tr("This meeting is closed") if over else self.tr("Ready?"))
        words = self.tr("Back to the table") if live else self.tr("Open the door")
        self.ready.door.set_text(self.tr("Minutes") if over else words)
        self.ready.door.set_key_text(self.tr("Ctrl ↵"))

    @Slot(str)
    def _on_find(self, text: str) -> None:
        """Go to the first row from the current one on in which the text stands."""
        self._hits = self._presenter.found(text)
        self._go_to(self._nearest(self.table.current_item_id()))

    @Slot(int)
    def _on_step(self, by: int) -> None:
        self._hits = self._presenter.found(self.find_bar.text())
        if not self._hits:
            self._go_to(0)
            return
        current = self.table.current_item_id()
        at = self._hits.index(current) + by if current in self._hits else self._nearest(current)
        self._go_to(at % len(self._hits))

    @Slot()
    def _on_find_closed(self) -> None:
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _nearest(self, current: int) -> int:
        """The place among the hits of the first one not before this row."""
        order = self._presenter.order()
        start = order.get(current, 0)
        return next((n for n, hit in enumerate(self._hits) if order.get(hit, 0) >= start), 0)

    def _go_to(self, place: int) -> None:
        self.find_bar.show_place(place, len(self._hits))
        if self._hits:
            key = self._hits[place]
            self._presenter.unfold_for(key)
            self.table.choose(key)

    @Slot(int)
    def _choose_part(self, place: int) -> None:
        parts = self._presenter.view.parts
        if place < len(parts):
            self.table.choose(parts[place].item_id)
            self.table.setFocus(Qt.FocusReason.MouseFocusReason)


def screen_lines(places: Sequence[QRect]) -> Iterator[ReadyLine]:
    """Whether the room has a screen of its own; nothing where there is one screen, as in a call."""
    if len(places) < 2:
        return
    same = any(a.intersects(b) for at, a in enumerate(places) for b in places[at + 1 :])
    mirrored = QCoreApplication.translate("AgendaColumn", "the screens show the same: extend them")
    seen = QCoreApplication.translate("AgendaColumn", "a second screen is there")
    yield ReadyLine(SCREENS, mirrored if same else seen, not same)
