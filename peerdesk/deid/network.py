"""A small network that reads a sentence and scores its words.

Six layers of BERT (Devlin et al. 2019) with 12 heads, run by numpy: a sentence takes some milliseconds, and a
runtime for networks would be twice as large as numpy for no gain that a person could see. The weights lie in
`resources/deid/names.npz` as 8-bit numbers with a scale a row; their source is told in `SOURCES.txt` there.
Only `name_model` imports this module, when the network is first wanted.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from peerdesk.deid.word_pieces import FIRST, LAST, first_pieces, pieces, vocabulary
from peerdesk.resource_files import resource

Numbers = NDArray[np.float32]

LAYERS, HEADS, WIDTH = 6, 12, 384
LONGEST = 500
"""Pieces read at once; the network knows 512 places."""

_TINY = 1e-12
_WORDS = "words"
"""The one table that stays in 8 bits: a text needs a few of its rows."""


@dataclass(frozen=True, slots=True)
class NameModel:
    """A network that is ready. weights: by name. words: vectors of pieces in 8 bits. scales: of each one."""

    weights: Mapping[str, Numbers] = field(repr=False)
    words: NDArray[np.int8] = field(repr=False)
    scales: Numbers = field(repr=False)

    def scores(self, text: str, spans: Sequence[tuple[int, int]]) -> list[list[float]]:
        """By token: the score of telling somebody, then those of `tagger.KINDS`."""
        cut = pieces(text)
        known = vocabulary()
        rows = self.read([known[FIRST], *cut.numbers[:LONGEST], known[LAST]]).tolist()
        return [rows[at] for at in first_pieces(spans, cut.spans[:LONGEST])]

    def read(self, numbers: Sequence[int]) -> Numbers:
        """The scores of each piece of a text."""
        weights = self.weights
        at = np.array(numbers)
        vectors = self.words[at] * self.scales[at] + weights["positions"][: len(at)]
        vectors = self._norm(vectors, "norm")
        for layer in range(LAYERS):
            name = f"layers.{layer}."
            mixed = self._linear(self._attention(vectors, name), f"{name}mix")
            vectors = self._norm(vectors + mixed, f"{name}mix_norm")
            inner = self._linear(_gelu(self._linear(vectors, f"{name}widen")), f"{name}narrow")
            vectors = self._norm(vectors + inner, f"{name}norm")
        return self._linear(vectors, "head")

    def _attention(self, vectors: Numbers, name: str) -> Numbers:
        """What each piece takes from the others."""
        query, key, value = (
            self._linear(vectors, name + part).reshape(-1, HEADS, WIDTH // HEADS).swapaxes(0, 1)
            for part in ("query", "key", "value")
        )
        scores = query @ key.swapaxes(1, 2) * np.float32((WIDTH // HEADS) ** -0.5)
        scores = np.exp(scores - scores.max(-1, keepdims=True))
        taken: Numbers = scores / scores.sum(-1, keepdims=True) @ value
        return taken.swapaxes(0, 1).reshape(-1, WIDTH)

    def _linear(self, vectors: Numbers, name: str) -> Numbers:
        result: Numbers = vectors @ self.weights[f"{name}.weight"] + self.weights[f"{name}.bias"]
        return result

    def _norm(self, vectors: Numbers, name: str) -> Numbers:
        vectors = vectors - vectors.mean(-1, keepdims=True)
        spread = np.sqrt((vectors * vectors).mean(-1, keepdims=True) + np.float32(_TINY))
        result: Numbers = vectors / spread * self.weights[f"{name}.weight"] + self.weights[f"{name}.bias"]
        return result


def _gelu(values: Numbers) -> Numbers:
    """Source: Hendrycks and Gimpel 2016, the form with tanh."""
    inner = np.float32(0.7978846) * (values + np.float32(0.044715) * values * values * values)
    result: Numbers = np.float32(0.5) * values * (1 + np.tanh(inner))
    return result


def load() -> NameModel:
    """Read the weights, one after the other, so that little more is taken than what stays."""
    weights: dict[str, Numbers] = {}
    with np.load(resource("deid", "names.npz")) as kept:
        words, scales = kept[_WORDS], kept[f"{_WORDS}.scales"]
        for name in kept.files:
            if name == _WORDS or name.endswith(".scales"):
                continue
            if f"{name}.scales" in kept:
                plain = np.multiply(kept[name], kept[f"{name}.scales"], dtype=np.float32)
                weights[name] = np.ascontiguousarray(plain.T)
            else:
                weights[name] = kept[name].astype(np.float32)
    return NameModel(weights, words, scales)
