"""Makes `resources/deid/manual_words.txt`: words that stand in manuals of software more often than elsewhere.

`python .ci/deid/manuals.py FOLDER…` reads the docstrings of all Python files below the folders, such as those
of the standard library and of installed packages. It needs the package wordfreq in the version that
`resources/deid/SOURCES.txt` tells; PeerDesk itself does not.
"""

from __future__ import annotations

import ast
import math
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from peerdesk.deid.lexicon import is_technical, is_word  # noqa: E402

TARGET = ROOT / "resources" / "deid" / "manual_words.txt"
PLAIN = re.compile(r"(?<![\w.`:*@_/])[a-z]{3,}(?![\w`:*_/(=])")
"""A word that is no piece of code."""

OFTEN, PACKAGES = 15, 5
"""How often a word must stand at least, and in how many packages."""

FAR_MORE = 0.75
"""By how many powers of ten a word must be more frequent than elsewhere."""

TOO_FREQUENT = 5.3
"""Words above this Zipf frequency stand in every text."""


def docstrings(path: Path) -> Iterator[str]:
    """Those of one file; none if it cannot be read."""
    try:
        tree = ast.parse(path.read_text(encoding="utf-8"))
    except (SyntaxError, UnicodeDecodeError, ValueError):
        return
    for node in ast.walk(tree):
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
            yield ast.get_docstring(node, clean=False) or ""


def manual_words(folders: Iterable[Path]) -> list[str]:
    """The words, in order."""
    from wordfreq import zipf_frequency

    counts: Counter[str] = Counter()
    packages: defaultdict[str, set[str]] = defaultdict(set)
    for folder in folders:
        for path in sorted(folder.rglob("*.py")):
            package = path.relative_to(folder).parts[0]
            for text in docstrings(path) if "/test" not in str(path) else ():
                words = PLAIN.findall(text.lower())
                counts.update(words)
                for word in words:
                    packages[word].add(package)
    total = counts.total()
    found = []
    for word, count in counts.items():
        usual = zipf_frequency(word, "en")
        here = math.log10(count / total * 1e9)
        known = is_word(word) or is_technical(word)
        often = count >= OFTEN and len(packages[word]) >= PACKAGES
        if known and often and here - usual > FAR_MORE and usual < TOO_FREQUENT:
            found.append(word)
    return sorted(found)


if __name__ == "__main__":
    lines = manual_words(Path(name) for name in sys.argv[1:])
    TARGET.write_text("\n".join([*lines, ""]), encoding="utf-8")
