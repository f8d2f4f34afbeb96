"""Reads an agenda written in Markdown: lists, tables with a column of topics, headings.

markdown-it-py reads the file itself, so that nesting, comments and tables are what a reader sees.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from peerdesk.deid.folding import words_of as folded_words
from peerdesk.domain.outline import Outline, OutlineItem
from peerdesk.intake.agenda_columns import Cell, Row, columns_of, topics_in
from peerdesk.intake.agenda_words import Words, seconds_known, words_of

if TYPE_CHECKING:
    from markdown_it.tree import SyntaxTreeNode

_NO_TOPICS = frozenset({
    "constraints", "constraint", "attendees", "attendance", "participants", "invitees", "apologies",
    "regrets", "absentees", "logistics", "notes", "links", "references", "resources", "prerequisites",
    "teilnehmer", "teilnehmende", "entschuldigt", "participantes",
})  # fmt: skip
_MEANS_AGENDA = frozenset(
    {"agenda", "agenda items", "items", "topics", "tagesordnung", "ordre du jour", "programme", "program", ""}
)
_OPEN, _CLOSE = "\x02", "\x03"
_A_LINK = rf"(?:{_OPEN}[^{_OPEN}{_CLOSE}]*{_CLOSE}|https?://[^\s,()]+)"
_LINKS_ONLY = re.compile(rf"[(\[]\s*{_A_LINK}(?:(?:[\s,;/&+]|\band\b)*{_A_LINK})*[\s,;]*(?:[)\]]|$)")
_LINK_BESIDE = re.compile(rf"(?<=[(,;])\s*{_A_LINK}\s*(?=[,;)])")
_ADDRESS = re.compile(r"https?://[^\s,()<>]+")
_SPOKEN_LINK = re.compile(r"(?:https?://|mailto:)\S+", re.IGNORECASE)
_CHECKBOX = re.compile(r"\[[ xX✓]\]\s+")


def read_markdown(text: str) -> Outline:
    """The topics of a Markdown file without control characters; an empty tree when it has none."""
    from markdown_it import MarkdownIt
    from markdown_it.tree import SyntaxTreeNode

    tokens = MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(text)
    blocks = SyntaxTreeNode(tokens).children
    reader = _Reader(blocks)
    reader.read(headings_are_topics=False)
    if not reader.topics:
        reader.read(headings_are_topics=True)
    return Outline(tuple(_item(topic) for topic in _timed(reader.topics)), tuple(reader.left_out))


@dataclass(slots=True)
class _Topic:
    """A topic while its file is read. level: of its heading, 0: no heading."""

    words: Words = field(repr=False)
    line: int
    section: str = field(default="", repr=False)
    links: tuple[str, ...] = field(default=(), repr=False)
    level: int = 0
    inner: list[_Topic | OutlineItem] = field(default_factory=list)


class _Reader:
    """Goes through the blocks of a file from top to bottom."""

    def __init__(self, blocks: Sequence[SyntaxTreeNode]) -> None:
        self._blocks = blocks
        heads = [int(b.tag[1]) for b in blocks if b.type == "heading"]
        self._has_title = heads[:1] == [1] and heads.count(1) == 1
        self.topics: list[_Topic | OutlineItem] = []
        self.left_out: list[str] = []

    def read(self, *, headings_are_topics: bool) -> None:
        """Gather the topics. headings_are_topics: also headings that say neither length nor who leads."""
        self.topics, self.left_out = [], []
        self._section, self._skipping, self._open = "", 0, list[_Topic]()
        for block in self._blocks:
            if block.type == "heading":
                self._heading(block, headings_are_topics)
            elif block.type == "hr":
                self._section, self._open = "", []
            elif not self._skipping:
                self._add(self._of_block(block))

    def _heading(self, block: SyntaxTreeNode, are_topics: bool) -> None:
        level, (text, links) = int(block.tag[1]), _inline(block)
        if self._skipping and level > self._skipping:
            return
        self._skipping = 0
        self._open = [topic for topic in self._open if topic.level < level]
        words = words_of(text)
        folded = folded_words(text)
        if self._has_title and level == 1:
            return
        if folded and folded[-1] in _NO_TOPICS and words.length_s is None:
            self._skipping = level
            self.left_out.append(" ".join(text.split()))
        elif words.title and (words.length_s is not None or words.starts or are_topics):
            topic = _Topic(words, _line(block), self._section, links, level)
            self._add([topic])
            self._open.append(topic)
        else:
            title = " ".join(text.split())
            self._section = "" if " ".join(folded) in _MEANS_AGENDA else title

    def _add(self, topics: Iterable[_Topic | OutlineItem]) -> None:
        into = self._open[-1].inner if self._open else self.topics
        for topic in topics:
            if into is self.topics and not topic.section:
                topic = _in_section(topic, self._section)
            into.append(topic)

    def _of_block(self, block: SyntaxTreeNode) -> Iterator[_Topic | OutlineItem]:
        if block.type in ("bullet_list", "ordered_list"):
            for point in block.children:
                yield from self._point(point)
        elif block.type == "table":
            yield from _table(block)
        elif block.type == "blockquote":
            for child in block.children:
                yield from self._of_block(child)

    def _point(self, point: SyntaxTreeNode) -> Iterator[_Topic | OutlineItem]:
        """A point of a list with what stands inside it; what has no words of its own is what is inside."""
        first = point.children[0] if point.children else None
        text, links = _inline(first) if first and first.type in ("paragraph", "heading") else ("", ())
        inner = [topic for child in point.children for topic in self._of_block(child)]
        words = words_of(_CHECKBOX.sub("", text, count=1) if _CHECKBOX.match(text) else text)
        if words.title:
            yield _Topic(words, _line(point), links=links, inner=inner)
        else:
            yield from inner


def _in_section(topic: _Topic | OutlineItem, section: str) -> _Topic | OutlineItem:
    if isinstance(topic, OutlineItem):
        return replace(topic, section=section)
    topic.section = section
    return topic


def _timed(topics: Sequence[_Topic | OutlineItem]) -> list[_Topic | OutlineItem]:
    """The topics with the lengths that the times of day in front of neighbours say."""
    plain = [t.words if isinstance(t, _Topic) else Words(t.title, t.length_s) for t in topics]
    whole = {place for place, t in enumerate(topics) if isinstance(t, _Topic) and t.inner}
    for topic, length_s in zip(topics, seconds_known(plain, whole), strict=True):
        if isinstance(topic, _Topic):
            topic.words = replace(topic.words, length_s=length_s)
            topic.inner = _timed(topic.inner)
    return list(topics)


def _item(topic: _Topic | OutlineItem) -> OutlineItem:
    if isinstance(topic, OutlineItem):
        return topic
    inner = tuple(_item(one) for one in topic.inner)
    words = topic.words
    return OutlineItem(
        words.title, words.length_s, words.lead, inner, topic.section, topic.links, line=topic.line
    )


def _table(table: SyntaxTreeNode) -> tuple[OutlineItem, ...]:
    rows = [
        Row(_line(row), tuple(Cell(*_inline(cell)) for cell in row.children))
        for part in table.children
        for row in part.children
    ]
    columns = columns_of([cell.text for cell in rows[0].cells], rows[1:])
    return topics_in(rows[1:], columns) if columns else ()


def _line(node: SyntaxTreeNode) -> int:
    return node.map[0] + 1 if node.map else 0


def _inline(node: SyntaxTreeNode) -> tuple[str, tuple[str, ...]]:
    """What a reader sees of a line, without the brackets that hold only links, and where its links go."""
    parts: list[str] = []
    links: list[str] = []
    for one in node.children:
        if one.type == "inline":
            _spell(one.children, parts, links)
    marked = "".join(parts)
    links += [
        url for part in re.split(f"{_OPEN}[^{_CLOSE}]*{_CLOSE}", marked) for url in _ADDRESS.findall(part)
    ]
    text = _LINK_BESIDE.sub("", _LINKS_ONLY.sub(" ", marked))
    text = re.sub(f"{_OPEN}{_SPOKEN_LINK.pattern}{_CLOSE}", " ", text)
    if text != marked:
        text = re.sub(r"([(\[])\s*[,;][\s,;]*|\s*[,;][\s,;]*([)\]])", r"\1\2", text).rstrip(" ,;:–—-")
    if not text.strip(" \t\n,;:.-–—"):
        text = marked
    plain = text.replace(_OPEN, "").replace(_CLOSE, "")
    return " ".join(plain.split()), tuple(dict.fromkeys(link for link in links if _SPOKEN_LINK.match(link)))


def _spell(nodes: Iterable[SyntaxTreeNode], parts: list[str], links: list[str]) -> None:
    for node in nodes:
        if node.type == "link":
            links.append(str(node.attrs.get("href", "")))
            parts.append(_OPEN)
            _spell(node.children, parts, links)
            parts.append(_CLOSE)
        elif node.type in ("text", "code_inline"):
            parts.append(node.content)
        elif node.type in ("softbreak", "hardbreak"):
            parts.append(" ")
        elif node.type != "html_inline":
            _spell(node.children, parts, links)
        elif node.content.casefold().startswith("<br"):
            parts.append(" ")
