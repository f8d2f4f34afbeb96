from __future__ import annotations

import pytest

from peerdesk.domain.errors import BadInput
from peerdesk.domain.formats import Format
from peerdesk.intake.format_toml import builtin_formats, read_format

HEAD = """
[format]
key = "six"
title = "Six people"
nominal_people = 6
people_min = 3
people_max = 8
minutes = 22
source = "Own"
provenance = "D"
"""
FIXED = '[[step]]\ntitle = "Open"\nkind = "opening"\nturn = "chair"\nminutes = 10\n'
ROUND = """
[[step]]
title = "Round"
kind = "check_in"
turn = "go_round"
turn_s = 90
base_s = 180
per_person_s = 90
"""


@pytest.mark.parametrize("format_", builtin_formats(), ids=lambda f: str(f.key))
def test_steps_add_up_to_the_minutes_at_the_nominal_number_of_people(format_: Format) -> None:
    assert format_.length_s(format_.nominal_people) == format_.minutes * 60


def test_every_format_of_the_collection_comes_with_the_program() -> None:
    assert {f.key for f in builtin_formats()} == {
        "action_learning_2h", "advisory_full_day", "balint_90", "bof_45", "book_club_120", "chapter_board",
        "coffee_60", "cto_club_monthly", "exec_dinner", "first_meeting_90", "fishbowl_60", "forum_2h",
        "forum_4h", "founder_office_hours", "guest_briefing_lunch", "health_review_90", "hot_seat_60",
        "issue_processing", "lean_coffee_60", "lightning_evening", "meetup_talks", "mentoring_circle_90",
        "ngt_90", "one_two_four_all", "open_space_half_day", "paper_club_60", "retro_120", "retro_60",
        "sevens_cto_90", "troika_30", "unconference_evening", "world_cafe_120",
    }  # fmt: skip


@pytest.mark.parametrize("format_", builtin_formats(), ids=lambda f: str(f.key))
def test_every_round_follows_the_people_or_the_talks_it_names(format_: Format) -> None:
    rounds = [step for step in format_.steps if step.turn in ("go_round", "go_round_order")]
    assert all(step.per_person_s and step.turn_s for step in rounds)


@pytest.mark.parametrize("format_", builtin_formats(), ids=lambda f: str(f.key))
def test_steps_that_bind_the_group_have_a_line_to_read_out(format_: Format) -> None:
    binding = ("ask_only", "i_language", "presenter_out", "qa_one", "fishbowl", "timebox")
    assert [step.title for step in format_.steps if step.turn in binding and not step.card] == []


def test_talks_are_counted_not_people_where_a_format_says_so() -> None:
    steps = {s.title: s for f in builtin_formats() for s in f.steps if s.items}
    assert {title: step.items for title, step in steps.items()} == {
        "Six lightning talks, 5 + 2 each": 6,
        "Four lightning talks, 5 + 2 each": 4,
        "Officer and committee reports": 5,
        "Harvest, table by table": 6,
    }
    assert all(step.length_s(3) == step.length_s(300) for step in steps.values())


def test_lean_coffee_has_a_box_of_five_minutes_with_two_more_and_one() -> None:
    lean = next(f for f in builtin_formats() if f.key == "lean_coffee_60")
    topics = next(step for step in lean.steps if step.turn == "timebox")
    assert (topics.turn_s, topics.extensions_min, topics.minutes) == (300, (2, 1), 40)


def test_motions_of_a_board_are_on_the_record() -> None:
    board = next(f for f in builtin_formats() if f.key == "chapter_board")
    assert {s.attribution for s in board.steps if s.kind == "motion"} == {"on_record"}
    assert {s.attribution for s in board.steps if s.kind != "motion"} == {""}


def test_hot_seat_of_the_forum_is_one_block_of_seven_steps() -> None:
    forum = next(f for f in builtin_formats() if f.key == "forum_4h")
    block = [step for step in forum.steps if step.block == "Presentation 1"]
    assert [step.kind for step in block] == [
        "opening", "present", "clarify", "silent", "experience", "consult", "commit",
    ]  # fmt: skip


def test_a_round_grows_with_the_people_present() -> None:
    step = read_format(HEAD + FIXED + ROUND).steps[1]
    assert (step.turn, step.turn_s, step.length_s(4), step.length_s(8)) == ("go_round", 90, 540, 900)


@pytest.mark.parametrize(
    ("text", "key", "where"),
    [
        (HEAD + "[[step]\n", "intake_format_toml", "line 11"),
        ("[format]\n", "intake_format_parts", ""),
        (HEAD + FIXED + FIXED.replace('"chair"', '"sideways"'), "intake_format_value", "step 2"),
        (HEAD + FIXED.replace("minutes = 10", "minutes = -1"), "intake_format_value", "step 1"),
        (HEAD + FIXED.replace("minutes = 10", ""), "intake_format_length", "step 1"),
        (HEAD + FIXED + "base_s = 4\n", "intake_format_length", "step 1"),
        (HEAD + FIXED + 'switches = ["louder"]\n', "intake_format_value", "step 1"),
        (HEAD + FIXED + "switches = [[1]]\n", "intake_format_value", "step 1"),
        (HEAD + FIXED + "lenght = 4\n", "intake_format_unknown", "step 1"),
        (HEAD.replace("people_max = 8", "people_max = 5") + FIXED, "intake_format_people", ""),
        (HEAD.replace("minutes = 22", "minutes = true") + FIXED, "intake_format_value", "format"),
    ],
)
def test_a_broken_format_says_where(text: str, key: str, where: str) -> None:
    with pytest.raises(BadInput) as caught:
        read_format(text)
    assert caught.value.key == key
    assert str(caught.value.values.get("where", "")).startswith(where)
