"""A scripted meeting through the services: prints `ACK token` once a step is safely on disk.

The vault lies in CRASH_DIR or else PEERDESK_HOME where one of them is set, else in the script's `home`; the
user's own vault is never touched unasked.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from peerdesk.domain.errors import BadInput, UserError, WrongCall
from peerdesk.drive.console import About
from peerdesk.drive.script import SCHEMA, Script, read_script

if TYPE_CHECKING:
    from peerdesk.drive.player import Player
    from peerdesk.paths import Paths
    from peerdesk.ports import Clock
    from peerdesk.services.all import Services

CRASH_DIR = "CRASH_DIR"
"""Names the folder in which a test that kills this process lets it work."""


class _Whole(argparse.HelpFormatter):
    """Leaves lines as they are where a help text has some: a path that is parted cannot be copied."""

    def _split_lines(self, text: str, width: int) -> list[str]:
        return text.splitlines() if "\n" in text else super()._split_lines(text, width)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The words behind `peerdesk drive`."""
    parser.formatter_class = _Whole
    told = f"described in\n{SCHEMA}".replace("%", "%%")
    parser.add_argument("script", type=Path, metavar="SCRIPT.json", help=told)
    way = parser.add_mutually_exclusive_group().add_argument
    way("--resume", action="store_true", help="go on behind the last step that was kept")
    way("--verify", action="store_true", help="read tokens on standard input; 1 when one was not kept")
    way("--key", action="store_true", help="print the raw key of the script's vault, of a test vault only")


def run_arguments(arguments: argparse.Namespace) -> int:
    """What these words ask for; returns the exit code. Raises UserError."""
    return run(arguments.script, resume=arguments.resume, verify=arguments.verify, key=arguments.key)


def run(path: Path, *, resume: bool = False, verify: bool = False, key: bool = False) -> int:
    """Play a script, or look whether it was kept; returns the exit code.

    resume: go on behind the last step that was kept. verify: read tokens on standard input and return 1 when
    one was not kept. key: print the raw key of a test vault and do nothing else. Raises UserError.
    """
    with About(path):
        script = read_script(path, _items_of_format)
    home = home_of(script)
    if key:
        return _print_key(home)
    if verify:
        return _verify(script, home, sys.stdin)
    played = play(script, home, resume=resume)
    if played is not None:
        print(f"PAPER {played}", flush=True)
    return 0


def home_of(script: Script) -> Path:
    """The vault's folder. Raises WrongCall when nothing names one."""
    named = os.environ.get(CRASH_DIR) or os.environ.get("PEERDESK_HOME")
    if named:
        return Path(named).expanduser().absolute()
    if not script.home:
        raise WrongCall("drive_no_home")
    return script.beside(script.home)


def papers_of(script: Script) -> Path:
    """The folder that relative paths of exported papers are of."""
    named = os.environ.get(CRASH_DIR)
    return Path(named).absolute() if named else script.source.absolute().parent


def play(script: Script, home: Path, *, resume: bool = False) -> Path | None:
    """Play all steps, or those that are left; returns the paper written last."""
    from peerdesk.clock import SystemClock
    from peerdesk.drive.moved_clock import MovedClock
    from peerdesk.drive.player import Player
    from peerdesk.drive.progress import Progress, read_progress
    from peerdesk.paths import Paths

    found = read_progress(home) if resume else None
    if found is not None and found.script != script.digest:
        raise BadInput("drive_other_script")
    progress = found or Progress(script.digest)
    clock = MovedClock(SystemClock(), progress.offset_ns)
    services = _services(Paths.under(home), clock, test=script.test)
    try:
        player = Player(services, clock, script, papers_of(script), progress)
        if resume:
            player.take_up()
        _play_from(player, script, home, acknowledge=bool(found and found.done))
        return player.written
    finally:
        services.close()


def _play_from(player: Player, script: Script, home: Path, *, acknowledge: bool) -> None:
    """Each step, its progress to disk, then its ACK; a kill between the last two is made good at once."""
    from peerdesk import bootstrap
    from peerdesk.drive.progress import FILE_NAME

    done = player.progress.done
    if acknowledge:
        print(f"ACK {script.steps[done - 1].token}", flush=True)
    for step in script.steps[done:]:
        progress = player.play(step)
        bootstrap.write_private(home / FILE_NAME, progress.data())
        print(f"ACK {step.token}", flush=True)


def _verify(script: Script, home: Path, lines: Iterable[str]) -> int:
    from peerdesk.clock import SystemClock
    from peerdesk.drive.moved_clock import MovedClock
    from peerdesk.drive.progress import read_progress
    from peerdesk.drive.verifying import lost_tokens
    from peerdesk.paths import Paths

    tokens = [line.strip() for line in lines if line.strip()]
    progress = read_progress(home)
    paths = Paths.under(home)
    if progress is None or not paths.has_vault:
        if not tokens:
            return 0
        lost = list(dict.fromkeys(tokens))
    else:
        if progress.script != script.digest:
            raise BadInput("drive_other_script")
        services = _services(paths, MovedClock(SystemClock(), progress.offset_ns), test=script.test)
        try:
            lost = lost_tokens(services, script, progress, papers_of(script), tokens)
        finally:
            services.close()
    for token in lost:
        print(f"LOST {token}", flush=True)
    return 1 if lost else 0


def _print_key(home: Path) -> int:
    from peerdesk import bootstrap
    from peerdesk.clock import SystemClock
    from peerdesk.paths import Paths

    paths = Paths.under(home)
    if not paths.has_vault:
        raise UserError("drive_no_vault")
    print(bootstrap.test_key(paths, SystemClock()))
    return 0


def _services(paths: Paths, clock: Clock, *, test: bool) -> Services:
    from peerdesk import bootstrap

    if test and not paths.has_vault:
        bootstrap.make_test_vault(paths)
    return bootstrap.open_services(paths, clock, lambda _: None)


def _items_of_format(key: str) -> int:
    """How many items a built-in agenda has."""
    from peerdesk import bootstrap
    from peerdesk.services.planning import items_of

    found = [format_ for format_ in bootstrap.FileReaders().formats() if format_.key == key]
    return len(items_of(found[0])) if found else 0
