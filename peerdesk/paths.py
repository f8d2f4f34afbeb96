"""Where PeerDesk's files lie: one folder when `PEERDESK_HOME` says so, else the platform's own places.

Free of the database: asking whether there is a vault or a meeting under way costs no import.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

FOLDER_MODE = 0o700


@dataclass(frozen=True, slots=True)
class Paths:
    """The three folders and the files in them. data: vault and backups. state: log."""

    data: Path
    config: Path
    state: Path

    @classmethod
    def under(cls, root: Path) -> Paths:
        """Everything in one folder."""
        return cls(root, root, root)

    @property
    def database(self) -> Path:
        """The encrypted database; while it is open `-wal` and `-shm` stand beside it."""
        return self.data / "vault.db"

    @property
    def key_file(self) -> Path:
        """The key slots. Without this file the database cannot be opened by anybody."""
        return self.data / "vault.json"

    @property
    def erased(self) -> Path:
        """The erase list: random keys of what was erased for good."""
        return self.data / "erased"

    @property
    def scratch(self) -> Path:
        """The encrypted state of the meeting under way."""
        return self.data / "scratch"

    @property
    def lock(self) -> Path:
        """Held by the one PeerDesk that has the vault open."""
        return self.data / "lock"

    @property
    def backups(self) -> Path:
        """The folder of checked copies."""
        return self.data / "backups"

    @property
    def preferences(self) -> Path:
        """What the user chose."""
        return self.config / "preferences.toml"

    @property
    def window(self) -> Path:
        """Geometry of windows, nothing else."""
        return self.config / "window.ini"

    @property
    def log(self) -> Path:
        """The folder of the rotating log."""
        return self.state / "log"

    @property
    def has_vault(self) -> bool:
        """Whether a vault was made here."""
        return self.key_file.exists()

    @property
    def has_scratch(self) -> bool:
        """Whether a meeting was under way when PeerDesk last ended."""
        return self.scratch.exists()

    def make(self) -> None:
        """Create the folders that are not there, for this user only. Raises OSError when it cannot."""
        for folder in (self.data, self.config, self.state, self.backups, self.log):
            folder.mkdir(mode=FOLDER_MODE, parents=True, exist_ok=True)


def paths(environ: Mapping[str, str] | None = None) -> Paths:
    """The folders for this user. environ: None for the process's own environment."""
    home = (os.environ if environ is None else environ).get("PEERDESK_HOME")
    if home:
        return Paths.under(Path(home).expanduser().absolute())
    from platformdirs import PlatformDirs

    places = PlatformDirs("peerdesk", appauthor=False, roaming=False)
    return Paths(places.user_data_path, places.user_config_path, places.user_state_path)
