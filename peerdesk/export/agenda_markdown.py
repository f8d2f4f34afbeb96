"""Writes an agenda as Markdown that reads back as the same topics, sections and lengths."""

from __future__ import annotations

from collections.abc import Iterator

from peerdesk.domain.agenda_list import AgendaList, ListRow
from peerdesk.export.markdown import escaped
from peerdesk.export.words import encodable


def write_agenda_markdown(agenda: AgendaList) -> bytes:
    """The agenda as CommonMark in UTF-8 with LF: title, day, a numbered list under each section."""
    head = [f"# {escaped(agenda.title)}", escaped(agenda.when)]
    parts = [part for part in (*head, *_sections(agenda.rows)) if part]
    return encodable("\n\n".join(parts) + "\n").encode("utf-8")


def _sections(rows: tuple[ListRow, ...]) -> Iterator[str]:
    """Headings, and between them lists; a rule ends the last section."""
    section, lines, number, inside = "", list[str](), 0, 0
    for row in rows:
        if not row.is_step and row.section != section:
            yield "\n".join(lines)
            lines, number, section = [], 0, row.section
            yield f"## {escaped(section)}" if section else "---"
        number, inside = (number, inside + 1) if row.is_step else (number + 1, 0)
        lines.append(f"    {inside}. {_line(row)}" if row.is_step else f"{number}. {_line(row)}")
    yield "\n".join(lines)


def _line(row: ListRow) -> str:
    length = f"({_length(row.length_s)})" if row.length_s is not None else ""
    return " ".join(part for part in (row.start, escaped(row.title), length) if part)


def _length(seconds: int) -> str:
    """`90m`, `1m30s`, `45s`."""
    minutes, rest = divmod(seconds, 60)
    return (f"{minutes}m" if minutes or not rest else "") + (f"{rest}s" if rest else "")
