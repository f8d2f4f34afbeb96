"""Everything a window or a script is given once the vault is open."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from peerdesk.domain.formats import Format
from peerdesk.domain.members import Member
from peerdesk.domain.outline import Outline
from peerdesk.ports import Clock
from peerdesk.services.agenda_paper import AgendaPaperService
from peerdesk.services.bin import BinService
from peerdesk.services.capture import CaptureService
from peerdesk.services.deciding import DecidingService
from peerdesk.services.erasing import ErasingService
from peerdesk.services.formats import FormatService
from peerdesk.services.groups import GroupService
from peerdesk.services.keeping import KeepingService
from peerdesk.services.letterhead import LetterheadService
from peerdesk.services.planning import PlanningService
from peerdesk.services.read_back import ReadBackService
from peerdesk.services.release import ReleaseService
from peerdesk.services.releasing import ReleasingService
from peerdesk.services.running import RunningService
from peerdesk.services.sending import SendingService
from peerdesk.services.sheets import SheetService
from peerdesk.services.times import TimesService
from peerdesk.services.wrap_up import WrapUpService


@dataclass(frozen=True, slots=True)
class MembersRead:
    """A members file as it was read. doubles: people who stood in more than one line and became one."""

    members: tuple[Member, ...] = field(repr=False)
    ignored_columns: tuple[str, ...] = ()
    doubles: int = 0


class Readers(Protocol):
    """Files that come in."""

    def formats(self) -> tuple[Format, ...]:
        """The built-in agendas."""
        ...

    def members(self, path: Path, progress: Callable[[int, int], None] | None = None) -> MembersRead:
        """A members file. progress: lines done and lines in all. Raises BadInput."""
        ...

    def agenda(self, path: Path) -> Outline:
        """An agenda in Markdown, as a table or as plain lines. Raises BadInput."""
        ...

    def agenda_text(self, text: str) -> Outline:
        """An agenda that was copied somewhere. Raises BadInput."""
        ...


class Keys(Protocol):
    """The vault's locks."""

    def has_passphrase(self) -> bool:
        """Whether a passphrase is needed to open the vault."""
        ...

    def set_first_passphrase(self, passphrase: str) -> str:
        """A new key behind a passphrase; returns the recovery code, shown once. Raises UserError."""
        ...

    def change_passphrase(self, old: str, new: str) -> None:
        """Another passphrase. Raises WrongPassphrase."""
        ...

    def is_test(self) -> bool:
        """Whether this vault was made with test keys."""
        ...


@dataclass(frozen=True, slots=True)
class Services:
    """All use cases over one open vault.

    check: reads the vault through and raises DamagedVault; close: lets go of it.
    """

    groups: GroupService
    planning: PlanningService
    formats: FormatService
    running: RunningService
    capture: CaptureService
    deciding: DecidingService
    release: ReleaseService
    erasing: ErasingService
    sheets: SheetService
    letterhead: LetterheadService
    releasing: ReleasingService
    sending: SendingService
    keeping: KeepingService
    papers: AgendaPaperService
    times: TimesService
    bin: BinService
    read_back: ReadBackService
    wrap_up: WrapUpService
    readers: Readers
    keys: Keys
    clock: Clock
    check: Callable[[], None]
    close: Callable[[], None]
