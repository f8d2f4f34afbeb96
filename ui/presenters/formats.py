"""The formats a group can choose from: its own, and those that come with the program."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Signal, Slot

from peerdesk.domain.changes import Change, Kind
from peerdesk.domain.errors import UserError
from peerdesk.domain.formats import Format, OwnFormat
from ui.language import message
from ui.presenters.desk import Desk
from ui.presenters.members import Told

if TYPE_CHECKING:
    from peerdesk.services.all import Services

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class FormatsShown:
    """What there is to choose from. chosen: id of an own one that was just made, 0 for none."""

    own: tuple[OwnFormat, ...] = field(default=(), repr=False)
    built_in: tuple[Format, ...] = ()
    chosen: int = 0


class FormatsPresenter(QObject):
    """Formats of one group, as they were last committed.

    Signals:
        shown(FormatsShown): there are others; show them.
        told(Told): what was done, or why it could not be.
    """

    shown = Signal(object)
    told = Signal(object)

    def __init__(self, desk: Desk, group_id: int, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self.group_id = group_id
        self._chosen = 0
        desk.changed.connect(self._on_changed)

    def load(self) -> None:
        """Ask for all of them again."""
        group_id = self.group_id

        def work(services: Services) -> tuple[tuple[OwnFormat, ...], tuple[Format, ...]]:
            return services.formats.own(group_id), services.readers.formats()

        self._do(work, self._show)

    def bring_in(self, path: Path) -> None:
        """Read a format from a file and keep it with the group's own; the path is not kept."""
        group_id = self.group_id
        self._do(lambda s: s.formats.bring_in(group_id, path), self._kept)

    def keep_agenda(self, meeting_id: int, title: str) -> None:
        """Keep the agenda of a meeting as a format of the group."""
        self._do(lambda s: s.formats.keep_agenda(meeting_id, title), self._kept)

    def take_out(self, format_: Format, target: Path) -> None:
        """Write a format as a file; the path is not kept."""
        group_id = self.group_id
        self._do(lambda s: s.formats.take_out(group_id, format_, target), self._written)

    def remove(self, own: OwnFormat) -> None:
        """One of the group's own goes."""
        group_id = self.group_id
        self._do(lambda s: s.formats.remove(group_id, own.id), self._quiet)

    def _show(self, found: tuple[tuple[OwnFormat, ...], tuple[Format, ...]]) -> None:
        chosen, self._chosen = self._chosen, 0
        self.shown.emit(FormatsShown(*found, chosen))

    def _kept(self, own: OwnFormat) -> None:
        self._chosen = own.id
        self.load()
        words = self.tr("“{title}” is now a format of this group.")
        self.told.emit(Told(words.format(title=own.format.title)))

    def _written(self, _: object) -> None:
        self.told.emit(Told(self.tr("The format was written.")))

    def _quiet(self, _: object) -> None:
        self.told.emit(Told(""))

    def _failed(self, error: UserError) -> None:
        self.told.emit(Told(message(error), ok=False))

    def _do(self, work: Callable[[Services], T], done: Callable[[T], None]) -> None:
        self._desk.store.call(work, done, self._failed)

    @Slot(object)
    def _on_changed(self, change: Change) -> None:
        if change.touches(Kind.FORMATS) and change.group_id in (0, self.group_id):
            self.load()
