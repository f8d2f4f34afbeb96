"""Buttons side by side, on as many lines as they need."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import current_theme


class FlowRow(QWidget):
    """Holds widgets in their preferred size; those that are hidden take no room."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._held: list[QWidget] = []
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def add(self, widget: QWidget) -> None:
        """Put a widget behind the others."""
        widget.setParent(self)
        widget.installEventFilter(self)
        self._held.append(widget)

    def remove(self, widget: QWidget) -> None:
        """Take a widget away for good."""
        self._held.remove(widget)
        widget.removeEventFilter(self)
        widget.hide()
        widget.deleteLater()

    def heightForWidth(self, width: int) -> int:
        """The height of all lines."""
        return max((rect.bottom() + 1 for _, rect in self._arranged(width)), default=0)

    def sizeHint(self) -> QSize:
        """Everything on one line."""
        rects = [rect for _, rect in self._arranged(100_000)]
        right, bottom = (
            max((r.right() for r in rects), default=-1),
            max((r.bottom() for r in rects), default=-1),
        )
        return QSize(right + 1, bottom + 1)

    def minimumSizeHint(self) -> QSize:
        """The widest one."""
        return QSize(max((w.minimumSizeHint().width() for w in self._held), default=0), 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Arrange them anew."""
        self._arrange()

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        """Arrange them anew when one is shown, hidden or asks for another size."""
        kinds = (QEvent.Type.ShowToParent, QEvent.Type.HideToParent, QEvent.Type.LayoutRequest)
        if event.type() in kinds:
            self.updateGeometry()
            self._arrange()
        return False

    def event(self, event: QEvent) -> bool:
        """A held widget asks for another size through its parent."""
        if event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
            self._arrange()
        return super().event(event)

    def _arrange(self) -> None:
        for widget, rect in self._arranged(self.width()):
            widget.setGeometry(rect)

    def _arranged(self, width: int) -> list[tuple[QWidget, QRect]]:
        """Each widget with its place; those of a line stand on one middle."""
        gap = current_theme().space(2)
        placed: list[tuple[QWidget, QRect]] = []
        line: list[QRect] = []
        left = top = 0
        for widget in self._held:
            if widget.isHidden():
                continue
            size = widget.sizeHint()
            if left and left + size.width() > width:
                left, top = 0, top + _centred(line) + gap
                line = []
            line.append(QRect(left, top, min(size.width(), width), size.height()))
            placed.append((widget, line[-1]))
            left += size.width() + gap
        _centred(line)
        return placed


def _centred(line: list[QRect]) -> int:
    """Put the places of a line on one middle; the height of the line."""
    tallest = max((rect.height() for rect in line), default=0)
    for rect in line:
        rect.moveTop(rect.top() + (tallest - rect.height()) // 2)
    return tallest
