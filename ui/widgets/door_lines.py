"""The column at the door: at most nine lines, each with its key, sign and figure, typed into in place."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import cast

from PySide6.QtCore import QEvent, QObject, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QWidget

from ui.theme import Size, Theme, Weight, current_theme
from ui.widgets.drawing import draw_box, draw_focus, draw_tick, line_height, painter_for, text_width, write

MOST_LINES = 9
"""So many have a key of the number row."""

_ROOMIER = 3
"""Steps by which a line may grow where there is room. Chosen: then it is as high as a field."""

_EDITOR_FROM = 0.46
"""Where the field begins in its line, as a part of the width."""


@dataclass(frozen=True, slots=True)
class DoorLine:
    """One line. sign: done, to_do, later or not_needed. can: it has a key."""

    id: str
    title: str = field(repr=False)
    figure: str = ""
    sign: str = "to_do"
    can: bool = True


@dataclass(frozen=True, slots=True)
class LineTyped:
    """What was typed into a line."""

    id: str
    text: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class LineChosen:
    """A line was chosen. by_digit: by its number or Space, not by Enter or a click."""

    id: str
    by_digit: bool = False


class DoorLines(QWidget):
    """Arrows go from line to line, Enter or a number opens one.

    Signals:
        chosen(LineChosen): a line is to be done.
        typed(LineTyped): Enter in the field of a line.
        given_up(): Esc in the field.
        moved(str): another line is in front.
    """

    chosen = Signal(LineChosen)
    typed = Signal(LineTyped)
    given_up = Signal()
    moved = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines: tuple[DoorLine, ...] = ()
        self._at = 0
        self._edited = ""
        self._room = 0
        self.field = QLineEdit(self)
        self.field.setMaxLength(400)
        self.field.hide()
        self.field.installEventFilter(self)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        self.setAccessibleName(self.tr("At the door"))

    def view(self) -> tuple[DoorLine, ...]:
        """What is shown."""
        return self._lines

    @property
    def current(self) -> str:
        """The line in front; "" for none."""
        return self._lines[self._at].id if self._at < len(self._lines) else ""

    @property
    def edited(self) -> str:
        """The line that is typed into; "" for none."""
        return self._edited

    def set_lines(self, lines: tuple[DoorLine, ...]) -> None:
        """Show these lines; the one in front stays."""
        current, count = self.current, len(self._lines)
        self._lines = lines[:MOST_LINES]
        ids = [line.id for line in self._lines]
        self._at = ids.index(current) if current in ids else 0
        if len(self._lines) != count:
            self.updateGeometry()
        self._tell()
        self._place_field()
        self.update()

    def set_current(self, id_: str) -> None:
        """Another line in front."""
        at = next((place for place, line in enumerate(self._lines) if line.id == id_), self._at)
        if at != self._at:
            self._at = at
            self._tell()
            self.moved.emit(self.current)
            self.update()

    def set_room(self, room: int) -> None:
        """So much height is there for all lines together: they grow into it, but stay lines."""
        if room != self._room:
            self._room = room
            self.updateGeometry()

    def edit(self, id_: str, text: str = "", hint: str = "", *, secret: bool = False) -> None:
        """Open the field of a line. secret: the room may see this screen."""
        self.set_current(id_)
        self._edited = id_
        line = next(one for one in self._lines if one.id == id_)
        self.field.setAccessibleName(line.title)
        self.field.setPlaceholderText(hint)
        self.set_secret(secret)
        self.field.setText(text)
        self.field.selectAll()
        self._place_field()
        self.field.show()
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)
        self.update()

    def set_secret(self, secret: bool) -> None:
        """Whether what is typed shows as dots."""
        self.field.setEchoMode(QLineEdit.EchoMode.Password if secret else QLineEdit.EchoMode.Normal)

    def end_edit(self) -> None:
        """Close the field; the keyboard comes back if it was in it."""
        held = self.field.hasFocus()
        self._edited = ""
        self.field.clear()
        self.field.hide()
        if held:
            self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.update()

    def sizeHint(self) -> QSize:
        """As high as its lines in the room there is."""
        theme, count = current_theme(), max(1, len(self._lines))
        least = self._least_height()
        height = max(least, min(self._room // count, least + theme.space(_ROOMIER)))
        return QSize(theme.space(120), height * count)

    def minimumSizeHint(self) -> QSize:
        """Narrow, with every line, close together."""
        return QSize(current_theme().space(60), self._least_height() * max(1, len(self._lines)))

    def press_digit(self, event: QKeyEvent) -> bool:
        """A number of the number row or pad chooses its line; whether it was one."""
        keypad = Qt.KeyboardModifier.KeypadModifier
        if event.modifiers() not in (Qt.KeyboardModifier.NoModifier, keypad):
            return False
        place = event.key() - Qt.Key.Key_1
        if not 0 <= place < len(self._lines):
            return False
        self._choose(place, by_digit=True)
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows, Enter and numbers."""
        key, last = event.key(), len(self._lines) - 1
        steps = {Qt.Key.Key_Down: self._at + 1, Qt.Key.Key_Up: self._at - 1, Qt.Key.Key_Home: 0,
                 Qt.Key.Key_End: last}  # fmt: skip
        if key in steps and self._lines:
            self.set_current(self._lines[max(0, min(steps[Qt.Key(key)], last))].id)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and not event.isAutoRepeat():
            self._choose(self._at, by_digit=key == Qt.Key.Key_Space)
        elif not self.press_digit(event):
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """The line under the pointer."""
        self._choose(int(event.position().y()) // self._line_height())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Esc leaves the field, Enter keeps it; handed on, as fields do, it would open the line in front."""
        if watched is not self.field or event.type() != QEvent.Type.KeyPress:
            return False
        key = cast("QKeyEvent", event)
        if key.key() == Qt.Key.Key_Escape:
            self.end_edit()
            self.given_up.emit()
            return True
        if key.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if not key.isAutoRepeat():
                self.typed.emit(LineTyped(self._edited, self.field.text()))
            return True
        return False

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The field stays in its line."""
        super().resizeEvent(event)
        self._place_field()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme's sizes."""
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.PaletteChange):
            self.updateGeometry()
        super().changeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw all lines."""
        theme, painter = current_theme(), painter_for(self)
        for at, line in enumerate(self._lines):
            self._paint(painter, theme, at, line)

    # Inside.

    def _choose(self, at: int, *, by_digit: bool = False) -> None:
        if not 0 <= at < len(self._lines):
            return
        self.set_current(self._lines[at].id)
        if self._lines[at].can:
            self.chosen.emit(LineChosen(self._lines[at].id, by_digit))

    def _tell(self) -> None:
        """What a screen reader says of the line in front."""
        if self._at < len(self._lines):
            line = self._lines[self._at]
            words = {"done": self.tr("done"), "to_do": self.tr("to do")}
            told = f"{self._at + 1}, {line.title}, {line.figure}"
            self.setAccessibleDescription(f"{told}, {words[line.sign]}" if line.sign in words else told)

    def _paint(self, painter: QPainter, theme: Theme, at: int, line: DoorLine) -> None:
        colours, height, step = theme.colours, self._line_height(), theme.space(1)
        gap = 1 + (height - self._least_height()) // step
        rect = QRectF(0, at * height, self.width(), height).adjusted(0, gap, 0, -gap)
        front = at == self._at and (self.hasFocus() or bool(self._edited))
        draw_box(painter, rect, theme.radius, colours.accent_soft if front else colours.card, colours.line)
        faint = line.sign in ("later", "not_needed")
        inner = rect.adjusted(3 * step, 0, -3 * step, 0)
        left, figure = Qt.AlignmentFlag.AlignLeft, theme.font(Size.SMALL)
        number = QRectF(inner.left(), inner.top(), 4 * step, inner.height())
        write(painter, number, str(at + 1) if line.can else "", figure, colours.ink_faint, left)
        sign = QRectF(number.right() + step, rect.center().y() - 2 * step, 4 * step, 4 * step)
        _paint_sign(painter, theme, sign, line.sign)
        text = QRectF(sign.right() + 3 * step, inner.top(), inner.right() - sign.right(), inner.height())
        bold = theme.font(Size.BODY, Weight.STRONG if line.sign == "to_do" else Weight.REGULAR)
        wide = text_width(bold, line.title) + 1
        write(
            painter, QRectF(text.left(), text.top(), min(wide, inner.right() - text.left()), text.height()),
            line.title, bold, colours.ink_soft if faint else colours.ink, left,
        )  # fmt: skip
        if line.id != self._edited:
            start = text.left() + wide + 4 * step
            room = QRectF(start, text.top(), max(0.0, inner.right() - start), text.height())
            ink = colours.warn if line.id == "findings" and line.sign == "to_do" else colours.ink_soft
            write(painter, room, line.figure, figure, ink, Qt.AlignmentFlag.AlignRight)
        if at == self._at and self.hasFocus():
            draw_focus(painter, rect, theme.radius, colours.accent)

    def _place_field(self) -> None:
        at = next((place for place, line in enumerate(self._lines) if line.id == self._edited), None)
        if at is None:
            return
        height, edge = self._line_height(), current_theme().space(0.75)
        left, tall = round(self.width() * _EDITOR_FROM), self._least_height() - 2 * edge
        top = at * height + (height - tall) // 2
        self.field.setGeometry(QRect(left, top, self.width() - left - edge, tall))

    def _line_height(self) -> int:
        """The height of a line, of which all have the same."""
        return max(self._least_height(), self.height() // max(1, len(self._lines)))

    def _least_height(self) -> int:
        theme = current_theme()
        return line_height(theme.font(Size.BODY, Weight.STRONG)) + theme.space(2)


def _paint_sign(painter: QPainter, theme: Theme, rect: QRectF, sign: str) -> None:
    """A tick, a ring that waits, a faint ring, or a dash."""
    colours = theme.colours
    if sign == "done":
        draw_tick(painter, rect.adjusted(1, 2, -1, -2), colours.accent_deep)
    elif sign == "not_needed":
        line = QRectF(rect.left() + 2, rect.center().y() - 1, rect.width() - 4, 2)
        painter.fillRect(line, theme.colour("line_strong"))
    else:
        ring = rect.adjusted(1, 1, -1, -1)
        ink = colours.accent if sign == "to_do" else colours.line_strong
        draw_box(painter, ring, ring.height() / 2, None, ink, 2.0)
