"""The foot of the minutes' left column: how far they are, and the way to send them."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from peerdesk.domain.meeting import Phase
from ui.presenters.sending import SendingPresenter
from ui.theme import current_theme
from ui.widgets.chip import DOT, Chip
from ui.widgets.flow_row import FlowRow
from ui.widgets.key_button import KeyButton
from ui.widgets.text_label import TextLabel


class SendingPanel(QWidget):
    """A chip for the phase, a key that opens the way, and what holds once minutes are released.

    Signals:
        send_wanted(): the dialog is to open.
    """

    send_wanted = Signal()

    def __init__(self, presenter: SendingPresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme = current_theme()
        self._presenter = presenter
        self.chip = Chip("", "neutral", DOT, clickable=True)
        self.send = KeyButton(self.tr("Send…"), self.tr("Ctrl Shift S"))
        self.holds = TextLabel(
            self.tr("What stands in them changes no more, but a sentence can be withdrawn."),
            "ink_soft",
            wrap=True,
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, theme.space(3), 0, 0)
        column.setSpacing(theme.space(2))
        row = FlowRow()
        row.add(self.chip)
        row.add(self.send)
        column.addWidget(row)
        column.addWidget(self.holds)
        self.chip.clicked.connect(self.send_wanted)
        self.send.clicked.connect(self.send_wanted)
        presenter.changed.connect(self._show)
        self._show()

    @Slot()
    def _show(self) -> None:
        standing, phase = self._presenter.standing, self._presenter.phase
        self.chip.set_text(standing.text)
        tones = {Phase.RELEASED: "accent", Phase.SENT: "accent"}
        tone = "warn" if standing.waits else tones.get(phase, "neutral") if phase else "neutral"
        self.chip.set_tone(tone)  # type: ignore[arg-type]
        self.holds.setVisible(phase is Phase.RELEASED and not self._presenter.is_off_record)
        self.setVisible(phase is not None)
