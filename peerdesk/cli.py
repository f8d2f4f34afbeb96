"""The command line: plain text out, and exit codes that a script can trust.

0 done, 1 could not, 2 wrong call, 3 identities found; `doctor` has its own. Nothing here imports Qt, and
whatever is slow to import is imported by the command that needs it.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from peerdesk import drive
from peerdesk.domain.errors import UserError, WrongCall
from peerdesk.domain.rules import Attribution
from peerdesk.drive.console import DONE, FOUND, WRONG_CALL, About, Progress, complain, guarded

if TYPE_CHECKING:
    import datetime as dt

    from peerdesk.domain.members import Member
    from peerdesk.domain.outline import OutlineItem
    from peerdesk.services.notes_paper import FoundInNotes, Placed

_EXITS = "exit codes: 0 done, 1 could not, 2 wrong call, 3 identities found"
_MINUTES_JSON = (
    "With --json a list stands on standard output, one object an identity: file, line, column (from 1), "
    "kind, text, replacement, layer, certainty (sure, likely, look). Without --replace it is everything that "
    "was found; with it, what was left to look at."
)
_AGENDA_JSON = (
    "With --json an object stands on standard output: items, each with title, minutes (or null), lead and "
    "the items inside it, and minutes, the sum of all."
)
_CHECK_JSON = (
    "With --json a list stands on standard output, one object a finding: file, where (page, line, paragraph, "
    "outline, metadata, link, …), number (of the page, line or paragraph, or null), kind, text; for what the "
    "file should not have the kind is a word such as has_dates and where is file."
)


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code.

    argv: the words behind `peerdesk`; None for those of this process. Never raises for bad input.
    """
    try:
        arguments = _parser().parse_args(argv)
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else WRONG_CALL
    return guarded(lambda: int(arguments.run(arguments)))


def _parser() -> argparse.ArgumentParser:
    from peerdesk import __version__

    parser = argparse.ArgumentParser(
        prog="peerdesk",
        description="Leads a confidential peer meeting and writes minutes that name nobody. "
        "Without a command the window opens.",
        epilog=_EXITS,
        allow_abbrev=False,
    )
    parser.add_argument("--version", action="version", version=f"peerdesk {__version__}")
    commands = parser.add_subparsers(metavar="COMMAND", required=True)

    def command(name: str, run: Callable[[argparse.Namespace], int], text: str, more: str = "") -> _Add:
        made = commands.add_parser(
            name, help=text, description=f"{text} {more}".strip(), epilog=_EXITS, allow_abbrev=False
        )
        made.set_defaults(run=run)
        return made.add_argument

    add = command("demo", _demo, "A throw-away vault with a sample group and one meeting ready to run.")
    add("--headless", action="store_true", help="play the meeting without a window and print the PDF's path")
    add("-o", dest="target", type=Path, metavar="OUT.pdf", help="default: minutes-DATE.pdf in this folder")

    add = command("minutes", _minutes, "Turn notes into minutes that name nobody.", _MINUTES_JSON)
    add("notes", type=Path, metavar="NOTES.md")
    add("--members", type=Path, required=True, metavar="M.csv", help="who is in the group")
    add("--agenda", type=Path, metavar="A.md", help="gives items, their titles and their order")
    add("--date", metavar="D", help="used when the title of the notes has no date")
    add("--rule", choices=[rule.value for rule in Attribution], default=Attribution.CHATHAM_HOUSE.value)
    add("--replace", action="store_true", help="put neutral words and write; without it findings are listed")
    add("--json", action="store_true")
    add("-o", dest="target", type=Path, required=True, metavar="OUT.pdf|.docx|.md")

    add = command(
        "check", _check, "Search a finished file for people, firms and telling metadata.", _CHECK_JSON
    )
    add("file", type=Path, metavar="FILE.pdf|.docx|.md")
    add("--members", type=Path, required=True, metavar="M.csv", help="who is in the group")
    add("--json", action="store_true")

    add = command("agenda", _agenda, "How an agenda is read: Markdown, CSV or plain lines.", _AGENDA_JSON)
    add("file", type=Path, metavar="AGENDA.md|.csv|.txt")
    add("--json", action="store_true")

    command("formats", _formats, "The built-in agendas: key, minutes, people, title.")

    command(
        "drive", drive.run_arguments, "Play a scripted meeting; prints ACK and a token for each step kept."
    )
    drive.add_arguments(commands.choices["drive"])

    more = "Exit codes: 0 sound, 1 could not, 2 wrong call, 3 damaged, 4 newer, 5 wrong passphrase."
    add = command("doctor", _doctor, "Is this vault sound? Nothing in it is changed.", more)
    add("vault", type=Path, nargs="?", metavar="VAULT", help="its folder or database; default: yours")
    return parser


