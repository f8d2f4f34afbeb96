"""The note box: what is typed stays typed, Enter hands it over."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import (
    QColor,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextCursor,
)
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy, QWidget

from ui.icons import draw_icon
from ui.theme import Size, current_theme
from ui.widgets.drawing import FOCUS, draw_box, line_height, text_width, viewport_of
from ui.widgets.utf16 import characters, utf16_units

if TYPE_CHECKING:
    from PySide6.QtCore import QMimeData
    from PySide6.QtGui import QInputMethodEvent
    from PySide6.QtWidgets import QTextEdit

    from peerdesk.domain.notes import NoteKind

_FEWEST_LINES = 2
_MOST_LINES = 6
_DOT = "•"
_FIND = "/"
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


@dataclass(frozen=True, slots=True)
class Underline:
    """A stretch of the text, in characters from its start.

    strong: Enter will replace it, drawn as a wavy line; else it is worth a look, drawn as thin dots.
    """

    start: int
    end: int
    strong: bool


class NoteEntry(QPlainTextEdit):
    """A box of plain text that never loses a key.

    Enter hands the text over and holds it, read-only, until `accept` or `refuse`; what is typed meanwhile
    is kept and put in afterwards, a second Enter too. All positions count characters, not UTF-16 units.

    Tab goes to wavy and to dotted stretches alike. Chosen: Enter takes care of the wavy ones by itself, so
    the dotted ones are those that need a key; what Tab writes is one step of the history.

    Signals:
        submitted(NoteDraft): Enter on a text that is not blank.
        typed(str): the text changed.
        recall_requested(): Up in an empty box.
        undo_note_requested(): the key for undo in an empty box.
        find_requested(str): what follows a `/` at the start, as it is typed.
        find_accepted(str): Enter on such a text; it is never submitted.
        replacement_requested(Underline): Tab; the next underlined stretch from the caret on.
        too_long(int): a paste of so many characters was refused; the text is as it was.
    """

    submitted = Signal(object)
    typed = Signal(str)
    recall_requested = Signal()
    undo_note_requested = Signal()
    find_requested = Signal(str)
    find_accepted = Signal(str)
    replacement_requested = Signal(Underline)
    too_long = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._held = False
        self._queued: list[str] = []
        self._after = ""
        self._kind: NoteKind | None = None
        self._strong: tuple[bool, ...] = ()
        self._pen_up = False
        self._dots = False
        self._last = ""
        self.setFrameShape(QPlainTextEdit.Shape.NoFrame)
        self._port = viewport_of(self)
        self.viewport().setAutoFillBackground(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setInputMethodHints(
            Qt.InputMethodHint.ImhSensitiveData
            | Qt.InputMethodHint.ImhNoPredictiveText
            | Qt.InputMethodHint.ImhMultiLine
        )
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("Note"))
        self.setPlaceholderText(self.tr("What was said"))
        self.textChanged.connect(self._changed)
        self._follow_theme()

    def set_kind(self, kind: NoteKind | None) -> None:
        """The kind to submit; None: by the first character."""
        self._kind = kind

    def set_text(self, text: str, caret: int | None = None) -> None:
        """Put in a text, such as a draft or a note to edit. caret None: at its end."""
        self.setPlainText(text)
        self.set_caret(len(text) if caret is None else caret)

    def caret(self) -> int:
        """Where the caret is, in characters."""
        return characters(self.toPlainText(), self.textCursor().position())

    def set_caret(self, caret: int) -> None:
        """Put the caret there; beyond the end means at the end."""
        text = self.toPlainText()
        cursor = self.textCursor()
        cursor.setPosition(utf16_units(text, min(max(caret, 0), len(text))))
        self.setTextCursor(cursor)

    def take_text(self) -> str:
        """Empty the box for good and give back what stood in it, with what was typed while it was held."""
        text = "\n".join(part for part in (self.toPlainText(), *self._queued, self._after) if part)
        self._queued, self._after = [], ""
        self._empty()
        return text

    def is_held(self) -> bool:
        """Whether a submit is under way."""
        return self._held

    def hold(self) -> None:
        """Keep the text as it is until `accept` or `refuse`; keys go into a queue."""
        self._held = True
        self.setReadOnly(True)

    @Slot()
    def accept(self) -> None:
        """The text is kept elsewhere now: empty the box, then put in what was typed meanwhile."""
        self._release()
        self._empty()
        if self._queued:
            self.set_text(self._queued.pop(0))
            self.submit()
        elif self._after:
            text, self._after = self._after, ""
            self.set_text(text)

    @Slot()
    def refuse(self) -> None:
        """The text was not kept: it can be edited again, with what was typed meanwhile after it."""
        self._release()
        rest = "\n".join([*self._queued, self._after])
        self._queued, self._after = [], ""
        if rest:
            cursor = self.textCursor()
            cursor.movePosition(QTextCursor.MoveOperation.End)
            cursor.insertText("\n" + rest)
            self.setTextCursor(cursor)

    @Slot()
    def submit(self) -> None:
        """Hand the text over, as Enter does. A blank text is nothing; a search is no note."""
        from peerdesk.domain.notes import NoteDraft

        text = self.toPlainText()
        if text.startswith(_FIND):
            self.find_accepted.emit(text[1:])
        elif text.strip():
            self.hold()
            self.submitted.emit(NoteDraft(text, self._kind))

    def set_underlines(self, underlines: tuple[Underline, ...]) -> None:
        """Mark these stretches; caret, selection and history stay as they are."""
        text = self.toPlainText()
        kept = [line for line in underlines if 0 <= line.start < line.end <= len(text)]
        self._strong = tuple(line.strong for line in kept)
        self.setExtraSelections([self._marked(text, line) for line in kept])

    def underlines(self) -> tuple[Underline, ...]:
        """The marked stretches where they are now."""
        text = self.toPlainText()
        found = []
        for selection, strong in zip(self.extraSelections(), self._strong, strict=False):
            cursor = selection.cursor
            start, end = cursor.selectionStart(), cursor.selectionEnd()
            if start < end:
                found.append(Underline(characters(text, start), characters(text, end), strong))
        return tuple(found)

    def replace(self, underline: Underline, replacement: str) -> None:
        """Write `replacement` over a stretch, as one step of the history."""
        text = self.toPlainText()
        cursor = self.textCursor()
        cursor.setPosition(utf16_units(text, underline.start))
        cursor.setPosition(utf16_units(text, underline.end), QTextCursor.MoveMode.KeepAnchor)
        cursor.insertText(replacement)
        self.setTextCursor(cursor)

    def set_pen_up(self, pen_up: bool) -> None:
        """Close the box, or open it again with the text that was in it."""
        self._pen_up = pen_up
        self.setReadOnly(pen_up or self._held)
        self.setAccessibleDescription(self._pen_up_text() if pen_up else "")
        self.viewport().update()

    def set_dots(self, dots: bool) -> None:
        """Show a dot for each character, for when the room can see the screen."""
        self._dots = dots
        self.viewport().update()

    def event(self, event: QEvent) -> bool:
        """Keep for the box what is typed, whatever shortcuts the window has."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
            types = event.key() < Qt.Key.Key_Escape.value and not _has_command(event)
            history = event.matches(QKeySequence.StandardKey.Undo) or event.matches(
                QKeySequence.StandardKey.Redo
            )
            if types or history:
                event.accept()
                return True
        return super().event(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab never leaves the box; Shift+Tab does."""
        return False if forward else QWidget.focusNextPrevChild(self, False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """What the keys of the box do; all others go on to the window. Esc ends a search first."""
        if event.key() == Qt.Key.Key_Escape and not self._pen_up and self.toPlainText().startswith(_FIND):
            self._empty()
        elif event.key() == Qt.Key.Key_Escape or self._pen_up:
            event.ignore()
        elif self._held:
            self._collect(event)
        elif not self._acts_on(event):
            super().keyPressEvent(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """What an input method commits is typed text, held or not."""
        if self._held:
            self._after += event.commitString()
            event.accept()
        else:
            super().inputMethodEvent(event)

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Plain text only."""
        return source.hasText()

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Take plain text; refuse what is longer than a note may be, and keep what is there."""
        text = source.text()
        if self._fits(text):
            self.textCursor().insertText(text)
            self.ensureCursorVisible()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap anew and find the height again."""
        super().resizeEvent(event)
        self._fit_height()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "_strong"):
            self._follow_theme()

    def sizeHint(self) -> QSize:
        """Two lines to six, by the text."""
        return QSize(self._line() * 16, self._height())

    def minimumSizeHint(self) -> QSize:
        """As tall as its text asks for."""
        return QSize(self._line() * 6, self._height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the frame, then the text, the dots or that the pen is up."""
        theme, rect = current_theme(), QRectF(self.viewport().rect())
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colours, focused = theme.colours, self.hasFocus()
        style = Qt.PenStyle.DashLine if self._pen_up else Qt.PenStyle.SolidLine
        ground = colours.sunk if self._pen_up else colours.card
        border = colours.accent if focused else colours.line_strong
        draw_box(painter, rect, theme.radius_large, ground, border, FOCUS if focused else 1.0, style)
        if self._pen_up:
            self._draw_pen_up(painter, rect)
        elif self._dots and self.toPlainText():
            self._draw_dots(painter, rect)
        painter.end()
        if not self._pen_up and not (self._dots and self.toPlainText()):
            super().paintEvent(event)
            self._cover_cut_line()

    def _cover_cut_line(self) -> None:
        """Keep the lower margin free of half a line while the text scrolls."""
        if self.verticalScrollBar().maximum() > 0:
            painter, theme, box = QPainter(self.viewport()), current_theme(), self.viewport().rect()
            pad = theme.space(3)
            strip = QRectF(pad, box.height() - pad - 1, box.width() - 2 * pad, pad - 1)
            painter.fillRect(strip, theme.colour("card"))

    def _acts_on(self, event: QKeyEvent) -> bool:
        """Do what a key of the box asks for; False for a key that just types or moves."""
        key, plain = event.key(), not _has_command(event)
        empty = not self.toPlainText()
        if key in _ENTER and plain and not event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            if not event.isAutoRepeat():
                self.submit()
        elif key in _ENTER:
            if not plain:
                event.ignore()
                return True
            self.textCursor().insertText("\n")
        elif key == Qt.Key.Key_Tab and plain:
            self._ask_for_replacement()
        elif key == Qt.Key.Key_Up and empty and plain:
            self.recall_requested.emit()
        elif empty and event.matches(QKeySequence.StandardKey.Undo):
            self.undo_note_requested.emit()
        else:
            return False
        event.accept()
        return True

    def _collect(self, event: QKeyEvent) -> None:
        """Keep a key pressed while the text is held."""
        key, text = event.key(), event.text()
        if event.matches(QKeySequence.StandardKey.Paste):
            pasted = QGuiApplication.clipboard().text()
            self._after += pasted if self._fits(pasted) else ""
        elif _has_command(event):
            event.ignore()
            return
        elif key in _ENTER and event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self._after += "\n"
        elif key in _ENTER:
            if self._after.strip():
                self._queued.append(self._after)
            self._after = ""
        elif key == Qt.Key.Key_Backspace:
            self._after = self._after[:-1]
        elif text and text.isprintable():
            self._after += text
        else:
            event.ignore()
            return
        event.accept()

    def _ask_for_replacement(self) -> None:
        found = sorted(self.underlines(), key=lambda line: line.start)
        after = [line for line in found if line.end > self.caret()]
        if found:
            self.replacement_requested.emit((after or found)[0])

    def _fits(self, text: str) -> bool:
        """Whether there is room for `text`; says so if not."""
        from peerdesk.domain.notes import MAX_NOTE_CHARACTERS

        if len(text) + len(self.toPlainText()) <= MAX_NOTE_CHARACTERS:
            return True
        self.too_long.emit(len(text))
        return False

    def _release(self) -> None:
        self._held = False
        self.setReadOnly(self._pen_up)

    def _empty(self) -> None:
        self.setPlainText("")
        self.setExtraSelections([])
        self._strong = ()
        self.document().clearUndoRedoStacks()

    @Slot()
    def _changed(self) -> None:
        text = self.toPlainText()
        if text == self._last:
            return
        self._last = text
        self._fit_height()
        self.typed.emit(text)
        if text.startswith(_FIND):
            self.find_requested.emit(text[1:])

    def _marked(self, text: str, line: Underline) -> QTextEdit.ExtraSelection:
        from PySide6.QtGui import QTextCharFormat
        from PySide6.QtWidgets import QTextEdit

        colours, made = current_theme().colours, QTextCharFormat()
        style = QTextCharFormat.UnderlineStyle
        made.setUnderlineStyle(style.WaveUnderline if line.strong else style.DotLine)
        made.setUnderlineColor(QColor(colours.over if line.strong else colours.ink_faint))
        cursor = QTextCursor(self.document())
        cursor.setPosition(utf16_units(text, line.start))
        cursor.setPosition(utf16_units(text, line.end), QTextCursor.MoveMode.KeepAnchor)
        selection = QTextEdit.ExtraSelection()
        selection.cursor = cursor
        selection.format = made
        return selection

    def _follow_theme(self) -> None:
        theme = current_theme()
        self.setFont(theme.font(Size.BODY))
        self.document().setDocumentMargin(theme.space(3))
        self._fit_height()
        self.set_underlines(self.underlines())

    def _line(self) -> int:
        return line_height(self.font())

    def _height(self) -> int:
        lines = min(max(round(self.document().size().height()), _FEWEST_LINES), _MOST_LINES)
        return lines * self.fontMetrics().lineSpacing() + 2 * current_theme().space(3) + 2

    def _fit_height(self) -> None:
        if self.height() != self._height():
            self.setFixedHeight(self._height())
            self.updateGeometry()

    def _pen_up_text(self) -> str:
        return self.tr("Pen is up. Nothing is taken down.")

    def _draw_pen_up(self, painter: QPainter, rect: QRectF) -> None:
        theme = current_theme()
        font, side = theme.font(Size.BODY), line_height(theme.font(Size.BODY)) * 0.9
        text = self._pen_up_text()
        widest = rect.width() - side - theme.space(8)
        width = text_width(font, text) + 1.0
        if width > widest:
            width = min(width * 0.7, widest)
        left = rect.center().x() - (width + side + theme.space(2)) / 2
        sign = QRectF(left, rect.center().y() - side / 2, side, side)
        draw_icon(painter, "pen-off", sign, theme.colours.ink_soft)
        words = QRectF(sign.right() + theme.space(2), rect.top(), width, rect.height())
        painter.setFont(font)
        painter.setPen(theme.colour("ink_soft"))
        flags = Qt.AlignmentFlag.AlignVCenter.value | Qt.TextFlag.TextWordWrap.value
        painter.drawText(words, flags, text)

    def _draw_dots(self, painter: QPainter, rect: QRectF) -> None:
        """The last lines of dots, wrapped anywhere."""
        theme = current_theme()
        painter.setFont(self.font())
        painter.setPen(theme.colour("ink"))
        pad = theme.space(3)
        inner = rect.adjusted(pad, pad, -pad, -pad)
        a_row = max(int(inner.width() // max(text_width(self.font(), _DOT), 1)), 1)
        count = min(len(self.toPlainText()), a_row * _MOST_LINES)
        rows = [_DOT * min(a_row, count - start) for start in range(0, count, a_row)]
        shown = rows[-max(int(inner.height() // self._line()), 1) :]
        painter.drawText(inner, int(Qt.AlignmentFlag.AlignLeft), "\n".join(shown))


def _has_command(event: QKeyEvent) -> bool:
    """Whether Ctrl, Alt or Meta turns the key into a command; AltGr, which is both, types."""
    modifiers = event.modifiers()
    control = bool(modifiers & Qt.KeyboardModifier.ControlModifier)
    alt = bool(modifiers & Qt.KeyboardModifier.AltModifier)
    if control and alt:
        return not event.text().isprintable() or not event.text()
    opens_menu = alt and (not event.text() or sys.platform != "darwin")  # there Alt types other letters
    return control or bool(modifiers & Qt.KeyboardModifier.MetaModifier) or opens_menu
