"""What rests in the bin: shown, put back, erased."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from peerdesk.domain.errors import UserError
from ui.language import message
from ui.models.bin_model import BinModel
from ui.presenters.desk import Desk

if TYPE_CHECKING:
    from peerdesk.services.all import Services
    from peerdesk.services.bin import InBin


@dataclass(frozen=True, slots=True)
class BinTold:
    """A sentence for the dialog. ok: False when something could not be done."""

    text: str = field(repr=False)
    ok: bool = True


class BinPresenter(QObject):
    """The bin of the whole vault, read when it is asked for and after each thing done to it.

    Signals:
        told(BinTold): what was done, or why it could not be.
        loaded(): the model shows what rests now.
    """

    told = Signal(object)
    loaded = Signal()

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self.model = BinModel(self)

    def load(self) -> None:
        """Read everything anew."""
        self._desk.store.call(lambda s: s.bin.contents(), self._show, self._failed)

    def put_back(self, binned: InBin) -> None:
        """A deleted thing is there again."""
        title = binned.title or self.tr("Untitled")
        self._do(lambda s: s.bin.put_back(binned.id), self.tr("“{title}” is back.").format(title=title))

    def erase(self, binned: InBin) -> None:
        """Erase one thing for good."""
        self._do(lambda s: s.bin.erase(binned.id), self.tr("Erased."))

    def empty(self) -> None:
        """Erase everything for good."""
        self._do(lambda s: s.bin.empty(), self.tr("The bin is empty."))

    def _do(self, work: Callable[[Services], None], said: str) -> None:
        def done(_: None) -> None:
            self.told.emit(BinTold(said))
            self.load()

        self._desk.store.call(work, done, self._failed)

    def _show(self, contents: tuple[InBin, ...]) -> None:
        self.model.show_contents(contents)
        self.loaded.emit()

    def _failed(self, error: UserError) -> None:
        self.told.emit(BinTold(message(error), ok=False))
