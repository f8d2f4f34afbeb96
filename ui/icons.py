"""Icons of one set and one weight, recoloured; drawn when first asked for, never before."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QIconEngine, QPainter, QPixmap, QPixmapCache

from peerdesk.resource_files import resource
from ui.theme import current_theme


@cache
def _source(name: str) -> str:
    return resource("icons", f"{name}.svg").read_text(encoding="utf-8")


class _SvgEngine(QIconEngine):
    """Draws one file of the set. colour None: the current theme's ink, so a change of theme needs nothing."""

    def __init__(self, name: str, colour: str | None) -> None:
        super().__init__()
        self._name = name
        self._colour = colour

    def paint(self, painter: QPainter, rect: object, mode: QIcon.Mode, state: QIcon.State) -> None:
        """Draw into `rect`; faint when disabled."""
        from PySide6.QtSvg import QSvgRenderer  # not before the first icon is really drawn

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
        return _SvgEngine(self._name, self._colour)


def icon(name: str, colour: str | None = None) -> QIcon:
    """The icon `name` of the set. colour: `#RRGGBB`; None follows the theme. Nothing is read until drawn."""
    return QIcon(_SvgEngine(name, colour))


def draw_icon(painter: QPainter, name: str, rect: QRectF, colour: str) -> None:
    """Draw the icon `name` into `rect` in `colour`, `#RRGGBB`, for painted widgets.

    Each size and colour is rendered once and kept in Qt's own cache of pictures.
    """
    ratio = painter.device().devicePixelRatio()
    side = max(round(rect.width() * ratio), 1)
    key = f"{name} {colour} {side}"
    picture = QPixmap()
    if not QPixmapCache.find(key, picture):
        picture = icon(name, colour).pixmap(QSize(side, side), 1.0)
        QPixmapCache.insert(key, picture)
    at = rect.topLeft().toPoint()
    painter.drawPixmap(QRectF(at.x(), at.y(), side / ratio, side / ratio), picture, QRectF(picture.rect()))
