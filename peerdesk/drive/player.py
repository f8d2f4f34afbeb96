"""Plays the steps of a script on the services, in the order in which the window would."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from peerdesk.domain import agenda as agendas
from peerdesk.domain import running as domain
from peerdesk.domain.agenda import Agenda, Item
from peerdesk.domain.errors import UserError
from peerdesk.domain.mail import MailKind
from peerdesk.domain.meeting import Phase
from peerdesk.domain.members import initials_of
from peerdesk.domain.notes import NoteDraft, NoteKind
from peerdesk.domain.rules import Attribution, Distribution
from peerdesk.domain.running import UNDOABLE, Event, Running, next_target
from peerdesk.domain.turns import TurnRule, next_person
from peerdesk.drive.moved_clock import MovedClock
from peerdesk.drive.progress import Progress, digest_of
from peerdesk.drive.script import Script, Step
from peerdesk.drive.words import Said, Words, typed_words
from peerdesk.services.all import Services
from peerdesk.services.capture import REMEMBERED
from peerdesk.services.context import new_id

BACKS = 200
"""How many steps `back` remembers, as the window does."""


class Player:
    """One play of a script over open services; `progress` says where it stands.

    papers: folder that relative paths of exported papers are of. written: the paper written last.
    """

    def __init__(
        self, services: Services, clock: MovedClock, script: Script, papers: Path, progress: Progress
    ) -> None:
        self._services = services
        self._clock = clock
        self._script = script
        self._papers = papers
        self._running: Running | None = None
        self._earlier: list[Running] = []
        self._keys: dict[int, bytes] = {}
        self._may_be_done = False
        self.progress = progress
        self.written: Path | None = None
        self._steps: Mapping[str, Callable[[Mapping[str, Any]], None]] = {
            "group": self._group, "meeting": self._meeting, "item": self._item, "move": self._move,
            "start": self._start, "next": self._next, "back": self._back, "floor": self._floor,
            "hand": self._hand, "pass": self._pass, "pen": self._pen, "strike": self._strike,
            "close": self._close, "release": self._release, "export": self._export,
            "clock": self._let_time_go_by,
        }  # fmt: skip

    @property
    def meeting_id(self) -> int:
        """The meeting that the steps are about, 0 before the first."""
        return self.progress.meetings[-1] if self.progress.meetings else 0

    def take_up(self) -> None:
        """After a kill: go on with the meeting that was under way; the time it was away is taken out."""
        restored = self._services.running.restore()
        self._may_be_done = True
        if restored is None:
            return
        self._running = restored.running
        if not restored.running.paused:
            gap = domain.TakeOut(restored.gap_ns)
            self._running = domain.apply(restored.running, gap, self._clock.now_ns())

    def play(self, step: Step) -> Progress:
        """Play one step; returns, once all it did is on disk, where the script stands.

        The first step after `take_up` does nothing if a kill cut it short after it had reached the disk.
        """
        if step.do == "note":
            self._note(step)
        elif step.do == "edit":
            self._edit(step)
        elif step.do == "withdraw":
            self._withdraw(step)
        else:
            self._steps[step.do](step.values)
        rows = self.progress.rows
        if step.do in ("meeting", "item"):
            rows = len(tuple(agendas.walk(self._agenda())))
        self.progress = replace(
            self.progress,
            done=step.number,
            offset_ns=self._clock.offset_ns,
            rows=rows,
            table=digest_of(self._running),
        )
        self._may_be_done = False
        return self.progress

    # Before the meeting.

    def _group(self, values: Mapping[str, Any]) -> None:
        groups, name = self._services.groups, values["name"].strip()
        known = next((card.group for card in groups.groups() if card.group.name == name), None)
        group = known or groups.create(name)
        attribution = values.get("attribution", group.attribution)
        distribution = values.get("distribution", group.distribution)
        groups.save(
            replace(group, attribution=Attribution(attribution), distribution=Distribution(distribution))
        )
        if self._script.members:
            read = self._services.readers.members(self._script.beside(self._script.members))
            groups.bring_in(group.id, read.members)
        self.progress = replace(self.progress, group=group.id)

    def _meeting(self, values: Mapping[str, Any]) -> None:
        planning, group = self._services.planning, self.progress.group
        ours = set(self.progress.meetings)
        found = [m.id for m in planning.meetings(group) if m.id not in ours and m.title == values["title"]]
        made = found[0] if found and self._may_be_done else self._made_meeting(values)
        self.progress = replace(
            self.progress,
            meetings=(*self.progress.meetings, made),
            items=tuple(item.id for item in planning.plan(made).agenda),
            said=0,
            recent=(),
        )

    def _made_meeting(self, values: Mapping[str, Any]) -> int:
        day = values.get("day")
        starts = values.get("starts")
        key = values.get("format")
        return self._services.planning.create(
            self.progress.group,
            values["title"],
            dt.date.fromisoformat(day) if day else self._clock.wall().astimezone().date(),
            dt.time.fromisoformat(starts) if starts else None,
            next((f for f in self._services.readers.formats() if f.key == key), None),
        ).id

    def _item(self, values: Mapping[str, Any]) -> None:
        agenda = self._agenda()
        is_made = self._may_be_done and len(tuple(agendas.walk(agenda))) > self.progress.rows
        planning = self._services.planning
        if "in" in values:
            parent = self.progress.items[values["in"] - 1]
            found = agendas.find(agenda, parent)
            inner = found.steps[-1] if is_made and found else None
            inner = inner or planning.add_step(self.meeting_id, parent, values["title"])
            planning.alter_item(self.meeting_id, inner.id, lambda item: self._as_said(item, values))
        else:
            items = self.progress.items
            made = agenda[-1] if is_made else self._as_said(Item(new_id(), ""), values)
            if not is_made:
                planning.add_item(self.meeting_id, made)
            self.progress = replace(self.progress, items=(*items, made.id))
        self._replan()

    def _as_said(self, item: Item, values: Mapping[str, Any]) -> Item:
        minutes, lead = values.get("minutes"), values.get("lead")
        return replace(
            item,
            title=values["title"],
            public_title=values.get("public", ""),
            kind=values.get("kind", item.kind),
            length_s=None if minutes is None else minutes * 60,
            per_person_s=values.get("per_person_s"),
            turn_s=values.get("turn_s"),
            rule=TurnRule(values.get("rule", "none")),
            lead_id=self._person(lead) if lead else None,
            attribution=Attribution(values["attribution"]) if "attribution" in values else None,
            card=values.get("card", ""),
        )

    def _move(self, values: Mapping[str, Any]) -> None:
        item = self.progress.items[values["item"] - 1]
        self._services.planning.move_item(self.meeting_id, item, values["to"] - 1)
        self._replan()

    def _agenda(self) -> Agenda:
        return self._services.planning.plan(self.meeting_id).agenda

    def _replan(self) -> None:
        if self._running is not None:
            here = len(domain.people_here(self._running))
            self._running = domain.replanned(self._running, self._agenda(), here)
            self._services.running.save(self._running)

    # The table.

    def _start(self, values: Mapping[str, Any]) -> None:
        if self._running is None or not self._running.begun:
            self._begin(values)
        elif not self._is_done():
            self._press(self._item_started(self._running, values))

    def _begin(self, values: Mapping[str, Any]) -> None:
        """Both the beginning and another first item are on disk at once or not at all."""
        service, now_ns = self._services.running, self._clock.now_ns()
        people = tuple(self._person(name) for name in values.get("who", ()))
        view, running = service.gather(self.meeting_id)
        running = domain.apply(running, domain.Sit(people or view.expected), now_ns)
        running = domain.replanned(running, view.agenda, len(domain.people_here(running)))
        wall_s = self._clock.wall().timestamp()
        start_s = running.planned_start_s if view.meeting.starts else wall_s
        running = domain.apply(replace(running, planned_start_s=start_s), domain.Begin(wall_s), now_ns)
        other = self._item_started(running, values)
        if other.item or other.step or other.ago_s:
            running = domain.apply(running, other, now_ns)
        service.begin(running)
        service.save(running)
        self._running, self._earlier = running, []

    def _item_started(self, running: Running, values: Mapping[str, Any]) -> domain.StartItem:
        place = max(0, running.item)
        if "item" in values:
            wanted = self.progress.items[values["item"] - 1]
            place = next(at for at, plan in enumerate(running.items) if plan.item_id == wanted)
        return domain.StartItem(place, values.get("ago_s", 0.0), values.get("step", 1) - 1)

    def _next(self, _: Mapping[str, Any]) -> None:
        if self._running is not None and not self._is_done():
            self._press(domain.Next(next_target(self._running)))

    def _back(self, _: Mapping[str, Any]) -> None:
        if self._running is not None and self._earlier and not self._is_done():
            self._become(domain.gone_back(self._running, self._earlier.pop(), self._clock.now_ns()))

    def _floor(self, values: Mapping[str, Any]) -> None:
        if self._is_done():
            return
        person = None if values["who"] is None else self._seated(values["who"])
        self._press(domain.GiveFloor(person))

    def _hand(self, values: Mapping[str, Any]) -> None:
        if self._is_done():
            return
        person = self._seated(values["who"])
        is_up = self._running is not None and person in self._running.table.hands
        if is_up != values.get("up", not is_up):
            self._press(domain.Hand(person))

    def _pass(self, values: Mapping[str, Any]) -> None:
        running = self._running
        if running is None or self._is_done():
            return
        someone = running.table.floor or next_person(running.table)
        person = self._seated(values["who"]) if "who" in values else someone
        if person is not None:
            self._press(domain.Pass(person))

    def _pen(self, values: Mapping[str, Any]) -> None:
        self._press(domain.Pen(values["up"]))

    def _is_done(self) -> bool:
        """Whether the step that a kill cut short had moved the meeting on already."""
        return self._may_be_done and digest_of(self._running) != self.progress.table

    def _press(self, event: Event) -> None:
        before = self._running
        if before is None:
            return
        after = domain.apply(before, event, self._clock.now_ns())
        if isinstance(event, UNDOABLE) and after != before:
            self._earlier = [*self._earlier, before][-BACKS:]
        self._become(after)

    def _become(self, after: Running) -> None:
        before = self._running
        self._running = after
        if after == before:
            return
        self._services.running.save(after)
        if before is not None and (after.item, after.ended) != (before.item, before.ended):
            self._services.capture.forget()
            self.progress = replace(self.progress, recent=())

    def _person(self, name: str) -> int:
        """The id of somebody by name, nickname or initials; who is none of the group is a guest now."""
        members = self._services.groups.members(self.progress.group)
        wanted = name.casefold().strip()
        by_name = [m.id for m in members if wanted in {n.casefold() for n in (m.name, *m.nicknames)}]
        by_initials = [i for i, short in initials_of(members).items() if short == name.strip()]
        found = next(iter(by_name + by_initials), None)
        return found or self._services.running.add_guest(self.meeting_id, name).id

    def _seated(self, name: str) -> int:
        person = self._person(name)
        if self._running is not None and person not in domain.people_here(self._running):
            self._press(domain.Arrive(person))
        return person

    # Notes.

    def _note(self, step: Step) -> None:
        values, running = step.values, self._running
        kind = NoteKind(values["kind"]) if "kind" in values else None
        plan = running.item_plan if running else None
        item = self.progress.items[values["item"] - 1] if "item" in values else plan.item_id if plan else None
        if item is None or running is None:
            raise UserError("drive_no_item_runs", step=step.number)
        if not (self._may_be_done and len(self._said()) > self.progress.said):
            draft = NoteDraft(values["text"], kind)
            kept = self._services.capture.add_note(self.meeting_id, item, draft, floor=running.table.floor)
            self._keys[step.number] = kept.key
        recent = (*self.progress.recent, step.number)[-REMEMBERED:]
        self.progress = replace(self.progress, said=self.progress.said + 1, recent=recent)

    def _edit(self, step: Step) -> None:
        first = next(one for one in self._script.steps if one.token == step.values["note"])
        found = self._kept(first, step) or self._kept(first, step, with_last=True)
        if found is None:
            raise UserError("drive_not_found", step=step.number)
        kind = NoteKind(first.values["kind"]) if "kind" in first.values else None
        item = getattr(found, "item_id", self.progress.items[0])
        draft = NoteDraft(step.values["text"], kind)
        self._services.capture.change_note(self.meeting_id, item, found.key, draft)
        self._keys[first.number] = found.key
        others = tuple(number for number in self.progress.recent if number != first.number)
        self.progress = replace(self.progress, recent=(*others, first.number)[-REMEMBERED:])

    def _strike(self, _: Mapping[str, Any]) -> None:
        capture, recent = self._services.capture, self.progress.recent
        is_done = self._may_be_done and len(self._said()) < self.progress.said
        if recent and not is_done and recent[-1] not in self._keys:
            self._into_memory(self._script.steps[recent[-1] - 1])
        struck = is_done or capture.strike(self.meeting_id)
        capture.forget_struck()
        if struck:
            self.progress = replace(self.progress, said=self.progress.said - 1, recent=recent[:-1])

    def _into_memory(self, first: Step) -> None:
        """After a restart nothing is known of the last notes: the one to strike is found by its words."""
        now = self._script.steps[self.progress.done]
        found = self._kept(first, now)
        if found is None:
            raise UserError("drive_not_found", step=now.number)
        item = getattr(found, "item_id", self.progress.items[0])
        draft = NoteDraft(found.text, getattr(found, "kind", NoteKind.ACTION))
        self._services.capture.change_note(self.meeting_id, item, found.key, draft)

    def _kept(self, first: Step, before: Step, *, with_last: bool = False) -> Said | None:
        """The note of a step as it is kept: by its key, or after a restart by its words.

        before: edits up to this step count; with_last: and that step itself.
        """
        said = self._said()
        if first.number in self._keys:
            return next((one for one in said if one.key == self._keys[first.number]), None)
        steps = self._script.steps[first.number : before.number - (not with_last)]
        latest = [s for s in steps if s.do == "edit" and s.values["note"] == first.token]
        typed = typed_words([first, *latest][-1], first.values.get("kind"), promises=False)
        plan = self._services.planning.plan(self.meeting_id)
        words = Words(plan.group, self._services.capture.roster(self.meeting_id))
        return words.find(typed, said)

    def _said(self) -> tuple[Said, ...]:
        found = self._services.capture.find(self.meeting_id, "")
        return (*found.notes, *found.actions)

    # The end.

    def _close(self, _: Mapping[str, Any]) -> None:
        running = self._running
        if running is not None:
            if not running.ended:
                self._press(domain.End())
            for _step in self._services.running.close(self._running or running):
                pass
        self._running, self._earlier, self._keys = None, [], {}
        self._services.capture.forget()
        self.progress = replace(self.progress, recent=())

    def _release(self, values: Mapping[str, Any]) -> None:
        """With a day the draft is open to objections until then; without, the minutes are released."""
        until, meeting = values.get("objections_until"), self.meeting_id
        wanted = Phase.SENT if until else Phase.RELEASED
        phase = self._services.planning.plan(meeting).meeting.phase
        if not (self._may_be_done and phase is wanted):
            self._keep_open(values)
            if until:
                self._services.releasing.send_for_objections(meeting, dt.date.fromisoformat(until))
            else:
                self._services.releasing.release(meeting)
        if "mails" in values:
            sending, folder = self._services.sending, self._papers / values["mails"]
            folder.mkdir(parents=True, exist_ok=True)
            view = sending.view(meeting)
            sending.write(meeting, folder, (view.kind, *((MailKind.SHEET,) if view.sheet else ())))

    def _withdraw(self, step: Step) -> None:
        first = next(one for one in self._script.steps if one.token == step.values["note"])
        found = self._kept(first, step)
        if found is None and self._may_be_done:
            return
        if found is None:
            raise UserError("drive_not_found", step=step.number)
        lines = self._services.release.draft(self.meeting_id).lines
        key = next((line.key for line in lines if found.key in line.origins), found.key)
        for _step in self._services.erasing.withdraw(self.meeting_id, key):
            pass
        self.progress = replace(self.progress, said=self.progress.said - 1)

    def _keep_open(self, values: Mapping[str, Any]) -> None:
        if values.get("keep", True):
            self._services.release.keep_open(self.meeting_id, "As the script says.")

    def _export(self, values: Mapping[str, Any]) -> None:
        target = self._papers / values["to"]
        if self._services.planning.plan(self.meeting_id).meeting.phase is not Phase.RELEASED:
            self._keep_open(values)
        result = self._services.release.export(self.meeting_id, target, paper=values.get("paper", "a4"))
        if not result.passed:
            raise UserError("drive_found")
        self.written = target

    def _let_time_go_by(self, values: Mapping[str, Any]) -> None:
        self._clock.advance(values["advance_s"])
