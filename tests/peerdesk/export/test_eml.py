"""Mails as files: what two readers get from them, and what does not stand in them."""

from __future__ import annotations

import email
import getpass
import platform
from dataclasses import replace
from email.message import EmailMessage
from email.policy import default

import pytest
from fast_mail_parser import parse_email
from hypothesis import given
from hypothesis import strategies as st

from peerdesk.domain.errors import BadInput
from peerdesk.domain.mail import Attached, Mail
from peerdesk.export.eml import HEADERS, read_eml, write_eml

PDF = b"%PDF-1.7\n" + bytes(range(256)) * 40
MANY = tuple(f"person.{number}@example.org" for number in range(200))
MAIL = Mail(
    "Minutes, 5 March 2026",
    "Attached are the minutes.\n\n“Quoted”, ünd 漢字.\n.\nFrom here on.\n" + "long " * 300 + "\n",
    ("ana@example.org", "ben+circle@xn--exmple-cua.de"),
    (Attached("minutes-2026-03-05.pdf", PDF),),
)
MAILS = {
    "usual": MAIL,
    "nobody": replace(MAIL, bcc=()),
    "200 people": replace(MAIL, bcc=MANY),
    "nothing attached": replace(MAIL, attached=()),
    "another script": replace(
        MAIL, subject="Süßes Protokoll — 漢字 🎉", bcc=("грета@xn--e1afmkfd.xn--p1ai",)
    ),
}


def python(mail: Mail) -> EmailMessage:
    """The mail as the standard library reads it."""
    return email.message_from_bytes(write_eml(mail), policy=default)


@pytest.mark.parametrize("key", MAILS)
def test_what_was_meant_is_read_back(key: str) -> None:
    assert read_eml(write_eml(MAILS[key])) == MAILS[key]


@pytest.mark.parametrize("key", [key for key in MAILS if key != "another script"])
def test_python_opens_it(key: str) -> None:
    mail, read = MAILS[key], python(MAILS[key])
    assert [part.defects for part in read.walk()] == [[]] * len(list(read.walk()))
    assert read["subject"] == mail.subject
    found = read["bcc"].addresses if mail.bcc else ()
    assert tuple(one.addr_spec for one in found) == mail.bcc
    body = read.get_body(("plain",))
    assert body is not None
    assert body.get_content().replace("\r\n", "\n") == mail.body
    parts = [(p.get_filename(), p.get_content_type(), p.get_content()) for p in read.iter_attachments()]
    assert parts == [(one.name, "application/pdf", one.data) for one in mail.attached]


@pytest.mark.parametrize("key", MAILS)
def test_a_parser_that_shares_no_code_opens_it(key: str) -> None:
    mail, read = MAILS[key], parse_email(write_eml(MAILS[key]))
    assert read.subject == mail.subject
    told = read.headers.get("Bcc", ())
    assert [one.strip() for line in told for one in line.split(",")] == list(mail.bcc)
    assert [text.replace("\r\n", "\n") for text in read.text_plain] == [mail.body]
    parts = [(one.filename, one.mimetype, bytes(one.content)) for one in read.attachments]
    assert parts == [(one.name, "application/pdf", one.data) for one in mail.attached]


def test_it_opens_as_a_draft() -> None:
    assert write_eml(MAIL).startswith(b"X-Unsent: 1\r\n")


def test_it_names_no_sender_day_program_or_machine() -> None:
    data = write_eml(replace(MAIL, bcc=MANY))
    assert set(python(MAIL).keys()) <= HEADERS
    for header in ("Date", "From", "Message-ID", "User-Agent", "Reply-To"):
        assert header not in python(MAIL)
    assert getpass.getuser().encode() not in data
    assert platform.node().encode() not in data


def test_who_gets_it_stands_in_bcc_alone_and_without_a_name() -> None:
    data = write_eml(MAIL)
    for address in MAIL.bcc:
        assert data.count(address.encode()) == 1
    assert b"To:" not in data.split(b"\r\n\r\n")[0]
    assert b"<" not in data.split(b"\r\n\r\n")[0]


def test_the_same_mail_gives_the_same_bytes() -> None:
    assert write_eml(MAIL) == write_eml(replace(MAIL))


def test_no_line_is_longer_than_a_mail_may_have() -> None:
    data = write_eml(replace(MAIL, bcc=MANY))
    assert max(map(len, data.split(b"\r\n"))) <= 998
    assert b"\n" not in data.replace(b"\r\n", b"")


TEXT = st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1, max_size=200)


@given(TEXT, st.binary(max_size=400))
def test_any_words_and_any_bytes_come_back(body: str, data: bytes) -> None:
    mail = Mail("Minutes", f"{body}\n", ("ana@example.org",), (Attached("minutes.pdf", data),))
    assert read_eml(write_eml(mail)) == mail


HOSTILE = {
    "a sender": (b"X-Unsent: 1\r\n", b"X-Unsent: 1\r\nFrom: ana@example.org\r\n"),
    "a day": (b"MIME-Version", b"Date: Thu, 5 Mar 2026 18:00:00 +0000\r\nMIME-Version"),
    "no draft": (b"X-Unsent: 1\r\n", b""),
    "cut off": (b"--=_peerdesk--", b""),
    "another kind": (b"application/pdf", b"text/html"),
    "no bytes": (MAIL.subject.encode(), b"\xff\xfe"),
}


@pytest.mark.parametrize("key", HOSTILE)
def test_what_no_mail_of_ours_has_counts_as_not_read(key: str) -> None:
    old, new = HOSTILE[key]
    data = write_eml(MAIL)
    assert old in data
    with pytest.raises(BadInput) as caught:
        read_eml(data.replace(old, new))
    assert caught.value.key == "check_damaged_eml"


@pytest.mark.parametrize("data", [b"", b"Subject: x\r\n\r\n", b"\0\0"], ids=["empty", "bare", "zeros"])
def test_what_is_no_mail_of_ours_counts_as_not_read(data: bytes) -> None:
    with pytest.raises(BadInput):
        read_eml(data)
