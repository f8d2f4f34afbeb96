"""Looks whether what was acknowledged is in the vault."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from peerdesk.drive.progress import Progress, digest_of
from peerdesk.drive.script import Script, Step
from peerdesk.drive.words import Said, Words, typed_words
from peerdesk.services.all import Services
from peerdesk.services.capture import REMEMBERED


@dataclass(slots=True)
class _Line:
    """A note as the script says it stands.

    token: of the step that said so last. typed: ways in which it may stand. may_be_gone: it may be struck.
    """

    token: str
    typed: tuple[str, ...] = field(repr=False)
    kind: str | None
    may_be_gone: bool = False


def lost_tokens(
    services: Services, script: Script, progress: Progress, papers: Path, tokens: Iterable[str]
) -> list[str]:
    """The acknowledged tokens whose step was not kept, in the order of the script; unknown ones come first.

    The step behind the last acknowledged one may have been kept or not.
    """
    numbers = {step.token: step.number for step in script.steps}
    wanted = list(dict.fromkeys(tokens))
    unknown = [token for token in wanted if token not in numbers]
    last = max((numbers[token] for token in wanted if token in numbers), default=0)
    lost = [script.steps[number - 1].token for number in _lost(services, script, progress, papers, last)]
    return unknown + [token for token in lost if token in set(wanted)]


def _lost(services: Services, script: Script, progress: Progress, papers: Path, last: int) -> list[int]:
    steps = script.steps[:last]
    if progress.done < last:
        return list(range(progress.done + 1, last + 1))
    lost = [s.number for s in steps if s.do == "export" and not (papers / s.values["to"]).exists()]
    lost += _lost_groups(services, steps)
    meetings = [at for at, step in enumerate(steps) if step.do == "meeting"]
    bounds = [*meetings[1:], last] if meetings else []
    for place, (begin, end) in enumerate(zip(meetings, bounds, strict=True)):
        is_last = place == len(meetings) - 1
        following = script.steps[last] if is_last and last < len(script.steps) else None
        part = script.steps[begin:end]
        lost += _lost_in_meeting(services, progress, part, progress.meetings[place], following)
        if is_last:
            lost += _lost_table(services, progress, part, following)
    return sorted(set(lost))


def _lost_groups(services: Services, steps: Sequence[Step]) -> list[int]:
    names = {card.group.name for card in services.groups.groups()}
    return [s.number for s in steps if s.do == "group" and s.values["name"].strip() not in names]


def _lost_in_meeting(
    services: Services, progress: Progress, steps: Sequence[Step], meeting: int, following: Step | None
) -> list[int]:
    """Steps about notes that are not as the script says; a note kept twice counts as lost, too."""
    plan = services.planning.plan(meeting)
    found = services.capture.find(meeting, "")
    words = Words(plan.group, services.capture.roster(meeting))
    left: list[Said] = [*found.notes, *found.actions]
    numbers = {step.token: step.number for step in steps}
    lost = []
    for line in sorted(_lines(steps, following), key=lambda one: one.may_be_gone):
        match = next((one for typed in line.typed if (one := words.find(typed, left))), None)
        if match is not None:
            left.remove(match)
        elif not line.may_be_gone:
            lost.append(numbers[line.token])
    spare = following is not None and following.do == "note"
    if len(left) > spare:
        lost.append(max((s.number for s in steps if s.do in ("note", "strike")), default=steps[0].number))
    if steps[0].do == "meeting" and any(s.do == "close" for s in steps) and not plan.meeting.phase.is_over:
        lost.append(next(s.number for s in steps if s.do == "close"))
    return lost


def _lines(steps: Sequence[Step], following: Step | None) -> list[_Line]:
    """The notes as these steps leave them; what the following step may have changed is in doubt."""
    lines: dict[str, _Line] = {}
    recent: list[str] = []
    for step in steps:
        if step.do == "note":
            lines[step.token] = _Line(
                step.token, _typed(step, step.values.get("kind")), step.values.get("kind")
            )
            recent = [*recent, step.token][-REMEMBERED:]
        elif step.do == "edit":
            first = step.values["note"]
            kind = lines[first].kind if first in lines else None
            lines[first] = _Line(step.token, _typed(step, kind), kind)
            recent = [*(token for token in recent if token != first), first][-REMEMBERED:]
        elif step.do == "withdraw":
            lines.pop(step.values["note"], None)
        elif step.do in ("start", "next", "back"):
            recent = []
        elif step.do == "strike" and recent:
            del lines[recent.pop()]
        elif step.do == "strike":
            _doubt_last(lines)
    if following is not None and following.do == "strike":
        _doubt_last(lines)
    elif following is not None and following.do == "withdraw" and following.values["note"] in lines:
        lines[following.values["note"]].may_be_gone = True
    elif following is not None and following.do == "edit" and following.values["note"] in lines:
        line = lines[following.values["note"]]
        line.typed = (*line.typed, *_typed(following, line.kind))
    return list(lines.values())


def _typed(step: Step, kind: str | None) -> tuple[str, ...]:
    """What may stand for a line: in an item of promises it is one without a mark, too."""
    readings = (typed_words(step, kind, promises=promises) for promises in (False, True))
    return tuple(dict.fromkeys(readings))


def _doubt_last(lines: dict[str, _Line]) -> None:
    """Another item may or may not have begun before a strike, which then erases nothing."""
    for line in list(lines.values())[-1:]:
        line.may_be_gone = True


_MOVING = ("start", "next", "back", "floor", "hand", "pass", "pen", "close", "item", "move")


def _lost_table(
    services: Services, progress: Progress, steps: Sequence[Step], following: Step | None
) -> list[int]:
    """The last step at the table when neither it nor the one behind it is where the meeting stands now."""
    moves = [step.number for step in steps if step.do in _MOVING]
    restored = services.running.restore()
    digest = digest_of(restored.running) if restored and restored.running.begun else ""
    may_differ = following is not None and following.do in _MOVING
    return moves[-1:] if digest != progress.table and not may_differ else []
