"""Opening a meeting in Prepare and an edit in a long agenda, beside a bare table of the same rows.

    python -m tests.bench.prepare [--meetings N] [--rows N] [--times N] [--control]

The real window on a vault with 1,000 meetings of 30 items in ten groups, without a screen, at 1280 × 720.
*open*: from asking for a meeting to its drawn rows, the store thread's reading included. *edit*: other
minutes near the top of an agenda of 300 items, which move every start below: from Enter to the stored
change (*stored*), and from the answer of the store thread to the drawn rows (*repaint*; *work*: of that the
time the window's thread had a processor); *typing*: a figure typed into an open editor to the drawn rows,
where nothing is stored. *floor*: a bare QTableView with the
same texts whose cells are changed and drawn in the same way. --control reads every group and meeting again
and lays every row out anew at each edit, and must look bad.
"""

from __future__ import annotations

import argparse
import datetime as dt
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from peerdesk import bootstrap
from peerdesk.clock import SystemClock
from peerdesk.domain.agenda import Item
from peerdesk.domain.meeting import Attendance, Meeting
from peerdesk.domain.members import Member
from peerdesk.domain.turns import TurnRule
from peerdesk.paths import Paths
from peerdesk.services.context import new_id
from peerdesk.store import vault as vaults
from tests.bench import measure, window
from ui.__main__ import SWITCH_S

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication, QTableView

    from ui.app import App
    from ui.pages.prepare import PreparePage

OPEN_LIMIT_MS = 100
EDIT_LIMIT_MS = 16
GROUPS = 10


def filled(home: Path, meetings: int, rows: int) -> tuple[list[int], int]:
    """A vault in `home`; ids of the meetings of 30 items, and of the one with so many rows."""
    paths, clock = Paths.under(home), SystemClock()
    vaults.create(paths, passphrase=None)
    services = bootstrap.open_services(paths, clock, lambda _: None, None)
    groups = [services.groups.create(f"Circle {number}").id for number in range(GROUPS)]
    for group in groups:
        people = [Member(0, 0, f"{name} {group % 97}") for name in measure.NAMES[:12]]
        services.groups.bring_in(group, people)
    members = {group: [m.id for m in services.groups.members(group)] for group in groups}
    services.close()
    vault = vaults.open_vault(paths, vaults.derive_key(paths, None), clock)
    made = [_made(groups[number % GROUPS], number) for number in range(meetings + 1)]
    try:
        with vault.unit_of_work() as unit:
            for meeting in made:
                unit.meetings.save(meeting)
                unit.meetings.save_attendance([Attendance(meeting.id, m) for m in members[meeting.group_id]])
                unit.meetings.save_agenda(meeting.id, agenda(rows if meeting is made[-1] else 30))
            unit.commit()
    finally:
        vault.close()
    return [meeting.id for meeting in made[:-1]], made[-1].id


def _made(group: int, number: int) -> Meeting:
    day = dt.date(2026, 1, 1) + dt.timedelta(days=number)
    return Meeting(new_id(), group, f"Evening {number}", day, dt.time(18), 150)


def agenda(count: int) -> tuple[Item, ...]:
    """Items in five sections, every fifth a round."""
    words = measure.WORDS
    return tuple(
        Item(
            new_id(),
            " ".join(words[(n + w) % len(words)] for w in range(4)),
            section=f"Part {n * 5 // count + 1}",
            length_s=None if n % 5 == 4 else 120,
            per_person_s=5 if n % 5 == 4 else None,
            rule=TurnRule.GO_ROUND if n % 5 == 4 else TurnRule.QUEUE,
        )
        for n in range(count)
    )


def shown(page: PreparePage, act: Callable[[], object], done: Callable[[], bool]) -> None:
    """Do something and sleep, as the window does, until the page shows what came of it."""
    from PySide6.QtCore import QEventLoop, QTimer

    loop = QEventLoop()

    def look() -> None:
        if done():
            loop.quit()

    page.presenter.shown.connect(look)
    QTimer.singleShot(30_000, loop, loop.quit)
    act()
    if not done():
        loop.exec()
    page.presenter.shown.disconnect(look)


