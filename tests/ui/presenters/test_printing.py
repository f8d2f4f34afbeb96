"""Printing: the pages reach the printer as they are in the file, in steps, and are counted."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPageSize
from PySide6.QtPrintSupport import QAbstractPrintDialog, QPrinter
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from peerdesk.domain.agenda import Item
from tests.peerdesk.services.evening import MEETING, evening, note, settled
from tests.ui.fakes import FakeDesk
from tests.ui.late import late
from tests.ui.minutes_kit import minutes_desk, presenter_of
from ui.dialogs import print_paper
from ui.pages.minutes_printing import MinutesPrinting
from ui.presenters.minutes import MinutesPresenter
from ui.presenters.printing import Printed

CASE = Item(200, "Case of Chiara", "Nights", lead_id=3)
LONG = settled(*(note(n, 100, f"The plan number {n} is kept for a year.") for n in range(60)))


def shown() -> tuple[MinutesPresenter, FakeDesk]:
    presenter, desk = presenter_of(evening([Item(100, "Talk"), CASE], [*LONG, note(70, 200, "It helped.")]))
    presenter.set_paper("a4")
    presenter.show_meeting(MEETING)
    assert presenter.blocking == 0
    return presenter, desk


def printer_to(target: Path, dots: int = 150) -> QPrinter:
    printer = print_paper.new_printer("a4")
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(target))
    printer.setResolution(dots)
    return printer


def dark(image: QImage) -> set[tuple[int, int]]:
    """Squares of the page in which something is drawn."""
    grey = image.convertToFormat(QImage.Format.Format_Grayscale8)
    keep, smooth = Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
    small = grey.scaled(60, 84, keep, smooth)
    return {(x, y) for x in range(60) for y in range(84) if small.pixelColor(x, y).lightness() < 225}


def drawn(data: bytes | Path, page: int) -> QImage:
    with pypdfium2.PdfDocument(data) as document:
        picture = document[page].render(scale=150 / 72, prefer_bgrx=True)
        return QImage(
            bytes(picture.buffer), picture.width, picture.height, picture.stride, QImage.Format.Format_RGB32
        ).copy()


def test_every_page_reaches_the_printer_as_it_is_in_the_file(qtbot: QtBot, tmp_path: Path) -> None:
    presenter, desk = shown()
    written = presenter.written
    assert written is not None
    assert written.pages > 1
    printer = printer_to(tmp_path / "printed.pdf")
    seen: list[Printed] = []
    presenter.printing.printed.connect(seen.append)
    presenter.printing.send(printer, 150, range(written.pages))
    with pypdfium2.PdfDocument(tmp_path / "printed.pdf") as document:
        assert len(document) == written.pages
        assert [round(side) for side in document[0].get_size()] == [595, 842]
    for page in range(written.pages):
        there, here = dark(drawn(tmp_path / "printed.pdf", page)), dark(drawn(written.data, page))
        assert len(there ^ here) < len(here) / 5
    assert desk.said[-1].text == f"{written.pages} pages went to the printer."
    assert len(seen) > written.pages * 10  # strips, between which a note can go
    assert seen[-1] == Printed(written.pages, written.pages)
    assert [path.name for path in tmp_path.iterdir()] == ["printed.pdf"]


def test_minutes_on_paper_count_as_written_and_another_paper_does_not(qtbot: QtBot, tmp_path: Path) -> None:
    presenter, desk = shown()
    presenter.papers.choose(presenter.papers.choices[1].key)
    presenter.printing.send(printer_to(tmp_path / "sheet.pdf"), 150, [0])
    assert not desk.units.rows.meetings[MEETING].is_written
    presenter.papers.choose("minutes")
    presenter.printing.send(printer_to(tmp_path / "minutes.pdf"), 150, [0])
    assert desk.units.rows.meetings[MEETING].is_written


def test_only_pages_that_were_asked_for_are_printed(qtbot: QtBot, tmp_path: Path) -> None:
    presenter, _ = shown()
    printer = printer_to(tmp_path / "printed.pdf")
    printer.setPrintRange(QPrinter.PrintRange.PageRange)
    printer.setFromTo(2, 2)
    pages = print_paper.chosen_pages(printer, 3)
    assert pages == (1,)
    presenter.printing.send(printer, 150, pages)
    with pypdfium2.PdfDocument(tmp_path / "printed.pdf") as document:
        assert len(document) == 1


def test_on_another_size_of_sheet_the_paper_is_whole(qtbot: QtBot, tmp_path: Path) -> None:
    presenter, _ = shown()
    printer = printer_to(tmp_path / "printed.pdf")
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A5))
    presenter.printing.send(printer, 150, [0])
    assert presenter.written is not None
    there, here = dark(drawn(tmp_path / "printed.pdf", 0)), dark(drawn(presenter.written.data, 0))
    assert max(y for _, y in there) >= max(y for _, y in here) - 3  # the foot is on it


def test_nothing_is_printed_while_somebody_is_named(qtbot: QtBot, tmp_path: Path) -> None:
    presenter, desk = presenter_of(evening(notes=settled(note(1, 100, "Ana left."))))
    presenter.show_meeting(MEETING)
    presenter.printing.send(printer_to(tmp_path / "printed.pdf"), 150, [0])
    assert list(tmp_path.iterdir()) == []
    assert desk.said[-1].tone == "error"


class Late:
    """A paper in which a name is replaced while the store takes its time."""

    def __init__(self) -> None:
        units = evening(notes=settled(note(1, 100, "Ana left Northwind.")))
        self.desk = minutes_desk(units)
        self.store = late(self.desk)
        self.presenter = MinutesPresenter(self.desk.desk)
        self.presenter.show_meeting(MEETING)
        self.store.finish()

    def replace(self) -> None:
        """Every name goes; the draft is known, its pages are not laid out yet."""
        while self.presenter.blocking:
            self.presenter.replace(self.presenter.cards[0].id)
            while self.presenter.edits.is_waiting:
                self.store.work()
                self.store.answer()


def test_pages_that_show_a_removed_name_are_not_printed(qtbot: QtBot, tmp_path: Path) -> None:
    shown = Late()
    before = shown.presenter.written
    shown.replace()
    assert shown.presenter.written is before
    assert not shown.presenter.printing.can_print
    shown.presenter.printing.send(printer_to(tmp_path / "printed.pdf"), 150, [0])
    shown.store.finish()
    assert list(tmp_path.iterdir()) == []
    assert shown.desk.said[-1].text.startswith("The paper has changed meanwhile.")
    assert shown.presenter.printing.may_print()


def test_while_a_change_is_on_its_way_nothing_is_printed(qtbot: QtBot) -> None:
    shown = Late()
    shown.replace()
    shown.store.finish()
    assert shown.presenter.printing.can_print
    shown.presenter.change(next(iter(shown.presenter.texts())), "Ana Silva again.")
    assert not shown.presenter.printing.can_print
    shown.store.finish()


def test_pages_that_are_no_longer_there_are_not_printed(qtbot: QtBot, tmp_path: Path) -> None:
    presenter, desk = shown()
    presenter.printing.send(printer_to(tmp_path / "printed.pdf"), 150, [0, presenter.printing.pages])
    assert list(tmp_path.iterdir()) == []
    assert desk.said[-1].text.startswith("The paper has changed meanwhile.")


@pytest.mark.qt_log_ignore("Returned false")
def test_a_printer_that_takes_nothing_is_told_of(qtbot: QtBot, tmp_path: Path) -> None:
    presenter, desk = shown()
    presenter.printing.send(printer_to(tmp_path / "no folder" / "printed.pdf"), 150, [0])
    assert desk.said[-1].text.startswith("The printer did not take the paper.")
    assert presenter.printing.can_print


def test_a_case_on_paper_offers_to_erase_what_it_was_made_of(qtbot: QtBot, tmp_path: Path) -> None:
    presenter, desk = shown()
    presenter.papers.choose("case 200")
    presenter.printing.send(printer_to(tmp_path / "printed.pdf"), 150, [0])
    assert [choice.text for choice in desk.said[-1].choices] == ["Given and erased…"]


def test_without_a_printer_it_says_so(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    presenter, desk = shown()
    page = QWidget()
    qtbot.addWidget(page)
    monkeypatch.setattr(print_paper, "has_printer", lambda: False)
    MinutesPrinting(presenter, page, lambda: None).ask()
    assert desk.said[-1].text == "This computer knows no printer. Write the paper as a PDF instead."


def test_the_systems_dialog_sends_what_was_chosen_and_prints_into_no_file(
    qtbot: QtBot, tmp_path: Path
) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    sent: list[tuple[int, tuple[int, ...]]] = []
    dialog = print_paper.ask_printer(page, "letter", 3, lambda _, dots, pages: sent.append((dots, pages)))
    assert not dialog.testOption(QAbstractPrintDialog.PrintDialogOption.PrintToFile)
    printer = dialog.printer()
    assert printer.docName() == "PeerDesk"
    assert printer.pageLayout().pageSize().id() is QPageSize.PageSizeId.Letter
    dialog.accepted.emit(printer)
    assert sent == [(printer.resolution(), (0, 1, 2))]
    dialog.reject()
