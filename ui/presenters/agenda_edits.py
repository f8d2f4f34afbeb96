"""What is done to several rows of the agenda at once: move, skip, cut, paste, sections, making it fit."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Collection
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from peerdesk.domain import agenda_edits as edits
from peerdesk.domain.agenda import Agenda, Item, planned_s
from peerdesk.domain.agenda_edits import Edit
from peerdesk.domain.notes import clean
from ui.presenters.desk import Choice, Notice

if TYPE_CHECKING:
    from peerdesk.services.all import Services
    from ui.presenters.plan import PlanPresenter


def tr(text: str) -> str:
    """A text of this page in the user's language."""
    return QCoreApplication.translate("", text)  # the tools find it under no class


class AgendaEdits:
    """Edits of the meeting in front. ids: of items and steps; each edit is one step back."""

    def __init__(self, plan: PlanPresenter) -> None:
        self._plan = plan
        self._clip: tuple[Item, ...] = ()
        self._token = b""

    # Order.

    def shift(self, ids: Collection[int], by: int) -> None:
        """One place up or down; past a heading it changes the section first."""
        self._change(lambda agenda: edits.shifted(agenda, ids, by), Edit.MOVE, ids)

    def to_section(self, ids: Collection[int], by: int) -> None:
        """To the section before or behind."""
        self._change(lambda agenda: edits.to_section(agenda, ids, by), Edit.MOVE, ids)

    def put(self, ids: Collection[int], to: int, section: str | None) -> None:
        """To a place among the siblings that stay, under a heading."""
        self._change(lambda agenda: edits.moved_together(agenda, ids, to, section), Edit.MOVE, ids)

    # Rows.

    def duplicate(self, ids: Collection[int]) -> None:
        """A copy of each behind its block."""
        self._plan.edit(lambda s, meeting_id: s.planning.duplicate_items(meeting_id, ids))

    def delete(self, ids: Collection[int]) -> None:
        """They go; the strip offers them back."""
        plan = self._plan

        def taken(count: int) -> None:
            many = tr("{n} items taken off the agenda.").format(n=count)
            words = tr("Taken off the agenda.") if count == 1 else many
            plan.desk.say(Notice(words, (Choice(tr("Put back"), plan.undo),), key="item_deleted"))

        plan.edit(lambda s, meeting_id: s.planning.delete_items(meeting_id, ids), taken)

    def skip(self, ids: Collection[int]) -> None:
        """Skip them, or where all of them are skipped, take them up again."""
        skip = not all(item.skipped for item in self._chosen(ids))
        self._alter(ids, lambda item: replace(item, skipped=skip), Edit.SKIP)

    def protect(self, ids: Collection[int]) -> None:
        """Protect them, or where all of them are protected, let them be shortened again."""
        protect = not all(item.protected for item in self._chosen(ids))
        self._alter(ids, lambda item: replace(item, protected=protect), Edit.PROTECT)

    # Cut, copy, paste.

    def copy(self, ids: Collection[int]) -> bytes:
        """Remember them for a paste here or in another meeting; returns what stands for them, no words."""
        self._clip, self._token = self._chosen(ids), secrets.token_hex(16).encode()
        return self._token

    def cut(self, ids: Collection[int]) -> bytes:
        """Copy them and take them off."""
        token = self.copy(ids)
        self._plan.edit(lambda s, meeting_id: s.planning.delete_items(meeting_id, ids, Edit.CUT))
        return token

    def can_paste(self, token: bytes) -> bool:
        """Whether this stands for what was copied here last."""
        return bool(self._clip) and token == self._token

    def paste(self, token: bytes, after: int | None) -> None:
        """Copies of what was copied, behind `after` (None: last), chosen."""
        clip = self._clip
        if self.can_paste(token):
            self._plan.edit(
                lambda s, meeting_id: s.planning.paste(meeting_id, clip, after), self._plan.wish_for
            )

    def forget(self) -> None:
        """Forget what was copied."""
        self._clip, self._token = (), b""

    # Sections.

    def new_section(self, item_id: int) -> None:
        """A section begins at this item, and its title wants to be typed."""
        item_id, title = self._plan.parent_of(item_id), self._free_title()
        self._plan.edit(
            lambda s, meeting_id: s.planning.edit(
                meeting_id, lambda agenda: edits.with_section(agenda, item_id, title), Edit.SECTION
            ),
            lambda _: self._plan.wish_for_title(-item_id),
        )

    def rename_section(self, item_id: int, title: str) -> None:
        """The section that begins at this item has another title; without one its heading goes."""
        title = clean(title)
        if not title:
            self.remove_section(item_id)
            return
        self._change(lambda agenda: edits.section_renamed(agenda, item_id, title), Edit.SECTION)

    def remove_section(self, item_id: int) -> None:
        """The heading over this item goes, its items stay."""
        self._change(lambda agenda: edits.section_removed(agenda, item_id), Edit.SECTION)

    # Too long.

    def shorten(self) -> None:
        """Take what is too much from the items that can give time."""
        over_s = -(self._plan.view.spare_s or 0)
        if over_s > 0:
            self._plan.edit(lambda s, meeting_id: s.planning.shorten(meeting_id, over_s))

    def can_go(self, ids: Collection[int]) -> Agenda:
        """What would save time of these: neither protected nor skipped; else what is needed least."""
        plan = self._plan.plan
        if plan is None:
            return ()
        able = [i for i in self._chosen(ids) if not i.protected and planned_s(i, plan.people)]
        least = edits.least_needed(plan.agenda, plan.people)
        return tuple(able) or ((least,) if least else ())

    def drop(self, ids: Collection[int]) -> None:
        """Take off what can go of these."""
        if going := [item.id for item in self.can_go(ids)]:
            self.delete(going)

    def park(self, ids: Collection[int]) -> None:
        """Skip what can go of these: it stays and is carried to the next meeting."""
        going = [item.id for item in self.can_go(ids)]
        self._alter(going, lambda item: replace(item, skipped=True), Edit.SKIP)

    def going_text(self, ids: Collection[int]) -> str:
        """What can go of these, in words: its title, or how many."""
        going = self.can_go(ids)
        if len(going) == 1:
            return going[0].title or tr("Untitled")
        return tr("{n} items").format(n=len(going)) if going else ""

    # Asked of the presenter.

    def _agenda(self) -> Agenda:
        return self._plan.plan.agenda if self._plan.plan else ()

    def _chosen(self, ids: Collection[int]) -> Agenda:
        return edits.chosen(self._agenda(), ids)

    def _free_title(self) -> str:
        there = {item.section for item in self._agenda()}
        titles = [tr("New section"), *(tr("New section {n}").format(n=n) for n in range(2, len(there) + 3))]
        return next(title for title in titles if title not in there)

    def _alter(self, ids: Collection[int], alter: Callable[[Item], Item], name: Edit) -> None:
        """Change each of these; a step only where its item is not among them."""
        whole = {item.id for item in self._chosen(ids)}
        self._change(lambda agenda: edits.altered(agenda, whole, alter), name, whole)

    def _change(self, change: Callable[[Agenda], Agenda], name: Edit, ids: Collection[int] = (0,)) -> None:
        count = len(self._chosen(ids)) or 1

        def work(services: Services, meeting_id: int) -> None:
            services.planning.edit(meeting_id, change, name, count)

        if ids:
            self._plan.edit(work)


def find_rows(agenda: Agenda, text: str) -> tuple[int, ...]:
    """Keys of the rows in whose title or heading a text stands; headings are below 0."""
    return tuple(-item_id if is_heading else item_id for item_id, is_heading in edits.found(agenda, text))
