"""What the running item has to decide: its motions as they are put, the topics of a lean coffee."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHeaderView, QSizePolicy, QWidget

from ui.models.deciding_model import DecidingColumn, DecidingModel, DecidingRow
from ui.theme import current_theme
from ui.widgets.rows_table import RowsTable

MOST_ROWS = 4
"""So many are seen at once under the table; the rest scrolls. Chosen: the table needs the height."""


class DecidingPanel(RowsTable):
    """A few rows under the table; hidden while there is nothing.

    Signals:
        wanted(DecidingRow): Enter or a double click: the motion is put, the topic begins.
        unwanted(DecidingRow): Delete.
    """

    wanted = Signal(object)
    unwanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Motions and topics"), pad=1.5)
        self.setParent(parent)
        self._model = DecidingModel(self)
        self.setModel(self._model)
        header = self.horizontalHeader()
        header.hide()
        header.setSectionResizeMode(DecidingColumn.SIGN, QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(DecidingColumn.TEXT, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(DecidingColumn.DETAIL, QHeaderView.ResizeMode.ResizeToContents)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.entered_row.connect(self._want)
        self.deleted_row.connect(self._unwant)
        self.doubleClicked.connect(lambda _: self._want())
        self.hide()

    def show_all(self, rows: tuple[DecidingRow, ...]) -> None:
        """Show these; the one that is put or talked about is in sight."""
        count = min(len(rows), MOST_ROWS)
        changed = count != min(self._model.rowCount(), MOST_ROWS)
        self._model.show_all(rows)
        self.setVisible(bool(rows))
        if changed:
            self.updateGeometry()
        current = next((at for at, row in enumerate(rows) if row.is_current), None)
        if current is not None and not self.hasFocus():
            self.scrollTo(self._model.index(current, 0))

    def rows(self) -> tuple[DecidingRow, ...]:
        """What is shown."""
        found = (self._model.row_at(at) for at in range(self._model.rowCount()))
        return tuple(row for row in found if row is not None)

    def sizeHint(self) -> QSize:
        """As high as a few rows."""
        shown = min(self._model.rowCount(), MOST_ROWS)
        height = shown * self.verticalHeader().defaultSectionSize() + 2 * self.frameWidth()
        return QSize(current_theme().space(60), height)

    def minimumSizeHint(self) -> QSize:
        """The same; the table gives way."""
        return QSize(current_theme().space(30), self.sizeHint().height())

    def _current(self) -> DecidingRow | None:
        return self._model.row_at(self.currentIndex().row())

    def _want(self) -> None:
        row = self._current()
        if row is not None:
            self.wanted.emit(row)

    def _unwant(self) -> None:
        row = self._current()
        if row is not None:
            self.unwanted.emit(row)
