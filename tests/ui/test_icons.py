"""Icons: one set, recoloured, drawn when asked for."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QIcon
from PySide6.QtWidgets import QApplication

from peerdesk.resource_files import resource
from ui.icons import icon


def inks(made: QIcon, mode: QIcon.Mode = QIcon.Mode.Normal) -> set[str]:
    image = made.pixmap(QSize(32, 32), 1.0, mode).toImage()
    points = ((x, y) for x in range(image.width()) for y in range(image.height()))
    pixels = (image.pixelColor(x, y) for x, y in points)
    return {pixel.name() for pixel in pixels if pixel.alpha() == 255}


def test_icon_takes_the_colour_given(qapp: QApplication) -> None:
    assert inks(icon("lock", "#123456")) == {"#123456"}


def test_icon_without_a_colour_follows_the_theme(qapp: QApplication) -> None:
    from ui.theme import current_theme

    assert inks(icon("lock")) == {QColor(current_theme().colours.ink).name()}
    assert inks(icon("lock"), QIcon.Mode.Disabled) == {QColor(current_theme().colours.ink_faint).name()}


@pytest.mark.parametrize("path", sorted(resource("icons").glob("*.svg")), ids=lambda path: path.stem)
def test_every_icon_is_of_one_weight_and_draws(qapp: QApplication, path: object) -> None:
    from pathlib import Path

    assert isinstance(path, Path)
    assert 'stroke-width="2"' in path.read_text(encoding="utf-8")
    assert not icon(path.stem).pixmap(QSize(16, 16)).isNull()
    assert inks(icon(path.stem, "#123456"))


def test_a_drawn_icon_is_rendered_once(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> None:
    from PySide6.QtCore import QRectF
    from PySide6.QtGui import QPainter, QPixmap

    from ui import icons

    canvas = QPixmap(40, 40)
    canvas.fill(QColor("#FFFFFF"))
    painter = QPainter(canvas)
    icons.draw_icon(painter, "shield", QRectF(4, 4, 20, 20), "#0A0B0C")
    monkeypatch.setattr(icons, "icon", None)
    icons.draw_icon(painter, "shield", QRectF(10, 4, 20, 20), "#0A0B0C")
    painter.end()
    image = canvas.toImage()
    assert any(image.pixelColor(x, y) == QColor("#0A0B0C") for x in range(40) for y in range(40))
