"""One soft sound that nobody waits for, and that fails without a word."""

from __future__ import annotations

import shutil
import stat
import sys
import time
import wave
from pathlib import Path
from types import SimpleNamespace

import pytest

from peerdesk import preferences
from peerdesk.preferences import Preferences
from peerdesk.resource_files import resource
from ui import sound
from ui.app import App
from ui.presenters.thresholds import Reached
from ui.sound import Sound, can_play
from ui.stage_model import Part

SOFT = Path(str(resource("sounds"))) / "soft.wav"


def player(folder: Path, script: str) -> Path:
    """A program that stands for the system's player and writes down what it was given."""
    path = folder / "pw-play"
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)
    return path


def finished(played: Sound) -> None:
    thread = played._thread
    assert thread is not None
    thread.join(10)
    assert not thread.is_alive()


def test_the_sound_is_short_and_never_loud() -> None:
    with wave.open(str(SOFT)) as found:
        frames = found.readframes(found.getnframes())
        assert found.getnframes() / found.getframerate() <= 1.0
    loudest = max(
        abs(int.from_bytes(frames[i : i + 2], "little", signed=True)) for i in range(0, len(frames), 2)
    )
    assert 0.1 < loudest / 32768 < 0.5


@pytest.mark.skipif(sys.platform == "win32", reason="Windows plays by itself")
def test_the_systems_player_is_given_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    player(tmp_path, f'echo "$1" >> {tmp_path}/played')
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    assert can_play()
    played = Sound()
    played.play()
    finished(played)
    assert (tmp_path / "played").read_text() == f"{SOFT}\n"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows plays by itself")
@pytest.mark.parametrize("script", ["exit 1", "echo no device >&2; kill -9 $$"])
def test_no_device_is_no_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str], script: str
) -> None:
    player(tmp_path, script)
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    played = Sound()
    played.play()
    finished(played)
    assert capfd.readouterr() == ("", "")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows plays by itself")
def test_a_player_that_hangs_holds_up_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    player(tmp_path, f"echo x >> {tmp_path}/played; exec sleep 60")
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    monkeypatch.setattr(sound, "_LONGEST_S", 0.5)
    played = Sound()
    before = time.monotonic()
    for _ in range(3):
        played.play()
    assert time.monotonic() - before < 0.5
    finished(played)
    assert (tmp_path / "played").read_text() == "x\n"


def test_without_a_player_nothing_is_heard_and_nothing_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(shutil, "which", lambda _: None)
    assert not can_play()
    played = Sound()
    played.play()
    finished(played)


class Heard:
    """Counts in place of playing."""

    times = 0

    def play(self) -> None:
        self.times += 1


@pytest.mark.parametrize(
    ("wished", "part", "times"),
    [(True, Part.OVER, 1), (True, Part.DANGER, 0), (True, Part.LAST, 0), (False, Part.OVER, 0)],
)
def test_it_is_heard_only_if_wished_and_only_when_a_time_is_over(
    wished: bool, part: Part, times: int
) -> None:
    heard = Heard()
    app = SimpleNamespace(chosen=Preferences(sound=wished), _sound=heard)
    App._sound_at(app, Reached(part, ""))  # type: ignore[arg-type]
    assert heard.times == times


def test_it_is_off_until_somebody_wishes_it_and_then_remembered(tmp_path: Path) -> None:
    path = tmp_path / "preferences.toml"
    assert not preferences.load(path).sound
    preferences.save(path, Preferences(sound=True))
    assert preferences.load(path) == Preferences(sound=True)
    path.write_text('sound = "loud"\n')
    assert not preferences.load(path).sound
