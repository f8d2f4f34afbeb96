"""The door: roll call, seating and the order of the first round in one pass of initials."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from peerdesk.domain.agenda import find
from peerdesk.domain.members import FAR
from peerdesk.domain.rules import Attribution
from ui.presenters.run import RunPresenter
from ui.stage_model import time_of_day
from ui.theme import Size, Weight, current_theme
from ui.widgets.initials_row import InitialsRow, PersonView
from ui.widgets.key_button import KeyButton
from ui.widgets.quiet_button import QuietButton
from ui.widgets.section_label import SectionLabel
from ui.widgets.strip import Strip, StripAction
from ui.widgets.text_label import TextLabel


class SeatingLine(QLineEdit):
    """Initials round the table.

    Signals:
        finished(): Enter in the line.
    """

    finished = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFont(current_theme().font(Size.BIG, Weight.STRONG))
        self.setAccessibleName(self.tr("Initials round the table, clockwise"))
        self.setInputMethodHints(
            Qt.InputMethodHint.ImhSensitiveData
            | Qt.InputMethodHint.ImhNoPredictiveText
            | Qt.InputMethodHint.ImhPreferUppercase
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter is for the page; PageDown and Esc go on to the window."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.finished.emit()
        elif event.key() in (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp, Qt.Key.Key_Escape):
            event.ignore()
        else:
            super().keyPressEvent(event)


class _People(QScrollArea):
    """Everybody who is expected, as high as they need and scrolled where the page is too small."""

    def __init__(self, row: InitialsRow, parent: QWidget) -> None:
        super().__init__(parent)
        self._row = row
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidgetResizable(True)
        self.setWidget(row)
        for widget in (row, self.viewport()):
            widget.setAutoFillBackground(False)

    def fit(self) -> None:
        """Ask for the rows that this width needs, and for no more."""
        self.setMaximumHeight(max(self._row.heightForWidth(self.width()), 1))

    def minimumSizeHint(self) -> QSize:
        """One row of people."""
        return self._row.minimumSizeHint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the rows again."""
        super().resizeEvent(event)
        self.fit()


class DoorPanel(QWidget):
    """The middle of the page while people come in."""

    def __init__(self, presenter: RunPresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self.line = SeatingLine(self)
        self._question = TextLabel(
            self.tr("Who sits where? Type initials round the table, clockwise."),
            size=Size.BIG,
            weight=Weight.STRONG,
            align=Qt.AlignmentFlag.AlignHCenter,
            wrap=True,
        )
        self._people = InitialsRow()
        self._scrolled = _People(self._people, self)
        self._rest = TextLabel("", "ink_soft", align=Qt.AlignmentFlag.AlignHCenter, wrap=True)
        self._as_typed = QuietButton("", "undo-2")
        self.price = Strip(self)
        self.begin_button = KeyButton(self.tr("Begin"), self.tr("PgDn"), primary=True)
        self._lay_out()
        self.line.textEdited.connect(self._typed)
        self.line.finished.connect(self.begin_button.setFocus)
        self._as_typed.clicked.connect(self._begin_as_typed)
        self.price.chosen.connect(self._price_chosen)
        self.begin_button.clicked.connect(self._begin)

    def show_meeting(self) -> None:
        """Show who is seated, who is not, and what starting now costs."""
        presenter = self._presenter
        running, words = presenter.running, presenter.words
        if running is None or words is None:
            return
        names = {m.id: m.first_name for m in words.people}
        seated = [seat.person for seat in running.seats]
        far = {seat.person for seat in running.seats if seat.remote}
        waiting = [p for p in words.expected if p not in seated]
        self._people.set_people(
            tuple(
                PersonView(presenter.initials(p) + FAR * (p in far), names.get(p, ""), seated=True)
                for p in seated
            )
            + tuple(PersonView(presenter.initials(p), names.get(p, ""), seated=False) for p in waiting)
        )
        self._scrolled.fit()
        self._rest.set_text(self._rest_text(seated, [names.get(p, "") for p in waiting]))
        first = names.get(running.first or 0, "")
        told = self.tr("{name}, last in the last round, begins the first one. As typed instead")
        self._as_typed.set_text(told.format(name=first))
        self._as_typed.setVisible(bool(first) and (not seated or running.first in seated))
        self.show_price()

    def show_seated(self) -> None:
        """Type again who sits already, so that the next initials are added to them."""
        running = self._presenter.running
        seats = running.seats if running is not None else ()
        initials = self._presenter.initials
        self.line.setText("".join(f"{initials(seat.person)}{FAR * seat.remote} " for seat in seats))

    def show_price(self) -> None:
        """What starting late costs: a later end, or shorter items."""
        presenter = self._presenter
        running, words = presenter.running, presenter.words
        late_s, end_s = presenter.late_start_s(), presenter.end_if_begun_s()
        if running is None or words is None or end_s is None or late_s < 60:
            self.price.clear()
            return
        minutes = round(late_s / 60)
        end = time_of_day(end_s)
        text = self.tr("Starting now, %n late: we end {end}.", "", minutes).format(end=end)
        shorter = presenter.shorter_lengths()
        actions: tuple[StripAction, ...] = ()
        if shorter:
            was = {s.step_id: s.length_s for item in running.items for s in item.steps}
            parts = []
            for step_id, length in shorter[:2]:
                item = find(words.agenda, step_id)
                title = item.title if item else ""
                parts.append(f"{title} {round(was[step_id] / 60)} → {round(length / 60)}")
            more = ", …" if len(shorter) > 2 else ""
            label = self.tr("or end {end}: {items}").format(
                end=time_of_day(running.planned_end_s), items=", ".join(parts) + more
            )
            actions = (StripAction("shorter", label),)
        self.price.say(text, actions, "warn")

    def _lay_out(self) -> None:
        theme = current_theme()
        column = QVBoxLayout(self)
        column.setContentsMargins(*(theme.space(6),) * 4)
        column.setSpacing(theme.space(3))
        column.addSpacing(theme.space(3))
        column.addWidget(self._question)
        row = QHBoxLayout()
        row.addStretch(1)
        self.line.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        row.addWidget(self.line, 6)
        row.addStretch(1)
        column.addLayout(row)
        column.addWidget(self._scrolled, 1000)
        column.addWidget(self._rest)
        column.addWidget(self._as_typed, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self.price)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self.begin_button)
        buttons.addStretch(1)
        column.addLayout(buttons)
        column.addStretch(1)  # What the people do not need; their own share is a thousand times this.

    def _typed(self, text: str) -> None:
        self._presenter.sit(text)
        self.show_meeting()

    def _begin_as_typed(self) -> None:
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)
        self._presenter.begin_as_typed()

    def _begin(self) -> None:
        self._presenter.begin()

    def _price_chosen(self, what: str) -> None:
        if what == "shorter":
            self._presenter.begin(shorter=True)

    def _rest_text(self, seated: list[int], waiting: list[str]) -> str:
        unknown = self._presenter.unknown_in(self.line.text())
        if unknown:
            return self.tr("Nobody here has the initials {initials}.").format(initials=", ".join(unknown))
        if not seated:
            return self.tr("Without any, everybody sits in the order of the list.")
        if waiting:
            names, more = ", ".join(waiting[:6]), len(waiting) - 6
            if more > 0:
                names = self.tr("{names} and %n more", "", more).format(names=names)
            return self.tr("Not typed yet: {names}. They come in late with two letters.").format(names=names)
        return self.tr("Everybody is here.")


