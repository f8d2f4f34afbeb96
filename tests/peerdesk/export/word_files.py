"""Word documents made from a finished paper, with a name planted in each place that can hold one."""

from __future__ import annotations

import struct
import zipfile
from io import BytesIO

from peerdesk.domain.minutes import Minutes
from peerdesk.export.docx import write_docx
from peerdesk.export.packages import pack
from tests.peerdesk.export.trees import minutes

PACKAGE = "http://schemas.openxmlformats.org/package/2006"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = f"{OFFICE}/relationships"


def parts(tree: Minutes | None = None) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(write_docx(tree or minutes()))) as package:
        return {name: package.read(name) for name in package.namelist()}


def with_body(xml: str) -> bytes:
    """A paper with more at the end of its body."""
    return with_change("word/document.xml", "<w:sectPr>", xml + "<w:sectPr>")


def with_words(xml: str) -> bytes:
    """A paper with one more paragraph, made of these runs."""
    return with_body(f"<w:p>{xml}</w:p>")


def with_change(name: str, old: str, new: str) -> bytes:
    told = parts()
    assert old.encode() in told[name]
    told[name] = told[name].replace(old.encode(), new.encode(), 1)
    return pack(told)


def with_part(name: str, data: str | bytes) -> bytes:
    return pack(parts() | {name: data.encode() if isinstance(data, str) else data})


def part(root: str, xml: str) -> str:
    return f'<w:{root} xmlns:w="{W}">{xml}</w:{root}>'


def run(text: str, properties: str = "") -> str:
    return f"<w:r>{properties}<w:t>{text}</w:t></w:r>"


