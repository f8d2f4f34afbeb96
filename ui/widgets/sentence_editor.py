"""The box in which a sentence of the paper is changed, over the place where it stands."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial

from PySide6.QtCore import QEvent, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAction,
    QColor,
    QContextMenuEvent,
    QFontMetrics,
    QKeyEvent,
    QPaintEvent,
    QShowEvent,
    QTextCharFormat,
    QTextCursor,
)
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPlainTextEdit, QTextEdit, QVBoxLayout, QWidget

from ui.theme import Size, Weight, current_theme
from ui.widgets.drawing import FOCUS, draw_box, painter_for
from ui.widgets.key_button import KeyButton
from ui.widgets.text_label import TextLabel
from ui.widgets.utf16 import utf16_units

_MOST_LINES = 14


class _Words(QPlainTextEdit):
    """A text without line breaks of its own.

    Signals:
        entered(): Enter.
        given_up(): Esc.
        split_wanted(): Shift+Enter: two sentences, apart at the caret.
        words_wanted(str): the menu was asked for over this marked word; `offer` shows it.
    """

    entered = Signal()
    given_up = Signal()
    split_wanted = Signal()
    words_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._menu_at: QPoint | None = None
        self._asked = QTextCursor()

    def mark(self, words: Iterable[tuple[int, int]]) -> None:
        """Draw a wavy line under these stretches, in characters; caret and history stay as they are."""
        text, made = self.toPlainText(), []
        for start, end in words:
            selection = QTextEdit.ExtraSelection()
            selection.format.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
            selection.format.setUnderlineColor(QColor(current_theme().colours.warn))
            selection.cursor = QTextCursor(self.document())
            selection.cursor.setPosition(utf16_units(text, start))
            selection.cursor.setPosition(utf16_units(text, end), QTextCursor.MoveMode.KeepAnchor)
            made.append(selection)
        self.setExtraSelections(made)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The usual menu; over a marked word once it is known what could stand in its place."""
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        at = self.textCursor() if by_key else self.cursorForPosition(event.pos())
        marked = [QTextCursor(one.cursor) for one in self.extraSelections()]
        place = at.position()
        word = next((one for one in marked if one.selectionStart() <= place <= one.selectionEnd()), None)
        self._menu_at = self.mapToGlobal(self.cursorRect(at).bottomRight()) if by_key else event.globalPos()
        if word is None:
            self.offer("", ())
        else:
            self._asked = word
            self.words_wanted.emit(word.selectedText())

    def offer(self, word: str, words: Sequence[str]) -> None:
        """Show the menu that was asked for, with these words to put in place of one on top."""
        if self._menu_at is None or (word and word != self._asked.selectedText()):
            return
        menu = self.createStandardContextMenu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        proposed = [QAction(one, menu) for one in words]
        for action in proposed:
            action.triggered.connect(partial(self._put, action.text()))
        if word and not words:
            proposed = [QAction(self.tr("No word is close to this one"), menu)]
            proposed[0].setEnabled(False)
        if proposed:
            usual = menu.actions()
            menu.insertActions(usual[0], proposed)
            menu.insertSeparator(usual[0])
        menu.popup(self._menu_at)
        self._menu_at = None

    def _put(self, word: str) -> None:
        if not self.isReadOnly():
            self._asked.insertText(word)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter keeps, Shift+Enter splits, Esc gives up, Tab leaves; while it is read-only only Esc does."""
        if self.isReadOnly() and event.key() != Qt.Key.Key_Escape:
            event.accept()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            apart = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            self.split_wanted.emit() if apart else self.entered.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.given_up.emit()
        else:
            super().keyPressEvent(event)


class SentenceEditor(QFrame):
    """Shown over a sentence; keeps its text, read-only, from Enter until it is told what became of it.

    Signals:
        kept(str): Enter, with the words.
        given_up(): Esc.
        drop_wanted(): leave the sentence out.
        typed(): other words stand there.
        split_wanted(int): two sentences, apart at this character of words that were not changed.
        words_wanted(str): what could stand in place of this marked word; `offer` takes it.
    """

    split_wanted = Signal(int)
    words_wanted = Signal(str)
    kept = Signal(str)
    given_up = Signal()
    drop_wanted = Signal()
    typed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._given = ""
        self._key = ""
        self._words = _Words()
        self._words.setFrameShape(QFrame.Shape.NoFrame)
        self._words.setTabChangesFocus(True)
        self._words.setInputMethodHints(Qt.InputMethodHint.ImhSensitiveData)
        self._words.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self._words.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._words.setAccessibleName(self.tr("Words of this sentence"))
        self._hint = TextLabel(self.tr("Enter keeps · Shift Enter splits · Esc leaves it"), "ink_faint")
        self._remark = TextLabel("", "ink_soft", weight=Weight.STRONG)
        self.drop_button = KeyButton(self.tr("Drop"))
        self.drop_button.setAccessibleDescription(self.tr("Leave this sentence out of the paper"))
        self.drop_button.clicked.connect(self.drop_wanted)
        self._words.entered.connect(self._keep)
        self._words.split_wanted.connect(self._split)
        self._words.given_up.connect(self.given_up)
        self._words.words_wanted.connect(self.words_wanted)
        self._words.textChanged.connect(self._say_typed)
        self._words.document().documentLayout().documentSizeChanged.connect(self._grow)
        self._room = QRectF()
        self._lay_out()
        self.hide()

    @property
    def key(self) -> str:
        """The key of the sentence that is edited; empty when none is."""
        return self._key

    @property
    def is_changed(self) -> bool:
        """Whether other words stand there than were given."""
        return bool(self._key) and self.text() != self._given

    @property
    def is_held(self) -> bool:
        """Whether its words are on their way to the disk."""
        return self._words.isReadOnly()

    def hold(self) -> None:
        """Keep the words as they are until `finish` or `release`."""
        self._words.setReadOnly(True)
        self.drop_button.setEnabled(False)

    def release(self) -> None:
        """The words were not stored: they can be changed again."""
        self._words.setReadOnly(False)
        self.drop_button.setEnabled(True)

    def text(self) -> str:
        """The words that stand there now, on one line."""
        return " ".join(self._words.toPlainText().split())

    def raw_text(self) -> str:
        """The words exactly as they stand there."""
        return self._words.toPlainText()

    def mark(self, text: str, words: Iterable[tuple[int, int]]) -> None:
        """Underline words of this text, if it is still what stands there."""
        if text == self.raw_text():
            self._words.mark(words)

    def offer(self, word: str, words: Sequence[str]) -> None:
        """Show the menu over a marked word with what could stand in its place."""
        self._words.offer(word, words)

    def set_remark(self, text: str) -> None:
        """Say this of the words that stand there now."""
        self._remark.set_text(text)

    def open(self, key: str, text: str, can_drop: bool, typed: str = "") -> None:
        """Begin with these words; `place` says where. typed: what was made of them before, if anything."""
        self.release()
        self._key, self._given = key, text
        self._remark.set_text("")
        self._words.setPlainText(typed or text)
        self._words.moveCursor(QTextCursor.MoveOperation.End)
        self.drop_button.setVisible(can_drop)
        self.show()
        self.raise_()
        self._words.setFocus(Qt.FocusReason.OtherFocusReason)

    def select(self, start: int, end: int) -> None:
        """Mark these characters, so that typing replaces them."""
        cursor = self._words.textCursor()
        cursor.setPosition(utf16_units(self._given, start))
        cursor.setPosition(utf16_units(self._given, end), cursor.MoveMode.KeepAnchor)
        self._words.setTextCursor(cursor)

    def finish(self) -> None:
        """End without asking."""
        self.release()
        self._key, self._given = "", ""
        self._words.clear()
        self._words.setExtraSelections([])
        self.hide()

    def place(self, over: QRectF) -> None:
        """Stand over this rectangle of the parent, as tall as the words need, inside the parent."""
        self._room = over
        parent, theme = self.parentWidget(), current_theme()
        if parent is None:
            return
        pad = theme.space(3)
        width = min(max(round(over.width()) + 2 * pad, theme.space(70)), parent.width() - 2 * pad)
        left = min(max(round(over.left()) - pad, pad), parent.width() - width - pad)
        height = self._height(width)
        top = min(max(round(over.top()) - theme.space(2), pad), max(parent.height() - height - pad, pad))
        self.setGeometry(left, top, width, height)

    def showEvent(self, event: QShowEvent) -> None:
        """Take the sizes of the theme."""
        super().showEvent(event)
        self._words.setFont(current_theme().font(Size.SMALL))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.PaletteChange):
            self.update()

    def sizeHint(self) -> QSize:
        """As it stands."""
        return self.size()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the card it stands on."""
        theme = current_theme()
        rect, colours = QRectF(self.rect()), theme.colours
        draw_box(painter_for(self), rect, theme.radius, colours.card, colours.accent, FOCUS)

    def _keep(self) -> None:
        self.kept.emit(self.text())

    def _split(self) -> None:
        """Words that were changed are kept first: a place in them is none in what stands in the paper."""
        if self.is_changed:
            self.kept.emit(self.text())
            return
        cursor = self._words.textCursor()
        at = cursor.position()
        cursor.setPosition(0)
        cursor.setPosition(at, cursor.MoveMode.KeepAnchor)
        self.split_wanted.emit(len(cursor.selectedText()))  # in characters, not in Qt's units

    def _say_typed(self) -> None:
        if self._key:
            self.typed.emit()

    def _grow(self) -> None:
        if self._key:
            self.place(self._room)

    def _height(self, width: int) -> int:
        theme = current_theme()
        line = QFontMetrics(theme.font(Size.SMALL)).lineSpacing()
        lines = max(1.0, self._words.document().size().height())
        words = round(min(lines, _MOST_LINES) * line) + theme.space(3)
        foot = self.drop_button if self.drop_button.isVisibleTo(self) else self._hint
        return words + foot.sizeHint().height() + theme.space(5)

    def _lay_out(self) -> None:
        theme = current_theme()
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.space(2), theme.space(2), theme.space(2), theme.space(2))
        column.setSpacing(theme.space(1))
        column.addWidget(self._words, 1)
        row = QHBoxLayout()
        row.setContentsMargins(theme.space(1), 0, 0, 0)
        row.addWidget(self._hint)
        row.addStretch(1)
        row.addWidget(self._remark)
        row.addWidget(self.drop_button)
        column.addLayout(row)
