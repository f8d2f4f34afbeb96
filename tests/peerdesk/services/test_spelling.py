"""Which words of a sentence are slips."""

from __future__ import annotations

import pytest

from peerdesk.services.spelling import LONGEST_PROPOSED, Speller, loaded


@pytest.fixture(scope="module")
def english() -> Speller:
    found = loaded("en")
    assert found is not None
    return found


def slips(speller: Speller, text: str, *spared: str) -> list[str]:
    return [text[start:end] for start, end in speller.unknown(text, frozenset(spared))]


def test_slips_are_found_where_they_stand(english: Speller) -> None:
    assert slips(english, "We recieve teh report, and it was seperate.") == ["recieve", "teh", "seperate"]


@pytest.mark.parametrize(
    "text",
    [
        "The colour of our programme was analysed at the centre; we organised and travelled.",
        "The color of our program was analyzed at the center; we organized and traveled.",
        "Onboarding, a rollout and the roadmap don’t need the group's backlog.",
        "We asked Kubernetes, the CTOs and McKinsey about k8s and v2.",
        "See https://exmaple.org/abc, `brokn_code`, ops@exmpl.org, file.tarr and /usr/lokal/bin.",
        "",
    ],
)
def test_what_is_no_slip_passes(english: Speller, text: str) -> None:
    assert slips(english, text) == []


def test_names_and_common_words_of_the_group_pass(english: Speller) -> None:
    assert slips(english, "zorbly asked quimbel") == ["zorbly", "quimbel"]
    assert slips(english, "zorbly asked quimbel", "zorbly", "quimbel") == []


def test_a_slip_at_the_start_of_a_sentence_is_found_though_it_is_written_large(english: Speller) -> None:
    assert slips(english, "Recieved. Teh end.") == ["Recieved", "Teh"]


def test_words_are_proposed_as_large_as_the_slip(english: Speller) -> None:
    assert "receive" in english.proposed("recieve") + english.proposed("recive")
    assert "Separate" in english.proposed("Seperate")
    assert english.proposed("x" * (LONGEST_PROPOSED + 1)) == ()


def test_in_german_nouns_are_looked_at() -> None:
    german = loaded("de")
    assert german is not None
    assert slips(german, "Wir haben die Sitzung und die Stzung.") == ["Stzung"]


def test_without_a_list_nothing_is_looked_at() -> None:
    assert loaded("pl") is None
