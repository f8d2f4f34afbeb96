"""Real meetings again, through the turn engine: does it propose whom the chair really called?

    python -m tests.bench.replay FOLDER...

A folder holds `turns.csv` (seconds, event, who: hands, withdrawals and the floor as it was given) and
`members.csv`. Before each `floor` with somebody waiting the engine is asked who is next. Printed are each
departure, and by folder and in all the share in which it was whoever got the floor; beside it the same for
first come, first served that knows no withdrawals, each over those events at which its own list is not empty.

How the record is read: who asks anew has finished speaking. Whoever speaks first is the chair, and the first
other person who speaks after a topic was named leads it. A name stands for a member if it is one of their
forms, or the only beginning of one (three letters at least); anybody else is a guest.
"""

from __future__ import annotations

import argparse
import csv
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from peerdesk.domain import turns
from peerdesk.domain.timing import SECOND_NS
from peerdesk.domain.turns import EndTurn, GiveFloor, Hand, Table, TurnRule
from peerdesk.intake.members_csv import read_members

TOPIC = "topic"
LEAST_LETTERS = 3


@dataclass(frozen=True, slots=True)
class Happened:
    """One line of the record. second: from its beginning."""

    second: float
    event: str
    who: str


@dataclass(slots=True)
class Score:
    """Calls that were as proposed, of all with somebody waiting; the same for the plain list."""

    right: int = 0
    asked: int = 0
    plain_right: int = 0
    plain_asked: int = 0

    def add(self, other: Score) -> None:
        """Put another score to this one."""
        self.right += other.right
        self.asked += other.asked
        self.plain_right += other.plain_right
        self.plain_asked += other.plain_asked

    def __str__(self) -> str:
        plain = _share(self.plain_right, self.plain_asked)
        return (
            f"agreement: {_share(self.right, self.asked)} ({self.right} of {self.asked})\n"
            f"first come, first served: {plain} ({self.plain_right} of {self.plain_asked})"
        )


def _share(right: int, asked: int) -> str:
    return f"{right / asked:.2f}" if asked else "none"


class People:
    """Numbers for names: members by their forms, guests by their letters."""

    def __init__(self, members: bytes) -> None:
        self._forms: dict[str, int] = {}
        self._names: list[str] = []
        for member in read_members(members).members:
            number = self._new(member.name)
            for form in (member.name, *member.nicknames):
                self._forms.setdefault(_letters(form), number)

    def number(self, who: str) -> int:
        """The person whom a name of the record means."""
        letters = _letters(who)
        if letters not in self._forms:
            self._forms[letters] = self._begun(letters) or self._new(who)
        return self._forms[letters]

    def name(self, person: int) -> str:
        """What a person is called."""
        return self._names[person - 1]

    def _new(self, name: str) -> int:
        self._names.append(name)
        return len(self._names)

    def _begun(self, letters: str) -> int | None:
        if len(letters) < LEAST_LETTERS:
            return None
        met = {
            number
            for form, number in self._forms.items()
            if form.startswith(letters) or (len(form) > LEAST_LETTERS and letters.startswith(form))
        }
        return met.pop() if len(met) == 1 else None


def _letters(name: str) -> str:
    plain = unicodedata.normalize("NFKD", name).casefold()
    return "".join(c for c in plain if c.isascii() and c.isalnum()) or plain


def read(path: Path) -> list[Happened]:
    """The record by its seconds; a topic out of order stays where it stands in the file."""
    with path.open(newline="", encoding="utf-8") as file:
        rows = [Happened(float(r["seconds"]), r["event"], r["who"].strip()) for r in csv.DictReader(file)]
    placed = []
    for at, row in enumerate(rows):
        following = next((r.second for r in rows[at + 1 :] if r.event != TOPIC), row.second)
        late = row.event == TOPIC and row.second > following
        placed.append(replace(row, second=following) if late else row)
    return sorted(placed, key=lambda row: row.second)


def replay(record: Iterable[Happened], people: People) -> tuple[Score, list[str]]:
    """How often the engine and the plain list proposed whoever got the floor; and each departure."""
    score, departures = Score(), []
    table = Table(TurnRule.QUEUE.mode, switches=TurnRule.QUEUE.switches)
    plain: list[int] = []
    chair: int | None = None
    is_named = True
    for row in record:
        if row.event == TOPIC:
            is_named, table = False, replace(table, lead=None)
            continue
        person, now_ns = people.number(row.who), round(row.second * SECOND_NS)
        if person not in table.order:
            table = turns.with_people(table, (*table.order, person))
        if row.event == "speaks":
            chair = chair or person
            if not is_named and person != chair:
                is_named, table = True, replace(table, lead=person)
        elif row.event == "queue" and person not in table.hands:
            table = turns.apply(turns.apply(table, EndTurn(person), now_ns), Hand(person), now_ns)
        elif row.event == "unqueue" and person in table.hands:
            table = turns.apply(table, Hand(person), now_ns)
        elif row.event == "floor":
            proposed = turns.next_person(table)
            if proposed is not None:
                score.asked += 1
                score.right += proposed == person
            if proposed not in (None, person):
                departures.append(_departure(row, people, person, table))
            if plain:
                score.plain_asked += 1
                score.plain_right += plain[0] == person
            table = turns.apply(table, GiveFloor(person), now_ns)
        plain = _plain(plain, row.event, person)
    return score, departures


def _plain(plain: list[int], event: str, person: int) -> list[int]:
    """First come, first served, without withdrawals."""
    if event == "queue" and person not in plain:
        return [*plain, person]
    return [p for p in plain if p != person] if event == "floor" else plain


def _departure(row: Happened, people: People, person: int, table: Table) -> str:
    waiting = ", ".join(people.name(p) for p in turns.upcoming(table))
    asked = "" if person in table.hands else ", whose hand was not up"
    return f"  {row.second:8.1f}  {people.name(person)}{asked}; waiting: {waiting}"


def main(argv: Sequence[str] | None = None) -> int:
    """Replay every folder and print what came of it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("folders", nargs="+", type=Path, metavar="FOLDER")
    total = Score()
    for folder in parser.parse_args(argv).folders:
        people = People((folder / "members.csv").read_bytes())
        score, departures = replay(read(folder / "turns.csv"), people)
        print(folder.name, score, *departures, sep="\n")
        total.add(score)
    print("in all", total, sep="\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
