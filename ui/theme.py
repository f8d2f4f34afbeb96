"""Tokens of the looks: colours, sizes, spacing; and how they reach the application.

The application carries its theme the way it carries its palette, so that a painted widget needs no theme
handed in and a change of theme repaints every window.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from enum import Enum
from string import Template

from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from peerdesk.resource_files import resource

FAMILY = "Inter"
STYLE = ("-style", "Fusion")
"""Starts a QApplication in the style of the looks; to ask for one or to set it later loads large classes."""

STYLED = "peerdesk_styled"
_PROPERTY = "peerdesk_theme"
_KINDS = "kinds."
_DEFAULT_PT = {"win32": 9.0, "darwin": 13.0}
_DEFAULT_PT_ELSEWHERE = 11.0
_LARGEST_FACTOR = 2.0


class Size(Enum):
    """The one scale of text sizes, in points at the platform's default font."""

    SMALL = 12.5
    BODY = 14.0
    TITLE = 17.0
    BIG = 22.0
    HUGE = 44.0
    CLOCK = 86.0


class Weight(Enum):
    """The three weights in use, on the scale of OpenType."""

    REGULAR = 400
    STRONG = 600
    BOLD = 700


@dataclass(frozen=True, slots=True)
class Tint:
    """Text and the soft ground it stands on, both `#RRGGBB`."""

    text: str
    soft: str


@dataclass(frozen=True, slots=True)
class Colours:
    """Every colour of a theme, `#RRGGBB`. `line` and `track` are never text."""

    paper: str
    card: str
    rail: str
    sunk: str
    ink: str
    ink_soft: str
    ink_faint: str
    line: str
    line_strong: str
    accent: str
    accent_deep: str
    accent_mid: str
    accent_soft: str
    on_accent: str
    warn: str
    warn_soft: str
    warn_mid: str
    over: str
    over_soft: str
    track: str


@dataclass(frozen=True, slots=True)
class Theme:
    """The tokens in force.

    factor: how much larger than the platform's default the user's own font is, 1 to 2. Never below 1, so
    that nothing becomes smaller than the scale. step: the unit of spacing in device-independent pixels.
    radius, radius_large: corners of small things and of cards, likewise.
    """

    dark: bool
    colours: Colours
    kinds: Mapping[str, Tint]
    factor: float = 1.0
    step: int = 4
    radius: int = 8
    radius_large: int = 10
    _fonts: dict[tuple[Size, Weight], QFont] = field(default_factory=dict, repr=False, compare=False)

    def space(self, steps: float) -> int:
        """So many steps of spacing, in device-independent pixels."""
        return round(self.step * steps)

    def points(self, size: Size) -> float:
        """A size of the scale in points, grown with the user's font."""
        return size.value * self.factor

    def font(self, size: Size = Size.SMALL, weight: Weight = Weight.REGULAR) -> QFont:
        """A font of the scale; figures are tabular once the theme is applied."""
        key = (size, weight)
        if key not in self._fonts:
            self._fonts[key] = _derived(self.points(size), weight)
        return QFont(self._fonts[key])

    def forget_fonts(self) -> None:
        """Derive the fonts anew, because the application's font changed."""
        self._fonts.clear()

    def colour(self, name: str) -> QColor:
        """One of `Colours` by its name."""
        return QColor(getattr(self.colours, name))

    def tint(self, kind: str) -> Tint:
        """Text and ground for a kind of note; a kind without its own looks like a point."""
        return self.kinds.get(kind, self.kinds["point"])


def load_theme(dark: bool) -> Theme:
    """Read the light or the dark theme; its sizes follow the user's font once there is an application."""
    path = resource("themes", "dark.toml" if dark else "light.toml")
    found = sections(path.read_text(encoding="utf-8"))
    colours = Colours(**{one.name: found["colours"][one.name] for one in fields(Colours)})
    kinds = {name[len(_KINDS) :]: Tint(**tint) for name, tint in found.items() if name.startswith(_KINDS)}
    return Theme(dark, colours, kinds, _user_factor())


