"""A page to read in a dialog, with buttons that save it: the frame of what is shown and can be printed."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from ui.theme import current_theme
from ui.widgets.text_label import TextLabel


class PageDialog(QDialog):
    """The page, the buttons that save it (off until there is one), what was said of saving, and *Done*.

    width, height: of the window, in steps of the theme's grid.
    """

    def __init__(
        self, title: str, saves: tuple[QPushButton, ...], width: int, height: int, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self._saves = saves
        self.page = QScrollArea()
        self.page.setFrameShape(QFrame.Shape.NoFrame)
        self.page.setWidgetResizable(True)
        self.page.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.page.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.page.setAccessibleName(title)
        self.said = TextLabel("", "ink_soft", wrap=True)
        self.done_ = QPushButton(self.tr("Done"))
        self.done_.setDefault(True)
        self.done_.clicked.connect(self.accept)
        theme = current_theme()
        buttons = QHBoxLayout()
        buttons.setSpacing(theme.space(2))
        for save in saves:
            save.setEnabled(False)
            save.setAutoDefault(False)
            buttons.addWidget(save)
        buttons.addWidget(self.said, 1, Qt.AlignmentFlag.AlignVCenter)
        buttons.addWidget(self.done_)
        column = QVBoxLayout(self)
        pad = theme.space(5)
        column.setContentsMargins(pad, pad, pad, pad)
        column.setSpacing(theme.space(3))
        column.addWidget(self.page, 1)
        column.addLayout(buttons)
        self.resize(theme.space(width), theme.space(height))

    def show_page(self, sheet: QWidget, told: str, can_save: bool = True) -> None:
        """Show a sheet. told: the same as text, for a screen reader."""
        self.page.setWidget(sheet)
        self.page.setAccessibleDescription(told)
        for save in self._saves:
            save.setEnabled(can_save)

    def say(self, text: str, ok: bool) -> None:
        """What became of saving. ok: it went well."""
        self.said.set_colour("ink_soft" if ok else "over")
        self.said.set_text(text)
