"""Takes a finished Word document apart: every text it holds and everything a paper should not have."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from xml.parsers import expat

from peerdesk.domain.errors import BadInput
from peerdesk.export.docx_frame import frame
from peerdesk.export.docx_part import PartReader
from peerdesk.export.packages import MAX_BYTES, unpack
from peerdesk.export.passages import Passage, loose_texts, spaced

PACKAGE_MARK = b"PK\x03\x04"


@dataclass(frozen=True, slots=True)
class DocxTexts:
    """The paragraphs of a document as a reader sees them: of its body, its heads and its feet."""

    body: tuple[str, ...] = field(repr=False)
    heads: tuple[str, ...] = field(repr=False)
    feet: tuple[str, ...] = field(repr=False)


def docx_texts(data: bytes) -> DocxTexts:
    """The words of a document in reading order.

    Raises:
        BadInput: it is none, or it is locked, damaged or too large.
    """
    lines: dict[str, list[str]] = {"document": [], "hdr": [], "ftr": []}
    is_document = False
    for name, part in unpack(data).parts:
        if _is_xml(name, part):
            reader = PartReader(part, frozenset())
            is_document |= reader.root == "document"
            lines.get(reader.root, []).extend(reader.lines)
    if not is_document:
        raise BadInput("check_not_a_docx")
    return DocxTexts(*(tuple(lines[root]) for root in ("document", "hdr", "ftr")))


def take_apart_docx(data: bytes, logo: bytes | None = None) -> tuple[list[Passage], list[str]]:
    """Every text of a Word document, and the keys of what it should not have.

    logo: a picture that it may have, byte for byte.

    Raises:
        BadInput: it is none, or it is locked, damaged or too large.
    """
    package = unpack(data)
    passages, problems = list(loose_texts("string", package.loose)), set(package.problems)
    budget, roots = MAX_BYTES - package.size, set()
    for name, part in package.parts:
        if logo is not None and part == logo:
            continue
        if name not in _known():
            passages.append(Passage("string", spaced(name)))
        if _is_xml(name, part):
            reader = PartReader(part, _known())
            roots.add(reader.root)
            passages += reader.passages
            problems |= reader.problems
            problems.update(_CONTENT[mark] for mark in _CONTENT if mark in part and reader.root == "Types")
        else:
            found, budget = _of_bytes(name, part, budget)
            passages += found
        problems.update(_of_name(name, part))
    if "document" not in roots:
        raise BadInput("check_not_a_docx")
    return passages, sorted(problems)


_CONTENT = {b"macroEnabled": "has_scripts", b"vbaProject": "has_scripts", b"activeX": "has_scripts"}
_XML_NAMES = (".xml", ".rels", ".vml")
_BEGINNINGS = (b"<?xml", b"\xef\xbb\xbf<?xml", b"\xff\xfe<\x00?\x00", b"\xfe\xff\x00<\x00?")


def _is_xml(name: str, part: bytes) -> bool:
    return name.lower().endswith(_XML_NAMES) or part.startswith(_BEGINNINGS)


_NAMES = (
    (re.compile(r"vbaProject|vbaData|activeX", re.IGNORECASE), "has_scripts"),
    (re.compile(r"/media/|\.(png|jpe?g|gif|bmp|tiff?|emf|wmf|svg|ico|webp)$", re.IGNORECASE), "has_pictures"),
    (re.compile(r"thumbnail|printerSettings|customXml/|/glossary/", re.IGNORECASE), "has_private_data"),
    (re.compile(r"/comments\w*\.xml$", re.IGNORECASE), "has_comments"),
    (re.compile(r"_xmlsignatures|/embeddings/", re.IGNORECASE), "has_attachments"),
)
_FONT_FILE = re.compile(r"\.(odttf|fntdata|ttf)$", re.IGNORECASE)


def _of_name(name: str, part: bytes) -> Iterator[str]:
    """What the name of a part says; a part that nothing is known of is a file attached."""
    found = [problem for pattern, problem in _NAMES if pattern.search(name)]
    is_other = not _is_xml(name, part) and not _FONT_FILE.search(name)
    yield from found or (["has_attachments"] if is_other else [])


def _of_bytes(name: str, part: bytes, budget: int) -> tuple[list[Passage], int]:
    """What can be read in a part that is no XML; in a package inside, in each of its parts. budget: bytes."""
    where = "picture" if _NAMES[1][0].search(name) else "attachment"
    passages = list(loose_texts(where, part))
    if part.startswith(PACKAGE_MARK):
        inside = unpack(part, budget)
        budget -= inside.size
        for inner, data in inside.parts:
            passages += [Passage(where, spaced(inner)), *loose_texts(where, data)]
    return passages, budget


@cache
def _known() -> frozenset[str]:
    """Every value, namespace and name of a part in a paper without words."""
    found = {" PAGE ", " NUMPAGES "}

    def element(_: str, attributes: dict[str, str]) -> None:
        found.update(attributes.values())

    def namespace(_: str | None, uri: str | None) -> None:
        found.add(uri or "")

    for name, part in unpack(frame("a4", "", "en-GB")).parts:
        found.add(name)
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.StartElementHandler, parser.StartNamespaceDeclHandler = element, namespace
        parser.Parse(part, True)
    return frozenset(found)
