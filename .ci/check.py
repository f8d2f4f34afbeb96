"""Runs every check, cheap first, and ends with 1 if any of them failed.

`python .ci/check.py` runs all of them, `python .ci/check.py lint core` those named.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
import venv
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BESIDE = Path(sys.executable).parent
OPEN_S = 5
OF_THE_PLATFORM = b"This plugin does not support "
"""What Qt's own platform without a screen says of itself."""
PATHS = ("peerdesk", "ui", "tests", ".ci")


def run(*command: str | Path, cwd: Path = ROOT, **environment: str) -> bool:
    """Run a command where the user can see it; whether it went well. No standard input."""
    print("$", *command, flush=True)
    done = subprocess.run(
        [str(part) for part in command], cwd=cwd, env=os.environ | environment, stdin=subprocess.DEVNULL
    )
    return done.returncode == 0


def tool(name: str, *arguments: str | Path) -> bool:
    """Run a program of this environment."""
    return run(BESIDE / name, *arguments)


def pytest(*arguments: str) -> bool:
    """Run tests without a display, in random order, on every core, with a reason beside each one left out."""
    spread = ("--numprocesses", "auto", "--dist", "worksteal")
    return run(sys.executable, "-m", "pytest", "-rfEs", *spread, *arguments, QT_QPA_PLATFORM="offscreen")


def wheel() -> bool:
    """Build the wheel, install it with the locked packages alone, and start it far from the source."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        if not _install(folder):
            return False
        home = {"PEERDESK_HOME": str(folder / "home"), "PYTHONPATH": ""}
        programs = folder / "clean" / ("Scripts" if os.name == "nt" else "bin")
        paper = folder / "demo.pdf"
        return (
            run(programs / "peerdesk", "--version", cwd=folder, **home)
            and run(programs / "peerdesk", "formats", cwd=folder, **home)
            and run(programs / "peerdesk", "demo", "--headless", "-o", paper, cwd=folder, **home)
            and paper.read_bytes().startswith(b"%PDF")
            and stays_open(programs / "peerdesk", folder, **home)
        )


def stays_open(program: Path, folder: Path, **environment: str) -> bool:
    """Open the window without a screen; whether it is still there after a while and said nothing."""
    print("$", program, f"# for {OPEN_S} s", flush=True)
    window = subprocess.Popen(
        [str(program)], cwd=folder, env=os.environ | environment | {"QT_QPA_PLATFORM": "offscreen"},
        stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
    )  # fmt: skip
    try:
        said, _ = window.communicate(timeout=OPEN_S)
    except subprocess.TimeoutExpired:
        window.terminate()
        said, _ = window.communicate()
        if all(line.startswith(OF_THE_PLATFORM) for line in said.splitlines()):
            return True
    print(said.decode(errors="replace"), f"exit code {window.returncode}", flush=True)
    return False


def _install(folder: Path) -> bool:
    clean = folder / "clean"
    venv.create(clean, with_pip=True)
    python = clean / ("Scripts" if os.name == "nt" else "bin") / "python"
    install = (python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check")
    built = run(
        sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation",
        "--wheel-dir", folder, ROOT,
    )  # fmt: skip
    return (
        built
        and run(*install, "--only-binary", ":all:", "--require-hashes", "-r", ROOT / "requirements.lock")
        and run(*install, "--no-deps", *folder.glob("peerdesk-*.whl"))
        and run(python, "-m", "pip", "check")
    )


CHECKS: dict[str, Callable[[], bool]] = {
    "format": lambda: tool("ruff", "format", "--check", *PATHS),
    "lint": lambda: tool("ruff", "check", *PATHS),
    "types": lambda: tool("mypy"),
    "imports": lambda: run(BESIDE / "lint-imports", "--no-logo", PYTHONPATH=str(ROOT)),
    "core": lambda: pytest("tests/architecture", "tests/peerdesk"),
    "ui": lambda: pytest("tests/ui"),
    "wheel": wheel,
}


def main(names: list[str]) -> int:
    """Run the named checks, or all; each one even if another failed."""
    unknown = [name for name in names if name not in CHECKS]
    if unknown:
        print("There is no such check; there are:", *CHECKS)
        return 2
    failed = []
    for name in names or list(CHECKS):
        print(f"\n== {name}", flush=True)
        began = time.monotonic()
        passed = CHECKS[name]()
        print(
            f"== {name}: {'passed' if passed else 'FAILED'} in {time.monotonic() - began:.0f} s", flush=True
        )
        if not passed:
            failed.append(name)
    print(f"\nFailed: {', '.join(failed)}" if failed else "\nAll checks passed.", flush=True)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
