"""What a whole evening leaves: backups, times of files and folders, files elsewhere, a core."""

from __future__ import annotations

import datetime as dt
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from peerdesk.domain import running as domain
from peerdesk.domain.notes import NoteDraft
from tests.architecture.source import ROOT
from tests.markers import EVERYTHING, HALF_TYPED, KEPT, STRUCK, found_in, found_under
from tests.peerdesk.test_secrecy import Evening

# L16: no backup while people sit together.


def backups(evening: Evening) -> dict[str, tuple[int, int]]:
    """Every file of the folder of backups: when it was changed and how large it is."""
    found = [path for path in evening.paths.backups.rglob("*") if path.is_file()]
    return {path.name: (path.stat().st_mtime_ns, path.stat().st_size) for path in found}


def test_the_backups_stand_still_while_a_meeting_runs(evening: Evening) -> None:
    evening.vault.back_up()
    before = backups(evening)
    evening.talk()
    for number in range(20):
        evening.keep(f"note {number}")
        hand = domain.Hand(evening.running.seats[number % 2].person)
        evening.running = domain.apply(evening.running, hand, evening.clock.now_ns())
        evening.services.running.save(evening.running)
    evening.services.capture.strike(evening.meeting)
    evening.services.capture.forget_struck()
    assert backups(evening) == before
    evening.close()
    assert len(backups(evening)) == len(before) + 2, "the look sees a new one"


def test_no_backup_starts_within_the_ten_seconds_of_a_strike(evening: Evening) -> None:
    evening.keep("take it out")
    before = backups(evening)
    evening.services.capture.strike(evening.meeting)
    assert backups(evening) == before
    assert evening.services.capture.put_back()
    assert backups(evening) == before


# L17: times.


def late(folder: Path, day: dt.date) -> list[str]:
    """Files and folders, the folder itself too, whose time is not the beginning of the day."""
    midnight = dt.datetime.combine(day, dt.time()).timestamp()
    return sorted(path.name for path in (folder, *folder.rglob("*")) if path.stat().st_mtime != midnight)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows sets no times of folders")
def test_no_file_or_folder_tells_the_time_of_day(evening: Evening) -> None:
    evening.talk()
    evening.services.running.save(evening.running)
    assert "vault.db-wal" in late(evening.paths.data, dt.date(2026, 3, 5)), "the look sees a time of day"
    evening.close()
    evening.vault.close()
    assert late(evening.paths.data, dt.date(2026, 3, 5)) == []


# S6: files elsewhere.

SCRIPT = """
import datetime as dt
from peerdesk.bootstrap import open_services
from peerdesk.clock import SystemClock
from peerdesk.domain import running as domain
from peerdesk.domain.agenda import Item
from peerdesk.domain.notes import NoteDraft
from peerdesk.paths import paths
from peerdesk import logs

home, clock = paths(), SystemClock()
logs.set_up(home.log)
services = open_services(home, clock, lambda _: None)
meeting = services.planning.start_now("Zebrafinch, Okapia, Cho")
item = services.planning.plan(meeting.id).agenda[0].id
view, running = services.running.gather(meeting.id)
running = domain.apply(running, domain.Sit(view.expected), clock.now_ns())
running = domain.apply(running, domain.Begin(clock.wall().timestamp()), clock.now_ns())
services.running.begin(running)
services.running.save(running)
for text in ("Zebrafinch said kakapokept", "gharialstruck", "more"):
    services.capture.add_note(meeting.id, item, NoteDraft(text))
services.capture.strike(meeting.id)
services.capture.forget_struck()
list(services.running.close(running))
services.close()
"""
PLACES = ("HOME", "TMPDIR", "XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME")


def session(folder: Path, script: str) -> list[str]:
    """Run a script with every usual place in this folder; files that lie there afterwards."""
    environment = os.environ | {name: str(folder / name) for name in PLACES}
    for name in PLACES:
        (folder / name).mkdir(parents=True)
    environment |= {"PEERDESK_HOME": str(folder / "desk"), "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=folder / "HOME", env=environment, capture_output=True, text=True
    )
    assert (done.returncode, done.stderr) == (0, "")
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file())


def test_a_session_makes_no_file_outside_its_folder(tmp_path: Path) -> None:
    made = session(tmp_path, SCRIPT)
    assert [name for name in made if not name.startswith("desk/")] == []
    assert {"desk/vault.db", "desk/vault.json", "desk/lock"} <= set(made)
    assert found_under(tmp_path, EVERYTHING) == set()


def test_a_file_elsewhere_would_be_found(tmp_path: Path) -> None:
    made = session(tmp_path, "import tempfile; tempfile.mkstemp(prefix='kakapokept')")
    assert [name.startswith("TMPDIR/kakapokept") for name in made] == [True]


