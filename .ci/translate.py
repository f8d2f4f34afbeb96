"""Brings the texts for translators up to date and compiles them.

`python .ci/translate.py` reads every text of the window and every sentence for the user into
`resources/i18n/*.ts` and writes the `.qm` beside it; with `--check` it writes nothing and ends with 1 if it
would have. English is there for its plurals alone ("1 note", "2 notes"); a text without `%n` stands as it is
in the code. A new plural is filled in by hand: two forms, then run this again.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
import tomllib
from pathlib import Path
from xml.etree import ElementTree

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "resources" / "i18n"
BESIDE = Path(sys.executable).parent
SENTENCES = "messages"


def tool(name: str, *arguments: str | Path) -> None:
    """Run a program of Qt's translation tools."""
    command = [str(BESIDE / f"pyside6-{name}"), *(str(part) for part in arguments)]
    subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)


def sentences(path: Path) -> None:
    """Write the sentences for the user as code that the tools can read."""
    found = [
        text
        for file in sorted((ROOT / "resources" / SENTENCES).glob("*.toml"))
        for text in tomllib.loads(file.read_text(encoding="utf-8")).values()
    ]
    calls = [f"QCoreApplication.translate({SENTENCES!r}, {quoted(text)})" for text in dict.fromkeys(found)]
    path.write_text("\n".join([*calls, ""]), encoding="utf-8")


def quoted(text: str) -> str:
    """A text as a literal of Python that Qt's reader of Python understands too."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'


def update(source: Path, target: Path) -> None:
    """Write `target`, the texts of the code with what `source` says of them, and compile it."""
    with tempfile.TemporaryDirectory() as name:
        file = Path(name) / "sentences.py"
        sentences(file)
        shutil.copyfile(source, target)
        tool(
            "lupdate", "-silent", "-no-obsolete", "-locations", "none", "-extensions", "py",
            "-disable-heuristic", "similartext", "ui", file, "-ts", target,
        )  # fmt: skip
    tool("lrelease", "-silent", target, "-qm", target.with_suffix(".qm"))


def unfinished_plurals(path: Path) -> list[str]:
    """Texts with a number in them whose forms are missing."""
    return [
        message.findtext("source", "")
        for message in ElementTree.parse(path).iter("message")
        if message.get("numerus") == "yes" and not all(form.text for form in message.iter("numerusform"))
    ]


def main(arguments: list[str]) -> int:
    """Update every file, or only say whether that is needed."""
    stale = []
    with tempfile.TemporaryDirectory() as name:
        for path in sorted(FOLDER.glob("*.ts")):
            fresh = Path(name) / path.name
            update(path, fresh)
            for made, kept in ((fresh, path), (fresh.with_suffix(".qm"), path.with_suffix(".qm"))):
                if not kept.exists() or made.read_bytes() != kept.read_bytes():
                    stale.append(kept.name)
                    if "--check" not in arguments:
                        shutil.copyfile(made, kept)
            stale += [f"{path.name}: no forms for “{text}”" for text in unfinished_plurals(fresh)]
    print(*stale, sep="\n")
    return 1 if stale and "--check" in arguments else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
