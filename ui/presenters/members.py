"""The people of one group: add, change, remove, bring in from a file."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Signal, Slot

from peerdesk.domain.changes import Change, Kind
from peerdesk.domain.errors import UserError
from peerdesk.domain.members import Member
from ui.language import message
from ui.models.members_model import MembersModel
from ui.presenters.desk import Desk
from ui.presenters.plan_views import counted

if TYPE_CHECKING:
    from peerdesk.services.all import MembersRead, Services
    from peerdesk.services.groups import MembersBroughtIn

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Progress:
    """A file is being read: lines done and lines in all."""

    done: int
    total: int


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence for the dialog. ok: False when something could not be done."""

    text: str = field(repr=False)
    ok: bool = True


class MembersPresenter(QObject):
    """Everybody in a group, whatever their stage.

    Signals:
        told(Told): what was done, or why it could not be.
        progressed(Progress): a file is being read.
        busy(bool): a file is being brought in.
    """

    told = Signal(object)
    progressed = Signal(object)
    busy = Signal(bool)

    def __init__(self, desk: Desk, group_id: int, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._group_id = group_id
        self.model = MembersModel(self)
        desk.changed.connect(self._on_changed)
        self.load()

    def load(self) -> None:
        """Ask for everybody again."""
        group_id = self._group_id
        self._do(lambda s: s.groups.members(group_id), self.model.show_members)

    def new_member(self) -> Member:
        """Somebody to fill in."""
        return Member(0, self._group_id, "")

    def save(self, member: Member) -> None:
        """Add or change one person."""
        self._do(lambda s: s.groups.save_member(member), self._quiet)

    def remove(self, member: Member) -> None:
        """Erase one person."""
        self._do(lambda s: s.groups.remove_member(member), self._quiet)

    def bring_in(self, path: Path) -> None:
        """Read a file of people and add them; the path is not kept."""
        group_id, progressed = self._group_id, self.progressed
        self.busy.emit(True)

        def tell(done: int, total: int) -> None:
            progressed.emit(Progress(done, total))

        def work(services: Services) -> tuple[MembersRead, MembersBroughtIn]:
            read = services.readers.members(path, tell)
            return read, services.groups.bring_in(group_id, read.members)

        self._do(work, self._brought_in)

    def _brought_in(self, found: tuple[MembersRead, MembersBroughtIn]) -> None:
        read, done = found
        parts = [
            counted(done.added, self.tr("1 person added"), self.tr("{n} people added")),
            self.tr("{n} updated").format(n=done.updated) if done.updated else "",
            self.tr("{n} as before").format(n=done.unchanged) if done.unchanged else "",
            self.tr("{n} named twice and taken once").format(n=read.doubles) if read.doubles else "",
        ]
        text = ", ".join(part for part in parts if part) + "."
        if read.ignored_columns:
            names = ", ".join(read.ignored_columns)
            text += " " + self.tr("Columns not used: {names}.").format(names=names)
        self.busy.emit(False)
        self.told.emit(Told(text))

    def _do(self, work: Callable[[Services], T], done: Callable[[T], None]) -> None:
        self._desk.store.call(work, done, self._failed)

    def _quiet(self, _: object) -> None:
        self.told.emit(Told(""))

    def _failed(self, error: UserError) -> None:
        self.busy.emit(False)
        self.told.emit(Told(message(error), ok=False))

    @Slot(object)
    def _on_changed(self, change: Change) -> None:
        if change.touches(Kind.MEMBERS) and change.group_id in (0, self._group_id):
            self.load()
