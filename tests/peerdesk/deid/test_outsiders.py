from __future__ import annotations

from itertools import pairwise

import pytest

from peerdesk.deid import Roster, find_identities
from peerdesk.deid.outsiders import (
    BY_MODEL,
    BY_RULES,
    LONGEST,
    Least,
    is_full_name,
    outsiders,
    spoken_language,
)
from peerdesk.deid.values import Certainty, Kind


def found(text: str) -> list[tuple[str, Kind]]:
    return [(text[hit.start : hit.end], hit.kind) for hit in outsiders(text)]


@pytest.mark.parametrize(
    ("text", "words", "kind"),
    [
        ("We met Anna Smith there.", "Anna Smith", Kind.PERSON),
        ("Thanks to Dr. Petra Holm for this.", "Dr. Petra Holm", Kind.PERSON),
        ("They moved from Lyon last year.", "Lyon", Kind.PLACE),
        ("The Supreme Court rejected it.", "Supreme Court", Kind.ORGANISATION),
        ("It began on 12 March 2019 in the plant.", "12 March 2019", Kind.DATE),
        ("The card is 4111 1111 1111 1111 now.", "4111 1111 1111 1111", Kind.CODE),
        ("Write to zoe@elsewhere.example about it.", "zoe@elsewhere.example", Kind.CONTACT),
        ("Application no. 36110/97 was lodged.", "36110/97", Kind.CODE),
        ("They pay 340,000 euros a year.", "340,000 euros", Kind.QUANTITY),
    ],
)
def test_what_no_roster_tells_is_found_with_its_kind(text: str, words: str, kind: Kind) -> None:
    assert any(words in part and one is kind for part, one in found(text))


@pytest.mark.parametrize(
    "text",
    [
        "We talked about how to say no.",
        "The cache survives a restart.",
        "Agreed to try it for a sprint and look again.",
        "Use a feature flag and roll back when errors rise.",
        "",
        " \n ",
        "…!?",
    ],
)
def test_nothing_is_found_where_nobody_is_meant(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    "text", ["We had 39 votes and had to discard nine.", "We met twelve suppliers and lost 40 customers."]
)
def test_what_is_put_in_place_of_a_figure_is_no_figure(text: str) -> None:
    """Also by the name model, which is asked here."""
    roster = Roster.from_rows([{"name": "Ana Silva"}])
    figures = [one for one in find_identities(text, roster) if one.kind is Kind.QUANTITY]
    assert figures
    for one in reversed(figures):
        text = text[: one.start] + one.replacement + text[one.end :]
    assert not [one for one in find_identities(text, roster) if one.kind is Kind.QUANTITY]


def test_what_was_put_instead_is_not_found_again() -> None:
    """As it was met: `9 million`, then `millions` as a date, then what was put for that as a place."""
    roster = Roster.from_rows([{"name": "Ana Silva"}])
    text = "Their revenue of millions in Q3 depends on it. Revenue of a certain time in Q3 depends on it."
    found = [text[one.start : one.end] for one in find_identities(text, roster)]
    assert not {"millions", "a certain time", "certain"} & set(found)


def test_a_letter_that_tells_things_apart_is_nobody() -> None:
    roster = Roster.from_rows([{"name": "Ana Silva"}])
    assert find_identities("Hot seat B", roster) == []
    assert Kind.PERSON in [one.kind for one in find_identities("B left early, B said.", roster)]


def test_a_title_belongs_to_the_name_and_makes_it_sure() -> None:
    (hit,) = outsiders("We thank Mrs Holmberg warmly.")
    assert (hit.start, hit.end, hit.certainty) == (9, 21, Certainty.SURE)


def test_a_possessive_is_part_of_the_hit() -> None:
    (hit,) = outsiders("It was Anna Smith's idea.")
    assert (hit.possessive, hit.end) == ("'s", len("It was Anna Smith's"))


def test_a_payment_card_with_a_wrong_digit_is_no_account() -> None:
    right, wrong = outsiders("It is 4111 1111 1111 1111."), outsiders("It is 4111 1111 1111 1112.")
    assert [hit.reason for hit in right] == ["deid_account"]
    assert "deid_account" not in [hit.reason for hit in wrong]


def test_places_are_told_right_in_a_text_longer_than_is_read_at_once() -> None:
    filling = "They agreed to look at it again when there is time for that. " * (LONGEST // 40)
    text = f"{filling}Anna Smith came.\n{filling}Anna Smith left."
    names = [text[hit.start : hit.end] for hit in outsiders(text) if hit.kind is Kind.PERSON]
    assert names == ["Anna Smith", "Anna Smith"]


def test_a_long_word_without_a_space_is_read_to_its_end() -> None:
    assert all(hit.end <= 3 * LONGEST for hit in outsiders("x" * (3 * LONGEST)))


def test_hits_are_in_order_and_apart() -> None:
    text = "Anna Smith of Siemens AG in Lyon wrote to Bob Jones on 3 May 2020 from 12 Baker Street, London."
    spans = [(hit.start, hit.end) for hit in outsiders(text)]
    assert spans == sorted(spans)
    assert all(one[1] <= other[0] for one, other in pairwise(spans))


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("We will look at it again next week.", "en"),
        ("Wir haben gestern mit dem neuen Kollegen über die Pläne gesprochen.", "de"),
        ("Hemos hablado con el nuevo director sobre los planes de la empresa.", "es"),
        ("Nous avons parlé avec le nouveau directeur des projets de la société.", "fr"),
        ("Abbiamo parlato con il nuovo direttore dei progetti della società.", "it"),
        ("We hebben gisteren met de nieuwe collega over de plannen gesproken.", "nl"),
        ("Falámos com o novo diretor sobre os planos da empresa.", "pt"),
        ("Rozmawialiśmy wczoraj z nowym dyrektorem o planach firmy.", "pl"),
        ("Kafka", "en"),
        ("", "en"),
    ],
)
def test_the_language_of_a_text_is_told_by_its_words(text: str, language: str) -> None:
    assert spoken_language(text) == language


@pytest.mark.parametrize(
    ("words", "yes"),
    [
        (["Anna", "Smith"], True),
        (["J", "Smith"], True),
        (["anna", "smith"], False),
        (["Anna"], False),
        (["Smith", "Street"], False),
        (["ANNA", "SMITH"], False),
        (["Anna", "March"], False),
    ],
)
def test_a_full_name_is_a_known_given_name_and_one_more(words: list[str], yes: bool) -> None:
    assert is_full_name(words) is yes


@pytest.mark.parametrize("least", [BY_RULES, BY_MODEL])
def test_people_count_sooner_than_the_rest_and_technical_texts_later(least: Least) -> None:
    assert least.of("PER", technical=0) <= least.of("ORG", technical=0)
    for kind in ("PER", "CON", "ORG", "LOC", "DAT", "QTY", "DEM"):
        levels = [least.of(kind, technical=level) for level in range(4)]
        assert levels == sorted(levels)
        assert least.lowest <= levels[0]
