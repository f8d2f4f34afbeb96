"""The pages of a paper as they will be in the file, with places that can be chosen and edited."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QColor,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QWidget

from ui.theme import Weight, current_theme, load_theme
from ui.widgets.drawing import FOCUS, HAIR, draw_box
from ui.widgets.finding_card import draw_wave

ACTUAL_PX_PER_PT = 96 / 72
"""A page at its real size on a screen of 96 dots an inch."""

_LEAST, _MOST, _STEP = 0.5, 4.0, 1.2
_SETTLE_MS = 40
_REMARK_PT = 8.0
_FIRST_LINE_PT = 15.0
"""Height of the first line of a text. Chosen: that of the paper's running text."""

_REMARK_GAP_PT = 18.0
"""Between a remark and its text: room for the bullet."""

_CHOOSING = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_E)
_DROPPING = (Qt.Key.Key_Delete, Qt.Key.Key_D)
_LETTERS = (Qt.Key.Key_E, Qt.Key.Key_D)
"""Those of the cards, which the window has as shortcuts."""

_NEAR = 1
_KEPT_AWAY = 4


@dataclass(frozen=True, slots=True)
class PlaceView:
    """Where a text stands. page: from 0. The rest in points from the page's upper left corner."""

    key: str
    page: int
    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True, slots=True)
class MarginView:
    """A remark beside a text. is_grave: written in the colour of what is wrong."""

    text: str = field(repr=False)
    is_grave: bool = False


@dataclass(frozen=True, slots=True)
class PagesView:
    """Pages to show.

    edition: counts them. width_pt, height_pt: of each. texts: by key, as read aloud. remarks: by key, in the
    margin. movable: keys of texts that can be carried elsewhere.
    """

    edition: int
    count: int
    width_pt: float
    height_pt: float
    places: tuple[PlaceView, ...] = ()
    texts: Mapping[str, str] = field(default_factory=dict, repr=False)
    remarks: Mapping[str, MarginView] = field(default_factory=dict)
    movable: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Carried:
    """A text that was carried with the mouse. key: its own; onto: of the text it was let go at.

    below: in the lower half of that one.
    """

    key: str
    onto: str
    below: bool


@dataclass(frozen=True, slots=True)
class PagesWanted:
    """Pages that are, or soon will be, in sight and have no picture of this scale yet."""

    pages: tuple[int, ...]
    px_per_pt: float


@dataclass(frozen=True, slots=True)
class _Picture:
    image: QImage = field(repr=False)
    edition: int
    px_per_pt: float


