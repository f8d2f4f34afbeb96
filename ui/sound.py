"""One soft sound, if it was asked for. Nothing here waits for it, and no device is no error.

The system's own players are used: Qt's multimedia would add 150 MB to the installation for one stroke.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import threading
from pathlib import Path

from peerdesk.resource_files import resource

_PLAYERS = (("pw-play",), ("paplay",), ("aplay", "-q"), ("afplay",))
"""Programs of PipeWire, PulseAudio, ALSA and macOS that play a file and end."""

_LONGEST_S = 10.0


def can_play() -> bool:
    """Whether this system has something that plays a sound; whether one hears it, nobody knows."""
    return sys.platform == "win32" or _player() is not None


class Sound:
    """Plays the stroke; while one is heard another is not begun."""

    def __init__(self, path: Path | None = None) -> None:
        self._path = path or Path(str(resource("sounds"))) / "soft.wav"
        self._thread: threading.Thread | None = None

    def play(self) -> None:
        """Begin to play and return at once."""
        if self._thread is None or not self._thread.is_alive():
            self._thread = threading.Thread(target=self._play, name="sound", daemon=True)
            self._thread.start()

    def _play(self) -> None:
        if sys.platform == "win32":
            _play_on_windows(self._path)
        elif (player := _player()) is not None:
            _run([*player, str(self._path)])


def _player() -> tuple[str, ...] | None:
    return next((player for player in _PLAYERS if shutil.which(player[0])), None)


def _run(command: list[str]) -> None:
    """A player that fails, or hangs on a device that is gone, costs its sound only."""
    quiet = subprocess.DEVNULL
    try:
        subprocess.run(command, stdin=quiet, stdout=quiet, stderr=quiet, timeout=_LONGEST_S, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return


def _play_on_windows(path: Path) -> None:
    if sys.platform == "win32":
        import winsound

        try:
            winsound.PlaySound(str(path), winsound.SND_FILENAME | winsound.SND_NODEFAULT)
        except RuntimeError:
            return
