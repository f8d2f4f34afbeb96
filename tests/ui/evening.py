"""A real window over a real vault of tests: the whole way from a key to the disk, without a thread."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPlainTextEdit, QWidget

from peerdesk.bootstrap import services_over
from peerdesk.domain.agenda import Item
from peerdesk.domain.members import Member
from peerdesk.domain.running import Running
from peerdesk.domain.turns import TurnRule
from peerdesk.paths import Paths
from peerdesk.services.all import Services
from peerdesk.services.context import new_id
from peerdesk.store import vault as vaults
from tests.clock import EVENING, FakeClock
from tests.ui.fakes import InstantBus, InstantStore
from ui.pages.run import RunPage
from ui.presenters.desk import Desk, GoTo, Notice
from ui.widgets.note_entry import NoteEntry
from ui.widgets.strip import Strip
from ui.window import Commands, Window

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
NONE = Qt.KeyboardModifier.NoModifier
NEXT, BACK = Qt.Key.Key_PageDown, Qt.Key.Key_PageUp
ENTER, ESC = Qt.Key.Key_Return, Qt.Key.Key_Escape
GROUP_NAME = "Harbour Circle"
PEOPLE = (
    ("Ana Silva", "Northwind"),
    ("Benedikt Okafor", "Mercury Freight"),
    ("Chiara Rossi", "Saint Olave Hospital"),
    ("Deniz Kaya", "Lantern Media"),
    ("Emma Lund", "Fjord Systems"),
)
INITIALS = "as bo cr dk el "
PATIENCE_S = 20.0


@dataclass
class Evening:
    """One window, what lies behind it, and what was said and asked for."""

    window: Window
    desk: Desk
    clock: FakeClock
    services: Services
    meeting_id: int
    paths: Paths
    said: list[Notice] = field(default_factory=list)
    went: list[GoTo] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)

    @property
    def page(self) -> RunPage:
        return self.window.run_page

    @property
    def box(self) -> NoteEntry:
        return self.page.notes_panel.entry

    @property
    def strip(self) -> Strip:
        return self.page.strip

    @property
    def running(self) -> Running:
        running = self.window.run.running
        assert running is not None
        return running

    @property
    def focus(self) -> QWidget:
        """What has the keyboard: the window itself if nothing in it does."""
        return QApplication.activePopupWidget() or QApplication.focusWidget() or self.window

    def key(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = NONE) -> None:
        """Press a key where the keyboard is."""
        QTest.keyClick(self.focus, key, modifiers)

    def type(self, text: str) -> None:
        """Type letter by letter, each where the keyboard is then."""
        for letter in text:
            QTest.keyClicks(self.focus, letter)

    def next(self, times: int = 1) -> None:
        """Press PageDown, with a breath before each."""
        for _ in range(times):
            self.clock.advance(1)
            self.key(NEXT)

    def open_door(self) -> None:
        """The meeting's door, in front."""
        self.desk.go("run", meeting_id=self.meeting_id)

    def sit_down(self) -> None:
        """Everybody sits, the first item runs, the keyboard is in the box."""
        self.open_door()
        self.type(INITIALS)
        self.next()
        self.wait_for_rules()

    def wait_for_rules(self) -> None:
        """Until the word lists are read: from then on each key is answered with underlines."""
        warming = self.window.notes._underlining._warming
        if warming.isActive():
            warming.stop()
            warming.timeout.emit()
        end = time.monotonic() + PATIENCE_S
        while not self.window.notes.rules_ready:
            assert time.monotonic() < end
            QCoreApplication.processEvents()

    def go_to(self, item: int, step: int = 0) -> None:
        """On until this item and step run."""
        while (self.running.item, self.running.step) < (item, step):
            self.next()

    def keep(self, *texts: str) -> None:
        """Type these notes."""
        for text in texts:
            self.box.setFocus()
            QTest.keyClicks(self.box, text)
            self.key(ENTER)

    def notes(self) -> list[str]:
        """Every note of the meeting, as it is kept."""
        view = self.services.capture.find(self.meeting_id, "")
        return sorted([n.text for n in view.notes] + [a.text for a in view.actions])

    def person(self, first_name: str) -> int:
        """The id of somebody."""
        words = self.window.run.words
        assert words is not None
        return next(m.id for m in words.people if m.first_name == first_name)

    @contextmanager
    def met_again(self) -> Iterator[Evening]:
        """Another window over the same vault, as after a kill: nothing of this one comes along."""
        window, desk, said = _window_over(self.services, self.clock, [])
        again = replace(self, window=window, desk=desk, said=said, went=[])
        restored = self.services.running.restore()
        assert restored is not None
        self.window.hide()
        window.run.adopt(restored)
        window.show_page("run")
        try:
            yield again
        finally:
            window.notes.stop()
            for thing in (window, desk):
                shiboken6.delete(thing)

    def escape_twice(self) -> None:
        """Esc Esc within 400 ms."""
        self.clock.advance(1)
        self.key(ESC)
        self.clock.advance(0.2)
        self.key(ESC)


