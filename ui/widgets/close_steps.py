"""What closing a meeting does, step by step."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.widgets.text_label import TextLabel

BACK_UP = "back_up"


class CloseSteps(QWidget):
    """One line a step: a ring before it, dots while it is done, a tick behind it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._names = {
            "settle": self.tr("Make names neutral that are still in the notes"),
            "shuffle": self.tr("Shuffle and rebuild, so that the order of speaking no longer exists"),
            "wipe": self.tr("Erase the clock’s and the floor’s last state"),
            BACK_UP: self.tr("Back up"),
        }
        self.labels = {key: TextLabel("", "ink_soft") for key in self._names}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for label in self.labels.values():
            column.addWidget(label)
        column.addStretch(1)

    def set_waiting(self) -> None:
        """Nothing was done yet."""
        for key, label in self.labels.items():
            label.set_text(f"○  {self._names[key]}")
            label.set_colour("ink_soft")

    def set_reached(self, name: str) -> None:
        """This step is being done; a name of no step: all are done."""
        order = list(self.labels)
        reached = order.index(name) if name in order else len(order)
        for place, (key, label) in enumerate(self.labels.items()):
            sign = "✓" if place < reached else "…" if place == reached else "○"
            label.set_text(f"{sign}  {self._names[key]}")
            label.set_colour("accent_deep" if place < reached else "ink_soft")

    def show_closed(self) -> None:
        """A meeting that was closed some time ago: what is surely so; backups come and go."""
        self.set_reached("")
        self.labels[BACK_UP].hide()
