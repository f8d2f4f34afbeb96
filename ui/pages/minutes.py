"""The Minutes page: what is left to look at, beside the pages as they will be in the file."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QHideEvent, QImage, QPainter, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from peerdesk.domain.minutes import PagePicture, Place
from ui.dialogs.hidden import HiddenDialogs
from ui.dialogs.save_minutes import ask_target
from ui.models.wording import long_day
from ui.pages.minutes_erasing import MinutesErasing
from ui.pages.minutes_ordering import MinutesOrdering
from ui.pages.minutes_printing import MinutesPrinting
from ui.pages.minutes_rail import MinutesRail
from ui.pages.minutes_room import MinutesCount
from ui.pages.minutes_sending import SendingPanel
from ui.pages.page import PageAction
from ui.presenters.minutes import FEW, Drawn, Fitting, Marked, MinutesPresenter
from ui.presenters.minutes_cards import Spot
from ui.presenters.spelling import Spelling, Tongue
from ui.theme import current_theme
from ui.widgets.key_button import KeyButton
from ui.widgets.paper_view import Carried, MarginView, PagesView, PagesWanted, PaperView, PlaceView
from ui.widgets.sentence_editor import SentenceEditor
from ui.widgets.strip import Strip

_RAIL_PART = 0.277
_RAIL_LEAST, _RAIL_MOST = 88, 112
_REST_MS = 150
"""After the last key it is found out whom the words fit. Chosen: longer than the gap between two letters."""


class _DeskTop(QWidget):
    """What the pages lie on."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw its ground, also under the strip."""
        QPainter(self).fillRect(self.rect(), current_theme().colour("track"))


