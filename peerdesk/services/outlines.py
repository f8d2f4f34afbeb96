"""From an agenda written elsewhere to the items of a meeting: two levels, leads that are members. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from peerdesk.deid.folding import words_of
from peerdesk.domain.agenda import Agenda, Item, walk
from peerdesk.domain.members import Member, initials_of
from peerdesk.domain.outline import Outline, OutlineItem

_BREAKS = frozenset({"break", "pause", "coffee", "tea", "lunch", "dinner", "breakfast", "supper", "meal"})
_MEALS = frozenset({"lunch", "dinner", "breakfast", "supper", "meal"})
_PARTING = (" and ", " und ", " et ", "&", "+", "/", ";")


@dataclass(frozen=True, slots=True)
class BroughtIn:
    """An agenda that may become that of a meeting, or a part of it.

    leads: what was written of who leads, by the id of an item or step. strangers: those of them who are no
    members, and lead nothing here. left_out: headings whose points are no topics.
    """

    agenda: Agenda = field(repr=False)
    leads: dict[int, str] = field(default_factory=dict, repr=False)
    strangers: tuple[str, ...] = field(default=(), repr=False)
    left_out: tuple[str, ...] = field(default=(), repr=False)

    @property
    def without_minutes(self) -> int:
        """How many items and steps say no length and have no steps that could."""
        return sum(not item.steps and item.length_s is None for item in walk(self.agenda))


def brought_in(outline: Outline, members: Sequence[Member], new_id: Callable[[], int]) -> BroughtIn:
    """The topics as items with steps; no minute and no topic is lost.

    What stands inside is a step of its item, however deep. An item with steps has no length of its own, so a
    length beside topics inside becomes a step before them, of the same title.
    """
    making = _Making(_Leads(members), new_id)
    agenda = tuple(making.item(topic) for topic in outline.items)
    strangers = tuple(dict.fromkeys(making.strangers))
    return BroughtIn(agenda, making.leads, strangers, outline.left_out)


class _Making:
    """Makes items and remembers who was written to lead them."""

    def __init__(self, leads: _Leads, new_id: Callable[[], int]) -> None:
        self._leads = leads
        self._new_id = new_id
        self.leads: dict[int, str] = {}
        self.strangers: list[str] = []

    def item(self, topic: OutlineItem) -> Item:
        """A topic at the top with everything inside it."""
        item = self._alone(topic)
        if not topic.items:
            return item
        own = [] if topic.length_s is None else [self._alone(replace(topic, links=()))]
        inner = [self._alone(one) for one in _inside(topic)]
        return replace(item, length_s=None, steps=(*own, *(replace(step, section="") for step in inner)))

    def _alone(self, topic: OutlineItem) -> Item:
        ids, strangers = self._leads.find(topic.lead)
        item = Item(
            self._new_id(),
            topic.title,
            kind=topic.kind or _kind(topic.title),
            length_s=topic.length_s,
            lead_id=ids[0] if ids else None,
            more_leads=ids[1:],
            section=topic.section,
            links=topic.links,
        )
        if topic.lead:
            self.leads[item.id] = topic.lead
        self.strangers += strangers
        return item


def _inside(topic: OutlineItem) -> Iterator[OutlineItem]:
    for one in topic.items:
        yield one
        yield from _inside(one)


def _kind(title: str) -> str:
    """Breaks and meals by their name; anything else is talked about."""
    words = words_of(title)
    if not words or len(words) > 3 or not _BREAKS.intersection(words):
        return "discuss"
    return "meal" if _MEALS.intersection(words) else "break"


class _Leads:
    """Finds members by what they are called."""

    def __init__(self, members: Sequence[Member]) -> None:
        self._called: dict[tuple[str, ...], list[int]] = {}
        self._first: dict[tuple[str, ...], list[int]] = {}
        for member in members:
            for name in dict.fromkeys((member.name, *member.nicknames)):
                self._called.setdefault(words_of(name), []).append(member.id)
            self._first.setdefault(words_of(member.first_name), []).append(member.id)
        for member_id, initials in initials_of(members).items():
            self._first.setdefault(words_of(initials), []).append(member_id)

    def find(self, written: str) -> tuple[tuple[int, ...], list[str]]:
        """The members who are meant, and names that mean none of them, or several."""
        ids: list[int] = []
        strangers: list[str] = []
        for name in _names(written):
            words = words_of(name)
            found = self._called.get(words) or self._first.get(words) or []
            if len(found) == 1:
                ids.append(found[0])
            else:
                strangers.append(name)
        return tuple(dict.fromkeys(ids)), strangers


def _names(written: str) -> list[str]:
    text = written
    for sign in _PARTING:
        text = text.replace(sign, ",")
    return [name for part in text.split(",") if (name := " ".join(part.split()))]
