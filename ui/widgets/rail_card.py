"""A card of a rail: it can have the keyboard, and shows more where it has."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QMouseEvent, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from ui.theme import current_theme
from ui.widgets.drawing import FOCUS, HAIR, draw_box, painter_for


def grow_with_text(widget: QWidget) -> None:
    """Let a widget be as tall as its text needs at its width."""
    policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
    policy.setHeightForWidth(True)
    widget.setSizePolicy(policy)


class RailCard(QWidget):
    """The box of a card, with its ring and its inner edges.

    Signals:
        entered(): it got the keyboard.
        neighbour_wanted(int): another card, +1 or -1.
        resized(): it needs another height.
    """

    entered = Signal()
    neighbour_wanted = Signal(int)
    resized = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._open = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        grow_with_text(self)

    @property
    def is_open(self) -> bool:
        """Whether it shows all it has."""
        return self._open

    def column(self) -> QVBoxLayout:
        """A new column for what it shows, inside its edges."""
        theme = current_theme()
        column = QVBoxLayout(self)
        column.setContentsMargins(*(theme.space(3),) * 4)
        column.setSpacing(theme.space(1))
        return column

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click takes the keyboard."""
        self.setFocus(Qt.FocusReason.MouseFocusReason)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Say that this card is the one."""
        super().focusInEvent(event)
        self.entered.emit()
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The ring goes thin."""
        super().focusOutEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the card; a ring where the keyboard is."""
        theme, painter = current_theme(), painter_for(self)
        colours = theme.colours
        border = colours.accent if self._open else colours.line
        width = FOCUS if self.hasFocus() else HAIR
        draw_box(painter, QRectF(self.rect()), theme.radius_large, colours.card, border, width)
