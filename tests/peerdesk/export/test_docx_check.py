"""The check of a Word document: a name is planted in every place that can hold one, and found."""

from __future__ import annotations

import struct
import zipfile
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from peerdesk.deid import Roster
from peerdesk.domain.errors import BadInput
from peerdesk.domain.minutes import Bullet, Paragraph
from peerdesk.domain.rules import Distribution
from peerdesk.export import packages
from peerdesk.export.check import FileCheck, check_file, read_back, text_differs
from peerdesk.export.docx import write_docx
from peerdesk.export.packages import MAX_PARTS, pack
from tests.peerdesk.export.hostile import TEXTS, tree_of
from tests.peerdesk.export.trees import ANY_BLOCKS, ANY_TEXT, minutes
from tests.peerdesk.export.word_files import PLANTED, parts, run, with_change, with_part, with_words

ROSTER = Roster.from_rows([{"name": "Zora Quimby", "organization": "Plexiform"}])


def check(data: bytes) -> FileCheck:
    return check_file(data, ROSTER, suffix=".docx")


def test_a_fresh_paper_is_clean() -> None:
    assert check(write_docx(minutes())) == FileCheck()
    assert check(write_docx(minutes(), paper="letter")) == FileCheck()


@pytest.mark.parametrize("place", PLANTED)
def test_a_name_is_found_wherever_it_stands(place: str) -> None:
    data, where, problem = PLANTED[place]
    found = check(data)
    assert where in {finding.where for finding in found.findings}
    assert not problem or problem in found.problems


def test_a_name_is_told_with_the_number_of_its_paragraph() -> None:
    (finding,) = check(write_docx(minutes(Bullet("one"), Bullet("Plexiform said so")))).findings
    assert (finding.where, finding.number, finding.matched) == ("paragraph", 6, "Plexiform")
    assert "Plexiform" not in repr(finding)


def test_a_name_in_the_name_of_the_file_is_found(tmp_path: Path) -> None:
    for name in ("minutes-zora_quimby.docx", "ZoraQuimby.DOCX"):
        path = tmp_path / name
        path.write_bytes(write_docx(minutes()))
        assert {f.where for f in check_file(path, ROSTER).findings} == {"file_name"}


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (with_change("word/settings.xml", "<w:compat>", "<w:rsids/><w:compat>"), "has_private_data"),
        (with_change("word/document.xml", "<w:p>", '<w:p w:rsidR="00A11B2C">'), "has_private_data"),
        (with_words(f'<w:ins w:date="2026-03-19T18:00:00Z">{run("x")}</w:ins>'), "has_dates"),
        (with_words('<w:pPr><w:pPrChange w:id="1"/></w:pPr>'), "has_revisions"),
        (with_words("<w:pPr><w:rPr><w:del/></w:rPr></w:pPr>"), "has_revisions"),
        (with_words("<w:r><w:commentReference/></w:r>"), "has_comments"),
        (with_words("<w:r><w:fldChar><w:ffData/></w:fldChar></w:r>"), "has_form"),
        (with_change("docProps/core.xml", "<dc:", "<cp:revision>3</cp:revision><dc:"), "has_metadata"),
        (with_part("word/vbaProject.bin", b"\xd0\xcf"), "has_scripts"),
        (
            with_change("[Content_Types].xml", "openxmlformats-officedocument.wordprocessingml.document.main",
                        "ms-word.document.macroEnabled.main"),
            "has_scripts",
        ),
        (with_words(run("x", '<w:rPr><w:vanish w:val="true"/></w:rPr>')), "has_hidden_text"),
    ],
)  # fmt: skip
def test_what_tells_of_the_making_is_a_problem(data: bytes, problem: str) -> None:
    assert problem in check(data).problems


def test_a_switch_that_is_off_hides_nothing() -> None:
    assert check(with_words(run("x", '<w:rPr><w:vanish w:val="0"/></w:rPr>'))) == FileCheck()


def test_the_template_of_a_common_writer_is_told() -> None:
    target = BytesIO()
    docx.Document().save(target)
    assert set(check(target.getvalue()).problems) >= {
        "has_author",
        "has_dates",
        "has_producer",
        "has_pictures",
    }


def zipped(**options: object) -> bytes:
    target = BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in parts().items():
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            for key, value in options.items():
                setattr(entry, key, value)
            package.writestr(entry, data)
    return target.getvalue()


def test_a_package_packed_by_another_writer_is_read_likewise() -> None:
    assert check(zipped()) == FileCheck()
    assert check(zipped(date_time=(2026, 3, 19, 18, 0, 0))).problems == ("has_dates",)
    owner = struct.pack("<2H", 0x7075, 11) + b"Zora Quimby"
    told = check(zipped(extra=owner))
    assert told.problems == ("has_private_data",)
    assert {finding.where for finding in told.findings} == {"string"}


def test_what_lies_between_the_parts_is_found() -> None:
    data = write_docx(minutes())
    hidden = b"PK\x03\x04" + b"Zora Quimby"
    at = data.index(b"PK\x01\x02")
    moved = data[:at] + hidden + data[at:-22] + data[-22:-6]
    moved += struct.pack("<L", at + len(hidden)) + data[-2:]
    assert check(moved).problems == ("has_private_data",)
    assert check(moved).findings


