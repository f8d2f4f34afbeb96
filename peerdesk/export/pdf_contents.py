"""Takes a finished PDF apart: every text it holds and everything in it that a paper should not have.

pdfium and qpdf are used by one thread at a time, as pdfium asks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BytesIO
from typing import Any

from peerdesk.domain.errors import BadInput
from peerdesk.export.passages import Passage, without_tags


def page_texts(data: bytes) -> list[str]:
    """The text of each page as a reader's clipboard would get it, visible or not.

    Raises:
        BadInput: pdfium cannot open the file or one of its pages.
    """
    from pypdfium2 import PdfDocument, PdfiumError

    try:
        document = PdfDocument(data)
        try:
            return [_text_of(page) for page in document]
        finally:
            document.close()
    except PdfiumError as error:
        raise BadInput("check_damaged_pdf") from error


def _text_of(page: Any) -> str:
    words = page.get_textpage()
    try:
        return str(words.get_text_range())
    finally:
        words.close()
        page.close()


def take_apart(data: bytes) -> tuple[list[Passage], list[str]]:
    """Every text of a PDF, and the keys of what it should not have.

    Raises:
        BadInput: it is no PDF, it is encrypted, or it is damaged.
    """
    import pikepdf

    if b"%PDF-" not in data[:1024]:
        raise BadInput("check_not_a_pdf")
    try:
        with pikepdf.open(BytesIO(data)) as pdf:
            if pdf.is_encrypted:
                raise BadInput("check_encrypted")
            inside, problems = _inside(pdf)
            if data.count(b"%%EOF") > (2 if pdf.is_linearized else 1):
                problems.add("has_old_revision")
    except pikepdf.PasswordError as error:
        raise BadInput("check_encrypted") from error
    except (pikepdf.PdfError, pikepdf.DataDecodingError) as error:
        raise BadInput("check_damaged_pdf") from error
    pages = [Passage("page", text, number) for number, text in enumerate(page_texts(data), start=1)]
    return [*pages, *inside], sorted(problems)


def _inside(pdf: Any) -> tuple[list[Passage], set[str]]:
    import pikepdf

    passages: list[Passage] = []
    problems: set[str] = set()
    info = pdf.trailer.get("/Info", pikepdf.Dictionary())
    passages += [Passage("metadata", str(value)) for _, value in info.items()]
    problems.update(_INFO.get(str(key), "has_metadata") for key, _ in info.items() if key != "/Title")
    for holder in _dictionaries(pdf):
        if holder.is_indirect and holder.objgen == info.objgen:
            continue
        passages += _strings(holder)
        problems.update(_problems(holder))
        if _is_stream(holder):
            found, wrong = _stream(holder)
            passages += found
            problems |= wrong
    for number, page in enumerate(pdf.pages, start=1):
        passages += [Passage("page", text, number) for text in _marked_texts(page)]
    return passages, problems


def _dictionaries(pdf: Any) -> Iterator[Any]:
    """Every dictionary and stream of the file, also those nothing refers to."""
    import pikepdf

    waiting = list(pdf.objects)
    while waiting:
        thing = waiting.pop()
        if isinstance(thing, pikepdf.Dictionary | pikepdf.Stream):
            yield thing
            waiting += [child for child in dict(thing.items()).values() if _is_direct(child)]
        elif isinstance(thing, pikepdf.Array):
            strings = [child for child in thing if isinstance(child, pikepdf.String)]
            if strings:
                yield pikepdf.Dictionary({f"/{n}": string for n, string in enumerate(strings)})
            waiting += [child for child in thing if _is_direct(child)]


def _is_direct(thing: Any) -> bool:
    import pikepdf

    return isinstance(thing, pikepdf.Dictionary | pikepdf.Array) and not thing.is_indirect


def _is_stream(thing: Any) -> bool:
    import pikepdf

    return isinstance(thing, pikepdf.Stream)


_PLACES = {"/URI": "link", "/JS": "script", "/V": "form", "/DV": "form", "/TU": "form"}


def _strings(holder: Any) -> Iterator[Passage]:
    import pikepdf

    for key, value in holder.items():
        if isinstance(value, pikepdf.String) and not _is_technical(holder, str(key), str(value)):
            yield Passage(_place(holder, str(key)), str(value))
    if "/Dests" in holder and isinstance(holder.Dests, pikepdf.Dictionary):
        yield from (Passage("link", str(key)[1:]) for key, _ in holder.Dests.items())


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


def _place(holder: Any, key: str) -> str:
    if key in _PLACES:
        return _PLACES[key]
    if key == "/Title" and ("/Parent" in holder or "/Dest" in holder):
        return "outline"
    if "/Subtype" in holder and "/Rect" in holder:
        return "annotation"
    if key in ("/F", "/UF", "/Desc"):
        return "attachment"
    return "string"


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


def _stream(stream: Any) -> tuple[list[Passage], set[str]]:
    kind = str(stream.get("/Type", ""))
    if kind == "/Metadata":
        text = stream.read_bytes().decode("utf-8", "replace")
        return [Passage("metadata", without_tags(text)), Passage("metadata", text)], _problems_of_xmp(text)
    if kind == "/EmbeddedFile":
        return [Passage("attachment", stream.read_bytes().decode("utf-8", "replace"))], {"has_attachments"}
    return [], set()


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


def _marked_texts(page: Any) -> Iterator[str]:
    """Texts that stand for marked content of a page and are read aloud instead of it."""
    import pikepdf

    contents = page.obj.get("/Contents")
    parts = contents if isinstance(contents, pikepdf.Array) else [contents] if contents is not None else []
    if not any(mark in part.read_bytes() for part in parts for mark in (b"BDC", b"DP")):
        return
    for instruction in pikepdf.parse_content_stream(page):
        for operand in instruction.operands:
            if isinstance(operand, pikepdf.Dictionary):
                yield from (str(v) for v in dict(operand.items()).values() if isinstance(v, pikepdf.String))
