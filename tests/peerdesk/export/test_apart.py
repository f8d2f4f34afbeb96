"""Long papers, written and read back in a process of its own."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, suppress
from pathlib import Path

import psutil
import pytest

from peerdesk.deid import Roster
from peerdesk.domain.errors import BadInput, UserError
from peerdesk.domain.minutes import Bullet, Minutes, PagesDone, WrittenPaper
from peerdesk.domain.release import FileChecked
from peerdesk.export import apart
from peerdesk.export.all import ExportFiles
from peerdesk.export.pdf import write_pdf
from peerdesk.services.finished_file import write_checked, writing_checked
from tests.peerdesk.export.trees import minutes

PROSE = "The quiet ledger runs beside the loud one and nobody signs twice. "
NOBODY = Roster.from_members(())


@pytest.fixture
def long_paper() -> Minutes:
    tree = minutes(*(Bullet(PROSE * 4, str(n)) for n in range(80)))
    assert apart.is_long(tree)
    return tree


def processes() -> list[psutil.Process]:
    """Those of ours that write or check a paper."""
    found = []
    for one in psutil.Process().children():
        with suppress(psutil.NoSuchProcess, psutil.ZombieProcess):
            found += [one] if "peerdesk.export.apart" in " ".join(one.cmdline()) else []
    return found


def test_a_long_paper_is_the_same_file_as_one_written_here(long_paper: Minutes) -> None:
    steps = list(ExportFiles().writing(long_paper, paper="a4"))
    written = steps[-1]
    assert written == write_pdf(long_paper, paper="a4")
    assert isinstance(written, WrittenPaper)
    done = [step.done for step in steps if isinstance(step, PagesDone) and step.done]
    assert done == sorted(done)
    assert done[-1] == written.pages
    assert ExportFiles().pdf(long_paper, paper="a4") == written


def test_a_short_paper_needs_no_other_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(apart, "working", lambda _: pytest.fail("a process was started"))
    assert [type(step) for step in ExportFiles().writing(minutes(), paper="a4")] == [WrittenPaper]


def test_a_name_in_a_long_paper_is_found_and_the_file_is_gone(tmp_path: Path) -> None:
    tree = minutes(*(Bullet(PROSE * 4 + "Zora Quimby agreed.", str(n)) for n in range(80)))
    steps = writing_checked(
        ExportFiles(), tmp_path / "minutes.pdf", tree, Roster.from_rows([{"name": "Zora Quimby"}])
    )
    *_, checked = steps
    assert isinstance(checked, FileChecked)
    assert not checked.passed
    assert list(tmp_path.iterdir()) == []


def test_a_long_paper_is_written_and_read_back(long_paper: Minutes, tmp_path: Path) -> None:
    target = tmp_path / "minutes.pdf"
    steps = list(writing_checked(ExportFiles(), target, long_paper, NOBODY))
    assert steps[-1] == FileChecked()
    assert [step for step in steps if isinstance(step, str)][:2] == ["lay_out", "write"]
    assert target.read_bytes() == write_pdf(long_paper).data
    assert processes() == []


def test_a_long_paper_is_written_in_the_folder_one_is_in(
    long_paper: Minutes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert write_checked(ExportFiles(), Path("minutes.pdf"), long_paper, NOBODY).passed
    assert Path("minutes.pdf").stat().st_size > 0


def until(steps: Iterator[object], wanted: object) -> None:
    next(step for step in steps if step == wanted)


@pytest.mark.parametrize("moment", ["lay_out", PagesDone(0), "write", "read_back"], ids=str)
def test_stopping_ends_the_process_and_leaves_no_file(
    long_paper: Minutes, tmp_path: Path, moment: object
) -> None:
    with closing(writing_checked(ExportFiles(), tmp_path / "minutes.pdf", long_paper, NOBODY)) as steps:
        until(steps, moment)
    assert list(tmp_path.iterdir()) == []
    assert processes() == []


@pytest.mark.parametrize("moment", [PagesDone(0), "write", "read_back"], ids=str)
def test_stopping_keeps_the_file_before(long_paper: Minutes, tmp_path: Path, moment: object) -> None:
    target = tmp_path / "minutes.pdf"
    target.write_bytes(b"before")
    with closing(writing_checked(ExportFiles(), target, long_paper, NOBODY)) as steps:
        until(steps, moment)
    assert target.read_bytes() == b"before"
    assert list(tmp_path.iterdir()) == [target]


def test_what_the_user_can_mend_comes_through(long_paper: Minutes, tmp_path: Path) -> None:
    missing = apart.Check(tmp_path / "gone.pdf", NOBODY, long_paper, frozenset())
    with pytest.raises(BadInput) as error:
        list(apart.working(missing))
    assert error.value.key == "check_not_found"


def test_a_process_that_ends_by_itself_is_told(long_paper: Minutes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.executable", "/bin/false")
    with pytest.raises(UserError) as error:
        list(apart.working(apart.Write(long_paper, "a4")))
    assert error.value.key == "export_not_written"
