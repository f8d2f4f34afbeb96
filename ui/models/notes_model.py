"""Notes and promises of the running item, as cards."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from peerdesk.domain.notes import NoteKind

Index: TypeAlias = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
KINDS = (
    NoteKind.POINT,
    NoteKind.INSIGHT,
    NoteKind.QUESTION,
    NoteKind.DECISION,
    NoteKind.ACTION,
    NoteKind.RESOURCE,
    NoteKind.PARKED,
)
"""In the order of the menu."""

CARD_ROLE = int(Qt.ItemDataRole.UserRole) + 1


@dataclass(frozen=True, slots=True)
class NoteRow:
    """A card: its key, what is drawn (the widget's own value), and what is read aloud.

    is_heading: it stands over the cards that follow, and no key reaches it.
    """

    key: bytes
    card: object = field(repr=False)
    spoken: str = field(default="", repr=False)
    is_heading: bool = False


class NotesModel(QAbstractListModel):
    """Rows in the order given: by kind, then by random key, so that the order says nothing."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[NoteRow, ...] = ()

    def rows(self) -> tuple[NoteRow, ...]:
        """What is shown."""
        return self._rows

    def set_rows(self, rows: Sequence[NoteRow]) -> None:
        """Show these rows with the smallest change: a changed card, one more, one less, else all anew."""
        new, old = tuple(rows), self._rows
        if new == old:
            return
        old_keys, new_keys = [r.key for r in old], [r.key for r in new]
        if old_keys == new_keys:
            self._rows = new
            for place, (before, after) in enumerate(zip(old, new, strict=True)):
                if before != after:
                    self.dataChanged.emit(self.index(place), self.index(place))
        elif len(new) == len(old) + 1 and (more := _odd_one(old_keys, new_keys)) is not None:
            self.beginInsertRows(_ROOT, more, more)
            self._rows = new
            self.endInsertRows()
        elif len(new) == len(old) - 1 and (gone := _odd_one(new_keys, old_keys)) is not None:
            self.beginRemoveRows(_ROOT, gone, gone)
            self._rows = new
            self.endRemoveRows()
        else:
            self.beginResetModel()
            self._rows = new
            self.endResetModel()

    def rowCount(self, parent: Index = _ROOT) -> int:
        """How many cards."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The card, or its words for a screen reader."""
        if not index.isValid() or not 0 <= index.row() < len(self._rows):
            return None
        row = self._rows[index.row()]
        if role == CARD_ROLE:
            return row.card
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return row.spoken
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Cards can be chosen, never edited in place."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        if self._rows[index.row()].is_heading:
            return Qt.ItemFlag.ItemNeverHasChildren
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren


def _odd_one(fewer: list[bytes], more: list[bytes]) -> int | None:
    """The place in `more` that is not in `fewer`, if that is all that differs."""
    for place, key in enumerate(more):
        if place >= len(fewer) or fewer[place] != key:
            return place if more[:place] + more[place + 1 :] == fewer else None
    return None
