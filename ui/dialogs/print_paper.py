"""Asks with the system's own dialog on which printer a paper is to go."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QPageSize
from PySide6.QtPrintSupport import QAbstractPrintDialog, QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QDialog, QWidget

Send = Callable[[QPrinter, int, tuple[int, ...]], None]


def has_printer() -> bool:
    """Whether the system knows a printer."""
    return bool(QPrinterInfo.availablePrinterNames())


def new_printer(paper: str) -> QPrinter:
    """The printer in use at its own resolution, the whole sheet, and a job whose name tells nothing."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    size = QPageSize.PageSizeId.Letter if paper == "letter" else QPageSize.PageSizeId.A4
    printer.setPageSize(QPageSize(size))
    printer.setFullPage(True)
    printer.setDocName("PeerDesk")
    return printer


def ask_printer(parent: QWidget, paper: str, pages: int, send: Send) -> QPrintDialog:
    """Open the dialog, which does not block. send: told printer, dots an inch and pages, from 0.

    There is no printing into a file: such a file would not be checked.
    """
    printer = new_printer(paper)
    dialog = QPrintDialog(printer, parent)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setOption(QAbstractPrintDialog.PrintDialogOption.PrintToFile, False)
    dialog.setOption(QAbstractPrintDialog.PrintDialogOption.PrintPageRange, True)
    dialog.setMinMax(1, pages)
    dialog.accepted.connect(lambda: send(printer, printer.resolution(), chosen_pages(printer, pages)))
    QDialog.open(dialog)
    return dialog


def chosen_pages(printer: QPrinter, pages: int) -> tuple[int, ...]:
    """The pages that were asked for, from 0."""
    if printer.printRange() is not QPrinter.PrintRange.PageRange or not printer.fromPage():
        return tuple(range(pages))
    last = min(printer.toPage() or pages, pages)
    return tuple(range(printer.fromPage() - 1, last))
