"""How fast PeerDesk is there, beside a bare PySide6 window with a label.

    python -m tests.bench.start [--pairs N] [--locked N] [--memory N] [--control]

Builds the wheel, installs it, and starts `peerdesk` and the bare window in turns, each in a process of its
own, on a vault with 20 meetings and 1,000 notes of which one meeting runs. Ratios are medians of pairs;
instants are counted from the start of the process. Keys are typed as soon as the first frame stands: a note,
Enter, and letters after it. --control loads the database and the paper before the first frame, stalls after
it, takes the keyboard away and holds memory: each figure must look bad.
"""

from __future__ import annotations

import argparse
import shutil
import statistics
import subprocess
import tempfile
import time
from pathlib import Path

from tests.bench import measure
from tests.bench.inside import PASSPHRASE

INSIDE = Path(__file__).with_name("inside.py")
Figures = dict[str, float]


def started(python: Path, what: str, vault: Path | None, *options: str) -> Figures:
    """Start a program once; instants become milliseconds since its process was asked for."""
    with tempfile.TemporaryDirectory() as name:
        home = Path(name) / "home"
        if vault is not None:
            shutil.copytree(vault, home)
        environment = measure.environment(PEERDESK_HOME=str(home))
        begun = time.monotonic_ns()
        command = [str(python), "-P", str(INSIDE), what, *options]
        done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=120)
    found: Figures = {}
    for line in done.stdout.splitlines():
        figure, value = line.split()
        found[figure] = float(value)
        if figure in ("painted", "ready", "drawn", "kept", "entered"):
            found[figure] = (float(value) - begun) / 1e6
    return found


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--pairs", type=int, default=9)
    parser.add_argument("--locked", type=int, default=5)
    parser.add_argument("--memory", type=int, default=3)
    parser.add_argument("--control", action="store_true")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        python = measure.installed(folder)
        measure.filled(folder / "open")
        measure.filled(folder / "locked", secret=PASSPHRASE)
        options = ("--control",) if asked.control else ()
        for what in ("bare", "open", "locked"):  # the first start of each reads from the disk
            started(python, what, folder / what if what != "bare" else None)
        print_open(python, folder / "open", asked.pairs, options)
        print_locked(python, folder / "locked", asked.locked, options)
        print_memory(python, folder / "open", asked.memory, options)


def print_open(python: Path, vault: Path, pairs: int, options: tuple[str, ...]) -> None:
    """A vault without a passphrase: first paint, gaps, the meeting and a note."""
    painted, accepted, gaps, lost, bares = [], [], [], 0.0, []
    for _ in range(pairs):
        bare = started(python, "bare", None)["painted"]
        ours = started(python, "open", vault, *options)
        bares.append(bare)
        painted.append(ours["painted"] / bare)
        if "drawn" in ours and "kept" in ours:
            accepted.append(max(ours["drawn"], ours["kept"]) / bare)
            gaps.append(ours["gap_ms"])
        lost += ours["lost"]
    print(f"pairs: {pairs}")
    print(f"bare_painted_ms: {statistics.median(bares):.0f}")
    print(f"painted_ratio: {statistics.median(painted):.2f}")
    print(f"painted_ratio_range: {min(painted):.2f} to {max(painted):.2f}")
    print_pairs("", accepted, gaps, lost)


def print_locked(python: Path, vault: Path, pairs: int, options: tuple[str, ...]) -> None:
    """A vault with a passphrase: from Enter on it, less the derivation of the key."""
    accepted, gaps, lost = [], [], 0.0
    for _ in range(pairs):
        bare = started(python, "bare", None)["painted"]
        ours = started(python, "locked", vault, *options)
        if "drawn" in ours and "kept" in ours:
            there = max(ours["drawn"], ours["kept"]) - ours["entered"] - ours["derived_ms"]
            accepted.append(there / bare)
            gaps.append(ours["gap_ms"])
        lost += ours["lost"]
    print_pairs("locked_", accepted, gaps, lost)


def print_pairs(prefix: str, accepted: list[float], gaps: list[float], lost: float) -> None:
    """What both kinds of vault have in common."""
    print(f"{prefix}note_kept_ratio: {statistics.median(accepted) if accepted else float('inf'):.2f}")
    print(f"{prefix}longest_gap_ms: {statistics.median(gaps) if gaps else float('inf'):.0f}")
    print(f"{prefix}longest_gap_of_all_ms: {max(gaps, default=float('inf')):.0f}")
    print(f"keys lost: {lost:.0f}" if not prefix else f"{prefix}keys_lost: {lost:.0f}")


def print_memory(python: Path, vault: Path, pairs: int, options: tuple[str, ...]) -> None:
    """Ten seconds after the first frame.

    Where other programs with Qt run, they carry most of the bare window and PSS says more of them than of us;
    RSS is what PSS is on a machine where PeerDesk runs alone.
    """
    ratios: dict[str, list[float]] = {"pss": [], "rss": []}
    for _ in range(pairs):
        bare = started(python, "bare", None, "--stay")
        ours = started(python, "open", vault, "--stay", *options)
        for what, found in ratios.items():
            found.append(ours.get(f"{what}_kib", float("inf")) / bare[f"{what}_kib"])
    for what, found in ratios.items():
        if found:
            print(f"{what}_ratio: {statistics.median(found):.2f}")


if __name__ == "__main__":
    main()
