"""The command line: what it prints, what it writes, and that no bad input ends in anything but a sentence."""

from __future__ import annotations

import io
import json
import re
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from peerdesk import bootstrap, cli
from peerdesk.clock import SystemClock
from peerdesk.drive import console
from peerdesk.drive.console import guarded
from peerdesk.paths import Paths
from peerdesk.services import notes_paper
from peerdesk.store import key_file
from peerdesk.store import vault as vaults

FILES = Path(__file__).parents[1] / "files"
MEMBERS = "name,nicknames,organization\nAna Lindqvist,anali,Northwind Traders GmbH\nBen Okafor,,Quellbach\n"
NOTES = "# Spring round\n\n## On call\n\n- anali: We ring Ben first.\n- Mail ana@example.org about it.\n"


@pytest.fixture
def members(tmp_path: Path) -> Path:
    path = tmp_path / "m.csv"
    path.write_text(MEMBERS, encoding="utf-8")
    return path


@pytest.fixture
def notes(tmp_path: Path) -> Path:
    path = tmp_path / "notes.md"
    path.write_text(NOTES, encoding="utf-8")
    return path


def run(*words: object) -> int:
    return cli.main([str(word) for word in words])


def fresh(code: str) -> subprocess.CompletedProcess[str]:
    """Python code in a process of its own."""
    return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(("stream", "shown"), [(Terminal(), True), (io.StringIO(), False)])
def test_long_work_says_how_far_it_is_on_a_terminal_only(
    notes: Path,
    members: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    stream: io.StringIO,
    shown: bool,
) -> None:
    monkeypatch.setattr(console.Progress, "_AFTER_S", 0.0)
    monkeypatch.setattr(console.Progress, "_EVERY_S", 0.0)
    monkeypatch.setattr(sys, "stderr", stream)
    assert run("minutes", notes, "-o", tmp_path / "m.md", "--members", members, "--replace") == 0
    assert ("Reading, 100%" in stream.getvalue()) is shown
    kept = [line.rpartition("\r")[2] for line in stream.getvalue().split("\n")]
    assert not any("Reading" in line for line in kept)


SLOW = (
    "{'sqlalchemy', 'PySide6', 'reportlab', 'docx', 'pypdf', 'pikepdf', 'alembic', 'cryptography', "
    "'sqlcipher3', 'argon2'}"
)


def test_the_command_line_loads_nothing_slow_before_it_is_needed() -> None:
    asked = fresh(f"import sys, peerdesk.cli; print({SLOW} & {{m.split('.')[0] for m in sys.modules}})")
    assert asked.stdout.strip() == "set()", asked.stderr


def test_minutes_load_no_qt(members: Path, notes: Path, tmp_path: Path) -> None:
    words = ["minutes", str(notes), "--members", str(members), "--replace", "-o", str(tmp_path / "out.pdf")]
    asked = fresh(f"import sys, peerdesk.cli as c; print(c.main({words}), 'PySide6' in sys.modules)")
    assert asked.stdout.split() == ["0", "False"]


# The wrong call.


