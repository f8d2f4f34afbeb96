"""How a cell of the agenda is drawn and edited."""

from __future__ import annotations

from PySide6.QtCore import (
    QAbstractItemModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFont, QPainter
from PySide6.QtWidgets import (
    QLineEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from peerdesk.domain.turns import Mode
from ui.icons import draw_icon
from ui.models.agenda_model import ROW_ROLE, AgendaRow, CellTyped, Column
from ui.models.wording import mode_text
from ui.theme import Size, Theme, Weight, current_theme
from ui.widgets.drawing import draw_box, draw_focus, line_height, write
from ui.widgets.names_completer import NamesCompleter
from ui.widgets.pick_box import PickBox

Index = QModelIndex | QPersistentModelIndex
_BEGUN = "begun"
_PAD = 3


def row_line_height() -> int:
    """The height of a row without chips and marks."""
    theme = current_theme()
    return line_height(theme.font()) + theme.space(6)


def heading_height() -> int:
    """The height of a heading: less than a row's, so that it stands close to its items."""
    theme = current_theme()
    return line_height(theme.font()) + theme.space(3)


def mark_height() -> int:
    """How much higher a row is that says what does not fit before its fixed time."""
    theme = current_theme()
    return line_height(theme.font(Size.SMALL)) + theme.space(1)


def title_left(row: AgendaRow) -> int:
    """Where a title begins within its cell: behind the grip; steps stand further in, headings at the edge."""
    theme = current_theme()
    if row.heading:
        return theme.space(_PAD)
    return theme.space(_PAD) + line_height(theme.font()) + theme.space(6 if row.parent_id is not None else 0)


class AgendaCells(QStyledItemDelegate):
    """Draws cells and makes their editors.

    Signals:
        typing(CellTyped): an open editor holds this text so far.
    """

    typing = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.names: tuple[str, ...] = ()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """One line."""
        return QSize(current_theme().space(10), row_line_height())

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw ground, text, hairline and, where the keyboard is, a ring."""
        row = index.data(ROW_ROLE)
        if not isinstance(row, AgendaRow):
            return
        theme, area, state = current_theme(), option.rect, option.state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._draw_ground(painter, theme, area, state, index)
        height = heading_height() if row.heading else row_line_height()
        line = QRectF(area.x(), area.y(), area.width(), height)
        self._draw_text(painter, theme, row, Column(index.column()), line)
        if state & QStyle.StateFlag.State_HasFocus:
            inset = theme.space(0.5)
            draw_focus(
                painter, line.adjusted(inset, inset, -inset, -inset), theme.radius / 2, theme.colours.accent
            )
        painter.restore()

    def _draw_ground(
        self, painter: QPainter, theme: Theme, area: QRect, state: QStyle.StateFlag, index: Index
    ) -> None:
        hovered = getattr(self.parent(), "hovered_row", -1) == index.row()
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(area, theme.colour("accent_soft"))
        elif hovered:
            painter.fillRect(area, theme.colour("rail"))
        row = index.data(ROW_ROLE)
        if isinstance(row, AgendaRow) and row.over and index.column() == Column.START:
            painter.fillRect(QRectF(area.x(), area.y(), theme.space(1), area.height()), theme.colour("over"))
        painter.fillRect(QRectF(area.x(), area.bottom(), area.width(), 1), theme.colour("line"))

    def _draw_text(
        self, painter: QPainter, theme: Theme, row: AgendaRow, column: Column, line: QRectF
    ) -> None:
        if row.heading:
            self._draw_heading(painter, theme, row, column, line)
            return
        colours, text = theme.colours, row.cells[column]
        inner = line.adjusted(theme.space(_PAD), 0, -theme.space(_PAD), 0)
        font = theme.font()
        if column is Column.START:
            self._draw_signs(painter, theme, row, inner)
        elif column is Column.ITEM:
            self._draw_grip(painter, theme, row, line)
            inner.setLeft(line.left() + title_left(row))
            if row.item.protected:
                self._draw_sign(painter, theme, "shield", inner, colours.ink_faint)
            font = theme.font(weight=Weight.REGULAR if row.parent_id is not None else Weight.STRONG)
        elif column is Column.MINUTES:
            font = theme.font(weight=Weight.REGULAR if row.parent_id is not None else Weight.STRONG)
        elif column is Column.TURNS and row.item.steps:
            side = line_height(font) * 0.8
            sign = QRectF(inner.right() - side, inner.center().y() - side / 2, side, side)
            name = "chevron-down" if row.unfolded else "chevron-right"
            draw_icon(painter, name, sign, colours.ink_faint)
            inner.setRight(sign.left())
        strong = column in (Column.ITEM, Column.MINUTES) and bool(row.item.title or column != Column.ITEM)
        ink = colours.ink if strong else colours.ink_soft
        if row.skipped:
            ink = colours.ink_faint
            font = QFont(font)
            font.setStrikeOut(column is not Column.START)
        elif row.over and column in (Column.START, Column.MINUTES):
            ink = colours.over
        side_flag = Qt.AlignmentFlag.AlignRight if column is Column.MINUTES else Qt.AlignmentFlag.AlignLeft
        write(painter, inner, text, font, ink, side_flag)

    def _draw_heading(
        self, painter: QPainter, theme: Theme, row: AgendaRow, column: Column, line: QRectF
    ) -> None:
        """A section's title from the row's left edge, and its minutes."""
        if column not in (Column.ITEM, Column.MINUTES):
            return
        inner = line.adjusted(theme.space(_PAD), 0, -theme.space(_PAD), 0)
        font, ink = theme.font(weight=Weight.STRONG), theme.colours.accent_deep
        side = Qt.AlignmentFlag.AlignRight if column is Column.MINUTES else Qt.AlignmentFlag.AlignLeft
        write(
            painter,
            inner,
            row.cells[column],
            font,
            ink if row.item.section else theme.colours.ink_faint,
            side,
        )

    def _draw_signs(self, painter: QPainter, theme: Theme, row: AgendaRow, inner: QRectF) -> None:
        """A pin at a fixed time, else a warning past the end."""
        side = line_height(theme.font()) * 0.75
        left = inner.right() + theme.space(_PAD - 1) - side
        at = QRectF(left, inner.center().y() - side / 2, side, side)
        if row.is_pinned and not row.skipped:
            draw_icon(painter, "pin", at, theme.colours.over if row.over else theme.colours.accent_deep)
        elif row.over:
            draw_icon(painter, "triangle-alert", at, theme.colours.over)

    def _draw_sign(self, painter: QPainter, theme: Theme, name: str, inner: QRectF, colour: str) -> None:
        """At the right end of what is left of the cell, which gets that much shorter."""
        side = line_height(theme.font()) * 0.75
        sign = QRectF(inner.right() - side, inner.center().y() - side / 2, side, side)
        draw_icon(painter, name, sign, colour)
        inner.setRight(sign.left() - theme.space(1))

    def _draw_grip(self, painter: QPainter, theme: Theme, row: AgendaRow, line: QRectF) -> None:
        """Six dots to take the row by."""
        dot, gap = theme.space(0.5), theme.space(1.25)
        left = line.left() + title_left(row) - line_height(theme.font()) + theme.space(0.5)
        top = line.center().y() - gap - dot / 2
        for column in range(2):
            for place in range(3):
                rect = QRectF(left + column * gap, top + place * gap, dot, dot)
                draw_box(painter, rect, dot / 2, theme.colours.ink_faint)

    # Editors.

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        """A box for the turns, a line for the rest; names are completed."""
        column = Column(index.column())
        if column is Column.TURNS:
            return self._turns(parent)
        editor = QLineEdit(parent)
        editor.setAccessibleName(str(index.data(Qt.ItemDataRole.AccessibleTextRole)))
        if column is Column.MINUTES:
            editor.setAlignment(Qt.AlignmentFlag.AlignRight)
        if column is Column.LEAD:
            editor.setCompleter(NamesCompleter(self.names, editor))
        row = index.data(ROW_ROLE)
        if isinstance(row, AgendaRow) and column is not Column.LEAD:
            item_id = row.key

            def tell(text: str) -> None:
                self.typing.emit(CellTyped(item_id, column, text))

            editor.textEdited.connect(tell)
        return editor

    def _turns(self, parent: QWidget) -> PickBox:
        editor = PickBox(tuple((mode.value, mode_text(mode)) for mode in Mode), parent)
        editor.setAccessibleName(self.tr("Turns"))

        def finish() -> None:
            if editor.by_key:
                return
            self.commitData.emit(editor)
            self.closeEditor.emit(editor)

        editor.activated.connect(finish)
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Begin with what is kept; what is typed since is never written over."""
        if editor.property(_BEGUN) is not None:
            return
        text = str(index.data(Qt.ItemDataRole.EditRole))
        editor.setProperty(_BEGUN, text)
        if isinstance(editor, PickBox):
            editor.choose(text)
        elif isinstance(editor, QLineEdit):
            editor.setText(text)
            editor.selectAll()

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        """Hand over what was typed or picked, if it is not what the editor began with."""
        text = editor.key() if isinstance(editor, PickBox) else ""
        text = editor.text() if isinstance(editor, QLineEdit) else text
        if text != editor.property(_BEGUN):
            model.setData(index, text)

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        """Over the line of the cell, not over its chips."""
        theme, area = current_theme(), option.rect
        row = index.data(ROW_ROLE)
        left = 0
        if index.column() == Column.ITEM and isinstance(row, AgendaRow):
            left = title_left(row) - theme.space(_PAD)
        gap = theme.space(0.75)
        line = heading_height() if isinstance(row, AgendaRow) and row.heading else row_line_height()
        editor.setGeometry(area.x() + left, area.y() + gap, area.width() - left, line - 2 * gap)
