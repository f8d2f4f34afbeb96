"""What a group has at the head and the end of its papers."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from peerdesk.domain.errors import UserError
from peerdesk.domain.members import Group
from ui.language import message
from ui.presenters.desk import Desk, Notice

if TYPE_CHECKING:
    from peerdesk.domain.sheets import Head


@dataclass(frozen=True, slots=True)
class LogoRead:
    """A picture made anew, or why there is none."""

    png: bytes | None = field(default=None, repr=False)
    wrong: str = ""


class LetterheadPresenter(QObject):
    """Reads pictures and keeps the head of one group.

    Signals:
        read(LogoRead): a picture that was chosen.
    """

    read = Signal(object)

    def __init__(self, desk: Desk, group: Group) -> None:
        super().__init__(desk)
        self._desk = desk
        self.group = group

    def read_logo(self, path: Path) -> None:
        """Have this picture read; `read` brings it. The path is not kept."""
        self._desk.store.call(
            lambda s: s.letterhead.logo(path), lambda png: self.read.emit(LogoRead(png)), self._not_read
        )

    def save(self, head: Head) -> None:
        """Put it on all papers of the group."""
        group_id = self.group.id

        def saved(_: Group) -> None:
            self._desk.unsay("error")
            self._desk.say(Notice(self.tr("The papers of the group have it from now on."), key="letterhead"))

        self._desk.store.call(lambda s: s.letterhead.save(group_id, head), saved, self._desk.fail)

    def _not_read(self, error: UserError) -> None:
        self.read.emit(LogoRead(wrong=message(error)))
