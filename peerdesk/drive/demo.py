"""The sample group and its meeting: a throw-away vault, ready to run in a window or played without one."""

from __future__ import annotations

import datetime as dt
import tempfile
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from peerdesk.domain.errors import UserError
from peerdesk.drive.moved_clock import MovedClock
from peerdesk.drive.script import Script, read_script
from peerdesk.paths import Paths
from peerdesk.resource_files import resource

if TYPE_CHECKING:
    from peerdesk.ports import Clock
    from peerdesk.services.all import Services

_QUARTER_MIN = 15


def make_demo(paths: Paths, clock: Clock) -> int:
    """Fill a new vault with the sample group and a meeting of today, ready to run; returns the meeting's id.

    The vault is closed again. The meeting begins at the next quarter of an hour. Raises VaultError.
    """
    from peerdesk import bootstrap

    services = bootstrap.open_services(paths, clock, lambda _: None)
    try:
        meeting_id = _played(services, MovedClock(clock), _script(), until="start")
        meeting = services.planning.plan(meeting_id).meeting
        services.planning.save_meeting(replace(meeting, starts=_next_quarter(clock.wall().astimezone())))
        return meeting_id
    finally:
        services.close()


def play_demo(target: Path | None, clock: Clock) -> Path:
    """Play the sample meeting in a temporary vault and write its paper; returns where that lies.

    target: default `minutes-DATE.pdf` in the current folder. Raises UserError for an unwritable target.
    """
    from peerdesk import bootstrap

    day = clock.wall().astimezone().date()
    target = (target or Path(f"minutes-{day.isoformat()}.pdf")).absolute()
    with tempfile.TemporaryDirectory(prefix="peerdesk-") as folder:
        services = bootstrap.open_services(Paths.under(Path(folder)), clock, lambda _: None)
        try:
            meeting_id = _played(services, MovedClock(clock), _script())
            services.release.keep_open(meeting_id, "A sample that was read beforehand.")
            if not services.release.export(meeting_id, target).passed:
                raise UserError("drive_found")
        finally:
            services.close()
    return target


def _script() -> Script:
    return read_script(resource("drive", "demo.json"), lambda _: 0)


def _played(services: Services, clock: MovedClock, script: Script, until: str = "") -> int:
    """Play the steps before the first of this kind, or all; returns the meeting's id."""
    from peerdesk.drive.player import Player
    from peerdesk.drive.progress import Progress

    player = Player(services, clock, script, Path(), Progress(script.digest))
    for step in script.steps:
        if step.do == until:
            break
        player.play(step)
    return player.meeting_id


def _next_quarter(now: dt.datetime) -> dt.time:
    later = now + dt.timedelta(minutes=_QUARTER_MIN)
    return later.time().replace(minute=later.minute // _QUARTER_MIN * _QUARTER_MIN, second=0, microsecond=0)
