"""What stands at the top of the project, and what its first page promises."""

from __future__ import annotations

import os
import re
import tomllib
from pathlib import Path

import pytest

from tests.architecture.source import ROOT

TOP = {
    "peerdesk", "ui", "resources", "tests", "pyproject.toml", "README.md",
    "LICENSE", "CHANGELOG.md", "requirements.lock",
}  # fmt: skip
README = (ROOT / "README.md").read_text(encoding="utf-8")
LIBRARIES = {"libegl1", "libgl1", "libxcb-cursor0", "libxkbcommon-x11-0", "libdbus-1-3", "libfontconfig1"}


def shell_blocks() -> list[str]:
    return re.findall(r"^```sh\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)


def made_by_tools() -> set[str]:
    lines = (ROOT / ".gitignore").read_text(encoding="utf-8").splitlines()
    return {line.rstrip("/") for line in lines if line.endswith("/")}


def test_the_top_level_is_what_was_agreed() -> None:
    found = {path.name for path in ROOT.iterdir() if not path.name.startswith(".")}
    assert found - made_by_tools() == TOP


@pytest.mark.parametrize("number", [0, 1])
def test_the_first_two_commands_are_one_line_each(number: int) -> None:
    assert shell_blocks()[number].count("\n") == 1


def test_the_first_command_ends_in_the_demo() -> None:
    assert shell_blocks()[0].rstrip().endswith("peerdesk demo")


@pytest.mark.parametrize("number", [0, 1])
def test_both_commands_install_libraries_and_checked_packages(number: int) -> None:
    words = shell_blocks()[number].split()
    assert words[:2] == ["apt-get", "update;"]
    assert set(words) >= LIBRARIES | {"python3-venv", "--require-hashes"}
    for place in [place for place, word in enumerate(words) if word == "-r"]:
        assert (ROOT / words[place + 1]).is_file()


def test_the_projects_machine_runs_the_second_command_word_for_word() -> None:
    script = (ROOT / ".ci/run").read_text(encoding="utf-8")
    assert script.endswith("\n" + shell_blocks()[1])
    assert shell_blocks()[1].rstrip().endswith(".ci/check.py")


@pytest.mark.skipif(os.name == "nt", reason="Windows knows no such permission")
def test_the_script_can_be_run() -> None:
    assert os.access(ROOT / ".ci/run", os.X_OK)


def test_pictures_and_papers_named_in_the_readme_are_there() -> None:
    targets = re.findall(r"\]\((?!https?:)([^)#]+)\)", README)
    assert targets
    assert [target for target in targets if not (ROOT / target).exists()] == []


def test_the_changelog_names_the_version() -> None:
    version = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
    headings = re.findall(r"^## \[(.+?)\]", (ROOT / "CHANGELOG.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert headings[0] in ("Unreleased", version)


def text_files() -> list[Path]:
    names = [ROOT / name for name in TOP if (ROOT / name).is_file()]
    for folder in ("peerdesk", "ui", "tests", "resources", ".ci"):
        names += [
            path for path in (ROOT / folder).rglob("*") if path.suffix in TEXT or path.parent.name == ".ci"
        ]
    return [path for path in names if "__pycache__" not in path.parts and path.is_file()]


TEXT = {".py", ".toml", ".md", ".txt", ".json", ".csv", ".qss", ".ini", ".cfg", ".lock"}
ADDRESS = re.compile(
    "|".join(
        ("--(extra-)?" + "index-url", "--find" + "-links", "python" + "hosted", "/" + "simple/?[ \n\"'#]")
    )
)


def test_no_file_names_the_address_of_an_index() -> None:
    files = text_files()
    assert len(files) > 50
    guilty = [path.relative_to(ROOT) for path in files if ADDRESS.search(path.read_text("utf-8", "replace"))]
    assert guilty == []


def test_the_address_of_an_index_would_be_found() -> None:
    assert ADDRESS.search("pip install --" + "index-url https://packages.example/")
