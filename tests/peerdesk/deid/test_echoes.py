"""A name found in one sentence is found in all of them."""

from __future__ import annotations

from peerdesk.deid import Certainty, Identity, Roster
from peerdesk.deid.echoes import echoes
from peerdesk.deid.values import Kind


def found(text: str, name: str, kind: Kind = Kind.ORGANISATION, **other: object) -> list[Identity]:
    start = text.index(name)
    told: dict[str, object] = {"certainty": Certainty.LIKELY, "layer": 2, **other}
    return [Identity(start, start + len(name), kind, "x", "deid_outside_organisation", **told)]  # type: ignore[arg-type]


def again(first: str, identities: list[Identity], *texts: str) -> list[str]:
    texts_found = {first: identities, **{text: [] for text in texts}}
    return [t[i.start : i.end] for t, some in echoes(texts_found, Roster()).items() for i in some]


def test_a_name_found_once_is_found_everywhere() -> None:
    text = "We pay Transmute for it."
    assert again(text, found(text, "Transmute"), "other than Transmute - Direct", "Transmute’s offer") == [
        "Transmute",
        "Transmute’s",
    ]


def test_it_reads_like_english_in_each_place() -> None:
    text, other = "We pay Transmute for it.", "They saw Transmute’s offer."
    (one,) = echoes({text: found(text, "Transmute"), other: []}, Roster())[other]
    assert other[: one.start] + one.replacement + other[one.end :] == "They saw an organisation’s offer."


def test_parts_of_words_and_other_spellings_are_other_words() -> None:
    text = "We pay Kolo for it."
    assert again(text, found(text, "Kolo"), "Kolokol rang.", "kolo is a circle", "x@Kolo.example") == []


def test_what_was_found_here_is_found_once() -> None:
    text = "Transmute met Transmute."
    identities = found(text, "Transmute")
    assert [i.start for i in echoes({text: identities}, Roster())[text]] == [14]


def test_common_words_dates_and_doubts_do_not_spread() -> None:
    text = "Ask Apple in March, or the bank."
    assert again(text, found(text, "Apple"), "Apple is not a fruit here.") == []
    assert again(text, found(text, "March", Kind.DATE), "March on!") == []
    assert again(text, found(text, "bank"), "a bank") == []
    doubtful = found(text, "March", Kind.PERSON, certainty=Certainty.LOOK)
    assert again(text, doubtful, "March on!") == []
    assert again(text, found(text, "March", Kind.PERSON, layer=1), "March on!") == []
