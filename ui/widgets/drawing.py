"""What painted widgets share: boxes, rings, elided text and a button that paints itself."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QEnterEvent, QFont, QFontMetrics, QKeyEvent, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QAbstractButton, QAbstractScrollArea, QWidget

from ui.theme import Size, Theme, Weight, current_theme

HAIR = 1.0
FOCUS = 2.0


def painter_for(widget: QWidget) -> QPainter:
    """A painter with smooth edges on `widget`."""
    painter = QPainter(widget)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    return painter


def draw_box(
    painter: QPainter,
    rect: QRectF,
    radius: float,
    fill: str | None,
    border: str | None = None,
    width: float = HAIR,
    style: Qt.PenStyle = Qt.PenStyle.SolidLine,
) -> None:
    """A rounded box whose border lies inside `rect`. Colours `#RRGGBB`; None draws nothing."""
    painter.setBrush(QColor(fill) if fill else Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(QColor(border), width, style) if border else QPen(Qt.PenStyle.NoPen))
    inset = width / 2 if border else 0.0
    painter.drawRoundedRect(rect.adjusted(inset, inset, -inset, -inset), radius, radius)


def draw_focus(painter: QPainter, rect: QRectF, radius: float, colour: str) -> None:
    """The ring that says where the keyboard is, inside `rect`."""
    draw_box(painter, rect, radius, None, colour, FOCUS)


def draw_tick(painter: QPainter, rect: QRectF, colour: str) -> None:
    """A tick that fills `rect`."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    pen = QPen(QColor(colour), max(rect.height() / 5, FOCUS - HAIR / 2))
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    left, top, width, height = rect.x(), rect.y(), rect.width(), rect.height()
    points = [
        QPointF(left + width * 0.1, top + height * 0.55),
        QPointF(left + width * 0.38, top + height * 0.82),
        QPointF(left + width * 0.9, top + height * 0.2),
    ]
    painter.drawPolyline(QPolygonF(points))


def write(
    painter: QPainter,
    rect: QRectF,
    text: str,
    font: QFont,
    colour: str,
    flags: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignCenter,
) -> None:
    """One line of text into `rect`, cut with an ellipsis where it does not fit."""
    painter.setFont(font)
    painter.setPen(QColor(colour))
    shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, int(rect.width()) + 1)
    painter.drawText(rect, int(flags | Qt.AlignmentFlag.AlignVCenter), shown)


def text_width(font: QFont, text: str) -> int:
    """How wide `text` is in device-independent pixels."""
    return QFontMetrics(font).horizontalAdvance(text)


def line_height(font: QFont) -> int:
    """The height of one line, in device-independent pixels."""
    return QFontMetrics(font).height()


class PaintedButton(QAbstractButton):
    """A button drawn by its subclass.

    A click leaves the keyboard where it is, so that one can go on typing; Tab reaches the button.
    An ampersand in its text is an ampersand.
    """

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = ""
        self.hovered = False
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.set_text(text)

    @property
    def shown_text(self) -> str:
        """The text as set."""
        return self._text

    def set_text(self, text: str) -> None:
        """Show another text; it is the accessible name as well."""
        if text == self._text:
            return
        self._text = text
        self.setAccessibleName(text)
        self.updateGeometry()
        self.update()

    def enterEvent(self, event: QEnterEvent) -> None:
        """Remember that the pointer is here."""
        self.hovered = True
        self.update()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """Forget the pointer."""
        self.hovered = False
        self.update()
        super().leaveEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses it, as the space bar does."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.isAutoRepeat():
            self.click()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme's sizes."""
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.PaletteChange):
            self.updateGeometry()
        super().changeEvent(event)

    def minimumSizeHint(self) -> QSize:
        """As small as the size hint, unless the subclass can be smaller."""
        return self.sizeHint()


def strong_font(theme: Theme | None = None, size: Size = Size.SMALL) -> QFont:
    """The font of what is chosen, running or a heading."""
    return (theme or current_theme()).font(size, Weight.STRONG)


def viewport_of(area: QAbstractScrollArea) -> QWidget:
    """What `area.viewport()` gives, met as the plain widget it is; to be kept as long as the area.

    PySide6 otherwise loads every class that it might be, which takes a tenth of the start.
    """
    return cast("QWidget", area.findChild(QWidget, "qt_scrollarea_viewport"))
