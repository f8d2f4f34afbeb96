"""A line or a paragraph of plain text in a size, weight and colour of the theme."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from ui.plain_text import plain_tip
from ui.theme import Size, Weight, current_theme

_TALL = 100_000


class TextLabel(QLabel):
    """Plain text by tokens: one line that elides, or a paragraph that wraps.

    colour: the name of a colour of the theme, such as `ink_soft`. Markup in the text stays text.
    """

    def __init__(
        self,
        text: str = "",
        colour: str = "ink",
        size: Size = Size.SMALL,
        weight: Weight = Weight.REGULAR,
        *,
        wrap: bool = False,
        capitals: bool = False,
        align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self._colour, self._size, self._weight = colour, size, weight
        self._capitals = capitals
        self._wrap = wrap
        self._align = align
        upright = QSizePolicy.Policy.Minimum if wrap else QSizePolicy.Policy.Fixed
        self.setSizePolicy(QSizePolicy.Policy.Preferred, upright)
        self.setWordWrap(wrap)
        self.set_text(text)

    def set_text(self, text: str) -> None:
        """Show another text."""
        if text != self.text():
            self.setText(text)
            self.updateGeometry()

    def setToolTip(self, text: str) -> None:
        """Say this in a tip, as it is."""
        super().setToolTip(plain_tip(text))

    def set_colour(self, colour: str) -> None:
        """Show the text in another colour of the theme."""
        if colour != self._colour:
            self._colour = colour
            self.update()

    def colour_name(self) -> str:
        """The name of the colour it is drawn in."""
        return self._colour

    def shown_font(self) -> QFont:
        """The font it is drawn in."""
        font = current_theme().font(self._size, self._weight)
        if self._capitals:
            font.setCapitalization(QFont.Capitalization.AllUppercase)
            font.setLetterSpacing(QFont.SpacingType.PercentageSpacing, 104)
        return font

    def sizeHint(self) -> QSize:
        """The text on one line."""
        metrics = QFontMetrics(self.shown_font())
        return QSize(metrics.horizontalAdvance(self.text()) + 1, metrics.height())

    def minimumSizeHint(self) -> QSize:
        """Room for a few letters and an ellipsis."""
        metrics = QFontMetrics(self.shown_font())
        return QSize(min(self.sizeHint().width(), metrics.height() * 2), metrics.height())

    def heightForWidth(self, width: int) -> int:
        """The height of the wrapped text."""
        if not self._wrap:
            return self.sizeHint().height()
        box = QFontMetrics(self.shown_font()).boundingRect(
            QRect(0, 0, width, _TALL), Qt.TextFlag.TextWordWrap, self.text()
        )
        return max(box.height(), self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the text."""
        painter = QPainter(self)
        font = self.shown_font()
        painter.setFont(font)
        painter.setPen(QColor(current_theme().colour(self._colour)))
        text, flags = self.text(), int(self._align | Qt.AlignmentFlag.AlignVCenter)
        if self._wrap:
            flags = int(self._align | Qt.AlignmentFlag.AlignTop) | int(Qt.TextFlag.TextWordWrap)
        else:
            text = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, self.width())
        painter.drawText(QRectF(self.rect()), flags, text)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme's sizes."""
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.PaletteChange):
            self.updateGeometry()
        super().changeEvent(event)
