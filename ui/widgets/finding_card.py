"""A string that is left to look at: where it stands, why it is shown, what can be done."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import partial

from PySide6.QtCore import QEvent, QPointF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFontMetrics,
    QKeyEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QTextLayout,
    QTextLine,
    QTextOption,
)
from PySide6.QtWidgets import QLineEdit, QWidget

from ui.theme import Size, Weight, current_theme
from ui.widgets.drawing import HAIR, painter_for
from ui.widgets.flow_row import FlowRow
from ui.widgets.key_button import KeyButton
from ui.widgets.rail_card import RailCard, grow_with_text
from ui.widgets.text_label import TextLabel
from ui.widgets.utf16 import utf16_units

_CONTEXT = 60
"""Characters quoted before and after the string. Chosen: two lines of a card."""

_WAVE_PT = 3.0
_LONGEST_REASON = 200
"""Characters of a reason in one's own words. Chosen: two lines of a card."""


@dataclass(frozen=True, slots=True)
class KeepChoice:
    """A reason why words may stay. key: says which; text: on its button."""

    key: str
    text: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class FindingView:
    """What a card shows.

    words: the string. quote: the sentence it stands in, from start to end. counted: such as "6 places", or
    empty. replacement: the words proposed, or empty. keep_choices: why it may stay, none where it may not.
    own_words: whether another reason can be typed.
    """

    words: str = field(repr=False)
    quote: str = field(repr=False)
    start: int
    end: int
    reason: str = field(repr=False)
    counted: str = ""
    replacement: str = field(default="", repr=False)
    can_edit: bool = True
    can_drop: bool = True
    keep_choices: tuple[KeepChoice, ...] = ()
    own_words: bool = False


def draw_wave(painter: QPainter, left: float, right: float, y: float, colour: str) -> None:
    """A wavy line under words, from left to right."""
    path = QPainterPath(QPointF(left, y))
    x, up = left, True
    while x < right:
        middle, end = min(x + _WAVE_PT / 2, right), min(x + _WAVE_PT, right)
        path.quadTo(QPointF(middle, y + (-_WAVE_PT / 2 if up else _WAVE_PT / 2)), QPointF(end, y))
        x, up = end, not up
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(QColor(colour), HAIR * 1.4))
    painter.drawPath(path)


class _Quote(QWidget):
    """A piece of a sentence, wrapped, with a wavy line under the string."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text, self._start, self._end = "", 0, 0
        grow_with_text(self)

    def show_quote(self, view: FindingView) -> None:
        """Show the string in its sentence."""
        self._text, start, end = quoted(view.quote, view.start, view.end)
        self._start, self._end = utf16_units(self._text, start), utf16_units(self._text, end)
        self.updateGeometry()
        self.update()

    def text(self) -> str:
        """What stands there."""
        return self._text

    def heightForWidth(self, width: int) -> int:
        """The height of the wrapped quotation."""
        return round(self._laid_out(width).boundingRect().height()) + current_theme().space(1)

    def sizeHint(self) -> QSize:
        """Room for some words on one line."""
        line = QFontMetrics(current_theme().font(Size.SMALL)).height()
        return QSize(line * 12, line)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the words and the line under the string."""
        theme, painter = current_theme(), painter_for(self)
        layout = self._laid_out(self.width())
        painter.setPen(theme.colour("ink"))
        layout.draw(painter, QPointF(0, 0))
        for number in range(layout.lineCount()):
            line = layout.lineAt(number)
            first, last = line.textStart(), line.textStart() + line.textLength()
            start, end = max(first, self._start), min(last, self._end)  # in UTF-16 units, as Qt counts
            if start < end:
                left, right = _x(line, start), _x(line, end)
                y = line.y() + line.ascent() + _WAVE_PT
                draw_wave(painter, min(left, right), max(left, right), y, theme.colours.over)

    def _laid_out(self, width: int) -> QTextLayout:
        layout = QTextLayout(self._text, current_theme().font(Size.SMALL))
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        layout.beginLayout()
        y = 0.0
        while (line := layout.createLine()).isValid():
            line.setLineWidth(max(width, 1))
            line.setPosition(QPointF(0, y))
            y += line.height() * 1.12
        layout.endLayout()
        return layout


def quoted(text: str, start: int, end: int) -> tuple[str, int, int]:
    """The words around a string, in quotation marks, and where it stands in them."""
    end = min(end, start + 4 * _CONTEXT)
    first, last = max(0, start - _CONTEXT), min(len(text), end + _CONTEXT)
    if first:
        first = text.find(" ", first, start) + 1 or first
    if last < len(text):
        cut = text.rfind(" ", end, last)
        last = cut if cut > 0 else last
    before = "“… " if first else "“"
    after = " …”" if last < len(text) else "”"
    piece = text[first:last]
    return before + piece + after, len(before) + start - first, len(before) + end - first


