"""The way of the minutes as three steps, and the mails of each: PeerDesk writes them and sends nothing."""

from __future__ import annotations

import datetime as dt
from functools import partial
from pathlib import Path

from PySide6.QtCore import QDate, QRectF, QSize, Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from peerdesk.domain.meeting import Phase
from ui.dialogs.places import unremembered
from ui.icons import draw_icon
from ui.presenters.sending import SendingPresenter, WayState, Wish
from ui.theme import Weight, current_theme
from ui.widgets.check_box import CheckBox
from ui.widgets.drawing import line_height, painter_for
from ui.widgets.pick_box import DayEdit
from ui.widgets.section_label import SectionLabel
from ui.widgets.text_label import TextLabel

_ICON = {"done": "circle-check", "now": "circle", "later": "circle"}
_COLOUR = {"done": "accent", "now": "accent", "later": "ink_faint"}
_INK = {"done": "ink_soft", "now": "ink", "later": "ink_faint"}


class _Sign(QWidget):
    """The ring or tick before a step."""

    def __init__(self) -> None:
        super().__init__()
        self.state: WayState = "later"
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """As tall as a line."""
        side = line_height(current_theme().font())
        return QSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it."""
        colour = getattr(current_theme().colours, _COLOUR[self.state])
        draw_icon(painter_for(self), _ICON[self.state], QRectF(self.rect()), colour)


class _Step(QWidget):
    """A step: its sign, its words and, where one is chosen, its day."""

    def __init__(self, day: DayEdit | None = None) -> None:
        super().__init__()
        theme = current_theme()
        self._sign, self.text = _Sign(), TextLabel("", weight=Weight.STRONG)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.space(2))
        row.addWidget(self._sign)
        row.addWidget(self.text)
        if day is not None:
            row.addWidget(day)
        row.addStretch(1)
        self.setMinimumHeight(line_height(theme.font()) + theme.space(4))

    def show_step(self, text: str, state: WayState, spoken: str) -> None:
        """Show these words. spoken: how far it is, for a screen reader."""
        self._sign.state = state
        self._sign.update()
        self.text.set_text(text)
        self.text.set_colour(_INK[state])
        self.text.setAccessibleDescription(spoken)


class SendDialog(QDialog):
    """Moves minutes on and writes their mails; stays open until it is put away."""

    def __init__(self, presenter: SendingPresenter, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Send the minutes"))
        self._presenter = presenter
        self._proposed_in: Phase | None = None
        self._was_busy = False
        self._files: tuple[Path, ...] = ()
        self.until = DayEdit()
        self.steps = tuple(_Step(self.until if number == 1 else None) for number in range(3))
        self.minutes = CheckBox(self.tr("&Minutes to the group"))
        self.sheet = CheckBox(self.tr("Members’ &sheet to those who took part"))
        self.goes_to = TextLabel("", weight=Weight.STRONG, wrap=True)
        self.missing = TextLabel("", "ink_soft", wrap=True)
        self.wrong = TextLabel("", "over", wrap=True)
        self.folder = TextLabel("", "ink_soft")
        self.change = QPushButton(self.tr("&Folder…"))
        self.said = TextLabel("", "ink_soft", wrap=True)
        self.take_back = QPushButton(self.tr("&Take back"))
        self.done_ = QPushButton(self.tr("Done"))
        self.second = QPushButton()
        self.main = QPushButton()
        self.opens: list[QPushButton] = []
        self._rows: list[QWidget] = []
        self._lay_out()
        self._wire()
        presenter.forget()
        self._show()
        self.resize(current_theme().space(150), self.sizeHint().height())

    # What is shown.

    @Slot()
    def _show(self) -> None:
        p = self._presenter
        view = p.view
        moved = p.phase is not self._proposed_in and not p.busy and p.told.ok
        if view is not None and (moved or self._proposed_in is None):
            self._propose()
        self._show_way()
        wish, phase = self.wish(), p.phase
        self.minutes.setVisible(not p.is_off_record)
        self.sheet.setVisible(view is not None and view.sheet is not None)
        self.goes_to.set_text(p.goes_to(wish))
        self._say(self.missing, p.missing(wish))
        wrong = p.unreadable(wish)
        self._say(self.wrong, wrong)
        self.folder.set_text(str(p.folder))
        main, second = self._keys(phase)
        self.main.setText(main)
        self.second.setText(second)
        self.second.setVisible(bool(second))
        self.take_back.setVisible(view is not None and view.can_take_back)
        for button in (self.main, self.second):
            button.setEnabled(view is not None and not p.busy and not wrong)
        self.take_back.setEnabled(not p.busy)
        self._show_told()
        self._show_files()
        if self._was_busy and not p.busy and self.opens:
            self.opens[0].setFocus(Qt.FocusReason.OtherFocusReason)
        self._was_busy = p.busy

    def _propose(self) -> None:
        """What belongs to this step: the first time it is known, and when the minutes have moved on."""
        view, until = self._presenter.view, self._presenter.until
        if view is None:
            return
        is_first, self._proposed_in = self._proposed_in is None, view.meeting.phase
        if is_first:
            self.minutes.setChecked(True)
        self.sheet.setChecked(view.meeting.phase is Phase.CLOSED and not self._presenter.is_off_record)
        self.until.setMinimumDate(_qdate(view.today))
        self.until.setDate(_qdate(max(until, view.today)))

    def _show_way(self) -> None:
        p = self._presenter
        spoken = {"done": self.tr("done"), "now": self.tr("next"), "later": self.tr("later")}
        way = () if p.is_off_record else p.way()
        for row, step in zip(self.steps, way, strict=False):
            row.show_step(step.text, step.state, spoken[step.state])
        for row in self.steps:
            row.setVisible(bool(way))
        open_ = p.phase is Phase.CLOSED or (p.phase is Phase.SENT and not p.standing.waits)
        self.until.setVisible(bool(way) and open_)

    def _keys(self, phase: Phase | None) -> tuple[str, str]:
        """What the two buttons do: the usual next thing, and the other one."""
        if self._presenter.is_off_record:
            return self.tr("&Write the mail"), ""
        view = self._presenter.view
        written = view is not None and view.meeting.is_mailed
        again = self.tr("&Write the mails again") if written else self.tr("&Write the mails")
        if phase is Phase.RELEASED:
            return again, ""
        if phase is Phase.SENT:
            ended = self._presenter.standing.waits
            return (self.tr("&Release"), "") if ended else (again, self.tr("&Release now"))
        return self.tr("Send for &objections"), self.tr("&Release without objections")

    def _show_told(self) -> None:
        p = self._presenter
        self.said.set_colour("ink_soft" if p.told.ok or p.busy else "over")
        going_on = self.tr("Writing and reading back…") if p.busy else ""
        self._say(self.said, p.told.text or going_on)

    def _show_files(self) -> None:
        """A line and a key for each mail that was written."""
        files = tuple(mail.path for mail in self._presenter.written)
        if files == self._files:
            return
        self._files = files
        for row in self._rows:
            row.hide()
            self._mails.removeWidget(row)
            row.deleteLater()
        self.opens, self._rows = [], []
        for mail in self._presenter.written:
            row = self._mail_row(self._presenter.mail_text(mail), mail.path)
            self._rows.append(row)
            self._mails.addWidget(row)
            row.show()
        self._grow()

    def _mail_row(self, text: str, path: Path) -> QWidget:
        row, key = QWidget(), QPushButton(self.tr("Open"))
        key.setAccessibleName(self.tr("Open: {what}").format(what=text))
        key.setAutoDefault(False)
        key.clicked.connect(partial(self._open, path))
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(TextLabel(text), 1)
        line.addWidget(key)
        self.opens.append(key)
        return row

    def _say(self, label: TextLabel, text: str) -> None:
        label.set_text(text)
        label.setVisible(bool(text))
        self._grow()

    def showEvent(self, event: QShowEvent) -> None:
        """Be tall enough from the first."""
        super().showEvent(event)
        self._grow()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stay whole on the screen when the dialog grows after it was placed."""
        super().resizeEvent(event)
        below = self.frameGeometry().bottom() - self.screen().availableGeometry().bottom()
        if self.isVisible() and below > 0:
            top = max(self.frameGeometry().top() - below, self.screen().availableGeometry().top())
            self.move(self.frameGeometry().left(), top)

    def _grow(self) -> None:
        """Tall enough for what is said now; never smaller, so that nothing jumps away under the pointer."""
        layout = self.layout()
        if layout is not None and self.isVisible():
            layout.activate()
            self.setMinimumHeight(max(self.minimumHeight(), layout.totalHeightForWidth(self.width())))

    # What is done.

    def wish(self) -> Wish:
        """What is asked for."""
        day = self.until.date()
        sheet = self.sheet.isChecked() and not self.sheet.isHidden()
        return Wish(dt.date(day.year(), day.month(), day.day()), self.minutes.isChecked(), sheet)

    @Slot()
    def _do_main(self) -> None:
        p, wish = self._presenter, self.wish()
        if p.is_off_record or p.phase is Phase.RELEASED:
            p.write(wish)
        elif p.phase is Phase.SENT and p.standing.waits:
            p.release(wish)
        else:
            p.send_for_objections(wish)

    @Slot()
    def _do_second(self) -> None:
        self._presenter.release(self.wish())

    @Slot()
    def _choose_folder(self) -> None:
        with unremembered():
            chosen = QFileDialog.getExistingDirectory(
                self, self.tr("Where the mails are written"), str(self._presenter.folder)
            )
        if chosen:
            self._presenter.folder = Path(chosen)
            self._show()

    def _open(self, path: Path) -> None:
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))):
            self._presenter.tell_unopened()

    # Inside.

    def _wire(self) -> None:
        self._presenter.changed.connect(self._show)
        self.minutes.toggled.connect(self._show)
        self.sheet.toggled.connect(self._show)
        self.change.clicked.connect(self._choose_folder)
        self.take_back.clicked.connect(self._presenter.take_back)
        self.second.clicked.connect(self._do_second)
        self.main.clicked.connect(self._do_main)
        self.done_.clicked.connect(self.accept)

    def _lay_out(self) -> None:
        theme = current_theme()
        self.until.setDisplayFormat(self.tr("ddd d MMM yyyy"))
        widest = self.fontMetrics().horizontalAdvance(self.tr("Wed 30 Sep 2026"))
        self.until.setMinimumWidth(widest + theme.space(14))
        self.until.setAccessibleName(self.tr("Last day for objections"))
        for button in (self.take_back, self.change, self.second, self.done_):
            button.setAutoDefault(False)
        self.main.setDefault(True)
        column = QVBoxLayout(self)
        pad = theme.space(5)
        column.setContentsMargins(pad, pad, pad, pad)
        column.setSpacing(theme.space(2))
        for step in self.steps:
            column.addWidget(step)
        column.addSpacing(theme.space(2))
        column.addWidget(SectionLabel(self.tr("Mails")))
        for widget in (self.minutes, self.sheet, self.goes_to, self.missing, self.wrong):
            column.addWidget(widget)
        where = QHBoxLayout()
        where.setSpacing(theme.space(2))
        where.addWidget(self.folder, 1)
        where.addWidget(self.change)
        column.addLayout(where)
        hint = self.tr(
            "PeerDesk sends nothing. It writes mails that your mail program opens, with the addresses in Bcc."
        )
        column.addWidget(TextLabel(hint, "ink_faint", wrap=True))
        column.addWidget(self.said)
        self._mails = QVBoxLayout()
        self._mails.setSpacing(theme.space(2))
        column.addLayout(self._mails)
        column.addStretch(1)
        column.addSpacing(theme.space(2))
        column.addLayout(self._buttons())

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(current_theme().space(2))
        row.addWidget(self.take_back)
        row.addStretch(1)
        for button in (self.done_, self.second, self.main):
            row.addWidget(button)
        return row


def _qdate(day: dt.date) -> QDate:
    return QDate(day.year, day.month, day.day)
