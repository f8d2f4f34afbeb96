"""Brings the tweets of WNUT 2017 into the form that `notes.corpus_notes` reads.

`python .ci/deid/tweets.py wnut17train.conll OUT.jsonl`. Only the training part is meant: the others are for
measuring. Handles and addresses count neither way there, nor do works of art.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path

KINDS = {
    "person": ("DIRECT", "PERSON"),
    "location": ("QUASI", "LOCATION"),
    "corporation": ("QUASI", "CORPORATION"),
    "group": ("QUASI", "GROUP"),
    "product": ("QUASI", "PRODUCT"),
}
CLOSING = re.compile(r"[.,!?:;%)\]}’”]+|'\w{1,2}|n't")
OPENING = frozenset("([{“‘#$")
_SHORT, _ONE_IN = 3, 4


def note(number: int, block: str) -> dict[str, object]:
    """One tweet."""
    text, before = "", ""
    spans: list[tuple[int, int, str]] = []
    ignored: list[tuple[int, int]] = []
    for word, tag in (line.split("\t") for line in block.splitlines() if "\t" in line):
        text += "" if not text or CLOSING.fullmatch(word) or before in OPENING else " "
        start, text, before = len(text), text + word, word
        kind = tag.strip()[2:]
        if tag.startswith("I-") and spans and spans[-1][2] == kind:
            spans[-1] = (spans[-1][0], len(text), kind)
        elif kind:
            spans.append((start, len(text), kind))
        if word.startswith(("@", "http")):
            ignored.append((start, len(text)))
    gold = [(start, end, *KINDS[kind]) for start, end, kind in spans if kind in KINDS]
    ignored += [(start, end) for start, end, kind in spans if kind not in KINDS]
    rest = {"source": "wnut17-train", "roster": "none", "variant": "natural", "id": f"wnut17-train-{number}"}
    return {**rest, "text": text, "gold": gold, "ignore": ignored}


def notes(text: str) -> Iterator[dict[str, object]]:
    """The tweets of more than two words with a name, and one in four of the others."""
    plain = 0
    for number, block in enumerate(re.split(r"\n\s*\n", text)):
        if block.count("\t") < _SHORT:
            continue
        one = note(number, block)
        plain += not one["gold"]
        if one["gold"] or plain % _ONE_IN == 0:
            yield one


if __name__ == "__main__":
    lines = [json.dumps(one) for one in notes(Path(sys.argv[1]).read_text(encoding="utf-8"))]
    Path(sys.argv[2]).write_text("\n".join([*lines, ""]), encoding="utf-8")
