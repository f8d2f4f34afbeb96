"""People as circles with their initials, in rows."""

from __future__ import annotations

from dataclasses import dataclass, field

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import Theme, Weight, current_theme
from ui.widgets.drawing import draw_box, line_height, painter_for, write


@dataclass(frozen=True, slots=True)
class PersonView:
    """A person; seated: filled in, otherwise an outline. late: dashed."""

    initials: str = field(repr=False)
    name: str = field(repr=False)
    seated: bool = True
    late: bool = False


class InitialsRow(QWidget):
    """Circles that flow over as many rows as they need; with_names: first names under them."""

    def __init__(self, with_names: bool = True, centred: bool = True, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._with_names = with_names
        self._centred = centred
        self._people: tuple[PersonView, ...] = ()
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def set_people(self, people: tuple[PersonView, ...]) -> None:
        """Show these people in this order."""
        if people == self._people:
            return
        self._people = people
        self.setAccessibleName(", ".join(person.name or person.initials for person in people))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """All in one row, ten at most."""
        cell = self._cell()
        width = cell.width() * max(min(len(self._people), 10), 1)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Two side by side."""
        return QSize(self._cell().width() * 2, self._cell().height())

    def heightForWidth(self, width: int) -> int:
        """As many rows as the people need."""
        cell, columns = self._cell(), self._columns(width)
        return cell.height() * -(-len(self._people) // columns)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw everybody."""
        theme, painter, cell = current_theme(), painter_for(self), self._cell()
        columns = self._columns(self.width())
        for index, person in enumerate(self._people):
            row, column = divmod(index, columns)
            in_row = min(columns, len(self._people) - row * columns)
            start = (self.width() - in_row * cell.width()) / 2 if self._centred else 0
            rect = QRectF(start + column * cell.width(), row * cell.height(), cell.width(), cell.height())
            self._draw(painter, theme, person, rect)

    def _draw(self, painter: QPainter, theme: Theme, person: PersonView, cell: QRectF) -> None:
        colours, side = theme.colours, self._side(theme)
        circle = QRectF(cell.center().x() - side / 2, cell.top(), side, side)
        fill, border = (
            (colours.accent_soft, colours.accent_mid)
            if person.seated
            else (colours.card, colours.line_strong)
        )
        style = Qt.PenStyle.DashLine if person.late else Qt.PenStyle.SolidLine
        draw_box(painter, circle, side / 2, fill, border, 1.5, style)
        write(painter, circle, person.initials, theme.font(weight=Weight.STRONG), colours.accent_deep)
        if self._with_names:
            rect = QRectF(cell.left(), circle.bottom(), cell.width(), line_height(theme.font()))
            write(painter, rect.adjusted(1, 0, -1, 0), person.name, theme.font(), colours.ink_soft)

    def _side(self, theme: Theme) -> int:
        return round(line_height(theme.font()) * (2.2 if self._with_names else 1.9))

    def _cell(self) -> QSize:
        theme = current_theme()
        side = self._side(theme)
        if not self._with_names:
            return QSize(side + theme.space(1.5), side + theme.space(1.5))
        line = line_height(theme.font())
        return QSize(side + theme.space(7), side + line + theme.space(1.5))

    def _columns(self, width: int) -> int:
        return max(width // self._cell().width(), 1)
