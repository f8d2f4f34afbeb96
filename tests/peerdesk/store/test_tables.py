"""No table ties what was said to a person, a time or an order: every column is on a list, with its reason."""

from __future__ import annotations

import pytest

from peerdesk.store.engine import driver_connection
from peerdesk.store.vault import OpenVault

ALLOWED = {
    "groups": {
        "id": "random, names the group",
        "name": "typed by the facilitator",
        "attribution": "the group's rule",
        "distribution": "the group's label",
        "stage_names": "how people are called on the second screen",
        "facilitator_id": "who leads; says nothing of what was said",
        "person_word": "what stands instead of a name",
        "organisation_word": "what stands instead of a firm",
        "language": "in which the notes of new meetings are written",
        "kept": "false: forgotten after the meeting",
        "begins_id": "with whom the next round begins: what a round of three or more left of its order",
        "quorum": "how many members must be there to decide",
        "seating": "who sat beside whom, not who spoke after whom",
        "heading": "the head of the group's papers",
        "closing_line": "the end of the group's papers",
        "logo": "a picture at the head of the group's papers",
        "retention_days": "how long what was said is kept",
    },
    "members": {
        "id": "random, names the member",
        "group_id": "their group",
        "name": "to find it in texts and take it out",
        "nicknames": "to find them in texts and take them out",
        "organisations": "to find them in texts and take them out",
        "products": "to find them in texts and take them out",
        "role": "to find it in texts and take it out",
        "sector": "the mix of the room",
        "region": "the mix of the room",
        "email": "to find it in texts and take it out",
        "stage": "how far they belong to the group",
    },
    "meetings": {
        "id": "random, names the meeting",
        "group_id": "its group",
        "title": "typed by the facilitator",
        "day": "the planned day",
        "starts": "the planned start",
        "slot_minutes": "the planned length",
        "phase": "how far it has come",
        "attribution": "its rule",
        "distribution": "its label",
        "announced_before_item": "where in the agenda the Rule was read out",
        "language": "in which the notes are written",
        "balance_percent": "one figure of the group as a whole, of five people or more",
        "objections_until": "a day ahead",
        "version": "of the released minutes",
        "released_on": "the day from which what was said is kept its time",
        "next_day": "the planned day of the next meeting, as the released minutes tell it",
        "next_starts": "its planned start",
        "is_written": "whether a paper of these minutes may have left the laptop",
        "is_mailed": "whether their mail was written",
        "adjourned": "when the talk ended, only where anything was on the record",
        "feedback_count": "how many rated the evening",
        "feedback_tenths": "their mean",
        "erased_on": "the day on which what was said was erased",
    },
    "items": {
        "id": "random, names the item",
        "meeting_id": "its meeting",
        "parent_id": "the item whose step it is",
        "position": "place in the agenda, planned",
        "title": "working title",
        "public_title": "title for the room",
        "kind": "sort of item",
        "length_s": "planned",
        "per_person_s": "planned",
        "turn_s": "planned",
        "rule": "turn rule",
        "lead_id": "the agenda says who leads",
        "attribution": "rule of the item",
        "card": "a line to read out",
        "minuted_to": "who gets its minutes",
        "minutes_taken": "whole minutes, no instants",
        "few_voices": "whether a note could only be from one or two",
        "section": "working title of the part it stands in",
        "turns": "planned number of talks",
        "starts": "planned time of day",
        "is_protected": "whether it may be shortened",
        "is_skipped": "whether it is passed over",
        "more_leads": "the agenda says who leads",
        "groups_of": "planned size of small groups",
        "extensions_min": "planned",
        "clock": "what its clock shows",
        "at_end": "what comes when its time is over",
        "warn_s": "planned",
        "danger_s": "planned",
        "keeps_end": "whether its steps share their minutes",
        "private_note": "typed by the facilitator before the meeting",
        "links": "typed by the facilitator before the meeting",
        "minutes_planned": "whole minutes, no instants",
        "switches": "planned",
        "given_on": "the day on which its presenter was given what was said",
    },
    "attendance": {
        "meeting_id": "the meeting",
        "member_id": "who was asked; for the members' sheet only",
        "presence": "whether they came, not when",
        "briefed": "whether they were told the Rule before the meeting",
    },
    "places": {
        "item_id": "the only thing a note or a sentence of a draft refers to",
        "key": "random, tells no order",
    },
    "notes": {
        "key": "random, tells no order",
        "kind": "sort of sentence",
        "text": "the sentence",
    },
    "actions": {
        "key": "random, tells no order",
        "meeting_id": "the meeting, not an item or a note",
        "text": "the promise",
        "due": "a day ahead, not one on which it was said",
        "done": "whether it was kept",
        "papers": "whether it was made in a case or off the record, so that no shared paper tells it",
    },
    "action_owners": {
        "action_key": "the promise",
        "place": "place among the owners of one promise",
        "member_id": "a promise is made by name",
        "name": "as typed",
    },
    "motions": {
        "id": "random, names the motion",
        "item_id": "the item; outlasts the close only on the record",
        "text": "the motion",
        "mover_id": "only on the record: the minutes of a board say who moved",
        "seconder_id": "only on the record: the minutes of a board say who seconded",
        "amends_id": "the motion it amends",
        "position": "as moved, for the order of questions",
        "state": "what became of it",
        "votes": "sums by side, only where none points at one or two",
        "is_seconded": "whether somebody did",
    },
    "topics": {
        "id": "random, names the topic",
        "item_id": "the item; no topic outlasts the close",
        "text": "the topic, made neutral",
        "votes": "a sum",
        "state": "whether it was talked about",
        "position": "as written, for the order among equals; gone at the close",
    },
    "drafts": {
        "id": "always 1: there is one row",
        "text": "half-typed, overwritten, emptied by Enter",
        "caret": "where typing goes on",
    },
    "minutes_lines": {
        "key": "random, tells no order",
        "kind": "sort of sentence",
        "text": "the sentence as it will be in the paper",
        "dropped": "left out of the paper",
        "position": "as somebody put the draft in order after the close; none until then",
        "theme": "a heading in the paper",
        "is_key": "it stands on page one",
        "origins": "random keys of notes, to erase them with it",
        "attributed": "typed after the close: a descriptor, or a name with its owner's consent",
        "consent_day": "the day of that consent",
    },
    "decisions": {
        "meeting_id": "the meeting in whose paper the words stay",
        "key": "a fingerprint of words that stand in the paper anyway; refers to no sentence, tells no order",
        "reason": "why they may stay",
        "own_words": "the reason as typed",
    },
    "common_words": {
        "group_id": "the group",
        "words": "neither a person nor a firm, says the facilitator",
    },
    "formats": {
        "id": "random, names the format",
        "group_id": "the group",
        "title": "typed by the facilitator",
        "head": "planned length and number of people",
        "steps": "titles, lengths and turn rules as planned, and lines to read out",
    },
    "bin": {
        "id": "random, names what was deleted",
        "kind": "group, meeting or item",
        "group_id": "the group it belongs to",
        "title": "typed by the facilitator",
        "day": "the day it was deleted, no moment",
        "payload": "people, meetings and agendas as planned; no note, promise, draft or private note",
    },
    "vault_state": {
        "id": "always 1: there is one row",
        "scrub_pending": "a seal was begun and not finished",
    },
    "alembic_version": {"version_num": "newest migration"},
}

