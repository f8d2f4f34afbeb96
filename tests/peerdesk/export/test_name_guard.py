"""Fifty people in eighteen disguises each are found in a text, and clean sentences are left alone."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator

import pytest

from peerdesk.deid import Roster, find_names
from peerdesk.deid.values import Identity
from tests.marked_notes import FILES

PEOPLE = """
Ana Lindqvist|Orchard Systems GmbH
Mark Will|Northwind Ltd
Grace Okonkwo|Quellbach AG
Zoë Brückner|Café Möwe e.K.
José Álvarez Peña|Hidroeléctrica Sol S.A.
Łukasz Wójcik|Żuraw Sp. z o.o.
Søren Kjærgaard|Fjord & Søn A/S
Siobhán O'Reilly|Bogland Energy plc
Renée Châtelain|Crédit du Lac SA
Jürgen Groß|Straßenbau Süd GmbH
Ngozi Adeyemi|Lagos Ledger Limited
Björk Guðmundsdóttir|Norðurljós ehf.
Tomáš Dvořák|Vltava Software s.r.o.
Ayşe Yılmaz|Boğaziçi Lojistik A.Ş.
Mihai Țepeș|Bucegi Data SRL
Rose Hargreaves|Thornfield Trust
Dieter Vollmer-Kranz|Kranz Maschinenbau KG
Priya Raghunathan|Monsoon Analytics Pvt Ltd
Kwame Boateng|Volta Freight Inc
Hiroshi Tanabe|Tanabe Seiki KK
Mei-Ling Zhao|Jade River Capital LLC
Óscar Núñez|Panadería Núñez S.L.
Chloé Fabre|Fabre et Filles SARL
Ingrid Haugland|Haugland Shipping AS
Pawel Nowicki|Nowicki Foods S.A.
Elif Demirtaş|Anadolu Cam A.Ş.
Viktor Szabó|Duna Hajózás Kft.
Katarína Horváthová|Tatra Mlieko a.s.
Rasmus Lindeberg|Lindeberg Optik AB
Fatoumata Diallo|Sahel Solaire SAS
Matthias Öztürk|Nordwacht Versicherung VVaG
Beatriz Conceição|Azulejo Moderno Lda
Deirdre Fitzgibbon|Shannon Dairy Co-op
Emeka Nwosu|Harmattan Airlines Ltd
Giuseppe Lo Presti|Etna Vini S.r.l.
Annika Virtanen|Kuusi Paperi Oy
Cornelis van der Meulen|Deltawerk B.V.
Thi Hoa Nguyen|Lotus Textile JSC
Rajesh Subramaniam|Chola Steelworks Ltd
Abigail Thornbury|Thornbury & Hale LLP
Leïla Benhaddou|Atlas Hôtels SARL
Stanisław Gąsiorowski|Wisła Tramwaje S.A.
Magnus Þorsteinsson|Hekla Bank hf.
Caoimhe Ní Bhriain|Liffey Robotics Ltd
Yaw Asante-Mensah|Ashanti Cocoa Ltd
Friederike Wüstenhagen|Wüstenhagen Orgelbau GbR
Ivo Šimunović|Jadran Brodovi d.d.
Henrique Magalhães|Serra Verde Mineração S.A.
Solveig Ødegård|Polarlys Havbruk ASA
Terence Applegarth|Applegarth Signals Ltd
"""
ROWS = [
    dict(zip(("name", "organization"), line.split("|"), strict=True)) for line in PEOPLE.split("\n") if line
]
ROSTER = Roster.from_rows(ROWS)


SPELT = str.maketrans("łøðı", "lodi", "") | {ord("æ"): "ae", ord("ß"): "ss", ord("þ"): "th"}
"""Letters without a mark to lose, as mailboxes spell them."""


def plain(text: str) -> str:
    """Without marks; letters that have none of their own stay."""
    return "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))


def letters(text: str) -> str:
    """As a mailbox has it."""
    spelt = plain(text.lower()).translate(SPELT)
    return "".join(c for c in spelt if c.isascii() and c.isalpha())


def cut(word: str, sign: str) -> str:
    """A sign between two letters in the middle of a word."""
    middle = len(word) // 2
    return word[:middle] + sign + word[middle:]


def first(row: dict[str, str]) -> str:
    return row["name"].split()[0]


def last(row: dict[str, str]) -> str:
    return row["name"].split()[-1]


DISGUISES: dict[str, Callable[[dict[str, str]], str]] = {
    "full name": lambda row: row["name"],
    "accents lost": lambda row: plain(row["name"]),
    "decomposed": lambda row: unicodedata.normalize("NFD", row["name"]),
    "upper case": lambda row: row["name"].upper(),
    "lower case": lambda row: row["name"].lower(),
    "possessive": lambda row: f"{row['name']}’s",
    "surname first": lambda row: f"{last(row)}, {first(row)}",
    "initial and surname": lambda row: f"{first(row)[0]}. {last(row)}",
    "title and surname": lambda row: f"Dr {last(row)}",
    "mail": lambda row: f"{letters(first(row))}.{letters(last(row))}@example.org",
    "handle": lambda row: f"@{letters(first(row))}{letters(last(row))}",
    "soft hyphen": lambda row: f"{first(row)} {cut(last(row), chr(0xAD))}",
    "zero width": lambda row: f"{first(row)} {cut(last(row), chr(0x200B))}",
    "hyphen at a line's end": lambda row: f"{first(row)} {cut(last(row), '-' + chr(10))}",
    "wide letters": lambda row: "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in row["name"]),
    "hard blank": lambda row: row["name"].replace(" ", "\u00a0"),
    "organisation": lambda row: row["organization"],
    "organisation in capitals": lambda row: row["organization"].upper(),
}
LEAD = ("yesterday ", "that was news to ", "a point of ", "we heard from ", "it began with ")
MISSED_AT_MOST, ALARMS_AT_MOST = 0.01, 0.05
"""Source: security.md, S17."""


def corpus() -> Iterator[tuple[str, int, int, str]]:
    """Text, the place of the disguised name in it, and which disguise it is."""
    for number, row in enumerate(ROWS):
        for disguise, dress in DISGUISES.items():
            lead, name = LEAD[number % len(LEAD)], dress(row)
            yield f"{lead}{name} and the rest was clear", len(lead), len(lead) + len(name), disguise


def hits(text: str) -> list[Identity]:
    return [one for one in find_names(text, ROSTER) if one.layer == 1]


def clean_sentences() -> list[str]:
    """Sentences that name nobody, with "mark", "will", "grace" and "rose" as plain words among them."""
    lines = (FILES / "technical_heldout.txt").read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line.strip()][:200]


def test_the_corpus_is_fifty_people_in_eighteen_disguises() -> None:
    assert (len(ROWS), len(DISGUISES), len(list(corpus())), len(clean_sentences())) == (50, 18, 900, 200)
    assert len({row["name"] for row in ROWS}) == 50


def test_disguised_names_are_found() -> None:
    missed = [
        (disguise, text)
        for text, start, end, disguise in corpus()
        if not any(one.start < end and one.end > start for one in hits(text))
    ]
    assert len(missed) <= MISSED_AT_MOST * 900, missed


def test_clean_sentences_raise_no_alarm() -> None:
    alarms = [(text, text[one.start : one.end]) for text in clean_sentences() for one in hits(text)[:1]]
    assert len(alarms) <= ALARMS_AT_MOST * 200, alarms


@pytest.mark.parametrize("disguise", ["decomposed", "soft hyphen", "hyphen at a line's end", "mail"])
def test_a_plain_search_would_miss_disguises(disguise: str) -> None:
    """So the disguises are some."""
    dressed = [DISGUISES[disguise](row) for row in ROWS]
    seen = [row["name"] in text for row, text in zip(ROWS, dressed, strict=True)]
    assert sum(seen) < len(ROWS) * 0.75


def test_alarms_would_be_counted() -> None:
    """Firms called like the commonest words: a guard that takes every word for a name is over the limit."""
    words = Counter(word for text in clean_sentences() for word in text.lower().split() if len(word) > 4)
    common = [word for word, _ in words.most_common(20) if word.isalpha()]
    loose = Roster.from_rows(
        [{"name": f"Ada {number}x", "organization": w} for number, w in enumerate(common)]
    )
    alarms = [text for text in clean_sentences() if find_names(text, loose)]
    assert len(alarms) > ALARMS_AT_MOST * 200
