"""Finds a note again by its words: a kept note has no author, time or order that a script could go by."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from peerdesk.deid import Roster, make_neutral
from peerdesk.domain.members import Group
from peerdesk.domain.notes import Action, Note, NoteDraft, NoteKind, parse_draft
from peerdesk.drive.script import Step

Said = Note | Action
"""A note or a promise as it is kept."""


class Words:
    """What a typed line comes to once it is kept, for one group."""

    def __init__(self, group: Group, roster: Roster) -> None:
        self._group = group
        self._roster = roster

    def neutral(self, text: str) -> str:
        """The text without the group's names."""
        group = self._group
        return make_neutral(
            text, self._roster, person_word=group.person_word, organisation_word=group.organisation_word
        ).text

    def find(self, typed: str, said: Iterable[Said]) -> Said | None:
        """The first of these that has the words of a typed line, also where it was made neutral later."""
        wanted = self.neutral(typed)
        return next((one for one in said if typed in (one.text,) or self.neutral(one.text) == wanted), None)


def typed_words(step: Step, kind: str | None, *, promises: bool) -> str:
    """The words of a note or edit step, without the mark of its kind and what follows `>`.

    promises: the item is one in which a line without a mark is a promise.
    """
    draft = NoteDraft(step.values["text"], NoteKind(kind) if kind else None)
    default = NoteKind.ACTION if promises else NoteKind.POINT
    return parse_draft(draft, dt.date.min, default=default).text
