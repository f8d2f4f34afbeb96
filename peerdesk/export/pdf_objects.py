"""Every object of an opened PDF: the strings and names in it, and what a paper should not have.

Nothing is decoded that would unpack to more than a paper can hold.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from peerdesk.export.passages import Passage, loose_texts, spaced, without_tags
from peerdesk.export.pdf_words import FORMAT_WORDS


class Objects:
    """Goes through a file once. passages: its texts. problems: keys. pdf: as pikepdf opened it."""

    def __init__(self, pdf: Any) -> None:
        import pikepdf

        self.passages: list[Passage] = []
        self.problems: set[str] = set()
        self._names: set[str] = set()
        self._met: set[tuple[int, int]] = set()
        self._info = pdf.trailer.get("/Info", pikepdf.Dictionary())
        self._read_info()
        self._go(pdf.trailer, "/Trailer")
        self._read_lost(pdf)
        for name in sorted(self._names):
            self._read_name(name)

    def _read_info(self) -> None:
        for key, value in self._info.items():
            self.passages.append(Passage("metadata", str(value)))
            if str(key) != "/Title":
                self.problems.add(_INFO.get(str(key), "has_metadata"))
                self._names.add(str(key))
        if self._info.is_indirect:
            self._met.add(self._info.objgen)

    def _read_lost(self, pdf: Any) -> None:
        """Objects that nothing refers to: what an earlier version of the file had."""
        for thing in pdf.objects:
            if not _is_container_or_text(thing) or thing.objgen in self._met or _is_of_the_file(thing):
                continue
            self.problems.add("has_old_revision")
            self._go(thing, "/Lost")

    def _go(self, start: Any, key: str) -> None:
        """Take down an object and all that it refers to. key: under which it stands."""
        import pikepdf

        waiting = [(start, key)]
        while waiting:
            thing, key = waiting.pop()
            if thing.is_indirect:
                if thing.objgen in self._met:
                    continue
                self._met.add(thing.objgen)
            if isinstance(thing, pikepdf.Dictionary | pikepdf.Stream):
                self._read(thing, key)
                children = [(child, str(name)) for name, child in thing.items() if str(name) != "/Info"]
            elif isinstance(thing, pikepdf.Array):
                children = [(child, key) for child in thing]
            else:
                self._read_single(thing, key)
                continue
            for child, name in children:
                if _is_container(child):
                    waiting.append((child, name))
                elif isinstance(thing, pikepdf.Array) or getattr(child, "is_indirect", False):
                    self._read_single(child, name)

    def _read_single(self, thing: Any, key: str) -> None:
        """A string or name that stands in an array, or alone."""
        import pikepdf

        if isinstance(thing, pikepdf.String) and key != "/ID":
            self.passages.append(Passage(_LISTED.get(key, "string"), str(thing)))
        elif isinstance(thing, pikepdf.Name):
            self._names.add(name_of(thing))
        if getattr(thing, "is_indirect", False):
            self._met.add(thing.objgen)

    def _read(self, holder: Any, key: str) -> None:
        import pikepdf

        for name, value in holder.items():
            self._names.add(str(name))
            if isinstance(value, pikepdf.Name):
                self._names.add(name_of(value))
            elif isinstance(value, pikepdf.String) and not _is_technical(holder, str(name), str(value)):
                self.passages.append(Passage(_place(holder, str(name), key), str(value)))
        self.problems.update(_problems(holder))
        if isinstance(holder, pikepdf.Stream):
            self._read_stream(holder, key)

    def _read_stream(self, stream: Any, key: str) -> None:
        kind = str(stream.get("/Type", ""))
        if kind == "/Metadata":
            text = stream.read_bytes().decode("utf-8", "replace")
            self.passages += [Passage("metadata", without_tags(text)), Passage("metadata", text)]
            self.problems |= _problems_of_xmp(text)
        elif kind == "/EmbeddedFile" or key in ("/EF", "/AF"):
            self.problems.add("has_attachments")
            self.passages += loose_texts("attachment", stream.read_bytes())
        elif key in _WORDY and "/Subtype" not in stream:
            self.passages += loose_texts(_WORDY[key], stream.read_bytes())

    def _read_name(self, name: str) -> None:
        """A name that the format does not have: of a font, a destination, a layer, or somebody's own."""
        text = _SUBSET.sub("", name.removeprefix("/"))
        if text not in FORMAT_WORDS and len(text) > 2:
            self.passages.append(Passage("name", spaced(text)))


def name_of(thing: Any) -> str:
    """A name of the file as text; one that is not in UTF-8 is taken for Latin."""
    try:
        return str(thing)
    except UnicodeDecodeError:
        written = thing.unparse().decode("ascii", "replace")
        return _CODED.sub(lambda match: chr(int(match[1], 16)), written)


