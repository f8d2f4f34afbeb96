"""What the table shows, as frozen values, and the same in words; for the ring and for the list."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from PySide6.QtCore import QCoreApplication

ClockState = Literal["running", "warning", "danger", "over", "paused"]

KIND_SIGNS = {"order": "!", "question": "?", "response": "↩", "for": "+", "against": "−"}
"""Signs of the kinds of request, beside the number of a hand."""


@dataclass(frozen=True, slots=True)
class SeatView:
    """A person at the table.

    state: any of floor, held, heard, passed, away, late, hand, lead, chair, remote, unbriefed, next, inner;
    held: the floor is theirs, but an interjection has paused their turn; inner: in an inner chair of a
    fishbowl. hand_order: the place in the queue, from 1. note: a word after the name, such as "case". kind:
    of request, one of `KIND_SIGNS`. group: the small group they are in, as it is called.
    """

    person_id: int
    initials: str = field(repr=False)
    name: str = field(repr=False)
    state: frozenset[str] = frozenset()
    hand_order: int | None = None
    note: str = field(default="", repr=False)
    kind: str = ""
    group: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class TableView:
    """All the table shows.

    clock_text: the time left, or over with a plus. fraction: the part used, 0 to 1; None draws no ring.
    then_text: who follows. centre_text: what stands in the middle when nobody has the floor. at_table: the
    keyboard is at the table.
    """

    seats: tuple[SeatView, ...] = ()
    speaker_name: str = field(default="", repr=False)
    clock_text: str = ""
    fraction: float | None = None
    state: ClockState = "running"
    then_text: str = field(default="", repr=False)
    centre_text: str = field(default="", repr=False)
    at_table: bool = False


@dataclass(frozen=True, slots=True)
class SeatPressed:
    """A seat was pressed; floor: to give the floor, otherwise a hand."""

    person_id: int
    floor: bool


@dataclass(frozen=True, slots=True)
class Reseated:
    """A person was moved to another place in the order round the table.

    before_id: the person they now sit before; None: they come last.
    """

    person_id: int
    before_id: int | None


def neighbour_place(order: tuple[int, ...], person_id: int, step: int) -> Reseated | None:
    """Where a person goes who moves one place on (1) or back (-1) round the table.

    Past the last place comes the first. None where there is nobody to change places with.
    """
    if person_id not in order or len(order) < 2:
        return None
    others = [one for one in order if one != person_id]
    place = (order.index(person_id) + step) % len(order)
    return Reseated(person_id, others[place] if place < len(others) else None)


def seat_title(seat: SeatView) -> str:
    """The name with what stands after it."""
    return " ".join(part for part in (seat.name, seat.group, seat.note) if part)


def seat_words(seat: SeatView) -> list[str]:
    """The state in words, for who cannot see the signs and for who prefers to read."""
    said = [word for key, word in _states().items() if key in seat.state]
    kind = _kinds().get(seat.kind, "")
    if seat.hand_order is not None and kind:
        number = QCoreApplication.translate("Seat", "{kind}, number %n", "", seat.hand_order)
        said.append(number.format(kind=kind))
    elif seat.hand_order is not None:
        said.append(QCoreApplication.translate("Seat", "hand up, number %n", "", seat.hand_order))
    elif kind:
        said.append(kind)
    elif "hand" in seat.state:
        said.append(QCoreApplication.translate("Seat", "hand up"))
    return said


def seat_sentence(seat: SeatView) -> str:
    """Name and state as a screen reader says them."""
    return ", ".join([seat_title(seat), *seat_words(seat)])


def _states() -> dict[str, str]:
    return {
        "floor": QCoreApplication.translate("Seat", "has the floor"),
        "held": QCoreApplication.translate("Seat", "paused by an interjection"),
        "next": QCoreApplication.translate("Seat", "is next"),
        "heard": QCoreApplication.translate("Seat", "was heard"),
        "passed": QCoreApplication.translate("Seat", "passed"),
        "away": QCoreApplication.translate("Seat", "away"),
        "late": QCoreApplication.translate("Seat", "late"),
        "inner": QCoreApplication.translate("Seat", "in the circle"),
        "lead": QCoreApplication.translate("Seat", "leads"),
        "chair": QCoreApplication.translate("Seat", "has the chair"),
        "remote": QCoreApplication.translate("Seat", "takes part by a call"),
        "unbriefed": QCoreApplication.translate("Seat", "has not heard the Rule"),
    }


def _kinds() -> dict[str, str]:
    return {
        "order": QCoreApplication.translate("Seat", "point of order"),
        "question": QCoreApplication.translate("Seat", "clarifying question"),
        "response": QCoreApplication.translate("Seat", "response"),
        "for": QCoreApplication.translate("Seat", "in favour"),
        "against": QCoreApplication.translate("Seat", "against"),
    }
