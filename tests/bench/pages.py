"""Five hundred tagged pages against ReportLab's own untagged ones, and their memory against WeasyPrint's.

`python -m tests.bench.pages` prints `figure: value` lines. Each writer runs in a process of its own that has
loaded its modules and written a page before; they take turns, and ratios are medians of neighbours. The floor
is ReportLab's Platypus with the same texts, sizes, indents, spaces and furniture, "Page X of Y"
among them, so that it fills as many pages. Memory is the most a process ever held.

Then the paper is written and read back as the program does it, step by step on another thread than the
window's. `stall_ms` is the longest time the window's thread did not answer meanwhile, `idle_stall_ms` the
same with nothing to do: what the machine itself takes. `steps` is how often a note could have gone before,
`pages_told` how often the pages done were told. `stop_ms` is how long a paper that was to stop went on.

`--control` writes each paper of ours twice, and works on another thread of the window's own process without
steps, as it would be without a process for long papers: ratios and stalls must be bad.
"""

from __future__ import annotations

import argparse
import json
import statistics
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from html import escape
from importlib.util import find_spec
from io import BytesIO
from itertools import groupby
from pathlib import Path
from resource import RUSAGE_SELF, getrusage
from tempfile import TemporaryDirectory
from typing import Any

from peerdesk.deid import Roster
from peerdesk.domain.minutes import Block, Bullet, Entry, Heading, Minutes, PagesDone, Paragraph
from peerdesk.domain.rules import CHATHAM_HOUSE_RULE
from peerdesk.export import looks
from peerdesk.export.fonts import BOLD, REGULAR, weight
from peerdesk.resource_files import resource

MOST, MOST_SHORT, MOST_MEMORY = 1.4, 1.5, 0.25
"""Highest ratios that are good: of time for many pages and for three, of memory."""

MOST_STALL_MS = 50.0
"""Longest time the window's thread may not answer, unless the machine lets it wait longer by itself."""

ROWS = [{"name": f"Zora{n} Quimby{n}"} for n in range(20)]

SENTENCE = "Two ledgers ran side by side for a week and nobody on call had to sign off twice. "
A_PAGE = 3.0
"""Sections on a page, found by trying."""


def paper(pages: int) -> Minutes:
    """Minutes of about so many pages."""
    blocks: list[Block] = []
    for n in range(round(pages * A_PAGE)):
        blocks += [Heading(f"Section {n}"), Paragraph(SENTENCE * 3)]
        blocks += [Bullet(SENTENCE * (k % 2 + 1)) for k in range(4)]
        blocks += [Entry("Share the checklist with everybody.", "2 April")]
    foot = "Held under the Chatham House Rule"
    return Minutes(
        "Minutes", "A circle", ("11 people took part",), CHATHAM_HOUSE_RULE, tuple(blocks), footer=foot
    )


def tagged(tree: Minutes) -> int:
    """Write the paper as the program does; its pages."""
    from peerdesk.export.pdf import write_pdf

    return write_pdf(tree).pages


def untagged(tree: Minutes) -> int:
    """The same texts by ReportLab alone; its pages."""
    from reportlab.lib.colors import HexColor
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.pdfgen.canvas import Canvas
    from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate, Table
    from reportlab.platypus import Paragraph as Plain

    def style(look: looks.Look) -> ParagraphStyle:
        return ParagraphStyle(
            "", fontName=look.font, fontSize=look.size, leading=look.leading, spaceBefore=look.before,
            spaceAfter=look.after, leftIndent=look.indent, bulletIndent=look.indent * look.mark_at,
            textColor=HexColor(look.colour),
        )  # fmt: skip

    section, text, bullet, entry = map(style, (looks.SECTION, looks.TEXT, looks.BULLET, looks.ENTRY))
    flow: list[Any] = [Plain(escape(tree.title), style(looks.TITLE))]
    for block in tree.blocks:
        match block:
            case Heading(words):
                flow.append(Plain(escape(words), section))
            case Bullet(words):
                flow.append(Plain(escape(words), bullet, bulletText="•"))
            case Entry(words, figure):
                row = [Plain(escape(words), entry), Plain(escape(figure), entry)]
                bare = [("LEFTPADDING", (0, 0), (-1, -1), 0), ("TOPPADDING", (0, 0), (-1, -1), 0)]
                flow.append(Table([row], colWidths=(looks.MEASURE_PT - 60, 60), style=bare))
            case Paragraph(words):
                flow.append(Plain(escape(words), text))

    class Counted(Canvas):  # type: ignore[misc]
        def __init__(self, *args: Any, **options: Any) -> None:
            super().__init__(*args, **options)
            self._kept: list[dict[str, Any]] = []

        def showPage(self) -> None:
            self._kept.append(dict(self.__dict__))
            self._startPage()

        def save(self) -> None:
            for number, state in enumerate(self._kept, start=1):
                self.__dict__.update(state)
                self.setFont(looks.FOOT.font, looks.FOOT.size)
                self.drawString(sheet.left, looks.FOOT_PT, tree.footer)
                self.drawRightString(sheet.right - 90, looks.FOOT_PT, f"{number} of {len(self._kept)}")
                for height in (looks.FOOT_PT, sheet.height - looks.HEAD_PT):
                    self.drawRightString(sheet.right, height, tree.label.value)
                super().showPage()
            super().save()

    sheet = looks.sheet_of("a4", 0.0)
    frame = Frame(
        sheet.left, sheet.bottom, sheet.measure, sheet.later_top - sheet.bottom,
        leftPadding=0, rightPadding=0, topPadding=0, bottomPadding=0,
    )  # fmt: skip
    document = BaseDocTemplate(
        BytesIO(), pagesize=(sheet.width, sheet.height), pageTemplates=[PageTemplate("", [frame])],
        invariant=1, pageCompression=1, initialFontName=looks.TEXT.font,
    )  # fmt: skip
    document.build(flow, canvasmaker=Counted)
    return int(document.page)


