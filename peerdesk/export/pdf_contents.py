"""Takes a finished PDF apart: every text it holds and everything in it that a paper should not have.

The words of its pages are read by two programs that know nothing of each other, since each misses something
the other reads. pdfium and qpdf are used by one thread at a time, as pdfium asks.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from io import BytesIO
from typing import Any

from peerdesk.domain.errors import BadInput
from peerdesk.export.passages import Passage, loose_texts
from peerdesk.export.pdf_objects import Objects, name_of

MAX_FILE_BYTES = 64 * 2**20
MAX_UNPACKED_BYTES = 192 * 2**20
MAX_CONTENT_BYTES = 24 * 2**20
"""Most of a file, of all its streams, of its pages' contents. Chosen: a thousand pages fill a tenth of it."""

_MOST_REVISIONS = 8
_END = re.compile(rb"(?:[\r\n]|startxref\s{1,9}\d{1,12}\s{1,9})%%EOF")
"""How a version of a file ends; a title that says so does not."""


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


def page_texts_again(data: bytes) -> list[str]:
    """The text of each page as pypdf reads it, in the order in which it is drawn.

    Raises:
        BadInput: pypdf cannot open the file or one of its pages.
    """
    from pypdf import PdfReader

    try:
        return [page.extract_text() for page in PdfReader(BytesIO(data)).pages]
    except Exception as error:  # whatever it stumbles over: it has not read the file
        raise BadInput("check_damaged_pdf") from error


def take_apart(data: bytes) -> tuple[list[Passage], list[str]]:
    """Every text of a PDF, and the keys of what it should not have.

    Raises:
        BadInput: it is no PDF, it is encrypted, damaged, or unpacks to too much.
    """
    if b"%PDF-" not in data[:1024]:
        raise BadInput("check_not_a_pdf")
    _refuse_bombs(data)
    passages, problems = _opened(data)
    for read in (page_texts, page_texts_again):
        passages += [Passage("page", text, number) for number, text in enumerate(read(data), start=1)]
    beside = _beside(data)
    if beside.strip(b"\0\t\n\f\r "):
        problems.add("has_private_data")
        passages += loose_texts("string", beside)
    passages += [Passage("string", line.decode("latin-1")) for line in _remarks(data)]
    return passages, sorted(problems)


def _opened(data: bytes) -> tuple[list[Passage], set[str]]:
    import pikepdf

    try:
        with pikepdf.open(BytesIO(data)) as pdf:
            if pdf.is_encrypted:
                raise BadInput("check_encrypted")
            _refuse_long_chains(pdf)
            inside = Objects(pdf)
            passages, problems = inside.passages, inside.problems
            for number, page in enumerate(pdf.pages, start=1):
                passages += [Passage("page", text, number) for text in _marked_texts(page)]
            ends = [match.end() for match in _END.finditer(data)]
            if len(ends) > (2 if pdf.is_linearized else 1):
                problems.add("has_old_revision")
                passages += _earlier(data, ends[:-1])
            return passages, problems
    except pikepdf.PasswordError as error:
        raise BadInput("check_encrypted") from error
    except (pikepdf.PdfError, pikepdf.DataDecodingError, *_OTHER_SORTS) as error:
        raise BadInput("check_damaged_pdf") from error


_OTHER_SORTS = (TypeError, AttributeError, ValueError, LookupError, ArithmeticError, RuntimeError)
"""What comes of objects of other sorts than the format asks for, such as a number for a page's contents."""


def _earlier(data: bytes, ends: list[int]) -> Iterator[Passage]:
    """The texts of earlier versions, each a file of its own up to its end; newest first, not all of many."""
    import pikepdf

    for end in ends[::-1][:_MOST_REVISIONS]:
        try:
            with pikepdf.open(BytesIO(data[:end])) as pdf:
                texts = [passage.text for passage in Objects(pdf).passages]
            texts += page_texts(data[:end])
        except (BadInput, pikepdf.PdfError, pikepdf.DataDecodingError, *_OTHER_SORTS):
            continue
        yield from (Passage("old_revision", text) for text in texts)


# Limits.

