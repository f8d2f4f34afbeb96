"""The Stage's window: shows views, counts by itself, finds its screen, knows when to leave."""

from __future__ import annotations

import datetime as dt
from typing import Protocol

from PySide6.QtCore import QLocale, QPoint, QRect, QRectF, QSize, Qt, QTimer, QTranslator, Signal, Slot
from PySide6.QtGui import QCloseEvent, QGuiApplication, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QScreen
from PySide6.QtWidgets import QWidget

from peerdesk.resource_files import resource
from ui.stage.frame import LONGEST_WAIT_NS, Frame, compose, until_change_ns
from ui.stage.painting import paint
from ui.stage.screens import room_screen, screens_answer, strip_place
from ui.stage_model import SECOND_NS, Answer, AnswerKind, Mode, StageView, keeps_on_top
from ui.theme import Theme

TITLE = "PeerDesk Stage"
GRACE_NS = 30 * 60 * SECOND_NS
"""How long after the planned end a Stage without a window stays."""

_WINDOW_SIZE = QSize(960, 540)
"""16:9, as a call shows what is shared."""

_KEYS = {
    Qt.Key.Key_PageDown: "next",
    Qt.Key.Key_PageUp: "back",
    Qt.Key.Key_Period: "blank",
}
_FLAGS = Qt.WindowType.Window | Qt.WindowType.WindowDoesNotAcceptFocus
"""While there is a window the keyboard is its own: what is typed as the Stage comes belongs into the box."""

_STRIP_FLAGS = (
    Qt.WindowType.Tool
    | Qt.WindowType.FramelessWindowHint
    | Qt.WindowType.WindowStaysOnTopHint
    | Qt.WindowType.WindowDoesNotAcceptFocus
)


class Clock(Protocol):
    """What the Stage asks a clock. Its own protocol: the core's would bring the core with it."""

    def now_ns(self) -> int:
        """Nanoseconds that count sleep and are equal in all processes of one boot."""
        ...

    def wall(self) -> dt.datetime:
        """The time of day, aware, in UTC."""
        ...