def weasyprint(tree: Minutes) -> int:
    """The same texts by WeasyPrint, tagged; its pages."""
    from weasyprint import HTML
    from weasyprint.text.fonts import FontConfiguration

    def css(look: looks.Look) -> str:
        cut = "bold" if look.font == BOLD else "normal"
        return (
            f"font: {cut} {look.size}pt/{look.leading}pt 'Noto Sans', 'DejaVu Sans', sans-serif;"
            f"color: {look.colour}; margin: {look.before}pt 0 {look.after}pt {look.indent}pt;"
        )

    sheet = looks.sheet_of("a4", 0.0)
    label = f"font: bold 12pt sans-serif; background: black; color: {tree.label.colour}; padding: 3pt 6pt;"
    faces = "".join(
        f"@font-face {{ font-family: 'Noto Sans'; font-weight: {cut}; src: url({_font(name)}) }}"
        for cut, name in (("normal", REGULAR), ("bold", BOLD))
    )
    style = f"""{faces}
        @page {{ size: {sheet.width}pt {sheet.height}pt;
            margin: {sheet.height - sheet.later_top}pt {sheet.left}pt {sheet.bottom}pt;
            @top-right {{ content: "{tree.label.value}"; {label} }}
            @bottom-left {{ content: "{tree.footer}"; {css(looks.FOOT)} }}
            @bottom-center {{ content: counter(page) " of " counter(pages); {css(looks.FOOT)} }}
            @bottom-right {{ content: "{tree.label.value}"; {label} }} }}
        body {{ margin: 0 }} ul {{ margin: 0; padding: 0 }} span {{ float: right }}
        h1 {{ {css(looks.TITLE)} }} h2 {{ {css(looks.SECTION)} }} p {{ {css(looks.TEXT)} }}
        li {{ {css(looks.BULLET)} }} .entry {{ {css(looks.ENTRY)} }}"""
    parts = [f"<h1>{escape(tree.title)}</h1>"]
    for is_list, group in groupby(tree.blocks, lambda block: isinstance(block, Bullet)):
        told = [_html(block) for block in group]
        parts += ["<ul>", *told, "</ul>"] if is_list else told
    document = HTML(string=f"<style>{style}</style>{''.join(parts)}").render(
        pdf_variant="pdf/ua-1", font_config=FontConfiguration()
    )
    document.write_pdf(BytesIO())
    return len(document.pages)


def _font(name: str) -> str:
    return resource("fonts", f"{name}.ttf").as_uri()


def _html(block: Block) -> str:
    match block:
        case Heading(words):
            return f"<h2>{escape(words)}</h2>"
        case Bullet(words):
            return f"<li>{escape(words)}</li>"
        case Entry(words, figure):
            return f'<p class="entry">{escape(words)} <span>{escape(figure)}</span></p>'
        case _:
            return f"<p>{escape(block.text)}</p>"


WRITERS: dict[str, Callable[[Minutes], int]] = {
    "tagged": tagged, "untagged": untagged, "weasyprint": weasyprint,
}  # fmt: skip


def child(writer: str, pages: int, times: int, rounds: int) -> None:
    """Write a paper as often as asked; print what it took."""
    write, tree = WRITERS[writer], paper(pages)
    for name in (REGULAR, BOLD):
        weight(name)
    write(paper(1))
    made, taken = 0, []
    for _ in range(rounds):
        start = time.perf_counter()
        for _ in range(times):
            made = write(tree)
        taken.append(time.perf_counter() - start)
    peak_kib = getrusage(RUSAGE_SELF).ru_maxrss
    print(json.dumps({"pages": made, "seconds": statistics.median(taken), "peak_mib": peak_kib / 1024}))


def run(writer: str, pages: int, times: int = 1, rounds: int = 1) -> dict[str, float]:
    """What a child process of this writer took."""
    asked = [writer, str(pages), str(times), str(rounds)]
    out = subprocess.run(
        [sys.executable, "-m", "tests.bench.pages", "--child", *asked], capture_output=True, check=True
    ).stdout
    return dict(json.loads(out))


