"""Reads one part of a Word document: every text of its paragraphs, attributes and names, and what it tells.

Names are compared without their namespace, so that neither the transitional nor the strict form, nor another
prefix, hides anything. Source of names: ECMA-376-1:2016, 17; [MS-DOCX] for those of later versions.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import Enum, auto
from xml.parsers import expat

from peerdesk.domain.errors import BadInput
from peerdesk.export.passages import Passage, spaced

MAX_DEPTH = 400
"""Most elements inside one another. Chosen: Word writes some thirty."""


class _State(Enum):
    """What a stretch of a paragraph is besides its words."""

    PLAIN = auto()
    DELETED = auto()
    INSERTED = auto()
    HIDDEN = auto()


@dataclass(slots=True)
class _Paragraph:
    number: int
    where: str
    pieces: list[tuple[_State, str]] = field(default_factory=list, repr=False)
    codes: list[str] = field(default_factory=lambda: [""], repr=False)

    def view(self, *left_out: _State) -> str:
        return "".join(text for state, text in self.pieces if state not in left_out)

    def passages(self) -> Iterator[Passage]:
        """What a reader sees, and each other way to read the paragraph."""
        seen = self.view(_State.DELETED, _State.HIDDEN)
        yield Passage(self.where, seen, self.number)
        if any(state is not _State.PLAIN for state, _ in self.pieces):
            yield Passage("revision", self.view(_State.DELETED), self.number)
            yield Passage("revision", self.view(_State.INSERTED), self.number)
            yield Passage("hidden", self.view(), self.number)
            yield from (Passage("hidden", text) for state, text in self.pieces if state is not _State.PLAIN)
        yield from (Passage("field", code, self.number) for code in self.codes)


_PLACES = {
    "document": "paragraph",
    "hdr": "header",
    "ftr": "footer",
    "footnotes": "footnote",
    "endnotes": "endnote",
    "comments": "comment",
    "coreProperties": "metadata",
    "Properties": "metadata",
    "people": "metadata",
    "Relationships": "link",
    "Types": "string",
    "styles": "style",
    "numbering": "style",
    "fonts": "style",
    "theme": "style",
    "settings": "setting",
    "webSettings": "setting",
    "glossaryDocument": "string",
}
"""Where a text is, by the outermost element of its part."""

_OURS = (
    "http://schemas.openxmlformats.org/", "http://schemas.microsoft.com/", "http://purl.org/",
    "http://purl.oclc.org/ooxml/", "http://www.w3.org/", "urn:schemas-microsoft-com:",
)  # fmt: skip
"""How the namespaces of Word's own parts begin; what follows is searched like any other text."""

_CHANGED = {"del", "moveFrom"}
_ADDED = {"ins", "moveTo"}
_CODE_TEXT = {"instrText", "delInstrText"}
_TEXT = {"t", "delText"}
_MARKS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "ptab": "\t"}

_ELEMENTS = {
    "rsids": "has_private_data",
    "rsid": "has_private_data",
    "docId": "has_private_data",
    "docVars": "has_private_data",
    "mailMerge": "has_private_data",
    "glossaryDocument": "has_private_data",
    "commentReference": "has_comments",
    "commentRangeStart": "has_comments",
    "comment": "has_comments",
    "commentEx": "has_comments",
    "person": "has_author",
    "hyperlink": "has_annotations",
    "ffData": "has_form",
    "object": "has_attachments",
    "altChunk": "has_attachments",
    "control": "has_scripts",
    "moveFromRangeStart": "has_revisions",
    "moveToRangeStart": "has_revisions",
    "cellIns": "has_revisions",
    "cellDel": "has_revisions",
    "cellMerge": "has_revisions",
}
_PROPERTIES = {
    "creator": "has_author",
    "lastModifiedBy": "has_author",
    "Manager": "has_author",
    "Company": "has_author",
    "created": "has_dates",
    "modified": "has_dates",
    "lastPrinted": "has_dates",
    "TotalTime": "has_dates",
    "Application": "has_producer",
    "AppVersion": "has_producer",
    "Template": "has_producer",
}
_CODES = {
    "HYPERLINK": "has_annotations",
    "INCLUDETEXT": "has_external",
    "INCLUDEPICTURE": "has_external",
    "INCLUDE": "has_external",
    "IMPORT": "has_external",
    "LINK": "has_external",
    "RD": "has_external",
    "DATABASE": "has_external",
    "DDE": "has_external",
    "DDEAUTO": "has_external",
    "MACROBUTTON": "has_scripts",
    "FORMTEXT": "has_form",
    "FORMCHECKBOX": "has_form",
    "FORMDROPDOWN": "has_form",
}
_ATTRIBUTES = {
    "descr": "alt_text",
    "alt": "alt_text",
    "title": "alt_text",
    "tooltip": "link",
    "anchor": "link",
    "instr": "field",
    "author": "metadata",
    "initials": "metadata",
}
_TECHNICAL = re.compile(
    r"-?[\d.]*\d(%|pt|in|cm|mm|pc|px)?|(?=.*\d)[0-9A-Fa-f]{6,8}|true|false|on|off|auto|rId\d+|preserve"
)
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z]{4})?(-[A-Za-z]{2}|-\d{3})?")


