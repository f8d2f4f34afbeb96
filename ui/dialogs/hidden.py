"""Questions that the room is not to see: hidden while it may see the screen, with what was typed in them."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QWidget


class HiddenDialogs:
    """The dialogs of one page."""

    def __init__(self, page: QWidget) -> None:
        self._page = page
        self._hidden: list[QDialog] = []

    def set_room_view(self, room: bool) -> None:
        """Hide those that are open, or show again what was hidden and is still there."""
        own = self._page.findChildren(QDialog)
        for dialog in self._hidden if not room else ():
            if dialog in own:
                dialog.show()
        self._hidden = [dialog for dialog in own if dialog.isVisible()] if room else []
        for dialog in self._hidden:
            dialog.hide()
