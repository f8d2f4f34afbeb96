"""Plays an agenda at speed with drawn overruns, then shows what many draws of it say. Nothing is kept."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from ui.presenters.rehearsal import SPEEDS, RehearsalPage, RehearsalPresenter, RehearsalRow
from ui.theme import Size, Weight, current_theme
from ui.widgets.card import Card
from ui.widgets.rehearsal_chart import ChartRow, ChartView, Mark, RehearsalChart, Stretch
from ui.widgets.switch import Switch
from ui.widgets.text_label import TextLabel


class RehearseDialog(QDialog):
    """The agenda in front, to watch and to count. It takes the presenter over."""

    def __init__(self, presenter: RehearsalPresenter, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Rehearse"))
        presenter.setParent(self)
        self._presenter = presenter
        self.clock = TextLabel("", size=Size.BIG, weight=Weight.STRONG)
        self.said = TextLabel("", "ink_soft", size=Size.BODY)
        self.legend = TextLabel("", "ink_faint", wrap=True)
        self.chart = RehearsalChart()
        self.sentences = TextLabel("", wrap=True)
        self.page = QScrollArea()
        self._card = Card(pad=(6, 5))
        self.speed = Switch(tuple((str(speed), f"{speed} ×") for speed in SPEEDS))
        self.play = QPushButton(self.tr("&Start"))
        self.sum_up = QPushButton(self.tr("Show the &result"))
        self.done_ = QPushButton(self.tr("Done"))
        self._build()
        presenter.shown.connect(self._show)
        self.speed.chosen.connect(self._on_speed)
        self.play.clicked.connect(self._on_play)
        self.sum_up.clicked.connect(presenter.show_result)
        self.done_.clicked.connect(self.accept)
        self.finished.connect(presenter.stop)
        self._show(presenter.page)

    def _build(self) -> None:
        theme = current_theme()
        self.speed.set_current(str(SPEEDS[-1]))
        self.speed.setAccessibleName(self.tr("Speed"))
        self.page.setFrameShape(QFrame.Shape.NoFrame)
        self.page.setWidgetResizable(True)
        self.page.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.page.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.page.setAccessibleName(self.tr("Rehearsal"))
        card = self._card
        card.column.setSpacing(theme.space(2))
        card.column.addWidget(self.sentences)
        card.column.addWidget(self.chart)
        card.column.addWidget(self.legend)
        card.column.addStretch(1)
        self.page.setWidget(card)
        for button in (self.sum_up, self.done_):
            button.setAutoDefault(False)
        self.play.setDefault(True)
        head, buttons = QHBoxLayout(), QHBoxLayout()
        for row in (head, buttons):
            row.setSpacing(theme.space(2))
        head.addWidget(self.clock)
        head.addWidget(self.said, 1)
        for widget in (self.speed, self.play, self.sum_up):
            buttons.addWidget(widget)
        buttons.addStretch(1)
        buttons.addWidget(self.done_)
        column = QVBoxLayout(self)
        pad = theme.space(5)
        column.setContentsMargins(pad, pad, pad, pad)
        column.setSpacing(theme.space(3))
        column.addLayout(head)
        column.addWidget(self.page, 1)
        column.addLayout(buttons)
        self.resize(theme.space(225), theme.space(150))

    @Slot(object)
    def _show(self, page: RehearsalPage) -> None:
        self.clock.set_text(page.clock)
        self.clock.setVisible(bool(page.clock))
        self.said.set_text(page.said)
        self.sentences.set_text("\n".join(page.sentences))
        self.sentences.setVisible(bool(page.sentences))
        self.legend.set_text(self._legend(page))
        self.legend.setVisible(bool(page.rows))
        room = max((row.figure for row in page.rows), key=len, default="")
        marks = tuple(Mark(at_s, text) for at_s, text in page.marks)
        rows = tuple(map(_chart_row, page.rows))
        room = self.tr("late by 00 min") if page.now_s is not None else room
        self.chart.set_view(ChartView(rows, page.length_s, page.end_s, page.now_s, marks, room))
        self._follow(page)
        busy = page.is_playing or page.is_drawing
        self.play.setText(self.tr("&Stop") if busy else self.tr("&Start"))
        self.play.setEnabled(bool(page.rows))
        self.sum_up.setEnabled(bool(page.rows) and not page.is_drawing)
        if page.sentences:
            self.page.verticalScrollBar().setValue(0)
            self.page.setAccessibleDescription("\n".join((page.said, *page.sentences)))

    def _follow(self, page: RehearsalPage) -> None:
        """Keep the row in sight that plays."""
        running = next((n for n, row in enumerate(page.rows) if row.is_running), None)
        if page.is_playing and running is not None:
            rect = self.chart.row_rect(running)
            at = self.chart.mapTo(self._card, rect.center().toPoint())
            self.page.ensureVisible(0, at.y(), 0, round(rect.height() * 2))

    def _legend(self, page: RehearsalPage) -> str:
        if page.sentences:
            return self.tr(
                "Thin: as planned. Thick: the middle of all draws. Pale: where it lies in eight of ten. "
                "Drawn from log-normal overruns of about a tenth, of a fifth where many talk: chosen, "
                "not measured."
            )
        return self.tr("Thin: as planned. Thick: as it goes.")

    @Slot(str)
    def _on_speed(self, key: str) -> None:
        self._presenter.set_speed(int(key))

    @Slot()
    def _on_play(self) -> None:
        page = self._presenter.page
        if page.is_playing or page.is_drawing:
            self._presenter.stop()
        else:
            self._presenter.play()


def _chart_row(row: RehearsalRow) -> ChartRow:
    drawn = Stretch(*row.drawn) if row.drawn is not None else None
    band = Stretch(*row.band) if row.band is not None else None
    return ChartRow(row.title, Stretch(*row.planned), drawn, band, row.figure, row.is_late, row.is_running)
