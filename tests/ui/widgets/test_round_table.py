"""The table: what it says, what it repaints, how it is pressed."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QFont, QImage, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.table_view import KIND_SIGNS, Reseated
from ui.widgets.clock_state import clock_digits
from ui.widgets.reseating import Mark
from ui.widgets.round_table import RoundTable, SeatPressed, SeatView, TableView
from ui.widgets.seat import Seat

SEATS = tuple(SeatView(100 + i, initials, name) for i, (initials, name) in enumerate(
    [("PN", "Priya"), ("MK", "Marek"), ("HF", "Hana"), ("YZ", "Yusuf")]
))  # fmt: skip
VIEW = TableView(SEATS, "Hana", "0:52", 0.4, "running", "then Yusuf")


class Paints(QObject):
    """Remembers which widget was drawn, and where."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[tuple[QObject, QRect]] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QPaintEvent):
            self.seen.append((watched, event.region().boundingRect()))
        return False


@pytest.fixture
def table(qtbot: QtBot) -> RoundTable:
    made = RoundTable()
    qtbot.addWidget(made)
    made.resize(700, 480)
    made.set_view(VIEW)
    with qtbot.waitExposed(made):
        made.show()
    return made


@pytest.fixture
def paints(table: RoundTable, qtbot: QtBot) -> Paints:
    table.repaint()
    filter_ = Paints()
    for widget in (table, *table.findChildren(Seat)):
        widget.installEventFilter(filter_)
    return filter_


def seat(table: RoundTable, index: int) -> Seat:
    return table.findChildren(Seat)[index]


def settle(qtbot: QtBot, table: RoundTable) -> None:
    QApplication.processEvents()


