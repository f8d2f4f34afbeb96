"""Kills a driven meeting at random moments and counts what was acknowledged and lost.

    python -m tests.bench.crash [--kills N] [--seed S] [--control]

Each kill is SIGKILL on a process that plays a script of short meetings (notes, edits, strikes, moves, hands,
close, export); the next process resumes. After each kill every token acknowledged so far is verified. Some
further kills hit the setting of the first passphrase. --control acknowledges before the commit and must show
losses. A step counts as lost once, whichever kill lost it.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

MEETINGS = 60
NOTES = 14
PEOPLE = ("Ana Lindqvist", "Ben Okafor", "Dora Tessel", "Emil Brandt", "Chö Hartmann")
PASSPHRASE = "correct horse battery staple"
FIRST_ACK_S = 20.0
AHEAD = 12
"""So many steps are acknowledged before they are played by the writer that must look bad."""


def script(folder: Path, seed: int) -> Path:
    """A script of many short meetings, with members, in a folder."""
    dice = random.Random(seed)
    members = folder / "members.csv"
    members.write_text("name\n" + "\n".join(PEOPLE) + "\n", encoding="utf-8")
    steps: list[dict[str, object]] = [{"do": "group", "name": "Harbour circle"}]
    for number in range(1, MEETINGS + 1):
        steps += _meeting(number, dice)
    path = folder / "script.json"
    vault = {"home": "vault", "test": True}
    path.write_text(json.dumps({"vault": vault, "members": "members.csv", "steps": steps}), encoding="utf-8")
    return path


def _meeting(number: int, dice: random.Random) -> Iterator[dict[str, object]]:
    yield {"do": "meeting", "title": f"Evening {number}"}
    for title in ("Check-in", "Case", "Close"):
        yield {"do": "item", "title": title, "minutes": 20, "rule": dice.choice(("queue", "go_round"))}
    yield {"do": "move", "item": 3, "to": 1}
    yield {"do": "start", "item": dice.randint(1, 3), "who": list(PEOPLE[:4])}
    for place in range(NOTES):
        token = f"m{number}n{place}"
        words = " ".join(dice.choices(("ledger", "pager", "quiet", "release", "Ana", "weeks", "night"), k=8))
        yield {"do": "note", "text": f"{dice.choice(('', '? ', '* ', '! '))}{token} {words}", "token": token}
        yield _between(token, dice)
    yield {"do": "start", "item": 2}
    yield {"do": "note", "text": f"the last of evening {number}", "item": 2}
    yield {"do": "close"}
    yield {"do": "export", "to": f"evening-{number}.pdf"}


def _between(token: str, dice: random.Random) -> dict[str, object]:
    who = dice.choice(PEOPLE)
    return dice.choice(
        [
            {"do": "hand", "who": who},
            {"do": "floor", "who": who},
            {"do": "edit", "note": token, "text": f"{token} said in other words"},
            {"do": "strike"},
            {"do": "clock", "advance_s": 30},
            {"do": "pen", "up": False},
        ]
    )


@dataclass(slots=True)
class Count:
    """What came of the kills. failed: writers that ended by themselves. where: steps that were under way."""

    kills: int = 0
    acknowledged: int = 0
    lost: int = 0
    failed: int = 0
    unopenable: int = 0
    where: Counter[str] = field(default_factory=Counter)


class Run:
    """One folder with its vault: killed again and again until its script is through."""

    def __init__(self, folder: Path, seed: int, *, control: bool) -> None:
        self._script = script(folder, seed)
        self._control = control
        self._steps = json.loads(self._script.read_bytes())["steps"]
        self._places = {step.get("token", str(n)): n for n, step in enumerate(self._steps, start=1)}
        self.tokens: dict[str, None] = {}
        self.lost: set[str] = set()
        self.failed = 0
        self._complaints = (folder / "complaints").open("a", encoding="utf-8")

    @property
    def is_through(self) -> bool:
        """Whether every step was acknowledged."""
        return len(self.tokens) == len(self._steps)

    def kill_once(self, dice: random.Random) -> str:
        """Play, kill at a random moment, verify; returns the kind of step that was under way."""
        writer = [sys.executable, "-m", "tests.bench.crash", "--ahead"] if self._control else _DRIVE
        process = subprocess.Popen(
            [*writer, str(self._script), "--resume"],
            stdout=subprocess.PIPE, stderr=self._complaints, text=True, env=_environment(),
            start_new_session=True,
        )  # fmt: skip
        began = threading.Event()
        reader = threading.Thread(target=self._read, args=(process, began))
        reader.start()
        if dice.random() < 0.8:
            began.wait(FIRST_ACK_S)
        time.sleep(dice.uniform(0, 0.8))
        self.failed += process.poll() not in (None, 0)
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        reader.join()
        last = max((self._places[token] for token in self.tokens), default=0)
        self._verify()
        return str(self._steps[last]["do"]) if last < len(self._steps) else "end"

    def _read(self, process: subprocess.Popen[str], began: threading.Event) -> None:
        assert process.stdout is not None
        for line in process.stdout:
            if line.startswith("ACK ") and line.endswith("\n"):
                self.tokens[line[4:].strip()] = None
                began.set()
        began.set()

    def _verify(self) -> None:
        asked = subprocess.run(
            [*_DRIVE, str(self._script), "--verify"],
            input="\n".join(self.tokens) + "\n", capture_output=True, text=True, env=_environment(),
        )  # fmt: skip
        lost = {line[5:].strip() for line in asked.stdout.splitlines() if line.startswith("LOST ")}
        if asked.returncode and not lost:
            lost = set(self.tokens)
            print(asked.stderr, file=sys.stderr)
        self.lost |= lost


_DRIVE = [sys.executable, "-m", "peerdesk.drive"]


def _environment() -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if name not in ("PEERDESK_HOME", "CRASH_DIR")}
    return {**kept, "PEERDESK_TEST_VAULT": "1", "PYTHONUNBUFFERED": "1"}


def kill_meetings(kills: int, seed: int, *, control: bool) -> Count:
    """The kills of driven meetings."""
    dice, count, runs = random.Random(seed), Count(), 0
    while count.kills < kills:
        runs += 1
        with tempfile.TemporaryDirectory(prefix="peerdesk-crash-") as name:
            run = Run(Path(name), seed * 1000 + runs, control=control)
            while count.kills < kills and not run.is_through:
                count.where[run.kill_once(dice)] += 1
                count.kills += 1
            count.acknowledged += len(run.tokens)
            count.lost += len(run.lost)
            count.failed += run.failed
            if run.failed:
                print(Path(name, "complaints").read_text(encoding="utf-8"), file=sys.stderr)
    return count


# The first passphrase.


def kill_first_passphrase(kills: int, seed: int, count: Count) -> None:
    """Kills while the first passphrase is set: it opens either way with all its notes."""
    dice = random.Random(seed)
    for _ in range(kills):
        with tempfile.TemporaryDirectory(prefix="peerdesk-crash-") as name:
            home = Path(name)
            kept = _filled(home)
            writer = subprocess.Popen(
                [sys.executable, "-m", "tests.bench.crash", "--passphrase", name],
                stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, env=_environment(),
            )  # fmt: skip
            assert writer.stdout is not None
            writer.stdout.readline()
            time.sleep(dice.uniform(0, 0.05))
            writer.kill()
            writer.wait()
            count.acknowledged += kept
            found = _notes_in(home)
            count.unopenable += found is None
            count.lost += kept - (found or 0)


def _filled(home: Path) -> int:
    """A vault with notes in it; returns how many."""
    from peerdesk import bootstrap
    from peerdesk.clock import SystemClock
    from peerdesk.domain.notes import NoteDraft
    from peerdesk.paths import Paths

    os.environ["PEERDESK_TEST_VAULT"] = "1"
    paths = Paths.under(home)
    bootstrap.make_test_vault(paths)
    services = bootstrap.open_services(paths, SystemClock(), lambda _: None)
    meeting = services.planning.start_now("6")
    item = services.planning.plan(meeting.id).agenda[0].id
    for number in range(20):
        services.capture.add_note(meeting.id, item, NoteDraft(f"note {number}"))
    services.planning.keep_as_group(meeting.group_id, "Harbour circle")
    services.close()
    return 20


def _notes_in(home: Path) -> int | None:
    """How many notes the vault holds, or None when it will not open."""
    from peerdesk import bootstrap
    from peerdesk.clock import SystemClock
    from peerdesk.domain.errors import UserError
    from peerdesk.paths import Paths

    for secret in (None, PASSPHRASE):
        try:
            services = bootstrap.open_services(Paths.under(home), SystemClock(), lambda _: None, secret)
        except UserError:
            continue
        group = services.groups.groups()[0].group
        meeting = services.planning.meetings(group.id)[0]
        found = len(services.capture.find(meeting.id, "").notes)
        services.close()
        return found
    return None


def _set_passphrase(home: Path) -> None:
    from peerdesk import bootstrap
    from peerdesk.clock import SystemClock
    from peerdesk.paths import Paths

    services = bootstrap.open_services(Paths.under(home), SystemClock(), lambda _: None)
    print("READY", flush=True)
    services.keys.set_first_passphrase(PASSPHRASE)
    services.close()


# The writer that must look bad.


def _acknowledge_ahead(path: Path) -> None:
    """Plays like `drive --resume` but acknowledges some steps before it plays them."""
    from peerdesk import bootstrap, drive
    from peerdesk.clock import SystemClock
    from peerdesk.drive.moved_clock import MovedClock
    from peerdesk.drive.player import Player
    from peerdesk.drive.progress import FILE_NAME, Progress, read_progress
    from peerdesk.drive.script import read_script
    from peerdesk.paths import Paths

    plan = read_script(path, lambda _: 0)
    home = drive.home_of(plan)
    progress = read_progress(home) or Progress(plan.digest)
    clock = MovedClock(SystemClock(), progress.offset_ns)
    if not Paths.under(home).has_vault:
        bootstrap.make_test_vault(Paths.under(home))
    services = bootstrap.open_services(Paths.under(home), clock, lambda _: None)
    player = Player(services, clock, plan, drive.papers_of(plan), progress)
    player.take_up()
    left = plan.steps[progress.done :]
    for place, step in enumerate(left):
        if place % AHEAD == 0:
            for ahead in left[place : place + AHEAD]:
                print(f"ACK {ahead.token}", flush=True)
        bootstrap.write_private(home / FILE_NAME, player.play(step).data())
    services.close()


def main(argv: Sequence[str] | None = None) -> int:
    """Print the figures; 1 when something was lost and should not have been, or the control lost nothing."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--kills", type=int, default=40)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--control", action="store_true")
    parser.add_argument("--ahead", type=Path, help=argparse.SUPPRESS)
    parser.add_argument("--passphrase", type=Path, help=argparse.SUPPRESS)
    parser.add_argument("--resume", action="store_true", help=argparse.SUPPRESS)
    arguments = parser.parse_args(argv)
    if arguments.ahead:
        _acknowledge_ahead(arguments.ahead)
        return 0
    if arguments.passphrase:
        _set_passphrase(arguments.passphrase)
        return 0
    count = kill_meetings(arguments.kills, arguments.seed, control=arguments.control)
    if not arguments.control:
        kill_first_passphrase(max(1, arguments.kills // 8), arguments.seed, count)
    print(f"kills: {count.kills}")
    print("killed in: " + ", ".join(f"{do} {times}" for do, times in count.where.most_common()))
    print(f"writers that failed: {count.failed}")
    print(f"unopenable: {count.unopenable}")
    print(f"acknowledged: {count.acknowledged}")
    print(f"lost: {count.lost}")
    wrong = bool(count.lost) != arguments.control or count.failed or count.unopenable
    return int(bool(wrong or not count.acknowledged))


if __name__ == "__main__":
    sys.exit(main())
