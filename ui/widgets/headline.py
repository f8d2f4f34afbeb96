"""The bar over a page: what this is, under which rule, and when we end."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QBrush, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui.theme import Size, Weight, current_theme
from ui.widgets.drawing import painter_for
from ui.widgets.text_label import TextLabel


class Headline(QWidget):
    """Title and subtitle, chips, and at the right a widget such as the switch, or the two times."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme = current_theme()
        self._title = TextLabel("", size=Size.TITLE, weight=Weight.BOLD)
        self._subtitle = TextLabel("", "ink_faint")
        self._end = TextLabel("", "ink", Size.BIG, Weight.STRONG, align=Qt.AlignmentFlag.AlignRight)
        self._clock = TextLabel("", "ink", Size.BIG, Weight.STRONG, align=Qt.AlignmentFlag.AlignRight)
        for time in (self._end, self._clock):
            time.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        names = QVBoxLayout()
        names.setSpacing(0)
        names.addWidget(self._title)
        names.addWidget(self._subtitle)
        self._chips = QHBoxLayout()
        self._chips.setSpacing(theme.space(3))
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.space(5), theme.space(2), theme.space(5), theme.space(2))
        row.setSpacing(theme.space(4))
        row.addLayout(names)
        row.addLayout(self._chips)
        row.addStretch(1)
        row.addWidget(self._end)
        row.addWidget(self._clock)
        self._row = row
        self._right: QWidget | None = None
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._times_visible()

    def set_title(self, title: str, subtitle: str = "") -> None:
        """Show what this page is about."""
        self._title.set_text(title)
        self._subtitle.set_text(subtitle)
        self._subtitle.setVisible(bool(subtitle))

    def add_chip(self, chip: QWidget) -> None:
        """Put a chip after the title, or after the chips already there; a long title gives way to it."""
        chip.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._chips.addWidget(chip, 0, Qt.AlignmentFlag.AlignVCenter)

    def set_right(self, widget: QWidget) -> None:
        """Put a widget, such as the switch, at the right end; the bar owns it."""
        if self._right is not None:
            self._row.removeWidget(self._right)
            self._right.deleteLater()
        self._right = widget
        self._row.addWidget(widget)

    def set_end(self, text: str, late: bool = False) -> None:
        """Show when we end, such as "ends 20:37 · 9 late"; late: in the colour of a warning."""
        self._end.set_text(text)
        self._end.set_colour("warn" if late else "ink_soft")
        self._times_visible()

    def set_wall_clock(self, text: str) -> None:
        """Show the time of day."""
        self._clock.set_text(text)
        self._times_visible()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ground and the line under it."""
        theme, painter = current_theme(), painter_for(self)
        card, line = QBrush(theme.colour("card")), QBrush(theme.colour("line"))
        painter.fillRect(self.rect(), card)  # given a colour alone, PySide6 loads the classes of gradients
        painter.fillRect(QRectF(0, self.height() - 1, self.width(), 1), line)

    def _times_visible(self) -> None:
        for label in (self._end, self._clock):
            label.setVisible(bool(label.text()))
