"""Writing a paper and reading it back opens nothing and calls nobody that its words point at."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from peerdesk.deid import Roster
from peerdesk.export.all import ExportFiles
from tests.bait import bait
from tests.peerdesk.export.hostile import TEXTS, tree_of

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="asks Linux for opened files")


@pytest.mark.parametrize("suffix", [".pdf", ".docx", ".md"])
def test_no_paper_opens_or_calls_what_its_words_point_at(tmp_path: Path, suffix: str) -> None:
    files, target = ExportFiles(), tmp_path / f"paper{suffix}"
    with bait(tmp_path) as laid:
        for text in laid.texts:
            tree = tree_of(text)
            written = {".pdf": lambda t: files.pdf(t).data, ".docx": _docx, ".md": files.markdown}[suffix](
                tree
            )
            files.write(target, written)
            assert files.read_back(target, Roster.from_rows([]), tree, frozenset()).passed, text
        assert laid.taken() == []


def _docx(tree: object) -> bytes:
    from peerdesk.domain.minutes import Minutes

    assert isinstance(tree, Minutes)
    return ExportFiles().docx(tree, paper="a4")


def test_an_opened_file_would_be_noticed(tmp_path: Path) -> None:
    with bait(tmp_path) as laid:
        laid.file.read_bytes()
        assert laid.taken() == ["file"]
        assert laid.taken() == []


def test_there_are_texts_enough() -> None:
    assert len(set(TEXTS)) >= 60