TRACED = shutil.which("strace")
MADE = re.compile(r'(?:openat\(\w+|open\(|creat\(|mkdir\(|mknod\(),? ?"([^"]+)"(?:, ([A-Z_|]+))?')
"""Source: Linux, open(2). The flags of a call that makes a file hold O_CREAT or, unnamed, O_TMPFILE."""

EXPORTS = SCRIPT.replace(
    "services.close()",
    """services.release.keep_open(meeting.id, "as agreed")
services.release.export(meeting.id, home.data.parent / "out" / "minutes.pdf")
services.close()""",
)


def made_at_any_time(folder: Path, script: str) -> set[str]:
    """Files and folders that a script makes, also those it takes away again, by their place in the folder."""
    trace = folder / "trace"
    environment = os.environ | {name: str(folder / name) for name in PLACES}
    for name in (*PLACES, "out"):
        (folder / name).mkdir(parents=True)
    environment |= {"PEERDESK_HOME": str(folder / "desk"), "PYTHONPATH": str(ROOT)}
    assert TRACED is not None
    done = subprocess.run(
        [TRACED, "-f", "-qq", "-s", "4096", "-o", str(trace), "-e", "trace=open,openat,creat,mkdir,mknod",
         sys.executable, "-B", "-c", script],
        cwd=folder / "HOME", env=environment, capture_output=True, text=True,
    )  # fmt: skip
    if "Operation not permitted" in done.stderr:
        pytest.skip("this machine lets nobody be traced")
    assert (done.returncode, done.stderr) == (0, "")
    found = set()
    for line in trace.read_text(encoding="utf-8").splitlines():
        call = MADE.search(line)
        by_open = call and re.search(r"O_CREAT|O_TMPFILE", call[2] or "")
        if call and (by_open or "creat(" in line or "mkdir(" in line or "mknod(" in line):
            path = Path(os.path.normpath(folder / "HOME" / call[1]))
            found.add(str(path.relative_to(folder)) if path.is_relative_to(folder) else str(path))
    return found - {"trace"}


@pytest.mark.skipif(TRACED is None, reason="needs strace")
def test_not_even_for_a_moment_is_a_file_made_elsewhere(tmp_path: Path) -> None:
    made = made_at_any_time(tmp_path, EXPORTS)
    assert {"desk/vault.db", "desk/vault.db-wal"} <= made
    assert any(name.startswith("out/") for name in made)
    assert [name for name in made if name.split("/")[0] not in ("desk", "out")] == []
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["minutes.pdf"]
    assert found_in("\n".join(made).encode(), EVERYTHING) == set()


@pytest.mark.skipif(TRACED is None, reason="needs strace")
def test_a_file_made_for_a_moment_would_be_found(tmp_path: Path) -> None:
    momentary = "import tempfile; tempfile.TemporaryFile().close(); tempfile.NamedTemporaryFile().close()"
    made = made_at_any_time(tmp_path, momentary)
    assert len(made) >= 2
    assert {name.split("/")[0] for name in made} == {"TMPDIR"}


# L11: a core.


@pytest.mark.skipif(sys.platform != "linux", reason="asks Linux")
@pytest.mark.parametrize(("hardened", "dumpable"), [(True, "0"), (False, "1")])
def test_a_process_can_leave_a_core_only_before_it_is_hardened(hardened: bool, dumpable: str) -> None:
    code = "import ctypes; from peerdesk.store.process import harden_process; "
    code += f"{'harden_process()' if hardened else ''}; print(ctypes.CDLL(None).prctl(3, 0, 0, 0, 0))"
    done = subprocess.run(
        [sys.executable, "-c", code.replace("; ;", ";")], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == dumpable


# A strike, as a whole.


def test_a_strike_erases_the_log_the_draft_and_the_histories(evening: Evening) -> None:
    capture = evening.services.capture
    evening.keep(f"and {KEPT}")
    evening.keep(f"take out {STRUCK}")
    capture.save_draft(f"half {HALF_TYPED}", 4)
    gone = (STRUCK, HALF_TYPED, KEPT)
    assert evening.with_key(gone) == set(gone), "the look finds what still is there"
    capture.strike(evening.meeting)
    assert evening.with_key(gone) == set(gone), "until the ten seconds are over the log has it"
    capture.forget_struck()
    assert evening.with_key(gone) == {KEPT}
    assert (capture.draft(), capture.can_undo, capture.put_back()) == (("", 0), False, False)
    assert evening.paths.database.with_name("vault.db-wal").stat().st_size == 0
    taken = capture.take_back()
    assert taken is not None
    assert STRUCK not in taken.text


def test_a_strike_that_is_never_forgotten_is_seen(evening: Evening) -> None:
    """The words in memory would come back: what `forget_struck` takes away is really there before."""
    evening.services.capture.add_note(evening.meeting, evening.item, NoteDraft("words"))
    evening.services.capture.strike(evening.meeting)
    assert evening.services.capture.put_back()
