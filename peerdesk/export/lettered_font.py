"""A bundled font in which a shape can stand for other letters than its own.

Importing this module imports ReportLab, so it is imported inside functions. Source: ISO 32000-1:2008, 9.10.3
(ToUnicode CMaps).
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Any

from reportlab.pdfbase.pdfmetrics import registerFont
from reportlab.pdfbase.ttfonts import SUBSETN, TTFont

from peerdesk.resource_files import resource

_FIRST_CODE = 0xF0000
"""Of the private characters by which ReportLab knows a shape with its letters; none comes into a file."""


class LetteredFont(TTFont):  # type: ignore[misc]
    """A font for ReportLab whose subsets say of each shape for which letters it stands."""

    def __init__(self, name: str) -> None:
        super().__init__(name, str(resource("fonts", f"{name}.ttf")), asciiReadable=False)
        self._letters: dict[int, str] = {}
        self._codes: dict[tuple[int, str], str] = {}

    def glyph_of(self, character: str) -> int:
        """The number of a character's own shape."""
        return int(self.face.charToGlyph[ord(character)])

    def width_of(self, glyph: int) -> float:
        """The advance of a shape, in thousandths of the size."""
        advance, em = float(self.face.hmetrics[glyph][0]), float(self.face.unitsPerEm)
        return advance * 1000 / em

    def code(self, glyph: int, letters: str) -> str:
        """The character to write for a shape that stands for these letters."""
        known = self._codes.get((glyph, letters))
        if known is None:
            code = _FIRST_CODE + len(self._codes)
            known = self._codes[glyph, letters] = chr(code)
            self._letters[code] = letters
            self.face.charToGlyph[code] = glyph
            self.face.charWidths[code] = self.width_of(glyph)
        return known

    def addObjects(self, doc: Any) -> None:
        """Write the subsets used in a document."""
        subsets = [tuple(subset) for subset in self.state[doc].subsets]
        super().addObjects(doc)
        for number, subset in enumerate(subsets):
            if self._letters.keys().isdisjoint(subset):
                continue
            name = b"".join((SUBSETN(number), b"+", self.face.name, self.face.subfontNameX)).decode("ascii")
            texts = [self._letters.get(code, chr(code)) for code in subset]
            doc.idToObject[f"toUnicodeCMap:{name}"].content = _unicode_map(name, texts)


def _unicode_map(name: str, texts: Sequence[str]) -> str:
    pairs = [f"<{code:02X}> <{text.encode('utf-16-be').hex().upper()}>" for code, text in enumerate(texts)]
    parts = [pairs[start : start + 100] for start in range(0, len(pairs), 100)]
    return "\n".join(
        (
            "/CIDInit /ProcSet findresource begin", "12 dict begin", "begincmap",
            "/CIDSystemInfo", f"<< /Registry ({name})", f"/Ordering ({name})", "/Supplement 0", ">> def",
            f"/CMapName /{name} def", "/CMapType 2 def", "1 begincodespacerange",
            f"<00> <{len(texts) - 1:02X}>", "endcodespacerange",
            *(line for part in parts for line in (f"{len(part)} beginbfchar", *part, "endbfchar")),
            "endcmap", "CMapName currentdict /CMap defineresource pop", "end", "end",
        )
    )  # fmt: skip


@cache
def lettered_font(name: str) -> LetteredFont:
    """A bundled font, registered with ReportLab at the first call in a process."""
    font = LetteredFont(name)
    registerFont(font)
    return font
