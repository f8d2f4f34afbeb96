"""The sentences of the minutes shown: their order, the themes they stand under, whose they are."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from peerdesk.domain import editing
from peerdesk.domain.errors import BadInput
from peerdesk.domain.release import AttributeEdit, MinutesLine, OrderEdit
from peerdesk.domain.rules import Attribution
from peerdesk.services.context import new_key
from ui.presenters.desk import Desk

if TYPE_CHECKING:
    from peerdesk.services.findings import Source
    from ui.presenters.minutes import MinutesPresenter

Reorder = Callable[[editing.Lines, bytes], editing.Lines]
"""Gives the sentences of an item another order; the key is of the one it is about."""


@dataclass(frozen=True, slots=True)
class Whose:
    """What is said of whose a sentence is.

    consent_day: on which its speaker agreed, None: not, or nothing is said. today: on which it would be
    recorded. may_describe: words that name nobody may stand without consent.
    """

    text: str = field(repr=False)
    words: str = field(repr=False)
    consent_day: dt.date | None
    today: dt.date
    may_describe: bool


@dataclass(frozen=True, slots=True)
class Attributed:
    """Whose a sentence is to be. agreed: the speaker agreed to be named with it."""

    words: str = field(repr=False)
    agreed: bool


class SentencesPresenter(QObject):
    """Puts sentences in order, and says whose they are. where: key of a block of the paper."""

    def __init__(self, desk: Desk, minutes: MinutesPresenter) -> None:
        super().__init__(desk)
        self._desk = desk
        self._minutes = minutes
        self._edits = minutes.edits
        self._refused: dict[str, Attributed] = {}
        self._refused_themes: dict[str, str] = {}

    # The order of sentences.

    def move(self, where: str, by: int) -> None:
        """A sentence so many places on or back in its item."""
        self._order(where, lambda lines, key: editing.moved(lines, key, by))

    def carry(self, where: str, onto: str, *, below: bool) -> None:
        """A sentence right above or below another, or under the heading of this key."""
        source, line, target = self._source(onto), self.line(where), self.line(onto)
        if line is None or source is None:
            return
        if target is not None and target in self._lines_with(line):
            self._order(where, lambda lines, key: editing.beside(lines, key, target.key, below=below))
        elif target is None and self._is_heading_over(line, source):
            self._order(where, lambda lines, key: editing.under_theme(lines, key, source.theme))
        else:
            self._desk.fail(BadInput("other_list"))

    def _source(self, where: str) -> Source | None:
        return self._minutes.draft.sources.get(where) if self._minutes.draft is not None else None

    def _is_heading_over(self, line: MinutesLine, source: Source) -> bool:
        """Whether this is a heading of the sentence's item."""
        item_of = self._minutes.draft.item_of if self._minutes.draft is not None else {}
        return source.key is None and item_of.get(source.item_id) == item_of.get(line.item_id)

    def join(self, where: str) -> None:
        """A sentence and the one that follows it in its item as one."""
        self._order(where, lambda lines, key: editing.joined(lines, key, editing.following(lines, key)))

    def join_with(self, where: str, other: str) -> None:
        """A sentence and another of its item as one, in the place of the first."""
        line = self.line(other)
        if line is not None:
            key = line.key
            self._order(where, lambda lines, first: editing.joined(lines, first, key))

    def split(self, where: str, at: int) -> None:
        """A sentence as two, apart at this character."""
        self._order(where, lambda lines, key: editing.split(lines, key, at, new_key()))

    def lift(self, where: str) -> None:
        """A sentence among the key messages on page one, or in its item again."""
        self._order(where, self._lifted)

    def _lifted(self, lines: editing.Lines, key: bytes) -> editing.Lines:
        draft, own = self._minutes.draft, {one.key for one in lines}
        told = draft.lines if draft is not None else ()
        others = sum(editing.is_key_message(one) and one.key not in own for one in told)
        was = next(one.is_key for one in lines if one.key == key)
        return editing.lifted(lines, key, is_key=not was, others=others)

    def put_under(self, where: str, theme: str) -> None:
        """A sentence under a theme of its item; "" for none. What is refused is proposed the next time."""

        def refused() -> None:
            self._refused_themes[where] = theme

        self._refused_themes.pop(where, None)
        self._order(where, lambda lines, key: editing.under_theme(lines, key, theme), refused)

    def themes(self, where: str) -> tuple[str, ...]:
        """The themes of the item in which a sentence stands."""
        line = self.line(where)
        return editing.themes(self._lines_with(line)) if line is not None else ()

    @property
    def gathers(self) -> tuple[str, ...]:
        """Themes that the paper gathers at its end: agreement, disagreement, questions, next steps."""
        return self._minutes.draft.gathers if self._minutes.draft is not None else ()

    def gather(self, where: str, number: int) -> None:
        """Put a sentence under one of these, from 0, or out of it again."""
        if not self.can_gather(number):
            return
        theme = self.gathers[number]

        def change(lines: editing.Lines, key: bytes) -> editing.Lines:
            was = next(one.theme for one in lines if one.key == key)
            return editing.under_theme(lines, key, "" if was == theme else theme)

        self._order(where, change)

    def can_gather(self, number: int) -> bool:
        """Whether the paper shown gathers anything under this number, from 0: the presenter's does not."""
        return number < len(self.gathers)

    def theme_of(self, where: str) -> str:
        """The theme under which a sentence stands, or was to; "" for none, or for what is no sentence."""
        if where in self._refused_themes:
            return self._refused_themes[where]
        line = self.line(where)
        return line.theme if line is not None else ""

    @property
    def wheres(self) -> frozenset[str]:
        """The blocks that are sentences, in one pass: a long paper asks for all of them at once."""
        draft = self._minutes.draft
        if draft is None:
            return frozenset()
        keys = {line.key for line in draft.lines}
        return frozenset(where for where, source in draft.sources.items() if source.key in keys)

    def is_sentence(self, where: str) -> bool:
        """Whether this block is a sentence that has a place in its item."""
        return self.line(where) is not None

    def _order(self, where: str, change: Reorder, refused: Callable[[], None] | None = None) -> None:
        self._edits.once_shown(lambda: self._reorder(where, change, refused))

    def _reorder(self, where: str, change: Reorder, refused: Callable[[], None] | None) -> None:
        line = self.line(where)
        if line is None or self._minutes.draft is None:
            return
        before = self._lines_with(line)
        try:
            after = change(before, line.key)
        except BadInput as error:
            self._desk.fail(error)
            if refused is not None:
                refused()
            return
        agreed = [sum(one.consent_day is not None for one in lines) for lines in (before, after)]
        if after != before:
            edit = OrderEdit(self._minutes.draft.item_of[line.item_id], after)
            told = self._minutes.say_consent_is_gone if agreed[1] < agreed[0] else None
            self._edits.make((edit,), told, refused)

    def line(self, where: str) -> MinutesLine | None:
        """The sentence that stands there, if it is one."""
        source = self._source(where)
        draft = self._minutes.draft
        lines = draft.lines if draft else ()
        key = source.key if source is not None else None
        return next((line for line in lines if line.key == key), None)

    def _lines_with(self, line: MinutesLine) -> editing.Lines:
        """The sentences of the item in which this one stands, those of its steps among them."""
        draft = self._minutes.draft
        if draft is None:
            return ()
        item_id = draft.item_of[line.item_id]
        return tuple(one for one in draft.lines if draft.item_of.get(one.item_id) == item_id)

    # Whose a sentence is.

    def whose(self, where: str) -> Whose | None:
        """What is said of whose a sentence is, or of this line below one; None for what is no sentence."""
        line, draft = self.line(where), self._minutes.draft
        if line is None or draft is None:
            return None
        today = self._desk.clock.wall().astimezone().date()
        describes = draft.rules.get(line.item_id) is Attribution.BACKGROUND
        return Whose(line.text, line.attributed, line.consent_day, today, describes)

    def is_agreed(self, where: str) -> bool:
        """Whether this is the line that names a speaker who agreed to it."""
        source, line = self._source(where), self.line(where)
        return source is not None and source.is_credit and line is not None and line.consent_day is not None

    def attribute(self, where: str, whose: Attributed) -> None:
        """Say whose a sentence is; what is refused is proposed when it is asked again."""
        typed = self._attributing(where, whose)
        self._edits.once_shown(lambda: self._attribute(where, whose), typed)

    def _attribute(self, where: str, whose: Attributed) -> None:
        edits = self._attributing(where, whose)

        def refused() -> None:
            self._refused[where] = whose

        if edits:
            self._edits.make(edits, lambda: self._forget_refused(where), refused)

    def refused(self, where: str) -> Attributed | None:
        """Whose it was said to be and could not be stored."""
        return self._refused.get(where)

    def _forget_refused(self, where: str) -> None:
        self._refused.pop(where, None)

    def _attributing(self, where: str, whose: Attributed) -> tuple[AttributeEdit, ...]:
        line, today = self.line(where), self._desk.clock.wall().astimezone().date()
        if line is None:
            return ()
        return (AttributeEdit(line.key, whose.words, today if whose.agreed else None),)

    def attribute_no_more(self, where: str) -> None:
        """Say of no sentence any more whose it is."""
        line = self.line(where)
        if line is not None and line.attributed and not self._edits.is_waiting:
            self._edits.make((AttributeEdit(line.key),))
