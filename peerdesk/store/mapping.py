"""Rows to frozen domain values and back. Rows never leave the store."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict
from typing import Any

from peerdesk.domain.agenda import Agenda, AtEnd, ClockKind, Item
from peerdesk.domain.formats import Format, FormatStep, OwnFormat
from peerdesk.domain.meeting import Attendance, Feedback, Meeting, Phase, Presence
from peerdesk.domain.members import Group, Member, Stage
from peerdesk.domain.motions import Motion, MotionState
from peerdesk.domain.notes import Action, Note, NoteKind, Owner
from peerdesk.domain.release import KeepReason, Kept, MinutesLine
from peerdesk.domain.rules import Attribution, Distribution, Papers, StageNames
from peerdesk.domain.topics import Topic, TopicState
from peerdesk.domain.turns import Switch, Switches, TurnRule

Values = dict[str, Any]
"""A row to write: column → value."""

KIND_ORDER = {kind.value: place for place, kind in enumerate(NoteKind)}


def group_values(group: Group) -> Values:
    """A group as a row."""
    return {
        "id": group.id,
        "name": group.name,
        "attribution": group.attribution.value,
        "distribution": group.distribution.value,
        "stage_names": group.stage_names.value,
        "facilitator_id": group.facilitator_id,
        "person_word": group.person_word,
        "organisation_word": group.organisation_word,
        "language": group.language,
        "kept": group.kept,
        "begins_id": group.begins_id,
        "quorum": group.quorum,
        "seating": list(group.seating),
        "heading": group.heading,
        "closing_line": group.closing_line,
        "logo": group.logo,
        "retention_days": group.retention_days,
    }


def group(row: Mapping[str, Any]) -> Group:
    """A row as a group."""
    return Group(
        id=row["id"],
        name=row["name"],
        attribution=Attribution(row["attribution"]),
        distribution=Distribution(row["distribution"]),
        stage_names=StageNames(row["stage_names"]),
        facilitator_id=row["facilitator_id"],
        person_word=row["person_word"],
        organisation_word=row["organisation_word"],
        language=row["language"],
        kept=row["kept"],
        begins_id=row["begins_id"],
        quorum=row["quorum"],
        seating=tuple(row["seating"]),
        heading=row["heading"],
        closing_line=row["closing_line"],
        logo=row["logo"],
        retention_days=row["retention_days"],
    )


def member_values(member: Member) -> Values:
    """A member as a row."""
    return {
        "id": member.id,
        "group_id": member.group_id,
        "name": member.name,
        "nicknames": list(member.nicknames),
        "organisations": list(member.organisations),
        "products": list(member.products),
        "role": member.role,
        "sector": member.sector,
        "region": member.region,
        "email": member.email,
        "stage": member.stage.value,
    }


def member(row: Mapping[str, Any]) -> Member:
    """A row as a member."""
    return Member(
        id=row["id"],
        group_id=row["group_id"],
        name=row["name"],
        nicknames=tuple(row["nicknames"]),
        organisations=tuple(row["organisations"]),
        products=tuple(row["products"]),
        role=row["role"],
        sector=row["sector"],
        region=row["region"],
        email=row["email"],
        stage=Stage(row["stage"]),
    )


def meeting_values(meeting: Meeting) -> Values:
    """A meeting as a row."""
    return {
        "id": meeting.id,
        "group_id": meeting.group_id,
        "title": meeting.title,
        "day": meeting.day,
        "starts": meeting.starts,
        "slot_minutes": meeting.slot_minutes,
        "phase": meeting.phase.value,
        "attribution": meeting.attribution.value,
        "distribution": meeting.distribution.value,
        "announced_before_item": meeting.announced_before_item,
        "language": meeting.language,
        "balance_percent": meeting.balance_percent,
        "objections_until": meeting.objections_until,
        "version": meeting.version,
        "released_on": meeting.released_on,
        "next_day": meeting.next_day,
        "next_starts": meeting.next_starts,
        "is_written": meeting.is_written,
        "is_mailed": meeting.is_mailed,
        "adjourned": meeting.adjourned,
        "feedback_count": meeting.feedback and meeting.feedback.count,
        "feedback_tenths": meeting.feedback and meeting.feedback.tenths,
        "erased_on": meeting.erased_on,
    }


def meeting(row: Mapping[str, Any]) -> Meeting:
    """A row as a meeting."""
    return Meeting(
        id=row["id"],
        group_id=row["group_id"],
        title=row["title"],
        day=row["day"],
        starts=row["starts"],
        slot_minutes=row["slot_minutes"],
        phase=Phase(row["phase"]),
        attribution=Attribution(row["attribution"]),
        distribution=Distribution(row["distribution"]),
        announced_before_item=row["announced_before_item"],
        language=row["language"],
        balance_percent=row["balance_percent"],
        objections_until=row["objections_until"],
        version=row["version"],
        released_on=row["released_on"],
        next_day=row["next_day"],
        next_starts=row["next_starts"],
        is_written=row["is_written"],
        is_mailed=row["is_mailed"],
        adjourned=row["adjourned"],
        feedback=Feedback(row["feedback_count"], row["feedback_tenths"]) if row["feedback_count"] else None,
        erased_on=row["erased_on"],
    )


def agenda_values(meeting_id: int, agenda: Agenda) -> Iterator[Values]:
    """An agenda as rows, each item before its steps."""
    yield from _siblings(meeting_id, None, agenda)


def agenda(rows: Iterable[Mapping[str, Any]]) -> Agenda:
    """Rows in order of position as an agenda."""
    below: dict[int | None, list[Mapping[str, Any]]] = {}
    for row in rows:
        below.setdefault(row["parent_id"], []).append(row)
    return _items(below, None)


def _siblings(meeting_id: int, parent_id: int | None, siblings: Agenda) -> Iterator[Values]:
    for position, item in enumerate(siblings):
        yield {
            "id": item.id,
            "meeting_id": meeting_id,
            "parent_id": parent_id,
            "position": position,
            "title": item.title,
            "public_title": item.public_title,
            "kind": item.kind,
            "length_s": item.length_s,
            "per_person_s": item.per_person_s,
            "turn_s": item.turn_s,
            "rule": item.rule.value,
            "lead_id": item.lead_id,
            "attribution": item.attribution and item.attribution.value,
            "card": item.card,
            "minuted_to": item.minuted_to,
            "minutes_taken": item.minutes_taken,
            "few_voices": item.few_voices,
            "section": item.section,
            "turns": item.turns,
            "starts": item.starts,
            "is_protected": item.protected,
            "is_skipped": item.skipped,
            "more_leads": list(item.more_leads),
            "groups_of": item.groups_of,
            "extensions_min": list(item.extensions_min),
            "clock": item.clock.value,
            "at_end": item.at_end.value,
            "warn_s": item.warn_s,
            "danger_s": item.danger_s,
            "keeps_end": item.keeps_end,
            "private_note": item.private_note,
            "links": list(item.links),
            "minutes_planned": item.minutes_planned,
            "switches": None if item.switches is None else " ".join(sorted(item.switches)),
            "given_on": item.given_on,
        }
        yield from _siblings(meeting_id, item.id, item.steps)


def _items(below: Mapping[int | None, list[Mapping[str, Any]]], parent_id: int | None) -> Agenda:
    return tuple(
        Item(
            id=row["id"],
            title=row["title"],
            public_title=row["public_title"],
            kind=row["kind"],
            length_s=row["length_s"],
            per_person_s=row["per_person_s"],
            turn_s=row["turn_s"],
            rule=TurnRule(row["rule"]),
            lead_id=row["lead_id"],
            attribution=row["attribution"] and Attribution(row["attribution"]),
            card=row["card"],
            minuted_to=row["minuted_to"],
            steps=_items(below, row["id"]),
            minutes_taken=row["minutes_taken"],
            few_voices=row["few_voices"],
            section=row["section"],
            turns=row["turns"],
            starts=row["starts"],
            protected=row["is_protected"],
            skipped=row["is_skipped"],
            more_leads=tuple(row["more_leads"]),
            groups_of=row["groups_of"],
            extensions_min=tuple(row["extensions_min"]),
            clock=ClockKind(row["clock"]),
            at_end=AtEnd(row["at_end"]),
            warn_s=row["warn_s"],
            danger_s=row["danger_s"],
            keeps_end=row["keeps_end"],
            private_note=row["private_note"],
            links=tuple(row["links"]),
            minutes_planned=row["minutes_planned"],
            switches=_switches(row["switches"]),
            given_on=row["given_on"],
        )
        for row in below.get(parent_id, ())
    )


def _format_step(step: Mapping[str, Any]) -> FormatStep:
    """What a step of an older program does not say, no step of it said."""
    switches = step.get("switches")
    lists = {"extensions_min": tuple(step["extensions_min"])}
    return FormatStep(**{**step, **lists, "switches": None if switches is None else tuple(switches)})


def _switches(words: str | None) -> Switches | None:
    """A word that this program does not know was written by a newer one and is passed over."""
    known = {switch.value for switch in Switch}
    return None if words is None else frozenset(Switch(word) for word in words.split() if word in known)


def attendance_values(row: Attendance) -> Values:
    """A person's part in a meeting as a row."""
    return {
        "meeting_id": row.meeting_id,
        "member_id": row.member_id,
        "presence": row.presence.value,
        "briefed": row.briefed,
    }


