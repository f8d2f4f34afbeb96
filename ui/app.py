"""Starts the window: paints first, opens the vault on the store thread after, wires everything together."""

from __future__ import annotations

import gc
import os
import sys
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QApplication

from peerdesk import preferences
from peerdesk.paths import Paths, paths
from ui.language import install_translators, message
from ui.theme import STYLE, STYLED, apply_theme, load_theme
from ui.ticker import AFTER_PAINTING_MS
from ui.window import Commands, Window
from ui.window_state import WindowState

if TYPE_CHECKING:
    import logging

    from peerdesk.clock import SystemClock
    from peerdesk.domain.errors import UserError, VaultInUse
    from peerdesk.services.all import Services
    from peerdesk.services.running import Restored, StageMark
    from ui.awake import Awake
    from ui.capture import CaptureShield
    from ui.change_bus import ChangeBus
    from ui.clipboard import ClipboardGuard
    from ui.crash import CrashWatch
    from ui.dialogs.passphrase import Passphrases
    from ui.ending import EndAsked
    from ui.pages.unlock import KeyTyped
    from ui.presenters.desk import Desk
    from ui.presenters.thresholds import Reached
    from ui.single import Single
    from ui.sound import Sound
    from ui.store_thread import Crash, StoreThread
    from ui.ticker import Ticker

RESTART = 75
"""Exit code that asks for a fresh process: after a lock nothing of the vault may stay in memory."""


