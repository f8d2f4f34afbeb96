"""The check of a PDF: a name is planted in every place that can hold one, and found by either reader."""

from __future__ import annotations

import zlib
from collections.abc import Callable
from contextlib import suppress
from io import BytesIO
from typing import Any

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pikepdf import Array, Dictionary, Name, String
from pypdf import PdfReader, PdfWriter
from pypdf.generic import NameObject, TextStringObject

from peerdesk.deid import Roster
from peerdesk.domain.errors import BadInput
from peerdesk.domain.minutes import Block, Bullet, Entry, Slot
from peerdesk.export import check as checks
from peerdesk.export import pdf_contents
from peerdesk.export.check import FileCheck, check_file, text_differs
from peerdesk.export.pdf import write_pdf
from peerdesk.export.pdf_contents import page_texts, page_texts_again, take_apart
from peerdesk.export.pdf_objects import Objects
from tests.peerdesk.export.hostile import TEXTS, tree_of
from tests.peerdesk.export.trees import minutes

ROSTER = Roster.from_rows([{"name": "Zora Quimby", "organization": "Plexiform"}])


def pdf() -> bytes:
    return write_pdf(minutes()).data


def changed(change: Callable[[Any], object], data: bytes | None = None) -> bytes:
    target = BytesIO()
    with pikepdf.open(BytesIO(data or pdf())) as file:
        change(file)
        file.save(target)
    return target.getvalue()


def check(data: bytes) -> FileCheck:
    return check_file(data, ROSTER, suffix=".pdf")


def element(file: Any, **entries: Any) -> None:
    """Put entries into the first paragraph of the structure."""
    for key, value in entries.items():
        file.Root.StructTreeRoot.K.K[0]["/" + key] = value


def tree(file: Any, kind: str, values: Array) -> None:
    file.Root.Names = Dictionary({f"/{kind}": Dictionary(Names=values)})


def layer(file: Any) -> None:
    group = file.make_indirect(Dictionary(Type=Name.OCG, Name=String("Zora Quimby")))
    file.Root.OCProperties = Dictionary(OCGs=Array([group]), D=Dictionary())


def font(file: Any) -> None:
    next(iter(dict(file.pages[0].Resources.Font.items()).values())).BaseFont = Name("/ABCDEF+ZoraQuimby-Bold")


def drawn(file: Any, operators: bytes) -> None:
    plain = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
    file.pages[0].Resources.Font["/Plain"] = file.make_indirect(plain)
    file.pages[0].contents_add(pikepdf.Stream(file, operators), prepend=False)


def form(file: Any) -> None:
    plain = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
    thing = pikepdf.Stream(file, b"BT /F 9 Tf 72 72 Td (Zora Quimby) Tj ET")
    thing.Type, thing.Subtype, thing.BBox = Name.XObject, Name.Form, Array([0, 0, 600, 800])
    thing.Resources = Dictionary(Font=Dictionary(F=plain))
    file.pages[0].Resources.XObject = Dictionary(Z=file.make_indirect(thing))
    file.pages[0].contents_add(b"/Z Do", prepend=False)


def set_root(**entries: Any) -> Callable[[Any], None]:
    def change(file: Any) -> None:
        for key, value in entries.items():
            file.Root["/" + key] = value

    return change


