"""Read-back: what whoever leads it sees, and the room's window, which has a model of its own."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QApplication, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from ui.capture import let_seen
from ui.presenters.read_back import ReadBackPresenter, Showing
from ui.screens import room_screen
from ui.theme import Size, Weight, current_theme
from ui.widgets.key_button import KeyButton
from ui.widgets.room_sentences import RoomPage, RoomSentences
from ui.widgets.text_label import TextLabel

if TYPE_CHECKING:
    from peerdesk.services.read_back import ReadItem, ReadSentence
    from ui.presenters.desk import Desk
    from ui.presenters.run import RunPresenter

TITLE = "PeerDesk"
"""Of the room's window; a list of windows tells nothing."""

_BESIDE = (
    Qt.WindowType.Window
    | Qt.WindowType.FramelessWindowHint
    | Qt.WindowType.WindowStaysOnTopHint
    | Qt.WindowType.WindowDoesNotAcceptFocus
)
"""The keyboard stays with whoever leads; the Stage, a program of its own, stays below."""


class ReadingPanel(QWidget):
    """The question, then the page the room sees with the sentence in front marked.

    Signals:
        show_wanted(): the second press.
        pressed(str): one of the keys of the page, from it or from a button.
        chosen(int): a sentence was clicked.
    """

    show_wanted = Signal()
    pressed = Signal(str)
    chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = TextLabel("", size=Size.BIG, weight=Weight.BOLD, wrap=True)
        self.what = TextLabel("", "ink_soft", Size.BODY, wrap=True)
        self.show_button = KeyButton(self.tr("Show the room"), self.tr("Enter"), primary=True)
        self.not_now = KeyButton(self.tr("Not now"), self.tr("Esc"))
        self.page = RoomSentences(self)
        self.keys = {
            "out": KeyButton(self.tr("Out"), "O"),
            "softer": KeyButton(self.tr("Softer"), "S"),
            "merge": KeyButton(self.tr("Merge"), "M"),
            "undo": KeyButton(self.tr("Take back"), self.tr("Ctrl+Z")),
            "next": KeyButton(self.tr("Next"), self.tr("PgDn")),
            "leave": KeyButton(self.tr("Stop"), self.tr("Esc")),
        }
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._lay_out()
        self.show_button.clicked.connect(self.show_wanted)
        self.not_now.clicked.connect(self._leave)
        self.page.pressed.connect(self.pressed)
        self.page.chosen.connect(self.chosen)
        for meaning, button in self.keys.items():
            button.setProperty("meaning", meaning)
            button.clicked.connect(self._press)

    @property
    def home(self) -> QWidget:
        """Where the keyboard belongs."""
        if self.page.isVisible():
            return self.page
        return self.show_button if self.show_button.isEnabled() else self.not_now

    def ask(self, title: str, what: str, *, can_show: bool | None) -> None:
        """The first step: what would be shown. can_show: None while it is not known yet."""
        focus = QApplication.focusWidget()
        takes = not self.isVisible() or focus is None or focus is self or self.isAncestorOf(focus)
        self.title.set_text(title)
        self.what.set_text(what)
        self._show_parts(shown=False)
        self.show_button.setEnabled(bool(can_show))
        home: QWidget = self.show_button if can_show else self if can_show is None else self.not_now
        if takes and not home.hasFocus():  # whoever goes on typing presses no button with it
            home.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_page(self, title: str, what: str, page: RoomPage) -> None:
        """What the room sees now."""
        self.title.set_text(title)
        self.what.set_text(what)
        self._show_parts(shown=True)
        self.page.set_page(page)

    def set_enabled(self, enabled: dict[str, bool]) -> None:
        """Which keys can do something, by their meaning."""
        for meaning, can in enabled.items():
            self.keys[meaning].setEnabled(can)

    def _show_parts(self, *, shown: bool) -> None:
        asking, telling = (self.show_button, self.not_now, self._rest), (self.page, *self.keys.values())
        for part in asking:
            part.setVisible(not shown)
        for part in telling:
            part.setVisible(shown)

    @Slot()
    def _leave(self) -> None:
        self.pressed.emit("leave")

    @Slot()
    def _press(self) -> None:
        sender = self.sender()
        if sender is not None:
            self.pressed.emit(str(sender.property("meaning")))

    def _lay_out(self) -> None:
        theme = current_theme()
        column = QVBoxLayout(self)
        column.setContentsMargins(*(theme.space(6),) * 3, theme.space(2))
        column.setSpacing(theme.space(2))
        column.addWidget(self.title)
        column.addWidget(self.what)
        first, second = QHBoxLayout(), QHBoxLayout()
        for row, widgets in ((first, (self.show_button, self.not_now)), (second, self.keys.values())):
            row.setSpacing(theme.space(2))
            for widget in widgets:
                row.addWidget(widget)
            row.addStretch(1)
        column.addSpacing(theme.space(2))
        column.addLayout(first)
        column.addWidget(self.page, 1)
        column.addLayout(second)
        self._rest = QWidget(self)
        column.addWidget(self._rest, 1)


