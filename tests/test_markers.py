"""The look for planted words finds them; else a look that finds nothing proves nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.markers import EVERYTHING, KEPT, PERSON, found_in, found_under


@pytest.mark.parametrize("form", ["utf-8", "utf-16-le"])
def test_a_planted_word_is_found_in_any_case(form: str) -> None:
    assert found_in(f"… {PERSON.upper()} said".encode(form), EVERYTHING) == {PERSON}


def test_files_and_their_names_are_looked_at(tmp_path: Path) -> None:
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep" / KEPT).write_bytes(PERSON.encode())
    assert found_under(tmp_path, EVERYTHING) == {KEPT, PERSON}


def test_no_planted_word_is_part_of_another() -> None:
    assert [one for one in EVERYTHING for other in EVERYTHING if one != other and one in other] == []