PLANTED: dict[str, tuple[Callable[[Any], object], str]] = {
    "title": (lambda f: f.docinfo.__setitem__("/Title", "Zora Quimby"), "metadata"),
    "own property": (lambda f: f.docinfo.__setitem__("/Case", "Zora Quimby"), "metadata"),
    "name of a property": (lambda f: f.docinfo.__setitem__("/ZoraQuimby", "x"), "name"),
    "alternative text": (lambda f: element(f, Alt=String("Zora Quimby")), "structure"),
    "spoken text": (lambda f: element(f, ActualText=String("Zora Quimby")), "structure"),
    "spelt out": (lambda f: element(f, E=String("Zora Quimby")), "structure"),
    "title of an element": (lambda f: element(f, T=String("Zora Quimby")), "structure"),
    "sign of an element": (lambda f: element(f, ID=String("Zora Quimby")), "structure"),
    "language of an element": (lambda f: element(f, Lang=String("Zora Quimby")), "structure"),
    "sort of an element": (lambda f: element(f, S=Name("/ZoraQuimby")), "name"),
    "language of the file": (set_root(Lang=String("x-zora-quimby")), "string"),
    "number of a page": (
        set_root(PageLabels=Dictionary(Nums=Array([0, Dictionary(P=String("Zora Quimby "))]))), "page_label",
    ),
    "destination": (lambda f: tree(f, "Dests", Array([String("Zora Quimby"), Array([0])])), "link"),
    "old destination": (set_root(Dests=Dictionary({"/Zora_Quimby": Array([0])})), "name"),
    "destination of a link": (
        lambda f: f.pages[0].__setitem__(
            "/Annots",
            Array([Dictionary(Subtype=Name.Link, Rect=[0, 0, 1, 1], Dest=Name("/Zora.Quimby"))]),
        ),
        "name",
    ),
    "layer": (layer, "string"),
    "font": (font, "name"),
    "program's own data": (
        set_root(PieceInfo=Dictionary(X=Dictionary(Private=Dictionary(W=String("Zora Quimby"))))),
        "string",
    ),
    "a string alone": (lambda f: f.Root.__setitem__("/X", f.make_indirect(String("Zora Quimby"))), "string"),
    "a name alone": (lambda f: f.Root.__setitem__("/X", f.make_indirect(Name("/Zora_Quimby"))), "name"),
    "arrays in one another": (set_root(X=Array([Array([1, Array([String("Zora Quimby")])])])), "string"),
    "UTF-16": (set_root(X=String("Zora Quimby \u0160")), "string"),
    "form of XML": (
        lambda f: f.Root.__setitem__(
            "/AcroForm", Dictionary(XFA=f.make_indirect(pikepdf.Stream(f, b"<a>Zora</a> <b>Quimby</b>")))
        ),
        "form",
    ),
    "script in a stream": (
        lambda f: f.Root.__setitem__(
            "/OpenAction",
            Dictionary(S=Name.JavaScript, JS=f.make_indirect(pikepdf.Stream(f, b"// Zora Quimby"))),
        ),
        "script",
    ),
    "attached in UTF-16": (
        lambda f: f.attachments.__setitem__("a.txt", "Zora Quimby".encode("utf-16-le")), "attachment",
    ),
    "name of a file attached": (lambda f: f.attachments.__setitem__("zora quimby.txt", b"x"), "attachment"),
    "marked on the page": (lambda f: drawn(f, b"/Span <</Alt (Zora Quimby)>> BDC EMC"), "page"),
    "invisible": (lambda f: drawn(f, b"BT 3 Tr /Plain 9 Tf 72 72 Td (Zora Quimby) Tj ET"), "page"),
    "white": (lambda f: drawn(f, b"BT 1 g /Plain 9 Tf 72 72 Td (Zora Quimby) Tj ET"), "page"),
    "in pieces": (lambda f: drawn(f, b"BT /Plain 9 Tf 72 72 Td [(Zo) -9 (ra Qui) 12 (mby)] TJ ET"), "page"),
    "under a black box": (
        lambda f: drawn(f, b"BT /Plain 9 Tf 72 72 Td (Zora Quimby) Tj ET 0 g 60 60 200 40 re f"), "page",
    ),
    "drawn by another": (form, "page"),
}  # fmt: skip


@pytest.mark.parametrize("place", PLANTED)
def test_a_name_is_found_wherever_it_stands(place: str) -> None:
    change, where = PLANTED[place]
    assert where in {finding.where for finding in check(changed(change)).findings}


def test_a_file_saved_again_without_a_name_has_none() -> None:
    assert check(changed(lambda _: None)) == FileCheck()


