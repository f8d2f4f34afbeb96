"""Rows of an agenda on the clipboard: a token that this program knows, and no words."""

from __future__ import annotations

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication

MIME = "application/x-peerdesk-agenda-rows"


def put_on_clipboard(token: bytes) -> None:
    """Put what stands for the copied rows there, in place of what was there."""
    data = QMimeData()
    data.setData(MIME, token)
    QGuiApplication.clipboard().setMimeData(data)


def on_clipboard() -> bytes:
    """What stands for copied rows; nothing when something else was copied since."""
    data = QGuiApplication.clipboard().mimeData()
    return bytes(data.data(MIME).data()) if data is not None and data.hasFormat(MIME) else b""
