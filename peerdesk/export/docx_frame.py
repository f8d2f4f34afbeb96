"""The fixed parts of a Word document: its styles, list, settings and properties, and nothing of a template.

Measures in Word's own units where a name ends in none: twentieths of a point for lengths, half points for
sizes of type, eighths of a point for lines. Source: ECMA-376-1:2016, 17 (WordprocessingML).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from xml.sax.saxutils import escape, quoteattr

from peerdesk.export import looks
from peerdesk.export.fonts import BOLD
from peerdesk.export.looks import MEASURE_PT, SIZES_PT, Paper
from peerdesk.export.packages import pack

FONT = "Calibri"
"""Chosen: in every Word since 2007 and close to the family of the PDF; LibreOffice has one of its widths."""

FIGURE_PT = 104.0
"""Width kept free at the right of a line that has a figure, as the PDF keeps it for a date."""

MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_CONTENT = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_PARTS = ("styles", "numbering", "settings", "header", "footer")
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def twentieths(points: float) -> int:
    """A length in Word's unit."""
    return round(points * 20)


def frame(paper: Paper, title: str, language: str) -> bytes:
    """A document without a word in it: a package that python-docx fills. title, language: fit for XML."""
    return pack(
        {
            "[Content_Types].xml": _types(),
            "_rels/.rels": _relations(
                (f"{RELATIONS}/officeDocument", "word/document.xml"),
                (f"{_PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
            ),
            "word/document.xml": _body(paper),
            "word/_rels/document.xml.rels": _relations(
                *((f"{RELATIONS}/{part}", f"{part}.xml") for part in _PARTS)
            ),
            "word/header.xml": _edge("hdr", "Header"),
            "word/footer.xml": _edge("ftr", "Footer"),
            "word/styles.xml": _styles(language),
            "word/numbering.xml": _numbering(),
            "word/settings.xml": _settings(language),
            "docProps/core.xml": _core(title),
        }
    )


def _xml(text: str) -> bytes:
    return (_HEAD + text).encode("utf-8")


def _types() -> bytes:
    parts = {
        "word/document.xml": f"{_CONTENT}.document.main+xml",
        **{f"word/{part}.xml": f"{_CONTENT}.{part}+xml" for part in _PARTS},
        "docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
    }
    told = "".join(f'<Override PartName="/{name}" ContentType="{kind}"/>' for name, kind in parts.items())
    relations = "application/vnd.openxmlformats-package.relationships+xml"
    return _xml(
        f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" ContentType="{relations}"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{told}</Types>'
    )


def _relations(*targets: tuple[str, str]) -> bytes:
    told = "".join(
        f'<Relationship Id="rId{n}" Type="{kind}" Target="{target}"/>'
        for n, (kind, target) in enumerate(targets, start=1)
    )
    return _xml(f'<Relationships xmlns="{_PACKAGE}/relationships">{told}</Relationships>')


def _core(title: str) -> bytes:
    told = f"<dc:title>{escape(title)}</dc:title>" if title else ""
    return _xml(
        f'<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" '
        f'xmlns:dc="http://purl.org/dc/elements/1.1/">{told}</cp:coreProperties>'
    )


def _body(paper: Paper) -> bytes:
    width, height = (twentieths(side) for side in SIZES_PT[paper])
    side = (width - twentieths(MEASURE_PT)) // 2
    return _xml(
        f'<w:document xmlns:w="{MAIN}" xmlns:r="{RELATIONS}"><w:body><w:sectPr>'
        f'<w:headerReference w:type="default" r:id="rId{_PARTS.index("header") + 1}"/>'
        f'<w:footerReference w:type="default" r:id="rId{_PARTS.index("footer") + 1}"/>'
        f'<w:pgSz w:w="{width}" w:h="{height}"/>'
        f'<w:pgMar w:top="1680" w:right="{side}" w:bottom="1720" w:left="{side}" '
        'w:header="860" w:footer="760" w:gutter="0"/></w:sectPr></w:body></w:document>'
    )


def _edge(kind: str, style: str) -> bytes:
    """What stands on every page, still without words."""
    return _xml(
        f'<w:{kind} xmlns:w="{MAIN}"><w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr></w:p></w:{kind}>'
    )


def _settings(language: str) -> bytes:
    """How Word treats the file; asked to put neither names nor times into it when it is saved again."""
    return _xml(
        f'<w:settings xmlns:w="{MAIN}"><w:removePersonalInformation/><w:removeDateAndTime/>'
        '<w:defaultTabStop w:val="720"/><w:characterSpacingControl w:val="doNotCompress"/><w:compat>'
        '<w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" '
        f'w:val="15"/></w:compat><w:themeFontLang w:val={quoteattr(language)}/></w:settings>'
    )


def _numbering() -> bytes:
    indent = twentieths(looks.BULLET.indent)
    return _xml(
        f'<w:numbering xmlns:w="{MAIN}"><w:abstractNum w:abstractNumId="0">'
        '<w:multiLevelType w:val="singleLevel"/><w:lvl w:ilvl="0"><w:start w:val="1"/>'
        f'<w:numFmt w:val="bullet"/><w:pStyle w:val="ListBullet"/><w:lvlText w:val="{looks.BULLET.mark}"/>'
        f'<w:lvlJc w:val="left"/><w:pPr><w:ind w:left="{indent}" w:hanging="{indent}"/></w:pPr></w:lvl>'
        '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
    )


@dataclass(frozen=True, slots=True)
class _Style:
    """A style of paragraph.

    before, paragraph: its properties before and after those of its look; face, tracking: those of its
    words; all as XML in the order of the standard. level: in the outline, from 0. is_keeper: stays with what
    follows. is_ours: Word has none of that name.
    """

    id: str
    called: str
    look: looks.Look
    paragraph: str = ""
    face: str = ""
    before: str = ""
    tracking: str = ""
    level: int | None = None
    is_keeper: bool = False
    is_ours: bool = False


def _look(style: _Style) -> str:
    """One style; the order of its parts is the one the standard asks for."""
    look = style.look
    keeps = "<w:keepNext/><w:keepLines/>" if style.is_keeper else ""
    # Word adds the room of type to a line that grows; as much as the PDF has, yet never cut.
    space = (
        f'<w:spacing w:before="{twentieths(look.before)}" w:after="{twentieths(look.after)}" '
        f'w:line="{twentieths(look.leading)}" w:lineRule="atLeast"/>'
    )
    level = "" if style.level is None else f'<w:outlineLvl w:val="{style.level}"/>'
    bold = "<w:b/><w:bCs/>" if look.font == BOLD else ""
    ours = ' w:customStyle="1"' if style.is_ours else ""
    size = round(look.size * 2)
    following = "Normal" if style.is_keeper and style.level is not None else style.id
    return (
        f'<w:style w:type="paragraph"{ours} w:styleId="{style.id}"><w:name w:val="{style.called}"/>'
        f'<w:basedOn w:val="Normal"/><w:next w:val="{following}"/><w:qFormat/>'
        f"<w:pPr>{keeps}{style.before}{space}{style.paragraph}{level}</w:pPr>"
        f'<w:rPr>{bold}{style.face}<w:color w:val="{look.colour[1:]}"/>{style.tracking}'
        f'<w:sz w:val="{size}"/><w:szCs w:val="{size}"/></w:rPr></w:style>'
    )


def _box() -> str:
    """Rule at the left, and ground all round: Word fills as far as the borders stand off."""
    ground, rule = (colour[1:] for colour in looks.STATEMENT.box or (looks.GROUND, looks.ACCENT))
    edge = f'w:val="single" w:sz="4" w:color="{ground}"'
    return (
        f'<w:keepLines/><w:pBdr><w:top {edge} w:space="8"/>'
        f'<w:left w:val="single" w:sz="24" w:space="10" w:color="{rule}"/>'
        f'<w:bottom {edge} w:space="8"/><w:right {edge} w:space="10"/></w:pBdr>'
        f'<w:shd w:val="clear" w:color="auto" w:fill="{ground}"/>'
    )


def _table_style() -> str:
    """Hairlines under rows, a rule under the heads, no ground and no lines between columns."""
    line = f'w:val="single" w:sz="4" w:space="0" w:color="{looks.HAIRLINE[1:]}"'
    return (
        '<w:style w:type="table" w:customStyle="1" w:styleId="PaperTable"><w:name w:val="Paper Table"/>'
        '<w:tblPr><w:tblInd w:w="0" w:type="dxa"/>'
        f"<w:tblBorders><w:bottom {line}/><w:insideH {line}/></w:tblBorders>"
        '<w:tblLayout w:type="fixed"/><w:tblCellMar><w:top w:w="60" w:type="dxa"/>'
        '<w:left w:w="0" w:type="dxa"/><w:bottom w:w="60" w:type="dxa"/><w:right w:w="240" w:type="dxa"/>'
        '</w:tblCellMar></w:tblPr><w:tblStylePr w:type="firstRow"><w:tblPr/><w:tcPr><w:tcBorders>'
        f'<w:bottom w:val="single" w:sz="8" w:space="0" w:color="{looks.INK[1:]}"/>'
        "</w:tcBorders></w:tcPr></w:tblStylePr></w:style>"
    )


def _tab(kind: str, at_pt: float) -> str:
    return f'<w:tab w:val="{kind}" w:pos="{twentieths(at_pt)}"/>'


def _styles(language: str) -> bytes:
    indent = twentieths(looks.BULLET.indent)
    slot = twentieths(looks.SLOT.indent)
    both_tabs = f"<w:tabs>{_tab('left', looks.SLOT.indent)}{_tab('right', MEASURE_PT)}</w:tabs>"
    right_tab = f"<w:tabs>{_tab('right', MEASURE_PT)}</w:tabs>"
    listed = '<w:numPr><w:numId w:val="1"/></w:numPr>'
    styles = (
        _Style(
            "Kicker", "Kicker", looks.KICKER, face="<w:caps/>", is_keeper=True, is_ours=True,
            tracking=f'<w:spacing w:val="{twentieths(looks.KICKER.tracking)}"/>',
        ),
        _Style("Title", "Title", looks.TITLE, is_keeper=True),
        _Style("Subtitle", "Subtitle", looks.LINE, is_keeper=True),
        _Style("Quote", "Quote", looks.STATEMENT, '<w:ind w:left="260" w:right="220"/>', before=_box()),
        _Style("Heading1", "heading 1", looks.SECTION, level=0, is_keeper=True),
        _Style("Heading2", "heading 2", looks.THEME, level=1, is_keeper=True),
        _Style(
            "ListBullet", "List Bullet", looks.BULLET,
            f'<w:ind w:left="{indent}" w:hanging="{indent}"/>', before=listed,
        ),
        _Style(
            "Entry", "Entry", looks.ENTRY, f'<w:ind w:right="{twentieths(FIGURE_PT)}"/>',
            before=right_tab, is_ours=True,
        ),
        _Style(
            "Slot", "Slot", looks.SLOT, f'<w:ind w:left="{slot}" w:hanging="{slot}"/>',
            before=both_tabs, is_ours=True,
        ),
        _Style("Detail", "Detail", looks.DETAIL, f'<w:ind w:left="{slot}"/>', is_ours=True),
        _Style("Credit", "Credit", looks.CREDIT, f'<w:ind w:left="{indent}"/>', is_ours=True),
        _Style("Letterhead", "Letterhead", looks.LETTERHEAD, is_keeper=True, is_ours=True),
        _Style("ClosingLine", "Closing Line", looks.CLOSING, is_ours=True),
        _Style("Remark", "Remark", looks.REMARK, is_keeper=True, is_ours=True),
        _Style("TableHead", "Table Head", looks.TABLE_HEAD, is_keeper=True, is_ours=True),
        _Style("TableCell", "Table Cell", replace(looks.TABLE, before=0, after=0), is_ours=True),
        _Style("Header", "header", looks.FOOT, '<w:jc w:val="right"/>'),
        _Style("Footer", "footer", looks.FOOT, before=right_tab),
    )  # fmt: skip
    tongue = quoteattr(language)
    faces = " ".join(f'w:{script}="{FONT}"' for script in ("ascii", "hAnsi", "eastAsia", "cs"))
    size = round(looks.TEXT.size * 2)
    return _xml(
        f'<w:styles xmlns:w="{MAIN}"><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts {faces}/>'
        f'<w:color w:val="{looks.INK[1:]}"/><w:sz w:val="{size}"/><w:szCs w:val="{size}"/>'
        f"<w:lang w:val={tongue} w:eastAsia={tongue} w:bidi={tongue}/></w:rPr></w:rPrDefault>"
        "<w:pPrDefault><w:pPr><w:widowControl/></w:pPr></w:pPrDefault></w:docDefaults>"
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/>'
        f'<w:pPr><w:spacing w:after="{twentieths(looks.TEXT.after)}" '
        f'w:line="{twentieths(looks.TEXT.leading)}" w:lineRule="atLeast"/></w:pPr></w:style>'
        f"{''.join(map(_look, styles))}{_table_style()}</w:styles>"
    )
