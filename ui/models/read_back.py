"""Where the room is in the sentences read back to it. Pure; it holds nothing but what may be shown."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from peerdesk.services.read_back import ReadBackView, ReadItem, ReadSentence


@dataclass(frozen=True, slots=True)
class ReadBackModel:
    """The sentences of an evening and the one in front. place: of the item, from 0; at: in it, from 0."""

    view: ReadBackView = field(repr=False)
    place: int = 0
    at: int = 0

    @property
    def item(self) -> ReadItem | None:
        """The item in front; None where nothing was taken down."""
        return self.view.items[self.place] if self.view.items else None

    @property
    def sentence(self) -> ReadSentence | None:
        """The sentence in front; None in an item of which nothing is shown."""
        item = self.item
        return item.sentences[self.at] if item is not None and item.sentences else None

    @property
    def keys(self) -> tuple[bytes, ...]:
        """Of the sentences of the item in front, as they stand."""
        return tuple(one.key for one in self.item.sentences) if self.item is not None else ()

    def turned(self, by: int) -> ReadBackModel:
        """So many items on or back; at the ends it stays."""
        place = _within(self.place + by, len(self.view.items))
        return self if place == self.place else replace(self, place=place, at=0)

    def moved(self, by: int) -> ReadBackModel:
        """So many sentences on or back in the item; at its ends it stays."""
        return replace(self, at=_within(self.at + by, len(self.keys)))

    def chosen(self, at: int) -> ReadBackModel:
        """The sentence in this place of the item."""
        return replace(self, at=_within(at, len(self.keys)))

    def with_view(self, view: ReadBackView, key: bytes | None = None) -> ReadBackModel:
        """Other sentences, the same place; key: of the sentence that is to be in front, where it is there."""
        before = self.item
        ids = [item.item_id for item in view.items]
        known = before is not None and before.item_id in ids
        place = ids.index(before.item_id) if known and before is not None else _within(self.place, len(ids))
        new = ReadBackModel(view, place, self.at)
        return new.chosen(new.keys.index(key) if key in new.keys else self.at)


def _within(place: int, count: int) -> int:
    return max(0, min(place, count - 1))
