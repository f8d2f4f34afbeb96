"""Painted at any size nothing overflows, nothing moves by itself, and blank is blank."""

from __future__ import annotations

import math
from dataclasses import replace

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QFontMetricsF, QImage, QPainter

from tests.ui.stage.conftest import FakeClock
from ui.stage.canvas import Canvas
from ui.stage.frame import Frame, Pill, compose
from ui.stage.painting import paint
from ui.stage.pills import folded, paint_pills
from ui.stage_model import Counter, Mode, Pen, Phase, StageView, StepState, StepView
from ui.theme import Weight, load_fonts, load_theme

pytestmark = pytest.mark.usefixtures("qapp")
SIZES = [(1280, 720), (1920, 1080), (640, 360), (360, 640), (1024, 768)]
LONG = "Wolfeschlegelsteinhausenbergerdorff " * 3


def painted(frame: Frame | None, width: int = 1280, height: int = 720) -> QImage:
    load_fonts()
    image = QImage(width, height, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    paint(painter, QRectF(0, 0, width, height), frame, load_theme(dark=True))
    painter.end()
    return image


def colours_of_edge(image: QImage, depth: int) -> set[int]:
    """Every colour within `depth` pixels of the left and right edges."""
    columns = [*range(depth), *range(image.width() - depth, image.width())]
    return {image.pixel(x, y) for x in columns for y in range(image.height())}


def overfull(case: StageView) -> StageView:
    steps = tuple(StepView(LONG, StepState.DONE if i < 6 else StepState.COMING) for i in range(12))
    running = StepView(LONG, StepState.RUNNING)
    return replace(
        case,
        group_title=LONG,
        public_title=LONG,
        speaker=LONG,
        next_names=(LONG,) * 3,
        steps=(*steps[:6], running, *steps[6:]),
        turn=Counter(-40_000 * 10**9, 60 * 10**9),
        step=Counter(-40_000 * 10**9, 60 * 10**9),
        late_s=90_000.0,
        rule_line=LONG * 2,
    )


PICTURE_M, DISTANCE_M, LEAST_ARC_MIN = 1.35, 10.0, 16.0
"""A projected picture 2.4 m wide in 16:9, seen from ten metres, and the least height of a capital letter, in
minutes of arc. Source: ISO 9241-303, 5.5.4.
"""


@pytest.mark.parametrize("size", [(1280, 720), (1920, 1080)])
def test_what_the_room_needs_is_read_at_ten_metres(
    case: StageView, clock: FakeClock, size: tuple[int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn: dict[str, float] = {}
    late = replace(case, turn=Counter(clock.now_ns() - 5 * 10**9, 120 * 10**9))

    class Noting(QPainter):
        def drawText(self, *what: object) -> None:  # type: ignore[override]
            drawn[str(what[-1])] = QFontMetricsF(self.font()).capHeight()
            super().drawText(*what)  # type: ignore[call-overload]

    load_fonts()
    image = QImage(*size, QImage.Format.Format_RGB32)
    painter = Noting(image)
    paint(painter, QRectF(0, 0, *size), compose(late, clock.now_ns(), clock.wall()), load_theme(dark=True))
    painter.end()
    least = 2 * DISTANCE_M * math.tan(math.radians(LEAST_ARC_MIN / 60) / 2) / PICTURE_M * size[1]
    needed = ("Hana", "+0:05", "over time", "Yusuf", "Priya", "Marek", "A member’s case")
    assert {text: round(drawn[text] / least, 2) for text in needed if drawn[text] < least} == {}


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("pen", Pen)
@pytest.mark.parametrize("phase", [Phase.RUNNING, Phase.GATHERING, Phase.ENDED])
def test_overfull_stays_within_the_margins(
    case: StageView, clock: FakeClock, size: tuple[int, int], pen: Pen, phase: Phase
) -> None:
    view = replace(overfull(case), pen=pen, phase=phase)
    image = painted(compose(view, clock.now_ns(), clock.wall(), alone=True), *size)
    depth = round(30 * min(size[0] / 1440, size[1] / 900))
    assert colours_of_edge(image, depth) == {load_theme(dark=True).colour("paper").rgb()}


@pytest.mark.parametrize("size", [(845, 65), (420, 44)])
def test_an_overfull_strip_stays_inside(case: StageView, clock: FakeClock, size: tuple[int, int]) -> None:
    view = replace(overfull(case), mode=Mode.STRIP, pen=Pen.UP)
    image = painted(compose(view, clock.now_ns(), clock.wall()), *size)
    inner = image.copy(2, 2, image.width() - 4, image.height() - 4)
    assert colours_of_edge(inner, 6) == {load_theme(dark=True).colour("paper").rgb()}


def test_a_stopped_clock_paints_the_same_picture(case: StageView, clock: FakeClock) -> None:
    first = painted(compose(case, clock.now_ns(), clock.wall()))
    assert painted(compose(case, clock.now_ns(), clock.wall())) == first
    clock.advance(0.5)
    assert painted(compose(case, clock.now_ns(), clock.wall())) == first
    clock.advance(0.6)
    assert painted(compose(case, clock.now_ns(), clock.wall())) != first


@pytest.mark.parametrize("frame", [None, Frame(Phase.BLANK, Mode.STAGE), Frame(Phase.BLANK, Mode.STRIP)])
def test_blank_is_paper(frame: Frame | None) -> None:
    image = painted(frame, 160, 90)
    assert colours_of_edge(image, 80) == {load_theme(dark=True).colour("paper").rgb()}


def test_steps_fold_to_numbers_beside_the_running_one() -> None:
    titles = [Pill(f"s{i}", StepState.DONE) for i in range(3)]
    pills = [*titles, Pill("now", StepState.RUNNING), *(Pill(f"c{i}", StepState.COMING) for i in range(4))]
    assert [p.title for p in folded(pills, 9, 9)] == [p.title for p in pills]
    assert [p.title for p in folded(pills, 0, 1)] == ["3", "now", "c0", "+3"]
    assert [p.title for p in folded(pills, 0, 0)] == ["3", "now", "+4"]


def test_the_running_step_is_kept_whole_between_many() -> None:
    """Twelve long steps: the row keeps to its place and the running one has all its words."""
    load_fonts()
    theme = load_theme(dark=True)
    image = QImage(900, 40, QImage.Format.Format_RGB32)
    image.fill(theme.colour("paper"))
    painter = QPainter(image)
    canvas = Canvas(painter, QRectF(image.rect()), 0.6, theme)
    others = [Pill("A step with a long title", StepState.COMING)] * 11
    paint_pills(canvas, [Pill("Own experience", StepState.RUNNING, "10:52"), *others], QRectF(20, 0, 860, 35))
    wanted = canvas.width("Own experience 10:52", 26, Weight.STRONG)
    painter.end()
    accent = [x for x in range(900) if image.pixel(x, 4) == theme.colour("accent").rgb()]
    assert max(accent) - min(accent) >= wanted
    assert colours_of_edge(image, 18) == {theme.colour("paper").rgb()}