def attendance(row: Mapping[str, Any]) -> Attendance:
    """A row as a person's part in a meeting."""
    return Attendance(row["meeting_id"], row["member_id"], Presence(row["presence"]), row["briefed"])


def place_values(sentence: Note | MinutesLine) -> Values:
    """The item of a sentence as a row."""
    return {"item_id": sentence.item_id, "key": sentence.key}


def note_values(note: Note) -> Values:
    """A note as a row, without its item."""
    return {"key": note.key, "kind": note.kind.value, "text": note.text}


def note(row: Mapping[str, Any]) -> Note:
    """A row and its item as a note."""
    return Note(row["key"], row["item_id"], NoteKind(row["kind"]), row["text"])


def action_values(action: Action) -> Values:
    """A promise as a row, without its owners."""
    return {
        "key": action.key,
        "meeting_id": action.meeting_id,
        "text": action.text,
        "due": action.due,
        "done": action.done,
        "papers": action.papers.value,
    }


def owner_values(action: Action) -> list[Values]:
    """The owners of a promise as rows."""
    return [
        {"action_key": action.key, "place": place, "member_id": owner.member_id, "name": owner.name}
        for place, owner in enumerate(action.owners)
    ]


def action(row: Mapping[str, Any], owners: Iterable[Mapping[str, Any]]) -> Action:
    """A row and its owners' rows in order as a promise."""
    return Action(
        key=row["key"],
        meeting_id=row["meeting_id"],
        text=row["text"],
        due=row["due"],
        done=row["done"],
        owners=tuple(Owner(owner["member_id"], owner["name"]) for owner in owners),
        papers=Papers(row["papers"]),
    )


