"""The right column of Run: the note box, what Enter will keep, the last note, the notes of the item."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QDate, QLocale, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.theme import current_theme
from ui.widgets.note_entry import NoteEntry, Underline

if TYPE_CHECKING:
    from PySide6.QtGui import QAction

    from peerdesk.domain.errors import UserError
    from peerdesk.domain.notes import Action, NoteDraft, NoteKind, Owner
    from peerdesk.services.capture import LastNote, NotesView, TakenBack
    from ui.models.notes_model import NoteRow, NotesModel
    from ui.presenters.notes import NotesPresenter
    from ui.presenters.recognising import Typed


_WIDE, _NARROW = 140, 34
"""Characters shown of the last note: some lines of the column, one of the Pocket window."""


class NotesPanel(QWidget):
    """Notes while people speak; the box alone until `attach`.

    compose: the box with what Enter will keep and the last note, which another layout may take for a while.

    Signals:
        parked(int): how many notes of the running item are parked.
    """

    parked = Signal(int)

    _presenter: NotesPresenter
    _model: NotesModel

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kind: NoteKind | None = None
        self._room = False
        self._view: NotesView | None = None
        self._later: tuple[str, int] | None = None
        self._narrow = False
        self.entry = NoteEntry(self)
        theme = current_theme()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(*(theme.space(4),) * 4)
        self._column.setSpacing(theme.space(2))
        self.compose = QWidget(self)
        self._writing = QVBoxLayout(self.compose)
        self._writing.setContentsMargins(0, 0, 0, 0)
        self._writing.setSpacing(theme.space(2))
        self._writing.addWidget(self.entry)
        self._column.addWidget(self.compose)
        self._column.addStretch(1)

    def attach(self, presenter: NotesPresenter) -> None:
        """Put the notes under the box; let a presenter hear what is typed, also what was typed by now."""
        from peerdesk.domain.notes import NoteDraft
        from ui.models.notes_model import NotesModel

        self._presenter = presenter
        self._lay_out()
        self._model = NotesModel(self)
        self.list.setModel(self._model)
        self._fill_kinds()
        self._wire()
        text = self.entry.toPlainText()
        if text:
            self._typed(text)
        if self.entry.is_held():
            presenter.submit(NoteDraft(text, self._kind))

    def set_room_view(self, room: bool) -> None:
        """The room can see this screen: a count instead of texts, dots instead of letters."""
        self._room = room
        self.entry.set_dots(room)
        self._typed(self.entry.toPlainText())
        self._show_notes()

    def set_narrow(self, *, narrow: bool) -> None:
        """Less of what was said under the box, for a narrow window; else the box is in its place again."""
        self._narrow = narrow
        if not narrow:
            self._column.insertWidget(0, self.compose)
        self._show_notes()

    def set_pen_up(self, up: bool) -> None:
        """The pen is up: nothing is taken down."""
        self.entry.set_pen_up(up)

    def choose_kind(self, kind: NoteKind | None) -> None:
        """The kind of the next note; None: by its first character."""
        self._kind = kind
        self.entry.set_kind(kind)
        self._name_kind()

    def _lay_out(self) -> None:
        from PySide6.QtWidgets import QToolButton

        from ui.widgets.marked_label import MarkedLabel
        from ui.widgets.note_card import NoteList
        from ui.widgets.section_label import SectionLabel
        from ui.widgets.text_label import TextLabel

        theme = current_theme()
        self._kept_as = TextLabel("", "warn", wrap=True)
        self.kind_button = QToolButton(self)
        self.kind_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.kind_button.setAutoRaise(True)
        self.kind_button.setAccessibleName(self.tr("Kind of the note"))
        self._last = MarkedLabel(parent=self)
        self._last_keys = TextLabel("", "ink_faint")
        self._heading = SectionLabel(self.tr("This item · nobody is named"))
        self.list = NoteList(self)
        under = QHBoxLayout()
        under.setSpacing(theme.space(2))
        under.addWidget(self._kept_as, 1)
        under.addWidget(self.kind_button, 0, Qt.AlignmentFlag.AlignTop)
        for part in (self._last, self._last_keys):
            self._writing.addWidget(part)
        self._writing.insertLayout(1, under)
        column = self._column
        column.takeAt(1)
        column.addSpacing(theme.space(2))
        column.addWidget(self._heading)
        column.addWidget(self.list, 1)

    def _wire(self) -> None:
        entry, presenter = self.entry, self._presenter
        entry.submitted.connect(self._submit)
        entry.typed.connect(self._typed)
        entry.cursorPositionChanged.connect(self._caret_moved)
        entry.recall_requested.connect(presenter.take_back)
        entry.undo_note_requested.connect(presenter.undo)
        entry.find_accepted.connect(self._found)
        entry.replacement_requested.connect(self._replace)
        presenter.kept.connect(self._kept)
        presenter.refused.connect(self._refused)
        presenter.recognised.connect(self._recognised)
        presenter.returned.connect(self._returned)
        presenter.drafted.connect(self._drafted)
        presenter.shown.connect(self._show)

    def _submit(self, draft: NoteDraft) -> None:
        self._presenter.submit(draft)

    def _typed(self, text: str) -> None:
        self._presenter.typed(text, self.entry.caret())
        self._name_kind()

    def _kept(self, note: LastNote) -> None:
        self.entry.accept()
        self.choose_kind(None)
        self._put_in_later()

    def _refused(self, error: UserError) -> None:
        self.entry.refuse()
        self._put_in_later()

    def _recognised(self, typed: Typed) -> None:
        if typed.text != self.entry.toPlainText():
            return
        self.entry.set_underlines(tuple(Underline(s.start, s.end, s.sure) for s in typed.stretches))
        text = self.tr("Enter keeps it as “{text}”").format(
            text=_shortened(typed.kept_as, _WIDE // 2 if self._narrow else _WIDE)
        )
        self._kept_as.set_text(text if typed.kept_as and not self._room else "")

    def _replace(self, underline: Underline) -> None:
        stretch = self._presenter.stretch_at(self.entry.toPlainText(), underline.start)
        if stretch is not None:
            self.entry.replace(underline, stretch.replacement)

    def _returned(self, back: TakenBack) -> None:
        rest = self.entry.take_text()
        self.entry.set_text(back.text + (f" {rest}" if rest else ""))
        self.entry.setFocus()

    def _drafted(self, text: str, caret: int) -> None:
        """The text of the last time comes back around what has been typed since."""
        if self.entry.is_held():
            self._later = (text, caret)
            return
        typed = self.entry.toPlainText()
        self.entry.set_text(text[:caret] + typed + text[caret:], caret + len(typed))

    def _put_in_later(self) -> None:
        later, self._later = self._later, None
        if later is not None:
            self._drafted(*later)

    def _caret_moved(self) -> None:
        if not self.entry.is_held():
            self._presenter.caret_moved(self.entry.toPlainText(), self.entry.caret())

    def _found(self, words: str) -> None:
        self.entry.take_text()

    def _show(self, view: NotesView) -> None:
        self._view = view
        self._show_notes()

    def _show_notes(self) -> None:
        from peerdesk.domain.notes import NoteKind

        view = self._view
        if view is None:
            return
        self._show_last(None if self._room else view.last)
        is_found = self.entry.toPlainText().startswith("/")
        apart = "" if is_found else self.tr("Actions of this meeting")
        rows = [] if self._room else _rows(view, self._presenter.owner_text, apart)
        self._model.set_rows(rows)
        if self._room:
            self._heading.set_text(self.tr("%n notes in this item", "", len(view.notes)))
        elif is_found:
            found = len(view.notes) + len(view.actions)
            self._heading.set_text(self.tr("%n found in this meeting", "", found))
        elif view.notes:
            on_record = self._presenter.names_stand
            neutral = self.tr("This item · nobody is named")
            self._heading.set_text(self.tr("This item · on the record") if on_record else neutral)
        else:
            self._heading.set_text(self.tr("No notes in this item yet"))
        self.parked.emit(sum(n.kind is NoteKind.PARKED for n in view.notes))

    def _show_last(self, last: LastNote | None) -> None:
        """The note last kept, with the words that were made neutral marked."""
        before = self.tr("Last: ")
        text = _shortened(last.text, _NARROW if self._narrow else _WIDE) if last else ""
        marks = tuple((a + len(before), b + len(before)) for a, b in last.changes) if last else ()
        shown = len(before) + len(text)
        self._last.set_marked(before + text if last else "", tuple(m for m in marks if m[1] <= shown))
        self._last_keys.set_text(self.tr("↑ edit · Ctrl Shift D strike") if last else "")
        self._last.setVisible(last is not None)
        self._last_keys.setVisible(last is not None and not self._narrow)

    def _fill_kinds(self) -> None:
        from PySide6.QtGui import QAction
        from PySide6.QtWidgets import QMenu

        from peerdesk.domain.notes import PREFIXES
        from ui.models.notes_model import KINDS

        menu = QMenu(self.kind_button)
        for kind in KINDS:
            prefix = next((sign for sign, of in PREFIXES.items() if of is kind), "")
            action = QAction(f"{kind_name(kind)}\t{prefix}", menu)
            action.setData(kind.value)
            menu.addAction(action)
        menu.triggered.connect(self._kind_chosen)
        self.kind_button.setMenu(menu)
        self._name_kind()

    def _kind_chosen(self, action: QAction) -> None:
        from peerdesk.domain.notes import NoteKind

        self.choose_kind(NoteKind(action.data()))
        self.entry.setFocus()

    def _name_kind(self) -> None:
        from peerdesk.domain.notes import PREFIXES

        first = self.entry.toPlainText().lstrip()[:1]
        kind = self._kind or PREFIXES.get(first, self._presenter.default_kind)
        self.kind_button.setText(f"{kind_name(kind)} ▾")


def kind_name(kind: NoteKind) -> str:
    """A kind in the user's words."""
    from ui.widgets.note_card import NoteCard

    return NoteCard(kind.value, "").tag_text


