"""One item of the agenda in full: every part of it in a field."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from functools import partial
from string import Template

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import (
    QGridLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QSizePolicy,
    QWidget,
)

from ui.theme import Size, Weight, current_theme
from ui.widgets.drawing import line_height
from ui.widgets.names_completer import NamesCompleter
from ui.widgets.pick_box import PickBox, PickMany
from ui.widgets.text_label import TextLabel

_CARD_LINES = 2
_CARD_MOST = 2_000

_SHEET = """
QLineEdit, QComboBox, QPlainTextEdit {
    background: transparent; border: $hair solid transparent; padding: $small $small; }
QLineEdit:hover, QComboBox:hover, QPlainTextEdit:hover { border: $hair solid palette(mid); }
QLineEdit:focus, QComboBox:focus, QPlainTextEdit:focus {
    background: palette(base); border: $hair solid palette(highlight); }
QLineEdit:disabled, QComboBox:disabled, QPlainTextEdit:disabled {
    background: transparent; border: $hair solid transparent; }
"""
"""Fields without borders until the pointer or the keyboard is on them, so that the item reads as text."""


class Part(StrEnum):
    """The parts of an item that the form edits."""

    TITLE = "title"
    PUBLIC_TITLE = "public_title"
    MINUTES = "minutes"
    PER_PERSON = "per_person"
    TURNS = "turns"
    SWITCHES = "switches"
    LEAD = "lead"
    ATTRIBUTION = "attribution"
    MINUTED_TO = "minuted_to"
    STARTS = "starts"
    PROTECTED = "protected"
    CLOCK = "clock"
    AT_END = "at_end"
    WARNS = "warns"
    KEEPS_END = "keeps_end"
    CARD = "card"
    PRIVATE_NOTE = "private_note"
    LINKS = "links"


@dataclass(frozen=True, slots=True)
class PartTyped:
    """Somebody typed into a field or picked something. value: the text, or the key of what was picked."""

    item_id: int
    part: Part
    value: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class ItemFields:
    """What the form shows.

    values: by part. fixed: parts that cannot be edited. names: who can lead. switches: keys and texts of what
    can be switched on beside the turns.
    """

    item_id: int
    values: dict[Part, str] = field(repr=False)
    fixed: frozenset[Part] = frozenset()
    steps_text: str = field(default="", repr=False)
    names: tuple[str, ...] = field(default=(), repr=False)
    switches: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Picks:
    """Keys and texts of the boxes one picks from."""

    turns: tuple[tuple[str, str], ...]
    attribution: tuple[tuple[str, str], ...]
    minuted_to: tuple[tuple[str, str], ...]
    protected: tuple[tuple[str, str], ...]
    clock: tuple[tuple[str, str], ...]
    at_end: tuple[tuple[str, str], ...]
    keeps_end: tuple[tuple[str, str], ...]


_PRIVATE = (Part.PRIVATE_NOTE, Part.LINKS)


class _Text(QPlainTextEdit):
    """Some lines of text. left: when the keyboard goes elsewhere."""

    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setTabChangesFocus(True)
        self.setFrameShape(QPlainTextEdit.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        theme = current_theme()
        return QSize(theme.space(40), line_height(self.font()) * _CARD_LINES + theme.space(4))

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit()


class ItemForm(QWidget):
    """Fields of one item; what is typed is told on Enter or when the field is left.

    Signals:
        typed(PartTyped): a field was finished with another value.
        typing(PartTyped): a field of times or the title holds this text so far.
    """

    typed = Signal(object)
    typing = Signal(object)

    def __init__(self, picks: Picks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: ItemFields | None = None
        self._lines: dict[Part, QLineEdit] = {}
        self._boxes: dict[Part, PickBox] = {}
        self._texts = {part: _Text() for part in (Part.CARD, Part.PRIVATE_NOTE, Part.LINKS)}
        self._switches = PickMany()
        self._switches.picked.connect(self._tell_switches)
        self._private: list[QWidget] = []
        self._steps = TextLabel("", "ink_soft", wrap=True)
        self._grid = QGridLayout(self)
        self._names: tuple[str, ...] = ()
        theme = current_theme()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(theme.space(1))
        self._grid.setVerticalSpacing(theme.space(0.5))
        self._grid.setColumnStretch(1, 1)
        self.setStyleSheet(
            Template(_SHEET).substitute(small=f"{theme.space(0.75)}px", hair=f"{theme.space(0.25)}px")
        )
        self._build(picks)

    def _build(self, picks: Picks) -> None:
        title = self._line(Part.TITLE)
        title.setFont(current_theme().font(Size.BODY, Weight.STRONG))
        title.setPlaceholderText(self.tr("Untitled"))
        title.setAccessibleName(self.tr("Working title"))
        self._grid.addWidget(title, 0, 0, 1, 2)
        public = self._line(Part.PUBLIC_TITLE)
        public.setPlaceholderText(self.tr("as the working title"))
        rows: tuple[tuple[str, QWidget], ...] = (
            (self.tr("&Public title"), public),
            (self.tr("Begin&s at"), self._line(Part.STARTS)),
            (self.tr("Minu&tes"), self._line(Part.MINUTES)),
            (self.tr("Per pers&on"), self._line(Part.PER_PERSON)),
            (self.tr("T&urns"), self._box(Part.TURNS, picks.turns)),
            (self.tr("&Rules"), self._switches),
            (self.tr("&Lead"), self._line(Part.LEAD)),
            (self.tr("Attri&bution"), self._box(Part.ATTRIBUTION, picks.attribution)),
            (self.tr("Minute&d to"), self._box(Part.MINUTED_TO, picks.minuted_to)),
            (self.tr("&If late"), self._box(Part.PROTECTED, picks.protected)),
            (self.tr("&Clock"), self._box(Part.CLOCK, picks.clock)),
            (self.tr("&At its end"), self._box(Part.AT_END, picks.at_end)),
            (self.tr("&Warns"), self._line(Part.WARNS)),
            (self.tr("Minutes le&ft"), self._box(Part.KEEPS_END, picks.keeps_end)),
        )
        for place, (text, widget) in enumerate(rows, 1):
            self._add(place, text, widget)
        self._lines[Part.LEAD].setPlaceholderText(self.tr("you"))
        self._lines[Part.PER_PERSON].setPlaceholderText(self.tr("not timed"))
        self._boxes[Part.TURNS].setPlaceholderText(self.tr("by its steps"))
        self._switches.setPlaceholderText(self.tr("none beside"))
        self._lines[Part.STARTS].setPlaceholderText(self.tr("not fixed"))
        self._lines[Part.WARNS].setPlaceholderText(self.tr("by its length, or 2m, 30s"))
        self._boxes[Part.KEEPS_END].setPlaceholderText(self.tr("no steps"))
        labels = {
            Part.CARD: self.tr("To r&ead out"),
            Part.PRIVATE_NOTE: self.tr("For &you alone"),
            Part.LINKS: self.tr("Lin&ks and files, for you alone"),
        }
        place = len(rows) + 1
        for part, box in self._texts.items():
            box.setPlaceholderText(self.tr("one a line") if part is Part.LINKS else self.tr("nothing"))
            box.left.connect(partial(self._tell_text, part))
            label = self._label(labels[part], box)
            self._grid.addWidget(label, place, 0, 1, 2)
            self._grid.addWidget(box, place + 1, 0, 1, 2)
            self._private += [label, box] if part in _PRIVATE else []
            place += 2
        self._grid.addWidget(self._steps, place, 0, 1, 2)

    def _add(self, place: int, text: str, widget: QWidget) -> None:
        self._grid.addWidget(self._label(text, widget), place, 0)
        self._grid.addWidget(widget, place, 1)

    def _label(self, text: str, widget: QWidget) -> QLabel:
        label = QLabel(text)
        palette = label.palette()
        palette.setColor(label.foregroundRole(), current_theme().colour("ink_faint"))
        label.setPalette(palette)
        label.setBuddy(widget)
        widget.setAccessibleName(text.replace("&", ""))
        return label

    def _line(self, part: Part) -> QLineEdit:
        line = self._lines[part] = QLineEdit()
        line.editingFinished.connect(partial(self._tell_line, part))
        if part in (Part.TITLE, Part.STARTS, Part.MINUTES, Part.PER_PERSON):
            line.textEdited.connect(partial(self._tell_typing, part))
        return line

    def _box(self, part: Part, picks: tuple[tuple[str, str], ...]) -> PickBox:
        box = self._boxes[part] = PickBox(picks)
        box.activated.connect(partial(self._tell_box, part))
        return box

    def show_item(self, fields: ItemFields) -> None:
        """Show this item. A field somebody is typing into keeps its text."""
        if self._shown is not None and self._shown.item_id != fields.item_id:
            self.finish()
        same = self._shown is not None and self._shown.item_id == fields.item_id
        self._shown = fields
        for part, line in self._lines.items():
            line.setEnabled(part not in fields.fixed)
            if not (same and line.hasFocus() and line.isModified()):
                self._set_line(line, fields.values[part])
        for part, box in self._boxes.items():
            box.setEnabled(part not in fields.fixed)
            box.choose(fields.values[part])
        self._switches.setEnabled(Part.SWITCHES not in fields.fixed and bool(fields.switches))
        self._switches.show_picks(fields.switches, frozenset(fields.values[Part.SWITCHES].split()))
        for part, text in self._texts.items():
            text.setEnabled(part not in fields.fixed)
            if not (same and text.hasFocus()) and text.toPlainText() != fields.values[part]:
                text.setPlainText(fields.values[part])
        self._steps.set_text(fields.steps_text)
        self._steps.setVisible(bool(fields.steps_text))
        self._set_names(fields.names)

    def hide_private(self, *, hidden: bool) -> None:
        """Hide what is for the facilitator alone while somebody else has the chair."""
        for widget in self._private:
            widget.setHidden(hidden)

    def finish(self) -> None:
        """Tell what was typed and not told yet."""
        for part in self._lines:
            self._tell_line(part)
        for part in self._texts:
            self._tell_text(part)

    def focus_part(self, part: Part) -> None:
        """Put the keyboard into a field."""
        widget: QWidget | None = self._lines.get(part) or self._boxes.get(part) or self._texts.get(part)
        widget = widget or self._switches
        widget.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def first_field(self) -> QWidget:
        """Where the keyboard enters."""
        return self._lines[Part.TITLE]

    def _set_line(self, line: QLineEdit, text: str) -> None:
        if line.text() != text:
            line.setText(text)
            line.setCursorPosition(0)
        line.setModified(False)

    def _set_names(self, names: tuple[str, ...]) -> None:
        if names == self._names:
            return
        self._names = names
        old = self._lines[Part.LEAD].completer()
        self._lines[Part.LEAD].setCompleter(NamesCompleter(names, self))
        if old is not None:
            old.deleteLater()

    def _tell_line(self, part: Part) -> None:
        line = self._lines[part]
        if self._shown is not None and line.isModified():
            line.setModified(False)
            if line.text() != self._shown.values[part]:
                self.typed.emit(PartTyped(self._shown.item_id, part, line.text()))

    def _tell_typing(self, part: Part, text: str) -> None:
        if self._shown is not None:
            self.typing.emit(PartTyped(self._shown.item_id, part, text))

    def _tell_box(self, part: Part, index: int) -> None:
        if self._shown is not None:
            value = str(self._boxes[part].itemData(index))
            if value != self._shown.values[part]:
                self.typed.emit(PartTyped(self._shown.item_id, part, value))

    def _tell_switches(self, value: str) -> None:
        if self._shown is not None:
            self.typed.emit(PartTyped(self._shown.item_id, Part.SWITCHES, value))

    def _tell_text(self, part: Part) -> None:
        text = self._texts[part].toPlainText()[:_CARD_MOST]
        if self._shown is not None and text != self._shown.values[part]:
            self.typed.emit(PartTyped(self._shown.item_id, part, text))
