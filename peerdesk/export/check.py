"""Re-opens a finished file and searches all of it: for people and firms, and for what else would tell."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from peerdesk.deid import Certainty, Roster, find_names
from peerdesk.deid.folding import words_of
from peerdesk.domain.errors import BadInput, WrongCall
from peerdesk.domain.minutes import Minutes
from peerdesk.domain.release import FileChecked, folded
from peerdesk.export.docx_contents import PACKAGE_MARK, docx_texts, take_apart_docx
from peerdesk.export.fonts import shown
from peerdesk.export.markdown import plain
from peerdesk.export.passages import Passage, spaced
from peerdesk.export.pdf_contents import page_texts, page_texts_again, take_apart
from peerdesk.export.scripts import has_right_to_left
from peerdesk.export.words import body_texts, encodable, every_text, fit_for_xml, numbered, run_together

_PDF_MARK = b"%PDF-"


@dataclass(frozen=True, slots=True)
class Finding:
    """An identity in a finished file.

    where: page, line, outline, metadata, link, annotation, form, script, attachment, structure, page_label,
    name, old_revision, string or file_name; in a Word document paragraph, header, footer, footnote, endnote,
    comment, text_box, revision, hidden, field, bookmark, alt_text, style, setting, custom_xml or picture too.
    number: of the page, line or paragraph, from 1, else None. matched: the words found.
    """

    where: str
    number: int | None
    kind: str
    matched: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class FileCheck:
    """What is wrong with a finished file.

    problems: keys of what it should not have, sorted: has_annotations, has_attachments, has_author,
    has_comments, has_dates, has_external, has_form, has_hidden_text, has_layers, has_metadata,
    has_old_revision, has_pictures, has_private_data, has_producer, has_revisions, has_scripts,
    font_not_embedded.
    """

    findings: tuple[Finding, ...] = ()
    problems: tuple[str, ...] = ()

    @property
    def is_clean(self) -> bool:
        """Whether the file may leave the house."""
        return not self.findings and not self.problems


def check_file(
    source: Path | bytes, roster: Roster, *, suffix: str = "", logo: bytes | None = None
) -> FileCheck:
    """Search a finished `.pdf`, `.docx` or `.md` for people and firms of a roster and for telling metadata.

    Sure identities of the group itself are found (layer 1). suffix: the kind of file, by default the one
    in the path's name. logo: the one picture that a Word document may have.

    Raises:
        WrongCall: files of this kind are not checked.
        BadInput: the file is missing, unreadable, damaged, encrypted or not what its name says.
    """
    kind = (suffix or (source.suffix if isinstance(source, Path) else "")).lower()
    if kind not in _READERS:
        raise WrongCall("check_unknown_kind")
    data = _read(source) if isinstance(source, Path) else source
    if kind == ".docx":
        passages, problems = take_apart_docx(data, logo)
    else:
        passages, problems = _READERS[kind](data)
    if isinstance(source, Path):
        passages.append(Passage("file_name", spaced(source.stem)))
    return FileCheck(tuple(_findings(passages, roster)), tuple(problems))


def read_file_back(target: Path, roster: Roster, minutes: Minutes, allowed: frozenset[str]) -> FileChecked:
    """Search a finished paper for everything it should not have, and for all its words.

    allowed: names that may stand, on one line and case-folded.

    Raises:
        BadInput: the file cannot be read.
    """
    found = check_file(target, roster, logo=minutes.logo.png if minutes.logo else None)
    differs = ("text_differs",) if text_differs(minutes, _read(target)) else ()
    return FileChecked(not_allowed(found, allowed), (*found.problems, *differs))


def not_allowed(found: FileCheck, allowed: frozenset[str]) -> tuple[str, ...]:
    """The names found that may not stand, each once.

    allowed: names that may. One is the same with its words in another order, as pdfium gives those of a line
    that it takes for one that is read from the right, and parted at a hyphen where a line ends.
    """
    may_stand = {_words_in_any_order(name) for name in allowed}
    written = (finding.matched for finding in found.findings)
    return tuple(dict.fromkeys(name for name in written if _words_in_any_order(name) not in may_stand))


def _words_in_any_order(name: str) -> tuple[str, ...]:
    return tuple(sorted(words_of(name))) or (folded(name),)


def read_back(data: bytes) -> str:
    """The words of a finished file as a reader gets them.

    Of a PDF its pages; of a Word document its paragraphs, heads and feet; of Markdown all without escapes.

    Raises:
        BadInput: the file cannot be read.
    """
    if data.startswith(_PDF_MARK):
        return "\n".join(page_texts(data))
    if data.startswith(PACKAGE_MARK):
        texts = docx_texts(data)
        return "\n".join((*texts.body, *texts.heads, *texts.feet))
    return "\n".join(map(plain, _decoded(data).split("\n")))


def text_differs(minutes: Minutes, data: bytes) -> bool:
    """Whether a word of the tree is missing in the finished file or stands in another order.

    A PDF is read by two programs, and neither may miss anything. Line ends, case, hyphens and invisible
    characters make no difference; for a PDF the stand-ins of characters that it cannot show count as these
    characters. Where words are read from the right, the order is that of pypdf, of letters and figures alone:
    pdfium guesses it anew from how a line looks, and pypdf takes a sign for one of the line before it.

    Raises:
        BadInput: the file cannot be read.
    """
    from_the_right = False
    if data.startswith(_PDF_MARK):
        seen, reads = page_texts(data), [_body_of_pdf(minutes, page_texts_again(data))]
        from_the_right = any(has_right_to_left(text) for _, text in every_text(minutes))
        if not from_the_right:
            reads.append(_body_of_pdf(minutes, seen))
        elif _lacks_a_character(minutes, seen):
            return True
        wanted = [shown(text) for text in _body(replace(minutes, kicker=minutes.kicker.upper()))]
    elif data.startswith(PACKAGE_MARK):
        reads = [_body_of_docx(minutes, data)]
        wanted = [fit_for_xml(text) for text in _body(minutes)]
    else:
        reads = [run_together(read_back(data))]
        wanted = [encodable(text) for text in (*_body(minutes), minutes.footer)]
    texts = list(map(run_together, wanted))
    if from_the_right:
        texts = list(map(_without_signs, texts))
        reads = [None if read is None else _without_signs(read) for read in reads]
    return any(read is None or not _stand_in_order(texts, read) for read in reads)


def _without_signs(text: str) -> str:
    """Letters with their marks and figures; the others are counted, see `_lacks_a_character`."""
    return "".join(c for c in text if unicodedata.category(c)[0] in "LMN")


def _body(minutes: Minutes) -> Iterator[str]:
    return (text for _, text in body_texts(minutes))


def _stand_in_order(texts: Iterable[str], read: str) -> bool:
    place = 0
    for text in texts:
        found = read.find(text, place)
        if found < 0:
            return False
        place = found + len(text)
    return True


def _body_of_pdf(minutes: Minutes, read: list[str]) -> str | None:
    """The run-together words of a paper's pages without what stands on each; None if that is missing."""
    pages = [run_together(text) for text in read]
    bodies = []
    label, foot = minutes.label.value, shown(minutes.footer)
    for number, page in enumerate(pages, start=1):
        told = (label, foot, shown(numbered(minutes, number, len(pages))), label)
        furniture = run_together("\n".join(told))  # parted, so that no letter takes a mark from the next
        if not page.endswith(furniture):
            return None
        bodies.append(page.removesuffix(furniture))
    return "".join(bodies)


