"""Asks whether a meeting repeats in the calendar, and how many times."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import QDate, QLocale, Slot
from PySide6.QtWidgets import QSpinBox, QWidget

from peerdesk.domain.series import LAST, MOST_TIMES, Repeat, Series, days_of, which_weekday
from ui.dialogs.ask import Ask, named
from ui.theme import current_theme
from ui.widgets.pick_box import PickBox
from ui.widgets.text_label import TextLabel

USUAL_TIMES = 12
"""Chosen: a year of monthly meetings."""

_SHORTEST_MONTH = 28


class _CountEdit(QSpinBox):
    """How many meetings, typed or changed by the arrow keys."""

    def __init__(self) -> None:
        super().__init__()
        self.setRange(2, MOST_TIMES)
        self.setValue(USUAL_TIMES)
        self.setStyleSheet("QSpinBox::up-button, QSpinBox::down-button { width: 0; border: none; }")
        side = current_theme().space(2)
        self.lineEdit().setTextMargins(side, 0, side, 0)


class CalendarDialog(Ask):
    """How often and how many times; answers with a `Series`."""

    def __init__(self, day: dt.date, has_start: bool, parent: QWidget) -> None:
        super().__init__(parent.tr("Calendar file"), parent)
        self._day = day
        self.repeat = PickBox(tuple((one.value, self._repeat_text(one)) for one in Repeat))
        self.times = _CountEdit()
        self.said = TextLabel("", "ink_soft", wrap=True)
        self._build(has_start)
        self.add_buttons(self.tr("Save…"))
        self.repeat.currentIndexChanged.connect(self._show_days)
        self.times.valueChanged.connect(self._show_days)
        self._show_days()
        width = current_theme().space(130)
        self.resize(width, self.column.totalHeightForWidth(width))

    def _build(self, has_start: bool) -> None:
        form = self.form()
        form.addRow(named(self.tr("&Repeats"), self.repeat), self.repeat)
        form.addRow(named(self.tr("&Meetings"), self.times), self.times)
        self.column.addWidget(self.said)
        if not has_start:
            hint = self.tr("This meeting has no planned time, so it takes the whole day in the calendar.")
            self.column.addWidget(TextLabel(hint, "ink_faint", wrap=True))
        told = self.tr("The file says no word of who is asked. Who leads is called as on the Stage.")
        self.column.addWidget(TextLabel(told, "ink_faint", wrap=True))

    def value(self) -> Series:
        """What was chosen."""
        repeat = Repeat(self.repeat.key())
        return Series(repeat, 1 if repeat is Repeat.NEVER else self.times.value())

    @Slot()
    def _show_days(self) -> None:
        series = self.value()
        self.times.setEnabled(series.repeat is not Repeat.NEVER)
        first, last = self._day_text(self._day), self._day_text(days_of(self._day, series)[-1])
        text = self.tr("One meeting, on {day}.").format(day=first)
        if series.repeat is not Repeat.NEVER:
            text = self.tr("%n meetings, from {first} to {last}.", "", series.times)
            text = text.format(first=first, last=last)
        self.said.set_text(text)

    def _repeat_text(self, repeat: Repeat) -> str:
        weekday = QLocale().standaloneDayName(self._day.isoweekday())
        if repeat is Repeat.NEVER:
            return self.tr("Never")
        if repeat is Repeat.WEEKLY:
            return self.tr("Every week, on {weekday}").format(weekday=weekday)
        if repeat is Repeat.FORTNIGHTLY:
            return self.tr("Every 2 weeks, on {weekday}").format(weekday=weekday)
        if repeat is Repeat.MONTHLY_DAY:
            text = self.tr("Every month, on day {day}")
            if self._day.day > _SHORTEST_MONTH:
                text = self.tr("Every month, on day {day} or the last before it")
            return text.format(day=self._day.day)
        return self._weekday_text().format(weekday=weekday)

    def _weekday_text(self) -> str:
        """Whole sentences, because languages decline the number and the day together."""
        return {
            1: self.tr("Every month, on the first {weekday}"),
            2: self.tr("Every month, on the second {weekday}"),
            3: self.tr("Every month, on the third {weekday}"),
            4: self.tr("Every month, on the fourth {weekday}"),
            LAST: self.tr("Every month, on the last {weekday}"),
        }[which_weekday(self._day)]

    def _day_text(self, day: dt.date) -> str:
        return QLocale().toString(QDate(day.year, day.month, day.day), self.tr("ddd d MMM yyyy"))
