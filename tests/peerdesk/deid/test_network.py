"""The network against the same sums done one number at a time, and against what it has learnt."""

from __future__ import annotations

import math
from itertools import pairwise

import numpy as np
import pytest

from peerdesk.deid.name_model import name_model
from peerdesk.deid.network import HEADS, LAYERS, WIDTH, NameModel, _gelu
from peerdesk.deid.tagger import KINDS
from peerdesk.deid.word_pieces import FIRST, LAST, UNKNOWN, first_pieces, pieces, vocabulary
from peerdesk.resource_files import resource


@pytest.fixture(scope="module")
def model() -> NameModel:
    return name_model()


def _plainly(model: NameModel, numbers: list[int]) -> np.ndarray:
    """The sums of the network in double precision, head by head and row by row."""
    known = {name: values.astype(np.float64) for name, values in model.weights.items()}

    def linear(rows: np.ndarray, name: str) -> np.ndarray:
        return np.array([row @ known[f"{name}.weight"] + known[f"{name}.bias"] for row in rows])

    def norm(rows: np.ndarray, name: str) -> np.ndarray:
        made = [(row - row.mean()) / math.sqrt(row.var() + 1e-12) for row in rows]
        return np.array(made) * known[f"{name}.weight"] + known[f"{name}.bias"]

    def attention(rows: np.ndarray, name: str) -> np.ndarray:
        query, key, value = (linear(rows, name + part) for part in ("query", "key", "value"))
        size, taken = WIDTH // HEADS, np.zeros_like(rows)
        for head in range(HEADS):
            part = slice(head * size, (head + 1) * size)
            for at in range(len(rows)):
                likeness = np.exp(key[:, part] @ query[at, part] / math.sqrt(size))
                taken[at, part] = likeness / likeness.sum() @ value[:, part]
        return taken

    def gelu(rows: np.ndarray) -> np.ndarray:
        inner = np.tanh(math.sqrt(2 / math.pi) * (rows + 0.044715 * rows**3))
        return np.asarray(0.5 * rows * (1 + inner))

    start = [model.words[n].astype(float) * float(model.scales[n][0]) for n in numbers]
    rows = norm(np.array(start) + known["positions"][: len(numbers)], "norm")
    for layer in range(LAYERS):
        name = f"layers.{layer}."
        rows = norm(rows + linear(attention(rows, name), f"{name}mix"), f"{name}mix_norm")
        inner = gelu(linear(rows, f"{name}widen"))
        rows = norm(rows + linear(inner, f"{name}narrow"), f"{name}norm")
    result: np.ndarray = linear(rows, "head")
    return result


def test_it_gives_the_same_as_the_sums_done_plainly(model: NameModel) -> None:
    known = vocabulary()
    numbers = [known[FIRST], *pieces("Anna met Bo at Acme in Lyon.").numbers, known[LAST]]
    assert np.allclose(model.read(numbers), _plainly(model, numbers), atol=2e-3)


def test_weights_are_read_with_the_scale_of_their_row(model: NameModel) -> None:
    with np.load(resource("deid", "names.npz")) as kept:
        written = kept["layers.3.widen.weight"].astype(np.float32)
        scales = kept["layers.3.widen.weight.scales"]
    assert np.array_equal(model.weights["layers.3.widen.weight"], (written * scales).T)


def test_the_scores_of_a_token_are_those_of_its_first_piece(model: NameModel) -> None:
    text = "Zbigniewowski left"
    (first, last) = model.scores(text, [(0, 13), (14, 18)])
    known = vocabulary()
    cut = pieces(text)
    rows = model.read([known[FIRST], *cut.numbers, known[LAST]])
    assert len(cut.numbers) > 2
    assert np.allclose(first, rows[1], atol=1e-4)
    assert np.allclose(last, rows[len(cut.numbers)], atol=1e-4)
    assert len(first) == 1 + len(KINDS)


def test_a_name_scores_higher_than_a_plain_word(model: NameModel) -> None:
    name, word = model.scores("Yesterday leidy came", [(10, 15), (16, 20)])
    assert name[0] > word[0] + 2
    assert KINDS[int(np.argmax(name[1:]))] == "PER"


@pytest.mark.parametrize(("value", "result"), [(0.0, 0.0), (1.0, 0.841192), (-1.0, -0.158808), (9.0, 9.0)])
def test_the_gate_has_its_published_values(value: float, result: float) -> None:
    assert float(_gelu(np.array([value], np.float32))[0]) == pytest.approx(result, abs=1e-5)


def _cut(text: str) -> list[str]:
    names = {number: piece for piece, number in vocabulary().items()}
    return [names[number] for number in pieces(text).numbers]


def test_pieces_are_lower_case_without_accents_and_signs_stand_alone() -> None:
    assert _cut("Café, NO!") == ["cafe", ",", "no", "!"]


def test_pieces_join_to_the_word_and_tell_its_places() -> None:
    text = "at Zbigniewowski’s"
    cut = _cut(text)
    word = [piece for piece in cut if piece not in ("at", "’", "s")]
    assert "".join(piece.removeprefix("##") for piece in word) == "zbigniewowski"
    spans = pieces(text).spans
    assert (spans[0], spans[1][0]) == ((0, 2), 3)
    assert all(one[1] <= other[0] for one, other in pairwise(spans))


def test_what_no_piece_fits_is_unknown() -> None:
    assert _cut("x" * 101) == [UNKNOWN]
    assert _cut("") == []


def test_chinese_characters_stand_alone() -> None:
    assert len(pieces("王伟").numbers) == 2


def test_a_token_without_a_piece_has_that_of_the_beginning() -> None:
    assert first_pieces([(0, 2), (2, 4), (9, 10)], [(0, 2), (3, 4)]) == [1, 2, 0]
