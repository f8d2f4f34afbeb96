"""A group's own head and last line on its papers, and its logo made anew."""

from __future__ import annotations

import struct
import zlib
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any

import docx
import pikepdf
import pytest
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from peerdesk.deid import Roster
from peerdesk.domain.errors import BadInput
from peerdesk.domain.members import Member
from peerdesk.domain.minutes import Bullet, Logo, Minutes
from peerdesk.domain.release import FileChecked
from peerdesk.export import looks
from peerdesk.export.all import ExportFiles
from peerdesk.export.check import check_file, text_differs
from peerdesk.export.docx import write_docx
from peerdesk.export.logo import MAX_FILE_BYTES, MAX_HEIGHT_PX, MAX_WIDTH_PX, clean_logo
from peerdesk.export.markdown import write_markdown
from peerdesk.export.pdf import write_pdf
from peerdesk.export.pdf_contents import page_texts
from tests.peerdesk.export.test_structure import spoken
from tests.peerdesk.export.trees import minutes

NOBODY = Roster.from_members(())
SECRET = "Ana Silva, Northwind"


def picture(size: tuple[int, int] = (64, 24), kind: str = "PNG", mode: str = "RGB", **options: Any) -> bytes:
    target = BytesIO()
    Image.new(mode, size, "teal").save(target, kind, **options)
    return target.getvalue()


def telling(kind: str) -> bytes:
    """A picture that says in all usual places who made it."""
    exif = Image.Exif()
    exif[0x013B] = exif[0x010E] = SECRET
    if kind == "JPEG":
        return picture(kind="JPEG", exif=exif, comment=SECRET.encode())
    told = PngInfo()
    told.add_text("Author", SECRET)
    told.add_itxt("Description", SECRET)
    return picture(kind="PNG", pnginfo=told, exif=exif) + SECRET.encode()


def headed(logo: bytes | None = None, heading: str = "The Hudson circle") -> Minutes:
    made = Logo(logo, "Logo of the group") if logo else None
    return replace(minutes(), heading=heading, closing="Ask the secretariat.", logo=made)


FULL = headed(clean_logo(picture()))


# The picture.


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
def test_nothing_but_pixels_is_left_of_a_picture(kind: str) -> None:
    told = telling(kind)
    assert SECRET.encode() in told
    made = clean_logo(told)
    assert b"Silva" not in made
    chunks, place = set(), 8
    while place < len(made):
        length, name = struct.unpack(">I4s", made[place : place + 8])
        chunks.add(name)
        place += 12 + length
    assert chunks == {b"IHDR", b"IDAT", b"IEND"}
    assert Image.open(BytesIO(made)).info == {}


def test_a_large_picture_is_kept_small_and_in_proportion() -> None:
    made = Image.open(BytesIO(clean_logo(picture((3000, 1500)))))
    assert made.size == (MAX_HEIGHT_PX * 2, MAX_HEIGHT_PX)
    assert made.width <= MAX_WIDTH_PX


def test_what_is_seen_through_is_white_as_the_paper() -> None:
    target = BytesIO()
    Image.new("RGBA", (4, 4), (0, 0, 0, 0)).save(target, "PNG")
    assert Image.open(BytesIO(clean_logo(target.getvalue()))).getpixel((0, 0)) == (255, 255, 255)


@pytest.mark.parametrize(
    "data",
    [b"", b"not a picture", picture()[:60], picture(kind="GIF"), b"%PDF-1.7"],
    ids=["empty", "text", "cut", "gif", "pdf"],
)
def test_what_is_no_picture_is_refused(data: bytes) -> None:
    with pytest.raises(BadInput, match="logo_unreadable"):
        clean_logo(data)


def test_what_is_too_large_is_refused_before_it_is_unpacked() -> None:
    for side in (7_000, 100_000):
        header = b"IHDR" + struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)
        huge = picture()[:12] + header + struct.pack(">I", zlib.crc32(header)) + picture()[33:]
        with pytest.raises(BadInput, match="logo_large"):
            clean_logo(huge)
    with pytest.raises(BadInput, match="logo_large"):
        clean_logo(b"\0" * (MAX_FILE_BYTES + 1))


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="logo_unreadable"):
        ExportFiles().logo(tmp_path / "none.png")


# On the paper.


