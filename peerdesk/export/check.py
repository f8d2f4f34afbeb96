"""Re-opens a finished file and searches all of it: for people and firms, and for what else would tell."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from peerdesk.deid import Certainty, Roster, find_names
from peerdesk.domain.errors import BadInput, WrongCall
from peerdesk.domain.minutes import Minutes
from peerdesk.export.fonts import shown
from peerdesk.export.markdown import plain
from peerdesk.export.pdf_contents import Passage, page_texts, take_apart
from peerdesk.export.words import body_texts, encodable, numbered, run_together

_PDF_MARK = b"%PDF-"


@dataclass(frozen=True, slots=True)
class Finding:
    """An identity in a finished file.

    where: page, line, outline, metadata, link, annotation, form, script, attachment, string or file_name.
    number: of the page or line, from 1, else None. matched: the words found.
    """

    where: str
    number: int | None
    kind: str
    matched: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class FileCheck:
    """What is wrong with a finished file.

    problems: keys of what it should not have, sorted: has_annotations, has_attachments, has_author,
    has_dates, has_form, has_layers, has_metadata, has_old_revision, has_private_data, has_producer,
    has_scripts, font_not_embedded.
    """

    findings: tuple[Finding, ...] = ()
    problems: tuple[str, ...] = ()

    @property
    def is_clean(self) -> bool:
        """Whether the file may leave the house."""
        return not self.findings and not self.problems


def check_file(source: Path | bytes, roster: Roster, *, suffix: str = "") -> FileCheck:
    """Search a finished `.pdf` or `.md` for the people and firms of a roster and for telling metadata.

    Sure identities of the group itself are found (layer 1). suffix: the kind of file, by default the one
    in the path's name.

    Raises:
        WrongCall: files of this kind are not checked.
        BadInput: the file is missing, unreadable, damaged, encrypted or not what its name says.
    """
    kind = (suffix or (source.suffix if isinstance(source, Path) else "")).lower()
    if kind not in (".pdf", ".md"):
        raise WrongCall("check_unknown_kind")
    data = _read(source) if isinstance(source, Path) else source
    passages, problems = take_apart(data) if kind == ".pdf" else (_whole(data), [])
    if isinstance(source, Path):
        passages.append(Passage("file_name", re.sub(r"[-_.]+", " ", source.stem)))
    return FileCheck(tuple(_findings(passages, roster)), tuple(problems))


def read_back(data: bytes) -> str:
    """The words of a finished file as a reader gets them: of a PDF's pages, or of Markdown without escapes.

    Raises:
        BadInput: the file cannot be read.
    """
    if data.startswith(_PDF_MARK):
        return "\n".join(page_texts(data))
    return "\n".join(map(plain, _decoded(data).split("\n")))


def text_differs(minutes: Minutes, data: bytes) -> bool:
    """Whether a word of the tree is missing in the finished file or stands in another order.

    Line ends, case, hyphens and invisible characters make no difference; for a PDF the stand-ins of
    characters that it cannot show count as these characters.

    Raises:
        BadInput: the file cannot be read.
    """
    if data.startswith(_PDF_MARK):
        read = _body_of_pdf(minutes, data)
        wanted = [shown(text) for text in (minutes.kicker.upper(), *list(_body(minutes))[1:])]
    else:
        read = run_together(read_back(data))
        wanted = [encodable(text) for text in (*_body(minutes), minutes.footer)]
    return read is None or not _stand_in_order(map(run_together, wanted), read)


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


def _body_of_pdf(minutes: Minutes, data: bytes) -> str | None:
    """The run-together words of a paper's pages without what stands on each; None if that is missing."""
    pages = [run_together(text) for text in page_texts(data)]
    bodies = []
    label, foot = minutes.label.value, shown(minutes.footer)
    for number, page in enumerate(pages, start=1):
        furniture = run_together(label + foot + shown(numbered(minutes, number, len(pages))) + label)
        if not page.endswith(furniture):
            return None
        bodies.append(page.removesuffix(furniture))
    return "".join(bodies)


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


def _whole(data: bytes) -> list[Passage]:
    """A Markdown file without escapes and marks, and as it is; both have the same lines."""
    raw = _decoded(data)
    return [Passage("line", _MARKS.sub("", plain(raw))), Passage("line", raw)]


_MARKS = re.compile(r"[*_~`]+")
_BROKEN_WORD = re.compile(r"[\x02\ufffe]\s*")
"""What pdfium gives for a hyphen at a line's end, together with that end."""


def _findings(passages: Iterable[Passage], roster: Roster) -> Iterator[Finding]:
    seen: set[Finding] = set()
    for passage in passages:
        text = _BROKEN_WORD.sub("-\n", passage.text.replace("\r\n", "\n"))
        for identity in find_names(text, roster):
            if identity.certainty is Certainty.SURE and identity.layer == 1:
                line = text.count("\n", 0, identity.start) + 1 if passage.where == "line" else passage.number
                matched = text[identity.start : identity.end]
                finding = Finding(passage.where, line, str(identity.kind), matched)
                if finding not in seen:
                    seen.add(finding)
                    yield finding