PLANTED: dict[str, tuple[bytes, str, str]] = {
    "body": (with_words(run("ask Zora Quimby")), "paragraph", ""),
    "over runs": (
        with_words(run("ask Zo") + run("ra Qui", "<w:rPr><w:b/></w:rPr>") + run("mby")),
        "paragraph",
        "",
    ),
    "broken by a tab": (with_words("<w:r><w:t>Zora</w:t><w:tab/><w:t>Quimby</w:t></w:r>"), "paragraph", ""),
    "table": (
        with_body(f"<w:tbl><w:tr><w:tc><w:p>{run('Zora Quimby')}</w:p></w:tc></w:tr></w:tbl>"),
        "paragraph",
        "",
    ),
    "text box": (
        with_words(
            f"<w:r><w:pict><w:txbxContent><w:p>{run('Zora Quimby')}</w:p></w:txbxContent></w:pict></w:r>"
        ),
        "text_box",
        "",
    ),
    "header": (with_change("word/header.xml", "</w:p>", run("Zora Quimby") + "</w:p>"), "header", ""),
    "footer": (with_change("word/footer.xml", "Held", "Zora Quimby held"), "footer", ""),
    "footnote": (
        with_part(
            "word/footnotes.xml",
            part("footnotes", f"<w:footnote><w:p>{run('Zora Quimby')}</w:p></w:footnote>"),
        ),
        "footnote",
        "",
    ),
    "endnote": (
        with_part(
            "word/endnotes.xml", part("endnotes", f"<w:endnote><w:p>{run('Zora Quimby')}</w:p></w:endnote>")
        ),
        "endnote",
        "",
    ),
    "comment": (
        with_part(
            "word/comments.xml", part("comments", f"<w:comment><w:p>{run('Zora Quimby')}</w:p></w:comment>")
        ),
        "comment",
        "has_comments",
    ),
    "author of a comment": (
        with_part("word/comments.xml", part("comments", '<w:comment w:author="Zora Quimby"/>')),
        "metadata",
        "has_author",
    ),
    "deleted": (
        with_words("<w:del><w:r><w:delText>Zora Quimby</w:delText></w:r></w:del>"),
        "revision",
        "has_revisions",
    ),
    "over a deletion": (
        with_words(run("Zora ") + "<w:del><w:r><w:delText>the </w:delText></w:r></w:del>" + run("Quimby")),
        "paragraph",
        "has_revisions",
    ),
    "before an insertion": (
        with_words(run("Zora ") + f"<w:ins>{run('the ')}</w:ins>" + run("Quimby")),
        "revision",
        "has_revisions",
    ),
    "moved": (with_words(f"<w:moveFrom>{run('Zora Quimby')}</w:moveFrom>"), "revision", "has_revisions"),
    "author of a change": (
        with_words(f'<w:ins w:author="Zora Quimby">{run("x")}</w:ins>'),
        "metadata",
        "has_author",
    ),
    "hidden": (with_words(run("Zora Quimby", "<w:rPr><w:vanish/></w:rPr>")), "hidden", "has_hidden_text"),
    "over hidden words": (
        with_words(run("Zora ") + run("the ", "<w:rPr><w:vanish/></w:rPr>") + run("Quimby")),
        "paragraph",
        "has_hidden_text",
    ),
    "link": (
        with_change(
            "word/_rels/document.xml.rels",
            "</Relationships>",
            f'<Relationship Id="rId77" Type="{R}/hyperlink" Target="https://x.example/zora-quimby" '
            'TargetMode="External"/></Relationships>',
        ),
        "link",
        "has_annotations",
    ),
    "address of mail": (
        with_change(
            "word/_rels/document.xml.rels",
            "</Relationships>",
            f'<Relationship Id="rId77" Type="{R}/hyperlink" Target="mailto:zora.quimby@x.example"/>'
            "</Relationships>",
        ),
        "link",
        "has_annotations",
    ),
    "template": (
        with_part(
            "word/_rels/settings.xml.rels",
            f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="rId1" '
            f'Type="{R}/attachedTemplate" Target="file:///C:/Users/Zora_Quimby/a.dotx" '
            'TargetMode="External"/></Relationships>',
        ),
        "link",
        "has_external",
    ),
    "words of a link": (
        with_words(f'<w:hyperlink w:tooltip="Zora Quimby">{run("x")}</w:hyperlink>'),
        "link",
        "has_annotations",
    ),
    "simple field": (
        with_words('<w:fldSimple w:instr=" INCLUDETEXT &quot;Zora Quimby.docx&quot; "/>'),
        "field",
        "has_external",
    ),
    "field": (
        with_words(
            '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
            '<w:r><w:instrText> HYPERLINK "Zora</w:instrText></w:r>'
            "<w:r><w:instrText> Quimby</w:instrText></w:r>"
        ),
        "field",
        "has_annotations",
    ),
    "second field": (
        with_words(
            '<w:r><w:fldChar w:fldCharType="begin"/><w:instrText> PAGE </w:instrText><w:fldChar/></w:r>'
            '<w:r><w:fldChar w:fldCharType="begin"/><w:instrText> DDE zora-quimby </w:instrText></w:r>'
        ),
        "field",
        "has_external",
    ),
    "alternative text": (
        with_words('<w:r><w:drawing><w:docPr descr="Zora Quimby at the board"/></w:drawing></w:r>'),
        "alt_text",
        "",
    ),
    "name of a picture": (
        with_words('<w:r><w:drawing><w:docPr name="zora_quimby.png"/></w:drawing></w:r>'),
        "string",
        "",
    ),
    "bookmark": (with_words('<w:bookmarkStart w:name="zora_quimby"/>'), "bookmark", ""),
    "bookmark in one word": (with_words('<w:bookmarkStart w:name="ZoraQuimby"/>'), "bookmark", ""),
    "content control": (
        with_body('<w:sdt><w:sdtPr><w:alias w:val="Zora Quimby"/></w:sdtPr></w:sdt>'),
        "string",
        "",
    ),
    "custom data": (
        with_part("customXml/item1.xml", "<case><first>Zora</first><last>Quimby</last></case>"),
        "custom_xml",
        "has_private_data",
    ),
    "name of custom data": (
        with_part("customXml/item1.xml", '<ZoraQuimby xmlns="urn:x"/>'),
        "custom_xml",
        "has_private_data",
    ),
    "namespace": (
        with_part("customXml/item1.xml", '<x xmlns="http://zora.quimby.example/"/>'),
        "string",
        "has_private_data",
    ),
    "author": (
        with_change("docProps/core.xml", "<dc:title>", "<dc:creator>Zora Quimby</dc:creator><dc:title>"),
        "metadata",
        "has_author",
    ),
    "last author": (
        with_change(
            "docProps/core.xml", "<dc:title>", "<cp:lastModifiedBy>Zora Quimby</cp:lastModifiedBy><dc:title>"
        ),
        "metadata",
        "has_author",
    ),
    "keywords": (
        with_change("docProps/core.xml", "<dc:title>", "<cp:keywords>Plexiform</cp:keywords><dc:title>"),
        "metadata",
        "has_metadata",
    ),
    "title": (with_change("docProps/core.xml", "A circle", "Zora Quimby"), "metadata", ""),
    "company": (
        with_part(
            "docProps/app.xml",
            f'<Properties xmlns="{OFFICE}/extended-properties"><Company>Plexiform</Company></Properties>',
        ),
        "metadata",
        "has_author",
    ),
    "own property": (
        with_part(
            "docProps/custom.xml",
            f'<Properties xmlns="{OFFICE}/custom-properties" xmlns:vt="{OFFICE}/docPropsVTypes">'
            '<property name="Who"><vt:lpwstr>Zora Quimby</vt:lpwstr></property></Properties>',
        ),
        "metadata",
        "has_metadata",
    ),
    "style": (with_change("word/styles.xml", 'w:val="Kicker"', 'w:val="Plexiform body"'), "style", ""),
    "font": (with_change("word/styles.xml", 'w:ascii="Calibri"', 'w:ascii="Plexiform Sans"'), "style", ""),
    "variable": (
        with_change(
            "word/settings.xml",
            "<w:compat>",
            '<w:docVars><w:docVar w:val="Plexiform"/></w:docVars><w:compat>',
        ),
        "setting",
        "has_private_data",
    ),
    "person": (
        with_part(
            "word/people.xml",
            '<w15:people xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml"><w15:person '
            'w15:author="Zora Quimby"/></w15:people>',
        ),
        "metadata",
        "has_author",
    ),
    "remark in the XML": (
        with_change("word/settings.xml", "<w:compat>", "<!-- Zora Quimby --><w:compat>"),
        "string",
        "has_private_data",
    ),
    "attached": (with_part("word/embeddings/a.bin", b"\0\1Zora Quimby\0"), "attachment", "has_attachments"),
    "attached in UTF-16": (
        with_part("word/embeddings/a.bin", b"\1" + "Zora Quimby".encode("utf-16-le")),
        "attachment",
        "has_attachments",
    ),
    "attached and packed": (
        with_part("word/embeddings/a.xlsx", pack({"b.xml": b"<t>Zora</t> <t>Quimby</t>"})),
        "attachment",
        "has_attachments",
    ),
    "web page": (with_part("word/a.html", "<p><b>Zora</b> Quimby</p>"), "attachment", "has_attachments"),
    "picture": (with_part("word/media/a.png", b"\x89PNG tEXt Zora Quimby"), "picture", "has_pictures"),
    "name of a part": (with_part("word/media/zora-quimby.png", b"\x89PNG"), "string", "has_pictures"),
    "small picture": (with_part("docProps/thumbnail.jpeg", b"Zora Quimby"), "picture", "has_private_data"),
    "glossary": (
        with_part("word/glossary/document.xml", part("glossaryDocument", f"<w:p>{run('Zora Quimby')}</w:p>")),
        "string",
        "has_private_data",
    ),
    "behind the package": (
        write_docx(minutes())[:-2] + struct.pack("<H", 11) + b"Zora Quimby",
        "string",
        "has_private_data",
    ),
    "signs for letters": (
        with_words("<w:r>" + "".join(f'<w:sym w:char="F0{ord(c):02X}"/>' for c in "Plexiform") + "</w:r>"),
        "paragraph",
        "",
    ),
}
"""A name, or a firm, in each place: the file, where it is to be found, and the problem told, if one is."""