def _x(line: QTextLine, index: int) -> float:
    """Where a character begins; Qt gives the place and the index it took."""
    found: object = line.cursorToX(index)
    place = found[0] if isinstance(found, tuple) else found
    return place if isinstance(place, float) else 0.0


class FindingCard(RailCard):
    """A card: closed it names the string, open it quotes it and offers what can be done.

    R, E, K and D do what its buttons say; left and right show its other places; up and down ask for another
    card. K asks why: the digits choose, what is typed is a reason of one's own, Esc goes back.

    Signals:
        replace_wanted(): put the proposed words in all its places.
        edit_wanted(): change the quoted sentence.
        drop_wanted(): leave the quoted sentence out.
        keep_wanted(str, str): let it stay: the key of the choice, or "" and the reason as typed.
        place_wanted(int): another of its places, +1 or -1.
        reason_begun(str): so far it is typed why it may stay.
    """

    replace_wanted = Signal()
    edit_wanted = Signal()
    drop_wanted = Signal()
    keep_wanted = Signal(str, str)
    place_wanted = Signal(int)
    reason_begun = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view: FindingView | None = None
        self._asks = False
        self._begun = ""
        self._title = TextLabel("", weight=Weight.STRONG)
        self._quote = _Quote()
        self._reason = TextLabel("", "ink_faint", wrap=True)
        self._short_reason = TextLabel("", "ink_faint")
        self.replace_button = KeyButton("", self.tr("R"), primary=True)
        self.edit_button = KeyButton(self.tr("Edit"), self.tr("E"), slim=True)
        self.keep_button = KeyButton(self.tr("Keep"), self.tr("K"), slim=True)
        self.drop_button = KeyButton(self.tr("Drop"), self.tr("D"), slim=True)
        self._why = TextLabel(self.tr("Why may it stay?"), weight=Weight.STRONG)
        self._choices = FlowRow()
        self._choice_buttons: list[KeyButton] = []
        self.own_words = QLineEdit()
        self.own_words.setPlaceholderText(self.tr("Or why, in your words"))
        self.own_words.setAccessibleName(self.tr("Why it may stay, in your words"))
        self.own_words.setMaxLength(_LONGEST_REASON)
        self.own_words.setInputMethodHints(
            Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText
        )
        self.own_words.textChanged.connect(self._begin_reason)
        self.own_words.returnPressed.connect(self._keep_in_own_words)
        self.own_words.installEventFilter(self)
        self.replace_button.clicked.connect(self.replace_wanted)
        self.edit_button.clicked.connect(self.edit_wanted)
        self.keep_button.clicked.connect(lambda: self.ask_why())
        self.drop_button.clicked.connect(self.drop_wanted)
        self._lay_out()
        self.set_open(False)

    @property
    def view(self) -> FindingView | None:
        """What it shows."""
        return self._view

    def show_view(self, view: FindingView, begun: str = "") -> None:
        """Show another string or another of its places. begun: a reason that was begun for it."""
        self._begun = begun
        if view == self._view:
            return
        self._view = view
        self._asks = False
        self.own_words.clear()
        self._show_choices(view.keep_choices)
        self._title.set_text(f"“{view.words}”" + (f" · {view.counted}" if view.counted else ""))
        self._quote.show_quote(view)
        self._reason.set_text(view.reason)
        self._short_reason.set_text(view.reason)
        self.replace_button.set_text(view.replacement)
        self.setAccessibleName(f"{self._title.text()}. {self._quote.text()}")
        self.setAccessibleDescription(view.reason)
        self.set_open(self._open)

    def set_open(self, is_open: bool) -> None:
        """Quote the sentence and offer the keys, or only name the string."""
        self._open = is_open
        self._asks = self._asks and is_open
        if not self._asks:
            self.own_words.clear()
        view, asks = self._view, self._asks
        self._title.setVisible(not is_open or bool(view and view.counted))
        self._quote.setVisible(is_open)
        self._reason.setVisible(is_open and not asks)
        self._short_reason.setVisible(not is_open)
        self._buttons.setVisible(is_open and not asks)
        self._why.setVisible(asks)
        self._choices.setVisible(asks)
        self.own_words.setVisible(asks and bool(view and view.own_words))
        self.replace_button.setVisible(is_open and bool(view and view.replacement))
        self.edit_button.setVisible(is_open and bool(view and view.can_edit))
        self.keep_button.setVisible(is_open and bool(view and (view.keep_choices or view.own_words)))
        self.drop_button.setVisible(is_open and bool(view and view.can_drop))
        self.updateGeometry()
        self.update()

    @property
    def asks_why(self) -> bool:
        """Whether it asks why the words may stay."""
        return self._asks

    def ask_why(self, *, with_keyboard: bool = True) -> None:
        """Ask why the words may stay, if they may; a reason that was begun stands there again."""
        view = self._view
        if self._open and view is not None and (view.keep_choices or view.own_words):
            begun = self._begun
            self._set_asks(True, with_keyboard=with_keyboard)
            self.own_words.setText(begun)
            if begun and with_keyboard:
                self.own_words.setFocus(Qt.FocusReason.OtherFocusReason)

    def _ask_no_more(self) -> None:
        """Esc: a reason that was begun is given up."""
        self.own_words.clear()
        self._set_asks(False)

    def _begin_reason(self, text: str) -> None:
        if self._asks:
            self._begun = text
            self.reason_begun.emit(text)

    def _set_asks(self, asks: bool, *, with_keyboard: bool = True) -> None:
        self._asks = asks
        self.set_open(self._open)
        if with_keyboard:
            self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.resized.emit()

    def _keep_in_own_words(self) -> None:
        if self.own_words.text().strip():
            self.keep_wanted.emit("", self.own_words.text())

    def _show_choices(self, choices: tuple[KeepChoice, ...]) -> None:
        while len(self._choice_buttons) < len(choices):
            button = KeyButton("", str(len(self._choice_buttons) + 1))
            button.clicked.connect(partial(self._choose, len(self._choice_buttons)))
            self._choice_buttons.append(button)
            self._choices.add(button)
        for number, button in enumerate(self._choice_buttons):
            button.setVisible(number < len(choices))
            if number < len(choices):
                button.set_text(choices[number].text)

    def _choose(self, number: int) -> None:
        choices = self._view.keep_choices if self._view else ()
        if number < len(choices):
            self.keep_wanted.emit(choices[number].key, "")

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        """Esc in the reason goes back to the card."""
        if watched is self.own_words and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            if event.type() == QEvent.Type.KeyPress:
                self._ask_no_more()
            return True
        return False

    def _answer(self, event: QKeyEvent) -> bool:
        """Take a key that says why the words may stay."""
        key, text = event.key(), event.text()
        if key == Qt.Key.Key_Escape:
            self._ask_no_more()
        elif text.isdecimal() and 0 < int(text) <= len(self._view.keep_choices if self._view else ()):
            self._choose(int(text) - 1)
        elif text.isalpha() and self.own_words.isVisibleTo(self):
            self.own_words.setFocus(Qt.FocusReason.OtherFocusReason)
            self.own_words.insert(text)
        else:
            return False
        return True

    def event(self, event: QEvent) -> bool:
        """The first letter of a reason is one, whatever shortcuts the window has."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
            plain = not event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier
            if self._asks and plain and event.text().isalpha():
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """R, E, K, D and the arrows; digits and Esc while it asks why."""
        if self._asks and self._answer(event):
            return
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
            return
        buttons = {
            Qt.Key.Key_R: self.replace_button,
            Qt.Key.Key_E: self.edit_button,
            Qt.Key.Key_K: self.keep_button,
            Qt.Key.Key_D: self.drop_button,
        }
        steps = {
            Qt.Key.Key_Up: (self.neighbour_wanted, -1),
            Qt.Key.Key_Down: (self.neighbour_wanted, 1),
            Qt.Key.Key_Left: (self.place_wanted, -1),
            Qt.Key.Key_Right: (self.place_wanted, 1),
        }
        key = Qt.Key(event.key())
        if key in buttons and buttons[key].isVisibleTo(self):
            buttons[key].click()
        elif key in steps:
            signal, step = steps[key]
            signal.emit(step)
        else:
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        column = self.column()
        column.addWidget(self._title)
        column.addWidget(self._quote)
        column.addWidget(self._reason)
        column.addWidget(self._short_reason)
        self._buttons = FlowRow()
        for button in (self.replace_button, self.edit_button, self.keep_button, self.drop_button):
            self._buttons.add(button)
        column.addSpacing(current_theme().space(1))
        column.addWidget(self._buttons)
        column.addWidget(self._why)
        column.addWidget(self._choices)
        column.addWidget(self.own_words)