class App(QObject):
    """One run of the window over one folder.

    Before the first frame only what is painted is loaded. The rest is loaded on the store thread, put in
    place by `_furnish`, and then the vault is opened; only Prepare, which is no frame, is furnished first.

    Signals:
        painted(): the first frame stands on the screen.
        furnished(): what moves the frame is in place; see `Window.is_furnished`.
        ready(): the vault is open and the meeting or plan in front is drawn from it.
    """

    painted = Signal()
    furnished = Signal()
    ready = Signal()
    awake: Awake
    clipboard: ClipboardGuard
    clock: SystemClock
    crash: CrashWatch
    desk: Desk
    store: StoreThread
    _bus: ChangeBus
    _ending: EndAsked
    _log: logging.Handler
    _shield: CaptureShield
    _single: Single
    _sound: Sound
    _ticker: Ticker

    def __init__(self, app: QApplication, home: Paths, *, demo: bool = False) -> None:
        super().__init__()
        self._app = app
        self._paths = home
        self._demo = demo
        self._demo_meeting = 0
        self._locked = False
        self._has_passphrase = False
        self._ahead: tuple[KeyTyped, ...] = ()
        self.chosen = preferences.load(home.preferences)
        self._paint_theme()
        self._state = WindowState(home.window)
        first = _first_page(home)
        self.window = Window("" if first == "prepare" else first, self._state.pocket_place)
        self._wire()
        if first == "prepare":
            self._make_store()
            self._furnish()
            self.window.show_page(first)

    def start(self) -> None:
        """Show the window; everything else follows its first frame."""
        self._state.restore(self.window)
        self.window.show()
        if self.window.page == "run":
            self.window.run_page.focus_box()
        elif self.window.page == "unlock":
            self.window.front().setFocus()

    def lock(self) -> None:
        """End this process and have a fresh one ask for the passphrase."""
        self._locked = True
        self.window.close()

    def set_passphrase(self) -> None:
        """Set the first passphrase, or change it."""
        from ui.dialogs.passphrase import PassphraseDialog

        change = self._has_passphrase
        PassphraseDialog(self._passphrase_typed, change=change, parent=self.window).open()

    def set_theme(self, theme: str) -> None:
        """Light, dark, or as the system has it; remembered."""
        self.chosen = replace(self.chosen, theme=theme)
        self._paint_theme()
        preferences.save(self._paths.preferences, self.chosen)

    def switch_sharing(self) -> None:
        """Keep the windows out of screen sharing, or let them in; remembered."""
        from ui.presenters.desk import Notice

        hidden = not self._shield.hidden
        self._shield.set_hidden(hidden=hidden)
        self.chosen = replace(self.chosen, hide=hidden)
        preferences.save(self._paths.preferences, self.chosen)
        text = (
            self.tr("Hidden from screen sharing.") if hidden else self.tr("Screen sharing shows this window.")
        )
        self.desk.say(Notice(text, key="sharing"))

    def switch_sound(self) -> None:
        """A soft sound when a time is over, or none; remembered. It is heard once, to be known."""
        from ui.presenters.desk import Notice
        from ui.sound import can_play

        self.chosen = replace(self.chosen, sound=not self.chosen.sound)
        preferences.save(self._paths.preferences, self.chosen)
        self.window.look_at_machine()
        text = self.tr("No sound when a time is over.")
        if self.chosen.sound:
            self._sound.play()
            heard = self.tr("A soft sound when a time is over: this one.")
            text = heard if can_play() else self.tr("Nothing on this system plays sounds.")
        self.desk.say(Notice(text, key="sound"))

    # Inside.

    @Slot(object)
    def _sound_at(self, reached: Reached) -> None:
        from ui.stage_model import Part

        if self.chosen.sound and reached.part is Part.OVER:
            self._sound.play()

    def _wire(self) -> None:
        self.window.painted.connect(self._first_frame, Qt.ConnectionType.SingleShotConnection)
        self.window.closing.connect(self._closing)
        self._app.styleHints().colorSchemeChanged.connect(self._scheme_changed)

    def _first_frame(self) -> None:
        self.painted.emit()
        if self.window.is_furnished:
            self.store.start()
        else:
            self._make_store()
            self.store.prepared.connect(self._furnish, Qt.ConnectionType.SingleShotConnection)
            self.store.start()
            self.store.prepare(_load)
        if self.window.page == "unlock":
            self._ask_passphrase()
        elif self.window.is_furnished:
            self._open(None)
        from ui.capture import CaptureShield

        self._shield = CaptureShield(self._app, self, hidden=self.chosen.hide)

    def _make_store(self) -> None:
        from peerdesk.clock import SystemClock
        from ui.change_bus import ChangeBus
        from ui.store_thread import StoreThread

        self.clock = SystemClock()
        self.store = StoreThread(self)
        self._bus = ChangeBus(self)
        self.store.opened.connect(self._opened)
        self.store.not_opened.connect(self._not_opened)
        self.store.crashed.connect(self._store_crashed)

    def _furnish(self) -> None:
        """Put in place what was not needed for the first frame: log, crash hooks, presenters, actions.

        The vault is opened once that is painted: two threads that both work take turns of 5 ms.
        """
        from peerdesk import logs
        from ui.awake import Awake
        from ui.capture import can_hide
        from ui.clipboard import ClipboardGuard
        from ui.crash import CrashWatch
        from ui.ending import EndAsked
        from ui.presenters.desk import Desk
        from ui.sound import Sound
        from ui.ticker import Ticker

        self._log = logs.set_up(self._paths.log)
        self.crash = CrashWatch(self._paths.log, self)
        self.crash.install()
        self.crash.met.connect(self._crash_met)
        self._ending = EndAsked(self)
        self._ending.asked.connect(self.window.close, Qt.ConnectionType.SingleShotConnection)
        self.desk = Desk(self.store, self._bus, self.clock, self)
        self.clipboard = ClipboardGuard(self._app.clipboard(), self)
        self.window.struck.connect(self.clipboard.clear)
        commands = Commands(
            self.lock, self.set_passphrase, self.set_theme, lambda: self._has_passphrase,
            self.switch_sharing, can_hide, self.switch_sound, lambda: self.chosen.sound,
        )  # fmt: skip
        self.window.shows_list = self._state.shows_list()
        self.window.furnish(self.desk, commands)
        self._sound = Sound()
        self.window.thresholds.reached.connect(self._sound_at)
        self._ticker = Ticker(self)
        self._ticker.ticked.connect(self.window.run.tick)
        self._ticker.ticked.connect(self.window.show_time)
        self.awake = Awake(parent=self)
        self.awake.told.connect(self._told_awake)
        self.window.run.changed.connect(self._keep_awake)
        self.window.run.left.connect(self.awake.release)
        self.window.stage.shown_changed.connect(self._save_place)
        self.furnished.emit()
        if self.window.page == "run":
            QTimer.singleShot(AFTER_PAINTING_MS, partial(self._open, None))
        elif self.window.page == "unlock" and self._paths.has_scratch:
            QTimer.singleShot(AFTER_PAINTING_MS, partial(self.window.build, "run"))

    def _listen(self) -> None:
        """Hear a second start."""
        from ui.single import Single

        self._single = Single(self._paths.data, self)
        self._single.called.connect(self._come_to_front)
        self._single.listen()

    def _ask_passphrase(self) -> None:
        """Unless a PeerDesk with this folder waits or works already: that one comes to the front."""
        from peerdesk.domain.errors import VaultInUse
        from ui.single import call_first

        if call_first(self._paths.data):
            self._give_way(VaultInUse("store_in_use"))
            return
        self._listen()
        self.store.prepare(_load_vault)
        page = self.window.unlock_page()
        page.offered.connect(self._open)
        page.setFocus()

    def _open(self, secret: str | None) -> None:
        self.store.open(partial(self._opener, secret))

    def _opener(self, secret: str | None) -> Services:
        """On the store thread: everything heavy is imported here."""
        from PySide6.QtNetwork import QLocalServer  # noqa: F401
        from PySide6.QtSvg import QSvgRenderer  # noqa: F401

        from peerdesk import bootstrap

        if self._demo:
            from peerdesk.drive.demo import make_demo

            self._demo_meeting = make_demo(self._paths, self.clock)
        return bootstrap.open_services(self._paths, self.clock, self._bus.publish, secret)

    def _opened(self) -> None:
        from ui.presenters.desk import EVERYWHERE, Notice

        self.store.call(lambda s: (s.keys.has_passphrase(), s.keys.is_test()), self._keys_known)
        self.store.call(lambda s: s.running.restore(), self._restored, self.desk.fail)
        if self.crash.take_last():
            text = self.tr(
                "PeerDesk met a fault last time. What you kept is safe; a report without content is in the "
                "log folder."
            )
            self.desk.say(Notice(text, tone="warn", key="crash", where=EVERYWHERE))

    def _keys_known(self, found: tuple[bool, bool]) -> None:
        self._has_passphrase, is_test = found
        self.window.show_lock()
        if is_test:
            self.window.show_test_bar()

    def _restored(self, restored: Restored | None) -> None:
        from ui.pages.unlock import UnlockPage
        from ui.store_thread import Priority

        self._ticker.ticked.connect(self.window.erasing.tick)
        self._ticker.start()
        if not hasattr(self, "_single"):
            QTimer.singleShot(0, self._listen)
        locked = self.window.front()
        if restored is None:
            self.window.notes.stop_waiting()
            if self._demo_meeting or self.window.page != "prepare":
                self.desk.go("prepare", meeting_id=self._demo_meeting)
        else:
            self.window.run.adopt(restored)
            self.window.show_page("run")
            self.window.run.changed.connect(self._type_ahead, Qt.ConnectionType.SingleShotConnection)
            self._take_over(restored.stage)
        if isinstance(locked, UnlockPage):
            self._ahead = locked.take_ahead()
            locked.forget()
        gc.freeze()
        gc.enable()
        self.store.call(lambda s: s.check(), failed=self.desk.fail, priority=Priority.STEP)
        self.ready.emit()

    def _take_over(self, mark: StageMark | None) -> None:
        """The screens as the window before this one left them: the Stage in its shape, and the cover."""
        if mark is None:
            return
        if mark.pid:
            screen = self.window.screen()
            self.window.stage.resume(mark, screen.name() if screen else "")
        if mark.covered:
            self.window.lay_cover(mark.pen_was_up)

    def _type_ahead(self) -> None:
        """Keys typed while the vault was being opened go where the keyboard is now."""
        from PySide6.QtCore import QEvent
        from PySide6.QtGui import QKeyEvent

        to = self.window.focusWidget() or self.window.run_page.notes_panel.entry
        for typed in self._ahead:
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                QApplication.postEvent(to, QKeyEvent(kind, typed.key, typed.modifiers, typed.text))
        self._ahead = ()

    def _not_opened(self, error: UserError) -> None:
        from peerdesk.domain.errors import VaultInUse, WrongPassphrase
        from ui.single import call_first

        if isinstance(error, VaultInUse):
            call_first(self._paths.data)
            self._give_way(error)
            return
        page = self.window.unlock_page()
        if isinstance(error, WrongPassphrase):
            page.refuse(message(error))
        else:
            page.cannot_open(message(error))
            page.retried.connect(lambda: self._open(None), Qt.ConnectionType.SingleShotConnection)

    def _give_way(self, error: VaultInUse) -> None:
        """Another PeerDesk has this vault open: say so and end."""
        print(message(error), file=sys.stderr, flush=True)
        self.window.hide()
        self._end()
        self._app.exit(error.exit_code)

    def _come_to_front(self) -> None:
        self.window.setWindowState(self.window.windowState() & ~Qt.WindowState.WindowMinimized)
        self.window.show()
        self.window.raise_()
        self.window.activateWindow()

    def _keep_awake(self) -> None:
        running = self.window.run.running
        if running is not None and running.item_plan is not None:
            self.awake.hold()
        else:
            self.awake.release()

    def _save_place(self) -> None:
        """Also when the Stage comes or goes: after a kill the window is back in its own place."""
        self._state.save(self.window, self.window.pocket, shows_list=self.window.shows_list)

    def _told_awake(self, awake: bool) -> None:
        self.window.run_page.set_may_sleep(not awake)

    def _passphrase_typed(self, typed: Passphrases) -> None:
        from ui.presenters.desk import Notice

        if typed.old:
            self.store.call(
                lambda s: s.keys.change_passphrase(typed.old, typed.new),
                lambda _: self.desk.say(Notice(self.tr("The passphrase is changed."), key="passphrase")),
                self.desk.fail,
            )
            return
        self.store.call(
            lambda s: s.keys.set_first_passphrase(typed.new), self._passphrase_set, self.desk.fail
        )

    def _passphrase_set(self, code: str) -> None:
        from ui.dialogs.passphrase import RecoveryDialog

        self._has_passphrase = True
        self.window.show_lock()
        RecoveryDialog(code, self.window).open()

    def _closing(self) -> None:
        """What is typed is kept, the vault is closed, and where it was locked a fresh process follows."""
        if self.window.is_furnished:
            self.clipboard.clear()
            self.awake.release()
            self.window.notes.save_draft_at_end()
            self.window.notes.stop()
            self._ticker.stop()
            run = self.window.run
            goes_on = run.running is not None and run.running.begun and not run.is_closing
            if self._demo or not goes_on:
                self.window.stage.stop()
        self._save_place()
        self.window.hide()
        self._end()
        self._app.exit(RESTART if self._locked else 0)

    def _end(self) -> None:
        """Let go of the vault, the socket and the log."""
        from peerdesk import logs

        if hasattr(self, "_single"):
            self._single.close()
        if hasattr(self, "store"):
            self.store.stop()
        if self.window.is_furnished:
            self._ending.stop()
            self.crash.uninstall()
            logs.take_down(self._log)

    def _store_crashed(self, crash: Crash) -> None:
        if not self.window.is_furnished:
            raise crash.error
        self.crash.report(crash.error)

    def _crash_met(self, place: str) -> None:
        from ui.presenters.desk import Notice

        text = self.tr("Something went wrong ({place}). What you kept is safe; you can go on.")
        kind, *places = place.split(" < ")
        shown = f"{kind} · {places[-1]}" if places else kind
        self.desk.say(Notice(text.format(place=shown), tone="error", key="crash"))

    def _paint_theme(self) -> None:
        dark = self.chosen.theme == "dark"
        if self.chosen.theme == "system":
            dark = self._app.styleHints().colorScheme() is Qt.ColorScheme.Dark
        apply_theme(self._app, load_theme(dark))

    def _scheme_changed(self) -> None:
        if self.chosen.theme == "system":
            self._paint_theme()