class Reading(QObject):
    """Puts the panel into the middle of the Run page, and the page before the room.

    Signals:
        left(): it is over; the middle is to show the meeting again.
        escaped(): Esc was pressed, the first one perhaps of two.
    """

    left = Signal()
    escaped = Signal()

    def __init__(self, page: QWidget, middle: QStackedWidget, desk: Desk, run: RunPresenter) -> None:
        super().__init__(page)
        self._page, self._middle = page, middle
        self.presenter = ReadBackPresenter(desk, run)
        self._panel: ReadingPanel | None = None
        self._room: RoomSentences | None = None
        self._own: QWidget | None = None
        self.presenter.changed.connect(self._show)
        self.presenter.showing_changed.connect(self._switch)
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.screenAdded.connect(self._screens_changed)
            app.screenRemoved.connect(self._screens_changed)

    @property
    def is_on(self) -> bool:
        """Whether it was asked for, or the room sees it."""
        return self.presenter.is_on

    @property
    def is_shown(self) -> bool:
        """Whether the room sees it."""
        return self.presenter.is_shown

    @property
    def covers(self) -> bool:
        """Whether it stands over the whole window, whose other parts nobody sees."""
        return self._own is not None

    @property
    def panel(self) -> ReadingPanel | None:
        """What whoever leads sees; None before it was asked for."""
        return self._panel

    @property
    def room(self) -> RoomSentences | None:
        """What the room sees; None while it sees nothing of it."""
        return self._room

    def ask(self) -> None:
        """The first press: say what would be shown."""
        self.presenter.ask()

    @Slot(str)
    def press(self, meaning: str) -> None:
        """One of the keys, wherever it was pressed."""
        p = self.presenter
        acts: dict[str, Callable[[], None]] = {
            "next": lambda: p.turn(1),
            "back": lambda: p.turn(-1),
            "down": lambda: p.move(1),
            "up": lambda: p.move(-1),
            "out": p.strike,
            "softer": p.soften,
            "merge": p.merge,
            "undo": p.undo,
            "leave": self.escaped.emit,
        }
        acts[meaning]()

    @Slot()
    def stop(self) -> None:
        """The room sees it no longer, at once."""
        self.presenter.stop()

    def focus(self) -> None:
        """The keyboard to where the keys are."""
        if self._room is not None and self._own is not None:
            self._room.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self._panel is not None and self.is_shown:
            self._panel.page.setFocus(Qt.FocusReason.OtherFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Over the window it is as large as the window, always."""
        if watched is self._own and event.type() == QEvent.Type.Resize and self._room and self._own:
            self._room.setGeometry(self._own.rect())
        return False

    @Slot()
    def _switch(self) -> None:
        showing = self.presenter.showing
        if showing is Showing.OFF:
            self._take_away()
            self.left.emit()
            return
        panel = self._panel or self._made()
        if showing is Showing.SHOWN:
            self._put_up()
        self._show()
        self._middle.setCurrentWidget(panel)
        self.focus()

    @Slot()
    def _show(self) -> None:
        panel, model = self._panel, self.presenter.model
        if panel is None:
            return
        if not self.is_shown or model is None:
            can_show = self.presenter.can_show if model is not None else None
            question = self.tr("Show the sentences of this evening to the room?")
            panel.ask(question, self._figures(), can_show=can_show)
            return
        page = self._page_of()
        here = model.sentence is not None
        several = len(model.keys) > model.at + 1
        panel.show_page(self.tr("The room sees this item."), self._figures(), page)
        panel.set_enabled(
            {"out": here, "softer": here, "merge": several, "undo": model.view.can_undo,
             "next": model.place + 1 < len(model.view.items)}
        )  # fmt: skip
        if self._room is not None:
            self._room.set_page(self._with_foot(page))

    def _figures(self) -> str:
        """What is shown and what is not, in figures."""
        model, read = self.presenter.model, self.presenter.read
        if model is None:
            looking = self.tr("Looking for names: {done} of {of} sentences…")
            return looking.format(done=read.done, of=read.of) if read is not None else ""
        view = model.view
        if not view.sentences:
            return self.tr("There is nothing that may be shown.") + self._waiting(view.waiting)
        shown = self.tr("%n sentences", "", view.sentences)
        items = self.tr("%n items", "", view.shown_items)
        told = self.tr("{sentences}, {items}.").format(sentences=shown, items=items)
        return told + self._waiting(view.waiting)

    def _waiting(self, count: int) -> str:
        return " " + self.tr("%n wait for the check and stay hidden.", "", count) if count else ""

    def _page_of(self) -> RoomPage:
        model = self.presenter.model
        item = model.item if model is not None else None
        if model is None or item is None:
            return RoomPage()
        number = self.tr("{number} of {all}").format(number=model.place + 1, all=len(model.view.items))
        texts = tuple(map(self._labelled, item.sentences))
        return RoomPage(number, self._title(item), texts, model.at if texts else -1, self._remark(item))

    def _labelled(self, sentence: ReadSentence) -> str:
        """What is no point or insight says what it is."""
        named = {
            "question": self.tr("Question: {text}"),
            "decision": self.tr("Decision: {text}"),
            "resource": self.tr("Resource: {text}"),
            "parked": self.tr("Parked: {text}"),
        }
        told = named.get(sentence.kind.value, "")
        return told.format(text=sentence.text) if told else sentence.text

    def _title(self, item: ReadItem) -> str:
        if not item.number:
            return self.tr("Actions, without their owners")
        return item.title or self.tr("Item {number}").format(number=item.number)

    def _remark(self, item: ReadItem) -> str:
        """Why nothing is shown, or what is not."""
        if item.why_not == "off_record":
            return self.tr("Off the record: nothing of it is in a paper.")
        if item.why_not == "case":
            return self.tr("A member’s case: its notes belong to its presenter.")
        if not item.waiting:
            return ""
        if not item.sentences:
            return self.tr("%n wait for the check.", "", item.waiting)
        return self.tr("%n more wait for the check.", "", item.waiting)

    def _with_foot(self, page: RoomPage) -> RoomPage:
        if self._own is None:
            return page
        keys = self.tr("O out · S softer · M merge · Ctrl+Z takes back · PgDn goes on · Esc ends")
        foot = self.presenter.told or keys
        return RoomPage(page.number, page.title, page.sentences, page.current, page.remark, foot)

    # The room's window.

    def _put_up(self) -> None:
        """On the screen the room looks at; without one over the whole of this window."""
        window = self._page.window()
        screen = room_screen(QGuiApplication.screens(), window.screen())
        if screen is None:
            self._own = window
            self._room = RoomSentences(window, large=True)
            window.installEventFilter(self)
            self._room.setGeometry(window.rect())
            if handle := window.windowHandle():
                let_seen(handle, seen=True)
        else:
            self._room = RoomSentences(large=True)
            self._fill(self._room, window, screen)
        self._room.pressed.connect(self.press)
        self._room.chosen.connect(self.presenter.choose)
        self._room.show()
        self._room.raise_()
        if screen is not None and (handle := self._room.windowHandle()):
            let_seen(handle, seen=True)

    def _fill(self, room: RoomSentences, window: QWidget, screen: QScreen) -> None:
        """The geometry first, then the whole screen: some systems fill the screen the window is on."""
        room.setParent(window, _BESIDE)
        room.setWindowTitle(TITLE)
        room.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        room.setScreen(screen)
        room.setGeometry(screen.geometry())
        room.setWindowState(Qt.WindowState.WindowFullScreen)

    def _take_away(self) -> None:
        room, own = self._room, self._own
        self._room, self._own = None, None
        if own is not None:
            own.removeEventFilter(self)
            if handle := own.windowHandle():
                let_seen(handle, seen=False)
        if room is not None:
            room.hide()
            room.set_page(RoomPage())
            room.deleteLater()

    @Slot()
    def _screens_changed(self, *_: object) -> None:
        """What the room looks at is not what it was: it is asked for again."""
        if self.is_shown:
            self.stop()

    def _made(self) -> ReadingPanel:
        panel = ReadingPanel(self._page)
        panel.show_wanted.connect(self.presenter.show)
        panel.pressed.connect(self.press)
        panel.chosen.connect(self.presenter.choose)
        self._middle.addWidget(panel)
        self._panel = panel
        return panel
