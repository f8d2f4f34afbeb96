"""What the benches of the window share: a vault to start on, an installed copy, an environment."""

from __future__ import annotations

import datetime as dt
import os
import secrets
import subprocess
import sys
import sysconfig
import venv
from pathlib import Path

from peerdesk import bootstrap
from peerdesk.clock import SystemClock
from peerdesk.domain import running as domain
from peerdesk.domain.agenda import Item
from peerdesk.domain.members import Member
from peerdesk.domain.notes import Note, NoteKind
from peerdesk.domain.turns import TurnRule
from peerdesk.paths import Paths
from peerdesk.services.all import Services
from peerdesk.services.context import new_id
from peerdesk.store import vault as vaults

ROOT = Path(__file__).resolve().parents[2]
NAMES = "Ana Ben Cho Dag Eva Fin Gus Hal Ida Jon Kai Lea Max Nia Ole Pia Quin Rut Sam Tea".split()  # noqa: SIM905
WORDS = "we moved the release to spring because a partner asked for it and nobody minded".split()  # noqa: SIM905
ENVIRONMENT = {"QT_QPA_PLATFORM": "offscreen"}


def installed(folder: Path) -> Path:
    """Build the wheel, install it with compiled bytecode into an environment of its own, return its Python.

    What it depends on is taken from the environment that runs this.
    """
    pip = [sys.executable, "-m", "pip"]
    build = [*pip, "wheel", "-q", "--no-deps", "--no-build-isolation", "-w", str(folder), str(ROOT)]
    subprocess.run(build, check=True)
    home = folder / "env"
    venv.create(home, symlinks=True)
    python = home / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    packages = sysconfig.get_path("purelib", "venv", {"base": str(home), "platbase": str(home)})
    (Path(packages) / "borrowed.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
    wheel = next(folder.glob("peerdesk-*.whl"))
    install = [*pip, "--python", str(python), "install", "-q", "--no-deps", str(wheel)]
    subprocess.run(install, env=environment(), check=True)
    return python


def environment(**more: str) -> dict[str, str]:
    """The environment of a process that is measured: no display, bytecode as installed."""
    without = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    return without | ENVIRONMENT | more


def filled(
    home: Path, *, seats: int = 12, meetings: int = 20, notes: int = 1000, secret: str | None = None
) -> None:
    """A vault in `home` with so many meetings and notes; the last meeting runs, its round has begun.

    secret: passphrase of the vault; None: none.
    """
    paths, clock = Paths.under(home), SystemClock()
    vaults.create(paths, passphrase=secret)
    services = bootstrap.open_services(paths, clock, lambda _: None, secret)
    try:
        group = services.groups.create("Circle of twelve")
        services.groups.bring_in(group.id, [Member(0, 0, _name(place)) for place in range(seats)])
        made = [_meeting(services, group.id, number) for number in range(meetings)]
        running = _begun(services, made[-1])
    finally:
        services.close()
    _write_notes(paths, secret, made, notes)
    services = bootstrap.open_services(paths, clock, lambda _: None, secret)
    services.running.save(running)
    services.close()


def _name(place: int) -> str:
    return f"{NAMES[place % len(NAMES)]} {NAMES[-1 - place // len(NAMES)]}{place}"


def _meeting(services: Services, group_id: int, number: int) -> int:
    begins = (dt.datetime.now() - dt.timedelta(minutes=10)).time().replace(second=0, microsecond=0)
    meeting = services.planning.create(group_id, f"Evening {number}", dt.date.today(), begins)
    steps = (
        Item(new_id(), "State it", length_s=300, rule=TurnRule.SPEAKER),
        Item(new_id(), "Clarify", length_s=600, rule=TurnRule.ASK_ONLY),
    )
    agenda = (
        Item(new_id(), "Check-in", per_person_s=90, turn_s=90, rule=TurnRule.GO_ROUND, kind="check_in"),
        Item(new_id(), "Hot seat", steps=steps, kind="present"),
        Item(new_id(), "On-call without burnout", length_s=2100, rule=TurnRule.QUEUE),
        Item(new_id(), "Commitments", per_person_s=90, turn_s=90, rule=TurnRule.GO_ROUND, kind="commit"),
        Item(new_id(), "Close", length_s=480, kind="closing"),
    )
    for item in agenda:
        services.planning.add_item(meeting.id, item)
    return meeting.id


def _begun(services: Services, meeting_id: int) -> domain.Running:
    view, running = services.running.gather(meeting_id)
    now_ns, wall = SystemClock().now_ns(), SystemClock().wall()
    running = domain.apply(running, domain.Sit(view.expected), now_ns)
    running = domain.apply(running, domain.Begin(wall.timestamp()), now_ns)
    running = domain.apply(running, domain.Next(domain.next_target(running)), now_ns)
    services.running.begin(running)
    return running


def _write_notes(paths: Paths, secret: str | None, meetings: list[int], count: int) -> None:
    vault = vaults.open_vault(paths, vaults.derive_key(paths, secret), SystemClock())
    try:
        with vault.unit_of_work() as unit:
            items = [unit.meetings.agenda(meeting)[0].id for meeting in meetings]
            for number in range(count):
                text = " ".join(WORDS[(number + place) % len(WORDS)] for place in range(18))
                key = secrets.token_bytes(16)
                unit.notes.add(Note(key, items[number % len(items)], NoteKind.POINT, text))
            unit.commit()
    finally:
        vault.close()
