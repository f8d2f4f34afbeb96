"""A drive script from the record of a real meeting.

    python -m tests.bench.script_from FOLDER [--markers FILE] > SCRIPT.json

FOLDER holds `members.csv`, `notes.md` and, if there is one, `turns.csv` with seconds, event, who. Items are
the headings of the notes in file order. A topic starts the item of that title; each item's notes follow, in
file order, its last turn. Who is not in the members file enters as a guest. --markers ends each note with a
word of its own and writes these words, in the order of the notes, into FILE, for a probe of the order. A word
begins with the number of its item: `zq02…` are those of the second.
"""

from __future__ import annotations

import argparse
import csv
import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from peerdesk.intake.members_csv import read_members
from peerdesk.intake.notes_markdown import NotesFile, read_notes

Step = dict[str, object]


@dataclass(frozen=True, slots=True)
class Turn:
    """A row of the record. seconds: from its start."""

    seconds: float
    event: str
    who: str = field(repr=False)


def turns_of(path: Path) -> list[Turn]:
    """The rows by time, stable; a topic that stands out of order keeps its place in the file."""
    if not path.exists():
        return []
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = [Turn(float(row["seconds"]), row["event"], row["who"]) for row in csv.DictReader(file)]
    placed = []
    for place, row in enumerate(rows):
        later = [other.seconds for other in rows[place + 1 :] if other.event != "topic"]
        if row.event == "topic" and row.seconds > min(later, default=row.seconds):
            row = Turn(rows[place - 1].seconds if place else 0.0, row.event, row.who)
        placed.append(row)
    return sorted(placed, key=lambda row: row.seconds)


class Writer:
    """Writes the steps of one record."""

    def __init__(self, notes: NotesFile, turns: list[Turn], markers: list[str] | None) -> None:
        self._notes = notes
        self._turns = turns
        self._markers = markers
        self._titles = [item.title.text if item.title else "Notes" for item in notes.items]
        self._told: set[int] = set()
        self._hands: set[str] = set()
        self._now_s = 0.0
        self.steps: list[Step] = []

    def write(self, title: str, target: str) -> None:
        """All steps of the meeting."""
        self._add("group", name=title)
        day = {"day": self._notes.date.isoformat()} if self._notes.date else {}
        self._add("meeting", title=title, **day)
        for heading in self._titles:
            self._add("item", title=heading, rule="queue", minutes=15)
        first = next((at for at, turn in enumerate(self._turns) if turn.event == "topic"), len(self._turns))
        self._begin([turn.who for turn in self._turns[:first] if turn.event == "present"])
        running = None
        for turn in self._turns:
            self._pass_time(turn.seconds)
            if turn.event == "topic" and turn.who in self._titles:
                self._tell(running)
                running = self._titles.index(turn.who)
                self._add("start", item=running + 1)
                self._hands.clear()
            else:
                self._turn(turn)
        self._tell(running)
        for place in range(len(self._titles)):
            if place not in self._told:
                self._add("start", item=place + 1)
                self._tell(place)
        self._add("close")
        self._add("export", to=target)

    def _begin(self, present: list[str]) -> None:
        who = {"who": list(dict.fromkeys(present))} if present else {}
        self._add("start", **who)
        for stranger in self._notes.speakers:
            if stranger.strip("?"):
                self._add("hand", who=stranger, up=False)

    def _turn(self, turn: Turn) -> None:
        """Somebody sits down, a hand, or the floor; a line taken down is no turn."""
        if turn.event == "floor":
            self._add("floor", who=turn.who)
            self._hands.discard(turn.who)
        elif turn.event in ("present", "queue", "unqueue"):
            up = turn.event == "queue" or (turn.event == "present" and turn.who in self._hands)
            self._add("hand", who=turn.who, up=up)
            (self._hands.add if up else self._hands.discard)(turn.who)

    def _tell(self, place: int | None) -> None:
        if place is None or place in self._told:
            return
        self._told.add(place)
        for note in self._notes.items[place].notes:
            text = note.text.text
            if self._markers is not None:
                self._markers.append(f"zq{place + 1:02d}n{len(self._markers):04d}vx")
                text = f"{text} {self._markers[-1]}"
            self._add("note", item=place + 1, kind=note.kind.value, text=text)

    def _pass_time(self, seconds: float) -> None:
        if seconds > self._now_s:
            self._add("clock", advance_s=round(seconds - self._now_s, 1))
            self._now_s = seconds

    def _add(self, do: str, **values: object) -> None:
        self.steps.append({"do": do, **values})


def script_from(folder: Path, markers: list[str] | None = None) -> dict[str, object]:
    """The script of a folder; markers: filled with one word a note."""
    members = folder / "members.csv"
    notes = read_notes((folder / "notes.md").read_bytes(), read_members(members.read_bytes()).members)
    writer = Writer(notes, turns_of(folder / "turns.csv"), markers)
    title = notes.title.text if notes.title else folder.name
    writer.write(title, f"minutes-{notes.date or 'meeting'}.pdf")
    return {"vault": {"home": "vault"}, "members": str(members.resolve()), "steps": writer.steps}


def lines_of(script: dict[str, object]) -> Iterator[str]:
    """The script as JSON with one step a line."""
    steps = script["steps"]
    assert isinstance(steps, list)
    head = json.dumps({name: value for name, value in script.items() if name != "steps"}, ensure_ascii=False)
    yield f'{head[:-1]}, "steps": ['
    yield ",\n".join(json.dumps(step, ensure_ascii=False) for step in steps)
    yield "]}"


def main() -> int:
    """The script on standard output."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("folder", type=Path, metavar="FOLDER")
    parser.add_argument("--markers", type=Path, metavar="FILE")
    arguments = parser.parse_args()
    markers: list[str] | None = [] if arguments.markers else None
    for line in lines_of(script_from(arguments.folder, markers)):
        print(line)
    if arguments.markers and markers:
        arguments.markers.write_text("\n".join(markers) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
