"""Every QAction: text, shortcut, icon, handler. Menus, key card and the search for actions come from it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMainWindow, QMenu

if TYPE_CHECKING:
    from PySide6.QtGui import QAction, QKeySequence

MENUS = ("Group", "Meeting", "Agenda", "Run", "Notes", "View", "Help")


@dataclass(frozen=True, slots=True)
class PageAction:
    """One thing a page can do: the window makes its menu entry, its shortcut and its palette line.

    keys: portable key texts, the first is shown; empty: no key. menu: one of `MENUS`. enabled: asked when
    the menu opens and before it runs; None: always. standard: what the platform itself calls this; its own
    keys for it hold, whatever they are. repeats: whether a key that is held down does it again and again.
    named: asked when a menu opens, what it is called just then; None: always the same.
    """

    id: str
    text: str
    keys: tuple[str, ...]
    run: Callable[[], None] = field(repr=False)
    menu: str = "Run"
    icon: str = ""
    enabled: Callable[[], bool] | None = field(default=None, repr=False)
    standard: QKeySequence.StandardKey | None = None
    repeats: bool = True
    named: Callable[[], str] | None = field(default=None, repr=False)

    @property
    def text_now(self) -> str:
        """What a menu calls it just now."""
        return (self.named and self.named()) or self.text

    @property
    def key_sequences(self) -> list[QKeySequence]:
        """Every key that does it."""
        from PySide6.QtGui import QKeySequence

        own = [QKeySequence(key) for key in self.keys]
        return own if self.standard is None else [*own, *QKeySequence.keyBindings(self.standard)]

    @property
    def shown_key(self) -> str:
        """The first key as this platform writes it; "" without one."""
        from PySide6.QtGui import QKeySequence

        keys = self.key_sequences
        return keys[0].toString(QKeySequence.SequenceFormat.NativeText) if keys else ""


class Actions(QObject):
    """The window's actions: its own, which always hold, and those of the page in front."""

    def __init__(self, window: QMainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._menus: dict[str, QMenu] = {}
        self._own: list[tuple[PageAction, QAction]] = []
        self._pages: dict[int, list[tuple[PageAction, QAction]]] = {}
        self._front: int | None = None
        titles = {
            "Group": self.tr("&Group"),
            "Meeting": self.tr("&Meeting"),
            "Agenda": self.tr("&Agenda"),
            "Run": self.tr("&Run"),
            "Notes": self.tr("&Notes"),
            "View": self.tr("&View"),
            "Help": self.tr("&Help"),
        }
        for name in MENUS:
            menu = window.menuBar().addMenu(titles[name])
            menu.aboutToShow.connect(self._fill)
            menu.aboutToHide.connect(self._enable_all)
            self._menus[name] = menu

    def add_own(self, specs: tuple[PageAction, ...]) -> None:
        """Actions that hold on every page."""
        self._own += [(spec, self._made(spec)) for spec in specs]

    def bring_front(self, page: int, specs: Callable[[], tuple[PageAction, ...]]) -> None:
        """This page's actions hold from now on, the other pages' do not."""
        if page not in self._pages:
            self._pages[page] = [(spec, self._made(spec)) for spec in specs()]
        self._front = page
        for number, made in self._pages.items():
            for _, action in made:
                action.setEnabled(number == page)
                action.setVisible(number == page)

    def shown(self) -> list[tuple[PageAction, QAction]]:
        """What can be done now, the page's own first."""
        return [*self._pages.get(self._front or 0, []), *self._own]

    def hold(self, *, held: bool) -> None:
        """Take every key and menu entry away for a while, or give them back."""
        for _, action in self.shown():
            action.setEnabled(not held)

    def _made(self, spec: PageAction) -> QAction:
        from PySide6.QtGui import QAction

        from ui.icons import icon

        action = QAction(spec.text, self._window)
        action.setObjectName(spec.id)
        action.setShortcuts(spec.key_sequences)
        action.setAutoRepeat(spec.repeats)
        if spec.icon:
            action.setIcon(icon(spec.icon))
            action.setIconVisibleInMenu(False)
        action.triggered.connect(lambda: self._run(spec))
        self._window.addAction(action)
        return action

    def _run(self, spec: PageAction) -> None:
        if spec.enabled is None or spec.enabled():
            spec.run()

    def _fill(self) -> None:
        for name, menu in self._menus.items():
            menu.clear()
            for spec, action in self.shown():
                if spec.menu == name:
                    menu.addAction(action)
                    action.setText(spec.text_now)
                    if spec.enabled is not None:
                        action.setEnabled(spec.enabled())

    def _enable_all(self) -> None:
        """A disabled action takes no key; what may run is asked again when it is pressed."""
        for _, action in self.shown():
            action.setEnabled(True)
