"""Writes a mail as a file that a mail program opens as a draft, and reads one back.

It has no sender, day or id, names no program and no machine, and the same mail gives the same bytes. The
standard library's `email` is imported inside functions. Source: RFC 5322 (mails), RFC 2046 (their parts), RFC
6532 (addresses in other scripts); `X-Unsent` is what Outlook and its kin take for a draft.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from peerdesk.domain.errors import BadInput
from peerdesk.domain.mail import Attached, Mail

if TYPE_CHECKING:
    from email.message import EmailMessage

BOUNDARY = "=_peerdesk"
"""Between the parts. Neither of the two encodings used can give `=_`. Source: RFC 2045, 6.7."""

HEADERS = frozenset(
    {"X-Unsent", "Subject", "Bcc", "MIME-Version", "Content-Type", "Content-Transfer-Encoding"}
)
"""All that may stand over a mail."""


def write_eml(mail: Mail) -> bytes:
    """The mail as the bytes of an `.eml` file."""
    from email.message import EmailMessage
    from email.policy import SMTP, SMTPUTF8

    policy = SMTP if all(address.isascii() for address in mail.bcc) else SMTPUTF8
    made = EmailMessage(policy)
    made["X-Unsent"] = "1"
    made["Subject"] = mail.subject
    if mail.bcc:
        made["Bcc"] = ", ".join(mail.bcc)
    made.set_content(mail.body, cte="quoted-printable")
    for one in mail.attached:
        made.add_attachment(one.data, maintype="application", subtype="pdf", filename=one.name)
    if mail.attached:
        made.set_boundary(BOUNDARY)
    return made.as_bytes()


def read_eml(data: bytes) -> Mail:
    """What a mail program finds in a file. Raises BadInput `check_damaged_eml`.

    Also for headers and parts that no mail of ours has: what is not looked at could tell something.
    """
    from email import message_from_string
    from email.policy import SMTPUTF8

    try:
        read = message_from_string(data.decode("utf-8"), policy=SMTPUTF8)
        if set(read.keys()) - HEADERS or any(part.defects for part in read.walk()) or read["X-Unsent"] != "1":
            raise BadInput("check_damaged_eml")
        return Mail(
            str(read["Subject"]),
            _body(read),
            _addresses(read),
            tuple(map(_attached, read.iter_attachments())),
        )
    except (ValueError, KeyError, LookupError, AttributeError, AssertionError) as error:
        raise BadInput("check_damaged_eml") from error


def _body(read: EmailMessage) -> str:
    part = read.get_body(("plain",))
    if part is None:
        raise BadInput("check_damaged_eml")
    return str(part.get_content()).replace("\r\n", "\n")


def _addresses(read: EmailMessage) -> tuple[str, ...]:
    header = read["Bcc"]
    if header is None:
        return ()
    return tuple(address.addr_spec for address in header.addresses)


def _attached(part: EmailMessage) -> Attached:
    if part.get_content_type() != "application/pdf":
        raise BadInput("check_damaged_eml")
    content = part.get_content()
    return Attached(part.get_filename() or "", bytes(content))