_CODED = re.compile("#([0-9A-Fa-f]{2})")
_SUBSET = re.compile(r"^[A-Z]{6}\+")
_WORDY = {"/JS": "script", "/XFA": "form", "/RV": "annotation", "/RC": "annotation", "/V": "form"}
_WORDY |= {"/Private": "string", "/Lost": "string"}
"""Where streams stand that hold words, and what those are."""

_LISTED = {"/Names": "link", "/XFA": "form", "/Opt": "form", "/V": "form"}


def _is_container(thing: Any) -> bool:
    import pikepdf

    return isinstance(thing, pikepdf.Dictionary | pikepdf.Stream | pikepdf.Array)


def _is_container_or_text(thing: Any) -> bool:
    import pikepdf

    return _is_container(thing) or isinstance(thing, pikepdf.String | pikepdf.Name)


def _is_of_the_file(thing: Any) -> bool:
    """Whether an object only says how the file is packed; nothing refers to it. Source: ISO 32000-1, 7.5."""
    import pikepdf

    if not isinstance(thing, pikepdf.Dictionary | pikepdf.Stream):
        return False
    return str(thing.get("/Type", "")) in ("/ObjStm", "/XRef") or "/Linearized" in thing


_PLACES = {"/URI": "link", "/JS": "script", "/V": "form", "/DV": "form", "/TU": "form"}
_ALOUD = {"/Alt", "/ActualText", "/E", "/T", "/ID", "/Lang"}
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z]{4})?(-[A-Za-z]{2}|-\d{3})?")


def _is_technical(holder: Any, key: str, value: str) -> bool:
    """Whether a string is no text but a language tag or the name of a character set.

    Their "GB" or "Adobe" stands in every such file, whoever has these initials or works there. Source:
    ISO 32000-1, 9.7.3 and 14.9.2.
    """
    if key == "/Lang":
        return _LANGUAGE.fullmatch(value) is not None
    known = {"/Registry": ("Adobe",), "/Ordering": ("Identity", "UCS")}
    return "/Supplement" in holder and value in known.get(key, ())


def _place(holder: Any, key: str, above: str) -> str:
    """What holds a string. key: its own; above: that of the dictionary it stands in."""
    if key in _PLACES:
        return _PLACES[key]
    if key in _ALOUD and "/P" in holder and ("/S" in holder or "/K" in holder):
        return "structure"
    if key == "/P" and above == "/Nums":
        return "page_label"
    if key == "/Title" and ("/Parent" in holder or "/Dest" in holder):
        return "outline"
    if "/Subtype" in holder and "/Rect" in holder:
        return "annotation"
    return "attachment" if key in ("/F", "/UF", "/Desc") else "string"


_INFO = {
    "/CreationDate": "has_dates",
    "/ModDate": "has_dates",
    "/Producer": "has_producer",
    "/Creator": "has_producer",
    "/Author": "has_author",
}

_KEYS = {
    "/Annots": "has_annotations",
    "/AcroForm": "has_form",
    "/EmbeddedFiles": "has_attachments",
    "/AF": "has_attachments",
    "/JavaScript": "has_scripts",
    "/JS": "has_scripts",
    "/OpenAction": "has_scripts",
    "/AA": "has_scripts",
    "/OCProperties": "has_layers",
    "/PieceInfo": "has_private_data",
    "/LastModified": "has_dates",
}

_DRAWN_FONTS = ("/Type1", "/MMType1", "/TrueType", "/CIDFontType0", "/CIDFontType2")


def _problems(holder: Any) -> Iterator[str]:
    import pikepdf

    for key, value in holder.items():
        is_empty = isinstance(value, pikepdf.Array | pikepdf.Dictionary) and not len(value)
        if str(key) in _KEYS and not is_empty:
            yield _KEYS[str(key)]
    if holder.get("/Type") == "/Font" and str(holder.get("/Subtype")) in _DRAWN_FONTS:
        descriptor = holder.get("/FontDescriptor") or {}
        if not any(key in descriptor for key in ("/FontFile", "/FontFile2", "/FontFile3")):
            yield "font_not_embedded"


_XMP_NAME = re.compile(r"(?:<|\s)([A-Za-z]\w*:[A-Za-z]\w*)(?=[\s=>/])")
_XMP_ALLOWED = re.compile(r"(x|rdf|xml|xmlns):|dc:(title|language|format)$|pdfuaid:|pdfaid:")


def _problems_of_xmp(text: str) -> set[str]:
    problems = set()
    for name in _XMP_NAME.findall(text):
        if _XMP_ALLOWED.match(name):
            continue
        if name.endswith("Date"):
            problems.add("has_dates")
        elif name.endswith(("Producer", "CreatorTool")):
            problems.add("has_producer")
        else:
            problems.add("has_author" if name == "dc:creator" else "has_metadata")
    return problems
