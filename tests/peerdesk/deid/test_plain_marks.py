"""Marks whose shape alone says what they are count whatever was learnt; what only looks like one does not."""

from __future__ import annotations

import pytest

from peerdesk.deid import Roster, find_identities
from peerdesk.deid.plain_marks import plain_marks


def marks(text: str, technical: int = 0) -> set[str]:
    """What is marked, as it is written."""
    return {text[start:end] for start, end, _ in plain_marks(text, technical)}


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        ("On 24 November 1992 she had surgery.", "24 November 1992"),
        ("from the 27th day of September 1996 on", "27th day of September 1996"),
        ("It closed in November 1988.", "November 1988"),
        ("We met on Sept 3, 2021 again.", "Sept 3, 2021"),
        ("using my card 4735237677106546 at the till", "4735237677106546"),
        ("Can someone call me on 01.84.17.61.18?", "01.84.17.61.18"),
        ("Fax: 9498777106", "9498777106"),
        ("or +1-903-140-4508x769 after six", "+1-903-140-4508x769"),
        ("They moved to 808 Kálmán Imre u. 12. Apt. 762", "808 Kálmán Imre u. 12. Apt. 762"),
        ("ZIP: 6280", "6280"),
        ("a 36 year old man", "36 year old"),
        ("left it at the age, aged 52, to a son", "52"),
        ("My birthday is near. I'll turn 81.", "81"),
        ("Written when he was 64.", "64"),
    ],
)
@pytest.mark.parametrize("technical", [0, 3])
def test_they_count_in_every_text(text: str, mark: str, technical: int) -> None:
    assert mark in marks(text, technical)


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        ("My website is https://OlderSong.se/", "https://OlderSong.se/"),
        ("She was paid GBP 39.95 a week.", "GBP 39.95"),
        ("He was taken there at 1.30 p.m.", "1.30 p.m."),
        ("Mr Walton of the Foreign and Commonwealth Office came.", "Foreign and Commonwealth Office"),
        ("The Ministry for Foreign Affairs wrote.", "Ministry for Foreign Affairs"),
        ("It went to the Court of Appeal in May.", "Court of Appeal"),
    ],
)
def test_some_count_only_where_nothing_technical_is_spoken_of(text: str, mark: str) -> None:
    assert mark in marks(text)
    assert mark not in marks(text, 1)


@pytest.mark.parametrize(
    "text",
    [
        "The host 192.168.100.200 answers on port 8080.",
        "May we go on, and March faster?",
        "Build 2024.11.3 fixes it, 12 of 14 tests pass.",
        "The President of the Court and the Agent of the Government spoke.",
        "Under the Post Office Act this is fine.",
        "A court, a bank and a ministry were there.",
        "Our Bank Holiday Plan for the Whole Team",
        "He was 10 minutes late and she is 3 months in.",
        "Call it done, 2 of 3 agree.",
    ],
)
def test_what_only_looks_like_one_is_left(text: str) -> None:
    assert marks(text) == set()


def test_a_plain_mark_is_found_though_the_text_is_technical() -> None:
    text = "The deploy on Kubernetes, 24 November 1992, broke the kubelet and the pods."
    found = {text[i.start : i.end]: i for i in find_identities(text, Roster(), with_model=False)}
    assert found["24 November 1992"].kind == "date"
    assert found["24 November 1992"].certainty == "look"