_STREAM = re.compile(rb"stream\r?\n")


def _refuse_bombs(data: bytes) -> None:
    """Refuse a file whose packed streams are larger than any paper's, before a library opens it."""
    if len(data) > MAX_FILE_BYTES:
        raise BadInput("check_too_large")
    left = MAX_UNPACKED_BYTES
    for match in _STREAM.finditer(data):
        left -= _unpacked_size(data, match.end(), left)
        if left < 0:
            raise BadInput("check_too_large")


def _unpacked_size(data: bytes, start: int, most: int, depth: int = 0) -> int:
    """Bytes that a stream at a place unpacks to, or more than `most`; 0 for one that is not packed.

    A stream packed more than once counts with each time.
    """
    if data[start : start + 1] != b"x":
        return 0
    unpacker, size, first = zlib.decompressobj(), 0, b""
    piece, place = data[start : start + 65536], start + 65536
    try:
        while size <= most and not unpacker.eof and piece:
            out = unpacker.decompress(piece, 2**20)
            size += len(out)
            if depth < 3 and (first or out[:1] == b"x"):
                first += out
            piece = unpacker.unconsumed_tail
            if not piece:
                piece, place = data[place : place + 65536], place + 65536
    except zlib.error:
        return size
    return size + (_unpacked_size(first, 0, most - size, depth + 1) if first else 0)


_PLAIN_FILTERS = {"/FlateDecode", "/Fl"}
_PICTURE_FILTERS = {"/DCTDecode", "/JPXDecode", "/JBIG2Decode", "/CCITTFaxDecode"}


def _refuse_long_chains(pdf: Any) -> None:
    """Refuse other packings of large streams, and contents too long to be read as words in good time."""
    import pikepdf

    for thing in pdf.objects:
        if isinstance(thing, pikepdf.Stream):
            told = thing.get("/Filter", pikepdf.Array())
            filters = set(map(name_of, told if isinstance(told, pikepdf.Array) else [told]))
            is_odd = filters - _PLAIN_FILTERS - _PICTURE_FILTERS
            if is_odd and len(thing.read_raw_bytes()) > MAX_CONTENT_BYTES // 1000:
                raise BadInput("check_too_large")
    if sum(len(part.read_bytes()) for page in pdf.pages for part in _contents(page)) > MAX_CONTENT_BYTES:
        raise BadInput("check_too_large")


# What lies between the objects.

_PACKED = re.compile(rb"stream\r?\n.*?endstream", re.DOTALL)
_REMARK = re.compile(rb"%[^\r\n]+")
_OF_THE_FORMAT = re.compile(rb"%PDF-\d\.\d|%%EOF|%[\x80-\xff]{4}|%")


def _beside(data: bytes) -> bytes:
    """What stands before the beginning of a file and behind its end."""
    end = data.rfind(b"%%EOF")
    return data[: data.index(b"%PDF-")] + (data[end + 5 :] if end >= 0 else b"")


def _remarks(data: bytes) -> list[bytes]:
    """The remarks between the objects, which no reader shows."""
    return [line for line in _REMARK.findall(_PACKED.sub(b"", data)) if not _OF_THE_FORMAT.fullmatch(line)]


# Texts read aloud instead of what is drawn.

_OWN_MARK = re.compile(rb"<<\s*(/MCID \d+|/Type /Pagination /Attached \[ ?/\w+ ?\])\s*>>")


def _contents(page: Any) -> list[Any]:
    import pikepdf

    contents = page.obj.get("/Contents")
    return list(contents) if isinstance(contents, pikepdf.Array) else [] if contents is None else [contents]


def _marked_texts(page: Any) -> Iterator[str]:
    """Texts that stand for marked content of a page and are read aloud instead of it."""
    import pikepdf

    if not any(b"<<" in _OWN_MARK.sub(b"", part.read_bytes()) for part in _contents(page)):
        return
    for instruction in pikepdf.parse_content_stream(page):
        for operand in instruction.operands:
            if isinstance(operand, pikepdf.Dictionary):
                yield from (str(v) for v in dict(operand.items()).values() if isinstance(v, pikepdf.String))