SAID = (
    "places", "notes", "minutes_lines", "actions", "action_owners", "attendance", "decisions", "common_words",
    "motions", "topics",
)  # fmt: skip
FORBIDDEN = ("_at", "time", "seq", "order", "author", "user", "device", "speaker", "by")


def schema(vault: OpenVault) -> dict[str, set[str]]:
    with driver_connection(vault._engine) as connection:
        names = [row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type='table'")]
        return {name: {row[1] for row in connection.execute(f"PRAGMA table_xinfo({name})")} for name in names}


def test_every_column_is_on_the_list(vault: OpenVault) -> None:
    assert schema(vault) == {table: set(columns) for table, columns in ALLOWED.items()}


@pytest.mark.parametrize("table", ["notes", "minutes_lines"])
def test_what_was_said_has_no_column_of_who_or_when(vault: OpenVault, table: str) -> None:
    assert not [c for c in schema(vault)[table] if any(word in c for word in FORBIDDEN)]


@pytest.mark.parametrize("table", SAID)
def test_no_hidden_row_number(vault: OpenVault, table: str) -> None:
    with driver_connection(vault._engine) as connection:
        kinds = {row[1]: row[4] for row in connection.execute("PRAGMA table_list")}
    assert kinds[table] == 1, "made WITHOUT ROWID"


def test_nothing_counts_rows(vault: OpenVault) -> None:
    assert "sqlite_sequence" not in schema(vault)