@pytest.mark.parametrize(
    "words",
    [
        [],
        ["agenda"],
        ["agenda", "A.md", "--members", "M.csv"],
        ["release"],
        ["minutes", "N.md", "--members", "M.csv"],
        ["minutes", "N.md", "--members", "M.csv", "-o", "out.odt"],
        ["minutes", "N.md", "--members", "M.csv", "-o", "out"],
        ["minutes", "N.md", "--members", "M.csv", "--agenda", "A.md", "-o", "A.md"],
        ["minutes", "N.md", "--members", "M.csv", "--rule", "gossip", "-o", "out.pdf"],
        ["minutes", "N.md", "--members", "M.csv", "--date", "soon", "-o", "out.pdf"],
        ["minutes", "N.md", "--members", "M.csv", "--repl", "-o", "out.pdf"],
        ["minutes", "N.md", "--members", "M.csv", "-o", "N.md"],
        ["minutes", "N.pdf", "--members", "M.md", "-o", "M.md"],
        ["check", "paper.odt", "--members", "M.csv"],
        ["drive", "S.json", "--resume", "--verify"],
    ],
)
def test_a_wrong_call_is_exit_2_and_writes_nothing(
    words: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("M.csv").write_text(MEMBERS, encoding="utf-8")
    assert run(*words) == 2
    assert [path.name for path in tmp_path.iterdir()] == ["M.csv"]


def test_what_is_not_there_yet_is_not_listed(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("--help") == 0
    listed = set(re.findall(r"[\w.-]+", capsys.readouterr().out))
    assert listed >= {"demo", "minutes", "check", "agenda", "formats", "drive", "doctor", "--version"}
    assert not listed & {"release", "withdraw"}


def test_the_version(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("--version") == 0
    assert capsys.readouterr().out.startswith("peerdesk ")


def test_an_agenda_is_told_as_it_is_read(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    agenda = tmp_path / "a.md"
    points = "- Round (90m, Ana)\n  - Hello\n- Close (1m30s)\n"
    agenda.write_text(f"# March\n## Evening\n{points}## Attendees\n- Ben\n")
    assert run("agenda", agenda) == 0
    told = capsys.readouterr()
    assert told.out.splitlines() == [
        "           Evening:",
        "   90 min  Round (Ana)",
        "    –          Hello",
        "  1.5 min  Close",
        " 91.5 min  in all",
        "1 item has no minutes; it counts 0.",
    ]
    assert told.err == f"{agenda}: left out: Attendees\n"


def test_an_agenda_in_json(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("agenda", FILES / "agenda.md", "--json") == 0
    told = capsys.readouterr()
    found = json.loads(told.out)
    assert found["minutes"] == 140
    inside = {"title": "WG3 lead", "minutes": 5, "lead": "Ben Oduya", "items": []}
    assert found["items"][4] == {
        "title": "Working groups",
        "minutes": None,
        "lead": "",
        "items": [{"title": "WG3: Security", "minutes": 5, "lead": "", "items": [inside]}],
    }
    assert told.err.splitlines()[-1] == "11 items have no minutes; they count 0."


@pytest.mark.parametrize("name", ["a.md", "a.csv", "a.txt"])
def test_an_agenda_of_nothing_is_a_sentence(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / name).write_text("\n")
    assert run("agenda", tmp_path / name) == 1
    assert "There is no topic in this agenda." in capsys.readouterr().err
    assert run("agenda", tmp_path / "gone" / name) == 1


def test_an_agenda_gives_the_minutes_its_titles_and_its_order(members: Path, tmp_path: Path) -> None:
    notes, agenda, paper = (tmp_path / name for name in ("n.md", "a.md", "out.md"))
    notes.write_text("# March\n- Before.\n## Tea\n- Sweet.\n## On-call update\n- Long.\n## round\n- Said.\n")
    agenda.write_text("- `Round` (5m)\n- Reports\n  - On call, whom we ring (Ana Lindqvist)\n")
    assert run("minutes", notes, "--members", members, "--agenda", agenda, "--replace", "-o", paper) == 0
    lines = [line for line in paper.read_text().splitlines() if line.startswith(("## ", "- "))]
    assert lines == [
        "## Round", "- Said.", "## On call, whom we ring", "- Long.", "## Notes", "- Before.",
        "## Tea", "- Sweet.",
    ]  # fmt: skip


def test_a_name_in_a_title_of_the_agenda_is_told_with_its_file(
    members: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    notes, agenda = tmp_path / "n.md", tmp_path / "a.md"
    notes.write_text("# March\n## Case\n- Long.\n")
    agenda.write_text("# March\n\n- Case of Ben Okafor (5m)\n")
    words = ["minutes", notes, "--members", members, "--agenda", agenda, "-o", tmp_path / "out.md"]
    assert run(*words) == 3
    assert capsys.readouterr().out.startswith(f'{agenda}:3:1: person "Ben Okafor" → ')
    assert run(*words, "--json") == 3
    assert json.loads(capsys.readouterr().out)[0]["file"] == str(agenda)
    assert run(*words, "--replace") == 0
    assert "Okafor" not in (tmp_path / "out.md").read_text()


def test_formats_are_listed_one_a_line(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("formats") == 0
    assert {line.split()[0] for line in capsys.readouterr().out.splitlines()} >= {"forum_4h", "coffee_60"}


# Minutes.


def test_without_replace_findings_are_listed_and_nothing_is_written(
    members: Path, notes: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "out.pdf"
    assert run("minutes", notes, "--members", members, "-o", target) == 3
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == f'{notes}:5:18: person "Ben" → "a participant"'
    assert lines[1].startswith(f'{notes}:6:8: contact "ana@example.org" → ')
    assert not target.exists()


@pytest.mark.parametrize("suffix", [".pdf", ".docx", ".DOCX", ".md"])
def test_with_replace_a_clean_paper_is_written(
    members: Path, notes: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], suffix: str
) -> None:
    target = tmp_path / f"out{suffix}"
    assert run("minutes", notes, "--members", members, "--replace", "-o", target) == 0
    assert run("check", target, "--members", members) == 0
    assert capsys.readouterr().out == ""


def test_a_name_that_may_be_a_word_is_told_and_stays(
    members: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    members.write_text("name\nMark Will\n", encoding="utf-8")
    notes, target = tmp_path / "n.md", tmp_path / "out.md"
    notes.write_text("# T\n\n- Mark the day in red.\n- Then Mark left.\n", encoding="utf-8")
    assert run("minutes", notes, "--members", members, "--replace", "-o", target) == 0
    assert all(line.startswith(f"look: {notes}:") for line in capsys.readouterr().err.splitlines())
    assert "Mark the day" in target.read_text(encoding="utf-8")


def test_a_title_and_a_heading_are_made_neutral(members: Path, tmp_path: Path) -> None:
    notes, target = tmp_path / "n.md", tmp_path / "out.md"
    notes.write_text("# Evening at Quellbach\n\n## Ben's case\n\n- It went well.\n", encoding="utf-8")
    assert run("minutes", notes, "--members", members, "--replace", "-o", target) == 0
    text = target.read_text(encoding="utf-8")
    assert not [name for name in ("Quellbach", "Ben") if name in text]


def test_json_is_a_list_of_findings(
    members: Path, notes: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("minutes", notes, "--members", members, "--json", "-o", tmp_path / "out.pdf") == 3
    first = json.loads(capsys.readouterr().out)[0]
    assert first == {
        "file": str(notes),
        "line": 5,
        "column": 18,
        "kind": "person",
        "text": "Ben",
        "replacement": "a participant",
        "layer": 1,
        "certainty": "sure",
    }


def test_on_the_record_names_stand_and_no_author_is_added(members: Path, notes: Path, tmp_path: Path) -> None:
    target = tmp_path / "out.md"
    assert run("minutes", notes, "--members", members, "--rule", "on_record", "-o", target) == 0
    text = target.read_text(encoding="utf-8")
    assert "We ring Ben first" in text
    assert "anali" not in text


def test_off_the_record_nothing_of_the_talk_is_written(members: Path, notes: Path, tmp_path: Path) -> None:
    target = tmp_path / "out.md"
    assert run("minutes", notes, "--members", members, "--rule", "off_record", "-o", target) == 0
    text = target.read_text(encoding="utf-8")
    assert "off the record" in text
    assert "We ring" not in text


def test_on_background_the_rule_is_not_printed_and_names_go(
    members: Path, notes: Path, tmp_path: Path
) -> None:
    target = tmp_path / "out.md"
    words = ("--rule", "background", "--replace", "-o", target)
    assert run("minutes", notes, "--members", members, *words) == 0
    text = target.read_text(encoding="utf-8")
    assert "We ring a participant first" in text
    assert "Chatham" not in text


@pytest.mark.parametrize(
    ("title", "option", "shown"),
    [
        ("Round of 3rd November 2026", "2020-01-01", "3 November 2026"),
        ("Round", "19 March 2026", "19 March 2026"),
        ("Round", None, None),
    ],
)
def test_the_date_is_of_the_title_else_as_given_else_none(
    members: Path, tmp_path: Path, title: str, option: str | None, shown: str | None
) -> None:
    notes, target = tmp_path / "n.md", tmp_path / "out.md"
    notes.write_text(f"# {title}\n\n- Fine.\n", encoding="utf-8")
    given = ("--date", option) if option else ()
    assert run("minutes", notes, "--members", members, *given, "-o", target) == 0
    lines = target.read_text(encoding="utf-8").splitlines()
    assert (shown in lines) if shown else not any("20" in line for line in lines)


def test_a_paper_that_would_name_somebody_is_removed(
    members: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    members.write_text("name,organization\nAna Lindqvist,Chatham House\n", encoding="utf-8")
    notes, target = tmp_path / "n.md", tmp_path / "out.pdf"
    notes.write_text("# T\n\n- The Rule itself names the firm.\n", encoding="utf-8")
    assert run("minutes", notes, "--members", members, "--replace", "-o", target) == 3
    assert not target.exists()
    assert "removed" in capsys.readouterr().err


def test_a_file_name_that_names_somebody_is_refused(members: Path, notes: Path, tmp_path: Path) -> None:
    for suffix in (".pdf", ".docx"):
        target = tmp_path / f"ben-okafor{suffix}"
        assert run("minutes", notes, "--members", members, "--replace", "-o", target) == 3
        assert not target.exists()


def test_a_character_no_font_has_is_told_with_its_place(
    members: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    notes = tmp_path / "n.md"
    notes.write_text("# T\n\n- A sign: 🧿🪬 and more.\n", encoding="utf-8")
    assert run("minutes", notes, "--members", members, "-o", tmp_path / "out.pdf") == 0
    assert capsys.readouterr().err.startswith(f"look: {notes}:3:11: U+1F9FF U+1FAAC ")


@pytest.mark.parametrize("suffix", [".pdf", ".docx"])
def test_the_projects_own_sample_becomes_a_paper_that_names_nobody(tmp_path: Path, suffix: str) -> None:
    target = tmp_path / f"out{suffix}"
    words = ("--members", FILES / "members.csv", "--replace", "-o", target)
    assert run("minutes", FILES / "notes.md", *words) == 0
    assert run("check", target, "--members", FILES / "members.csv") == 0


# A finished file.


def test_check_names_the_line_and_the_words(
    members: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    paper = tmp_path / "paper.md"
    paper.write_text("Hello.\n\nBen Okafor was there.\n", encoding="utf-8")
    assert run("check", paper, "--members", members) == 3
    assert f'{paper}: line 3: person "Ben Okafor"' in capsys.readouterr().out.splitlines()


def test_check_finds_names_and_authors_in_a_word_document(
    members: Path, notes: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    import docx

    paper = tmp_path / "paper.docx"
    assert run("minutes", notes, "--members", members, "--replace", "-o", paper) == 0
    document = docx.Document(str(paper))
    document.core_properties.author = "Ana Lindqvist"
    document.add_paragraph("Ben Okafor was there.")
    document.save(str(paper))
    capsys.readouterr()
    assert run("check", paper, "--members", members) == 3
    told = capsys.readouterr().out.splitlines()
    number = len(document.paragraphs)
    assert f'{paper}: paragraph {number}: person "Ben Okafor"' in told
    assert f'{paper}: metadata: person "Ana Lindqvist"' in told
    assert any("says who made it" in line for line in told)


def test_the_same_notes_give_the_same_word_document(members: Path, notes: Path, tmp_path: Path) -> None:
    for name in ("one.docx", "two.docx"):
        assert run("minutes", notes, "--members", members, "--replace", "-o", tmp_path / name) == 0
    one, two = ((tmp_path / name).read_bytes() for name in ("one.docx", "two.docx"))
    assert one == two


def test_check_finds_metadata_and_says_so_in_json(
    members: Path, notes: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    import pikepdf

    paper = tmp_path / "paper.pdf"
    assert run("minutes", notes, "--members", members, "--replace", "-o", paper) == 0
    with pikepdf.open(paper, allow_overwriting_input=True) as pdf:
        pdf.docinfo["/Author"] = "Ana Lindqvist"
        pdf.save(paper)
    capsys.readouterr()
    assert run("check", paper, "--members", members, "--json") == 3
    kinds = {row["kind"] for row in json.loads(capsys.readouterr().out)}
    assert kinds >= {"has_author", "person"}


@pytest.mark.parametrize(
    ("firm", "suffix"), [("Adobe", ".pdf"), ("Microsoft", ".docx"), ("Calibri", ".docx")]
)
def test_initials_and_firms_that_stand_in_every_file_are_not_found(
    members: Path, tmp_path: Path, firm: str, suffix: str
) -> None:
    members.write_text(f"name,nicknames,organization\nGina Bell,GB,{firm}\n", encoding="utf-8")
    notes, target = tmp_path / "n.md", tmp_path / f"out{suffix}"
    notes.write_text("# T\n\n- Fine.\n", encoding="utf-8")
    assert run("minutes", notes, "--members", members, "-o", target) == 0
    assert run("check", target, "--members", members) == 0


# Bad input: a sentence, exit code 1, nothing written.


@pytest.mark.parametrize(
    ("name", "data", "says"),
    [
        ("members", b"name\nJos\xe9 Garc\xeda\n", "line 2"),
        ("members", b"email,role\na@b.example,CTO\n", "name"),
        ("members", b"", "empty"),
        ("members", b"\x00\xff\xfe\x01" * 40, "UTF-8"),
        ("members", b'name\n"Ana\n', "Line"),
        ("notes", b"# T\n\n- caf\xe9\n", "line 3"),
        ("notes", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", "UTF-8"),
        ("notes", b"", "nothing in"),
        ("notes", b" \n\n\t\n", "nothing in"),
        ("notes", None, "could not be read"),
        ("members", None, "could not be read"),
    ],
)
def test_a_broken_file_is_a_sentence_that_names_it(
    members: Path, notes: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str],
    name: str, data: bytes | None, says: str,
) -> None:  # fmt: skip
    broken = {"members": members, "notes": notes}[name]
    broken.unlink() if data is None else broken.write_bytes(data)
    target = tmp_path / "out.pdf"
    assert run("minutes", notes, "--members", members, "--replace", "-o", target) == 1
    told = capsys.readouterr().err
    assert told.startswith(f"peerdesk: {broken}: ")
    assert says in told
    assert "Traceback" not in told
    assert not target.exists()


def test_a_folder_in_place_of_a_file_is_a_sentence(members: Path, tmp_path: Path) -> None:
    assert run("minutes", tmp_path, "--members", members, "-o", tmp_path / "out.pdf") == 1


@pytest.mark.parametrize("target", ["missing/out.pdf", "folder.pdf", "notes.md/out.pdf", "x" * 300 + ".pdf"])
def test_a_target_that_cannot_be_written_is_a_sentence(
    members: Path, notes: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], target: str
) -> None:
    (tmp_path / "folder.pdf").mkdir()
    before = sorted(tmp_path.rglob("*"))
    assert run("minutes", notes, "--members", members, "--replace", "-o", tmp_path / target) == 1
    assert capsys.readouterr().err.startswith("peerdesk: ")
    assert sorted(tmp_path.rglob("*")) == before


@pytest.mark.parametrize("suffix", [".pdf", ".docx"])
@pytest.mark.parametrize("data", [b"%PDF-1.7\nnothing", b"PK\3\4nothing", b"neither", b""])
def test_a_damaged_paper_is_a_sentence(
    members: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], data: bytes, suffix: str
) -> None:
    paper = tmp_path / f"paper{suffix}"
    paper.write_bytes(data)
    assert run("check", paper, "--members", members) == 1
    assert capsys.readouterr().err.startswith(f"peerdesk: {paper}: ")


def test_five_thousand_people_come_in(members: Path, notes: Path, tmp_path: Path) -> None:
    rows = "".join(f"Person{n} Family{n},p{n},Firm{n} Ltd\n" for n in range(5000))
    members.write_text(MEMBERS + rows, encoding="utf-8")
    target = tmp_path / "out.md"
    assert run("minutes", notes, "--members", members, "--replace", "-o", target) == 0
    assert "ring a participant" in target.read_text(encoding="utf-8")


def test_doubles_and_columns_that_mean_nothing_are_told(
    members: Path, notes: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    members.write_text("name,shoe size\nAna Lindqvist,38\nANA LINDQVIST,39\n", encoding="utf-8")
    assert run("minutes", notes, "--members", members, "--replace", "-o", tmp_path / "out.md") == 0
    told = capsys.readouterr().err
    assert "columns not used: shoe size" in told
    assert "taken as one: 1" in told


def test_a_megabyte_of_notes_is_a_paper(
    members: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(notes_paper, "MODEL_READS", 20_000)  # the rest goes by rules, and much faster
    notes, target = tmp_path / "n.md", tmp_path / "out.md"
    line = "- We asked Ben about the <b>ledger</b> & the night shift, *twice*, and nobody knew.\n"
    notes.write_text("# Long\n\n## One\n\n" + line * 12_500, encoding="utf-8")
    assert notes.stat().st_size > 1_000_000
    assert run("minutes", notes, "--members", members, "--replace", "-o", target) == 0
    assert "Ben" not in target.read_text(encoding="utf-8")


@pytest.mark.parametrize("suffix", [".pdf", ".docx"])
@pytest.mark.parametrize(
    "name", ["Ñandú Ågren", "Мария Иванова", "Γιώργος Πάππας", "李小龙", "محمد علي", "Mark Will"]
)
def test_a_name_in_any_script_is_replaced(tmp_path: Path, name: str, suffix: str) -> None:
    members, notes, target = tmp_path / "m.csv", tmp_path / "n.md", tmp_path / f"out{suffix}"
    members.write_text(f"name\n{name}\n", encoding="utf-8")
    notes.write_text(f"# T\n\n- Yesterday {name} came late.\n", encoding="utf-8")
    assert run("minutes", notes, "--members", members, "-o", target) == 3
    assert run("minutes", notes, "--members", members, "--replace", "-o", target) == 0
    assert run("check", target, "--members", members) == 0


@pytest.mark.parametrize("suffix", [".pdf", ".docx"])
def test_control_characters_and_markup_are_words_only(members: Path, tmp_path: Path, suffix: str) -> None:
    notes, target = tmp_path / "n.md", tmp_path / f"out{suffix}"
    notes.write_text(
        "# T\n\n- a\x00b \x1b[31mred\x07 <script>x</script> <para> &amp; {0} %s\n", encoding="utf-8"
    )
    assert run("minutes", notes, "--members", members, "-o", target) == 0


def test_a_bug_is_told_by_place_and_never_by_words(
    members: Path,
    notes: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError("Ana Lindqvist said so")

    monkeypatch.setattr(bootstrap, "write_paper", broken)
    assert run("minutes", notes, "--members", members, "--replace", "-o", tmp_path / "out.pdf") == 1
    told = capsys.readouterr().err
    assert "RuntimeError" in told
    assert "Lindqvist" not in told


# The vault.


@pytest.fixture
def vault(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Paths:
    monkeypatch.setenv("PEERDESK_TEST_VAULT", "1")
    return Paths.under(tmp_path / "vault")


def test_a_sound_vault_is_0(vault: Paths, capsys: pytest.CaptureFixture[str]) -> None:
    vaults.create(vault, test=True)
    assert run("doctor", vault.data) == 0
    assert run("doctor", vault.database) == 0
    assert "sound" in capsys.readouterr().out


def test_no_vault_is_1(tmp_path: Path) -> None:
    assert run("doctor", tmp_path) == 1
    assert run("doctor") == 1


def test_a_file_that_is_no_vault_is_3(vault: Paths, capsys: pytest.CaptureFixture[str]) -> None:
    vaults.create(vault, test=True)
    vault.database.write_bytes(b"SQLite format 3\0" + b"x" * 5000)
    assert run("doctor", vault.data) == 3
    assert "not changed" in capsys.readouterr().err


def test_a_newer_vault_is_4(vault: Paths, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(key_file, "FORMAT", key_file.FORMAT + 1)
    vaults.create(vault, test=True)
    monkeypatch.undo()
    assert run("doctor", vault.data) == 4


@pytest.mark.parametrize(("typed", "code"), [("wrong\n", 5), ("", 5), ("right words\n", 0)])
def test_a_wrong_passphrase_is_5(
    vault: Paths, monkeypatch: pytest.MonkeyPatch, typed: str, code: int, tmp_path: Path
) -> None:
    vaults.create(vault, passphrase="right words", test=True)
    answer = tmp_path / "typed"
    answer.write_text(typed, encoding="utf-8")
    with answer.open(encoding="utf-8") as stdin:
        monkeypatch.setattr(sys, "stdin", stdin)
        assert run("doctor", vault.data) == code


def test_a_vault_in_use_is_1(vault: Paths, capsys: pytest.CaptureFixture[str]) -> None:
    bootstrap.make_test_vault(vault)
    services = bootstrap.open_services(vault, SystemClock(), lambda _: None)
    try:
        assert run("doctor", vault.data) == 1
    finally:
        services.close()
    assert "already open" in capsys.readouterr().err


# The demo.


def test_the_demo_is_played_without_a_window_and_leaves_only_its_paper(tmp_path: Path, home: Path) -> None:
    target, temporary = tmp_path / "demo.pdf", tmp_path / "tmp"
    temporary.mkdir()
    code = (
        f"import sys, tempfile; tempfile.tempdir = {str(temporary)!r}; import peerdesk.cli as c; "
        f"r = c.main(['demo', '--headless', '-o', {str(target)!r}]); print(r, 'PySide6' in sys.modules)"
    )
    asked = fresh(code)
    assert asked.stdout.splitlines() == [str(target), "0 False"], asked.stderr
    assert target.read_bytes().startswith(b"%PDF")
    assert [*temporary.iterdir(), *home.iterdir()] == []


def test_the_demos_paper_names_nobody(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert run("demo", "--headless") == 0
    (paper,) = tmp_path.glob("minutes-*.pdf")
    members = bootstrap.FileReaders().members(FILES.parents[1] / "resources/drive/demo_members.csv").members
    assert bootstrap.check_paper(paper, members).is_clean


def test_the_help_of_drive_says_in_one_piece_where_scripts_are_described(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    assert run("drive", "--help") == 0
    (path,) = (Path(line.strip()) for line in capsys.readouterr().out.splitlines() if ".schema.json" in line)
    assert path.is_file()


def test_without_a_display_the_demo_says_so_in_one_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run("demo") == 0
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == 2
    assert "no display" in lines[0]


def test_a_demo_paper_that_cannot_be_written_is_a_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("demo", "--headless", "-o", tmp_path / "missing" / "demo.pdf") == 1
    assert "folder" in capsys.readouterr().err


@pytest.mark.skipif(sys.platform == "win32", reason="sends signals as POSIX does")
@pytest.mark.parametrize("asked", ["SIGINT", "SIGTERM", "SIGHUP"])
def test_the_end_of_the_session_leaves_no_temporary_folder(tmp_path: Path, asked: str) -> None:
    before = signal.getsignal(signal.SIGTERM)

    def work() -> int:
        with tempfile.TemporaryDirectory(dir=tmp_path):
            signal.raise_signal(signal.Signals[asked])
        return 0

    assert guarded(work) == 130
    assert list(tmp_path.iterdir()) == []
    assert signal.getsignal(signal.SIGTERM) is before
