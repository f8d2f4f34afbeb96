"""What the Word document is made of, that it tells nothing but its words, and that no text breaks it."""

from __future__ import annotations

import os
import re
import zipfile
from dataclasses import replace
from io import BytesIO
from typing import Any

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from peerdesk.domain.minutes import Bullet, Credit, Entry, Heading, Minutes, Paragraph, Slot
from peerdesk.domain.rules import CHATHAM_HOUSE_RULE, Distribution
from peerdesk.export.docx import write_docx
from peerdesk.export.words import fit_for_xml, one_line
from tests.peerdesk.export.elsewhere import sums_elsewhere
from tests.peerdesk.export.hostile import TEXTS, tree_of
from tests.peerdesk.export.trees import minutes


def opened(tree: Minutes | None = None, **options: Any) -> Any:
    return docx.Document(BytesIO(write_docx(tree or minutes(), **options)))


def parts(tree: Minutes | None = None) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(write_docx(tree or minutes()))) as package:
        return {name: package.read(name) for name in package.namelist()}


def drawn(document: Any) -> list[tuple[str, str]]:
    return [(paragraph.style.name, paragraph.text) for paragraph in document.paragraphs]


def test_each_sort_of_text_has_a_style_of_its_own() -> None:
    assert drawn(opened()) == [
        ("Kicker", "Minutes · draft"),
        ("Title", "A circle"),
        ("Subtitle", "19 March 2026 · 11 people took part"),
        ("Quote", CHATHAM_HOUSE_RULE),
        ("Heading 1", "Key messages"),
        ("List Bullet", "Running two ledgers side by side costs less than a week of downtime."),
        ("Heading 1", "Decisions and actions"),
        ("Normal", "The group looks at the plan again in May."),
        ("Entry", "Share the checklist.\t2 April"),
        ("Heading 2", "Rota"),
        ("List Bullet", "One quiet week in four held for a year."),
    ]


def test_a_date_stands_flush_right_and_a_long_figure_on_a_line_of_its_own() -> None:
    long = "before the end of the second quarter"
    document = opened(minutes(Entry("Do.", "12 September 2026"), Entry("Do.", long), Entry("", "May")))
    assert [text for _, text in drawn(document)[4:]] == ["Do.\t12 September 2026", "Do.", long, "May"]
    (stop,) = document.styles["Entry"].paragraph_format.tab_stops
    assert (stop.position.pt, str(stop.alignment)) == (432.0, "RIGHT (2)")
    assert document.styles["Entry"].paragraph_format.right_indent.pt > 90


def test_an_agenda_has_times_before_and_lengths_flush_right() -> None:
    document = opened(minutes(Slot("18:00", "Welcome", "5 min"), Slot("", "Case", "20 min", "by a member")))
    assert drawn(document)[4:] == [
        ("Slot", "18:00\tWelcome\t5 min"),
        ("Entry", "Case\t20 min"),
        ("Detail", "by a member"),
    ]


def test_points_are_a_real_list_with_a_hanging_indent() -> None:
    document = opened()
    style = document.styles["List Bullet"]
    assert style.element.pPr.numPr.numId.val == 1
    assert style.paragraph_format.first_line_indent.pt == -style.paragraph_format.left_indent.pt < 0
    assert b'<w:numFmt w:val="bullet"/>' in parts()["word/numbering.xml"]


def test_headings_stay_with_what_they_stand_over_and_no_line_stands_alone() -> None:
    styles = opened().styles
    kept = {s.name for s in styles if s.paragraph_format.keep_with_next}
    assert {"Heading 1", "Heading 2", "Title"} <= kept
    assert not kept & {"Normal", "List Bullet", "Entry", "Quote"}
    assert b"<w:pPrDefault><w:pPr><w:widowControl/>" in parts()["word/styles.xml"]


@pytest.mark.parametrize("label", list(Distribution))
def test_the_label_stands_at_head_and_foot_in_its_colour_on_black(label: Distribution) -> None:
    (section,) = opened(replace(minutes(), label=label)).sections
    for edge in (section.header, section.footer):
        run = edge.paragraphs[0].runs[-1]
        assert run.text.strip("\u00a0") == label.value
        assert (run.bold, run.font.size.pt, f"#{run.font.color.rgb}") == (True, 12, label.colour)
        assert 'w:fill="000000"' in run._r.xml
        assert '<w:bdr w:val="single" w:sz="24" w:space="0" w:color="000000"/>' in run._r.xml
    assert not section.different_first_page_header_footer


def test_the_foot_numbers_the_pages_by_fields_in_the_order_of_the_phrase() -> None:
    foot = parts(replace(minutes(), page_phrase="von {pages} Seite {page} {x}"))["word/footer.xml"].decode()
    places = [foot.index(part) for part in ("Held", "von ", "NUMPAGES", " Seite ", '" PAGE "', "{x}", "TLP:")]
    assert places == sorted(places)


@pytest.mark.parametrize(("paper", "size"), [("a4", (595, 842)), ("letter", (612, 792))])
def test_both_papers_have_the_same_column(paper: str, size: tuple[int, int]) -> None:
    (section,) = opened(paper=paper).sections
    assert (round(section.page_width.pt), round(section.page_height.pt)) == size
    column = section.page_width - section.left_margin - section.right_margin
    assert column / 12700 == pytest.approx(432, abs=0.1)


def test_the_language_is_said() -> None:
    told = parts(replace(minutes(), language="fr-CH"))
    assert b'<w:lang w:val="fr-CH"' in told["word/styles.xml"]
    assert b'<w:themeFontLang w:val="fr-CH"/>' in told["word/settings.xml"]