def _lacks_a_character(minutes: Minutes, read: list[str]) -> bool:
    """Whether a character of the paper is not on its pages, in whatever order.

    A bracket counts as either of its pair: pdfium turns them round where it takes a line for one that is read
    from the right. Other signs that are mirrored do not count.
    """
    label, pages = minutes.label.value, len(read)
    told = [shown(text) for text in _body(replace(minutes, kicker=minutes.kicker.upper()))]
    for page in range(1, pages + 1):
        told += [label, shown(minutes.footer), shown(numbered(minutes, page, pages)), label]
    return bool(_characters(told) - _characters(read))


def _characters(texts: Iterable[str]) -> Counter[str]:
    folded = (unicodedata.normalize("NFKD", run_together(text)) for text in texts)
    told = (c for text in folded for c in text.translate(_EITHER))
    return Counter(c for c in told if c in _OPENING or not unicodedata.mirrored(c))


_OPENING = "([{<«‹"
_EITHER = str.maketrans(")]}>»›", _OPENING)


def _body_of_docx(minutes: Minutes, data: bytes) -> str | None:
    """The run-together words of a document's body; None if what stands on each page is not as it should."""
    texts, label = docx_texts(data), minutes.label.value
    foot = fit_for_xml(f"{minutes.footer}\t{numbered(minutes, 1, 1)}\t{label}")
    furniture = [(texts.heads, label), (texts.feet, foot)]
    if any(list(map(run_together, lines)) != [run_together(told)] for lines, told in furniture):
        return None
    return "".join(map(run_together, texts.body))


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except FileNotFoundError as error:
        raise BadInput("check_not_found") from error
    except OSError as error:
        raise BadInput("check_not_readable") from error


def _decoded(data: bytes) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise BadInput("check_not_text") from error


def _whole(data: bytes) -> tuple[list[Passage], list[str]]:
    """A Markdown file without escapes and marks, and as it is; both have the same lines."""
    raw = _decoded(data)
    return [Passage("line", _MARKS.sub("", plain(raw))), Passage("line", raw)], []


_READERS = {".pdf": take_apart, ".docx": take_apart_docx, ".md": _whole}
_MARKS = re.compile(r"[*_~`]+")
_BROKEN_WORD = re.compile(r"[\x02\ufffe]\s*")
"""What pdfium gives for a hyphen at a line's end, together with that end."""


def _findings(passages: Iterable[Passage], roster: Roster) -> Iterator[Finding]:
    seen: set[tuple[str, int | None, str, str]] = set()
    for passage in passages:
        text = _BROKEN_WORD.sub("-\n", passage.text.replace("\r\n", "\n"))
        for identity in find_names(text, roster):
            if identity.certainty is Certainty.SURE and identity.layer == 1:
                line = text.count("\n", 0, identity.start) + 1 if passage.where == "line" else passage.number
                matched = text[identity.start : identity.end]
                finding = Finding(passage.where, line, str(identity.kind), matched)
                told = (finding.where, line, finding.kind, run_together(matched))
                if told not in seen:
                    seen.add(told)
                    yield finding