_Add = Callable[..., argparse.Action]


# Commands.


def _minutes(arguments: argparse.Namespace) -> int:
    """Notes in, paper out; exit 3 when something was found and nothing is written."""
    from peerdesk import bootstrap
    from peerdesk.services.notes_paper import paper_of

    notes_path, target = arguments.notes, arguments.target
    agenda_path: Path | None = arguments.agenda
    sources = (notes_path, arguments.members, *([agenda_path] if agenda_path else []))
    _check_target(target, *sources)
    day = _day(arguments.date)
    members = _members(arguments.members)
    with About(notes_path):
        notes = bootstrap.notes_of(notes_path, members, day)
        if notes.title is None and not notes.items:
            raise UserError("cli_notes_empty")
    if agenda_path:
        with About(agenda_path):
            notes = bootstrap.notes_under(notes, bootstrap.FileReaders().agenda(agenda_path))
    rule = Attribution(arguments.rule)
    with Progress("Reading") as told:
        paper = paper_of(notes, rule, bootstrap.phrases(), replace=arguments.replace, told=told)
    if arguments.json:
        rows = [_plain(_file_of(one, notes_path, agenda_path), one) for one in paper.findings]
        print(json.dumps(rows, ensure_ascii=False, indent=1))
    elif not arguments.replace:
        _say(_lines(notes_path, paper.findings, agenda_path))
    if paper.findings and not arguments.replace:
        return FOUND
    if target.suffix.lower() == ".pdf":
        _tell_unshowable(notes_path, bootstrap.unshowable_in(paper), list(notes.shown(rule)))
    result = bootstrap.write_paper(paper, target, notes.roster)
    if not result.passed:
        _say((f"{target}: still in it: “{_one_line(name)}”" for name in result.names), sys.stderr)
        _say((f"{target}: {problem}" for problem in result.problems), sys.stderr)
        raise UserError("cli_removed")
    if arguments.replace:
        _say((f"look: {line}" for line in _lines(notes_path, paper.findings, agenda_path)), sys.stderr)
    return DONE


def _check(arguments: argparse.Namespace) -> int:
    """A finished file; exit 3 when it names somebody or carries what it should not."""
    from peerdesk import bootstrap
    from peerdesk.resource_files import sentence

    path = arguments.file
    members = _members(arguments.members)
    with About(path):
        found = bootstrap.check_paper(path, members)
    if arguments.json:
        rows: list[dict[str, str | int | None]] = [
            {"file": str(path), "where": f.where, "number": f.number, "kind": f.kind, "text": f.matched}
            for f in found.findings
        ]
        rows += [
            {"file": str(path), "where": "file", "number": None, "kind": problem, "text": ""}
            for problem in found.problems
        ]
        print(json.dumps(rows, ensure_ascii=False, indent=1))
    else:
        for one in found.findings:
            place = one.where.replace("_", " ") + (f" {one.number}" if one.number else "")
            print(f'{path}: {place}: {one.kind} "{_one_line(one.matched)}"')
        _say(f"{path}: {sentence(problem, {})}" for problem in found.problems)
    return DONE if found.is_clean else FOUND


def _agenda(arguments: argparse.Namespace) -> int:
    """An agenda file as it is read."""
    from peerdesk import bootstrap
    from peerdesk.domain.outline import minutes_of

    path = arguments.file
    with About(path):
        read = bootstrap.FileReaders().agenda(path)
    total, without = minutes_of(read.total_s), read.without_length
    if arguments.json:
        print(json.dumps({"items": _topics(read.items), "minutes": total}, ensure_ascii=False, indent=1))
    else:
        _say(_outline(read.items))
        print(f"{total:>5} min  in all")
    for heading in read.left_out:
        print(f"{path}: left out: {_one_line(heading)}", file=sys.stderr)
    if without:
        many = f"{without} items have no minutes; they count 0."
        words = "1 item has no minutes; it counts 0." if without == 1 else many
        print(words, file=sys.stderr if arguments.json else sys.stdout)
    return DONE


def _formats(arguments: argparse.Namespace) -> int:
    """The built-in agendas, one a line."""
    from peerdesk import bootstrap

    for one in bootstrap.FileReaders().formats():
        people = f"{one.people_min}-{one.people_max}"
        print(f"{one.key:<20} {one.minutes:>4} min  {people:>7} people  {one.title}")
    return DONE


