from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace
from io import BytesIO

import pikepdf
import pytest
from hypothesis import given, settings

from peerdesk.domain.minutes import Bullet, Entry, Heading, Minutes, Paragraph, Unshowable
from peerdesk.domain.rules import CHATHAM_HOUSE_RULE, Distribution
from peerdesk.export.check import read_back, text_differs
from peerdesk.export.pdf import find_unshowable, write_pdf
from peerdesk.export.pdf_contents import page_texts, take_apart
from tests.peerdesk.export.trees import ANY_BLOCKS, ANY_TEXT, minutes

PROSE = "The quiet ledger runs beside the loud one and nobody signs twice. "


def opened(tree: Minutes) -> pikepdf.Pdf:
    return pikepdf.open(BytesIO(write_pdf(tree).data))


def flat(text: str) -> str:
    return " ".join(text.split())


def test_the_rule_stands_on_page_one_word_for_word() -> None:
    assert CHATHAM_HOUSE_RULE in flat(page_texts(write_pdf(minutes()).data)[0])


@pytest.mark.parametrize("label", list(Distribution))
def test_every_page_has_the_label_twice_and_its_number(label: Distribution) -> None:
    pages = page_texts(write_pdf(minutes(Paragraph(PROSE * 100), label=label)).data)
    assert len(pages) > 1
    for number, page in enumerate(pages, start=1):
        assert flat(page).endswith(
            f"{label} Held under the Chatham House Rule {number} of {len(pages)} {label}"
        )


def test_words_stand_in_the_order_of_the_tree() -> None:
    body = flat(read_back(write_pdf(minutes()).data))
    assert (
        "Decisions and actions The group looks at the plan again in May. Share the checklist. 2 April" in body
    )


def test_title_and_language_are_all_the_file_tells_of_itself() -> None:
    with opened(replace(minutes(title="Été & <b>"), language="fr")) as pdf:
        assert dict(pdf.docinfo.items()) == {"/Title": "Été & <b>"}
        assert str(pdf.Root.Lang) == "fr"
        assert "/Metadata" not in pdf.Root


def test_the_file_names_no_tool_no_date_and_no_folder() -> None:
    data = write_pdf(minutes()).data
    assert take_apart(data)[1] == []
    with pikepdf.open(BytesIO(data)) as pdf:
        first, second = (bytes(half) for half in pdf.trailer.ID.as_list())
        assert first == second, "the first half would be ReportLab's own, the same in each of its files"
    for word in (b"reportlab", b"pikepdf", b"qpdf", b"producer", b"creationdate", os.getcwd().encode()):
        assert word not in data.lower()


def test_every_font_is_in_the_file() -> None:
    with opened(minutes(Bullet("→ Ω и é"))) as pdf:
        fonts = [o for o in pdf.objects if isinstance(o, pikepdf.Dictionary) and o.get("/Type") == "/Font"]
        names = {str(font.BaseFont).partition("+")[2] for font in fonts}
        assert names == {"NotoSans-Regular", "NotoSans-Bold", "DejaVuSans"}
        assert all("/FontFile2" in font.FontDescriptor for font in fonts)


def test_sections_make_the_outline() -> None:
    blocks = [part for n in range(40) for part in (Heading(f"Part {n}"), Heading("x", 2), Paragraph(PROSE))]
    with opened(minutes(*blocks)) as pdf, pdf.open_outline() as outline:
        assert [item.title for item in outline.root] == [f"Part {n}" for n in range(40)]
        target = outline.root[-1].destination
        assert isinstance(target, pikepdf.Array)
        assert pdf.pages.index(pikepdf.Page(target[0])) == len(pdf.pages) - 1


def test_a_heading_never_ends_a_page() -> None:
    blocks = [part for n in range(60) for part in (Heading(f"Part {n}"), Paragraph(PROSE * (n % 5 + 1)))]
    tree = minutes(*blocks)
    for page in page_texts(write_pdf(tree).data):
        last = page.splitlines()[-3]
        assert not last.startswith("Part")


_TWICE = """
import hashlib
from peerdesk.export.pdf import write_pdf
from tests.peerdesk.export.trees import minutes
print(hashlib.sha256(write_pdf(minutes()).data).hexdigest())
"""


