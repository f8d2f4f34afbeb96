from __future__ import annotations

import pytest

from peerdesk.deid import Kind, Roster, find_identities
from peerdesk.deid.lexicon import LANGUAGES, foreign_words, small_words
from tests.bench.deid import own
from tests.marked_notes import own_notes

NOBODY = Roster.from_rows([])


def _find(text: str, roster: Roster) -> list[object]:
    return list(find_identities(text, roster, with_model=False))


@pytest.mark.parametrize("language", LANGUAGES)
def test_people_in_notes_of_a_language_are_found(language: str) -> None:
    score = own(own_notes(f"notes_{language}", language), _find, NOBODY)  # type: ignore[arg-type]
    assert score.share("PERSON") >= 95
    assert score.precision >= 65


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_language_has_its_words(language: str) -> None:
    assert len(foreign_words(language)) > 10_000
    assert len(small_words()[language]) > 10


def test_english_has_no_list_of_foreign_words() -> None:
    assert foreign_words("en") == frozenset()


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Gestern hat Katrin Vollmer den Vertrag unterschrieben.", "Katrin Vollmer"),
        ("Ayer Pilar Gómez firmó el contrato con nosotros.", "Pilar Gómez"),
        ("Hier, Étienne Roche a signé le contrat avec nous.", "Étienne Roche"),
        ("Ieri Carlo Bassi ha firmato il contratto con noi.", "Carlo Bassi"),
        ("Gisteren heeft Maarten Visser het contract getekend.", "Maarten Visser"),
        ("Ontem a Inês Duarte assinou o contrato connosco.", "Inês Duarte"),
        ("Wczoraj Tomasz Bielak podpisał z nami umowę.", "Tomasz Bielak"),
    ],
)
def test_nouns_of_a_language_are_no_names(text: str, name: str) -> None:
    people = [one for one in find_identities(text, NOBODY, with_model=False) if one.kind is Kind.PERSON]
    assert [text[one.start : one.end] for one in people] == [name]


def test_the_language_set_for_the_notes_is_used() -> None:
    from dataclasses import replace

    text = "Umsatz"
    german = find_identities(text, replace(NOBODY, language="de"), with_model=False)
    assert german == []
