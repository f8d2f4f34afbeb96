"""Papers in scripts whose letters join, stack, change places or are read from the right."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import unicodedata
from dataclasses import replace
from io import BytesIO
from itertools import pairwise
from typing import Any

import pikepdf
import pypdfium2.raw as pdfium
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from pypdf import PdfReader
from pypdfium2 import PdfDocument

from peerdesk.deid import Roster
from peerdesk.domain.minutes import (
    Bullet,
    Column,
    Entry,
    Heading,
    Minutes,
    Paragraph,
    Slot,
    Stretch,
    Table,
)
from peerdesk.export import fonts
from peerdesk.export.check import check_file, text_differs
from peerdesk.export.fonts import REGULAR, shown, weight
from peerdesk.export.page_pictures import words_at
from peerdesk.export.pdf import find_unshowable, write_pdf
from peerdesk.export.shaped_line import placed
from peerdesk.export.words import every_text
from tests.peerdesk.export.samples import (
    ARABIC,
    CHINESE,
    DEVANAGARI,
    HEBREW,
    JAPANESE,
    KOREAN,
    PERSIAN,
    STRAIGHT,
    TURNED,
    VOWELLED,
)  # fmt: skip
from tests.peerdesk.export.trees import minutes

ALL = TURNED | STRAIGHT
WHOLE = {
    name: text
    for name, text in ALL.items()
    if name in STRAIGHT or name in ("arabic", "vowelled", "hebrew", "pointed")
}
"""Texts that a reader gets right who guesses the order from how the lines look."""


def plain(text: str) -> str:
    """The text composed, without what is not seen: marks over one letter have no order of their own."""
    kept = "".join(c for c in text if not c.isspace() and unicodedata.category(c) != "Cf")
    return unicodedata.normalize("NFC", kept)


def alone(text: str) -> Minutes:
    return Minutes("", "", blocks=(Paragraph(text, "k"),))


def by_pypdf(data: bytes) -> str:
    return plain("".join(page.extract_text() for page in PdfReader(BytesIO(data)).pages))


def by_pdfium(data: bytes) -> str:
    return plain("".join(page.get_textpage().get_text_range() for page in PdfDocument(data)))


def by_poppler(data: bytes) -> str:
    found = subprocess.run(["pdftotext", "-", "-"], input=data, capture_output=True, check=True).stdout
    return plain(found.decode("utf-8"))


@pytest.mark.parametrize("text", ALL.values(), ids=ALL)
def test_a_text_comes_out_as_typed(text: str) -> None:
    assert plain(text) in by_pypdf(write_pdf(alone(text)).data)


@pytest.mark.parametrize("text", WHOLE.values(), ids=WHOLE)
def test_another_reader_gets_it_as_typed_too(text: str) -> None:
    assert plain(text) in by_pdfium(write_pdf(alone(text)).data)


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="poppler is not installed")
@pytest.mark.parametrize("text", WHOLE.values(), ids=WHOLE)
def test_a_third_reader_gets_it_as_typed_too(text: str) -> None:
    assert plain(text) in by_poppler(write_pdf(alone(text)).data)


def everywhere(text: str) -> Minutes:
    blocks = (
        Heading(text[:40]), Paragraph(text * 3, "a"), Bullet(text, "b"), Entry(text, text[:9], "c"),
        Heading(text[:20], 2), Slot("18:00", text, "5 min", text), Entry(text[:30], text * 2),
    )  # fmt: skip
    return replace(minutes(*blocks, title=text[:30]), kicker=text[:12], statement=text, footer=text[:30])


@pytest.mark.parametrize("paper", ["a4", "letter"])
@pytest.mark.parametrize("text", ALL.values(), ids=ALL)
def test_the_program_reads_its_own_paper_back(text: str, paper: Any) -> None:
    tree = everywhere(text)
    written = write_pdf(tree, paper=paper)
    assert find_unshowable(tree) == ()
    assert not text_differs(tree, written.data)
    assert check_file(written.data, Roster.from_members(()), suffix=".pdf").problems == ()


@pytest.mark.parametrize("text", [ARABIC, DEVANAGARI, CHINESE], ids=["arabic", "devanagari", "chinese"])
def test_a_paper_that_lacks_a_word_of_a_script_is_noticed(text: str) -> None:
    tree = everywhere(text)
    word = next(one for one in tree.blocks if isinstance(one, Bullet))
    less = replace(word, text=text[: len(text) // 2])
    cut = replace(tree, blocks=tuple(less if one is word else one for one in tree.blocks))
    assert text_differs(tree, write_pdf(cut).data)


def test_all_fonts_of_all_scripts_are_in_the_file() -> None:
    tree = minutes(*(Paragraph(text) for text in ALL.values()), title=f"{ARABIC[:9]} {DEVANAGARI[:9]}")
    with pikepdf.open(BytesIO(write_pdf(tree).data)) as pdf:
        found = [o for o in pdf.objects if isinstance(o, pikepdf.Dictionary) and o.get("/Type") == "/Font"]
        assert all("/FontFile2" in font.FontDescriptor for font in found)
        names = {str(font.BaseFont).partition("+")[2] for font in found}
        assert {"NotoSansArabic-Bold", "NotoSansDevanagari-Bold", "DroidSansFallback"} <= names
        assert pdf.check_pdf_syntax() == []


@pytest.mark.parametrize("name", [name for name in fonts.SHAPED_FONTS if name.endswith("Regular")])
def test_every_character_of_a_script_reads_back_beside_a_letter(name: str) -> None:
    letter = {"H": "א", "A": "ب", "D": "क"}[name[8]]
    known = sorted(c for c in fonts._advances(name) if ord(c) < 0xF0000 and shown(letter + c) == letter + c)
    assert len(known) > 90
    for start in range(0, len(known), 100):
        blocks = tuple(Paragraph(f"{letter}{c} {letter}{c}") for c in known[start : start + 100])
        tree = Minutes("", "", blocks=blocks)
        assert not text_differs(tree, write_pdf(tree).data)


def test_chinese_characters_read_back() -> None:
    known = sorted(c for c in fonts._advances(fonts.WIDE) if shown(c) == c)
    assert len(known) > 30000
    tree = Minutes("", "", blocks=(Paragraph(" ".join(known[::7])),))
    assert not text_differs(tree, write_pdf(tree).data)


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet="ab اللهبَّגשׁ12٣ ().-।क्षिरत漢、\u200c", max_size=60))
@example("।््")
@example("بّّ")
def test_any_mix_of_scripts_reads_back(text: str) -> None:
    tree = Minutes("", "", blocks=(Paragraph(text), Entry(text, text[:9])))
    assert not text_differs(tree, write_pdf(tree).data)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("ไทย", [(0, "ไ"), (1, "ท"), (2, "ย")]),
        ("ሀ in it", [(0, "ሀ")]),
        ("aَ", [(1, "َ")]),
        ("a\u00adا\u00adَ", []),
        ("한국", []),
        (unicodedata.normalize("NFD", "한국"), []),
        ("می\u200cخواهم", []),
    ],
    ids=["thai", "ethiopic", "mark on a foreign letter", "mark on its letter", "hangul", "jamo", "joiner"],
)
def test_what_cannot_be_shown_or_read_back_is_named(text: str, told: list[tuple[int, str]]) -> None:
    found = find_unshowable(alone(text))
    assert [(one.index, one.character) for one in found] == told
    assert not text_differs(alone(text), write_pdf(alone(text)).data)


def test_lines_that_are_read_from_the_right_end_at_the_right() -> None:
    paper = write_pdf(minutes(Paragraph(ARABIC * 4, "k"), Bullet(HEBREW, "b")))
    lines: dict[float, list[float]] = {}
    for word in paper.words:
        if word.place.key == "k" and word.text.strip():
            lines.setdefault(word.place.bottom, []).append(word.place.right)
    edges = {round(max(rights), 1) for rights in lines.values()}
    assert len(lines) > 2
    (edge,) = edges
    whole, point = paper.places
    assert abs(edge - whole.right) < 0.1
    assert point.right < whole.right, "the sign of a point stands at its right"


def test_the_words_of_a_line_follow_one_another_to_the_left() -> None:
    line = placed(weight(REGULAR), "ناقش المشاركون وقرروا", 10)
    assert all(after.left + after.width == pytest.approx(before.left) for before, after in pairwise(line))


def test_latin_inside_arabic_runs_to_the_right() -> None:
    words = {word.text: word.left for word in placed(weight(REGULAR), "قال Kubernetes API هنا", 10)}
    assert words["هنا"] < words["Kubernetes"] < words["API"] < words["قال"]


@pytest.mark.parametrize(
    "text", [*TURNED.values(), DEVANAGARI, CHINESE], ids=[*TURNED, "devanagari", "chinese"]
)
def test_a_finding_is_marked_where_its_words_stand(text: str) -> None:
    wanted = max(re.split(r"[\s().,،।«»-]+", text), key=len) if text != CHINESE else "预算"
    start = text.index(wanted)
    paper = write_pdf(minutes(Paragraph(text, "k")))
    places = words_at(paper, [Stretch("k", text, start, start + len(wanted))])
    read = ""
    for place in places:
        page = PdfDocument(paper.data)[place.page].get_textpage()
        read += page.get_text_bounded(place.left - 0.5, place.bottom, place.right + 0.5, place.top)
    assert places
    assert len(set(read) & set(wanted)) > len(set(wanted)) / 2
    assert len(plain(read)) <= len(wanted) + 3


def test_the_places_of_a_block_hold_its_words() -> None:
    paper = write_pdf(minutes(Bullet(ARABIC * 30, "k")))
    for word in paper.words:
        area = next(one for one in paper.places if one.page == word.place.page)
        middle = (word.place.left + word.place.right) / 2
        assert area.bottom < (word.place.bottom + word.place.top) / 2 < area.top
        assert area.left - 4 < middle < area.right + 4


def structure(data: bytes) -> list[tuple[str, str, str]]:
    """Sort, language and text of each element that has any, as pdfium reads them."""
    found: list[tuple[str, str, str]] = []
    document = PdfDocument(data)
    for page in document:
        tree = pdfium.FPDF_StructTree_GetForPage(page.raw)
        for index in range(pdfium.FPDF_StructTree_CountChildren(tree)):
            walk(pdfium.FPDF_StructTree_GetChildAtIndex(tree, index), found)
        pdfium.FPDF_StructTree_Close(tree)
        page.close()
    document.close()
    return found


def walk(element: Any, found: list[tuple[str, str, str]]) -> None:
    sort, language, text = (
        string_of(get, element)
        for get in (
            pdfium.FPDF_StructElement_GetType,
            pdfium.FPDF_StructElement_GetLang,
            pdfium.FPDF_StructElement_GetActualText,
        )
    )
    found.append((sort, language, text))
    for index in range(pdfium.FPDF_StructElement_CountChildren(element)):
        if child := pdfium.FPDF_StructElement_GetChildAtIndex(element, index):
            walk(child, found)


def string_of(get: Any, element: Any) -> str:
    size = get(element, None, 0)
    buffer = (pdfium.c_char * size)() if size else b""
    if size:
        get(element, buffer, size)
    return bytes(buffer).decode("utf-16-le").rstrip("\0")


def test_readers_aloud_are_told_the_language_and_the_words_in_their_order() -> None:
    tree = minutes(
        Heading("Plans"), Paragraph(ARABIC), Bullet(DEVANAGARI), Bullet(HEBREW), Entry(JAPANESE, "May"),
        Heading(KOREAN, 2), Paragraph(CHINESE),
    )  # fmt: skip
    told = [one for one in structure(write_pdf(tree).data) if one[1] or one[2]]
    assert told == [
        ("P", "ar", ARABIC),
        ("LBody", "hi", ""),
        ("LBody", "he", HEBREW),
        ("Span", "ja", ""),
        ("H3", "ko", ""),
        ("P", "zh", ""),
    ]


def test_tables_hold_every_script() -> None:
    columns = (Column("القرار", 0.5), Column("निर्णय", 0.3), Column("2026", 0.2, figures=True))
    tree = minutes(Table(columns, ((ARABIC, DEVANAGARI, "٣"), (HEBREW, CHINESE, "3"))))
    data = write_pdf(tree).data
    assert not text_differs(tree, data)
    told = {(sort, language, text) for sort, language, text in structure(data) if language}
    assert {("TH", "hi", ""), ("TD", "ar", ARABIC), ("TD", "he", HEBREW), ("TD", "zh", "")} <= told


def test_a_paper_without_such_letters_loads_none_of_their_fonts() -> None:
    code = (
        "import sys\n"
        "from peerdesk.export.pdf import write_pdf\n"
        "from tests.peerdesk.export.trees import minutes\n"
        "write_pdf(minutes(title='Žluťoučký κῆπος Київ → 45%'))\n"
        "print('peerdesk.export.shaping' in sys.modules, 'bidi' in sys.modules)\n"
        "from reportlab.pdfbase.pdfmetrics import getRegisteredFontNames as names\n"
        "print([n for n in names() if 'Arabic' in n or 'Droid' in n or 'Devanagari' in n])\n"
    )
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert out.split("\n")[:2] == ["False False", "[]"]


def test_the_same_paper_gives_the_same_bytes_whatever_was_written_before() -> None:
    first = write_pdf(alone(ARABIC + DEVANAGARI)).data
    write_pdf(alone(VOWELLED + PERSIAN + HEBREW))
    assert write_pdf(alone(ARABIC + DEVANAGARI)).data == first


def test_every_text_of_every_sample_is_shown_as_it_is() -> None:
    for text in ALL.values():
        assert all(shown(one) == " ".join(one.split()) for _, one in every_text(everywhere(text)))
