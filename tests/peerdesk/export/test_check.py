from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from peerdesk.deid import Roster
from peerdesk.domain.errors import BadInput, UserError, WrongCall
from peerdesk.domain.minutes import Bullet, Heading, Minutes, Paragraph
from peerdesk.export.check import FileCheck, check_file, read_back, text_differs
from peerdesk.export.markdown import write_markdown
from peerdesk.export.pdf import write_pdf
from peerdesk.export.pdf_contents import page_texts
from tests.peerdesk.export.trees import minutes

ROSTER = Roster.from_rows([{"name": "Zora Quimby", "organization": "Plexiform"}])


def pdf(tree: Minutes | None = None) -> bytes:
    return write_pdf(tree or minutes()).data


def changed(change: Callable[[Any], object], tree: Minutes | None = None) -> bytes:
    target = BytesIO()
    with pikepdf.open(BytesIO(pdf(tree))) as file:
        change(file)
        file.save(target)
    return target.getvalue()


def found(data: bytes, suffix: str = ".pdf") -> set[tuple[str, int | None, str]]:
    findings = check_file(data, ROSTER, suffix=suffix).findings
    return {(f.where, f.number, f.matched) for f in findings}


def test_a_fresh_paper_is_clean_in_both_forms() -> None:
    assert check_file(pdf(), ROSTER, suffix=".pdf") == FileCheck()
    assert check_file(write_markdown(minutes()), ROSTER, suffix=".md") == FileCheck()


def test_a_name_on_a_page_is_found_with_its_page() -> None:
    tree = minutes(Paragraph("word " * 1500), Bullet("Plexiform said so"))
    assert ("page", write_pdf(tree).pages, "Plexiform") in found(pdf(tree))


def test_a_name_over_the_end_of_a_line_is_found() -> None:
    texts = [Bullet("x" * length + " asked Zora Quimby about the ledger") for length in range(40, 75)]
    tree = minutes(*texts)
    data = pdf(tree)
    assert "Zora \r\nQuimby" in read_back(data)
    assert len([f for f in check_file(data, ROSTER, suffix=".pdf").findings if "Quimby" in f.matched]) >= 1


def test_a_name_broken_by_a_hyphen_is_found() -> None:
    from reportlab.pdfgen.canvas import Canvas

    target = BytesIO()
    canvas = Canvas(target)
    canvas.drawString(72, 700, "It was done at Plexi-")
    canvas.drawString(72, 685, "form for a year.")
    canvas.save()
    assert {where for where, _, _ in found(target.getvalue())} == {"page"}


def test_a_name_in_the_title_and_in_a_section_is_found_beside_the_page() -> None:
    places = {where for where, _, _ in found(pdf(minutes(Heading("Plexiform"), title="Zora Quimby")))}
    assert places == {"page", "metadata", "outline"}


def test_a_name_in_the_name_of_the_file_is_found(tmp_path: Path) -> None:
    path = tmp_path / "minutes-zora_quimby.pdf"
    path.write_bytes(pdf())
    assert [f.where for f in check_file(path, ROSTER).findings] == ["file_name"]


def _link(file: Any) -> None:
    action = pikepdf.Dictionary(S=pikepdf.Name.URI, URI=pikepdf.String("https://x.example/zora-quimby"))
    link = pikepdf.Dictionary(Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Link, Rect=[0, 0, 9, 9], A=action)
    file.pages[0].Annots = file.make_indirect(pikepdf.Array([file.make_indirect(link)]))


def _comment(file: Any) -> None:
    note = pikepdf.Dictionary(Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Text, Rect=[0, 0, 9, 9])
    note.Contents = pikepdf.String("ask Zora Quimby")
    file.pages[0].Annots = pikepdf.Array([file.make_indirect(note)])


def _form(file: Any) -> None:
    field = file.make_indirect(pikepdf.Dictionary(FT=pikepdf.Name.Tx, T="x", V="Zora Quimby"))
    file.Root.AcroForm = pikepdf.Dictionary(Fields=[field])


def _attachment(file: Any) -> None:
    file.attachments["a.txt"] = b"Zora Quimby was here"


def _script(file: Any) -> None:
    file.Root.OpenAction = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="app.alert('Zora Quimby')")


def _xmp(file: Any) -> None:
    with file.open_metadata(set_pikepdf_as_editor=False) as metadata:
        metadata["dc:creator"] = ["Zora Quimby"]


def _author(file: Any) -> None:
    file.docinfo["/Author"] = "Zora Quimby"


def _read_aloud(file: Any) -> None:
    page = file.pages[0]
    spoken = b"/Span <</ActualText (Zora Quimby)>> BDC EMC\n"
    page.contents_add(pikepdf.Stream(file, spoken), prepend=True)