@pytest.mark.parametrize("blind", ["page_texts", "page_texts_again"])
def test_either_reader_finds_a_name_that_the_other_misses(
    blind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = write_pdf(minutes(Bullet("Plexiform said so"))).data
    monkeypatch.setattr(pdf_contents, blind, lambda data: [])
    assert [(f.where, f.number) for f in check(data).findings] == [("page", 1)]
    monkeypatch.setattr(pdf_contents, "page_texts", lambda data: [])
    monkeypatch.setattr(pdf_contents, "page_texts_again", lambda data: [])
    assert check(data).findings == ()


@pytest.mark.parametrize("blind", ["page_texts", "page_texts_again"])
def test_a_word_that_one_reader_misses_makes_a_difference(
    blind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert not text_differs(minutes(), pdf())
    read = getattr(checks, blind)
    monkeypatch.setattr(checks, blind, lambda data: [text.replace("checklist", "") for text in read(data)])
    assert text_differs(minutes(), pdf())


def test_one_name_on_a_page_is_told_once() -> None:
    assert len(check(write_pdf(minutes(Bullet("Zora Quimby said so"))).data).findings) == 1


def saved_over(name: str, other: str) -> bytes:
    """A paper whose title was changed and saved as editors do, which keeps what stood there before."""
    target = BytesIO()
    writer = PdfWriter(BytesIO(write_pdf(minutes(title=name)).data), incremental=True)
    assert writer._info is not None
    writer._info[NameObject("/Title")] = TextStringObject(other)
    writer.write(target)
    return target.getvalue()


def test_a_name_in_an_earlier_version_is_found() -> None:
    data = saved_over("Zora Quimby", "Spring")
    assert PdfReader(BytesIO(data)).metadata["/Title"] == "Spring"  # type: ignore[index]
    told = check(data)
    assert "has_old_revision" in told.problems
    assert "old_revision" in {finding.where for finding in told.findings}
    assert "old_revision" not in {finding.where for finding in check(saved_over("Winter", "Spring")).findings}


def test_an_object_that_nothing_refers_to_is_found() -> None:
    with pikepdf.open(BytesIO(pdf())) as file:
        assert "has_old_revision" not in Objects(file).problems
        file.make_indirect(Dictionary(Y=String("Zora Quimby")))
        objects = Objects(file)
    assert "has_old_revision" in objects.problems
    assert "Zora Quimby" in [passage.text for passage in objects.passages]


@pytest.mark.parametrize(
    "data",
    [
        pdf() + b"Zora Quimby",
        b"Zora Quimby\n" + pdf(),
        pdf() + "Zora Quimby".encode("utf-16-le"),
        pdf().replace(b"\nendobj\n", b"\nendobj\n% Zora Quimby\n", 1),
    ],
    ids=["behind", "before", "UTF-16", "remark"],
)
def test_what_lies_beside_the_objects_is_found(data: bytes) -> None:
    assert {finding.where for finding in check(data).findings} == {"string"}


def test_a_name_in_another_encoding_is_read_as_latin() -> None:
    roster = Roster.from_rows([{"name": "Zora Qu\u00e9mby"}])
    data = changed(set_root(X=Name("/ZoraQu_mby"))).replace(b"/ZoraQu_mby", b"/Zora_Qu#e9mby")
    assert [f.where for f in check_file(data, roster, suffix=".pdf").findings] == ["name"]


@settings(max_examples=80)
@given(st.binary(min_size=1, max_size=40), st.integers(min_value=0, max_value=20_000))
def test_damage_ends_in_a_sentence_or_a_result(noise: bytes, at: int) -> None:
    data = pdf()
    with suppress(BadInput):
        assert isinstance(check(data[:at] + noise + data[at + len(noise) :]), FileCheck)


def test_names_of_the_format_are_nobodys() -> None:
    rows = [
        {"name": "Ada Page", "nicknames": "LI;MCR;ID;PDF", "organization": "Document"},
        {"name": "Ben Kids", "nicknames": "GB;TD", "organization": "Adobe;Span"},
        {"name": "Noto Sans", "organization": "Title;BlockQuote"},
    ]
    assert check_file(pdf(), Roster.from_rows(rows), suffix=".pdf") == FileCheck()


@pytest.mark.parametrize("text", TEXTS, ids=range(len(TEXTS)))
def test_a_paper_of_any_hostile_text_reads_back_and_passes(text: str) -> None:
    made = tree_of(text)
    data = write_pdf(made).data
    assert not text_differs(made, data)
    assert check(data) == FileCheck()


def with_stream(data: bytes, packing: Any, kind: str = "/X") -> bytes:
    def change(file: Any) -> None:
        stream = pikepdf.Stream(file, b"")
        stream.write(data, filter=packing)
        file.Root[kind] = file.make_indirect(stream)

    target = BytesIO()
    with pikepdf.open(BytesIO(pdf())) as file:
        change(file)
        file.save(target, compress_streams=False, stream_decode_level=pikepdf.StreamDecodeLevel.none)
    return target.getvalue()


SMALL = 2**20


@pytest.mark.parametrize("times", [1, 2, 3])
def test_a_stream_that_unpacks_to_too_much_is_refused(times: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf_contents, "MAX_UNPACKED_BYTES", SMALL)
    packed = b"\0" * (2 * SMALL)
    for _ in range(times):
        packed = zlib.compress(packed)
    packing = Array([Name.FlateDecode] * times)
    with pytest.raises(BadInput) as caught:
        take_apart(with_stream(packed, packing))
    assert caught.value.key == "check_too_large"


def test_other_packings_of_long_streams_and_long_contents_are_refused(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert take_apart(with_stream(b"\0" * 100, Name.RunLengthDecode))
    odd = with_stream(b"\0" * 30_000, Name.RunLengthDecode)
    with pytest.raises(BadInput) as caught:
        take_apart(odd)
    assert caught.value.key == "check_too_large"
    monkeypatch.setattr(pdf_contents, "MAX_CONTENT_BYTES", 1000)
    with pytest.raises(BadInput):
        take_apart(pdf())


def test_a_file_that_only_one_reader_can_open_counts_as_not_checked(monkeypatch: pytest.MonkeyPatch) -> None:
    assert page_texts(pdf())
    assert page_texts_again(pdf())
    monkeypatch.setattr("pypdf.PdfReader", lambda _: 1 / 0)
    with pytest.raises(BadInput) as caught:
        check(pdf())
    assert caught.value.key == "check_damaged_pdf"


@pytest.mark.parametrize("points", [*range(20, 32), *range(55, 62)])
@pytest.mark.parametrize("words", [70, 700])
def test_a_long_promise_with_its_date_reads_back_wherever_the_page_ends(points: int, words: int) -> None:
    long = " ".join(f"word{number}" for number in range(words))
    blocks: list[Block] = [Bullet(f"point {number}") for number in range(points)]
    blocks.append(Entry(long, "2 April 2027"))
    made = minutes(*blocks, Slot("18:30", long, "15 min", "led by a member"), Bullet("end"))
    assert not text_differs(made, write_pdf(made).data)
