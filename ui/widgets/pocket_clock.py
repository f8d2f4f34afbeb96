"""The clock of the Pocket window: who speaks, how long still, who follows, and a bar of what is used."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import Size, Theme, Weight, current_theme
from ui.widgets.clock_state import BAR, INK, clock_digits, clock_font, draw_sign
from ui.widgets.drawing import draw_box, draw_focus, line_height, painter_for, text_width, write
from ui.widgets.round_table import TableView

_BAR_STEPS = 1.5


class PocketClock(QWidget):
    """What stands in the middle of the table, without the table; takes the keys of the table."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view = TableView()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleName(self.tr("Table"))

    def view(self) -> TableView:
        """What is shown."""
        return self._view

    def set_view(self, view: TableView) -> None:
        """Show this; the bar is drawn with the figures, nothing while they stay the same."""
        before, self._view = self._view, view
        if replace(view, fraction=before.fraction) != before:
            self.update()
        if view.speaker_name != before.speaker_name:
            said = self.tr("{name} has the floor").format(name=view.speaker_name)
            self.setAccessibleDescription(said if view.speaker_name else view.centre_text)

    def sizeHint(self) -> QSize:
        """Digits that leave room for the keys and the box in a window of 640."""
        theme = current_theme()
        digits = line_height(theme.font(Size.HUGE, Weight.BOLD))
        words = line_height(theme.font(Size.TITLE)) + line_height(theme.font()) + theme.space(4)
        return QSize(digits * 5, round(digits * 1.02) + words)

    def minimumSizeHint(self) -> QSize:
        """Narrow, as tall as ever."""
        return QSize(current_theme().space(40), self.sizeHint().height())

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The frame appears."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The frame goes."""
        super().focusOutEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the lines from the top down."""
        theme, painter = current_theme(), painter_for(self)
        rect = QRectF(self.rect())
        title, small = theme.font(Size.TITLE, Weight.STRONG), theme.font()
        bar = theme.space(_BAR_STEPS)
        name = QRectF(rect.left(), theme.space(1), rect.width(), line_height(title))
        then = QRectF(
            rect.left(),
            rect.bottom() - bar - theme.space(2) - line_height(small),
            rect.width(),
            line_height(small),
        )
        digits = QRectF(rect.left(), name.bottom(), rect.width(), then.top() - name.bottom())
        self._draw_name(painter, theme, name)
        text = clock_digits(self._view.clock_text, self._view.state)
        painter.setFont(clock_font(theme, digits, text))
        painter.setPen(theme.colour(INK[self._view.state]))
        painter.drawText(digits, int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextDontClip), text)
        write(painter, then, self._view.then_text, small, theme.colours.ink_soft)
        self._draw_bar(painter, theme, QRectF(rect.left(), rect.bottom() - bar, rect.width(), bar))
        if self.hasFocus():
            draw_focus(painter, rect, theme.radius, theme.colours.accent)

    def _draw_name(self, painter: QPainter, theme: Theme, rect: QRectF) -> None:
        """Who speaks, or what is done, with the sign of the clock's state before it."""
        font, view = theme.font(Size.TITLE, Weight.STRONG), self._view
        text = view.speaker_name or view.centre_text
        side = rect.height() * 0.62
        sign = 0.0 if view.state == "running" else side + theme.space(1.5)
        width = min(text_width(font, text) + 1.0, rect.width() - sign - theme.space(2))
        left = rect.center().x() - (width + sign) / 2
        if sign:
            draw_sign(painter, theme, QRectF(left, rect.center().y() - side / 2, side, side), view.state)
        write(painter, QRectF(left + sign, rect.top(), width, rect.height()), text, font, theme.colours.ink)

    def _draw_bar(self, painter: QPainter, theme: Theme, rect: QRectF) -> None:
        if self._view.fraction is None:
            return
        draw_box(painter, rect, rect.height() / 2, theme.colours.track)
        used = QRectF(rect.left(), rect.top(), rect.width() * self._view.fraction, rect.height())
        colour = getattr(theme.colours, BAR[self._view.state])
        draw_box(painter, used, min(rect.height(), used.width()) / 2, colour)
