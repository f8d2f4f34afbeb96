"""Widgets side by side, over as many rows as they need."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPoint, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget


class Flow(QWidget):
    """A place for small widgets. gap: between them, in device-independent pixels."""

    def __init__(self, gap: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._gap = gap
        self._widgets: list[QWidget] = []
        self._sizes: list[QSize] = []
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def set_widgets(self, widgets: Sequence[QWidget]) -> None:
        """Show these in place of the ones before, which are given up."""
        for old in self._widgets:
            old.hide()
            old.deleteLater()
        self._widgets = list(widgets)
        for widget in self._widgets:
            widget.setParent(self)
            widget.show()
        self.arrange()

    def sizeHint(self) -> QSize:
        """All in one row."""
        width = sum(size.width() + self._gap for size in self._sizes)
        return QSize(width, max((size.height() for size in self._sizes), default=0))

    def minimumSizeHint(self) -> QSize:
        """Narrow, as tall as now."""
        return QSize(0, self.heightForWidth(max(self.width(), 1)))

    def heightForWidth(self, width: int) -> int:
        """As many rows as they need."""
        places = self._places(width)
        return max((p.y() + s.height() for p, s in zip(places, self._sizes, strict=True)), default=0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay them out again."""
        self.arrange()

    def _places(self, width: int) -> list[QPoint]:
        places, left, top, row = [], 0, 0, 0
        for size in self._sizes:
            if left and left + size.width() > width:
                left, top, row = 0, top + row + self._gap // 2, 0
            places.append(QPoint(left, top))
            left += size.width() + self._gap
            row = max(row, size.height())
        return places

    def arrange(self) -> None:
        """Lay them out again, because one of them has another size."""
        self._sizes = [widget.sizeHint() for widget in self._widgets]
        places = self._places(self.width())
        for widget, size, place in zip(self._widgets, self._sizes, places, strict=True):
            widget.setGeometry(place.x(), place.y(), min(size.width(), self.width()), size.height())
        self.updateGeometry()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme's sizes."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.PaletteChange):
            self.arrange()
