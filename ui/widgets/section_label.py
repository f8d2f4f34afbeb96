"""The small heading over a part of a page."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from ui.theme import Weight
from ui.widgets.text_label import TextLabel


class SectionLabel(TextLabel):
    """A heading in small capitals, such as "Agenda"; what is read aloud keeps its case."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, "ink_faint", weight=Weight.STRONG, capitals=True, parent=parent)
