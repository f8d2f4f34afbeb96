"""The published name model as a network that can learn on, and as a small file when it has."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn

from peerdesk.deid.word_pieces import FIRST, LAST, pieces, vocabulary

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

    def write(self, target: Path, head: nn.Linear) -> None:
        """Write the network with its head as an ONNX file of 8-bit weights."""
        from onnxruntime.quantization import QuantType, quantize_dynamic

        whole = _Whole(self, head).eval()
        with tempfile.TemporaryDirectory() as folder:
            plain = Path(folder) / "plain.onnx"
            torch.onnx.export(
                whole, (torch.ones(1, 12, dtype=torch.long),), str(plain), input_names=["pieces"],
                output_names=["scores"], dynamic_axes={"pieces": {1: "n"}, "scores": {1: "n"}}, dynamo=False,
                opset_version=17,
            )  # fmt: skip
            quantize_dynamic(plain, target / "names.onnx", weight_type=QuantType.QInt8, per_channel=True)


class _Whole(nn.Module):
    def __init__(self, encoder: Encoder, head: nn.Linear) -> None:
        super().__init__()
        self.encoder, self.head = encoder, head

    def forward(self, numbers: Tensor) -> Tensor:
        return self.head(self.encoder.vectors(numbers))


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


def first_pieces(tokens: Sequence[tuple[int, int]], spans: Sequence[tuple[int, int]]) -> list[int]:
    """By token, the row of its first piece; 0, the mark of the beginning, where it has none."""
    found, at = [], 0
    for start, end in tokens:
        while at < len(spans) and spans[at][1] <= start:
            at += 1
        found.append(at + 1 if at < len(spans) and spans[at][0] < end else 0)
    return found


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
