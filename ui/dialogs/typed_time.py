"""Asks for a length or a moment in one small field: minutes to add, or when an item really started."""

from __future__ import annotations

import datetime as dt
import re

from PySide6.QtWidgets import QLineEdit, QWidget

from peerdesk.domain.agenda import parse_clock, parse_duration
from peerdesk.domain.errors import BadInput
from ui.dialogs.ask import Ask, named
from ui.widgets.text_label import TextLabel

_MINUS = ("-", "−", "–")
_AGO = re.compile(r"\d+(?:[.,]\d+)?\s*(?:s|secs?|seconds?|m|mins?|minutes?)", re.IGNORECASE)
DAY_S = 24 * 3600


class MoreTimeDialog(Ask):
    """Minutes more or less for what runs; answers with seconds, below 0 for less."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent.tr("Add time"), parent)
        self.amount = QLineEdit()
        self.amount.setPlaceholderText(self.tr("3, 1:30, 45s or -2"))
        self.form().addRow(named(self.tr("&More time"), self.amount), self.amount)
        self.add_buttons(self.tr("Add"))

    def value(self) -> int:
        """Seconds. Raises BadInput `length_unread`."""
        text = self.amount.text().strip()
        less = text.startswith(_MINUS)
        seconds = round(parse_duration(text[1:] if less else text.removeprefix("+")).total_seconds())
        return -seconds if less else seconds


class StartedAtDialog(Ask):
    """When the running item really started; answers with seconds before now.

    now: the time of day on the wall.
    """

    def __init__(self, now: dt.time, parent: QWidget) -> None:
        super().__init__(parent.tr("It started at"), parent)
        self._now = now
        self.moment = QLineEdit()
        self.moment.setPlaceholderText(now.strftime("%H:%M"))
        self.form().addRow(named(self.tr("&It started at"), self.moment), self.moment)
        told = self.tr("A time of day such as {time}, or how long ago: 90s, 4m.")
        self.column.addWidget(TextLabel(told.format(time=now.strftime("%H:%M")), "ink_faint", wrap=True))
        self.add_buttons(self.tr("Set it"))

    def value(self) -> int:
        """Seconds ago, less than half a day. Raises BadInput `clock_unread`, `moment_ahead`."""
        text = self.moment.text().strip()
        if _AGO.fullmatch(text):
            return round(parse_duration(text).total_seconds())
        time = parse_clock(text)
        ago = (_of_day(self._now) - _of_day(time)) % DAY_S
        if ago > DAY_S // 2:
            raise BadInput("moment_ahead", time=time.strftime("%H:%M"))
        return ago


def _of_day(time: dt.time) -> int:
    return time.hour * 3600 + time.minute * 60 + time.second