@pytest.mark.parametrize(
    ("change", "where", "problem"),
    [
        (_link, "link", "has_annotations"),
        (_comment, "annotation", "has_annotations"),
        (_form, "form", "has_form"),
        (_attachment, "attachment", "has_attachments"),
        (_script, "script", "has_scripts"),
        (_xmp, "metadata", "has_author"),
        (_author, "metadata", "has_author"),
        (_read_aloud, "page", ""),
    ],
)
def test_a_name_hidden_elsewhere_is_found(change: Callable[[Any], None], where: str, problem: str) -> None:
    check = check_file(changed(change), ROSTER, suffix=".pdf")
    assert where in {finding.where for finding in check.findings}
    assert (problem in check.problems) == bool(problem)


def _dates(file: Any) -> None:
    file.docinfo["/CreationDate"] = "D:20260319180000"


def _producer(file: Any) -> None:
    file.docinfo["/Producer"] = "A tool"


def _keywords(file: Any) -> None:
    file.docinfo["/Keywords"] = "quiet"


def _font(file: Any) -> None:
    font = pikepdf.Dictionary(
        Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica
    )
    file.pages[0].Resources.Font["/F9"] = file.make_indirect(font)


def _layers(file: Any) -> None:
    file.Root.OCProperties = pikepdf.Dictionary(OCGs=pikepdf.Array())


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        (_dates, "has_dates"),
        (_producer, "has_producer"),
        (_keywords, "has_metadata"),
        (_font, "font_not_embedded"),
        (_layers, "has_layers"),
    ],
)
def test_what_tells_of_the_making_is_a_problem(change: Callable[[Any], None], problem: str) -> None:
    assert check_file(changed(change), ROSTER, suffix=".pdf").problems == (problem,)


def _locked(password: str) -> bytes:
    target = BytesIO()
    with pikepdf.open(BytesIO(pdf())) as file:
        file.save(target, encryption=pikepdf.Encryption(owner="owner", user=password))
    return target.getvalue()


@pytest.mark.parametrize(
    ("data", "key"),
    [
        (b"", "check_not_a_pdf"),
        (b"Zora Quimby", "check_not_a_pdf"),
        (b"%PDF-1.7\nnothing", "check_damaged_pdf"),
        (pdf()[:9000], "check_damaged_pdf"),
        (_locked("secret"), "check_encrypted"),
        (_locked(""), "check_encrypted"),
    ],
    ids=["empty", "text", "nothing", "half", "locked", "open"],
)
def test_a_file_that_cannot_be_read_is_never_called_clean(data: bytes, key: str) -> None:
    with pytest.raises(BadInput) as caught:
        check_file(data, ROSTER, suffix=".pdf")
    assert caught.value.key == key


def test_a_missing_file_and_other_kinds_are_told(tmp_path: Path) -> None:
    with pytest.raises(BadInput) as missing:
        check_file(tmp_path / "no.pdf", ROSTER)
    with pytest.raises(WrongCall) as unknown:
        check_file(tmp_path / "a.odt", ROSTER)
    with pytest.raises(UserError) as binary:
        check_file(b"\xff\xfe\x00", ROSTER, suffix=".md")
    keys = [e.value.key for e in (missing, unknown, binary)]
    assert keys == ["check_not_found", "check_unknown_kind", "check_not_text"]


@pytest.mark.parametrize(
    "text",
    ["a Zora Quimby b", "Zora\\_Quimby", "**Zora** *Quimby*", "[x](https://x/zora-quimby)", "Zora\nQuimby"],
)
def test_a_name_in_markdown_is_found_with_its_line(text: str) -> None:
    data = f"# Title\n\n{text}\n".encode()
    assert any(number == 3 and "uimby" in matched for _, number, matched in found(data, ".md"))


def test_a_finding_keeps_its_words_out_of_its_repr() -> None:
    finding = check_file(b"Zora Quimby", ROSTER, suffix=".md").findings[0]
    assert "Quimby" not in repr(finding)


def test_a_hyphen_at_the_end_of_a_line_makes_no_difference() -> None:
    texts = ["ab " * 25 + "a" * more + " the pre- and post-merger teams met" for more in range(6)]
    told = [minutes(Paragraph(text)) for text in texts]
    data = [write_pdf(tree).data for tree in told]
    ends = [text for one in data for text in page_texts(one) if "pre\ufffe" in text]
    assert ends, "one of them breaks there"
    assert [text_differs(tree, one) for tree, one in zip(told, data, strict=True)] == [False] * len(told)


@pytest.mark.parametrize("write", [pdf, write_markdown])
def test_a_missing_word_and_another_order_are_noticed(write: Callable[[Minutes], bytes]) -> None:
    tree = minutes(Bullet("one two"), Bullet("three"))
    for other in (
        minutes(Bullet("one"), Bullet("three")),
        minutes(Bullet("three"), Bullet("one two")),
        replace(tree, title="B circle"),
        replace(tree, footer="Held"),
    ):
        assert text_differs(tree, write(other))
    assert not text_differs(tree, write(tree))
