"""What stands in the place of the pages while the room may see this screen: how much there is, no words."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from ui.presenters.minutes import MinutesPresenter
from ui.widgets.room_notice import RoomNotice


class MinutesCount(RoomNotice):
    """Counts of the minutes, and the key that shows them again."""

    def __init__(self, presenter: MinutesPresenter, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self._presenter = presenter
        self.show_button.set_text(self.tr("Show the minutes"))
        for signal in (presenter.changed, presenter.laid_out):
            signal.connect(self.refresh)
        self.refresh()

    @Slot()
    def refresh(self) -> None:
        """Count what there is now."""
        draft, written = self._presenter.draft, self._presenter.written
        if draft is None:
            self.set_text(self._presenter.why_none)
            return
        sentences = sum(not line.dropped for line in draft.lines)
        parts = [
            self.tr("%n sentences", "", sentences),
            self.tr("%n actions", "", len(draft.actions)),
            *([self.tr("%n pages", "", written.pages)] if written is not None else []),
        ]
        self.set_text(self.tr("{counted}. Their words are hidden.").format(counted=" · ".join(parts)))