def _rows(view: NotesView, owner_text: Callable[[Owner], str], apart: str) -> list[NoteRow]:
    """Notes, then actions, which belong to the meeting. apart: what stands over these, "" for nothing."""
    from peerdesk.domain.notes import NoteKind
    from ui.models.notes_model import NoteRow
    from ui.widgets.note_card import CardsHeading, NoteCard

    rows = [
        NoteRow(n.key, NoteCard(n.kind.value, n.text), f"{kind_name(n.kind)}: {n.text}") for n in view.notes
    ]
    if apart and view.actions:
        rows.append(NoteRow(b"", CardsHeading(apart), apart, is_heading=True))
    for action in view.actions:
        card = NoteCard(NoteKind.ACTION.value, action.text, _chip(action, owner_text))
        rows.append(NoteRow(action.key, card, f"{kind_name(NoteKind.ACTION)}: {action.text}"))
    return rows


def _chip(action: Action, owner_text: Callable[[Owner], str]) -> str:
    from peerdesk.domain.rules import Papers

    parts = [", ".join(owner_text(owner) for owner in action.owners)]
    if action.due is not None:
        parts.append(QLocale().toString(QDate(action.due.year, action.due.month, action.due.day), "d MMM"))
    said = [part for part in parts if part]
    where = {
        Papers.ALL: QCoreApplication.translate("NotesPanel", "members only") if said else "",
        Papers.MEMBERS_SHEET: QCoreApplication.translate("NotesPanel", "not in the minutes"),
        Papers.NONE: QCoreApplication.translate("NotesPanel", "in no paper"),
    }[action.papers]
    return " · ".join(filter(None, [*said, where]))


def _shortened(text: str, limit: int = _WIDE) -> str:
    return text if len(text) <= limit else text[: limit - 1].rstrip() + "…"
