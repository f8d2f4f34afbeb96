"""The locked versions: exact, with hashes, for everything declared, and within what was declared."""

from __future__ import annotations

import re
import tomllib

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.architecture.source import ROOT

USER, TESTS = "requirements.lock", ".ci/requirements-test.lock"
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
GROUPS = PROJECT["dependency-groups"]
PIN = re.compile(r"^(?P<name>[a-z0-9.-]+)==(?P<version>[0-9][\w.]*)( ; (?P<marker>[^\\]+))? \\$")
HASH = re.compile(r"^    --hash=sha256:[0-9a-f]{64}( \\)?$")


def lines(name: str) -> list[str]:
    return (ROOT / name).read_text(encoding="utf-8").splitlines()


def pins(name: str) -> dict[str, str]:
    found = [pin for pin in map(PIN.match, lines(name)) if pin]
    return {pin["name"]: pin["version"] for pin in found}


@pytest.mark.parametrize("name", [USER, TESTS])
def test_a_lock_holds_versions_and_hashes_and_nothing_else(name: str) -> None:
    assert [line for line in lines(name) if not PIN.match(line) and not HASH.match(line)] == []
    assert len(pins(name)) > 20


@pytest.mark.parametrize("name", [USER, TESTS])
def test_each_version_has_a_hash(name: str) -> None:
    found = lines(name)
    assert [pin for pin, follows in zip(found, [*found[1:], ""], strict=True)
            if PIN.match(pin) and not HASH.match(follows)] == []  # fmt: skip


def declared(*groups: str) -> list[Requirement]:
    texts = [*PROJECT["project"]["dependencies"], *PROJECT["build-system"]["requires"]]
    return [Requirement(text) for text in texts + [text for group in groups for text in GROUPS[group]]]


@pytest.mark.parametrize(("name", "groups"), [(USER, ["build"]), (TESTS, ["build", "test", "lint"])])
def test_everything_declared_is_locked_within_its_range(name: str, groups: list[str]) -> None:
    locked = pins(name)
    for requirement in declared(*groups):
        assert locked[canonicalize_name(requirement.name)] in requirement.specifier, requirement.name


def test_a_user_gets_no_tool_of_the_tests() -> None:
    assert not {"pytest", "mypy", "ruff", "import-linter"} & set(pins(USER))


def test_tests_run_on_the_versions_that_users_get() -> None:
    assert pins(USER).items() <= pins(TESTS).items()


def test_qt_stays_below_the_release_that_loses_references() -> None:
    assert pins(USER)["pyside6-essentials"].split(".") < ["6", "12"]
    assert "6.12.0" not in next(r for r in declared() if r.name == "PySide6-Essentials").specifier