class StageWindow(QWidget):
    """Full screen where the room looks, else a window; never takes the keyboard by itself.

    windowed: stay a window whatever screens there are. own_screen: name of the screen on which the
    facilitator works; empty: the primary one. waits: it takes the place of one that stood, so while the room
    has no screen it is not seen, rather than in the middle of the facilitator's.

    Signals:
        answered: an Answer for the window that feeds this one.
        painted: the first frame stands on the screen.
        left: the Stage is over.
    """

    answered = Signal(Answer)
    painted = Signal()
    left = Signal()

    def __init__(
        self,
        clock: Clock,
        theme: Theme,
        *,
        windowed: bool = False,
        own_screen: str = "",
        waits: bool = False,
    ) -> None:
        super().__init__()
        self._clock = clock
        self._theme = theme
        self._windowed = windowed
        self._waits = waits
        self._own_screen = own_screen
        self._view: StageView | None = None
        self._frame: Frame | None = None
        self._told_painted = False
        self._alone_since_ns: int | None = None
        self._translator: QTranslator | None = None
        self._is_strip = False
        self._is_window = False
        self._filled = ""
        self._leaving = False
        self.setWindowTitle(TITLE)
        self.setAccessibleName(TITLE)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setWindowFlags(_FLAGS)
        self._timer = QTimer(self, singleShot=True, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self.tick)
        app = QGuiApplication.instance()
        assert isinstance(app, QGuiApplication)
        app.screenAdded.connect(self._screens_changed)
        app.screenRemoved.connect(self._screen_removed)

    @property
    def frame_shown(self) -> Frame | None:
        """What is painted, or will be at once."""
        return self._frame

    @Slot(StageView)
    def show_view(self, view: StageView) -> None:
        """Show another view from now on."""
        before, self._view = self._view, view
        if before is not None and before.mode is not view.mode:
            self._waits = False  # somebody asked for another shape
        if before is None or before.language != view.language:
            self._speak(view.language)
        if (view.mode is Mode.STRIP, view.mode is Mode.WINDOW) != (self._is_strip, self._is_window):
            self.place()
        self.tick()

    @Slot()
    def stay_alone(self) -> None:
        """The window is gone: go on with what there is; without anything there is nothing to stay for."""
        self._alone_since_ns = self._clock.now_ns()
        if self._view is None:
            self.leave("late")
            return
        self._take_keys()
        self.tick()

    @Slot()
    def leave_when_told(self) -> None:
        """The window, or the one after it, wants this Stage to go."""
        self.leave("told")

    def leave(self, reason: str) -> None:
        """Say why, then go; again does nothing. reason: as in `Answer.reason`."""
        if self._leaving:
            return
        self._leaving = True
        self._timer.stop()
        self.answered.emit(Answer(AnswerKind.CLOSED, reason))
        self.left.emit()

    @Slot()
    def tick(self) -> None:
        """Paint if anything shown has changed, and sleep until just after the next change."""
        now_ns, wall = self._clock.now_ns(), self._clock.wall()
        if self._is_over(now_ns):
            self.leave("late")
            return
        wait_ns = LONGEST_WAIT_NS
        if self._view is not None:
            frame = compose(self._view, now_ns, wall, alone=self._alone_since_ns is not None)
            if frame != self._frame:
                self._frame = frame
                self.update()
            wait_ns = until_change_ns(self._view, now_ns, wall)
        self._timer.start(wait_ns // 1_000_000 + 1)

    def place(self) -> None:
        """Take the shape and the screen that the mode asks for."""
        strip = self._view is not None and self._view.mode is Mode.STRIP
        self._is_window = self._view is not None and self._view.mode is Mode.WINDOW
        if strip is not self._is_strip:
            self._is_strip = strip
            on_top = keeps_on_top(QGuiApplication.platformName())
            self.setWindowFlags(_STRIP_FLAGS if strip and on_top else _FLAGS)
            if self._alone_since_ns is not None:
                self._take_keys()
        if strip:
            self._place_strip()
        elif (screen := self._room_screen()) is not None and not (self._windowed or self._is_window):
            self._fill(screen)
        elif self._waits and not self._is_window:
            self.hide()
            self._told_painted = True
            QTimer.singleShot(0, self, self._tell_painted)
            self._tell_screens()
            return
        else:
            self._place_window()
        self.show()
        self._tell_screens()

    def toggle_full_screen(self) -> None:
        """From a window to the whole of its screen, and back."""
        if self.isFullScreen():
            self._windowed = True
            self.place()
        else:
            self._windowed = False
            self._fill(self.screen())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the frame; the first one is reported once it stands on the screen."""
        painter = QPainter(self)
        paint(painter, QRectF(self.rect()), self._frame, self._theme)
        painter.end()
        if self._frame is not None and not self._told_painted:
            self._told_painted = True
            QTimer.singleShot(0, self, self._tell_painted)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """F changes the size, Esc clears away a Stage without a window, keys of the meeting go to it."""
        key = Qt.Key(event.key())
        if key == Qt.Key.Key_F:
            self.toggle_full_screen()
        elif key == Qt.Key.Key_Escape and self._alone_since_ns is not None:
            self.leave("user")
        elif key in _KEYS:
            self.answered.emit(Answer(AnswerKind.KEY, _KEYS[key]))
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """The Strip is moved by taking it anywhere; where it has a frame, by that too."""
        handle = self.windowHandle()
        if self._is_strip and handle is not None:
            handle.startSystemMove()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Somebody closed it, whose wish it is."""
        super().closeEvent(event)
        self.leave("user")

    def _take_keys(self) -> None:
        """Nobody else is there any more for the keyboard: Esc clears the Stage away."""
        flag = Qt.WindowType.WindowDoesNotAcceptFocus
        self.overrideWindowFlags(self.windowFlags() & ~flag)
        if (handle := self.windowHandle()) is not None:
            handle.setFlag(flag, False)

    def _is_over(self, now_ns: int) -> bool:
        if self._alone_since_ns is None or self._view is None:
            return False
        planned_ns = self._view.planned_end_ns
        return now_ns >= (self._alone_since_ns if planned_ns is None else planned_ns) + GRACE_NS

    def _tell_painted(self) -> None:
        self.painted.emit()
        self.answered.emit(Answer(AnswerKind.PAINTED))

    def _own(self) -> QScreen | None:
        named = (s for s in QGuiApplication.screens() if s.name() == self._own_screen)
        return next(named, None) or QGuiApplication.primaryScreen()

    def _room_screen(self) -> QScreen | None:
        return room_screen(QGuiApplication.screens(), self._own(), self._filled)

    def _fill(self, screen: QScreen) -> None:
        self._filled = screen.name()
        self.setGeometry(screen.geometry())
        self.setCursor(Qt.CursorShape.BlankCursor)
        self.setWindowState(Qt.WindowState.WindowFullScreen)  # showFullScreen would ask for the keyboard
        self.show()

    def _place_window(self) -> None:
        """In the middle of the facilitator's screen, where it can be taken to another one."""
        self.setWindowState(Qt.WindowState.WindowNoState)
        self.unsetCursor()
        if (screen := self._own()) is not None:
            free = screen.availableGeometry()
            room = _WINDOW_SIZE.boundedTo(free.size())
            place = QRect(QPoint(0, 0), _WINDOW_SIZE.scaled(room, Qt.AspectRatioMode.KeepAspectRatio))
            place.moveCenter(free.center())
            self.setGeometry(place)

    def _place_strip(self) -> None:
        screen = self._room_screen() or self._own()
        self.setWindowState(Qt.WindowState.WindowNoState)
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        if screen is not None:
            self.setGeometry(strip_place(screen.availableGeometry()))

    def _screen_removed(self, gone: QScreen) -> None:
        """Off with the screen: a full screen that moved over by itself would cover the facilitator's."""
        if self.isFullScreen() and gone.name() == self._filled and self._room_screen() is None:
            self.hide()
            self._tell_screens()
            return
        self._screens_changed(gone)

    def _screens_changed(self, _screen: QScreen) -> None:
        if self._windowed or self._is_window:
            self._tell_screens()
        else:
            self.place()

    def _tell_screens(self) -> None:
        self.answered.emit(screens_answer(QGuiApplication.screens(), self.isVisible()))

    def _speak(self, language: str) -> None:
        app = QGuiApplication.instance()
        assert app is not None
        if self._translator is not None:
            app.removeTranslator(self._translator)
        self._translator = QTranslator(self)
        if self._translator.load(QLocale(language), "peerdesk", "_", str(resource("i18n"))):
            app.installTranslator(self._translator)
