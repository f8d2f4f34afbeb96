"""Dates in words are one finding, and no month, weekday or feast is taken for a person or a firm."""

from __future__ import annotations

import pytest

from peerdesk.deid import Kind, Roster, find_identities

ROSTER = Roster.from_rows([{"name": "Ana Silva", "organization": "Northwind"}])


def dates(text: str, *, with_model: bool) -> list[str]:
    found = find_identities(text, ROSTER, with_model=with_model)
    assert all(one.kind is Kind.DATE for one in found), found
    return [text[one.start : one.end] for one in found]


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("The list must be sent before June.", "June"),
        ("Nobody is on call at Christmas.", "Christmas"),
        ("We moved at Easter.", "Easter"),
        ("It begins in the second week of May.", "the second week of May"),
    ],
)
def test_a_date_in_words_is_one_finding(text: str, date: str) -> None:
    assert dates(text, with_model=True) == [date]


@pytest.mark.parametrize("text", ["Nobody is on call at Christmas.", "We moved at Easter.", "Done by June."])
def test_rules_take_no_date_for_a_name(text: str) -> None:
    dates(text, with_model=False)


def test_a_person_called_like_a_month_is_a_person() -> None:
    (found,) = find_identities("It was April Jones who wrote the report.", ROSTER)
    assert found.kind is Kind.PERSON


def test_a_date_that_has_a_number_in_it_is_one_finding() -> None:
    text = "The move cost 9 million in the third quarter."
    found = [text[one.start : one.end] for one in find_identities(text, ROSTER)]
    assert found == ["9 million", "the third quarter"]