def test_the_same_tree_gives_the_same_bytes_in_every_time_zone() -> None:
    sums = {
        subprocess.run(
            [sys.executable, "-c", _TWICE],
            env={**os.environ, "TZ": zone, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout
        for zone, seed in (("Asia/Tokyo", "1"), ("America/Lima", "2"))
    }
    assert len(sums) == 1


@pytest.mark.parametrize(
    "tree",
    [
        Minutes("", ""),
        minutes(Bullet("x" * 5000)),
        minutes(Heading("y" * 5000), Heading("z " * 2500, 2), Heading("end")),
        minutes(Paragraph(PROSE * 300)),
        minutes(*(Heading(f"Item {n}") for n in range(300))),
        minutes(*(Entry(PROSE * 4, "a figure far too wide to stand beside it " * 4) for _ in range(30))),
        minutes(Entry("", "2 April"), Entry("alone"), Bullet(""), Heading(" "), Paragraph("\n")),
        minutes(Bullet("a <b>x</b> & <img src='x'/> <para> &amp; &#0; </para>\x00\x1b[1m")),
        minutes(Bullet("漢字 👍 שלום مرحبا हिन्दी \ud800 \uffff \U0010ffff"), title="漢 👍"),
        replace(minutes(), statement=CHATHAM_HOUSE_RULE * 40, footer=CHATHAM_HOUSE_RULE, lines=("w" * 900,)),
        replace(minutes(), kicker="K" * 400, page_phrase="Seite {page} von {pages} {x}"),
    ],
    ids=[
        "empty",
        "word",
        "headings",
        "page",
        "300",
        "entries",
        "blanks",
        "markup",
        "scripts",
        "head",
        "foot",
    ],
)
def test_nothing_is_lost(tree: Minutes) -> None:
    assert not text_differs(tree, write_pdf(tree).data)
    assert not text_differs(tree, write_pdf(tree, paper="letter").data)


@settings(max_examples=40)
@given(ANY_BLOCKS, ANY_TEXT)
def test_nothing_is_lost_of_any_text(parts: list[Paragraph], title: str) -> None:
    tree = minutes(*parts, title=title)
    assert not text_differs(tree, write_pdf(tree).data)


def test_each_keyed_block_has_its_place_on_the_paper() -> None:
    paper = write_pdf(minutes())
    assert [place.key for place in paper.places] == ["first", "second", "third", "fourth"]
    tops = [place.top for place in paper.places]
    assert tops == sorted(tops, reverse=True)
    assert all(0 < p.left < p.right < 595 and 0 < p.bottom < p.top < 842 for p in paper.places)


def test_the_words_stand_where_the_place_says() -> None:
    from pypdfium2 import PdfDocument

    paper = write_pdf(minutes())
    place = paper.places[1]
    page = PdfDocument(paper.data)[place.page].get_textpage()
    assert page.get_text_bounded(place.left, place.bottom, place.right, place.top) == (
        "The group looks at the plan again in May."
    )


def test_a_block_over_three_pages_has_three_places() -> None:
    paper = write_pdf(minutes(Paragraph(PROSE * 120, "long")))
    assert [place.page for place in paper.places] == list(range(paper.pages))
    assert paper.pages >= 3


def test_what_cannot_be_shown_is_told_before_and_after() -> None:
    tree = minutes(Bullet("go 👍", "k"), title="ሀ")
    told = (Unshowable("ሀ", None, 0, "ሀ"), Unshowable("👍", "k", 3, "go 👍"))
    assert find_unshowable(tree) == told
    assert write_pdf(tree).unshowable == told
    assert "[thumbs up sign]" in read_back(write_pdf(tree).data)


@pytest.mark.parametrize("count", range(10, 40))
def test_a_short_last_section_takes_what_is_before_it_along(count: int) -> None:
    bullets = [Bullet(f"Sentence {n} of them.") for n in range(count)]
    tree = minutes(Heading("Talk"), *bullets, Heading("Next meeting"), Paragraph("Thursday 2 April"))
    last = page_texts(write_pdf(tree).data)[-1]
    assert f"Sentence {count - 1} of them." in last


@pytest.mark.parametrize("count", range(10, 45))
def test_no_last_point_stands_on_a_page_alone(count: int) -> None:
    tree = minutes(Heading("Talk"), *(Bullet(f"Sentence {n} of them.") for n in range(count)))
    assert page_texts(write_pdf(tree).data)[-1].count("of them.") > 1


@pytest.mark.parametrize("sign", ["(x) y", "“x” y", "# x", "€ 5", "/x", "<x>", "… x", "* x"])
@pytest.mark.parametrize(
    "before", [Heading("שלום עולם"), Bullet("هل نعتمد الميزانية")], ids=["hebrew", "arabic"]
)
def test_a_sign_behind_words_from_the_right_is_no_difference(before: Heading | Bullet, sign: str) -> None:
    tree = minutes(before, Bullet(sign))
    data = write_pdf(tree).data
    assert not text_differs(tree, data)
    assert text_differs(minutes(before, Bullet(f"{sign} z")), data)
    assert text_differs(minutes(before, Bullet(f"{sign} !")), data)
    assert text_differs(minutes(before, Bullet(f"{sign} (")), data)