def draw(page: PreparePage) -> None:
    """Lay out and draw now what the window would lay out and draw with the next frame, and nothing else."""
    from PySide6.QtCore import QCoreApplication, QEvent

    QCoreApplication.sendPostedEvents()
    QCoreApplication.sendEvent(page.window(), QEvent(QEvent.Type.UpdateRequest))


def opened_ms(app: QApplication, page: PreparePage, meetings: list[int]) -> list[float]:
    """Milliseconds from asking for each meeting to its drawn rows."""
    result = []
    for meeting in meetings:
        begun = time.perf_counter_ns()
        shown(page, lambda m=meeting: page.show_meeting(m), lambda m=meeting: _is_of(page, m))  # type: ignore[misc]
        draw(page)
        result.append((time.perf_counter_ns() - begun) / 1e6)
        window.rest(app, 0.03)
    return result


def edited_ms(app: QApplication, page: PreparePage, times: int) -> tuple[list[float], ...]:
    """Milliseconds from Enter to the drawn rows, from the store thread's answer on, and of work in that."""
    from ui.models.agenda_model import Column

    whole, repaint, own = [], [], []
    presenter = page.presenter
    answered, show = [0, 0], presenter._show_agenda

    def showing() -> None:
        answered[:] = answered if answered[0] else [time.perf_counter_ns(), time.thread_time_ns()]
        show()

    presenter._show_agenda = showing  # type: ignore[method-assign]
    for number in range(times):
        item = presenter.plan.agenda[2] if presenter.plan else None
        assert item is not None
        seconds, answered[0] = 120 + 60 * (number % 2 + 1), 0
        begun = time.perf_counter_ns()
        shown(
            page,
            lambda i=item.id, m=str(seconds // 60): presenter.type_into(i, Column.MINUTES, m),  # type: ignore[misc]
            lambda s=seconds: _length(page, 2) == s,  # type: ignore[misc]
        )
        draw(page)
        end = time.perf_counter_ns()
        whole.append((end - begun) / 1e6)
        repaint.append((end - answered[0]) / 1e6)
        own.append((time.thread_time_ns() - answered[1]) / 1e6)
        window.rest(app, 0.02)
    presenter._show_agenda = show  # type: ignore[method-assign]
    return whole, repaint, own


def typed_ms(page: PreparePage, times: int) -> list[float]:
    """Milliseconds from a figure that is typed to the drawn rows."""
    from ui.models.agenda_model import Column

    result, presenter = [], page.presenter
    assert presenter.plan is not None
    item = presenter.plan.agenda[2]
    for number in range(times):
        begun = time.perf_counter_ns()
        presenter.preview(item.id, Column.MINUTES, str(4 + number % 3))
        draw(page)
        result.append((time.perf_counter_ns() - begun) / 1e6)
    presenter.end_preview()
    return result


def _is_of(page: PreparePage, meeting_id: int) -> bool:
    meeting = page.presenter.meeting
    return meeting is not None and meeting.id == meeting_id


def _length(page: PreparePage, place: int) -> int | None:
    plan = page.presenter.plan
    return plan.agenda[place].length_s if plan else None


def bare(page: PreparePage) -> QTableView:
    """A plain table with the texts of the agenda, as large as the real one."""
    from PySide6.QtGui import QStandardItem, QStandardItemModel
    from PySide6.QtWidgets import QTableView

    real, table = page.presenter.agenda, QTableView()
    model = QStandardItemModel(real.rowCount(), real.columnCount(), table)
    for row in range(real.rowCount()):
        for column in range(real.columnCount()):
            model.setItem(row, column, QStandardItem(str(real.index(row, column).data())))
    table.setModel(model)
    table.resize(page.table.size())
    table.show()
    return table


def floor_ms(table: QTableView, times: int, *, all_rows: bool) -> list[float]:
    """Milliseconds to change the starts of all rows, or the whole model, and to draw the bare table."""
    result, model = [], table.model()
    for number in range(times):
        begun = time.perf_counter_ns()
        if all_rows:
            table.setModel(None)
            table.setModel(model)
        else:
            for row in range(3, model.rowCount()):
                model.setData(model.index(row, 0), f"{number % 24:02}:{row % 60:02}")
        table.viewport().repaint()
        result.append((time.perf_counter_ns() - begun) / 1e6)
    return result


def told(name: str, values: list[float]) -> None:
    """Print three figures."""
    print(f"{name}_p50_ms: {statistics.median(values):.2f}")
    print(f"{name}_p95_ms: {statistics.quantiles(values, n=20)[18]:.2f}")
    print(f"{name}_max_ms: {max(values):.2f}", flush=True)


def spoil(page: PreparePage) -> None:
    """What must not be: everything is read again and every row laid out anew."""
    presenter, model = page.presenter, page.presenter.agenda
    presenter._load_agenda = presenter.load  # type: ignore[method-assign]
    show = model.show_agenda

    def anew(view: object) -> bool:
        model.beginResetModel()
        model._rows, model._kept = [], {}
        model.endResetModel()
        return show(view)  # type: ignore[arg-type]

    model.show_agenda = anew  # type: ignore[method-assign]


def measured(app: QApplication, desktop: App, asked: argparse.Namespace, ids: list[int], long: int) -> None:
    """Measure and print."""
    from ui.pages.prepare import PreparePage

    window.until(
        app, lambda: desktop.window.plan.is_loaded and bool(desktop.window.findChildren(PreparePage))
    )
    (page,) = desktop.window.findChildren(PreparePage)
    window.until(app, lambda: "details" in vars(page))
    if asked.control:
        spoil(page)
    some = [ids[(number * 37) % len(ids)] for number in range(1, asked.times + 1)]
    opened = opened_ms(app, page, some)
    told("open", opened)
    told("open_floor", floor := floor_ms(bare(page), asked.times, all_rows=True))
    print(f"open_ratio: {statistics.median(opened) / statistics.median(floor):.1f}")
    page.show_meeting(long)
    window.until(app, lambda: _is_of(page, long))
    window.rest(app, 0.5)
    print(f"rows: {page.presenter.agenda.rowCount()}")
    whole, repaint, own = edited_ms(app, page, asked.times)
    told("edit_stored", whole)
    told("edit_repaint", repaint)
    told("edit_repaint_work", own)
    told("typing", typed_ms(page, asked.times))
    told("edit_floor", floor := floor_ms(bare(page), asked.times, all_rows=False))
    print(f"edit_ratio: {statistics.median(repaint) / statistics.median(floor):.1f}", flush=True)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--meetings", type=int, default=1000)
    parser.add_argument("--rows", type=int, default=300)
    parser.add_argument("--times", type=int, default=60)
    parser.add_argument("--control", action="store_true")
    asked = parser.parse_args()
    sys.setswitchinterval(SWITCH_S)  # as the program does
    print(f"open_limit_ms: {OPEN_LIMIT_MS}")
    print(f"edit_limit_ms: {EDIT_LIMIT_MS}", flush=True)
    with tempfile.TemporaryDirectory() as name:
        home = Path(name) / "home"
        ids, long = filled(home, asked.meetings, asked.rows)
        app, desktop = started(home)
        try:
            measured(app, desktop, asked, ids, long)
        finally:
            window.closed(desktop)


def started(home: Path) -> tuple[QApplication, App]:
    """The application on this vault, its window shown."""
    from PySide6.QtWidgets import QApplication

    from ui.app import App

    app = QApplication(["bench"])
    desktop = App(app, Paths.under(home))
    desktop.start()
    desktop.window.resize(1280, 720)
    window.until(app, lambda: desktop.window.is_furnished)
    return app, desktop


if __name__ == "__main__":
    main()
