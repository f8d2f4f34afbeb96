"""Laying out and writing two tagged pages, against ReportLab's own time for the same untagged paragraphs.

`python -m tests.bench.pdf` prints `figure: value` lines. `ratio` is the median of pairs run one after the
other in one process, fonts registered and modules loaded before; `good` says whether it is within `MOST`. The
other figures are medians too: the same paper as a Word document, and the check of either file for twenty
people. `--control` writes each paper three times,
so its ratio must come out about three times as high.
"""

from __future__ import annotations

import argparse
import statistics
import time
from collections.abc import Callable, Sequence
from io import BytesIO
from xml.sax.saxutils import escape

from peerdesk.deid import Roster
from peerdesk.domain.minutes import Block, Bullet, Heading, Minutes, Paragraph
from peerdesk.domain.rules import CHATHAM_HOUSE_RULE
from peerdesk.export.check import check_file, read_back, text_differs
from peerdesk.export.docx import write_docx
from peerdesk.export.fonts import BOLD, REGULAR, weight
from peerdesk.export.pdf import write_pdf
from peerdesk.export.words import every_text

PAIRS = 21
MOST = 2.0
"""Highest ratio that is good."""

SENTENCE = "Two ledgers ran side by side for a week and nobody on call had to sign off twice. "


def paper() -> Minutes:
    """Minutes that fill two pages."""
    blocks: list[Block] = []
    for n in range(5):
        blocks += [Heading(f"Section {n}"), Paragraph(SENTENCE * 3)]
        blocks += [Bullet(SENTENCE * (k % 2 + 1)) for k in range(4)]
    foot = "Held under the Chatham House Rule"
    return Minutes(
        "Minutes", "A circle", ("11 people took part",), CHATHAM_HOUSE_RULE, tuple(blocks), footer=foot
    )


def floor(texts: Sequence[str]) -> None:
    """What ReportLab takes for the same paragraphs in the same fonts, with nothing of ours."""
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.platypus import Paragraph as Plain
    from reportlab.platypus import SimpleDocTemplate

    style = ParagraphStyle("text", fontName=REGULAR, fontSize=10.5, leading=16, spaceAfter=4)
    head = ParagraphStyle("head", parent=style, fontName=BOLD, fontSize=13.5)
    flow = [Plain(escape(text), head if text.startswith("Section") else style) for text in texts]
    SimpleDocTemplate(BytesIO(), invariant=1, initialFontName=REGULAR).build(flow)


def milliseconds(work: Callable[[], object]) -> float:
    """How long one call takes."""
    start = time.perf_counter_ns()
    work()
    return (time.perf_counter_ns() - start) / 1e6


def measure(times: int) -> dict[str, float]:
    """The figures, each paper of ours written `times` times."""
    tree = paper()
    texts = [text for _, text in every_text(tree)]
    data = write_pdf(tree).data
    weight(BOLD)
    floor(texts)

    def ours() -> None:
        for _ in range(times):
            write_pdf(tree)

    word, group = write_docx(tree), Roster.from_rows({"name": f"Zora{n} Quimby{n}"} for n in range(20))
    pairs = [(milliseconds(ours), milliseconds(lambda: floor(texts))) for _ in range(PAIRS)]
    back = [milliseconds(lambda: (read_back(data), text_differs(tree, data))) for _ in range(PAIRS)]
    return {
        "pages": write_pdf(tree).pages,
        "written_ms": statistics.median(own for own, _ in pairs),
        "reportlab_ms": statistics.median(bare for _, bare in pairs),
        "ratio": statistics.median(own / bare for own, bare in pairs),
        "read_back_ms": statistics.median(back),
        "check_ms": _median(lambda: check_file(data, group, suffix=".pdf")),
        "docx_written_ms": _median(lambda: write_docx(tree)),
        "docx_read_back_ms": _median(lambda: (read_back(word), text_differs(tree, word))),
        "docx_check_ms": _median(lambda: check_file(word, group, suffix=".docx")),
    }


def _median(work: Callable[[], object]) -> float:
    work()
    return statistics.median(milliseconds(work) for _ in range(PAIRS))


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--control", action="store_true", help="write three times; must look bad")
    figures = measure(3 if parser.parse_args().control else 1)
    for name, value in figures.items():
        print(f"{name}: {value:.2f}" if isinstance(value, float) else f"{name}: {value}")
    print(f"most: {MOST}")
    print(f"good: {'yes' if figures['ratio'] <= MOST else 'no'}")


if __name__ == "__main__":
    main()
