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


def test_evening_forum_and_coffee_come_with_the_program() -> None:
    assert {"cto_club_monthly", "forum_4h", "coffee_60"} <= {f.key for f in builtin_formats()}


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
