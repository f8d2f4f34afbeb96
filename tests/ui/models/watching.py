"""Writes down what a model tells, in a form that reads in a test."""

from __future__ import annotations

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject


class Watch(QObject):
    """Hears every signal about rows of a model. seen: what was told, in order."""

    def __init__(self, model: QAbstractItemModel) -> None:
        super().__init__(model)
        self.seen: list[str] = []
        model.rowsInserted.connect(self._inserted)
        model.rowsRemoved.connect(self._removed)
        model.rowsMoved.connect(self._moved)
        model.dataChanged.connect(self._changed)
        model.modelReset.connect(self._reset)

    def _inserted(self, parent: QModelIndex, first: int, last: int) -> None:
        self.seen.append(f"insert {first}-{last}")

    def _removed(self, parent: QModelIndex, first: int, last: int) -> None:
        self.seen.append(f"remove {first}-{last}")

    def _moved(self, parent: QModelIndex, first: int, last: int, to: QModelIndex, row: int) -> None:
        self.seen.append(f"move {first}-{last} to {row}")

    def _changed(self, top: QModelIndex, bottom: QModelIndex) -> None:
        self.seen.append(f"change {top.row()},{top.column()}-{bottom.row()},{bottom.column()}")

    def _reset(self) -> None:
        self.seen.append("reset")
