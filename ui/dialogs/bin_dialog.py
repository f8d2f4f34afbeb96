"""The bin: what was deleted, to be put back or erased for good."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QDialog, QHBoxLayout, QHeaderView, QPushButton, QVBoxLayout, QWidget

from peerdesk.domain.bin import REST_DAYS, BinKind
from ui.dialogs.confirm import ask_to_erase
from ui.models.bin_model import BinColumn
from ui.presenters.bin import BinPresenter, BinTold
from ui.theme import current_theme
from ui.widgets.rows_table import RowsTable
from ui.widgets.text_label import TextLabel

if TYPE_CHECKING:
    from peerdesk.services.bin import InBin


class BinDialog(QDialog):
    """What rests, read when the dialog opens. What is done in it is done at once."""

    def __init__(self, presenter: BinPresenter, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Bin"))
        presenter.setParent(self)
        self._presenter = presenter
        self.intro = TextLabel(self._intro(), "ink_soft", wrap=True)
        self.table = RowsTable(self.tr("Bin"))
        self.table.setModel(presenter.model)
        self.said = TextLabel("", "ink_soft", wrap=True)
        self.back = QPushButton(self.tr("&Put back"))
        self.erase = QPushButton(self.tr("&Erase now…"))
        self.empty = QPushButton(self.tr("E&mpty the bin…"))
        self.done_ = QPushButton(self.tr("Done"))
        self._build()
        self._connect()
        self._show_chosen()
        presenter.load()

    def _build(self) -> None:
        theme = current_theme()
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        for column in (BinColumn.TITLE, BinColumn.WHERE):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
        buttons = QHBoxLayout()
        buttons.setSpacing(theme.space(2))
        for button in (self.back, self.erase, self.empty):
            button.setAutoDefault(False)
            buttons.addWidget(button)
        buttons.addStretch(1)
        buttons.addWidget(self.done_)
        column_ = QVBoxLayout(self)
        pad = theme.space(5)
        column_.setContentsMargins(pad, pad, pad, pad)
        column_.setSpacing(theme.space(3))
        for widget in (self.intro, self.table, self.said):
            column_.addWidget(widget)
        column_.addLayout(buttons)
        self.resize(theme.space(225), theme.space(120))

    def _connect(self) -> None:
        presenter = self._presenter
        self.table.selectionModel().currentRowChanged.connect(self._show_chosen)
        for chosen in (self.table.doubleClicked, self.table.entered_row):
            chosen.connect(self.put_back_chosen)
        self.table.deleted_row.connect(self.erase_chosen)
        presenter.loaded.connect(self._loaded)
        presenter.told.connect(self._say)
        self.back.clicked.connect(self.put_back_chosen)
        self.erase.clicked.connect(self.erase_chosen)
        self.empty.clicked.connect(self.empty_all)
        self.done_.clicked.connect(self.accept)

    def _intro(self) -> str:
        return self.tr(
            "Groups, meetings and items rest here for {days} days as they were planned. Notes, promises, "
            "minutes and private notes were erased when these were deleted and do not come back."
        ).format(days=REST_DAYS)

    def current(self) -> InBin | None:
        """The thing the keyboard is on."""
        return self._presenter.model.binned_at(self.table.currentIndex().row())

    @Slot()
    def put_back_chosen(self) -> None:
        """The chosen one is there again."""
        binned = self.current()
        if binned is not None:
            self._presenter.put_back(binned)

    @Slot()
    def erase_chosen(self) -> None:
        """Ask once, then erase the chosen one."""
        binned, presenter = self.current(), self._presenter
        if binned is None:
            return
        parts = {
            BinKind.GROUP: self.tr("It cannot be put back then, and nothing else of the group in the bin."),
            BinKind.MEETING: self.tr("It cannot be put back then, and none of its items in the bin."),
            BinKind.ITEM: self.tr("It cannot be put back then."),
        }
        title = binned.title or self.tr("Untitled")
        ask_to_erase(
            self,
            self.tr("Erase “{title}” for good?").format(title=title),
            parts[binned.kind],
            self.tr("Erase"),
            lambda: presenter.erase(binned),
        )

    @Slot()
    def empty_all(self) -> None:
        """Ask once, then erase everything."""
        ask_to_erase(
            self,
            self.tr("Empty the bin?"),
            self.tr("Nothing that rests in it can be put back then."),
            self.tr("Empty the bin"),
            self._presenter.empty,
        )

    @Slot()
    def _loaded(self) -> None:
        model = self._presenter.model
        if model.rowCount() and not self.table.currentIndex().isValid():
            self.table.selectRow(0)
        self.empty.setEnabled(model.rowCount() > 0)
        self._show_chosen()
        if not model.rowCount() and not self.said.text():
            self._say(BinTold(self.tr("The bin is empty.")))

    @Slot(object)
    def _say(self, told: BinTold) -> None:
        self.said.set_colour("ink_soft" if told.ok else "over")
        self.said.set_text(told.text)

    @Slot()
    def _show_chosen(self) -> None:
        chosen = self.current() is not None
        self.back.setEnabled(chosen)
        self.erase.setEnabled(chosen)
