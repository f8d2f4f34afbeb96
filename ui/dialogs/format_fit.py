"""A ready agenda for the people and the time at hand: two fields, what it comes to, and its items."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace

from PySide6.QtCore import QSignalBlocker, Slot
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from peerdesk.domain.agenda import parse_duration
from peerdesk.domain.errors import BadInput
from peerdesk.domain.formats import Fitted, Format, fitted
from ui.dialogs.ask import named
from ui.dialogs.format_preview import FormatPreview
from ui.models.wording import length_text, span_text, time_text
from ui.theme import current_theme
from ui.widgets.pick_box import CountEdit
from ui.widgets.text_label import TextLabel

MOST_PEOPLE = 1000
"""As many as a format may be made for."""


@dataclass(frozen=True, slots=True)
class AtHand:
    """What a meeting has. people: 0: as many as a format is made for. slot_s: None: as long as it takes."""

    people: int = 0
    slot_s: int | None = None
    starts: dt.time | None = None


class FormatFit(QWidget):
    """Shows a format as it would be used, old and new minutes of each item, before anybody uses it.

    with_time: the time at hand is a field here; else it is said by `set_slot`.
    """

    def __init__(self, at_hand: AtHand, *, with_time: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._at_hand, self._with_time = at_hand, with_time
        self._format: Format | None = None
        self.fields = QWidget()
        self.people = CountEdit()
        self.people.setRange(1, MOST_PEOPLE)
        self.people.setValue(max(1, at_hand.people))
        self.time = QLineEdit(length_text(at_hand.slot_s) if at_hand.slot_s else "")
        self.time.setPlaceholderText(self.tr("as long as it takes"))
        self.time.setVisible(with_time)
        self.time.setMinimumWidth(current_theme().space(34))
        self.length = TextLabel("", "ink_faint", wrap=True)
        self.fits = TextLabel("", "ink_soft", wrap=True)
        self.preview = FormatPreview()
        self._build()
        self.people.valueChanged.connect(self._on_people)
        self.time.textChanged.connect(self._show)

    def _build(self) -> None:
        theme = current_theme()
        row, column = QHBoxLayout(self.fields), QVBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.space(2))
        row.addWidget(named(self.tr("Pe&ople"), self.people))
        row.addWidget(self.people)
        if self._with_time:
            row.addSpacing(theme.space(3))
            row.addWidget(named(self.tr("Time at &hand"), self.time))
            row.addWidget(self.time, 1)
        else:
            row.addStretch(1)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.space(2))
        for widget in (self.fields, self.length, self.fits, self.preview):
            column.addWidget(widget)

    def show_format(self, format_: Format | None) -> None:
        """Show another format; None: nothing."""
        self._format = format_
        if format_ is not None and not self._at_hand.people:
            with QSignalBlocker(self.people):
                self.people.setValue(format_.nominal_people)
        self._show()

    def set_slot(self, slot_s: int | None, starts: dt.time | None) -> None:
        """Another time at hand, and when it begins."""
        self._at_hand = replace(self._at_hand, slot_s=slot_s, starts=starts)
        self._show()

    def value(self) -> Format | None:
        """The format as it was shown. Raises BadInput for a time that cannot be read."""
        found = self._fitted(self._slot_s())
        return found.format if found else None

    def _slot_s(self) -> int | None:
        if not self._with_time:
            return self._at_hand.slot_s
        text = self.time.text().strip()
        return round(parse_duration(text).total_seconds()) or None if text else None

    def _fitted(self, slot_s: int | None) -> Fitted | None:
        return fitted(self._format, self.people.value(), slot_s) if self._format else None

    @Slot(int)
    def _on_people(self, people: int) -> None:
        self._at_hand = replace(self._at_hand, people=people)
        self._show()

    @Slot()
    def _show(self) -> None:
        try:
            slot_s = self._slot_s()
        except BadInput:
            return
        found = self._fitted(slot_s)
        self.preview.show_fitted(found)
        self.length.set_text(self.preview.length_text(self._format, found) if self._format and found else "")
        text = self._fits_text(found, slot_s) if found else ""
        self.fits.set_text(text)
        self.fits.setVisible(bool(text))
        self.fits.set_colour("warn" if found and found.over_s else "ink_soft")

    def _fits_text(self, found: Fitted, slot_s: int | None) -> str:
        starts = self._at_hand.starts
        parts = []
        if starts is not None:
            ends = time_text(starts, found.total_s)
            parts.append(self.tr("It ends at {time}.").format(time=ends))
        if slot_s is None:
            return " ".join(parts)
        if found.over_s:
            words = self.tr("Even at its shortest it is {span} too long for {slot}.")
            parts = [words.format(span=span_text(found.over_s), slot=span_text(slot_s))]
            if found.to_park:
                parts.append(self.tr("Without “{block}” it fits.").format(block=found.to_park))
            else:
                parts.append(self.tr("Take another format, or more time."))
        elif slot_s > found.total_s:
            parts.append(self.tr("{span} to spare.").format(span=span_text(slot_s - found.total_s)))
        else:
            parts.append(self.tr("It fits to the minute."))
        return " ".join(parts)