def _demo(arguments: argparse.Namespace) -> int:
    """The sample meeting without a window; the last line is the path of its paper."""
    from peerdesk.clock import SystemClock
    from peerdesk.drive.demo import play_demo

    if not arguments.headless:
        print("There is no display here, so the sample meeting is played without a window.")
    print(play_demo(arguments.target, SystemClock()))
    return DONE


def _doctor(arguments: argparse.Namespace) -> int:
    """Is this vault sound."""
    from peerdesk import bootstrap
    from peerdesk.paths import paths

    path: Path = arguments.vault or paths().data
    try:
        secret = _typed_secret() if bootstrap.is_locked(path) else None
        bootstrap.examine(path, secret)
    except UserError as error:
        complain(error)
        return error.exit_code
    print("The vault is sound.")
    return DONE


# Parts.


def _check_target(target: Path, *sources: Path) -> None:
    if target.suffix.lower() not in (".pdf", ".docx", ".md"):
        raise WrongCall("cli_suffix")
    if any(_is_same(target, source) for source in sources):
        raise WrongCall("cli_same_file")


def _is_same(one: Path, other: Path) -> bool:
    try:
        return one.samefile(other)
    except OSError:
        return one.absolute() == other.absolute()


def _day(typed: str | None) -> dt.date | None:
    from peerdesk import bootstrap

    if typed is None:
        return None
    day = bootstrap.date_typed(typed)
    if day is None:
        raise WrongCall("cli_date_unread", text=typed)
    return day


def _members(path: Path) -> tuple[Member, ...]:
    """The people of a members file; says on standard error what was not used."""
    from peerdesk import bootstrap

    with About(path):
        read = bootstrap.FileReaders().members(path, _progress if sys.stderr.isatty() else None)
    if read.ignored_columns:
        columns = ", ".join(read.ignored_columns)
        print(f"{path}: columns not used: {columns}", file=sys.stderr)
    if read.doubles:
        print(f"{path}: people in more than one line, taken as one: {read.doubles}", file=sys.stderr)
    return read.members


def _progress(done: int, total: int) -> None:
    end = "\n" if done == total else ""
    print(f"\r{done} of {total} lines read", end=end, file=sys.stderr, flush=True)


def _file_of(one: FoundInNotes, notes: Path, agenda: Path | None) -> Path:
    return agenda if agenda and one.in_agenda else notes


def _lines(notes: Path, found: Sequence[FoundInNotes], agenda: Path | None) -> Iterator[str]:
    for one in found:
        identity, path = one.identity, _file_of(one, notes, agenda)
        written, instead = _one_line(one.written), identity.replacement
        yield f'{path}:{one.line}:{one.column}: {identity.kind} "{written}" → "{instead}"'


def _topics(items: Sequence[OutlineItem]) -> list[dict[str, object]]:
    return [
        {"title": one.title, "minutes": one.minutes, "lead": one.lead, "items": _topics(one.items)}
        for one in items
    ]


def _outline(items: Sequence[OutlineItem], depth: int = 0) -> Iterator[str]:
    """A line for each topic: its minutes, its title further in the deeper it stands, who leads."""
    section = ""
    for one in items:
        if one.section != section and not depth:
            section = one.section
            yield f"           {section}:" if section else ""
        length = "    –    " if one.minutes is None else f"{one.minutes:>5} min"
        lead = f" ({one.lead})" if one.lead else ""
        yield f"{length}  {'    ' * depth}{one.title}{lead}"
        yield from _outline(one.items, depth + 1)


def _plain(path: Path, one: FoundInNotes) -> dict[str, str | int]:
    identity = one.identity
    return {
        "file": str(path),
        "line": one.line,
        "column": one.column,
        "kind": identity.kind.value,
        "text": one.written,
        "replacement": identity.replacement,
        "layer": identity.layer,
        "certainty": identity.certainty.value,
    }


def _tell_unshowable(path: Path, characters: str, texts: list[Placed]) -> None:
    from peerdesk.services.notes_paper import places_of

    for line, column, stretch in places_of(characters, texts):
        codes = " ".join(f"U+{ord(character):04X}" for character in stretch)
        print(f"look: {path}:{line}:{column}: {codes} cannot be shown; a name stands there", file=sys.stderr)


def _typed_secret() -> str:
    """A passphrase or recovery code: asked for at a terminal, else the first line of standard input."""
    if sys.stdin.isatty():
        import getpass

        return getpass.getpass("Passphrase or recovery code: ")
    return sys.stdin.readline().rstrip("\r\n")


def _say(lines: Iterator[str], stream: TextIO | None = None) -> None:
    for line in lines:
        print(line, file=stream or sys.stdout)


def _one_line(text: str) -> str:
    return " ".join(text.split())