class DoorSide(QWidget):
    """The right column while people come in: what the room sees, and what to read out first."""

    def __init__(self, presenter: RunPresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._presenter = presenter
        theme = current_theme()
        self._script = TextLabel("", "ink", wrap=True)
        self._room = TextLabel("", "ink_soft", wrap=True)
        self._stage = KeyButton(self.tr("Show the Stage"), "F7")
        self.stage_button = self._stage
        self._script_heading = SectionLabel(self.tr("Read out first"))
        column = QVBoxLayout(self)
        column.setContentsMargins(*(theme.space(4),) * 4)
        column.setSpacing(theme.space(3))
        column.addWidget(SectionLabel(self.tr("The room sees")))
        column.addWidget(self._room)
        column.addWidget(self._stage)
        column.addSpacing(theme.space(3))
        column.addWidget(self._script_heading)
        column.addWidget(self._script)
        column.addStretch(1)

    def show_meeting(self, *, stage_on: bool) -> None:
        """Say what the Stage shows and what to read out."""
        running, words = self._presenter.running, self._presenter.words
        if running is None or words is None:
            return
        begins = time_of_day(running.planned_start_s)
        self._room.set_text(
            self.tr("“We begin at {time}”, the Rule, and nobody’s name.").format(time=begins)
            if stage_on
            else self.tr("Nothing yet: the Stage is off.")
        )
        self._stage.setVisible(not stage_on)
        script = self._script_text(words.meeting.attribution)
        self._script.set_text(script)
        self._script_heading.setVisible(bool(script))

    def _script_text(self, rule: Attribution) -> str:
        if rule is Attribution.CHATHAM_HOUSE:
            return self.tr(
                "“We meet under the Chatham House Rule. You may use what you hear. You may not say who said "
                "it, where they work, or who was here. If a part needs to be stricter, say so before you "
                "speak.”"
            )
        if rule is Attribution.OFF_RECORD:
            return self.tr("“What is said here stays here. There will be no paper about what was said.”")
        if rule is Attribution.BACKGROUND:
            return self.tr("“You may use what you hear, described only in words that we agree on.”")
        return self.tr("“This meeting is on the record.”")
