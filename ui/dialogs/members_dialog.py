"""The people of a group: a table to add to, change, and bring into from a file."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSortFilterProxyModel, Qt, QTimer, Slot
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from peerdesk.domain.members import Member
from ui.dialogs import places
from ui.dialogs.confirm import ask_to_erase
from ui.dialogs.member_dialog import MemberDialog
from ui.models.members_model import MEMBER_ROLE, MemberColumn, MembersModel
from ui.presenters.members import MembersPresenter, Progress, Told
from ui.theme import current_theme
from ui.widgets.rows_table import RowsTable
from ui.widgets.text_label import TextLabel

_WIDEST = 60
"""Steps of spacing that a column has at most until it is drawn wider. Chosen: all columns stay in sight."""


class MembersDialog(QDialog):
    """Everybody in a group. What is done in it is kept at once."""

    def __init__(self, presenter: MembersPresenter, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Members"))
        presenter.setParent(self)
        self._presenter = presenter
        self._sorted = _Found(presenter.model, self)
        self.search = QLineEdit()
        self.table = RowsTable(self.tr("Members"))
        self.table.setSortingEnabled(True)
        self.table.setModel(self._sorted)
        self._fit = QTimer(self)
        self._fit.setSingleShot(True)
        self.progress = QProgressBar()
        self.said = TextLabel("", "ink_soft", wrap=True)
        self.bring_in = QPushButton(self.tr("&Bring in from a file…"))
        self.add = QPushButton(self.tr("&Add…"))
        self.change = QPushButton(self.tr("&Change…"))
        self.remove = QPushButton(self.tr("&Remove…"))
        self.done_ = QPushButton(self.tr("Done"))
        self._build()
        self._connect()
        self._show_chosen()

    def _build(self) -> None:
        theme = current_theme()
        self.search.setPlaceholderText(self.tr("Find by name, firm or sector"))
        self.search.setAccessibleName(self.tr("Find a member"))
        self.search.setClearButtonEnabled(True)
        self.progress.hide()
        self.progress.setAccessibleName(self.tr("Bringing in"))
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setStretchLastSection(True)
        self.table.sortByColumn(MemberColumn.NAME, Qt.SortOrder.AscendingOrder)
        buttons = QHBoxLayout()
        buttons.setSpacing(theme.space(2))
        for button in (self.bring_in, self.add, self.change, self.remove):
            button.setAutoDefault(False)
            buttons.addWidget(button)
        buttons.addStretch(1)
        buttons.addWidget(self.done_)
        column = QVBoxLayout(self)
        pad = theme.space(5)
        column.setContentsMargins(pad, pad, pad, pad)
        column.setSpacing(theme.space(3))
        for widget in (self.search, self.table, self.progress, self.said):
            column.addWidget(widget)
        column.addLayout(buttons)
        self.resize(theme.space(270), theme.space(140))
        self._fit_columns()

    def _connect(self) -> None:
        presenter = self._presenter
        self.search.textChanged.connect(self._sorted.show_found)
        for chosen in (self.table.doubleClicked, self.table.entered_row):
            chosen.connect(self.edit_member)
        self.table.deleted_row.connect(self.remove_member)
        self.table.selectionModel().currentRowChanged.connect(self._show_chosen)
        presenter.model.rowsInserted.connect(self._show_chosen)
        presenter.model.rowsRemoved.connect(self._show_chosen)
        for changed in (presenter.model.rowsInserted, presenter.model.dataChanged):
            changed.connect(self._fit.start)
        self._fit.timeout.connect(self._fit_columns)
        self.bring_in.clicked.connect(self._pick_file)
        self.add.clicked.connect(self.add_member)
        self.change.clicked.connect(self.edit_member)
        self.remove.clicked.connect(self.remove_member)
        self.done_.clicked.connect(self.accept)
        presenter.told.connect(self._say)
        presenter.progressed.connect(self._show_progress)
        presenter.busy.connect(self._show_busy)

    @Slot()
    def _fit_columns(self) -> None:
        """As wide as what stands in them; the last has the rest."""
        header, widest = self.table.horizontalHeader(), current_theme().space(_WIDEST)
        for column in tuple(MemberColumn)[:-1]:
            needed = max(self.table.sizeHintForColumn(column), header.sectionSizeHint(column))
            header.resizeSection(column, min(needed, widest))

    def current(self) -> Member | None:
        """The member the keyboard is on."""
        member = self.table.currentIndex().data(MEMBER_ROLE)
        return member if isinstance(member, Member) else None

    @Slot()
    def add_member(self) -> None:
        """Ask for somebody new."""
        self._ask(self._presenter.new_member())

    @Slot()
    def edit_member(self) -> None:
        """Ask for other words about the chosen one."""
        member = self.current()
        if member is not None:
            self._ask(member)

    @Slot()
    def remove_member(self) -> None:
        """Ask once, then erase the chosen one."""
        member = self.current()
        if member is None:
            return
        presenter = self._presenter
        ask_to_erase(
            self,
            self.tr("Remove {name} from the group?").format(name=member.name),
            self.tr("What is known of them and whether they came is erased. Notes have no names in them."),
            self.tr("Remove"),
            lambda: presenter.remove(member),
        )

    def _ask(self, member: Member) -> None:
        dialog = MemberDialog(member, self)
        dialog.answered.connect(self._keep)
        dialog.open()

    @Slot(object)
    def _keep(self, member: Member | None) -> None:
        if member is not None:
            self._presenter.save(member)

    @Slot()
    def _pick_file(self) -> None:
        kinds = [self.tr("Tables (*.csv *.tsv *.txt)"), self.tr("All files (*)")]
        places.pick_file(self, self.tr("Bring in members"), kinds, self._picked)

    @Slot(str)
    def _picked(self, path: str) -> None:
        self.search.clear()
        self._presenter.bring_in(Path(path))

    @Slot(object)
    def _say(self, told: Told) -> None:
        self.said.set_colour("ink_soft" if told.ok else "over")
        self.said.set_text(told.text)

    @Slot(object)
    def _show_progress(self, progress: Progress) -> None:
        self.progress.setRange(0, progress.total)
        self.progress.setValue(progress.done)

    @Slot(bool)
    def _show_busy(self, busy: bool) -> None:
        self.progress.setRange(0, 0)
        self.progress.setVisible(busy)
        self.bring_in.setEnabled(not busy)

    @Slot()
    def _show_chosen(self) -> None:
        chosen = self.current() is not None
        self.change.setEnabled(chosen)
        self.remove.setEnabled(chosen)


class _Found(QSortFilterProxyModel):
    """Rows in which every typed word stands somewhere, sorted by a column."""

    def __init__(self, model: MembersModel, parent: QDialog) -> None:
        super().__init__(parent)
        self._words: tuple[str, ...] = ()
        self._members = model
        self.setSourceModel(model)
        self.setSortCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.setSortLocaleAware(True)

    @Slot(str)
    def show_found(self, text: str) -> None:
        """Show only rows with these words."""
        self._words = tuple(text.casefold().split())
        self.invalidate()

    def filterAcceptsRow(self, row: int, parent: QModelIndex | QPersistentModelIndex) -> bool:
        """Whether every word stands in some column."""
        if not self._words:
            return True
        cells = (str(self._members.index(row, c).data()) for c in MemberColumn)
        text = " ".join(cells).casefold()
        return all(word in text for word in self._words)
