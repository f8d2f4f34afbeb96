"""The left column of the minutes: what is left to look at, what was dropped, what is checked in the file."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QPoint, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from peerdesk.domain.release import KeepReason
from ui.pages.minutes_hints import MinutesHints
from ui.pages.minutes_papers import PaperChooser
from ui.presenters.exporting import CheckState
from ui.presenters.minutes import MinutesPresenter
from ui.presenters.minutes_cards import SECONDS_A_CARD, Card, Spot
from ui.theme import Weight, current_theme
from ui.widgets.check_list import CheckLine, CheckList
from ui.widgets.finding_card import FindingCard, FindingView, KeepChoice
from ui.widgets.folded_list import FoldedList
from ui.widgets.key_button import KeyButton
from ui.widgets.section_label import SectionLabel
from ui.widgets.switch import Switch
from ui.widgets.text_label import TextLabel

MOST_CARDS = 30
"""How many cards are drawn at once; the others move up. Chosen: three screens."""

_HIGH = 190
"""Steps of spacing from which there is room for all. Chosen: two cards stand above, one with its answers."""

_FOR_GROUP = "for_group"


class _Scroller(QScrollArea):
    """As tall as what it holds, if there is room."""

    def __init__(self, content: QWidget, column: QVBoxLayout, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._content, self._column = content, column
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(content)
        self.viewport().setAutoFillBackground(False)
        content.setAutoFillBackground(False)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)

    def sizeHint(self) -> QSize:
        """The height of the content at this width."""
        width = max(self.viewport().width(), 1)
        if not self._column.hasHeightForWidth():
            return QSize(width, self._column.sizeHint().height())
        return QSize(width, self._column.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """A few lines."""
        return QSize(0, min(self.sizeHint().height(), current_theme().space(30)))

    def refit(self) -> None:
        """The content has another height."""
        self.updateGeometry()

    def bring_into_sight(self, part: QWidget) -> None:
        """Scroll so that the whole of a part is seen, or where there is no room its upper edge."""
        self._column.activate()
        bar, beside = self.verticalScrollBar(), current_theme().space(2)
        top = part.mapTo(self._content, QPoint(0, 0)).y() - beside
        least = top + part.height() + 2 * beside - self.viewport().height()
        bar.setValue(min(max(bar.value(), least), top))


class MinutesRail(QWidget):
    """The cards and what is under them.

    Signals:
        spot_shown(Spot): the place that the open card quotes.
        edit_wanted(Spot): change the sentence of this place.
        export_wanted(str): the suffix of the file that is wanted.
        place_wanted(str): bring the text of this key into sight.
    """

    spot_shown = Signal(object)
    edit_wanted = Signal(object)
    export_wanted = Signal(str)
    place_wanted = Signal(str)

    def __init__(self, presenter: MinutesPresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self._cards: tuple[Card, ...] = ()
        self._widgets: list[FindingCard] = []
        self._begun: dict[tuple[int, str], str] = {}
        self._open, self._spot = 0, 0
        self._room = False
        self._waits_for: tuple[KeyButton, QWidget | None] | None = None
        self.chooser = PaperChooser(presenter.papers)
        self._left = SectionLabel("")
        self._nothing = TextLabel(self.tr("Nothing left to check."), "ink_soft", weight=Weight.STRONG)
        self._more = TextLabel("", "ink_faint")
        self.hints = MinutesHints(presenter)
        self.narrow = FoldedList(self.tr("Fits only some of you {count}"), self.tr("Show"))
        self.narrow.set_note(self.tr("By what you told PeerDesk about your members."))
        self.kept = FoldedList(self.tr("Kept {count}"), self.tr("Ask again"))
        self.dropped = FoldedList(self.tr("Dropped {count}"), self.tr("Take in again"))
        self._file_heading = SectionLabel("")
        self.checks = CheckList()
        self._waits = True
        self.pdf_button = KeyButton(self.tr("PDF"), self.tr("Ctrl E"), primary=True)
        self.word_button = KeyButton(self.tr("Word"))
        self.markdown_button = KeyButton(self.tr("Markdown"))
        self.paper_switch = Switch((("a4", self.tr("A4")), ("letter", self.tr("Letter"))))
        self.paper_switch.setAccessibleName(self.tr("Size of the paper"))
        self._progress = TextLabel("", "ink_soft")
        self.stop_button = KeyButton(self.tr("Stop"), self.tr("Ctrl Shift X"))
        self.stop_button.setVisible(False)
        self.stop_button.clicked.connect(presenter.exporting.stop)
        self._lay_out()
        self.hints.place_wanted.connect(self.place_wanted)
        self.hints.resized.connect(self._show_whole)
        self.hints.left.connect(self.focus_cards)
        self.narrow.wanted.connect(self._show_narrow)
        self.kept.wanted.connect(self._ask_again)
        self.dropped.wanted.connect(self._take_in)
        for folded in (self.narrow, self.kept, self.dropped):
            folded.resized.connect(self._scroller.refit)
        self._scroller.verticalScrollBar().rangeChanged.connect(self._height_changed)
        self.pdf_button.clicked.connect(partial(self.export_wanted.emit, ".pdf"))
        self.word_button.clicked.connect(partial(self.export_wanted.emit, ".docx"))
        self.markdown_button.clicked.connect(partial(self.export_wanted.emit, ".md"))
        self.paper_switch.chosen.connect(self._choose_paper)
        presenter.changed.connect(self.refresh)
        presenter.exporting.changed.connect(self._refresh_file)
        self.refresh()

    # What is shown.

    def set_room_view(self, room: bool) -> None:
        """The room can see this screen: how many are left, and no words."""
        self._room = room
        self._scroller.setVisible(not room)

    def refresh(self) -> None:
        """Show what the presenter has now; the keyboard goes on to the next card."""
        had_focus = self._has_keyboard()
        asked = self.open_card()
        asks_why = asked is not None and asked.asks_why
        caret = asked.own_words.cursorPosition() if asked is not None and asked.own_words.hasFocus() else None
        open_id = self._cards[self._open].id if self._open < len(self._cards) else ""
        self._cards = self._presenter.cards
        ids = [card.id for card in self._cards]
        if open_id in ids:
            self._open = ids.index(open_id)
        else:
            self._open, self._spot = min(self._open, max(len(ids) - 1, 0)), 0
        self._fill()
        self._left.set_text(self._counted())
        is_there = self._presenter.draft is not None
        self._nothing.setVisible(is_there and not self._cards)
        self._left.setVisible(bool(self._cards))
        self._file.setVisible(is_there)
        counted = self._presenter.counted
        self.narrow.set_texts([f"{counted(one.count)} · {one.text}" for one in self._presenter.narrow])
        kept = self._presenter.kept_cards
        self.kept.set_texts([f"“{one.words}” · {one.reason}" for one in kept])
        self.dropped.set_texts([line.text for line in self._presenter.dropped])
        self._scroller.refit()
        self._refresh_file()
        card = self.open_card()
        stays = asks_why and card is not None and self._cards[self._open].id == open_id
        if stays and card is asked and card is not None and card.asks_why:
            return  # whoever types goes on where the caret is
        if had_focus:
            self.focus_cards()
            self._show_whole()
        if stays and card is not None:
            card.ask_why(with_keyboard=had_focus)
            if caret is not None:
                card.own_words.setFocus(Qt.FocusReason.OtherFocusReason)
                card.own_words.setCursorPosition(caret)

    @Slot()
    def focus_cards(self) -> None:
        """Put the keyboard on the open card, or where there is none on the first button."""
        if self._cards and not self._room:
            self._widgets[self._open].setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.pdf_button.setFocus(Qt.FocusReason.TabFocusReason)

    def spot(self) -> Spot | None:
        """The place the open card quotes."""
        if self._open >= len(self._cards):
            return None
        spots = self._cards[self._open].spots
        return spots[min(self._spot, len(spots) - 1)]

    def replace(self) -> None:
        """What R does: the open card's words in all its places, or what is suggested."""
        if self.hints.has_keyboard():
            self.hints.press("R")
        elif self._open < len(self._cards):
            self._presenter.replace(self._cards[self._open].id)

    def edit(self) -> None:
        """What E does: change the quoted sentence."""
        if self.hints.has_keyboard():
            self.hints.press("E")
            return
        spot = self.spot()
        if spot is not None and spot.source is not None:
            self.edit_wanted.emit(spot)

    def keep(self) -> None:
        """What K does: ask why the words may stay."""
        card = self.open_card()
        if card is not None and not self.hints.has_keyboard():
            card.ask_why()

    def drop(self) -> None:
        """What D does: leave the quoted sentence out."""
        spot = self.spot()
        if spot is not None and not self.hints.has_keyboard():
            self._presenter.drop(spot.where)

    def add_part(self, part: QWidget) -> None:
        """Put a part of the page under the file."""
        column = self.layout()
        if isinstance(column, QVBoxLayout):
            column.insertWidget(column.count() - 1, part)

    def open_card(self) -> FindingCard | None:
        """The widget of the open card."""
        return self._widgets[self._open] if self._cards else None

    def card_at(self, number: int) -> FindingCard:
        """The widget of a card, from 0."""
        return self._widgets[number]

    # Inside.

    def _shown(self) -> list[FindingCard]:
        return self._widgets[: min(len(self._cards), MOST_CARDS)]

    def _counted(self) -> str:
        blocking, others = self._presenter.blocking, len(self._cards) - self._presenter.blocking
        parts = [self.tr("%n left", "", blocking)] if blocking else []
        parts += [self.tr("%n to look at", "", others)] if others else []
        minutes = round(blocking * SECONDS_A_CARD / 60)
        parts += [self.tr("about %n minutes", "", minutes)] if minutes and not others else []
        return " · ".join(parts)

    def _fill(self) -> None:
        count = min(len(self._cards), MOST_CARDS)
        self._open = min(self._open, max(count - 1, 0))
        while len(self._widgets) < count:
            self._add_card()
        for number, widget in enumerate(self._widgets):
            widget.setVisible(number < count)
            if number < count:
                self._show_card(number)
            else:
                widget.set_open(False)
        left = len(self._cards) - count
        self._more.set_text(self.tr("and %n more", "", left) if left else "")
        self._more.setVisible(bool(left))
        self._scroller.refit()

    def _add_card(self) -> None:
        number, widget = len(self._widgets), FindingCard()
        widget.entered.connect(partial(self._enter, number))
        widget.replace_wanted.connect(self.replace)
        widget.edit_wanted.connect(self.edit)
        widget.drop_wanted.connect(self.drop)
        widget.keep_wanted.connect(self._keep)
        widget.reason_begun.connect(partial(self._begin_reason, number))
        widget.resized.connect(self._show_whole)
        widget.place_wanted.connect(self._other_place)
        widget.neighbour_wanted.connect(partial(self._neighbour, number))
        self._widgets.append(widget)
        self._column.insertWidget(number, widget)

    def _show_card(self, number: int) -> None:
        card = self._cards[number]
        place = min(self._spot, len(card.spots) - 1) if number == self._open else 0
        spot, count = card.spots[place], len(card.spots)
        counted = ""
        if count > 1 and place:
            counted = self.tr("{place} of {count} places").format(place=place + 1, count=count)
        elif count > 1:
            counted = self.tr("%n places", "", count)
        view = FindingView(
            card.words, spot.text, spot.start, spot.end, card.reason, counted, spot.replacement,
            can_edit=spot.source is not None,
            can_drop=spot.source is not None and spot.source.can_drop,
            keep_choices=self._keep_choices(card),
            own_words=KeepReason.OWN_WORDS in card.keep_reasons,
        )  # fmt: skip
        self._widgets[number].show_view(view, self._begun.get((self._presenter.meeting_id, card.id), ""))
        self._widgets[number].set_open(number == self._open)

    def _enter(self, number: int) -> None:
        if number >= len(self._cards):
            return
        if number != self._open:
            old, self._open, self._spot = self._open, number, 0
            self._show_card(old)
            self._show_card(number)
        self._show_whole()
        self._say_spot()

    def _begin_reason(self, number: int, text: str) -> None:
        """It is there again when its card is, whatever was shown meanwhile."""
        if number < len(self._cards):
            self._begun[self._presenter.meeting_id, self._cards[number].id] = text

    def _neighbour(self, number: int, step: int) -> None:
        target = number + step
        if target == len(self._shown()) and self._presenter.suggestions:
            self.hints.go_in()
        elif 0 <= target < len(self._shown()):
            self._widgets[target].setFocus(Qt.FocusReason.OtherFocusReason)

    def _other_place(self, step: int) -> None:
        count = len(self._cards[self._open].spots)
        self._spot = (self._spot + step) % count
        self._show_card(self._open)
        self._say_spot()

    def _say_spot(self) -> None:
        spot = self.spot()
        if spot is not None:
            self.spot_shown.emit(spot)

    def _show_whole(self) -> None:
        """Bring the open card into sight, once it has its new height."""
        self._scroller.refit()
        self._place_later()

    def _place_later(self) -> None:
        QTimer.singleShot(0, self, self._bring_into_sight)

    @Slot()
    def _height_changed(self) -> None:
        if self._has_keyboard():
            self._place_later()

    def _has_keyboard(self) -> bool:
        focus = QApplication.focusWidget()
        return focus is not None and any(card is focus or card.isAncestorOf(focus) for card in self._shown())

    def _bring_into_sight(self) -> None:
        card = self.hints.open_card() or self.open_card()
        if card is not None:
            self._scroller.bring_into_sight(card)

    def _keep_choices(self, card: Card) -> tuple[KeepChoice, ...]:
        texts = {
            KeepReason.PUBLIC_FACT: self.tr("Public fact"),
            KeepReason.AGREED: self.tr("They agreed"),
            KeepReason.NOT_AN_IDENTITY: (
                self.tr("Not a person or firm") if card.is_name else self.tr("It points at nobody")
            ),
        }
        choices = [KeepChoice(key.value, texts[key]) for key in card.keep_reasons if key in texts]
        if card.may_be_common:
            choices.append(KeepChoice(_FOR_GROUP, self.tr("Never one in this group")))
        return tuple(choices)

    def _keep(self, key: str, own_words: str) -> None:
        if self._open >= len(self._cards):
            return
        card_id = self._cards[self._open].id
        if key == _FOR_GROUP:
            self._presenter.keep_for_group(card_id)
            return
        begun = self._presenter.meeting_id, card_id
        reason = KeepReason(key or KeepReason.OWN_WORDS)
        self._presenter.keep(card_id, reason, own_words, lambda: self._forget_begun(begun))

    def _forget_begun(self, card: tuple[int, str]) -> None:
        self._begun.pop(card, None)

    def _show_narrow(self, number: int) -> None:
        narrow = self._presenter.narrow
        if number < len(narrow):
            self.place_wanted.emit(narrow[number].where)

    def _ask_again(self, number: int) -> None:
        kept = self._presenter.kept_cards
        if number < len(kept):
            self._presenter.ask_again(kept[number])

    def _take_in(self, number: int) -> None:
        lines = self._presenter.dropped
        if number < len(lines):
            self._presenter.take_in(lines[number].key)

    def _choose_paper(self, key: str) -> None:
        self._presenter.set_paper("letter" if key == "letter" else "a4")

    def _enable_export(self, *, can_export: bool) -> None:
        """The keyboard comes back to the button it was on, once a file is written."""
        buttons = (self.pdf_button, self.word_button, self.markdown_button)
        held = next((button for button in buttons if button.hasFocus()), None)
        for button in buttons:
            button.setEnabled(
                can_export and (button is self.pdf_button or not self._presenter.papers.is_case)
            )
        if held is not None and not can_export:
            self._waits_for = held, QApplication.focusWidget()
        elif can_export and self._waits_for is not None:
            (held, moved_to), self._waits_for = self._waits_for, None
            if moved_to is QApplication.focusWidget():
                held.setFocus(Qt.FocusReason.OtherFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a low window what is to be decided goes before the file that waits for it."""
        super().resizeEvent(event)
        self._show_checks()

    def _show_checks(self) -> None:
        is_high = self.height() >= current_theme().space(_HIGH)
        for widget in (self._file_heading, self.checks):
            widget.setVisible(is_high or not self._waits)
        self.paper_switch.setVisible(is_high or not self._presenter.blocking)

    def _refresh_file(self) -> None:
        presenter = self._presenter
        checks = presenter.exporting.checks()
        self.checks.set_lines(tuple(CheckLine(check.state.value, check.text) for check in checks))
        waits = any(check.state is CheckState.WAITING for check in checks)
        words = self.tr("Will be checked in the file"), self.tr("Was checked in the file")
        self._file_heading.set_text(words[0] if waits else words[1])
        self._waits = all(check.state is CheckState.WAITING for check in checks)
        self._show_checks()
        self.paper_switch.set_current(presenter.paper)
        self._enable_export(can_export=presenter.exporting.can_start and not presenter.blocking)
        done = presenter.exporting.pages_done
        self.stop_button.setVisible(presenter.exporting.progress is not None)
        progress = {
            None: "",
            "lay_out": self.tr("%n pages so far…", "", done) if done else self.tr("Laying the pages out…"),
            "write": self.tr("Writing and reading back…"),
            "read_back": self.tr("Reading back…"),
        }
        self._progress.set_text(progress[presenter.exporting.progress])
        self._progress.setVisible(presenter.exporting.progress is not None)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ground."""
        theme, painter = current_theme(), QPainter(self)
        painter.fillRect(self.rect(), theme.colour("rail"))
        painter.fillRect(self.width() - 1, 0, 1, self.height(), theme.colour("line"))

    def _lay_out(self) -> None:
        theme = current_theme()
        content = QWidget()
        self._column = QVBoxLayout(content)
        self._column.setContentsMargins(0, 0, theme.space(1), theme.space(1))
        self._column.setSpacing(theme.space(2))
        self._column.addWidget(self._more)
        self._column.addWidget(self.hints)
        self._column.addWidget(self.narrow)
        self._column.addWidget(self.kept)
        self._column.addWidget(self.dropped)
        self._column.addStretch(1)
        self._scroller = _Scroller(content, self._column)
        buttons = QHBoxLayout()
        buttons.setSpacing(theme.space(2))
        buttons.addWidget(self.pdf_button)
        buttons.addWidget(self.word_button)
        buttons.addWidget(self.markdown_button)
        buttons.addStretch(1)
        paper = QHBoxLayout()
        paper.setSpacing(theme.space(3))
        paper.addWidget(self.paper_switch)
        paper.addStretch(1)
        going = QHBoxLayout()
        going.setSpacing(theme.space(2))
        going.addWidget(self._progress, 1)
        going.addWidget(self.stop_button)
        self._file = QWidget()
        file = QVBoxLayout(self._file)
        file.setContentsMargins(0, 0, 0, 0)
        file.setSpacing(theme.space(2))
        file.addWidget(self._file_heading)
        file.addWidget(self.checks)
        file.addSpacing(theme.space(2))
        file.addLayout(buttons)
        file.addLayout(paper)
        file.addLayout(going)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.space(4), theme.space(4), theme.space(4), theme.space(4))
        column.setSpacing(theme.space(2))
        column.addWidget(self.chooser)
        column.addWidget(self._left)
        column.addWidget(self._nothing)
        column.addWidget(self._scroller)
        column.addSpacing(theme.space(1))
        column.addWidget(self._file)
        column.addStretch(1)