def visible_texts(window: QWidget) -> list[str]:
    """Whatever a person or a screen reader could read in widgets that are shown now."""
    found = []
    for widget in window.findChildren(QWidget):
        if not widget.isVisible():
            continue
        found += [widget.accessibleName(), widget.accessibleDescription(), widget.toolTip()]
        if isinstance(widget, QLabel | QLineEdit):
            found.append(widget.text())
        found.append(str(getattr(widget, "shown_text", "")))
        text = getattr(widget, "text", None)
        if callable(text) and not isinstance(widget, QPlainTextEdit):
            found.append(str(text()))
        shown = getattr(widget, "view", None)
        if callable(shown) and not isinstance(widget, QPlainTextEdit):
            found.append(_words_of(shown()))
    return [text for text in found if text]


def _words_of(value: object) -> str:
    """All words in a frozen value, however deep."""
    if isinstance(value, str):
        return value
    if isinstance(value, tuple | frozenset | list):
        return " ".join(_words_of(part) for part in value)
    names = getattr(type(value), "__dataclass_fields__", {})
    return " ".join(_words_of(getattr(value, name)) for name in names)


def agenda(leads: int) -> tuple[Item, ...]:
    """Five items: a welcome, a round, a case in two steps, a talk with hands, promises."""
    return (
        Item(new_id(), "Welcome", length_s=300, rule=TurnRule.CHAIR, kind="opening"),
        Item(new_id(), "Check-in", per_person_s=90, turn_s=90, rule=TurnRule.GO_ROUND, kind="check_in"),
        Item(
            new_id(),
            "Billing trouble",
            public_title="A member’s case",
            lead_id=leads,
            kind="present",
            steps=(
                Item(new_id(), "State it", length_s=300, rule=TurnRule.SPEAKER),
                Item(new_id(), "Share", per_person_s=120, turn_s=120, rule=TurnRule.I_LANGUAGE),
            ),
        ),
        Item(new_id(), "Open talk", length_s=1200, rule=TurnRule.QUEUE, kind="discuss"),
        Item(new_id(), "Promises", per_person_s=60, turn_s=60, rule=TurnRule.GO_ROUND, kind="commit"),
    )


def prepared(services: Services) -> int:
    """A group of five and a meeting with an agenda; returns the meeting."""
    group = services.groups.create(GROUP_NAME)
    people = [Member(0, group.id, name, organisations=(firm,)) for name, firm in PEOPLE]
    services.groups.bring_in(group.id, people)
    lead = next(m.id for m in services.groups.members(group.id) if m.first_name == "Chiara")
    local = EVENING.astimezone()
    meeting = services.planning.create(group.id, "Spring", local.date(), local.time().replace(tzinfo=None))
    for item in agenda(lead):
        services.planning.add_item(meeting.id, item)
    return meeting.id


@contextmanager
def evening(clock: FakeClock, folder: Path) -> Iterator[Evening]:
    """A window at the Run page over a fresh vault; `PEERDESK_TEST_VAULT` is set by the caller."""
    paths = Paths.under(folder)
    if not vaults.is_there(paths):
        vaults.create(paths, test=True)
    vault = vaults.open_vault(paths, vaults.derive_key(paths), clock)
    bus = InstantBus()
    services = services_over(vault, clock, bus.publish)
    meeting_id = prepared(services)
    asked: list[str] = []
    window, desk, said = _window_over(services, clock, asked, bus)
    made = Evening(window, desk, clock, services, meeting_id, paths, said, asked=asked)
    desk.went.connect(made.went.append)
    try:
        yield made
    finally:
        _end(made, vault)


def _window_over(
    services: Services, clock: FakeClock, asked: list[str], bus: InstantBus | None = None
) -> tuple[Window, Desk, list[Notice]]:
    """A window that is shown, its desk, and the list of what it will say."""
    bus = bus or InstantBus()
    store = InstantStore(services)
    desk = Desk(store, bus, clock)
    for thing in (bus, store):
        thing.setParent(desk)
    said: list[Notice] = []
    desk.noticed.connect(said.append)
    commands = Commands(
        lambda: asked.append("lock"), lambda: asked.append("passphrase"), asked.append, lambda: False
    )
    window = Window("run")
    window.furnish(desk, commands)
    window.resize(1280, 720)
    window.show()
    window.activateWindow()
    QCoreApplication.processEvents()
    return window, desk, said


def _end(made: Evening, vault: vaults.OpenVault) -> None:
    for popup in (QApplication.activePopupWidget(), QApplication.activeModalWidget()):
        if popup is not None:
            popup.close()
    made.window.stage.stop()
    made.window.notes.stop()
    for thing in (made.window, made.desk):
        shiboken6.delete(thing)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    vault.close()