def sections(text: str) -> dict[str, dict[str, str]]:
    """The tables of a theme's file by their headings: the part of TOML that themes are written in.

    A comment has a line of its own. Chosen: Python's own reader takes 5 ms, a tenth of what the first frame
    may take on top of Qt.
    """
    found: dict[str, dict[str, str]] = {}
    section: dict[str, str] = {}
    for line in map(str.strip, text.splitlines()):
        if line.startswith("["):
            section = found.setdefault(line.strip("[]"), {})
        elif line and not line.startswith("#"):
            name, _, value = line.partition("=")
            section[name.strip()] = value.strip().strip('"')
    return found


def apply_theme(app: QApplication, theme: Theme) -> None:
    """Give the application this theme: style, palette, font and sheet; all windows repaint."""
    if not app.property(STYLED):
        app.setStyle("Fusion")
        app.setProperty(STYLED, True)
    app.setProperty(_PROPERTY, theme)
    load_fonts()
    app.setFont(_application_font(theme))
    theme.forget_fonts()
    app.setPalette(palette(theme))
    sheet = style_sheet(theme)
    if sheet != app.styleSheet():
        app.setStyleSheet(sheet)


def current_theme() -> Theme:
    """The theme of the running application; the light one where none was applied yet."""
    app = QGuiApplication.instance()
    theme = app.property(_PROPERTY) if app else None
    if isinstance(theme, Theme):
        return theme
    theme = load_theme(False)
    if app:
        app.setProperty(_PROPERTY, theme)
    return theme


def load_fonts() -> None:
    """Make the bundled Inter known to Qt. Again costs nothing; without the files the system's font stays."""
    if QFontDatabase.hasFamily(FAMILY):
        return
    for path in sorted(resource("fonts").glob(f"{FAMILY}*.[ot]tf")):
        QFontDatabase.addApplicationFont(str(path))


def palette(theme: Theme) -> QPalette:
    """The theme as a palette, for every control that is not painted by hand."""
    role = QPalette.ColorRole
    roles = {
        role.Window: "paper", role.WindowText: "ink", role.Base: "card", role.AlternateBase: "rail",
        role.Text: "ink", role.PlaceholderText: "ink_faint", role.Button: "card", role.ButtonText: "ink",
        role.BrightText: "over", role.Highlight: "accent", role.HighlightedText: "on_accent",
        role.Link: "accent", role.LinkVisited: "accent_deep", role.ToolTipBase: "card",
        role.ToolTipText: "ink", role.Light: "card", role.Midlight: "line", role.Mid: "line_strong",
        role.Dark: "line_strong", role.Shadow: "line_strong", role.Accent: "accent",
    }  # fmt: skip
    made = QPalette()
    for one, name in roles.items():
        made.setColor(one, theme.colour(name))
    for one in (role.WindowText, role.Text, role.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, one, theme.colour("ink_faint"))
    made.setColor(QPalette.ColorGroup.Disabled, role.Highlight, theme.colour("line_strong"))
    return made


def style_sheet(theme: Theme) -> str:
    """`style.qss` with the tokens filled in: `$ink`, `$radius`, `$step2` for two steps of spacing."""
    tokens = {one.name: getattr(theme.colours, one.name) for one in fields(Colours)}
    steps = {f"step{count}": f"{theme.space(count)}px" for count in range(1, 9)}
    sizes = {"radius": f"{theme.radius}px", "radius_large": f"{theme.radius_large}px"}
    source = resource("style.qss").read_text(encoding="utf-8")
    return Template(source).substitute(tokens | steps | sizes)


def _application_font(theme: Theme) -> QFont:
    system = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)
    font = QFont(system)
    if QFontDatabase.hasFamily(FAMILY):
        font.setFamilies([FAMILY, *system.families()])
    font.setPointSizeF(theme.points(Size.SMALL))
    font.setFeature(QFont.Tag("tnum"), 1)
    return font


def _derived(points: float, weight: Weight) -> QFont:
    font = QFont(QGuiApplication.font())
    font.setPointSizeF(points)
    font.setWeight(QFont.Weight(weight.value))
    return font


def _user_factor() -> float:
    if QGuiApplication.instance() is None:
        return 1.0
    user_pt = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont).pointSizeF()
    default_pt = _DEFAULT_PT.get(sys.platform, _DEFAULT_PT_ELSEWHERE)
    return min(max(user_pt / default_pt, 1.0), _LARGEST_FACTOR)
