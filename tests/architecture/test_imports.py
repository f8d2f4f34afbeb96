"""Who may import what, where the import contracts of pyproject.toml do not reach."""

from __future__ import annotations

import json
import os
import subprocess
import sys

import pytest

from tests.architecture.source import ROOT, Source, imports, parse, sources

HOME_OF = {
    "rapidfuzz": ("peerdesk.deid",),
    "spellchecker": ("peerdesk.services.spelling",),
    "numpy": ("peerdesk.deid.network",),
    "sqlalchemy": ("peerdesk.store",),
    "sqlcipher3": ("peerdesk.store",),
    "alembic": ("peerdesk.store",),
    "argon2": ("peerdesk.store",),
    "cryptography": ("peerdesk.store",),
    "reportlab": ("peerdesk.export",),
    "uharfbuzz": ("peerdesk.export",),
    "bidi": ("peerdesk.export",),
    "pikepdf": ("peerdesk.export",),
    "pypdfium2": ("peerdesk.export",),
    "pypdf": ("peerdesk.export",),
    "docx": ("peerdesk.export",),
    "PIL": ("peerdesk.export.logo",),
    "icalendar": ("peerdesk.export",),
    "markdown_it": ("peerdesk.intake.agenda_markdown",),
    "platformdirs": ("peerdesk.paths",),
    "psutil": ("ui.machine",),
    "tomli_w": ("peerdesk.preferences", "peerdesk.export.format_toml"),
    "PySide6": ("ui",),
    "shiboken6": ("ui",),
}
"""Where alone a package may be imported."""

PAPER = {
    "reportlab",
    "PIL",
    "uharfbuzz",
    "bidi",
    "pikepdf",
    "pypdfium2",
    "pypdf",
    "docx",
    "icalendar",
    "markdown_it",
}
HEAVY = PAPER | {"psutil", "numpy", "sqlalchemy", "sqlcipher3", "alembic", "argon2", "cryptography"}
LIGHT = {
    "peerdesk.cli": HEAVY | {"PySide6", "ui"},
    "peerdesk.drive": HEAVY | {"PySide6", "ui"},
    "peerdesk.bootstrap": PAPER | {"alembic", "PySide6", "ui"},
    "peerdesk.services": HEAVY | {"PySide6", "ui"},
    "ui.__main__": HEAVY | {"PySide6"},
    "ui.app": HEAVY,
    "ui.stage": HEAVY | {"peerdesk.services", "peerdesk.store", "peerdesk.ports"},
}
"""What importing a module must not bring in."""
KNOW_SERVICES = ("ui.presenters", "ui.app")
"""Who in the window may use a service. Others may name its frozen views for the type checker."""
PRESENT = sorted({source.module for source in sources("peerdesk", "ui")} & set(LIGHT))


def top(name: str) -> str:
    return name.partition(".")[0]


def is_within(module: str, packages: tuple[str, ...]) -> bool:
    return any(module == package or module.startswith(package + ".") for package in packages)


def strangers(source: Source) -> list[str]:
    """Imports of packages that have a home elsewhere."""
    return [
        f"{source.at(node)} {name}"
        for name, node in imports(source)
        if top(name) in HOME_OF and not is_within(source.module, HOME_OF[top(name)])
    ]


def test_a_package_is_imported_at_home_only() -> None:
    assert [found for source in sources("peerdesk", "ui") for found in strangers(source)] == []


def test_every_package_has_a_home() -> None:
    ours = {"peerdesk", "ui", *sys.stdlib_module_names}
    met = {top(name) for source in sources("peerdesk", "ui") for name, _ in imports(source)}
    assert met - ours <= set(HOME_OF)


def test_an_import_away_from_home_would_be_found() -> None:
    assert strangers(parse("def f():\n    from sqlalchemy import text", "peerdesk.services.sample"))


@pytest.mark.parametrize("package", ["peerdesk.domain", "peerdesk.ports", "ui.stage_model"])
def test_the_inmost_modules_need_the_standard_library_alone(package: str) -> None:
    inmost = [source for source in sources("peerdesk", "ui") if is_within(source.module, (package,))]
    assert inmost
    met = {top(name) for source in inmost for name, _ in imports(source)}
    assert met <= {"peerdesk", *sys.stdlib_module_names}


def test_presenters_and_models_know_no_widget() -> None:
    met = [
        source.at(node)
        for source in sources("ui")
        if is_within(source.module, ("ui.presenters", "ui.models"))
        for name, node in imports(source)
        if is_within(name, ("PySide6.QtWidgets",))
    ]
    assert met == []


def test_programs_to_look_at_exist() -> None:
    assert PRESENT


def uses_of_services(source: Source) -> list[str]:
    met = [node for name, node in imports(source) if is_within(name, ("peerdesk.services",))]
    return [] if is_within(source.module, KNOW_SERVICES) else [source.at(node) for node in met]


def test_only_presenters_and_the_app_use_services() -> None:
    assert [found for source in sources("ui") for found in uses_of_services(source)] == []


def test_a_page_that_uses_a_service_would_be_found() -> None:
    text = "def f():\n    from peerdesk.services.capture import Capture"
    assert uses_of_services(parse(text, "ui.pages.sample"))
    assert not uses_of_services(parse(text, "ui.presenters.sample"))


@pytest.mark.parametrize("module", PRESENT)
def test_a_module_brings_in_nothing_heavy(module: str) -> None:
    code = f"import sys, json, {module}; print(json.dumps(sorted(sys.modules)))"
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, env=os.environ | {"PYTHONPATH": str(ROOT)},
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert LIGHT[module] & set(json.loads(done.stdout)) == set()


def test_tests_of_the_core_know_no_qt() -> None:
    met = [
        source.at(node)
        for source in sources("tests/peerdesk")
        for name, node in imports(source)
        if top(name) in {"PySide6", "shiboken6", "pytestqt", "ui"}
    ]
    assert met == []


def test_the_shared_conftest_knows_no_qt() -> None:
    shared = [source for source in sources("tests") if source.path.parent == ROOT / "tests"]
    assert shared
    assert {top(name) for source in shared for name, _ in imports(source)}.isdisjoint({"PySide6", "ui"})
