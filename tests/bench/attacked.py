"""Meetings for the simulated attacker: held through the real use cases, with the truth written down beside.

Each item is a round in which everybody speaks once, in another order each time; notes are typed while
somebody speaks or up to 40 s after.
"""

from __future__ import annotations

import datetime as dt
import random
from dataclasses import dataclass, field
from pathlib import Path

from sqlalchemy import text

from peerdesk.bootstrap import services_over
from peerdesk.domain import running as domain
from peerdesk.domain.agenda import Item
from peerdesk.domain.members import Member
from peerdesk.domain.notes import NoteDraft
from peerdesk.domain.running import Running
from peerdesk.domain.turns import TurnRule
from peerdesk.paths import Paths
from peerdesk.services.all import Services
from peerdesk.services.context import new_id
from peerdesk.services.running import Closed
from peerdesk.store import vault as vaults
from peerdesk.store.vault import OpenVault
from tests.clock import FakeClock

NAMES = (
    "Ana Silva", "Benedikt Okafor", "Chiara Rossi", "Deniz Kaya", "Emma Lund", "Farid Nazari", "Greta Holm",
    "Hiro Tanaka", "Ines Prado", "Jonas Weber", "Katya Orlova", "Liam Byrne", "Mei Chen", "Noor Haddad",
    "Oskar Lind", "Petra Novak",
)  # fmt: skip
WORDS = "we moved the release to spring because a partner asked for it and nobody minded".split()  # noqa: SIM905
SIGNS = ("", "", "", "? ", "* ", "+ ")
ITEMS = 3
TURN_S = (60.0, 120.0)
AFTER_S = 40.0
NOTES_A_TURN = (1, 2, 2, 3)


@dataclass(frozen=True, slots=True)
class Turn:
    """Somebody had the floor. speaker: place at the table; begin, end: seconds from the item's start."""

    speaker: int
    begin: float
    end: float


@dataclass(frozen=True, slots=True)
class Said:
    """A note and who said it. mark: a word that stands in no other note. item: place in the agenda."""

    mark: str = field(repr=False)
    speaker: int
    item: int


@dataclass(slots=True)
class Held:
    """A meeting that was held: what an attacker may know of it (turns), and the truth (said)."""

    meeting_id: int
    turns: list[list[Turn]] = field(default_factory=list)
    said: list[Said] = field(default_factory=list)
    scratch: dict[str, object] = field(default_factory=dict)
    papers: list[Path] = field(default_factory=list)

    @property
    def marks(self) -> list[str]:
        """The marks of all notes in the order of typing."""
        return [one.mark for one in self.said]


class House:
    """A vault of tests with one group, in which meetings are held.

    control: each note is also written into a table whose key counts.
    """

    def __init__(self, folder: Path, speakers: int, dice: random.Random, *, control: bool) -> None:
        self.folder, self.dice, self.speakers, self.control = folder, dice, speakers, control
        self.paths, self.clock = Paths.under(folder / "home"), FakeClock()
        vaults.create(self.paths, test=True)
        self.vault: OpenVault = vaults.open_vault(self.paths, vaults.derive_key(self.paths), self.clock)
        self.services: Services = services_over(self.vault, self.clock, lambda _: None)
        self._due: list[tuple[float, Said]] = []
        self.group = self.services.groups.create("Circle").id
        people = [Member(0, 0, NAMES[place]) for place in range(speakers)]
        self.services.groups.bring_in(self.group, people)
        if control:
            with self.vault._engine.begin() as connection:
                connection.execute(text("CREATE TABLE counted (id INTEGER PRIMARY KEY, words TEXT)"))

    def hold(self) -> Held:
        """One meeting up to its last turn, not closed yet."""
        held, running = self._gathered()
        for place in range(len(running.items)):
            people = list(domain.people_here(running))
            self.dice.shuffle(people)
            held.turns.append([])
            for person in people:
                running = self._turn(held, running, place, person)
            self.clock.advance(AFTER_S)
            running = self._apply(running, domain.StartItem(place + 1) if place + 1 < ITEMS else domain.End())
        self.services.running.save(running)
        held.scratch = self.vault.scratch.read() or {}
        self._running = running
        return held

    def close(self, held: Held, *, paper: str) -> None:
        """Close the meeting, make its draft and write its paper."""
        assert isinstance(list(self.services.running.close(self._running))[-1], Closed)
        self.services.release.keep_open(held.meeting_id, "as agreed")
        target = self.folder / f"minutes-{held.meeting_id}{paper}"
        if self.services.release.export(held.meeting_id, target).passed:
            held.papers.append(target)
        self.clock.advance(86_400)

    def end(self) -> None:
        """Let go of the vault."""
        self.vault.close()

    def _gathered(self) -> tuple[Held, Running]:
        planning, running = self.services.planning, self.services.running
        local = self.clock.wall().astimezone()
        meeting = planning.create(self.group, "Evening", local.date(), dt.time(18))
        for number in range(ITEMS):
            item = Item(new_id(), f"Round {number}", length_s=1200, rule=TurnRule.QUEUE)
            planning.add_item(meeting.id, item)
        view, state = running.gather(meeting.id)
        seats = list(view.expected) or [m.id for m in view.people]
        self.dice.shuffle(seats)
        state = self._apply(state, domain.Sit(tuple(seats)))
        state = self._apply(state, domain.Begin(self.clock.wall().timestamp()))
        running.begin(state)
        return Held(meeting.id), state

    def _turn(self, held: Held, running: Running, item: int, person: int) -> Running:
        turns = held.turns[item]
        begin = turns[-1].end if turns else 0.0
        turn = Turn(person, begin, begin + self.dice.uniform(*TURN_S))
        turns.append(turn)
        running = self._apply(running, domain.GiveFloor(person))
        self.services.running.save(running)
        for _ in range(self.dice.choice(NOTES_A_TURN)):
            self._later(held, item, person, turn)
        self._type_due(held, running, item, turn.end)
        self.clock.advance(turn.end - turn.begin)
        if len(turns) == self.speakers:
            self._type_due(held, running, item, float("inf"))
        return running

    def _later(self, held: Held, item: int, person: int, turn: Turn) -> None:
        """A note of this turn is typed while it lasts or a little after."""
        mark = "".join(self.dice.choices("abcdefghijklmnopqrstuvwxyz", k=12))
        due = self.dice.uniform(turn.begin, turn.end + AFTER_S)
        self._due.append((due, Said(mark, person, item)))

    def _type_due(self, held: Held, running: Running, item: int, until: float) -> None:
        due = sorted(self._due, key=lambda one: one[0])
        self._due = [one for one in due if one[0] > until]
        for _, said in [one for one in due if one[0] <= until]:
            self._type(held, running, said)

    def _type(self, held: Held, running: Running, said: Said) -> None:
        words = " ".join(self.dice.choices(WORDS, k=self.dice.randrange(4, 10)))
        line = f"{self.dice.choice(SIGNS)}{words} {said.mark} {words[:20]}"
        item_id = running.items[said.item].item_id
        self.services.capture.add_note(held.meeting_id, item_id, NoteDraft(line))
        held.said.append(said)
        if self.control:
            with self.vault._engine.begin() as connection:
                connection.execute(text("INSERT INTO counted (words) VALUES (:words)"), {"words": line})

    def _apply(self, running: Running, event: domain.Event) -> Running:
        return domain.apply(running, event, self.clock.now_ns())