def test_initials_and_firms_that_stand_in_every_document_are_not_found() -> None:
    rows = [
        {"name": "Gina Bell", "nicknames": "GB;EN", "organization": "Microsoft"},
        {"name": "John Main", "organization": "Calibri"},
        {"name": "Ada Title", "organization": "Kicker Ltd"},
        {"name": "Open Office", "organization": "Word;Relationships"},
    ]
    assert check_file(write_docx(minutes()), Roster.from_rows(rows), suffix=".docx") == FileCheck()
    planted = with_words(run("Calibri"))
    assert check_file(planted, Roster.from_rows(rows), suffix=".docx").findings


def bomb() -> bytes:
    target = BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as package:
        for name in ("word/document.xml", "b"):
            package.writestr(name, b"\0" * (packages.MAX_BYTES // 2 + 1))
    return target.getvalue()


def lying() -> bytes:
    """A part that says it holds less than it does."""
    data = bytearray(bomb())
    for mark, at in ((b"PK\x01\x02", 24), (b"PK\x03\x04", 22)):
        place = data.find(mark)
        while place >= 0:
            data[place + at : place + at + 4] = struct.pack("<L", 1000)
            place = data.find(mark, place + 4)
    return bytes(data)


def twice() -> bytes:
    data = with_part("word/stylez.xml", b"<x/>")
    return data.replace(b"word/stylez.xml", b"word/styles.xml")


def locked() -> bytes:
    data = bytearray(write_docx(minutes()))
    place = data.find(b"PK\x01\x02")
    data[place + 8] |= 1
    return bytes(data)


LAUGHS = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;">]><x>&b;</x>'
FETCHES = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/hostname">]><x>&a;</x>'


@pytest.mark.parametrize(
    ("make", "key"),
    [
        (lambda: b"", "check_not_a_docx"),
        (lambda: b"Zora Quimby", "check_not_a_docx"),
        (lambda: b"%PDF-1.7", "check_not_a_docx"),
        (lambda: pack({"a.txt": b"x"}), "check_not_a_docx"),
        (lambda: b"PK\x03\x04" + b"x" * 99, "check_damaged_docx"),
        (lambda: write_docx(minutes())[:4000], "check_damaged_docx"),
        (lambda: write_docx(minutes()).replace(b"A circle", b"B circle"), "check_damaged_docx"),
        (lambda: with_change("word/document.xml", "</w:body>", "</w:bod>"), "check_damaged_docx"),
        (lambda: with_part("customXml/a.xml", LAUGHS), "check_damaged_docx"),
        (lambda: with_part("customXml/a.xml", LAUGHS.encode("utf-16")), "check_damaged_docx"),
        (lambda: with_part("customXml/a.xml", FETCHES), "check_damaged_docx"),
        (lambda: with_part("customXml/a.xml", "<x>" * 9999 + "</x>" * 9999), "check_damaged_docx"),
        (lambda: with_part("customXml/a.xml", b"\0\1\2"), "check_damaged_docx"),
        (lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "check_encrypted_docx"),
        (locked, "check_encrypted_docx"),
        (twice, "check_damaged_docx"),
        (bomb, "check_too_large"),
        (lying, "check_damaged_docx"),
        (lambda: pack({f"{n}.txt": b"" for n in range(MAX_PARTS + 1)}), "check_too_large"),
        (lambda: with_part("word/embeddings/a.zip", bomb()), "check_too_large"),
    ],
    ids=range(20),
)
def test_a_file_that_cannot_be_read_is_never_called_clean(make: Callable[[], bytes], key: str) -> None:
    with pytest.raises(BadInput) as caught:
        check(make())
    assert caught.value.key == key


@pytest.mark.parametrize("text", TEXTS, ids=range(len(TEXTS)))
def test_a_paper_of_any_hostile_text_reads_back_and_passes(text: str) -> None:
    tree = tree_of(text)
    data = write_docx(tree)
    assert not text_differs(tree, data)
    assert check(data) == FileCheck()


@settings(max_examples=40)
@given(ANY_BLOCKS, ANY_TEXT)
def test_nothing_is_lost_of_any_text(made: list[Paragraph], title: str) -> None:
    tree = minutes(*made, title=title)
    data = write_docx(tree)
    assert not text_differs(tree, data)
    assert check(data).problems == ()


@settings(max_examples=60)
@given(st.binary(max_size=300), st.integers(min_value=0, max_value=12_000))
def test_damage_ends_in_a_sentence_or_a_result(noise: bytes, at: int) -> None:
    data = write_docx(minutes())
    with suppress(BadInput):
        assert isinstance(check(data[:at] + noise + data[at + len(noise) :]), FileCheck)


def test_words_read_back_in_the_order_of_the_tree() -> None:
    lines = read_back(write_docx(minutes())).splitlines()
    assert lines[7:10] == [
        "The group looks at the plan again in May.",
        "Share the checklist.\t2 April",
        "Rota",
    ]
    assert lines[-2].strip() == "TLP:GREEN"
    assert lines[-1].startswith("Held under the Chatham House Rule\t1 of 1")


def test_a_missing_word_and_another_order_are_noticed() -> None:
    tree = minutes(Bullet("one two"), Bullet("three"))
    for other in (
        minutes(Bullet("one"), Bullet("three")),
        minutes(Bullet("three"), Bullet("one two")),
        replace(tree, title="B circle"),
        replace(tree, kicker="Draft"),
        replace(tree, footer="Held"),
        replace(tree, page_phrase="{page}/{pages}"),
        replace(tree, label=Distribution.RED),
    ):
        assert text_differs(tree, write_docx(other))
    assert not text_differs(tree, write_docx(tree))