class MinutesPage(QWidget):
    """Cards at the left, pages at the right, the strip under them.

    Signals:
        room_left(): the room no longer sees this screen; everything may be shown.
    """

    room_left = Signal()

    def __init__(self, presenter: MinutesPresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self._focus_when_ready = False
        self._followed = ""
        self._room = False
        self._dialogs = HiddenDialogs(self)
        self._is_leaving = False
        self.sending = presenter.sending
        self.rail = MinutesRail(presenter)
        self.sending_panel = SendingPanel(self.sending)
        self.rail.add_part(self.sending_panel)
        self.paper = PaperView()
        self.counts = MinutesCount(presenter)
        self.counts.hide()
        self.editor = SentenceEditor(self.paper.viewport())
        self.strip = Strip()
        self.last_button = KeyButton("", self.tr("Enter"), primary=True)
        self._printing = MinutesPrinting(presenter, self, self._leave_editor)
        self.spelling = Spelling()  # without a parent: its thread keeps it while it reads
        self._typed = QTimer(self)
        self._erasing = MinutesErasing(presenter, self, self._in_front)
        self._ordering = MinutesOrdering(presenter.sentences, self, self._sentence, self._leave_editor)
        self._lay_out()
        self.last_button.clicked.connect(presenter.show_last)
        presenter.changed.connect(self._show_draft)
        presenter.laid_out.connect(self._show_pages)
        presenter.drawn.connect(self._show_picture)
        presenter.marked.connect(self._show_marks)
        presenter.kept.connect(self._kept)
        presenter.refused.connect(self._refused)
        presenter.leaving.connect(self._put_away)
        presenter.fitted.connect(self._show_fit)
        self.rail.spot_shown.connect(self._show_spot)
        self.rail.edit_wanted.connect(self._edit_spot)
        self.rail.export_wanted.connect(self.export)
        self.rail.place_wanted.connect(self.paper.set_current)
        self.rail.hints.edit_wanted.connect(self.edit)
        self.sending_panel.send_wanted.connect(self.send)
        self.counts.show_button.clicked.connect(self.room_left)
        self.paper.wanted.connect(self._ask_pages)
        self.paper.chosen.connect(self.edit)
        self.paper.gone_to.connect(self._follow_no_more)
        self.paper.drop_wanted.connect(presenter.drop)
        self.paper.carried.connect(self._carry)
        self.paper.moved.connect(self._place_editor)
        self._typed.setSingleShot(True)
        self._typed.setInterval(_REST_MS)
        self._typed.timeout.connect(self._ask_fit)
        self.editor.typed.connect(self._typed.start)
        self.editor.words_wanted.connect(self.spelling.ask)
        presenter.tongue_known.connect(self._spell)
        self.spelling.read.connect(lambda found: self.editor.mark(found.text, found.words))
        self.spelling.proposed.connect(lambda found: self.editor.offer(found.word, found.words))
        self.editor.kept.connect(self._keep)
        self.editor.given_up.connect(self._give_up)
        self.editor.drop_wanted.connect(self._drop_edited)
        self.editor.split_wanted.connect(self._split_edited)
        self._show_draft()

    def show_meeting(self, meeting_id: int) -> None:
        """Show the minutes of this meeting; the first card gets the keyboard."""
        self._put_away()
        self._focus_when_ready = True
        self._presenter.show_meeting(meeting_id)
        self.sending.show_meeting(meeting_id)

    def set_room_view(self, room: bool) -> None:
        """The room can see this screen: counts instead of cards and pages, no question about words."""
        if room is self._room:
            return
        self._room = room
        self._leave_editor()
        self._dialogs.set_room_view(room)  # questions quote what was said
        focus = QApplication.focusWidget()
        held = focus is not None and self.isAncestorOf(focus)
        self.rail.set_room_view(room)
        self.sending_panel.setEnabled(not room)
        self.paper.setVisible(not room)
        self.counts.setVisible(room)
        if held:
            self._focus_when_ready = True
            self._focus_if_ready()
        self._bring_back()

    @Slot()
    def send(self) -> None:
        """Open the way of the minutes: for objections, released, with their mails."""
        from ui.dialogs.send_dialog import SendDialog

        if self._room:
            return  # it names who cannot be reached
        self._leave_editor()
        SendDialog(self.sending, self).open()

    def actions_wanted(self) -> tuple[PageAction, ...]:
        """Everything the page can do, for the menus, the keys and the palette."""
        beside = (*self._printing.actions_wanted(), *self.rail.chooser.actions_wanted())
        erasing = self._erasing.actions()
        return (*self._file_actions(), *beside, *self._text_actions(), *erasing, *self._view_actions())

    def panes(self) -> tuple[QWidget, ...]:
        """What the pane keys go round."""
        card, button = self.rail.open_card(), self.rail.pdf_button
        last = (button,) if button.isEnabled() else ()
        if self._room:
            return (self.counts.show_button, *last)
        first = self.last_button if self.last_button.isVisibleTo(self) else card
        return (*((first,) if first else ()), self.paper, *last)

    @Slot(str)
    def edit(self, where: str) -> None:
        """Open the editor over the text of this block."""
        text = self._presenter.texts().get(where)
        if text is None or self._room or where == self.editor.key or not self._presenter.may_edit():
            return
        self._leave_editor()
        if self.editor.key:
            return  # the words of another sentence could not be stored and stand in it again
        self.paper.set_current(where)
        if self._presenter.sentences.is_agreed(where):
            self._ordering.ask_whose()
            return
        self._open_editor(where)

    def _open_editor(self, where: str) -> None:
        """Over the text of this block, with the words that were typed for it and could not be stored."""
        p = self._presenter
        self.editor.open(where, p.words(where), p.can_drop(where), p.unkept.pop(where, ""))
        self._place_editor()
        self._presenter.ask_tongue()
        self._ask_fit()

    @Slot(str)
    def export(self, suffix: str) -> None:
        """Ask where to, and write the paper."""
        self._leave_editor()
        if not self._presenter.exporting.may_start():
            return
        if self._presenter.papers.is_case:
            self._lock()
            return
        asked = self._shown()
        target = ask_target(self, self._presenter.default_name(suffix))
        if target is not None and self._shown() != asked:
            self._presenter.refuse_changed()
        elif target is not None:
            self._presenter.exporting.start(target)

    def _lock(self) -> None:
        """Ask for a password, then where to, and write the presenter's paper."""
        from ui.dialogs.lock_paper import LockDialog

        asked = self._shown()

        def locked(password: str | None) -> None:
            name = self._presenter.default_name(".pdf")
            target = ask_target(self, name, self.tr("Write the presenter’s paper")) if password else None
            if password and self._shown() != asked:
                self._presenter.refuse_changed()
            elif password and target is not None:
                self._presenter.exporting.start(target, password)

        dialog = LockDialog(self)
        dialog.answered.connect(locked)
        dialog.open()

    def _shown(self) -> tuple[int, str]:
        """Which paper of which meeting: it may become another while a question is open."""
        return self._presenter.meeting_id, self._presenter.papers.key

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the columns in proportion."""
        super().resizeEvent(event)
        theme = current_theme()
        least, most = theme.space(_RAIL_LEAST), theme.space(_RAIL_MOST)
        wanted = round(min(max(self.width() * _RAIL_PART, least), most) * theme.factor)
        self.rail.setFixedWidth(min(wanted, max(self.width() // 2, least)))

    def showEvent(self, event: QShowEvent) -> None:
        """Give the keyboard to the cards."""
        super().showEvent(event)
        self._focus_when_ready = True
        self._focus_if_ready()
        self._bring_back()

    def hideEvent(self, event: QHideEvent) -> None:
        """Keep what was typed when another page comes."""
        self._leave_editor()
        self._presenter.hurry()
        super().hideEvent(event)

    # What comes from the presenter.

    @Slot()
    def _show_draft(self) -> None:
        self.paper.show_empty(self._presenter.why_none)
        self._offer_last()
        self.paper.set_marked({spot.where for card in self._presenter.cards for spot in card.spots})
        self._focus_if_ready()
        self._bring_back()

    def _offer_last(self) -> None:
        """Where there are no minutes yet: those of the last meeting of the group, one key away."""
        last, held = self._presenter.last, self.last_button.hasFocus()
        if last is not None:
            self.last_button.set_text(self.tr("Minutes of {day}").format(day=long_day(last.day)))
            comes = self.last_button.isHidden()
            self.last_button.show()
            if comes and self.isVisible():
                self.last_button.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            if held:
                self.paper.setFocus(Qt.FocusReason.OtherFocusReason)
            self.last_button.hide()

    @Slot()
    def _show_pages(self) -> None:
        written = self._presenter.written
        if written is None:
            self.paper.show_pages(PagesView(0, 0, 1.0, 1.0))
            return
        width, height = written.size_pt
        places = tuple(_from_above(place, height) for place in written.places)
        view = PagesView(
            self._presenter.edition, written.pages, width, height, places, self._presenter.texts(),
            self._remarks(), self._movable(),
        )  # fmt: skip
        known = view.edition == self.paper.edition
        self.paper.show_pages(view)
        if known:
            self.paper.forget_marks()
            for page in self.paper.near():
                self._presenter.ask_marks(page)
        spot = self.rail.spot()
        if self.editor.key:
            self._place_editor()
        elif self._followed:
            self._follow()
        elif spot is not None and not self.paper.hasFocus():
            self.paper.set_current(spot.where)

    def follow(self, where: str) -> None:
        """Show the text of this block, and once more where a change under way has brought it."""
        self._followed = where if self._presenter.edits.is_waiting else ""
        self.paper.set_current(where)

    @Slot()
    def _follow_no_more(self) -> None:
        self._followed = ""

    def _follow(self) -> None:
        if not self._presenter.edits.is_waiting:
            self.paper.set_current(self._followed)
            if self._presenter.whole is not None:
                self._followed = ""

    def _movable(self) -> frozenset[str]:
        """Texts that can be carried elsewhere: sentences, until they change no more."""
        p = self._presenter
        return p.sentences.wheres if p.can_edit else frozenset()

    @Slot(object)
    def _carry(self, carried: Carried) -> None:
        self._leave_editor()
        self._presenter.sentences.carry(carried.key, carried.onto, below=carried.below)
        self.follow(carried.key)

    def _remarks(self) -> dict[str, MarginView]:
        """Beside each text that cannot speak of everybody: of how many it could."""
        counted = self._presenter.counted
        return {one.where: MarginView(counted(one.count), one.count <= FEW) for one in self._presenter.narrow}

    @Slot(object)
    def _show_picture(self, drawn: Drawn) -> None:
        image = _image_of(drawn.picture)
        self.paper.show_picture(drawn.edition, drawn.picture.page, drawn.px_per_pt, image)

    @Slot(object)
    def _show_marks(self, marked: Marked) -> None:
        written = self._presenter.written
        height = written.size_pt[1] if written else 0.0
        places = tuple(_from_above(place, height) for place in marked.places)
        self.paper.show_marks(marked.edition, marked.page, places)

    @Slot(object)
    def _ask_pages(self, wanted: PagesWanted) -> None:
        self._presenter.ask_pages(wanted.pages, wanted.px_per_pt)
        for page in wanted.pages:
            self._presenter.ask_marks(page)

    # Editing.

    @Slot(object)
    def _show_spot(self, spot: Spot) -> None:
        self.paper.set_current(spot.where)

    @Slot(object)
    def _edit_spot(self, spot: Spot) -> None:
        self.edit(spot.where)
        if self.editor.key == spot.where and self.editor.text() == spot.text:
            self.editor.select(spot.start, spot.end)

    @Slot(str)
    def _keep(self, text: str) -> None:
        self.editor.hold()
        self._presenter.change(self.editor.key, text)

    @Slot(str)
    def _kept(self, where: str) -> None:
        if where == self.editor.key and self.editor.is_held:
            self._give_up()

    @Slot(str)
    def _refused(self, where: str) -> None:
        """What was typed stays in the editor, or comes back into it."""
        if where == self.editor.key and self.editor.is_held:
            self._presenter.unkept.pop(where, None)
            self.editor.release()
        else:
            self._bring_back()

    def _bring_back(self) -> None:
        """Open the editor with words that could not be stored, unless others are being typed in it."""
        p, editor = self._presenter, self.editor
        where = next((one for one in p.unkept if one in p.texts()), "")
        is_free = not (self._room or self._is_leaving or editor.is_changed or editor.is_held)
        if where and self.isVisible() and is_free:
            self.paper.set_current(where)
            self._open_editor(where)

    @Slot()
    def _give_up(self) -> None:
        self.editor.finish()
        if self.rail.spot() is not None:
            self.rail.focus_cards()
        else:
            self.paper.setFocus(Qt.FocusReason.OtherFocusReason)
        self._bring_back()

    @Slot()
    def _drop_edited(self) -> None:
        where = self.editor.key
        self._give_up()
        self._presenter.drop(where)

    @Slot(int)
    def _split_edited(self, at: int) -> None:
        where = self.editor.key
        self._give_up()
        self._presenter.sentences.split(where, at)

    def _in_front(self) -> str:
        """The text that the page shows or that is edited; "" for none."""
        return "" if self._room else self.editor.key or self.paper.current

    def _sentence(self) -> str:
        """The same if it is a sentence."""
        where = self._in_front()
        return where if self._presenter.sentences.is_sentence(where) else ""

    def _leave_editor(self) -> None:
        """Keep changed words and close the box: what was typed is not lost by going elsewhere."""
        where, text = self.editor.key, self.editor.text()
        is_new = self.editor.is_changed and not self.editor.is_held and bool(text)
        focus = QApplication.focusWidget()
        held = focus is not None and self.editor.isAncestorOf(focus)
        self.editor.finish()
        if held and self.isVisible():  # else Qt gives the keyboard to whatever comes next
            (self.counts.show_button if self._room else self.paper).setFocus(Qt.FocusReason.OtherFocusReason)
        self.spelling.drop()
        if is_new:
            self._presenter.change(where, text)

    @Slot()
    def _put_away(self) -> None:
        """Another meeting or paper comes: what is refused now waits until this one is shown again."""
        self._is_leaving = True
        self._leave_editor()
        self._is_leaving = False

    @Slot()
    def _ask_fit(self) -> None:
        if self.editor.key:
            self._presenter.ask_fit(self.editor.key, self.editor.text())
            self.spelling.look(self.editor.raw_text())

    @Slot(object)
    def _spell(self, tongue: Tongue) -> None:
        self.spelling.speak(tongue)
        if self.editor.key:
            self.spelling.look(self.editor.raw_text())

    @Slot(object)
    def _show_fit(self, fit: Fitting) -> None:
        if (fit.where, fit.text) == (self.editor.key, self.editor.text()):
            self.editor.set_remark(self._presenter.counted(fit.count))

    @Slot()
    def _place_editor(self) -> None:
        self._presenter.look_at(self.paper.in_sight())
        rect = self.paper.rect_of(self.editor.key) if self.editor.key else None
        if rect is not None:
            self.editor.place(rect)

    # Inside.

    def _focus_if_ready(self) -> None:
        if self._focus_when_ready and self.isVisible() and self._presenter.draft is not None:
            self._focus_when_ready = False
            if self._room:
                self.counts.show_button.setFocus(Qt.FocusReason.OtherFocusReason)
            else:
                self.rail.focus_cards()

    def _file_actions(self) -> tuple[PageAction, ...]:
        can, menu = self._can_export, "Meeting"
        pdf, word, markdown = (partial(self.export, suffix) for suffix in (".pdf", ".docx", ".md"))
        return (
            PageAction("minutes.pdf", self.tr("Write PDF…"), ("Ctrl+E",), pdf, menu, "download", can),
            PageAction(
                "minutes.docx", self.tr("Write Word…"), ("Ctrl+Shift+O",), word, menu, "file-text", can
            ),
            PageAction(
                "minutes.markdown",
                self.tr("Write Markdown…"),
                ("Ctrl+Shift+E",),
                markdown,
                menu,
                "file-text",
                can,
            ),
            PageAction(
                "minutes.stop",
                self.tr("Stop writing"),
                ("Ctrl+Shift+X",),
                self._presenter.exporting.stop,
                menu,
                "",
                self._is_exporting,
            ),
            PageAction(
                "minutes.send", self.tr("Send…"), ("Ctrl+Shift+S",), self.send, menu, "send", self._can_send
            ),
            PageAction("minutes.paper", self.tr("A4 or Letter"), ("Ctrl+Shift+F",), self._other_paper, menu),
        )

    def _text_actions(self) -> tuple[PageAction, ...]:
        p, rail, card, menu = self._presenter, self.rail, self._has_card, "Notes"
        back, again = self.tr("Take change back"), self.tr("Make change again")
        return (
            PageAction(
                "minutes.undo",
                back,
                ("Ctrl+Z",),
                p.edits.undo,
                menu,
                "undo-2",
                lambda: p.edits.can_undo,
            ),
            PageAction(
                "minutes.redo",
                again,
                ("Ctrl+Y",),
                p.edits.redo,
                menu,
                "redo-2",
                lambda: p.edits.can_redo,
            ),
            PageAction(
                "minutes.replace", self.tr("Put neutral words"), ("R",), rail.replace, menu, enabled=card
            ),
            PageAction("minutes.edit", self.tr("Edit sentence"), ("E",), rail.edit, menu, enabled=card),
            PageAction("minutes.keep", self.tr("Keep words…"), ("K",), rail.keep, menu, enabled=card),
            PageAction("minutes.drop", self.tr("Drop sentence"), ("D",), rail.drop, menu, enabled=card),
            PageAction(
                "minutes.suggestions",
                self.tr("Suggestions"),
                ("Ctrl+G",),
                rail.hints.go_in,
                menu,
                enabled=self._has_hint,
            ),
            *self._ordering.actions(),
        )

    def _view_actions(self) -> tuple[PageAction, ...]:
        view, menu = self.paper, "View"
        larger, smaller = partial(view.zoom, 1), partial(view.zoom, -1)
        return (
            PageAction("minutes.larger", self.tr("Larger pages"), ("Ctrl++", "Ctrl+="), larger, menu),
            PageAction("minutes.smaller", self.tr("Smaller pages"), ("Ctrl+-",), smaller, menu),
            PageAction(
                "minutes.width", self.tr("As wide as the window"), ("Ctrl+0",), view.zoom_to_width, menu
            ),
        )

    def _other_paper(self) -> None:
        self._presenter.set_paper("a4" if self._presenter.paper == "letter" else "letter")

    def _is_exporting(self) -> bool:
        return self._presenter.exporting.progress is not None

    def _can_export(self) -> bool:
        return self._presenter.exporting.can_start

    def _can_send(self) -> bool:
        return self.sending.view is not None and not self._room

    def _has_card(self) -> bool:
        if self._room or self.editor.key:
            return False
        return self.rail.spot() is not None or self.rail.hints.has_keyboard()

    def _has_hint(self) -> bool:
        return bool(self._presenter.suggestions) and not self._room

    def _lay_out(self) -> None:
        desk = _DeskTop()
        right = QVBoxLayout(desk)
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(0)
        right.addWidget(self.paper, 1)
        right.addWidget(self.counts, 1)
        offered = QVBoxLayout(self.paper.viewport())  # under the sentence in the middle
        offered.addStretch(1)
        offered.addSpacing(current_theme().space(20))
        offered.addWidget(self.last_button, 0, Qt.AlignmentFlag.AlignHCenter)
        offered.addStretch(1)
        self.last_button.hide()
        right.addWidget(self.strip)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.rail)
        row.addWidget(desk, 1)


def _from_above(place: Place, height_pt: float) -> PlaceView:
    """A place as screens count: from the page's upper left corner."""
    return PlaceView(
        place.key, place.page, place.left, height_pt - place.top, place.right, height_pt - place.bottom
    )


def _image_of(picture: PagePicture) -> QImage:
    """The picture without copying its pixels; the image keeps them alive."""
    return QImage(picture.pixels, picture.width, picture.height, picture.stride, QImage.Format.Format_RGB32)
