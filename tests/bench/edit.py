"""From Enter in a sentence of long minutes to its page painted again and its words checked.

    python -m tests.bench.edit [--edits N] [--notes N] [--control]

The real window without a screen, on a vault with one closed meeting of so many notes under six items. A
sentence in sight gets other words; what is counted ends when the card column knows what was found in them and
the page of the sentence is painted from its new picture. `floor` is a bare commit and a picture of that page,
which no program does without. --control
forgets between edits what was found in the other sentences and must look bad.
"""

from __future__ import annotations

import argparse
import datetime as dt
import random
import secrets
import statistics
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from peerdesk import bootstrap
from peerdesk.clock import SystemClock
from peerdesk.domain.agenda import Item
from peerdesk.domain.meeting import Phase
from peerdesk.domain.members import Member
from peerdesk.domain.notes import Note, NoteKind
from peerdesk.paths import Paths
from peerdesk.services.context import new_id
from peerdesk.store import vault as vaults
from tests.bench import measure, window

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from ui.app import App
    from ui.pages.minutes import MinutesPage
    from ui.presenters.minutes import MinutesPresenter

LIMIT_MS = 100
ITEMS = ("On-call without burnout", "Prices", "Hiring", "A hot seat", "Security", "What we read")
WHO = [
    "A supplier",
    "The board",
    "A new hire",
    "The finance team",
    "A partner",
    "One pilot",
    "The second release",
]
DID = [
    "asked for",
    "gave up",
    "moved",
    "doubled",
    "halved",
    "wrote down",
    "paid for",
    "put off",
    "tested",
    "forgot",
]
WHAT = [
    "the weekly report",
    "the ledger",
    "a night shift",
    "the old contract",
    "its budget",
    "all alerts",
    "the roadmap",
]
WHY = (
    "because nobody had counted the hours it took and the next audit was only weeks away",
    "and it turned out to be cheaper than what had been agreed in the spring",
    "which made the people on call sleep, and the customers did not notice anything at all",
    "so that the question of who decides came up again",
)
KINDS = (NoteKind.POINT, NoteKind.POINT, NoteKind.INSIGHT, NoteKind.QUESTION, NoteKind.RESOURCE)


def sentence(chance: random.Random) -> str:
    """One of some two thousand."""
    return f"{chance.choice(WHO)} {chance.choice(DID)} {chance.choice(WHAT)} {chance.choice(WHY)}."


