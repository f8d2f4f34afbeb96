"""The row of steps: all of them if they fit, else those around the running one and how many there are."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt

from ui.stage.canvas import Canvas
from ui.stage.frame import Mood, Pill
from ui.stage_model import StepState
from ui.theme import Weight

HEIGHT = 58.0
_TEXT = 26.0
_TICK = 24.0
_SIDE = 20.0
_GAP = 10.0
_LEAST = 0.8
_RADIUS = 10.0

_GROUND = {StepState.DONE: "accent_soft", StepState.RUNNING: "accent", StepState.COMING: "card"}
_INK = {StepState.DONE: "accent_deep", StepState.RUNNING: "on_accent", StepState.COMING: "ink_soft"}
_ROUND_THE_RUNNING_ONE = ((9, 9), (0, 9), (0, 4), (0, 3), (0, 2), (0, 1), (0, 0))
"""How many finished and coming steps stand by themselves, tried in this order."""


def paint_pills(canvas: Canvas, pills: Sequence[Pill], place: QRectF) -> None:
    """Draw the row of steps into a place of one line."""
    shown = _fitting(canvas, pills, place.width())
    widths = _widths(canvas, shown, place.width())
    left = place.left()
    for pill, width in zip(shown, widths, strict=True):
        _paint(canvas, pill, QRectF(left, place.top(), width, place.height()))
        left += width + _GAP * canvas.unit


def folded(pills: Sequence[Pill], before: int, after: int) -> list[Pill]:
    """At most so many steps on each side of the running one; the others become a number."""
    running = next((i for i, p in enumerate(pills) if p.state is StepState.RUNNING), None)
    first = sum(p.state is StepState.DONE for p in pills) if running is None else running
    last = first if running is None else running + 1
    done, coming = list(pills[:first]), list(pills[last:])
    if len(done) > before + 1:
        done = [Pill(str(len(done) - before), StepState.DONE), *done[len(done) - before :]]
    if len(coming) > after + 1 or (after == 0 and len(coming) == 1):
        coming = [*coming[:after], Pill(f"+{len(coming) - after}", StepState.COMING)]
    return [*done, *pills[first:last], *coming]


def _fitting(canvas: Canvas, pills: Sequence[Pill], width: float) -> list[Pill]:
    for before, after in _ROUND_THE_RUNNING_ONE:
        shown = folded(pills, before, after)
        if sum(_wanted(canvas, p, _LEAST) for p in shown) + _gaps(canvas, shown) <= width:
            break
    return shown


def _wanted(canvas: Canvas, pill: Pill, scale: float) -> float:
    """Width in pixels at a scale of the text; the running step is never made smaller."""
    scale = 1.0 if pill.state is StepState.RUNNING else scale
    text = canvas.width(_words(pill), _TEXT * scale, Weight.STRONG)
    tick = (_TICK + 6) * canvas.unit if pill.state is StepState.DONE else 0.0
    return text + tick + 2 * _SIDE * scale * canvas.unit


def _gaps(canvas: Canvas, shown: Sequence[Pill]) -> float:
    return _GAP * canvas.unit * (len(shown) - 1)


def _widths(canvas: Canvas, shown: Sequence[Pill], width: float) -> list[float]:
    """Each gets what it wants and a share of the rest.

    What is missing is taken from the quiet ones, down to their least, then from the running one.
    """
    wanted = [_wanted(canvas, pill, 1.0) for pill in shown]
    least = [_wanted(canvas, pill, _LEAST) for pill in shown]
    free = width - _gaps(canvas, shown)
    if sum(wanted) <= free:
        return [w + (free - sum(wanted)) / len(wanted) for w in wanted]
    if sum(least) <= free:
        part = (free - sum(least)) / (sum(wanted) - sum(least))
        return [low + (high - low) * part for low, high in zip(least, wanted, strict=True)]
    missing = sum(least) - free
    longest = max(range(len(least)), key=lambda i: least[i])
    return [w - missing if i == longest else w for i, w in enumerate(least)]


def _words(pill: Pill) -> str:
    return f"{pill.title} {pill.digits}".strip()


def _paint(canvas: Canvas, pill: Pill, place: QRectF) -> None:
    over = pill.mood is Mood.OVER and pill.digits
    canvas.box(place, "over" if over else _GROUND[pill.state], _RADIUS * canvas.unit)
    ink = _INK[pill.state]
    inner = place.adjusted(8 * canvas.unit, 0, -8 * canvas.unit, 0)
    if pill.state is StepState.DONE:
        inner = _with_tick(canvas, pill, inner, ink)
    centred = Qt.AlignmentFlag.AlignHCenter
    if not pill.digits:
        canvas.line(pill.title, inner, _TEXT, ink, weight=Weight.STRONG, align=centred)
        return
    _paint_running(canvas, pill, inner, ink)


def _paint_running(canvas: Canvas, pill: Pill, inner: QRectF, ink: str) -> None:
    """Title and digits side by side; the digits are never cut."""
    digits = canvas.width(pill.digits, _TEXT, Weight.STRONG)
    space = canvas.width(" ", _TEXT, Weight.STRONG) * 1.3
    title = min(canvas.width(pill.title, _TEXT, Weight.STRONG) + 1, inner.width() - digits - space)
    left = inner.center().x() - (title + space + digits) / 2
    canvas.line(
        pill.title, QRectF(left, inner.top(), title, inner.height()), _TEXT, ink, weight=Weight.STRONG
    )
    place = QRectF(left + title + space, inner.top(), digits + 1, inner.height())
    canvas.line(pill.digits, place, _TEXT, ink, weight=Weight.STRONG)


def _with_tick(canvas: Canvas, pill: Pill, inner: QRectF, ink: str) -> QRectF:
    """Draw the tick right behind the title; returns the place left for the title."""
    tick = _TICK * canvas.unit
    gap = 6 * canvas.unit
    text = min(canvas.width(pill.title, _TEXT, Weight.STRONG), inner.width() - tick - gap)
    left = inner.center().x() - (text + gap + tick) / 2
    canvas.icon("check", left + text + gap, inner.center().y(), _TICK, ink)
    return QRectF(left, inner.top(), text + 1, inner.height())
