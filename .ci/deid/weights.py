"""Writes the weights of the tagger as text."""

from __future__ import annotations

from pathlib import Path

from torch import Tensor

SCALE = 100
LEAST = 4
"""Weights closer to nothing, in hundredths, are left out."""


def write(path: Path, bias: Tensor, weight: Tensor, ids: dict[str, int]) -> None:
    """One line for each thing seen: group, string, weight of telling, weights of the kinds, in hundredths."""
    whole = (weight.detach() * SCALE).round().int().tolist()
    first = " ".join(str(round(value * SCALE)) for value in bias.tolist())
    lines = [f"bias\t{first}"]
    for name, at in sorted(ids.items()):
        values = [value if abs(value) >= LEAST else 0 for value in whole[at]]
        if any(values):
            lines.append(f"{name}\t{' '.join(map(str, values))}")
    path.write_text("\n".join([*lines, ""]), encoding="utf-8")