def motion_values(motion: Motion) -> Values:
    """A motion as a row."""
    return {
        "id": motion.id,
        "item_id": motion.item_id,
        "text": motion.text,
        "mover_id": motion.mover_id,
        "seconder_id": motion.seconder_id,
        "amends_id": motion.amends_id,
        "position": motion.position,
        "state": motion.state.value,
        "votes": list(motion.votes),
        "is_seconded": motion.seconded,
    }


def motion(row: Mapping[str, Any]) -> Motion:
    """A row as a motion."""
    return Motion(
        id=row["id"],
        item_id=row["item_id"],
        text=row["text"],
        mover_id=row["mover_id"],
        seconder_id=row["seconder_id"],
        amends_id=row["amends_id"],
        position=row["position"],
        state=MotionState(row["state"]),
        votes=tuple(row["votes"]),
        seconded=row["is_seconded"],
    )


def topic_values(topic: Topic) -> Values:
    """A topic as a row."""
    return {
        "id": topic.id,
        "item_id": topic.item_id,
        "text": topic.text,
        "votes": topic.votes,
        "state": topic.state.value,
        "position": topic.position,
    }


def topic(row: Mapping[str, Any]) -> Topic:
    """A row as a topic."""
    return Topic(
        row["id"], row["item_id"], row["text"], row["votes"], TopicState(row["state"]), row["position"]
    )


def line_values(line: MinutesLine) -> Values:
    """A sentence of a draft as a row, without its item."""
    return {
        "key": line.key,
        "kind": line.kind.value,
        "text": line.text,
        "dropped": line.dropped,
        "position": line.position,
        "theme": line.theme,
        "is_key": line.is_key,
        "origins": [key.hex() for key in line.origins],
        "attributed": line.attributed,
        "consent_day": line.consent_day,
    }


def line(row: Mapping[str, Any]) -> MinutesLine:
    """A row and its item as a sentence of a draft."""
    return MinutesLine(
        row["key"],
        row["item_id"],
        NoteKind(row["kind"]),
        row["text"],
        row["dropped"],
        row["position"],
        row["theme"],
        row["is_key"],
        tuple(map(bytes.fromhex, row["origins"])),
        row["attributed"],
        row["consent_day"],
    )


def kept_values(meeting_id: int, kept: Kept) -> Values:
    """A permission to stay as a row."""
    return {
        "meeting_id": meeting_id,
        "key": kept.key,
        "reason": kept.reason.value,
        "own_words": kept.own_words,
    }


def kept(row: Mapping[str, Any]) -> Kept:
    """A row as a permission to stay."""
    return Kept(row["key"], KeepReason(row["reason"]), row["own_words"])


def own_format_values(own: OwnFormat) -> Values:
    """A group's own format as a row."""
    head = asdict(own.format)
    title, steps = head.pop("title"), head.pop("steps")
    return {"id": own.id, "group_id": own.group_id, "title": title, "head": head, "steps": list(steps)}


def own_format(row: Mapping[str, Any]) -> OwnFormat:
    """A row as a group's own format."""
    steps = (_format_step(step) for step in row["steps"])
    return OwnFormat(
        row["id"], row["group_id"], Format(**row["head"], title=row["title"], steps=tuple(steps))
    )