class PartReader:
    """Reads a part at once. passages: its texts. problems: keys. root: its outermost element.

    known: values and namespaces that stand in every paper, whoever has such a name or works there; they are
    not searched. lines: its paragraphs as a reader sees them, those in boxes where the box ends.
    """

    def __init__(self, data: bytes, known: frozenset[str]) -> None:
        self.root, self._known = "", known
        self.problems: set[str] = set()
        self.lines: list[str] = []
        self._found: dict[Passage, None] = {}
        self._open: list[str] = []
        self._paragraphs: list[_Paragraph] = []
        self._count = 0
        self._states: list[tuple[int, _State]] = []
        self._hidden_run: int | None = None
        self._loose: list[str] = []
        self._where = "custom_xml"
        self._read(data)

    @property
    def passages(self) -> list[Passage]:
        """Every text of the part."""
        return list(self._found)

    def _read(self, data: bytes) -> None:
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.buffer_text, parser.buffer_size = True, 2**20
        parser.StartDoctypeDeclHandler = self._doctype
        parser.StartNamespaceDeclHandler = self._namespace
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._characters
        parser.CommentHandler = self._aside
        parser.ProcessingInstructionHandler = lambda target, text: self._aside(f"{target} {text}")
        try:
            parser.Parse(data, True)
        except (expat.ExpatError, ValueError, LookupError) as error:
            raise BadInput("check_damaged_docx") from error
        self._add(self._where, " ".join(self._loose))

    def _doctype(self, *_: object) -> None:
        """Word writes none; it could make much out of little or fetch other files."""
        raise BadInput("check_damaged_docx")

    def _add(self, where: str, text: str, number: int | None = None) -> None:
        if text.strip():
            self._found[Passage(where, text, number)] = None

    def _namespace(self, prefix: str | None, uri: str | None) -> None:
        if uri not in self._known:
            self._address("string", uri or "")
        if prefix and len(prefix) > 6:
            self._add("string", spaced(prefix))

    def _address(self, where: str, value: str) -> None:
        """An address without the part that stands in every such file."""
        known = next((start for start in _OURS if value.startswith(start)), "")
        self._add(where, spaced(value.removeprefix(known)) if known else value)
        if not known:
            self._add(where, spaced(value))

    def _aside(self, text: str) -> None:
        self.problems.add("has_private_data")
        self._add("string", text)

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        space, _, local = tag.rpartition(" ")
        if not self._open:
            self._begin(space, local)
        self._open.append(local)
        if len(self._open) > MAX_DEPTH:
            raise BadInput("check_damaged_docx")
        if not space.startswith(_OURS):
            self._add(self._where, spaced(local))
        self._notice(local, attributes)
        for name, value in attributes.items():
            self._attribute(local, name.rpartition(" ")[2], value)
        if local == "p":
            self._count += 1
            where = "text_box" if "txbxContent" in self._open else self._where
            self._paragraphs.append(_Paragraph(self._count, where))
        elif local in _MARKS and self._open[-2:-1] != ["tabs"]:
            self._write(_MARKS[local])
        elif local == "sym":
            self._write(_symbol(attributes))
        elif local == "fldChar" and self._paragraphs:
            self._paragraphs[-1].codes.append("")

    def _begin(self, space: str, local: str) -> None:
        self.root = local
        if space.startswith(_OURS):
            self._where = _PLACES.get(local, "string")
        else:
            self.problems.add("has_private_data")

    def _notice(self, local: str, attributes: dict[str, str]) -> None:
        """What the element tells of the making of the file."""
        if local in _ELEMENTS:
            self.problems.add(_ELEMENTS[local])
        if local in ("vanish", "webHidden", "specVanish") and _is_on(attributes):
            self.problems.add("has_hidden_text")
            self._hidden_run = len(self._open) - 2  # the run, over its properties
        self._notice_change(local)
        if local == "Relationship":
            if attributes.get("Type", "").endswith("/hyperlink"):
                self.problems.add("has_annotations")
            elif attributes.get("TargetMode") == "External":
                self.problems.add("has_external")

    def _notice_change(self, local: str) -> None:
        if local in _CHANGED | _ADDED or local.endswith("Change"):
            self.problems.add("has_revisions")
            state = _State.DELETED if local in _CHANGED else _State.INSERTED
            if local in _CHANGED | _ADDED and "rPr" not in self._open:
                self._states.append((len(self._open), state))

    def _attribute(self, element: str, name: str, value: str) -> None:
        if name in ("author", "initials"):
            self.problems.add("has_author")
        elif name in ("date", "dateUtc"):
            self.problems.add("has_dates")
        elif name.startswith("rsid"):
            self.problems.add("has_private_data")
        if element == "fldSimple" and name == "instr":
            self._code(value)
        is_language = element in ("lang", "themeFontLang") and _LANGUAGE.fullmatch(value)
        if is_language or value in self._known or _TECHNICAL.fullmatch(value):
            return
        where = "bookmark" if element == "bookmarkStart" else _ATTRIBUTES.get(name, self._of_attributes())
        self._address(where, value) if "/" in value or ":" in value else self._add(where, value)
        if spaced(value) != value:
            self._add(where, spaced(value))

    def _of_attributes(self) -> str:
        return "string" if self._where in ("paragraph", "header", "footer") else self._where

    def _code(self, text: str) -> None:
        word = text.split()[:1]
        if word and word[0].upper() in _CODES:
            self.problems.add(_CODES[word[0].upper()])

    def _characters(self, text: str) -> None:
        inside = self._open[-1] if self._open else ""
        if self._paragraphs and inside in _CODE_TEXT:
            self._paragraphs[-1].codes[-1] += text
        elif self._paragraphs and inside in _TEXT:
            self._write(text)
        elif text.strip():
            self._loose.append(text)
            self._property(inside)

    def _property(self, element: str) -> None:
        if self._where == "metadata" and element not in ("title", "language"):
            self.problems.add(_PROPERTIES.get(element, "has_metadata"))

    def _write(self, text: str) -> None:
        if self._paragraphs:
            state = self._states[-1][1] if self._states else _State.PLAIN
            if self._hidden_run is not None and self._hidden_run < len(self._open):
                state = _State.HIDDEN
            self._paragraphs[-1].pieces.append((state, text))

    def _end(self, _: str) -> None:
        local = self._open.pop()
        if self._states and self._states[-1][0] > len(self._open):
            self._states.pop()
        if self._hidden_run is not None and len(self._open) < self._hidden_run:
            self._hidden_run = None
        if local == "p" and self._paragraphs:
            done = self._paragraphs.pop()
            self.lines.append(done.view(_State.DELETED, _State.HIDDEN))
            for code in done.codes:
                self._code(code)
            for passage in done.passages():
                self._add(passage.where, passage.text, passage.number)


def _is_on(attributes: dict[str, str]) -> bool:
    """Whether a switch of Word's is on: without a value it is."""
    return not any(
        name.rpartition(" ")[2] == "val" and value in ("0", "false", "off")
        for name, value in attributes.items()
    )


def _symbol(attributes: dict[str, str]) -> str:
    """The letter of a sign from a font of signs, which stand above the letters they replace."""
    code = next((v for name, v in attributes.items() if name.rpartition(" ")[2] == "char"), "")
    try:
        number = int(code, 16)
    except ValueError:
        return ""
    return chr(number & 0xFF if 0xF000 <= number <= 0xF0FF else min(number, 0x10FFFF))
