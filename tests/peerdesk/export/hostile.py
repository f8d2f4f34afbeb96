"""Texts that break or steer careless writers: markup of every format, and odd characters."""

from __future__ import annotations

from peerdesk.domain.minutes import Bullet, Entry, Heading, Minutes, Paragraph, Slot
from tests.peerdesk.export.trees import minutes

TEXTS: tuple[str, ...] = (
    "", " ", "\n", "\t", "\x00", "\x1b[31mred\x1b[0m", "\x07\x08\x0b\x0c\x1f\x7f\x85\x9f",
    "a\r\nb\rc\u2028d\u2029e", "\ud800", "\udfff", "half \ud83d of", "\udc4d\ud83d", "\ufffe", "\uffff",
    "\ufdd0", "\U0001ffff", "\U0010ffff", "\ufeffmark", "\u202egnp.exe", "\u200b\u200d\u2060\u00ad",
    "e\u0301\u0302\u0303" * 40, "\u0301alone", "\ufe0f", "שלום עולם", "مرحبا 123 abc", "हिन्दी", "ไทย",
    "漢字かな", "👩‍👩‍👧‍👦 👍🏽", "𝔘𝔫𝔦", "\U000e0041\U000e0042", "ﷺ", "İıſß", "<b>bold</b>",
    "<img src='file:///etc/passwd'/>", "<para><font size=900>x</font></para>", "</w:t></w:r></w:p>",
    "<!DOCTYPE x [<!ENTITY a SYSTEM 'file:///etc/passwd'>]>&a;", "<![CDATA[x]]>", "]]>",
    "<?xml version='1.0'?>", "&amp; &lt; &#0; &#x1F; &nbsp; &unknown;", "<!-- -->",
    "<script>alert(1)</script>", "{{7*7}} ${x} #{x} %s %n {0}", "{page} {pages} {page",
    "_x0041_ _x0000_ _xFFFF_", "\\u0041 \\N{DIGIT ONE} \\x00", ") Tj ET (", "endstream endobj", "%%EOF",
    "%PDF-1.7", "<< /JS (x) >>", "/Name#20x", "(((((", ")))))", "\\(\\)\\\\", "BDC EMC /Span BMC",
    "=HYPERLINK('http://x')", "https://user:pass@x.example/?q=1#f", "file:///etc/passwd",
    "\\\\host\\share\\x", "C:\\CON", "../../etc/passwd", "' OR 1=1 --", "`id` $(id) ; rm -rf", "# head",
    "- [ ] x", "| a | b |", "![x](http://y)", "~~~", 'INCLUDETEXT "C:\\\\x"',
    "DDEAUTO c:\\\\windows\\\\system32\\\\cmd.exe", "x" * 5000, "word " * 1000, "\u00a0" * 300,
    "-" * 400, "\u2011\u2010-", "·•–—", "\u00a0leading and trailing\u00a0", "1. one", "TLP:RED",
    "Zs\u3000wide",
)  # fmt: skip


def tree_of(text: str) -> Minutes:
    """A paper that has a text in every place that takes one, and the first part of it at the foot."""
    blocks = (
        Heading(text), Paragraph(text, "a"), Bullet(text, "b"), Entry(text, text, "c"), Entry(text, "", "d"),
        Entry("", text), Heading(text, 2), Slot(text, text, text, text),
        Slot("end", text, "end", text), Bullet("end"),
    )  # fmt: skip
    made = minutes(*blocks, title=text)
    foot, phrase = text[:200], text[:40] + " {page} of {pages}"
    return Minutes(text, made.title, (text, text), text, made.blocks, footer=foot, page_phrase=phrase)