class PaperView(QAbstractScrollArea):
    """Pages one below the other.

    Arrow keys go from text to text, Enter or E chooses one, Delete or D asks to drop it; Ctrl and the wheel
    zoom. A text is carried elsewhere with the mouse; Esc lets it stay.

    Signals:
        wanted(PagesWanted): pages have come into sight.
        chosen(str): the text of this key was clicked, or Enter pressed on it.
        drop_wanted(str): Delete on the text of this key.
        gone_to(str): the text of this key was put in front, by key or by a click.
        carried(Carried): a text was let go at another place.
        moved(): what is shown where has changed.
    """

    wanted = Signal(object)
    chosen = Signal(str)
    drop_wanted = Signal(str)
    gone_to = Signal(str)
    carried = Signal(object)
    moved = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pages = PagesView(0, 0, 1.0, 1.0)
        self._order: list[str] = []
        self._by_page: dict[int, list[PlaceView]] = {}
        self._first: dict[str, PlaceView] = {}
        self._pictures: dict[int, _Picture] = {}
        self._marks: dict[int, tuple[PlaceView, ...]] = {}
        self._marked_keys: frozenset[str] = frozenset()
        self._asked: set[tuple[int, int, float]] = set()
        self._zoom: float | None = None
        self._current = self._hovered = self._held = ""
        self._pressed_at = QPointF()
        self._carried: Carried | None = None
        self._empty_text = ""
        self._light = load_theme(False)
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(_SETTLE_MS)
        self._settle.timeout.connect(self._ask)
        self.setFrameShape(QAbstractScrollArea.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setMouseTracking(True)
        self.viewport().setAutoFillBackground(False)
        self.setAccessibleName(self.tr("Pages of the minutes"))

    # What is shown.

    def show_pages(self, pages: PagesView) -> None:
        """Show other pages; the place one looks at and the chosen text stay where they can."""
        self._pages = pages
        self._order = list(dict.fromkeys(place.key for place in pages.places))
        self._by_page, self._first = {}, {}
        for place in pages.places:
            self._first.setdefault(place.key, place)
            self._by_page.setdefault(place.page, []).append(place)
        if self._current not in self._order:
            self._current = ""
        self._hovered = ""
        self._let_go()
        self._pictures = {page: shown for page, shown in self._pictures.items() if page < pages.count}
        self._marks = {page: places for page, places in self._marks.items() if page < pages.count}
        self._measure()
        self._ask()

    def show_empty(self, text: str) -> None:
        """Say this where there are no pages."""
        self._empty_text = text
        self.viewport().update()

    def show_picture(self, edition: int, page: int, px_per_pt: float, image: QImage) -> None:
        """Show this picture of a page, if it is still one of these pages."""
        if edition != self._pages.edition or page >= self._pages.count:
            return
        self._pictures[page] = _Picture(image, edition, px_per_pt)
        self.viewport().update(self._page_rect(page).toAlignedRect())

    def show_marks(self, edition: int, page: int, places: tuple[PlaceView, ...]) -> None:
        """Draw a wavy line under these stretches of a page."""
        if edition == self._pages.edition:
            self._marks[page] = places
            self.viewport().update(self._page_rect(page).toAlignedRect())

    def forget_marks(self) -> None:
        """What stood under stretches of these pages is no longer true; pages out of sight are asked again."""
        self._marks = {}
        near = self.near()
        self._asked = {one for one in self._asked if one[0] in near}
        self.viewport().update()

    def set_marked(self, keys: Iterable[str]) -> None:
        """Draw a soft box behind the texts in which something is left to look at."""
        self._marked_keys = frozenset(keys)
        self.viewport().update()

    @property
    def edition(self) -> int:
        """Which pages are shown."""
        return self._pages.edition

    def in_sight(self) -> range:
        """The pages in sight, from 0."""
        return self._in_sight(0)

    def near(self) -> range:
        """The pages in sight and their neighbours, from 0."""
        return self._in_sight(_NEAR)

    @property
    def current(self) -> str:
        """The key of the chosen text, or empty."""
        return self._current

    def set_current(self, key: str) -> None:
        """Choose the text of this key and bring it into sight."""
        self._current = key if key in self._order else ""
        text, remark = self._pages.texts.get(key, ""), self._pages.remarks.get(key)
        self.setAccessibleDescription(f"{text} ({remark.text})" if remark else text)
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.DescriptionChanged))
        self.bring_into_sight(self._current)
        self.viewport().update()

    def bring_into_sight(self, key: str) -> None:
        """Scroll as little as is needed to show the text of this key."""
        rect = self.rect_of(key)
        if rect is None:
            return
        bar, room, gap = self.verticalScrollBar(), self.viewport().height(), current_theme().space(8)
        if rect.top() - gap < 0:
            bar.setValue(round(bar.value() + rect.top() - gap))
        elif rect.bottom() + gap > room:
            by = min(rect.bottom() + gap - room, rect.top() - gap)
            bar.setValue(round(bar.value() + max(by, 0)))

    def rect_of(self, key: str) -> QRectF | None:
        """Where the first part of this text stands in the viewport now."""
        place = next((one for one in self._pages.places if one.key == key), None)
        return self._rect(place) if place is not None else None

    # Zoom.

    @property
    def px_per_pt(self) -> float:
        """The scale in force, in device-independent pixels a point."""
        if self._zoom is not None:
            return self._zoom
        room = self.viewport().width() - 2 * self._margin()
        return min(max(room / max(self._pages.width_pt, 1.0), _LEAST), ACTUAL_PX_PER_PT)

    def zoom(self, steps: int) -> None:
        """Larger (above 0) or smaller pages."""
        self._set_zoom(min(max(self.px_per_pt * _STEP**steps, _LEAST), _MOST))

    def zoom_to_width(self) -> None:
        """As wide as there is room, at most real size, as at the start."""
        self._set_zoom(None)

    def _set_zoom(self, zoom: float | None) -> None:
        before, bar = self.px_per_pt, self.verticalScrollBar()
        middle = (bar.value() + self.viewport().height() / 2) / before
        self._zoom = zoom
        self._measure()
        bar.setValue(round(middle * self.px_per_pt - self.viewport().height() / 2))
        self._settle.start()

    # Qt.

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the pages to the new width; their pictures follow when it rests."""
        super().resizeEvent(event)
        self._measure()
        self._settle.start()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Move the pages and ask for those that come into sight."""
        self.viewport().update()
        self._ask()
        self.moved.emit()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.PaletteChange):
            self.viewport().update()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll, or with Ctrl zoom."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            turned = event.angleDelta().y()
            if turned:  # the end of a gesture turns nothing
                self.zoom(1 if turned > 0 else -1)
            event.accept()
            return
        super().wheelEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A text that can be carried may be picked up."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._held, self._pressed_at = self._key_at(event.position()), event.position()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show what a click would choose, or where a text that is carried would go."""
        at = event.position()
        if not self._held or self._held not in self._pages.movable:
            self._hover(self._key_at(at))
        elif self._carried or (at - self._pressed_at).manhattanLength() >= QApplication.startDragDistance():
            self._carry_to(at)

    def leaveEvent(self, event: QEvent) -> None:
        """Nothing is pointed at any more."""
        self._hover("")
        super().leaveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click chooses the text under it; a text that was carried stays where it is let go."""
        key, carried = self._key_at(event.position()), self._carried
        self._let_go()
        if event.button() == Qt.MouseButton.LeftButton and carried is not None:
            if carried.onto:
                self.carried.emit(carried)
        elif event.button() == Qt.MouseButton.LeftButton and key:
            self._go_to(key)
            self.chosen.emit(key)

    def event(self, event: QEvent) -> bool:
        """The letters are about the text in front here, whatever they are in the window."""
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.ShortcutOverride
            and (event.key() in _LETTERS and not event.modifiers())
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """From text to text; what is done with the one in front."""
        key = Qt.Key(event.key())
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
        if key == Qt.Key.Key_Escape and self._carried is not None:
            self._let_go()
        elif event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier or not self._order:
            super().keyPressEvent(event)
        elif key in steps:
            self._step(steps[key])
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self._go_to(self._order[0 if key == Qt.Key.Key_Home else -1])
        elif key in _CHOOSING and self._current:
            self.chosen.emit(self._current)
        elif key in _DROPPING and self._current:
            self.drop_wanted.emit(self._current)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the desk and the pages on it."""
        theme = current_theme()
        painter = QPainter(self.viewport())
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        painter.fillRect(event.rect(), theme.colour("track"))
        if not self._pages.count:
            painter.setFont(theme.font())
            painter.setPen(theme.colour("ink_soft"))
            flags = int(Qt.AlignmentFlag.AlignCenter) | int(Qt.TextFlag.TextWordWrap)
            painter.drawText(self.viewport().rect().adjusted(40, 0, -40, 0), flags, self._empty_text)
            return
        for page in self._in_sight(0):
            rect = self._page_rect(page)
            if rect.intersects(QRectF(event.rect())):
                self._draw_page(painter, page, rect)

    # Drawing.

    def _draw_page(self, painter: QPainter, page: int, rect: QRectF) -> None:
        shade = QColor(self._light.colours.ink)
        shade.setAlphaF(0.04)
        for spread in (3, 2, 1):
            painter.fillRect(rect.adjusted(-spread, -spread + 1, spread, spread + 1), shade)
        painter.fillRect(rect, self._light.colour("card"))
        picture = self._pictures.get(page)
        if picture is not None:
            painter.drawImage(rect, picture.image)
        if picture is None or picture.edition != self._pages.edition:
            return
        painter.save()
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Multiply)
        for place in self._by_page.get(page, []):
            self._draw_place(painter, place)
        painter.restore()
        self._draw_line(painter, page)
        for place in self._marks.get(page, ()):
            at = self._rect(place)
            draw_wave(painter, at.left(), at.right(), at.bottom() - HAIR, self._light.colours.over)
        for place in self._by_page.get(page, []):
            remark = self._pages.remarks.get(place.key)
            if remark is not None and place == self._first.get(place.key):
                self._draw_remark(painter, place, remark)

    def _draw_line(self, painter: QPainter, page: int) -> None:
        """Where a text that is carried would go."""
        carried = self._carried
        places = [one for one in self._by_page.get(page, []) if carried and one.key == carried.onto]
        if carried is None or not places:
            return
        rect = self._rect(places[-1 if carried.below else 0])
        y = rect.bottom() + FOCUS if carried.below else rect.top() - FOCUS
        bar = QRectF(rect.left() - 3 * FOCUS, y - FOCUS / 2, rect.width() + 6 * FOCUS, FOCUS)
        painter.fillRect(bar, QColor(self._light.colours.accent))

    def _draw_remark(self, painter: QPainter, place: PlaceView, remark: MarginView) -> None:
        """Words in the margin at the height of a text's first line."""
        colours, rect, scale = self._light.colours, self._rect(place), self.px_per_pt
        font = self._light.font(weight=Weight.BOLD if remark.is_grave else Weight.REGULAR)
        font.setPixelSize(max(round(_REMARK_PT * scale), 1))
        painter.setFont(font)
        painter.setPen(QColor(colours.over if remark.is_grave else colours.ink_faint))
        height = painter.fontMetrics().height()
        right = rect.left() - _REMARK_GAP_PT * scale
        page_left = self._page_rect(place.page).left()
        box = QRectF(page_left, rect.top() + (_FIRST_LINE_PT * scale - height) / 2, right - page_left, height)
        painter.drawText(box, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter), remark.text)

    def _draw_place(self, painter: QPainter, place: PlaceView) -> None:
        """A box behind a text, in the colours of light, since paper is white in both themes."""
        colours, rect = self._light.colours, self._rect(place).adjusted(-3, -1, 3, 1)
        radius = self._light.radius / 2
        if place.key in self._marked_keys:
            draw_box(painter, rect, radius, colours.warn_soft, colours.warn_mid)
        if place.key == self._hovered:
            draw_box(painter, rect, radius, colours.accent_soft)
        if place.key == self._current:
            width = FOCUS if self.hasFocus() else HAIR
            mode = painter.compositionMode()
            painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)
            draw_box(painter, rect, radius, None, colours.accent, width)
            painter.setCompositionMode(mode)

    # Geometry.

    def _margin(self) -> int:
        return current_theme().space(4)

    def _page_size(self) -> tuple[float, float]:
        scale = self.px_per_pt
        return self._pages.width_pt * scale, self._pages.height_pt * scale

    def _page_rect(self, page: int) -> QRectF:
        width, height = self._page_size()
        left = max((self.viewport().width() - width) / 2, self._margin()) - self.horizontalScrollBar().value()
        top = self._margin() + page * (height + self._margin()) - self.verticalScrollBar().value()
        return QRectF(round(left), round(top), round(width), round(height))

    def _rect(self, place: PlaceView) -> QRectF:
        page, scale = self._page_rect(place.page), self.px_per_pt
        size = (place.right - place.left) * scale, (place.bottom - place.top) * scale
        return QRectF(page.left() + place.left * scale, page.top() + place.top * scale, *size)

    def _measure(self) -> None:
        """Give the scroll bars their ranges."""
        width, height = self._page_size()
        room, margin = self.viewport().size(), self._margin()
        total = self._pages.count * (height + margin) + margin if self._pages.count else 0
        vertical, horizontal = self.verticalScrollBar(), self.horizontalScrollBar()
        vertical.setRange(0, max(0, round(total - room.height())))
        vertical.setPageStep(room.height())
        vertical.setSingleStep(round(16 * self.px_per_pt) * 2)
        over = width + 2 * margin - room.width() if self._pages.count else 0
        horizontal.setRange(0, max(0, round(over)))
        horizontal.setPageStep(room.width())
        self.viewport().update()
        self.moved.emit()

    def _in_sight(self, near: int) -> range:
        if not self._pages.count:
            return range(0)
        pitch = self._page_size()[1] + self._margin()
        top = self.verticalScrollBar().value()
        first = int(max(top - self._margin(), 0) // pitch) - near
        last = int((top + self.viewport().height()) // pitch) + near
        return range(max(first, 0), min(last, self._pages.count - 1) + 1)

    def _key_at(self, point: QPointF) -> str:
        for page in self._in_sight(0):
            for place in self._by_page.get(page, []):
                if self._rect(place).adjusted(-3, -1, 3, 1).contains(point):
                    return place.key
        return ""

    def _carry_to(self, point: QPointF) -> None:
        """Show where the text in hand would go; near the edge what is out of sight comes in."""
        edge, bar, height = current_theme().space(8), self.verticalScrollBar(), self.viewport().height()
        if point.y() < edge or point.y() > height - edge:
            bar.setValue(bar.value() + (bar.singleStep() if point.y() > edge else -bar.singleStep()))
        near = [place for page in self._in_sight(0) for place in self._by_page.get(page, [])]
        rects = [(abs(self._rect(one).center().y() - point.y()), one) for one in near]
        onto = min(rects, key=lambda one: one[0], default=(0.0, None))[1]
        is_other = onto is not None and onto.key != self._held
        below = onto is not None and point.y() > self._rect(onto).center().y()
        self._carried = Carried(self._held, onto.key if onto is not None and is_other else "", below)
        self._hover("")
        self.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)
        self.viewport().update()

    def _let_go(self) -> None:
        """Nothing is carried any more."""
        if self._carried is not None:
            self.viewport().setCursor(Qt.CursorShape.ArrowCursor)
            self.viewport().update()
        self._held, self._carried = "", None

    def _hover(self, key: str) -> None:
        if key != self._hovered:
            self._hovered = key
            shape = Qt.CursorShape.IBeamCursor if key else Qt.CursorShape.ArrowCursor
            self.viewport().setCursor(shape)
            self.viewport().update()

    def _step(self, step: int) -> None:
        if self._current in self._order:
            index = self._order.index(self._current) + step
        else:
            index = self._first_in_sight()
        self._go_to(self._order[min(max(index, 0), len(self._order) - 1)])

    def _go_to(self, key: str) -> None:
        self.set_current(key)
        self.gone_to.emit(key)

    def _first_in_sight(self) -> int:
        for page in self._in_sight(0):
            for place in self._by_page.get(page, []):
                if self._rect(place).top() >= 0:
                    return self._order.index(place.key)
        return 0

    def _ask(self) -> None:
        """Ask for the pictures that are missing near what is in sight, and let far ones go."""
        near, scale = self.near(), self.px_per_pt * self.devicePixelRatioF()
        edition = self._pages.edition
        away = range(near.start - _KEPT_AWAY, near.stop + _KEPT_AWAY)
        self._pictures = {page: shown for page, shown in self._pictures.items() if page in away}
        self._asked = {one for one in self._asked if one[0] in away and one[1:] == (edition, scale)}
        missing = (page for page in near if (page, edition, scale) not in self._asked)
        pages = tuple(sorted(missing, key=lambda page: page not in self._in_sight(0)))
        if pages:
            self._asked.update((page, edition, scale) for page in pages)
            self.wanted.emit(PagesWanted(pages, scale))