def filled(home: Path, notes: int) -> int:
    """A vault with one closed meeting of so many notes; its id."""
    paths, clock = Paths.under(home), SystemClock()
    vaults.create(paths)
    services = bootstrap.open_services(paths, clock, lambda _: None)
    try:
        group = services.groups.create("Circle of twelve")
        services.groups.bring_in(group.id, [Member(0, 0, measure._name(place)) for place in range(12)])
        meeting = services.planning.create(group.id, "Evening", dt.date.today(), dt.time(18))
        for title in ITEMS:
            services.planning.add_item(meeting.id, Item(new_id(), title, length_s=1200))
    finally:
        services.close()
    vault = vaults.open_vault(paths, vaults.derive_key(paths, None), clock)
    chance = random.Random(1)
    try:
        with vault.unit_of_work() as unit:
            items = [item.id for item in unit.meetings.agenda(meeting.id)]
            for number in range(notes):
                kind, item_id = KINDS[number // len(items) % len(KINDS)], items[number % len(items)]
                unit.notes.add(Note(secrets.token_bytes(16), item_id, kind, sentence(chance)))
            unit.meetings.save(replace(unit.meetings.get(meeting.id), phase=Phase.CLOSED))
            unit.commit()
    finally:
        vault.close()
    return meeting.id


@dataclass
class Shown:
    """The page with its pictures: when which edition was painted."""

    app: QApplication
    desktop: App
    page: MinutesPage

    def is_painted(self, number: int, edition: int) -> bool:
        """Whether this page is on screen as it is in an edition after this one."""
        paper = self.page.paper
        picture = paper._pictures.get(number)
        return paper.edition > edition and picture is not None and picture.edition == paper.edition

    def edit(self, where: str, text: str) -> float:
        """Milliseconds from Enter to painted and checked."""
        presenter, editor = self.page._presenter, self.page.editor
        self.page.edit(where)
        editor._words.setPlainText(text)
        self.settle()
        place = next(place for place in self.page.paper._pages.places if place.key == where)
        edition, draft = presenter.edition, presenter.draft
        begun = time.perf_counter_ns()
        editor._keep()
        sleep_until(presenter, lambda: presenter.draft is not draft and self.is_painted(place.page, edition))
        self.page.paper.viewport().repaint()
        took = (time.perf_counter_ns() - begun) / 1e6
        assert presenter.texts()[where] == text
        return took

    def settle(self) -> None:
        """Until everything that was asked for is there, as before somebody who reads edits again."""
        window.rest(self.app, 0.25)
        presenter = self.page._presenter
        while presenter._part is not None:
            window.rest(self.app, 0.1)


def sleep_until(presenter: MinutesPresenter, done: Callable[[], bool]) -> None:
    """Let the program run, asleep between its own events, until a picture comes with which this is so."""
    from PySide6.QtCore import QEventLoop

    loop = QEventLoop()

    def look() -> None:
        if done():
            loop.quit()

    hears = (presenter.drawn, presenter.changed, presenter.laid_out)
    for signal in hears:
        signal.connect(look)
    loop.exec()
    for signal in hears:
        signal.disconnect(look)


def opened(folder: Path, notes: int) -> Shown:
    """The window with the minutes of a long meeting."""
    from PySide6.QtWidgets import QApplication

    from ui.app import App
    from ui.pages.minutes import MinutesPage

    meeting_id = filled(folder, notes)
    app = QApplication.instance() or QApplication(["bench"])
    assert isinstance(app, QApplication)
    desktop = App(app, Paths.under(folder))
    desktop.start()
    desktop.window.resize(1280, 720)
    window.until(app, lambda: desktop.window.is_furnished and desktop.store.is_open)
    window.rest(app, 1.0)
    desktop.desk.go("minutes", meeting_id=meeting_id)
    page = desktop.window.front()
    assert isinstance(page, MinutesPage)
    sleep_until(page._presenter, lambda: bool(page.paper._pictures))
    window.rest(app, 1.0)
    return Shown(app, desktop, page)


def floors(shown: Shown, times: int) -> list[float]:
    """A commit of one row and a picture of the page in front, as often."""
    from PySide6.QtCore import QEventLoop

    from peerdesk.export.page_pictures import page_picture

    written = shown.page._presenter.written
    assert written is not None
    scale = shown.page.paper.px_per_pt
    found, loop = [], QEventLoop()
    for _ in range(times):
        begun = time.perf_counter_ns()
        shown.desktop.store.call(lambda s: s.capture.save_draft("x", 0), lambda _: loop.quit())
        loop.exec()
        page_picture(written, 0, scale)
        shown.page.paper.viewport().repaint()
        found.append((time.perf_counter_ns() - begun) / 1e6)
    return found


def forgetful(shown: Shown) -> None:
    """What must not be: every sentence is read again after each edit."""
    from peerdesk.deid import Roster
    from peerdesk.services.findings import Reader

    plain = Reader.read

    def read(self: Reader, texts: object, roster: Roster) -> object:
        self._known = {}
        return plain(self, texts, roster)  # type: ignore[arg-type]

    Reader.read = read  # type: ignore[assignment, method-assign]


def told(name: str, values: list[float]) -> None:
    """Print three figures."""
    print(f"{name}_p50_ms: {statistics.median(values):.1f}")
    print(f"{name}_p95_ms: {statistics.quantiles(values, n=20)[18]:.1f}")
    print(f"{name}_max_ms: {max(values):.1f}", flush=True)


def measured(edits: int, notes: int, control: bool) -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as name:
        shown = opened(Path(name) / "home", notes)
        try:
            presenter, chance = shown.page._presenter, random.Random(2)
            print(f"notes: {notes}")
            assert presenter.written is not None
            print(f"pages: {presenter.written.pages}")
            if control:
                forgetful(shown)
            took = []
            for number in range(edits + 2):
                sentences = [where for where in presenter.texts() if presenter.sentences.is_sentence(where)]
                where = chance.choice(sentences)
                shown.page.paper.set_current(where)
                shown.settle()
                took.append(shown.edit(where, f"{sentence(chance)} {number}"))
            told("floor", floors(shown, edits))
            told("edit", took[2:])
            print(f"limit_ms: {LIMIT_MS}")
            print(f"within: {sum(one <= LIMIT_MS for one in took[2:])} of {edits}")
        finally:
            window.closed(shown.desktop)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--edits", type=int, default=30)
    parser.add_argument("--notes", type=int, default=300)
    parser.add_argument("--control", action="store_true")
    asked = parser.parse_args()
    measured(asked.edits, asked.notes, asked.control)


if __name__ == "__main__":
    main()
