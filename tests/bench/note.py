"""One note, from Enter to safely on disk, against a bare insert and commit over the same encrypted driver.

    python -m tests.bench.note [--rounds N] [--notes N] [--control]

Ours is the whole use case: it recognises the group's names and empties the draft in the same transaction.
Both write the same texts into tables of the same shape with the same settings, in turns, each round in
another order. --control keeps the draft three times more with each note and must look bad.
"""

from __future__ import annotations

import argparse
import random
import secrets
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from peerdesk import bootstrap
from peerdesk.clock import SystemClock
from peerdesk.domain.notes import NoteDraft
from peerdesk.paths import Paths
from peerdesk.store import engine, schema
from peerdesk.store.engine import DataKey
from tests.bench import measure

WORDS = "we moved the release to spring because a partner asked for it and nobody minded".split()  # noqa: SIM905
Write = Callable[[str], None]


def bare(folder: Path) -> Write:
    """Insert and commit with the driver alone."""
    path, key = folder / "bare.db", DataKey.random()
    schema.begin_file(path, key)
    connection = engine.connect(path, key)
    connection.execute("CREATE TABLE items (id INTEGER PRIMARY KEY)")
    connection.execute("INSERT INTO items VALUES (1)")
    connection.execute(
        "CREATE TABLE notes (key BLOB PRIMARY KEY CHECK (length(key) = 16), item_id INTEGER NOT NULL "
        "REFERENCES items (id), kind VARCHAR NOT NULL, text VARCHAR NOT NULL) WITHOUT ROWID"
    )
    connection.execute("CREATE INDEX ix_notes_item_id ON notes (item_id)")

    def write(text: str) -> None:
        connection.execute("BEGIN IMMEDIATE")
        connection.execute(
            "INSERT INTO notes VALUES (?, ?, ?, ?)", (secrets.token_bytes(16), 1, "point", text)
        )
        connection.execute("COMMIT")

    return write


def ours(folder: Path, control: bool) -> Write:
    """All that Enter in the note box does: recognise names, keep the note, empty the draft, commit."""
    paths = Paths.under(folder / "vault")
    measure.filled(folder / "vault")
    services = bootstrap.open_services(paths, SystemClock(), lambda _: None)
    restored = services.running.restore()
    assert restored is not None
    running, capture = restored.running, services.capture
    item_id = running.items[running.item].item_id

    def write(text: str) -> None:
        capture.add_note(running.meeting_id, item_id, NoteDraft(text))
        if control:
            for _ in range(3):
                capture.save_draft(text, 0)

    return write


def took_ms(write: Write, texts: list[str]) -> list[float]:
    """Milliseconds of each write."""
    result = []
    for text in texts:
        begun = time.perf_counter_ns()
        write(text)
        result.append((time.perf_counter_ns() - begun) / 1e6)
    return result


def p99(values: list[float]) -> float:
    """The value that one in a hundred is above."""
    return statistics.quantiles(values, n=100)[98]


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--rounds", type=int, default=6)
    parser.add_argument("--notes", type=int, default=200)
    parser.add_argument("--control", action="store_true")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        both = [bare(Path(name)), ours(Path(name), asked.control)]
        times: list[list[float]] = [[], []]
        medians = []
        for turn in range(asked.rounds + 1):
            texts = [" ".join(random.choices(WORDS, k=30)) for _ in range(asked.notes)]
            found = {which: took_ms(both[which], texts) for which in ((0, 1) if turn % 2 else (1, 0))}
            if turn == 0:
                continue
            for which in (0, 1):
                times[which].extend(found[which])
            medians.append(statistics.median(found[1]) / statistics.median(found[0]))
    print(f"notes: {asked.rounds} x {asked.notes}")
    print(f"bare_p50_ms: {statistics.median(times[0]):.3f}")
    print(f"ours_p50_ms: {statistics.median(times[1]):.3f}")
    print(f"bare_p99_ms: {p99(times[0]):.3f}")
    print(f"ours_p99_ms: {p99(times[1]):.3f}")
    print(f"p50_ratio: {statistics.median(medians):.2f}")
    print(f"p99_ratio: {p99(times[1]) / p99(times[0]):.2f}")


if __name__ == "__main__":
    main()
