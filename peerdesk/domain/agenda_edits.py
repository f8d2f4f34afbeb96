"""Edits of an agenda that take several items at once, and its sections. Pure; the whole agenda in and out.

A section is the heading that equal neighbours share; so items that change places can join one, and a section
without items is gone.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, field, replace
from enum import StrEnum
from itertools import groupby

from peerdesk.domain.agenda import SHORTENABLE, Agenda, Item, planned_s, shortened, walk


class Edit(StrEnum):
    """What was done to an agenda, for the menu that takes it back."""

    ADD = "add"
    CHANGE = "change"
    MOVE = "move"
    DELETE = "delete"
    CUT = "cut"
    PASTE = "paste"
    DUPLICATE = "duplicate"
    SKIP = "skip"
    PROTECT = "protect"
    SHORTEN = "shorten"
    SECTION = "section"
    FORMAT = "format"
    IMPORT = "import"


@dataclass(frozen=True, slots=True)
class Taken:
    """A step of the history: what was done, to how many items and steps."""

    edit: Edit
    count: int = 1


@dataclass(frozen=True, slots=True)
class Section:
    """Neighbours under one heading; an empty title: under none."""

    title: str = field(repr=False)
    items: Agenda = field(repr=False)


def sections(agenda: Agenda) -> tuple[Section, ...]:
    """The agenda in its sections, in order."""
    return tuple(Section(title, tuple(items)) for title, items in groupby(agenda, lambda item: item.section))


def with_section(agenda: Agenda, item_id: int, title: str) -> Agenda:
    """A section begins at this item and takes what followed it under its old heading."""
    result: list[Item] = []
    for section in sections(agenda):
        begun = False
        for item in section.items:
            begun = begun or item.id == item_id
            result.append(replace(item, section=title) if begun else item)
    return tuple(result)


def section_renamed(agenda: Agenda, item_id: int, title: str) -> Agenda:
    """The section of this item, and no other of that name, has another title."""
    result: list[Item] = []
    for section in sections(agenda):
        here = any(item.id == item_id for item in section.items)
        result += [replace(item, section=title) if here else item for item in section.items]
    return tuple(result)


def section_removed(agenda: Agenda, item_id: int) -> Agenda:
    """The heading over this item goes; its items stay, under the heading before, if there is one."""
    before = ""
    for section in sections(agenda):
        if any(item.id == item_id for item in section.items):
            return section_renamed(agenda, item_id, before)
        before = section.title
    return agenda


def chosen(agenda: Agenda, ids: Collection[int]) -> Agenda:
    """The items and steps of these ids in order; a step goes with its item where that is there too."""
    result: list[Item] = []
    for item in agenda:
        inner = (item,) if item.id in ids else tuple(step for step in item.steps if step.id in ids)
        result += inner
    return tuple(result)


def altered(agenda: Agenda, ids: Collection[int], alter: Callable[[Item], Item]) -> Agenda:
    """The agenda with these items and steps changed."""
    return _within(agenda, lambda siblings: tuple(alter(i) if i.id in ids else i for i in siblings))


def without(agenda: Agenda, ids: Collection[int]) -> Agenda:
    """The agenda without these items and steps."""
    return _within(agenda, lambda siblings: tuple(i for i in siblings if i.id not in ids))


def copied(item: Item, new_id: Callable[[], int]) -> Item:
    """The item with its steps under new ids; what was taken is not copied."""
    steps = tuple(copied(step, new_id) for step in item.steps)
    return replace(item, id=new_id(), minutes_taken=None, few_voices=None, minutes_planned=None, steps=steps)


def duplicated_together(agenda: Agenda, ids: Collection[int], new_id: Callable[[], int]) -> Agenda:
    """The agenda with a copy of each behind the last of its block, so that copies stay together."""

    def double(siblings: Agenda) -> Agenda:
        result: list[Item] = []
        for wanted, block in groupby(siblings, lambda item: item.id in ids):
            items = list(block)
            result += [*items, *(copied(item, new_id) for item in items)] if wanted else items
        return tuple(result)

    return _within(agenda, double, deep=lambda item: item.id not in ids)


def pasted(agenda: Agenda, items: Iterable[Item], after: int | None) -> Agenda:
    """The agenda with these items behind `after`, in its section; behind a step they become steps.

    after: None or not there: at the end. What has steps itself gives those where it becomes one.
    """
    new = tuple(items)
    for place, item in enumerate(agenda):
        if item.id == after:
            rows = tuple(replace(one, section=item.section) for one in new)
            return (*agenda[: place + 1], *rows, *agenda[place + 1 :])
        for at, step in enumerate(item.steps):
            if step.id == after:
                steps = tuple(inner for one in new for inner in (one.steps or (one,)))
                steps = tuple(replace(one, section="", starts=None) for one in steps)
                taken = (*item.steps[: at + 1], *steps, *item.steps[at + 1 :])
                return (*agenda[:place], replace(item, steps=taken), *agenda[place + 1 :])
    section = agenda[-1].section if agenda else ""
    return (*agenda, *(replace(one, section=section) for one in new))


def moved_together(agenda: Agenda, ids: Collection[int], to: int, section: str | None = None) -> Agenda:
    """The agenda with these siblings at place `to`, counted among the others, in their order.

    section: the heading they come under, None: the one they have.
    """

    def move(siblings: Agenda) -> Agenda:
        block = tuple(item for item in siblings if item.id in ids)
        if not block:
            return siblings
        if section is not None:
            block = tuple(replace(item, section=section) for item in block)
        rest = tuple(item for item in siblings if item.id not in ids)
        at = min(max(0, to), len(rest))
        return (*rest[:at], *block, *rest[at:])

    if any(item.id in ids for item in agenda):
        return move(agenda)
    return tuple(replace(item, steps=move(item.steps)) if item.steps else item for item in agenda)


def shifted(agenda: Agenda, ids: Collection[int], by: int) -> Agenda:
    """The agenda with each block of these items one place up (by < 0) or down.

    At a heading a block goes past that first: it stays where it is and changes its section.
    """
    return _within(
        agenda, lambda siblings: _shifted(siblings, ids, by < 0), deep=lambda item: item.id not in ids
    )


def to_section(agenda: Agenda, ids: Collection[int], by: int) -> Agenda:
    """The agenda with these items at the end of the section before theirs (by < 0), or first in the next."""
    runs = sections(agenda)
    mine = [place for place, run in enumerate(runs) if any(item.id in ids for item in run.items)]
    if not mine:
        return agenda
    target = mine[0] - 1 if by < 0 else mine[-1] + 1
    if not 0 <= target < len(runs):
        return agenda
    title = runs[target].title
    block = tuple(replace(item, section=title) for item in agenda if item.id in ids)
    result: list[Item] = []
    for place, run in enumerate(runs):
        rest = tuple(item for item in run.items if item.id not in ids)
        if place == target:
            rest = (*rest, *block) if by < 0 else (*block, *rest)
        result += rest
    return tuple(result)


def found(agenda: Agenda, text: str) -> tuple[tuple[int, bool], ...]:
    """Where a text stands in titles and headings, in any case: ids in order, True for the heading over it."""
    wanted = " ".join(text.split()).casefold()
    if not wanted:
        return ()
    return tuple(_found(agenda, wanted))


def _found(agenda: Agenda, wanted: str) -> Iterator[tuple[int, bool]]:
    for section in sections(agenda):
        if wanted in section.title.casefold():
            yield section.items[0].id, True
        for item in walk(section.items):
            if wanted in item.title.casefold() or wanted in item.public_title.casefold():
                yield item.id, False


def least_needed(agenda: Agenda, people: int) -> Item | None:
    """What can go first when time is short: not protected, not fixed to a time, and late in the agenda.

    Chosen: an opening, the commitments and the closing hold a meeting together and stay as long as anything
    else can go.
    """
    able = [i for i in agenda if planned_s(i, people) and not i.protected and i.starts is None]
    return next((item for item in reversed(able) if _kinds(item) & set(SHORTENABLE)), None)


def fitted(agenda: Agenda, people: int, by_s: int) -> Agenda | None:
    """The agenda shorter by at least `by_s` seconds, or None if that cannot be had; see `shortened`.

    What is protected or skipped stays as it is. Rounds give seconds of each turn, in steps of five.
    """
    leaves = [i for i in _leaves(agenda) if planned_s(i, people)]
    new = shortened([(planned_s(i, people), i.kind) for i in leaves], by_s)
    if new is None:
        return None
    lengths = {item.id: seconds for item, seconds in zip(leaves, new, strict=True)}
    ids = {item.id for item in leaves if lengths[item.id] != planned_s(item, people)}
    return altered(agenda, ids, lambda item: _as_long_as(item, people, lengths[item.id]))


def _leaves(agenda: Agenda) -> Iterator[Item]:
    for item in agenda:
        for leaf in item.steps or (item,):
            if not (item.skipped or item.protected or leaf.skipped or leaf.protected):
                yield leaf


def _as_long_as(item: Item, people: int, seconds: int) -> Item:
    if not item.per_person_s:
        return replace(item, length_s=seconds)
    each = max(0, seconds - (item.length_s or 0)) // ((item.turns or people) or 1) // 5 * 5
    turn_s = each if item.turn_s == item.per_person_s else item.turn_s
    return replace(item, per_person_s=each, turn_s=turn_s)


def _kinds(item: Item) -> set[str]:
    return {step.kind for step in item.steps} | {item.kind}


def _within(
    agenda: Agenda,
    edit: Callable[[Agenda], Agenda],
    *,
    deep: Callable[[Item], bool] = lambda _: True,
) -> Agenda:
    """The edit on the items and on the steps of each. deep: of which items the steps are edited."""
    inner = tuple(
        replace(item, steps=edit(item.steps)) if item.steps and deep(item) else item for item in agenda
    )
    return edit(inner)


def _shifted(siblings: Agenda, ids: Collection[int], up: bool) -> Agenda:
    rows = list(siblings) if up else list(reversed(siblings))
    place = 0
    while place < len(rows):
        if rows[place].id not in ids:
            place += 1
            continue
        last = place
        while last + 1 < len(rows) and rows[last + 1].id in ids:
            last += 1
        if place:
            before = rows[place - 1]
            block = rows[place : last + 1]
            crossing = any(item.section != before.section for item in block)
            rows[place - 1 : last + 1] = (
                [before, *(replace(item, section=before.section) for item in block)]
                if crossing
                else [*block, before]
            )
        place = last + 1
    return tuple(rows if up else reversed(rows))
