"""Who said which note? Guessed by somebody with the disk, the vault's key, the turn log and the papers.

    python -m tests.bench.attacker [--meetings N] [--speakers N] [--seed N] [--control]

The attacker knows who had the floor when, which note belongs to which item, every page and row of the sealed
vault and of its newest backup, the times of all files, the papers, and the scratch file as it was before the
close. Each view that gives the notes an order is laid along the turns, forwards and backwards; the best one
counts. --control writes each note also into a table whose key counts, and must look bad.

Beside it stands what needs no disk: to guess whoever spoke longest. It is no channel of PeerDesk's; the
scratch file tells the same.
"""

from __future__ import annotations

import argparse
import datetime as dt
import os
import random
import tempfile
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from peerdesk.store.engine import driver_connection
from tests.bench.attacked import AFTER_S, ITEMS, Held, House, Turn
from tests.peerdesk.disk.order import Orders, page_orders, row_orders

MEETINGS_A_VAULT = 20
PDF_EVERY = 4
Score = dict[str, list[int]]
"""By view: right guesses and guesses."""


def guessed(turns: Sequence[Turn], place: int, count: int) -> int:
    """Whose turn it was when the note at this place among so many was typed, about."""
    lag = AFTER_S / 2
    at = (place + 0.5) / count * (turns[-1].end + lag) - lag
    return next((turn.speaker for turn in turns if at < turn.end), turns[-1].speaker)


def longest(turns: Sequence[Turn]) -> int:
    """Who spoke longest."""
    return max(turns, key=lambda turn: turn.end - turn.begin).speaker


def attack(held: Held, found: Orders, score: Score) -> None:
    """Lay each order along the turns, both ways, item by item."""
    for name, order in found.items():
        for way, numbers in (("", order), (" backwards", order[::-1])):
            for item in range(ITEMS):
                mine = [held.said[n] for n in numbers if held.said[n].item == item]
                right = sum(
                    said.speaker == guessed(held.turns[item], place, len(mine))
                    for place, said in enumerate(mine)
                )
                _count(score, name + way, right, len(mine))


def attack_by_length(held: Held, score: Score) -> None:
    """What needs no disk, and the seconds a person in the scratch file."""
    running: dict[str, Any] = held.scratch["running"]  # type: ignore[assignment]
    rows = (*running["spoken"], *running["table"]["spent"])
    spoken = {person: ns for person, _, ns in rows}
    most = max(spoken, key=lambda person: spoken[person])
    for said in held.said:
        _count(score, "longest turn of the item", said.speaker == longest(held.turns[said.item]), 1)
        _count(score, "most seconds in the scratch file", said.speaker == most, 1)


def _count(score: Score, name: str, right: int, of: int) -> None:
    score[name][0] += right
    score[name][1] += of


def views(house: House, held: Held) -> Orders:
    """Every order of this meeting's notes that the disk gives."""
    key, marks = house.vault.test_key_hex, held.marks
    with driver_connection(house.vault._engine) as connection:
        found = row_orders(connection, marks)
    found |= page_orders(house.paths.database, key, marks)
    backups = house.vault.backups()
    if backups:
        copy = page_orders(backups[0].database, key, marks)
        found |= {f"backup {name}": order for name, order in copy.items()}
    return found | dict(_papers(held))


def _papers(held: Held) -> Iterator[tuple[str, list[int]]]:
    for path in held.papers:
        words = _words(path)
        places = [(words.find(mark), number) for number, mark in enumerate(held.marks)]
        yield f"paper {path.suffix}", [number for place, number in sorted(places) if place >= 0]


def _words(path: Path) -> str:
    if path.suffix == ".md":
        return path.read_text(encoding="utf-8")
    import pypdfium2

    document = pypdfium2.PdfDocument(path)
    try:
        return "".join(page.get_textpage().get_text_range() for page in document)
    finally:
        document.close()


def hours_told(house: House) -> int:
    """Files of the closed vault, and papers, whose time is not the beginning of a day."""
    paths = (*house.folder.glob("minutes-*"), *house.paths.data.rglob("*"))
    times = [dt.datetime.fromtimestamp(path.stat().st_mtime) for path in paths if path.is_file()]
    return sum(time.time() != dt.time() for time in times)


def run(meetings: int, speakers: int, seed: int, *, control: bool) -> tuple[Score, Score, int, int, int]:
    """Scores of the sealed and of the open vault, notes, hours told, scratch files left."""
    sealed: Score = defaultdict(lambda: [0, 0])
    while_open: Score = defaultdict(lambda: [0, 0])
    dice, notes, hours, left = random.Random(seed), 0, 0, 0
    for begin in range(0, meetings, MEETINGS_A_VAULT):
        with tempfile.TemporaryDirectory() as name:
            house = House(Path(name), speakers, dice, control=control)
            for number in range(begin, min(begin + MEETINGS_A_VAULT, meetings)):
                held = house.hold()
                notes += len(held.said)
                if number % PDF_EVERY == 0:
                    attack(held, views(house, held), while_open)
                house.close(held, paper=".pdf" if number % PDF_EVERY == 0 else ".md")
                left += house.paths.scratch.exists()
                attack(held, views(house, held), sealed)
                attack_by_length(held, sealed)
            house.end()
            hours += hours_told(house)
    return sealed, while_open, notes, hours, left


WITHOUT_DISK = ("longest turn of the item", "most seconds in the scratch file")


def main() -> None:
    """Simulate and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--meetings", type=int, default=200)
    parser.add_argument("--speakers", type=int, default=12)
    parser.add_argument("--seed", type=int, default=20260305)
    parser.add_argument("--control", action="store_true")
    asked = parser.parse_args()
    os.environ["PEERDESK_TEST_VAULT"] = "1"
    sealed, while_open, notes, hours, left = run(
        asked.meetings, asked.speakers, asked.seed, control=asked.control
    )
    percent = {name: 100 * right / of for name, (right, of) in sealed.items() if of}
    by_disk = {name: value for name, value in percent.items() if name not in WITHOUT_DISK}
    best = max(by_disk, key=lambda name: by_disk[name])
    for name in sorted(percent):
        print(f"  {name}: {percent[name]:.1f} of {sealed[name][1]}")
    opened = {name: 100 * right / of for name, (right, of) in while_open.items() if of}
    print(f"meetings: {asked.meetings}")
    print(f"notes: {notes}")
    print(f"chance_percent: {100 / asked.speakers:.1f}")
    print(f"right_percent: {by_disk[best]:.1f}")
    print(f"best_view: {best}")
    print(f"while_open_percent: {max(opened.values()):.1f}")
    print(f"without_disk_percent: {max(percent[name] for name in WITHOUT_DISK):.1f}")
    print(f"files_that_tell_the_hour: {hours}")
    print(f"scratch_files_left: {left}")


if __name__ == "__main__":
    main()
