"""Shows words as they are where Qt would read markup into them.

Labels are told so once; a tip of the pointer guesses each time.
"""

from __future__ import annotations

from PySide6.QtGui import Qt


def plain_tip(text: str) -> str:
    """The text for a tip: as it is, or, where Qt would take it for markup, written so that it shows as it is.

    Source: Qt, "QToolTip: Rich text", which asks `Qt::mightBeRichText`.
    """
    return Qt.convertFromPlainText(text) if Qt.mightBeRichText(text) else text
