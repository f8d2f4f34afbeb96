"""Asks for a new meeting, or for another title, day, time or rule of one."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, QLocale, QTime, Slot
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QWidget

from peerdesk.domain.errors import BadInput
from peerdesk.domain.formats import Format
from peerdesk.domain.meeting import Meeting
from peerdesk.domain.rules import Attribution, Distribution
from ui.dialogs.ask import Ask, named
from ui.dialogs.format_fit import AtHand, FormatFit
from ui.models.wording import LANGUAGES, attribution_text
from ui.presenters.plan import NewMeeting
from ui.presenters.plan_views import counted
from ui.theme import current_theme
from ui.widgets.pick_box import DayEdit, PickBox, TimeEdit
from ui.widgets.text_label import TextLabel

if TYPE_CHECKING:
    from peerdesk.services.planning import NextProposed

USUAL_START = QTime(18, 0)
USUAL_END = QTime(20, 30)
"""Chosen: what evenings of the groups we know have in common."""

DAY_MINUTES = 24 * 60


class MeetingDialog(Ask):
    """Title, day, start, end and, for a new one, a format as it fits; answers with a `NewMeeting`.

    people: how many are asked; 0: as many as a format is made for. after: the meeting of which this is the
    next one, with its agenda in place of a format.
    """

    def __init__(
        self,
        today: dt.date,
        formats: tuple[Format, ...],
        people: int,
        parent: QWidget,
        meeting: Meeting | None = None,
        *,
        after: NextProposed | None = None,
    ) -> None:
        super().__init__(parent.tr("Day, time and rules") if meeting else parent.tr("New meeting"), parent)
        self._formats, self._is_new, self._after = formats, meeting is None, after
        self.title = QLineEdit()
        self.day = DayEdit()
        self.timed = QCheckBox(self.tr("It starts on the spot, without a &planned time"))
        self.starts, self.ends = TimeEdit(), TimeEdit()
        self.format = PickBox()
        self.attribution = PickBox(tuple((rule.value, attribution_text(rule)) for rule in Attribution))
        self.distribution = PickBox(tuple((label.value, label.value) for label in Distribution))
        self.language = PickBox(LANGUAGES)
        self.fit = FormatFit(AtHand(people), with_time=False)
        self._fill(today, meeting)
        self._build(meeting is None)
        self.add_buttons(self.tr("Keep") if meeting else self.tr("Make it"))
        self.timed.toggled.connect(self._show_times)
        self.starts.timeChanged.connect(self._show_slot)
        self.ends.timeChanged.connect(self._show_slot)
        self.format.currentIndexChanged.connect(self._show_format)
        self.day.dateChanged.connect(self._suggest)
        self._show_times(self.timed.isChecked())
        self._show_format(0)
        self.resize(current_theme().space(120), self.sizeHint().height())

    def _fill(self, today: dt.date, meeting: Meeting | None) -> None:
        day = meeting.day if meeting else today
        self.day.setDisplayFormat(self.tr("ddd d MMM yyyy"))
        self.day.setDate(QDate(day.year, day.month, day.day))
        self.starts.setTime(USUAL_START)
        self.ends.setTime(USUAL_END)
        self._suggested = ""
        if self._after is not None:
            day = self._after.day
            self.day.setDate(QDate(day.year, day.month, day.day))
            self._fill_times(self._after.after)
        if meeting is None:
            self._suggest(self.day.date())
        else:
            self.title.setText(meeting.title)
            self._fill_times(meeting)
            self.attribution.choose(meeting.attribution.value)
            self.distribution.choose(meeting.distribution.value)
            self.language.choose(meeting.language)
        self.title.selectAll()

    def _fill_times(self, meeting: Meeting) -> None:
        self.timed.setChecked(meeting.starts is None)
        if meeting.starts is not None:
            start = QTime(meeting.starts.hour, meeting.starts.minute)
            self.starts.setTime(start)
            self.ends.setTime(start.addSecs((meeting.slot_minutes or 0) * 60))

    def _build(self, new: bool) -> None:
        form = self.form()
        form.addRow(named(self.tr("&Title"), self.title), self.title)
        form.addRow(named(self.tr("&Day"), self.day), self.day)
        times = QHBoxLayout()
        times.addWidget(self.starts)
        times.addWidget(named(self.tr("t&o"), self.ends))
        times.addWidget(self.ends)
        times.addStretch(1)
        times.setSpacing(current_theme().space(2))
        self.ends.setAccessibleName(self.tr("Ends"))
        form.addRow(named(self.tr("&From"), self.starts), times)
        form.addRow("", self.timed)
        if not new:
            form.addRow(named(self.tr("&Attribution"), self.attribution), self.attribution)
            form.addRow(named(self.tr("D&istribution"), self.distribution), self.distribution)
            form.addRow(named(self.tr("&Language of the notes"), self.language), self.language)
            return
        if self._after is not None:
            self.column.addWidget(TextLabel(self._after_text(self._after), "ink_soft", wrap=True))
            return
        self.format.addItem(self.tr("None: an empty agenda"))
        self.format.addItems([format_.title for format_ in self._formats])
        form.addRow(named(self.tr("Fo&rmat"), self.format), self.format)
        self.fit.preview.setMinimumHeight(current_theme().space(55))
        self.column.addWidget(self.fit)

    def _after_text(self, after: NextProposed) -> str:
        """What the agenda will be."""
        words = self.tr("The agenda of “{title}” again.").format(title=after.after.title)
        if not after.carried:
            return words
        carried = counted(
            after.carried,
            self.tr("1 item was left over; it comes behind the opening."),
            self.tr("{n} items were left over; they come behind the opening."),
        )
        return f"{words} {carried}"

    def value(self) -> NewMeeting:
        """What was filled in. Raises BadInput for a title that is missing."""
        if not self.title.text().strip():
            raise BadInput("name_empty")
        day = self.day.date()
        date = dt.date(day.year(), day.month(), day.day())
        starts, slot = self._times()
        made = NewMeeting(self.title.text(), date, starts, slot, self.fit.value())
        if self._is_new:
            return made
        attribution = list(Attribution)[self.attribution.currentIndex()]
        return replace(
            made,
            attribution=attribution,
            distribution=list(Distribution)[self.distribution.currentIndex()],
            language=self.language.key() or None,
        )

    def _times(self) -> tuple[dt.time | None, int | None]:
        """Start and length of the slot in minutes; an end before the start is on the next day."""
        if self.timed.isChecked():
            return None, None
        start = self.starts.time()
        slot = start.secsTo(self.ends.time()) // 60 % DAY_MINUTES
        return dt.time(start.hour(), start.minute()), slot or None

    @Slot(bool)
    def _show_times(self, on_the_spot: bool) -> None:
        self.starts.setEnabled(not on_the_spot)
        self.ends.setEnabled(not on_the_spot)
        self._show_slot()

    @Slot()
    def _show_slot(self) -> None:
        """What is between start and end is the time at hand."""
        starts, slot = self._times()
        self.fit.set_slot(slot * 60 if slot else None, starts)

    @Slot(int)
    def _show_format(self, index: int) -> None:
        chosen = self.format.currentIndex() - 1
        format_ = self._formats[chosen] if 0 <= chosen < len(self._formats) else None
        self.fit.show_format(format_)
        self.fit.setVisible(format_ is not None)
        self.adjustSize()

    @Slot(QDate)
    def _suggest(self, day: QDate) -> None:
        """The month as a title, until another one is typed."""
        if self.title.text() == self._suggested:
            self._suggested = QLocale().standaloneMonthName(day.month())
            self.title.setText(self._suggested)
