"""Trains the tagger: without the name model, with it, or both.

    python .ci/deid/train.py CORPUS.jsonl [--model RAMPART_FOLDER] [--taught TEXTS] [--folds N] [--write]

--folds N trains N times on all but a part and tells how well the part is marked. --write trains on everything
and writes the weights to `resources/deid`. --taught adds sentences, one a line, that nobody marked; what the
name model in `resources/deid` says of them is learnt. --model trains the name model together with its
weights; it needs the folder of the published model (see `resources/deid/SOURCES.txt`). Needs torch and,
with --model, onnx; PeerDesk itself needs neither.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import torch
from torch import Tensor, nn

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(Path(__file__).parent)]

import encoder  # noqa: E402
import scoring  # noqa: E402
import weights  # noqa: E402
from notes import KINDS, training_notes  # noqa: E402

from peerdesk.deid.features import Observed, observe  # noqa: E402
from peerdesk.deid.name_model import name_model  # noqa: E402
from peerdesk.deid.tagger import judged  # noqa: E402
from peerdesk.deid.tagger import weights as tagger_weights  # noqa: E402
from tests.marked_notes import MarkedNote, own_notes  # noqa: E402

SEED = 7
RARE = 3
"""How often something must be seen to be learnt from."""

BATCH = 16
FORGET = 0.2
"""Share of what is seen that is left out at each look, so that nothing is relied on alone."""


@dataclass(frozen=True, slots=True)
class Example:
    """A note ready for learning.

    seen: by token, what was seen. tells: by token, how surely it tells somebody, -1 for ignored. answers: by
    token, index into KINDS, -1 for none.
    """

    note: MarkedNote
    spans: tuple[tuple[int, int], ...]
    seen: tuple[tuple[str, ...], ...]
    tells: tuple[float, ...]
    answers: tuple[int, ...]


def example(note: MarkedNote) -> Example:
    """Look at a note."""
    found = observe(note.text, note.language)
    kinds = [note.kind_at(start, end) for start, end in found.spans]
    tells = [
        -1.0 if note.is_ignored(a, b) else float(bool(k))
        for (a, b), k in zip(found.spans, kinds, strict=True)
    ]
    answers = [
        KINDS.index(kind) if kind and told > 0 else -1 for kind, told in zip(kinds, tells, strict=True)
    ]
    return Example(note, found.spans, _seen(found), tuple(tells), tuple(answers))


def taught(text: str) -> Example:
    """What the name model says of a text."""
    found = observe(text)
    scores = name_model().scores(text, found.spans)
    told = judged(found, tagger_weights("tagger_model"), 0.0, scores)
    answers = tuple(KINDS.index(one.kind) if one.probability > 0.5 else -1 for one in told)
    note = MarkedNote(text, (), (), "taught", text)
    return Example(note, found.spans, _seen(found), tuple(one.probability for one in told), answers)


def _seen(found: Observed) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple({"\t".join(one) for one in found.of(place)}) for place in range(len(found.spans)))


class Tagger(nn.Module):
    """Whether a token tells somebody, and its kind; from what was seen and, if given, the model."""

    def __init__(self, seen: int, folder: Path | None) -> None:
        super().__init__()
        self.seen = nn.EmbeddingBag(seen, 1 + len(KINDS), mode="sum", sparse=True)
        nn.init.zeros_(self.seen.weight)
        self.bias = nn.Parameter(torch.zeros(1 + len(KINDS)))
        self.encoder = encoder.Encoder(folder) if folder else None
        self.head = nn.Linear(encoder.WIDTH, 1 + len(KINDS)) if folder else None
        self.drop = nn.Dropout(0.2)

    def forward(self, examples: list[Example], ids: dict[str, int]) -> Tensor:
        """By token of all examples in a row: the logit of telling, then those of the kinds."""
        bags, offsets = [], []
        for one in examples:
            for seen in one.seen:
                kept = [ids[name] for name in seen if name in ids]
                if self.training:
                    kept = [number for number in kept if random.random() > FORGET]
                offsets.append(len(bags))
                bags += kept
        result = self.bias + self.seen(torch.tensor(bags), torch.tensor(offsets))
        if self.encoder is not None and self.head is not None:
            result = result + self.head(self.drop(self.encoder([(e.note.text, e.spans) for e in examples])))
        return result


def loss_of(logits: Tensor, tells: Tensor, answers: Tensor) -> Tensor:
    """Telling is learnt from every token, the kind from those that tell."""
    counts = tells >= 0
    telling = nn.functional.binary_cross_entropy_with_logits(logits[counts, 0], tells[counts])
    told = answers >= 0
    if not told.any():
        return telling
    return telling + nn.functional.cross_entropy(logits[told, 1:], answers[told]) * told.sum() / counts.sum()


def trained(examples: list[Example], folder: Path | None, rounds: int) -> tuple[Tagger, dict[str, int]]:
    """A tagger that has learnt from these examples."""
    random.seed(SEED)
    torch.manual_seed(SEED)
    counts = Counter(name for one in examples for seen in one.seen for name in seen)
    ids = {name: at for at, name in enumerate(sorted(n for n, count in counts.items() if count >= RARE))}
    tagger = Tagger(len(ids), folder)
    rate = 0.01 if folder else 0.02
    of_seen = torch.optim.SparseAdam([tagger.seen.weight], lr=rate)
    groups = [{"params": [tagger.bias, *(tagger.head.parameters() if tagger.head else ())], "lr": 1e-3}]
    if tagger.encoder is not None:
        groups.append({"params": list(tagger.encoder.parameters()), "lr": 8e-5})
    of_rest = torch.optim.AdamW(groups, weight_decay=0.01)
    starts = [group["lr"] for group in of_rest.param_groups]
    usable = [one for one in examples if one.spans]
    steps, step = rounds * (len(usable) // BATCH + 1), 0
    for turn in range(rounds):
        tagger.train()
        usable.sort(key=lambda one: len(one.spans) // 8 + random.random() * 3)
        batches = [usable[at : at + BATCH] for at in range(0, len(usable), BATCH)]
        random.shuffle(batches)
        total = 0.0
        for batch in batches:
            warm, left = min(1.0, step / (steps * 0.1)), max(0.03, 1 - step / steps)
            for group, start in zip(of_rest.param_groups, starts, strict=True):
                group["lr"] = start * warm * left
            of_seen.param_groups[0]["lr"] = rate * left
            tells = torch.tensor([told for one in batch for told in one.tells])
            answers = torch.tensor([answer for one in batch for answer in one.answers])
            loss = loss_of(tagger(batch, ids), tells, answers)
            of_rest.zero_grad()
            of_seen.zero_grad()
            loss.backward()
            if tagger.encoder is not None:
                nn.utils.clip_grad_norm_(tagger.encoder.parameters(), 1.0)
            of_rest.step()
            of_seen.step()
            total += loss.item()
            step += 1
        print(f"round {turn + 1}: {total / len(batches):.4f}", flush=True)
    return tagger.eval(), ids


@torch.no_grad()
def probabilities(tagger: Tagger, ids: dict[str, int], examples: list[Example]) -> list[list[list[float]]]:
    """By example and token: how likely it tells, then how likely each kind is."""
    found: list[list[list[float]]] = []
    for at in range(0, len(examples), BATCH):
        batch = examples[at : at + BATCH]
        filled = [one for one in batch if one.spans]
        logits = tagger(filled, ids) if filled else torch.zeros(0, 1 + len(KINDS))
        both = torch.cat([logits[:, :1].sigmoid(), logits[:, 1:].softmax(-1)], dim=1).tolist()
        for one in batch:
            found.append(both[: len(one.spans)])
            both = both[len(one.spans) :]
    return found


def main() -> None:
    """Train as asked."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("corpus", type=Path, nargs="+")
    parser.add_argument("--model", type=Path)
    parser.add_argument("--taught", type=Path)
    parser.add_argument("--folds", type=int, default=0)
    parser.add_argument("--only", type=int, help="so many of the folds only")
    parser.add_argument("--rounds", type=int, default=0)
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--keep", type=Path, help="write the predictions of the folds here")
    asked = parser.parse_args()
    rounds = asked.rounds or (5 if asked.model else 8)
    examples = [example(note) for note in training_notes(asked.corpus)]
    lines = asked.taught.read_text(encoding="utf-8").splitlines() if asked.taught else []
    more = [taught(line) for line in lines]
    if asked.folds:
        kin = sorted({one.note.kin for one in examples})
        random.Random(SEED).shuffle(kin)
        part = {name: at % asked.folds for at, name in enumerate(kin)}
        apart = [example(note) for note in own_notes("technical_heldout")]
        judged = []
        for fold in range(asked.only or asked.folds):
            tagger, ids = trained(
                [*(o for o in examples if part[o.note.kin] != fold), *more], asked.model, rounds
            )
            tested = [one for one in examples if part[one.note.kin] == fold] + (apart if fold == 0 else [])
            judged += list(zip(tested, probabilities(tagger, ids, tested), strict=True))
        if asked.keep:
            torch.save([(o.note, o.spans, p) for o, p in judged], asked.keep)
        scoring.report([(o.note, o.spans, p) for o, p in judged])
    if asked.write:
        tagger, ids = trained([*examples, *more], asked.model, rounds)
        name = "tagger_model.txt" if asked.model else "tagger.txt"
        weights.write(ROOT / "resources" / "deid" / name, tagger.bias, tagger.seen.weight, ids)
        if tagger.encoder is not None and tagger.head is not None:
            tagger.encoder.write(ROOT / "resources" / "deid" / "names.npz", tagger.head)


if __name__ == "__main__":
    main()