def compare(
    pages: int, times: int, pairs: int, rounds: int = 1
) -> tuple[float, dict[str, float], dict[str, float]]:
    """The median ratio of neighbours, and the last figures of ours and of ReportLab's."""
    ratios = []
    for _ in range(pairs):
        ours, bare = run("tagged", pages, times, rounds), run("untagged", pages, 1, rounds)
        ratios.append((ours["seconds"] / ours["pages"]) / (bare["seconds"] / bare["pages"]))
    return statistics.median(ratios), ours, bare


def answering(pages: int, *, apart: bool) -> dict[str, float]:
    """How the window's thread fares while a paper is written; apart: as the program does it."""
    from PySide6.QtCore import QCoreApplication, Qt, QTimer

    app = QCoreApplication([])
    tree, gaps, last = paper(pages), [0.0], [time.perf_counter()]
    told = {"steps": 0.0, "pages_told": 0.0}

    def tick() -> None:
        now = time.perf_counter()
        gaps.append((now - last[0]) * 1000)
        last[0] = now

    timer = QTimer()
    timer.setTimerType(Qt.TimerType.PreciseTimer)
    timer.setInterval(1)
    timer.timeout.connect(tick)
    timer.start()

    def work() -> None:
        with TemporaryDirectory() as folder:
            if apart:
                for step in _steps(tree, Path(folder)):
                    told["steps"] += 1
                    told["pages_told"] += isinstance(step, PagesDone) and step.done > 0
            else:
                _at_once(tree, Path(folder))
        app.quit()

    QTimer.singleShot(2000, app.quit)
    app.exec()
    quiet, gaps[:] = max(gaps), [0.0]
    worker = threading.Thread(target=work)
    worker.start()
    last[0] = time.perf_counter()
    app.exec()
    worker.join()
    return {"idle_stall_ms": quiet, "stall_ms": max(gaps), **told}


def _steps(tree: Minutes, folder: Path) -> Iterator[object]:
    """The steps in which the program writes a paper and reads it back."""
    from peerdesk.export.all import ExportFiles
    from peerdesk.services.finished_file import writing_checked

    return writing_checked(ExportFiles(), folder / "minutes.pdf", tree, Roster.from_rows(ROWS))


def _at_once(tree: Minutes, folder: Path) -> None:
    from peerdesk.export.check import read_file_back
    from peerdesk.export.pdf import write_pdf

    target = folder / "minutes.pdf"
    target.write_bytes(write_pdf(tree).data)
    read_file_back(target, Roster.from_rows(ROWS), tree, frozenset())


def stopping(pages: int) -> float:
    """How long writing goes on once it is to stop, in milliseconds, the slowest of three moments."""
    taken = []
    for after in (5, 25, 60):
        with TemporaryDirectory() as folder:
            steps = _steps(paper(pages), Path(folder))
            for _, _step in zip(range(after), steps, strict=False):
                pass
            start = time.perf_counter()
            steps.close()  # type: ignore[attr-defined]
            taken.append((time.perf_counter() - start) * 1000)
            if list(Path(folder).iterdir()):
                raise SystemExit("a file was left")
    return max(taken)


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--control", action="store_true", help="write twice, report nothing; must look bad")
    parser.add_argument("--pages", type=int, default=500)
    parser.add_argument("--pairs", type=int, default=3)
    parser.add_argument("--child", nargs=4)
    asked = parser.parse_args()
    if asked.child:
        child(asked.child[0], *map(int, asked.child[1:]))
        return
    times = 2 if asked.control else 1
    ratio, ours, bare = compare(asked.pages, times, asked.pairs)
    short, *_ = compare(3, times, asked.pairs, rounds=15)
    print(f"pages: {ours['pages']} tagged, {bare['pages']} untagged")
    print(f"seconds: {ours['seconds']:.2f} tagged, {bare['seconds']:.2f} untagged")
    print(f"ratio: {ratio:.2f} (a page, at most {MOST})")
    print(f"ratio_of_three_pages: {short:.2f} (warm, at most {MOST_SHORT})")
    print(f"peak_mib: {ours['peak_mib']:.0f} tagged, {bare['peak_mib']:.0f} untagged")
    good = ratio <= MOST and short <= MOST_SHORT
    answered = answering(asked.pages, apart=not asked.control)
    for name, value in answered.items():
        print(f"{name}: {value:.0f}")
    print(f"stop_ms: {stopping(asked.pages):.0f}")
    good = good and answered["stall_ms"] <= max(MOST_STALL_MS, answered["idle_stall_ms"])
    if find_spec("weasyprint") is None:
        print("weasyprint: not installed, memory is not compared")
    else:
        theirs = run("weasyprint", asked.pages)
        memory = ours["peak_mib"] / theirs["peak_mib"]
        print(f"weasyprint: {theirs['pages']} pages, {theirs['seconds']:.1f} s, {theirs['peak_mib']:.0f} MiB")
        print(f"memory_ratio: {memory:.3f} (at most {MOST_MEMORY})")
        good = good and memory <= MOST_MEMORY
    print(f"good: {'yes' if good else 'no'}")


if __name__ == "__main__":
    main()