def test_a_click_is_a_hand_and_with_shift_the_floor(table: RoundTable, qtbot: QtBot) -> None:
    with qtbot.waitSignal(table.seat_pressed) as hand:
        QTest.mouseClick(seat(table, 1), Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(table.seat_pressed) as floor:
        QTest.mouseClick(seat(table, 3), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ShiftModifier)
    assert hand.args == [SeatPressed(101, False)]
    assert floor.args == [SeatPressed(103, True)]


def test_a_double_click_gives_the_floor_once(table: RoundTable, qtbot: QtBot) -> None:
    heard: list[SeatPressed] = []
    table.seat_pressed.connect(heard.append)
    QTest.mouseDClick(seat(table, 0), Qt.MouseButton.LeftButton)
    QTest.mouseRelease(seat(table, 0), Qt.MouseButton.LeftButton)
    assert heard == [SeatPressed(100, True)]


def test_a_click_leaves_the_keyboard_where_it_is(table: RoundTable, qtbot: QtBot) -> None:
    table.setFocus()
    QTest.mouseClick(seat(table, 1), Qt.MouseButton.LeftButton)
    assert table.hasFocus()


def test_arrows_go_round_and_enter_presses(table: RoundTable, qtbot: QtBot) -> None:
    table.setFocus()
    QTest.keyClick(table, Qt.Key.Key_Right)
    assert seat(table, 0).hasFocus()
    QTest.keyClick(seat(table, 0), Qt.Key.Key_Left)
    assert seat(table, 3).hasFocus()
    with qtbot.waitSignal(table.seat_pressed) as pressed:
        QTest.keyClick(seat(table, 3), Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert pressed.args == [SeatPressed(103, True)]


def test_seats_say_their_state_in_words(table: RoundTable) -> None:
    states = frozenset({"heard", "unbriefed"})
    table.set_view(replace(VIEW, seats=(SeatView(1, "PN", "Priya", states, 2, "case"),)))
    assert seat(table, 0).accessibleName() == (
        "Priya case, was heard, has not heard the Rule, hand up, number 2"
    )


def test_a_tick_draws_the_middle_only(table: RoundTable, paints: Paints, qtbot: QtBot) -> None:
    table.set_clock("0:51", 0.41, "running")
    settle(qtbot, table)
    assert {watched for watched, _ in paints.seen} == {table}
    assert all(rect.width() < table.width() / 2 for _, rect in paints.seen)


def test_the_same_time_draws_nothing(table: RoundTable, paints: Paints, qtbot: QtBot) -> None:
    table.set_clock("0:52", 0.4001, "running")
    settle(qtbot, table)
    assert paints.seen == []


def test_a_turn_draws_two_seats_and_the_middle(table: RoundTable, paints: Paints, qtbot: QtBot) -> None:
    first = replace(SEATS[0], state=frozenset({"floor"}))
    last = replace(SEATS[2], state=frozenset({"heard"}))
    table.set_view(replace(VIEW, seats=(first, SEATS[1], last, SEATS[3]), speaker_name="Priya"))
    settle(qtbot, table)
    assert {watched for watched, _ in paints.seen if watched is not table} == {seat(table, 0), seat(table, 2)}


@pytest.mark.parametrize("count", [0, 1, 2, 24, 60])
def test_any_number_sits_without_overlap(table: RoundTable, count: int) -> None:
    seats = tuple(SeatView(i, f"A{i}", "Konstantinos-Alexandros von und zu") for i in range(count))
    table.resize(480, 420)
    table.set_view(replace(VIEW, seats=seats))
    rects = table.seat_rects()
    assert len(rects) == count
    shrunk = [rect.adjusted(1, 1, -1, -1) for rect in rects]
    assert not any(one.intersects(other) for i, one in enumerate(shrunk) for other in shrunk[i + 1 :])
    assert not table.grab().isNull()


def test_overtime_carries_a_sign(table: RoundTable) -> None:
    table.set_clock("0:12", 1.0, "over")
    running = table.grab().toImage()
    assert clock_digits("0:12", "over") == "+0:12"
    table.set_clock("0:12", 1.0, "paused")
    assert table.grab().toImage() != running


def test_who_speaks_is_said_aloud(table: RoundTable) -> None:
    assert table.accessibleDescription() == "Hana has the floor"
    table.set_view(TableView(centre_text="Nobody sits here yet."))
    assert table.accessibleDescription() == "Nobody sits here yet."


def test_a_seat_is_found_by_place_by_widget_and_by_person(table: RoundTable) -> None:
    place = table.seat_rects()[2].center()
    assert table.seat_at(place) == 102
    assert table.seat_at(table.rect().center()) is None
    assert table.focus_seat(102)
    assert seat(table, 2).hasFocus()
    assert table.seat_of(seat(table, 2)) == 102
    assert table.seat_of(table) is None
    assert not table.focus_seat(999)


@pytest.mark.parametrize(
    ("seat_view", "said"),
    [
        (SeatView(1, "PN", "Priya", hand_order=2, kind="order"), "Priya, point of order, number 2"),
        (SeatView(1, "PN", "Priya", hand_order=1, kind="question"), "Priya, clarifying question, number 1"),
        (SeatView(1, "PN", "Priya", hand_order=3, kind="response"), "Priya, response, number 3"),
        (SeatView(1, "PN", "Priya", hand_order=4, kind="for"), "Priya, in favour, number 4"),
        (SeatView(1, "PN", "Priya", kind="against"), "Priya, against"),
        (SeatView(1, "PN", "Priya", frozenset({"hand"})), "Priya, hand up"),
        (SeatView(1, "PN", "Priya", frozenset({"held"})), "Priya, paused by an interjection"),
        (
            SeatView(1, "PN", "Priya", frozenset({"inner"}), note="leads", group="B"),
            "Priya B leads, in the circle",
        ),
    ],
)
def test_kinds_of_requests_and_places_are_said(table: RoundTable, seat_view: SeatView, said: str) -> None:
    table.set_view(replace(VIEW, seats=(seat_view,)))
    assert seat(table, 0).accessibleName() == said


LOOKS = [
    SeatView(1, "PN", "Priya"),
    *(SeatView(1, "PN", "Priya", hand_order=2, kind=kind) for kind in ("", *KIND_SIGNS)),
    *(
        SeatView(1, "PN", "Priya", frozenset({one}))
        for one in "floor held heard passed away inner remote unbriefed next lead hand".split()  # noqa: SIM905
    ),
    SeatView(1, "PN", "Priya", group="B"),
]


def test_every_state_looks_different_even_without_colour(table: RoundTable) -> None:
    drawn = []
    for one in LOOKS:
        table.set_view(replace(VIEW, seats=(one,)))
        picture = seat(table, 0).grab().toImage().convertToFormat(QImage.Format.Format_Grayscale8)
        drawn.append(bytes(picture.constBits()))
    assert len(set(drawn)) == len(LOOKS)


@pytest.mark.parametrize("size", [(690, 436), (690, 316), (1051, 796)])
def test_everything_read_is_large_enough(
    table: RoundTable, size: tuple[int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    points: list[float] = []
    state = frozenset({"heard", "remote", "unbriefed", "hand"})
    seats = tuple(SeatView(i, "AB", "Charlotte", state, i + 1, "case", "for", "B") for i in range(60))
    real = QPainter.setFont

    def remember(painter: QPainter, font: QFont) -> None:
        points.append(font.pointSizeF())
        real(painter, font)

    monkeypatch.setattr(QPainter, "setFont", remember)
    table.resize(*size)
    table.set_view(replace(VIEW, seats=seats))
    table.grab()
    assert points
    assert min(points) >= 12.5


# Other places.


def pull(table: RoundTable, index: int, *places: QPoint) -> Seat:
    """Press a seat and move the pointer over these places of the table; the button stays down."""
    pulled = seat(table, index)
    QTest.mousePress(pulled, Qt.MouseButton.LeftButton)
    for place in places:
        move(pulled, table, place)
    return pulled


def move(pulled: Seat, table: RoundTable, place: QPoint) -> None:
    event = QMouseEvent(
        QEvent.Type.MouseMove,
        QPointF(pulled.mapFrom(table, place)),
        QPointF(table.mapToGlobal(place)),
        Qt.MouseButton.NoButton,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(pulled, event)


def between(table: RoundTable, one: int, other: int) -> QPoint:
    rects = table.seat_rects()
    return (rects[one].center() + rects[other].center()) / 2


def mark(table: RoundTable) -> Mark:
    found = table.findChild(Mark)
    assert isinstance(found, Mark)
    return found


def let_go(pulled: Seat) -> None:
    QTest.mouseRelease(pulled, Qt.MouseButton.LeftButton)


@pytest.fixture
def told(table: RoundTable) -> list[Reseated | SeatPressed]:
    seen: list[Reseated | SeatPressed] = []
    table.reseated.connect(seen.append)
    table.seat_pressed.connect(seen.append)
    return seen


def test_a_seat_pulled_between_two_others_goes_there(
    table: RoundTable, told: list[Reseated | SeatPressed]
) -> None:
    homes = table.seat_rects()
    pulled = pull(table, 0, table.rect().center(), between(table, 1, 2))
    assert mark(table).isVisible()
    assert pulled.geometry() != homes[0]
    let_go(pulled)
    assert told == [Reseated(100, 102)]
    assert not mark(table).isVisible()
    assert table.seat_rects() == homes


def test_behind_the_last_one_is_nobody(table: RoundTable, told: list[Reseated | SeatPressed]) -> None:
    rects = table.seat_rects()
    way = rects[0].center() - rects[3].center()
    let_go(pull(table, 1, table.rect().center(), rects[3].center() + way * 0.35))
    let_go(pull(table, 1, table.rect().center(), rects[3].center() + way * 0.65))
    assert told == [Reseated(101, None), Reseated(101, 100)]


def test_back_at_its_own_place_nothing_is_told(table: RoundTable, told: list[Reseated | SeatPressed]) -> None:
    home = table.seat_rects()[2].center()
    let_go(pull(table, 2, table.rect().center(), home + QPoint(3, 3)))
    let_go(pull(table, 2, table.rect().center(), between(table, 1, 2)))
    assert told == []


def test_a_hand_that_trembles_is_a_click(table: RoundTable, told: list[Reseated | SeatPressed]) -> None:
    place = table.seat_rects()[1].center()
    let_go(pull(table, 1, place + QPoint(2, 2)))
    assert told == [SeatPressed(101, False)]


def test_escape_ends_a_pull_wherever_the_keyboard_is(
    table: RoundTable, told: list[Reseated | SeatPressed], qtbot: QtBot
) -> None:
    box = QLineEdit()
    qtbot.addWidget(box)
    homes = table.seat_rects()
    pulled = pull(table, 0, table.rect().center(), between(table, 1, 2))
    QTest.keyClick(box, Qt.Key.Key_Escape)
    assert not mark(table).isVisible()
    assert table.seat_rects() == homes
    let_go(pulled)
    assert told == []


def test_people_who_come_or_go_end_a_pull(table: RoundTable, told: list[Reseated | SeatPressed]) -> None:
    pulled = pull(table, 0, table.rect().center(), between(table, 1, 2))
    table.set_view(replace(VIEW, seats=SEATS[:3]))
    let_go(pulled)
    assert told == []


def test_a_tick_or_a_hand_leaves_a_pull_alone(table: RoundTable, told: list[Reseated | SeatPressed]) -> None:
    pulled = pull(table, 0, table.rect().center(), between(table, 1, 2))
    table.set_clock("0:51", 0.41, "running")
    table.set_view(replace(VIEW, seats=(*SEATS[:3], replace(SEATS[3], hand_order=1))))
    let_go(pulled)
    assert told == [Reseated(100, 102)]


@pytest.mark.parametrize(
    ("index", "key", "said"),
    [
        (0, Qt.Key.Key_Greater, Reseated(100, 102)),
        (3, Qt.Key.Key_Greater, Reseated(103, 100)),
        (2, Qt.Key.Key_Greater, Reseated(102, None)),
        (2, Qt.Key.Key_Less, Reseated(102, 101)),
        (0, Qt.Key.Key_Less, Reseated(100, None)),
    ],
)
def test_two_keys_take_somebody_a_place_on_or_back(
    table: RoundTable, told: list[Reseated | SeatPressed], index: int, key: Qt.Key, said: Reseated
) -> None:
    seat(table, index).setFocus()
    QTest.keyClick(seat(table, index), key)
    assert told == [said]


def test_the_keyboard_goes_with_the_person(table: RoundTable) -> None:
    table.focus_seat(101)
    table.set_view(replace(VIEW, seats=(SEATS[0], SEATS[2], SEATS[1], SEATS[3])))
    assert table.seat_of(QApplication.focusWidget()) == 101
    table.set_view(replace(VIEW, seats=(SEATS[0], SEATS[2], SEATS[3])))
    assert table.hasFocus()


@pytest.mark.parametrize("size", [(700, 480), (690, 300), (300, 300)])
@pytest.mark.parametrize("count", [2, 5, 14, 30, 60])
def test_there_is_a_place_before_everybody_and_behind_the_last(
    table: RoundTable, size: tuple[int, int], count: int
) -> None:
    table.resize(*size)
    table.set_view(replace(VIEW, seats=tuple(SeatView(i, "AB", "Ana") for i in range(count))))
    ways = table.ways()
    assert {way.index for way in ways} == set(range(count + 1))


# The keyboard.


def test_every_seat_can_have_the_keyboard_and_tab_leaves_the_table_at_once(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    layout = QVBoxLayout(window)
    before, table, after = QLineEdit(), RoundTable(), QLineEdit()
    for widget in (before, table, after):
        layout.addWidget(widget)
    table.set_view(VIEW)
    with qtbot.waitExposed(window):
        window.show()
    assert all(one.focusPolicy() != Qt.FocusPolicy.NoFocus for one in table.findChildren(Seat))
    table.focus_seat(101)
    QTest.keyClick(seat(table, 1), Qt.Key.Key_Tab)
    assert after.hasFocus()
    before.setFocus()
    QTest.keyClick(before, Qt.Key.Key_Tab)
    assert table.hasFocus()


def test_the_frame_is_drawn_without_the_seats(table: RoundTable, paints: Paints, qtbot: QtBot) -> None:
    table.setFocus()
    settle(qtbot, table)
    paints.seen.clear()
    table.set_view(replace(VIEW, at_table=True))
    settle(qtbot, table)
    table.clearFocus()
    settle(qtbot, table)
    assert {watched for watched, _ in paints.seen} == {table}
