"""The next meeting of a group, made from the last one: its day by the rhythm so far, its agenda by what was
carried.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from peerdesk.domain.agenda import Agenda, Item
from peerdesk.domain.series import Repeat, Series, days_of, which_weekday
from peerdesk.domain.turns import Mode

MEETINGS_LOOKED_AT = 4
"""How many of the last meetings say the rhythm. Chosen: a group that changed it three meetings ago has it."""

LONGEST_WEEKS = 8
"""Longest rhythm in weeks. Chosen: beyond, a day of the month is what people go by."""

MONTHS_AHEAD = 60

STAYING = frozenset({"social", "opening", "break", "meal", "closing"})
"""Kinds of items that are not carried when they were left out: each evening has its own."""

BEFORE_CARRIED = frozenset({"social", "opening", "check_in"})
"""Kinds that stay ahead of what was carried: the Rule is read out before it holds."""


@dataclass(frozen=True, slots=True)
class Again:
    """An agenda for the next time. carried: how many items of it were left over."""

    agenda: Agenda = field(repr=False)
    carried: int


def again(agenda: Agenda, people: int, new_id: Callable[[], int], *, was_held: bool) -> Again:
    """The same agenda under new ids, what was carried behind the opening, nothing of it taken yet.

    people: how many came, by whom the minutes of a round that was fixed become minutes per person again.
    Carried is what was skipped or, where the meeting was held, not begun; it keeps its lead and its notes.
    What was held is led by somebody else next time, so lead, private note and links do not come along.
    """
    rest: list[Item] = []
    carried: list[Item] = []
    for item in agenda:
        left_over = item.skipped or (was_held and not item.minutes_taken)
        is_carried = left_over and item.kind not in STAYING
        (carried if is_carried else rest).append(_fresh(item, people, new_id, with_lead=is_carried))
    place = 0
    while place < len(rest) and rest[place].kind in BEFORE_CARRIED:
        place += 1
    section = rest[place - 1].section if place else ""
    moved = [replace(item, section=section, starts=None) for item in carried]
    return Again((*rest[:place], *moved, *rest[place:]), len(moved))


def _fresh(item: Item, people: int, new_id: Callable[[], int], *, with_lead: bool) -> Item:
    fresh = replace(
        _by_the_people(item, people),
        id=new_id(),
        skipped=False,
        minutes_taken=None,
        few_voices=None,
        minutes_planned=None,
        steps=tuple(_fresh(step, people, new_id, with_lead=with_lead) for step in item.steps),
    )
    if with_lead:
        return fresh
    return replace(fresh, lead_id=None, more_leads=(), private_note="", links=())


def _by_the_people(item: Item, people: int) -> Item:
    """A round that had its minutes fixed follows the people again; what was beside the turns stays."""
    if item.rule.mode is not Mode.ROUND or not item.turn_s or item.per_person_s or item.length_s is None:
        return item
    beside = max(0, item.length_s - item.turn_s * (item.turns or people))
    return replace(item, per_person_s=item.turn_s, length_s=beside)


def next_day(days: Sequence[dt.date], today: dt.date) -> dt.date:
    """The day of the next meeting after these, not before today, by their rhythm.

    days: of the meetings so far, at least one. The same number of weeks apart, the same weekday of the month
    or the same day of the month; where none of these, a month later on the same weekday.
    """
    known = sorted(set(days))[-MEETINGS_LOOKED_AT:]
    last, rhythm = known[-1], _rhythm(known)
    for number in range(1, MONTHS_AHEAD + 1):
        day = rhythm(last, number)
        if day >= today:
            return day
    return today


def _rhythm(days: Sequence[dt.date]) -> Callable[[dt.date, int], dt.date]:
    """From a day and a number to the day so many meetings later."""
    months = {_months(after) - _months(before) for before, after in pairwise(days)}
    if len(months) == 1 and 0 not in months:
        (step,) = months
        if len({(day.weekday(), which_weekday(day)) for day in days}) == 1:
            return _monthly(Repeat.MONTHLY_WEEKDAY, step)
        if len({day.day for day in days}) == 1:
            return _monthly(Repeat.MONTHLY_DAY, step)
    gaps = {(after - before).days for before, after in pairwise(days)}
    if len(gaps) == 1 and (gap := gaps.pop()) % 7 == 0 and gap <= LONGEST_WEEKS * 7:
        return lambda day, number: day + dt.timedelta(days=gap * number)
    return _monthly(Repeat.MONTHLY_WEEKDAY, 1)


def _monthly(repeat: Repeat, step: int) -> Callable[[dt.date, int], dt.date]:
    return lambda day, number: days_of(day, Series(repeat, step * number + 1))[-1]


def _months(day: dt.date) -> int:
    return day.year * 12 + day.month
