"""The looks: contrast, sizes, what the application carries."""

from __future__ import annotations

import tomllib
from dataclasses import fields

import pytest
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPalette
from PySide6.QtWidgets import QApplication

from peerdesk.domain.notes import NoteKind
from peerdesk.resource_files import resource
from ui import theme as looks
from ui.theme import Colours, Size, Theme, Weight, apply_theme, current_theme, load_theme, sections

STANDS_ON = {
    "ink": ("paper", "card", "rail", "sunk", "accent_soft", "warn_soft", "over_soft"),
    "ink_soft": ("paper", "card", "rail", "sunk", "accent_soft"),
    "ink_faint": ("paper", "card", "rail", "sunk"),
    "accent": ("paper", "card", "rail"),
    "accent_deep": ("paper", "card", "rail", "sunk", "accent_soft"),
    "on_accent": ("accent", "accent_deep"),
    "warn": ("paper", "card", "rail", "sunk", "warn_soft"),
    "over": ("paper", "card", "rail", "over_soft"),
}


def luminance(colour: str) -> float:
    """Source: W3C, Web Content Accessibility Guidelines 2.2, relative luminance."""

    def linear(part: float) -> float:
        return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4

    made = QColor(colour)
    return 0.2126 * linear(made.redF()) + 0.7152 * linear(made.greenF()) + 0.0722 * linear(made.blueF())


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.fixture(params=[False, True], ids=["light", "dark"])
def theme(request: pytest.FixtureRequest) -> Theme:
    return load_theme(bool(request.param))


def test_contrast_is_measured_right() -> None:
    assert contrast("#FFFFFF", "#000000") == pytest.approx(21)
    assert contrast("#767676", "#FFFFFF") == pytest.approx(4.54, abs=0.01)


@pytest.mark.parametrize("text", STANDS_ON)
def test_text_can_be_read_on_what_it_stands_on(theme: Theme, text: str) -> None:
    colour = getattr(theme.colours, text)
    for ground in STANDS_ON[text]:
        assert contrast(colour, getattr(theme.colours, ground)) >= 4.5, ground


def test_tags_of_every_kind_can_be_read(theme: Theme) -> None:
    assert set(theme.kinds) == set(NoteKind)
    for kind, tint in theme.kinds.items():
        assert contrast(tint.text, tint.soft) >= 4.5, kind


def test_every_colour_is_one(theme: Theme) -> None:
    assert all(QColor(getattr(theme.colours, field.name)).isValid() for field in fields(Colours))


def test_nothing_is_smaller_than_the_scale(qapp: QApplication, theme: Theme) -> None:
    assert min(theme.points(size) for size in Size) >= 12.5


def test_sizes_grow_with_the_users_font(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> None:
    default_pt = looks._DEFAULT_PT.get("linux", looks._DEFAULT_PT_ELSEWHERE)
    monkeypatch.setattr("ui.theme.sys.platform", "linux")
    monkeypatch.setattr("ui.theme.QFontDatabase.systemFont", lambda _: QFont("Sans", round(default_pt * 2)))
    assert load_theme(False).points(Size.BODY) == pytest.approx(28)


def test_application_carries_theme_palette_and_font(qapp: QApplication, theme: Theme) -> None:
    apply_theme(qapp, theme)
    assert current_theme() is theme
    assert qapp.palette().color(QPalette.ColorRole.Window) == theme.colour("paper")
    assert qapp.palette().color(QPalette.ColorRole.Base) == theme.colour("card")
    assert qapp.font().pointSizeF() == pytest.approx(theme.points(Size.SMALL))


def test_figures_are_tabular(qapp: QApplication, theme: Theme) -> None:
    apply_theme(qapp, theme)
    metrics = QFontMetrics(theme.font(Size.HUGE, Weight.BOLD))
    assert metrics.horizontalAdvance("1111") == metrics.horizontalAdvance("8888")


def test_sheet_has_every_token_filled_in(theme: Theme) -> None:
    sheet = looks.style_sheet(theme)
    assert "$" not in sheet
    assert theme.colours.line in sheet


@pytest.mark.parametrize("name", ["light.toml", "dark.toml"])
def test_a_theme_is_read_as_toml_reads_it(name: str) -> None:
    text = resource("themes", name).read_text(encoding="utf-8")
    toml = tomllib.loads(text)
    tables = {"colours": toml["colours"], **{f"kinds.{kind}": tint for kind, tint in toml["kinds"].items()}}
    assert sections(text) == tables
