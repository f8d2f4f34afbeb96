"""What the shared paper says and what it never says."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from peerdesk.domain.minutes import Bullet, Entry, Heading, Minutes, Paragraph
from peerdesk.domain.notes import NoteKind
from peerdesk.domain.release import MinutesLine
from peerdesk.domain.rules import Attribution, Distribution
from peerdesk.services.paper import Header, Part, day_words, minutes_tree
from tests.peerdesk.services.evening import DAY, key, phrases, promise

PHRASES = phrases()
HEADER = Header("Hudson CTO Circle", DAY, 11)


def line(number: int, text: str, kind: NoteKind = NoteKind.POINT) -> MinutesLine:
    return MinutesLine(key(number), 1, kind, text)


def part(*lines: MinutesLine, rule: Attribution = Attribution.CHATHAM_HOUSE, case: bool = False) -> Part:
    return Part("item-1", "On-call", rule, lines, case)


def words(minutes: Minutes) -> str:
    """Everything the paper says but the Rule and the closing sentence."""
    figures = [block.figure for block in minutes.blocks if isinstance(block, Entry)]
    return "\n".join([minutes.title, *minutes.lines, *(block.text for block in minutes.blocks), *figures])


@pytest.mark.parametrize("kind", list(NoteKind))
@pytest.mark.parametrize("rule", [Attribution.CHATHAM_HOUSE, Attribution.ON_RECORD, Attribution.BACKGROUND])
def test_a_sentence_of_any_kind_stands_in_the_paper_once(kind: NoteKind, rule: Attribution) -> None:
    minutes = minutes_tree(HEADER, [part(line(7, "Said so.", kind), rule=rule)], [], PHRASES)
    assert [block.key for block in minutes.blocks if block.text == "Said so."] == [key(7).hex()]


@pytest.mark.parametrize("kind", list(NoteKind))
def test_off_the_record_leaves_nothing_of_the_talk(kind: NoteKind) -> None:
    minutes = minutes_tree(
        HEADER, [part(line(7, "Said so.", kind), rule=Attribution.OFF_RECORD)], [], PHRASES
    )
    assert "Said so" not in words(minutes)
    assert PHRASES["off_record"] in words(minutes)


@pytest.mark.parametrize("kind", list(NoteKind))
def test_of_a_case_the_paper_says_only_that_there_was_one(kind: NoteKind) -> None:
    minutes = minutes_tree(HEADER, [part(line(7, "Said so.", kind), case=True)], [], PHRASES)
    told = [block for block in minutes.blocks if block.text != PHRASES["disclaimer"]]
    assert told == [Heading("On-call", key="item-1"), Paragraph(PHRASES["case"])]


def test_the_rule_is_printed_word_for_word_with_its_exceptions() -> None:
    parts = [
        part(line(1, "a")),
        Part("item-2", "Motions", Attribution.ON_RECORD, (line(2, "Ana moved."),)),
    ]
    minutes = minutes_tree(HEADER, parts, [], PHRASES)
    assert minutes.statement == (
        "When a meeting, or part thereof, is held under the Chatham House Rule, participants are free to use "
        "the information received, but neither the identity nor the affiliation of the speaker(s), nor that "
        "of any other participant, may be revealed."
    )
    assert "“Motions” was on the record." in minutes.blocks[1].text


def test_a_case_is_no_exception_for_nothing_of_it_is_told() -> None:
    parts = [
        part(line(1, "Said so.")),
        replace(part(line(2, "It was told."), rule=Attribution.ON_RECORD), title="Report"),
        replace(part(line(3, "Hard."), rule=Attribution.ON_RECORD, case=True), title="My burnout"),
    ]
    told = [block.text for block in minutes_tree(HEADER, parts, [], PHRASES).blocks]
    assert [text for text in told if "Report" in text] == [
        f"{PHRASES['part_rule']} {PHRASES['on_record_one'].format(titles='Report')}", "Report",
    ]  # fmt: skip
    assert [text for text in told if "My burnout" in text] == ["My burnout"]


def test_a_meeting_on_the_record_does_not_claim_the_rule() -> None:
    minutes = minutes_tree(HEADER, [part(line(1, "a"), rule=Attribution.ON_RECORD)], [], PHRASES)
    assert minutes.statement == "This meeting was on the record."
    assert minutes.footer == "On the record"
    assert "Chatham" not in minutes.footer + words(minutes)


def test_a_meeting_on_background_says_that_nobody_is_named() -> None:
    minutes = minutes_tree(HEADER, [part(line(1, "a"), rule=Attribution.BACKGROUND)], [], PHRASES)
    assert (minutes.statement or "").endswith("who said it is not told.")
    assert minutes.footer == "Not for attribution"


def mixed(*kinds: NoteKind, rule: Attribution = Attribution.ON_RECORD) -> Part:
    """An item with a step under the Chatham House Rule, a sentence of each kind in both."""
    lines = [
        replace(line(number + shift, f"{where} {kind.value}", kind), item_id=step)
        for number, kind in enumerate(kinds)
        for where, step, shift in (("outside", 1, 10), ("inside", 2, 20))
    ]
    rules = {1: rule, 2: Attribution.CHATHAM_HOUSE}
    return Part("item-1", "Reports.", rule, tuple(lines), rules=rules)


@pytest.mark.parametrize(
    ("rule", "mark", "exception"),
    [
        (Attribution.ON_RECORD, "On the record", "“Reports (in part)” was on the record."),
        (Attribution.BACKGROUND, "Not for attribution", "“Reports (in part)” was on background."),
    ],
)
def test_a_step_under_the_rule_is_told_apart_from_the_rest_of_its_item(
    rule: Attribution, mark: str, exception: str
) -> None:
    minutes = minutes_tree(HEADER, [mixed(NoteKind.POINT, rule=rule)], [], PHRASES)
    assert (minutes.statement or "").startswith("When a meeting, or part thereof")
    assert minutes.footer == "Held in part under the Chatham House Rule"
    told = [block.text for block in minutes.blocks]
    assert exception in told[1]
    assert told[2:] == ["Reports.", "inside point", mark, "outside point"]
    assert isinstance(minutes.blocks[4], Heading)


@pytest.mark.parametrize("kind", [NoteKind.DECISION, NoteKind.ACTION])
def test_what_was_on_the_record_says_so_on_page_one_too(kind: NoteKind) -> None:
    minutes = minutes_tree(HEADER, [mixed(kind)], [], PHRASES)
    told = [block.text for block in minutes.blocks]
    at = told.index(f"outside {kind.value}")
    assert told[at + 1] == "On the record"
    assert told.count("On the record") == 1
    assert "only where it says so" in told[0]


def test_a_key_message_on_the_record_says_so() -> None:
    lifted = replace(mixed(NoteKind.POINT), lines=(replace(line(1, "Ana moved."), is_key=True),))
    minutes = minutes_tree(HEADER, [lifted, part(line(2, "a"))], [], PHRASES)
    told = [block.text for block in minutes.blocks]
    assert told[told.index("Ana moved.") + 1] == "On the record"


def test_items_outside_the_rule_are_named_by_their_rule() -> None:
    parts = [
        part(line(1, "a")),
        Part("item-2", "Press", Attribution.BACKGROUND, (line(2, "b"),)),
        Part("item-3", "Pay", Attribution.OFF_RECORD, (line(3, "c"),)),
    ]
    minutes = minutes_tree(HEADER, parts, [], PHRASES)
    assert "“Press” was on background. “Pay” was off the record." in minutes.blocks[1].text


@given(st.lists(st.sampled_from(list(NoteKind)), max_size=6))
def test_a_sentence_of_a_mixed_item_stands_in_the_paper_once(kinds: list[NoteKind]) -> None:
    one = mixed(*kinds)
    minutes = minutes_tree(HEADER, [one], [], PHRASES)
    keys = [block.key for block in minutes.blocks]
    assert all(keys.count(sentence.key.hex()) == 1 for sentence in one.lines)


def test_a_date_stands_beside_a_promise_only_where_two_share_it() -> None:
    shared, own = dt.date(2026, 4, 2), dt.date(2026, 5, 9)
    actions = [promise(1, "a", shared), promise(2, "b", shared), promise(3, "c", own), promise(4, "d")]
    minutes = minutes_tree(HEADER, [], actions, PHRASES)
    figures = {block.text: block.figure for block in minutes.blocks if isinstance(block, Entry)}
    assert figures == {"a": "2 April 2026", "b": "2 April 2026", "c": "", "d": ""}


def test_nobody_who_promised_is_named() -> None:
    minutes = minutes_tree(HEADER, [part(line(1, "x"))], [promise(2, "Share it.")], PHRASES)
    assert "Ana" not in repr(minutes) + words(minutes)


def test_decisions_and_promises_come_before_the_talk() -> None:
    minutes = minutes_tree(
        HEADER,
        [part(line(1, "point"), line(2, "decided", NoteKind.DECISION))],
        [promise(3, "promised")],
        PHRASES,
    )
    texts = [block.text for block in minutes.blocks if isinstance(block, Bullet | Entry)]
    assert texts == ["decided", "promised", "point"]


@pytest.mark.parametrize("kind", [NoteKind.QUESTION, NoteKind.RESOURCE, NoteKind.PARKED])
def test_what_was_put_under_a_theme_stands_there_whatever_its_kind(kind: NoteKind) -> None:
    lines = (
        replace(line(1, "It rose."), theme="Costs"),
        replace(line(2, "Under it.", kind), theme="Costs"),
        line(3, "Under none.", kind),
    )
    blocks = minutes_tree(HEADER, [part(*lines)], [], PHRASES).blocks
    found = [block.text for block in blocks if isinstance(block, Heading | Bullet)]
    assert found[:4] == ["On-call", "Costs", "It rose.", "Under it."]
    assert found[5:] == ["Under none."]


def test_an_item_without_a_sentence_has_no_heading() -> None:
    minutes = minutes_tree(HEADER, [part(), part(rule=Attribution.OFF_RECORD), part(case=True)], [], PHRASES)
    assert [block.text for block in minutes.blocks] == [PHRASES["disclaimer"], PHRASES["nothing"]]


def test_the_head_counts_people_and_keeps_the_label() -> None:
    header = Header("Circle", DAY, 1, Distribution.RED)
    minutes = minutes_tree(header, [], [], PHRASES)
    assert minutes.lines == ("19 March 2026", "1 person took part")
    assert minutes.label is Distribution.RED


def test_what_is_not_known_is_not_said() -> None:
    assert minutes_tree(Header("Circle", None, None), [], [], PHRASES).lines == ()


@given(st.dates())
def test_days_read_back(day: dt.date) -> None:
    number, month, year = day_words(day, PHRASES).split()
    assert (int(number), PHRASES["months"].split().index(month) + 1, int(year)) == (
        day.day,
        day.month,
        day.year,
    )


@pytest.mark.parametrize(
    ("rule", "statement"),
    [
        (Attribution.CHATHAM_HOUSE, "When a meeting"),
        (Attribution.ON_RECORD, "This meeting was on the record."),
        (Attribution.BACKGROUND, "This meeting was on background"),
        (Attribution.OFF_RECORD, ""),
    ],
)
def test_without_an_agenda_the_rule_is_that_of_the_meeting(rule: Attribution, statement: str) -> None:
    minutes = minutes_tree(replace(HEADER, rule=rule), [], [], PHRASES)
    assert (minutes.statement or "").startswith(statement)
    assert bool(minutes.statement) is bool(statement)
    assert ("Chatham" in minutes.footer) is (rule is Attribution.CHATHAM_HOUSE)


def test_beside_background_what_was_on_the_record_says_so_too() -> None:
    parts = [
        Part("item-2", "Press", Attribution.BACKGROUND, (line(2, "b"),)),
        Part("item-3", "Pay", Attribution.ON_RECORD, (line(3, "c", NoteKind.DECISION),)),
    ]
    told = [block.text for block in minutes_tree(HEADER, parts, [], PHRASES).blocks]
    assert told[told.index("c") + 1] == "On the record"