def test_it_is_read_aloud_first_and_last() -> None:
    told = spoken(write_pdf(FULL).data)
    assert told[0] == ("P", "The Hudson circle")
    assert told[1] == ("P", "MINUTES · DRAFT")
    assert told[-1] == ("P", "Ask the secretariat.")


def test_the_picture_is_a_figure_with_words_and_a_place() -> None:
    with pikepdf.open(BytesIO(write_pdf(FULL).data)) as pdf:
        (figure,) = (
            one for one in pdf.objects if isinstance(one, pikepdf.Dictionary) and one.get("/S") == "/Figure"
        )
        assert str(figure.Alt) == "Logo of the group"
        left, bottom, right, top = (float(side) for side in figure.A.BBox)
        assert (round(right - left), round(top - bottom)) == (101, 38)
        (image,) = (one for one in pdf.objects if isinstance(one, pikepdf.Stream) and "/Width" in one)
        assert str(image.Filter) == "/FlateDecode"


def test_its_texts_can_be_found_on_the_page() -> None:
    keys = [place.key for place in write_pdf(FULL).places]
    assert keys[0] == "heading"
    assert keys[-1] == "closing"


@pytest.mark.parametrize(
    "write", [lambda m: write_pdf(m).data, write_docx, write_markdown], ids=["pdf", "docx", "markdown"]
)
@pytest.mark.parametrize(
    "tree",
    [FULL, headed(), headed(FULL.logo.png if FULL.logo else None, "")],
    ids=["both", "words", "picture"],
)
def test_the_words_are_read_back_and_the_same_tree_gives_the_same_bytes(tree: Minutes, write: Any) -> None:
    assert not text_differs(tree, write(tree))
    assert write(tree) == write(tree)
    other = replace(tree, closing="Ask nobody.")
    assert text_differs(other, write(tree))


@pytest.mark.parametrize("suffix", [".pdf", ".docx", ".md"])
def test_a_paper_with_a_logo_passes_the_check(tmp_path: Path, suffix: str) -> None:
    files, target = ExportFiles(), tmp_path / f"minutes{suffix}"
    made = {".pdf": files.pdf(FULL).data, ".docx": files.docx(FULL, paper="a4"), ".md": files.markdown(FULL)}
    target.write_bytes(made[suffix])
    assert files.read_back(target, NOBODY, FULL, frozenset()) == FileChecked()


def test_any_other_picture_in_a_word_document_does_not_pass() -> None:
    other = write_docx(headed(clean_logo(picture((30, 30)))))
    assert FULL.logo is not None
    found = check_file(other, NOBODY, suffix=".docx", logo=FULL.logo.png)
    assert "has_pictures" in found.problems


def test_a_heading_that_names_somebody_is_found_in_the_file() -> None:
    roster = Roster.from_members([Member(1, 1, "Ana Silva")])
    found = check_file(write_pdf(headed(heading="Ana Silva’s circle")).data, roster, suffix=".pdf")
    assert {finding.matched for finding in found.findings} == {"Ana Silva’s"}


def test_word_shows_the_picture_with_words_for_it() -> None:
    document = docx.Document(BytesIO(write_docx(FULL)))
    (shape,) = document.inline_shapes
    assert shape._inline.docPr.get("descr") == "Logo of the group"
    assert round(shape.height.pt) == 38


def test_in_word_the_heading_stands_beside_the_logo_as_in_the_pdf() -> None:
    document = docx.Document(BytesIO(write_docx(FULL)))
    (table,) = document.tables
    logo, words = table.rows[0].cells
    assert "w:drawing" in logo._tc.xml
    assert [paragraph.text for paragraph in words.paragraphs] == ["The Hudson circle"]
    assert document.paragraphs[0].text == "Minutes · draft"
    assert document.element.body[0] is table._tbl


def test_the_place_of_the_heading_ends_before_the_label() -> None:
    heading, first, *_ = write_pdf(FULL).places
    assert (heading.key, first.right - heading.right) == ("heading", looks.LETTERHEAD.narrower)


@pytest.mark.parametrize("count", range(20, 40))
def test_the_last_line_never_stands_alone_on_a_page(count: int) -> None:
    blocks = tuple(Bullet("A sentence of one line.") for _ in range(count))
    last = page_texts(write_pdf(replace(headed(), blocks=blocks)).data)[-1]
    assert "A sentence of one line." in last
