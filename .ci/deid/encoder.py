"""The published name model as a network that can learn on, and as a small file when it has.

The file is read by `peerdesk.deid.network`.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn

from peerdesk.deid.word_pieces import FIRST, LAST, first_pieces, pieces, vocabulary

WIDTH, HEADS, LAYERS, INNER = 384, 12, 6, 1536
LONGEST = 254
"""Pieces of a note that are learnt from; longer ones are cut."""

Note = tuple[str, Sequence[tuple[int, int]]]


class Encoder(nn.Module):
    """Six layers that turn pieces of texts into vectors; gives that of each token's first piece."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        known = published(folder)
        self.words = _embedding(known["bert.embeddings.word_embeddings.weight"])
        self.positions = _embedding(known["bert.embeddings.position_embeddings.weight"])
        self.kind = nn.Parameter(torch.tensor(known["bert.embeddings.token_type_embeddings.weight"][0]))
        self.norm = _norm(known, "bert.embeddings.LayerNorm")
        self.layers = nn.ModuleList(Layer(known, f"bert.encoder.layer.{at}") for at in range(LAYERS))
        self.drop = nn.Dropout(0.1)

    def vectors(self, numbers: Tensor, there: Tensor | None = None) -> Tensor:
        """Vectors of pieces, one text a row. there: False where a row is longer than its text."""
        places = torch.arange(numbers.shape[1])
        found = self.drop(self.norm(self.words(numbers) + self.positions(places)[None] + self.kind))
        for layer in self.layers:
            found = layer(found, there)
        return found

    def forward(self, notes: Sequence[Note]) -> Tensor:
        """The vectors of all tokens of these notes in a row."""
        cut = [pieces(text) for text, _ in notes]
        known = vocabulary()
        rows = [[known[FIRST], *one.numbers[:LONGEST], known[LAST]] for one in cut]
        longest = max(map(len, rows))
        numbers = torch.tensor([row + [0] * (longest - len(row)) for row in rows])
        there = torch.tensor([[True] * len(row) + [False] * (longest - len(row)) for row in rows])
        lines, columns = [], []
        for line, ((_, tokens), one) in enumerate(zip(notes, cut, strict=True)):
            lines += [line] * len(tokens)
            columns += first_pieces(tokens, one.spans[:LONGEST])
        return self.vectors(numbers, there)[torch.tensor(lines), torch.tensor(columns)]

    def write(self, path: Path, head: nn.Linear) -> None:
        """Write the network with its head, tables and matrices as 8-bit numbers with a scale a row."""
        kept: dict[str, np.ndarray] = {}
        for name, values in {**self.state_dict(), **_named("head", head)}.items():
            plain = values.detach().numpy()
            if name == "positions.weight":
                kept["positions"] = (plain + self.kind.detach().numpy()).astype(np.float16)
            elif name == "words.weight":
                kept["words"], scales = _in_8_bits(plain)
                kept["words.scales"] = scales
            elif plain.ndim == 2:
                kept[name], scales = _in_8_bits(plain)
                kept[f"{name}.scales"] = scales
            elif name != "kind":
                kept[name] = plain
        np.savez(path, **kept)


def _named(name: str, part: nn.Linear) -> dict[str, Tensor]:
    return {f"{name}.{key}": value for key, value in part.state_dict().items()}


def _in_8_bits(values: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Whole numbers of -127 to 127 and the scale of each row."""
    scales = np.maximum(np.abs(values).max(1, keepdims=True) / 127, 1e-12).astype(np.float32)
    return np.round(values / scales).astype(np.int8), scales


class Layer(nn.Module):
    """One layer: attention and a network of two steps, each added to what came in."""

    def __init__(self, known: dict[str, np.ndarray], name: str) -> None:
        super().__init__()
        self.query, self.key, self.value = (
            _linear(known, f"{name}.attention.self.{part}") for part in ("query", "key", "value")
        )
        self.mix, self.mix_norm = (
            _linear(known, f"{name}.attention.output.dense"),
            _norm(known, f"{name}.attention.output.LayerNorm"),
        )
        self.widen = _linear(known, f"{name}.intermediate.dense")
        self.narrow, self.norm = (
            _linear(known, f"{name}.output.dense"),
            _norm(known, f"{name}.output.LayerNorm"),
        )
        self.drop = nn.Dropout(0.1)

    def forward(self, vectors: Tensor, there: Tensor | None) -> Tensor:
        """The vectors after this layer."""
        rows, length, _ = vectors.shape

        def split(part: Tensor) -> Tensor:
            return part.view(rows, length, HEADS, WIDTH // HEADS).transpose(1, 2)

        scores = split(self.query(vectors)) @ split(self.key(vectors)).transpose(-1, -2)
        scores = scores / (WIDTH // HEADS) ** 0.5
        if there is not None:
            scores = scores.masked_fill(~there[:, None, None, :], -1e9)
        seen = self.drop(scores.softmax(-1)) @ split(self.value(vectors))
        seen = seen.transpose(1, 2).reshape(rows, length, WIDTH)
        vectors = self.mix_norm(vectors + self.drop(self.mix(seen)))
        inner = self.narrow(nn.functional.gelu(self.widen(vectors)))
        return self.norm(vectors + self.drop(inner))


def published(folder: Path) -> dict[str, np.ndarray]:
    """The weights of the published model as plain numbers, by the names its authors gave them."""
    import onnx
    from onnx import numpy_helper

    graph = onnx.load(folder / "onnx" / "model_q4.onnx").graph
    kept = {one.name: numpy_helper.to_array(one) for one in graph.initializer}
    after: dict[str, list[onnx.NodeProto]] = {}
    for node in graph.node:
        for name in node.input:
            after.setdefault(name, []).append(node)
    found = {name: kept[name] for name in kept if name.endswith((".bias", "LayerNorm.weight"))}
    for node in graph.node:
        if node.op_type == "MatMulNBits":
            size = {one.name: one.i for one in node.attribute}
            packed, scales = kept[node.input[1]], kept[node.input[2]].reshape(size["N"], -1)
            halves = np.stack([packed & 15, packed >> 4], -1)
            blocks = halves.reshape(size["N"], -1, size["block_size"]).astype(np.float32) - 8
            add = next(one for one in after[node.output[0]] if one.op_type == "Add")
            bias = next(name for name in add.input if name.endswith("bias"))
            weight = (blocks * scales[:, :, None]).reshape(size["N"], size["K"])
            found[bias.replace(".bias", ".weight")] = weight
    for part in ("word", "position", "token_type"):
        name = f"bert.embeddings.{part}_embeddings.weight"
        packed, scale, zero = kept[f"{name}_quantized"], kept[f"{name}_scale"], kept[f"{name}_zero_point"]
        found[name] = (packed.astype(np.float32) - zero.astype(np.float32)) * scale
    return found


def _embedding(weight: np.ndarray) -> nn.Embedding:
    return nn.Embedding.from_pretrained(torch.tensor(weight), freeze=False)


def _linear(known: dict[str, np.ndarray], name: str) -> nn.Linear:
    weight, bias = (torch.tensor(known[f"{name}.{part}"].copy()) for part in ("weight", "bias"))
    made = nn.Linear(weight.shape[1], weight.shape[0])
    made.weight.data, made.bias.data = weight, bias
    return made


def _norm(known: dict[str, np.ndarray], name: str) -> nn.LayerNorm:
    made = nn.LayerNorm(WIDTH, eps=1e-12)
    made.weight.data, made.bias.data = (
        torch.tensor(known[f"{name}.{part}"].copy()) for part in ("weight", "bias")
    )
    return made
