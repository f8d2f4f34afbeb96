"""A key on a seat to the painted seat, beside the repaint of a bare button of the same size.

    python -m tests.bench.seat [--presses N] [--control]

Enter on a seat of the table in a shown window, without a screen, at the size the table has in a window of
1280 × 720: the press is told, the view comes back with that seat changed, and the seat is drawn. With 6, 14,
30 and 60 seats. `whole` draws the table with all its seats, as after a change of size. --control draws the
whole table and rebuilds its seats at each press, and must look bad.
"""

from __future__ import annotations

import argparse
import os
import statistics
import time
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from tests.bench.measure import NAMES

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication, QWidget

    from ui.table_view import SeatPressed, TableView
    from ui.widgets.round_table import RoundTable

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

LIMIT_MS = 33
COUNTS = (6, 14, 30, 60)
SIZE = (690, 436)


def view_of(count: int) -> TableView:
    """A table in a round: some heard, one speaking, some with a hand, some by a call."""
    from ui.table_view import SeatView, TableView

    seats = []
    for place in range(count):
        state = {"heard"} if place < count // 2 else {"floor"} if place == count // 2 else set()
        state |= {"remote"} if place % 5 == 3 else set()
        name = NAMES[place % len(NAMES)]
        seats.append(SeatView(place + 1, name[0] + NAMES[-1 - place // 20][0], name, frozenset(state)))
    return TableView(tuple(seats), NAMES[count // 2 % 20], "0:52", 0.4, "running", "then Ana, Ben")


def with_hand(view: TableView, pressed: SeatPressed) -> TableView:
    """The same with the hand of one person up, or down again."""
    seats = tuple(
        replace(seat, hand_order=None if seat.hand_order else 1)
        if seat.person_id == pressed.person_id
        else seat
        for seat in view.seats
    )
    return replace(view, seats=seats)


def drawn_ms(app: QApplication, widget: QWidget, act: Callable[[], object]) -> float:
    """Milliseconds from an act until this widget was drawn and the picture handed on."""
    from PySide6.QtCore import QEvent, QObject

    class Watch(QObject):
        seen = False

        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            self.seen = self.seen or event.type() == QEvent.Type.Paint
            return False

    watch = Watch()
    widget.installEventFilter(watch)
    begun = time.perf_counter_ns()
    act()
    while not watch.seen:
        app.processEvents()
    taken = (time.perf_counter_ns() - begun) / 1e6
    widget.removeEventFilter(watch)
    app.processEvents()
    return taken


def pressed_ms(app: QApplication, table: RoundTable, presses: int) -> list[float]:
    """Milliseconds from Enter on one seat after the other to that seat drawn."""
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest

    from ui.widgets.seat import Seat

    seats, result = table.findChildren(Seat), []
    for number in range(presses + 5):
        seat = seats[number % len(seats)]
        seat.setFocus()
        app.processEvents()
        result.append(drawn_ms(app, seat, lambda seat=seat: QTest.keyClick(seat, Qt.Key.Key_Return)))  # type: ignore[misc]
    return result[5:]


def bare_ms(app: QApplication, size: tuple[int, int], times: int) -> list[float]:
    """Milliseconds of the repaint of a button that writes two letters."""
    from PySide6.QtGui import QPainter, QPaintEvent
    from PySide6.QtWidgets import QAbstractButton

    class Bare(QAbstractButton):
        def paintEvent(self, event: QPaintEvent) -> None:
            QPainter(self).drawText(10, 20, "AB")

    button = Bare()
    button.resize(*size)
    button.show()
    app.processEvents()
    found = [drawn_ms(app, button, button.update) for _ in range(times)]
    button.close()
    return found


def told(name: str, values: list[float]) -> None:
    """Print three figures."""
    print(f"{name}_p50_ms: {statistics.median(values):.2f}")
    print(f"{name}_p95_ms: {statistics.quantiles(values, n=20)[18]:.2f}")
    print(f"{name}_max_ms: {max(values):.2f}", flush=True)


def measured(app: QApplication, count: int, presses: int, *, control: bool) -> None:
    """Measure a table of so many and print."""
    from ui.widgets.round_table import RoundTable
    from ui.widgets.seat import Seat

    table = RoundTable()
    table.resize(*SIZE)
    table.set_view(view_of(count))
    table.show()
    app.processEvents()

    def answer(pressed: SeatPressed) -> None:
        wanted = with_hand(table.view(), pressed)
        if control:
            for _ in range(8):
                table.resize(SIZE[0] + 1, SIZE[1])
                table.grab()
                table.resize(*SIZE)
                table.grab()
        table.set_view(wanted)

    table.seat_pressed.connect(answer)
    seat = table.findChildren(Seat)[0]
    floor = bare_ms(app, (seat.width(), seat.height()), presses)
    found = pressed_ms(app, table, presses)
    whole = [drawn_ms(app, table, table.update) for _ in range(30)]
    told(f"seats_{count}_bare", floor)
    told(f"seats_{count}_press", found)
    told(f"seats_{count}_whole", whole)
    print(f"seats_{count}_ratio: {statistics.median(found) / statistics.median(floor):.1f}", flush=True)
    table.close()


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--presses", type=int, default=200)
    parser.add_argument("--control", action="store_true")
    asked = parser.parse_args()
    from PySide6.QtWidgets import QApplication

    from ui.theme import apply_theme, load_theme

    app = QApplication(["bench"])
    apply_theme(app, load_theme(False))
    print(f"limit_ms: {LIMIT_MS}", flush=True)
    for count in COUNTS:
        measured(app, count, asked.presses, control=asked.control)


if __name__ == "__main__":
    main()
