"""Icons of one set and one weight, recoloured; drawn when first asked for, never before."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter

from peerdesk.resource_files import resource
from ui.theme import current_theme

if TYPE_CHECKING:
    from PySide6.QtGui import QIcon, QIconEngine, QPixmap


@cache
def _source(name: str) -> str:
    return resource("icons", f"{name}.svg").read_text(encoding="utf-8")


@cache
def _engine() -> Callable[[str, str | None], QIconEngine]:
    """The class that draws icons; Qt's classes for them are large and not loaded before the first one."""
    from PySide6.QtCore import QByteArray
    from PySide6.QtGui import QIcon, QIconEngine, QPixmap
    from PySide6.QtSvg import QSvgRenderer

    class SvgEngine(QIconEngine):
        """Draws one file of the set. colour None: the current theme's ink; its change needs nothing."""

        def __init__(self, name: str, colour: str | None) -> None:
            super().__init__()
            self._name = name
            self._colour = colour

        def paint(self, painter: QPainter, rect: object, mode: QIcon.Mode, state: QIcon.State) -> None:
            """Draw into `rect`; faint when disabled."""
            colours = current_theme().colours
            colour = colours.ink_faint if mode == QIcon.Mode.Disabled else self._colour or colours.ink
            text = _source(self._name).replace("currentColor", colour)
            QSvgRenderer(QByteArray(text.encode())).render(painter, QRectF(rect))  # type: ignore[call-overload]

        def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
            """A transparent picture with the icon drawn into it."""
            made = QPixmap(size)
            made.fill(Qt.GlobalColor.transparent)
            painter = QPainter(made)
            self.paint(painter, made.rect(), mode, state)
            painter.end()
            return made

        def clone(self) -> QIconEngine:
            """Another engine for the same icon."""
            return SvgEngine(self._name, self._colour)

    return SvgEngine


def icon(name: str, colour: str | None = None) -> QIcon:
    """The icon `name` of the set. colour: `#RRGGBB`; None follows the theme. Nothing is read until drawn."""
    from PySide6.QtGui import QIcon

    return QIcon(_engine()(name, colour))


def draw_icon(painter: QPainter, name: str, rect: QRectF, colour: str) -> None:
    """Draw the icon `name` into `rect` in `colour`, `#RRGGBB`, for painted widgets.

    Each size and colour is rendered once and kept in Qt's own cache of pictures.
    """
    from PySide6.QtGui import QPixmap, QPixmapCache

    ratio = painter.device().devicePixelRatio()
    side = max(round(rect.width() * ratio), 1)
    key = f"{name} {colour} {side}"
    picture = QPixmap()
    if not QPixmapCache.find(key, picture):
        picture = icon(name, colour).pixmap(QSize(side, side), 1.0)
        QPixmapCache.insert(key, picture)
    at = rect.topLeft().toPoint()
    painter.drawPixmap(QRectF(at.x(), at.y(), side / ratio, side / ratio), picture, QRectF(picture.rect()))