def test_a_title_is_all_the_file_tells_of_itself() -> None:
    told = parts(minutes(title="Été & <b>"))
    assert sorted(told) == [
        "[Content_Types].xml",
        "_rels/.rels",
        "docProps/core.xml",
        "word/_rels/document.xml.rels",
        "word/document.xml",
        "word/footer.xml",
        "word/header.xml",
        "word/numbering.xml",
        "word/settings.xml",
        "word/styles.xml",
    ]
    core = told["docProps/core.xml"].decode()
    assert core.count("<dc:") == 1
    assert core.endswith("<dc:title>Été &amp; &lt;b&gt;</dc:title></cp:coreProperties>")


def test_no_tool_template_session_or_time_is_named() -> None:
    data = write_docx(minutes()).lower()
    for word in (
        b"python",
        b"rsid",
        b"microsoft office",
        b"mac",
        b"author",
        b"created",
        b"template",
        b"2013",
    ):
        assert word not in data
    assert os.path.expanduser("~").encode().lower() not in data


def test_every_entry_of_the_package_is_of_the_same_first_day_and_of_no_system() -> None:
    with zipfile.ZipFile(BytesIO(write_docx(minutes()))) as package:
        told = {(e.date_time, e.create_system, e.external_attr, e.extra) for e in package.infolist()}
        assert told == {((1980, 1, 1, 0, 0, 0), 0, 32, b"")}
        assert package.namelist()[0] == "[Content_Types].xml"


def test_the_same_tree_gives_the_same_bytes_for_every_user_zone_and_machine() -> None:
    (one,) = sums_elsewhere("write_docx(minutes())")
    assert len(one) == 65


def test_another_tree_gives_other_bytes() -> None:
    assert write_docx(minutes()) != write_docx(minutes(title="B circle"))


def test_a_paragraph_in_a_script_from_the_right_is_turned() -> None:
    document = opened(minutes(Bullet("1. שלום abc"), Bullet("abc שלום")))
    turned, straight = (p._p.xml for p in document.paragraphs[-2:])
    assert "<w:bidi/>" in turned
    assert "<w:rtl/>" in turned
    assert "<w:bidi/>" not in straight


def runs(paragraph: Any) -> list[tuple[str, bool, list[str]]]:
    """Words of each run, whether it is read from the right, and its languages."""
    return [
        (run.text, bool(run.font.rtl), re.findall(r'<w:lang [^>]*?w:(\w+="\w+")', run._r.xml))
        for run in paragraph.runs
    ]


def test_runs_say_their_direction_and_their_language() -> None:
    tree = minutes(
        Paragraph("قال Kubernetes هنا."), Paragraph("Latin שלום end"), Paragraph("हिन्दी"),
        Entry("漢字", "May"), Paragraph("Café"),
    )  # fmt: skip
    arabic, latin, hindi, entry, french = opened(tree).paragraphs[-5:]
    assert runs(arabic) == [
        ("قال ", True, ['bidi="ar"']),
        ("Kubernetes ", False, []),
        ("هنا.", True, ['bidi="ar"']),
    ]
    assert runs(latin) == [("Latin ", False, []), ("שלום ", True, ['bidi="he"']), ("end", False, [])]
    assert runs(hindi) == [("हिन्दी", False, ['bidi="hi"'])]
    assert runs(entry) == [("漢字", False, ['eastAsia="zh"']), ("\tMay", False, [])]
    assert runs(french) == [("Café", False, [])]


def test_the_properties_of_a_turned_paragraph_stand_in_the_order_of_the_standard() -> None:
    paragraph = opened(minutes(Heading("שלום"))).paragraphs[-1]
    names = [child.tag.partition("}")[2] for child in paragraph._p.pPr]
    assert names == ["pStyle", "bidi"]


def test_an_empty_tree_is_a_document_with_one_empty_paragraph() -> None:
    assert drawn(opened(Minutes("", ""))) == [("Normal", "")]


@pytest.mark.parametrize("text", TEXTS, ids=range(len(TEXTS)))
def test_no_text_breaks_the_file_or_steers_it(text: str) -> None:
    document = opened(tree_of(text))
    words = fit_for_xml(one_line(text))
    texts = [told for _, told in drawn(document)]
    assert [told for told in texts if told.rstrip("\t") == words] or not words
    assert set("".join(texts)) <= set(words + "end\t\u2003")
    assert len(document.part.package.parts) == 7


any_text = st.text(max_size=80)


@settings(max_examples=60)
@given(any_text, any_text, st.sampled_from([Heading, Paragraph, Bullet]))
def test_any_text_reads_back_as_it_was(text: str, title: str, sort: type) -> None:
    document = opened(minutes(sort(text), title=title))
    wanted = [fit_for_xml(one_line(told)) for told in (title, text)]
    assert [document.paragraphs[1].text, document.paragraphs[-1].text] == wanted or not all(wanted)
    assert document.core_properties.title == wanted[0]


def test_whose_a_sentence_is_stays_on_the_page_of_the_sentence() -> None:
    written = write_docx(minutes(Bullet("One."), Bullet("Two."), Credit("Ana Silva. Agreed.")), paper="a4")
    kept = {
        one.text: one.paragraph_format.keep_with_next for one in docx.Document(BytesIO(written)).paragraphs
    }
    assert kept["Two."]
    assert not kept["One."]


def test_whose_an_entry_is_stands_right_under_it() -> None:
    document = opened(minutes(Entry("Adopt it."), Credit("On the record"), Bullet("One."), Credit("Ana.")))
    indents = {one.text: one.paragraph_format.left_indent for one in document.paragraphs}
    assert indents["On the record"] == 0
    assert indents["Ana."] is None  # that of its style
