"""What was read of an agenda is shown before anything changes."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QWidget

from peerdesk.domain.agenda import Item
from peerdesk.services.outlines import BroughtIn
from tests.ui.dialogs.test_prepare_dialogs import answers
from tests.ui.dialogs.test_prepare_dialogs import parent as parent
from ui.dialogs.import_dialog import BEHIND, ImportDialog, ImportWanted

AGENDA = (
    Item(1, "Welcome", length_s=300, section="Arriving", lead_id=7),
    Item(2, "Hot seat", section="Working", steps=(Item(3, "State it", length_s=45), Item(4, "Share"))),
    Item(5, "Close"),
)
LEADS = {1: "ana", 4: "Eve Stone"}


def opened(
    parent: QWidget, brought: BroughtIn, *, has_agenda: bool = True
) -> tuple[ImportDialog, list[object]]:
    dialog = ImportDialog(brought, has_agenda, parent)
    return dialog, answers(dialog)


def drawn(dialog: ImportDialog) -> list[str]:
    model = dialog.rows.model()
    cells = [[str(model.index(row, c).data()) for c in range(3)] for row in range(model.rowCount())]
    return [" | ".join(row) for row in cells]


def test_titles_minutes_and_leads_stand_under_their_sections(parent: QWidget) -> None:
    dialog, _ = opened(parent, BroughtIn(AGENDA, LEADS))
    assert drawn(dialog) == [
        "Arriving |  | ",
        "Welcome | 5 | ana",
        "Working |  | ",
        "Hot seat | 45 s | ",
        "\u2003State it | 45 s | ",
        "\u2003Share | – | Eve Stone (not here)",
        "Close | – | ",
    ]
    assert dialog.summary.text() == "3 items · 2 steps · 6 min · 2 without minutes, counted as 0"
    dialog.reject()


def test_strangers_and_what_was_left_out_are_told(parent: QWidget) -> None:
    names = tuple("ABCDEFGH")
    dialog, _ = opened(parent, BroughtIn(AGENDA[:1], {}, names, ("Attendees",)))
    told = [label.text() for label in dialog.findChildren(QLabel) if label.isVisible()]
    assert dialog.summary.text() == "1 item · 5 min"
    assert "Not in this group, so they lead nothing here: A, B, C, D, E, F and 2 more." in told
    assert "Left out, because it is no part of an agenda: Attendees." in told
    dialog.reject()


def test_it_takes_the_place_unless_somebody_says_behind(parent: QWidget) -> None:
    dialog, found = opened(parent, BroughtIn(AGENDA))
    dialog.ok.click()
    other, also = opened(parent, BroughtIn(AGENDA))
    other.where.choose(BEHIND)
    other.ok.click()
    assert found == [ImportWanted(AGENDA, behind=False)]
    assert also == [ImportWanted(AGENDA, behind=True)]


def test_without_an_agenda_nothing_is_asked(parent: QWidget) -> None:
    dialog, found = opened(parent, BroughtIn(AGENDA), has_agenda=False)
    assert not dialog.where.isVisible()
    dialog.cancel.click()
    assert found == [None]