def run(arguments: list[str], *, demo: bool = False) -> int:
    """The window, until it is closed; returns the exit code of the process."""
    app = QApplication([sys.argv[0], *STYLE, *arguments])
    app.setProperty(STYLED, True)
    app.setApplicationName("peerdesk")
    app.setApplicationDisplayName("PeerDesk")
    app.setQuitOnLastWindowClosed(False)
    install_translators(app, QLocale())
    if demo:
        import tempfile

        with tempfile.TemporaryDirectory(prefix="peerdesk-demo-") as folder:
            return _run(app, Paths.under(Path(folder)), demo=True)
    return _run(app, paths(), demo=False)


def _run(app: QApplication, home: Paths, *, demo: bool) -> int:
    desktop = App(app, home, demo=demo)
    desktop.start()
    code = app.exec()
    if code == RESTART and demo:
        return 0
    if code == RESTART:
        _restart()
    return code


def _restart() -> None:
    """A fresh process takes this one's place; no byte of the key comes along."""
    command = [sys.executable, "-m", "ui"]
    if sys.platform == "win32":
        import subprocess

        subprocess.Popen(command)
        os._exit(0)
    os.execv(sys.executable, command)


def _first_page(home: Paths) -> str:
    """The page for the first frame, by a look at two small files."""
    try:
        if _is_locked(home.key_file.read_text(encoding="utf-8")):
            return "unlock"
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return "prepare"
    return "run" if home.has_scratch else "prepare"


def _is_locked(keys: str) -> bool:
    """Whether a key file has no open slot; its format is looked at only where it may have none."""
    if '"open"' in keys:
        return False
    import json

    return not any(slot.get("kind") == "open" for slot in json.loads(keys)["slots"])


def _load_vault() -> None:
    """On the store thread, while a passphrase is typed: what opens the vault."""
    from peerdesk import bootstrap  # noqa: F401


def _load() -> None:
    """On the store thread: what `_furnish` puts in place. What opens the vault follows with `_opener`."""
    from PySide6.QtGui import QTextCharFormat, QTextLayout, QTextOption  # noqa: F401
    from PySide6.QtWidgets import QStyle, QStyleOptionViewItem  # noqa: F401

    from peerdesk import logs  # noqa: F401
    from ui import awake, clipboard, crash, ending, single, sound, ticker  # noqa: F401
    from ui.pages import page, run, run_views  # noqa: F401
    from ui.presenters import desk, notes, stage, thresholds  # noqa: F401
    from ui.presenters import run as presenter  # noqa: F401
    from ui.widgets import (  # noqa: F401  # noqa: F401
        agenda_list,
        chip,
        cover,
        marked_label,
        note_card,
        round_table,
        step_bar,
        switch,
        who_bar,
    )
