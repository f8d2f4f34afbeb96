"""What stands in the place of the pages while the room may see this screen: how much there is, no words."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.presenters.minutes import MinutesPresenter
from ui.theme import Size, Weight, current_theme
from ui.widgets.key_button import KeyButton
from ui.widgets.text_label import TextLabel


class MinutesCount(QWidget):
    """Counts of the minutes, and the key that shows them again."""

    def __init__(self, presenter: MinutesPresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self._title = TextLabel(
            self.tr("The room may see this screen."), size=Size.BIG, weight=Weight.BOLD, wrap=True
        )
        self._count = TextLabel("", "ink_soft", Size.BODY, wrap=True)
        self.show_button = KeyButton(self.tr("Show the minutes"), self.tr("Ctrl Shift R"))
        theme = current_theme()
        words = QVBoxLayout()
        words.setSpacing(theme.space(3))
        words.addStretch(1)
        words.addWidget(self._title)
        words.addWidget(self._count)
        words.addWidget(self.show_button, 0, Qt.AlignmentFlag.AlignLeft)
        words.addStretch(2)
        row = QHBoxLayout(self)
        row.addStretch(1)
        row.addLayout(words, 3)
        row.addStretch(1)
        for signal in (presenter.changed, presenter.laid_out):
            signal.connect(self.refresh)
        self.refresh()

    @Slot()
    def refresh(self) -> None:
        """Count what there is now."""
        draft, written = self._presenter.draft, self._presenter.written
        if draft is None:
            self._count.set_text(self._presenter.why_none)
            return
        sentences = sum(not line.dropped for line in draft.lines)
        parts = [
            self.tr("%n sentences", "", sentences),
            self.tr("%n actions", "", len(draft.actions)),
            *([self.tr("%n pages", "", written.pages)] if written is not None else []),
        ]
        hidden = self.tr("{counted}. Their words are hidden.")
        self._count.set_text(hidden.format(counted=" · ".join(parts)))
