"""Every colour, size and font of the window, named once."""

from functools import cache
from string import Template
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtGui import QColor, QFont, QFontDatabase, QFontMetrics, QPalette
from PySide6.QtWidgets import QApplication

from desktop import paths
from desktop.ui.stylesheet import STYLESHEET

if TYPE_CHECKING:
    from PySide6.QtGui import QIcon


class Palette(NamedTuple):
    """The colours by what they are for. Blue is the citizen and actions, amber the caseworker."""

    ink: str
    quiet: str
    line: str
    edge: str
    ground: str
    card: str
    citizen: str
    citizen_dark: str
    citizen_tint: str
    caseworker: str
    caseworker_tint: str
    done: str
    done_tint: str
    danger: str
    danger_tint: str
    on_colour: str
    curtain: str = "#003972"
    """Dark whatever the look: nobody is to be dazzled when the screen is hidden."""
    on_curtain: str = "#ffffff"
    curtain_ring: str = "#8fc1f5"


LIGHT = Palette(
    ink="#1a1f26",
    quiet="#5b6673",
    line="#d5dae1",
    edge="#7d8794",
    ground="#f5f6f8",
    card="#ffffff",
    citizen="#0059b3",
    citizen_dark="#003972",
    citizen_tint="#e6f0fa",
    caseworker="#9a5b00",
    caseworker_tint="#fdf3e2",
    done="#2f6b1f",
    done_tint="#e8f3e4",
    danger="#b3261e",
    danger_tint="#fbeae9",
    on_colour="#ffffff",
)

DARK = Palette(
    ink="#eef1f5",
    quiet="#a9b3bf",
    line="#39424d",
    edge="#7f8a97",
    ground="#14181d",
    card="#1d232a",
    citizen="#7ab8f5",
    citizen_dark="#b5d8fb",
    citizen_tint="#1b3148",
    caseworker="#f0b45a",
    caseworker_tint="#3a2c14",
    done="#8fcf7d",
    done_tint="#21361c",
    danger="#ff8f86",
    danger_tint="#43201d",
    on_colour="#10141a",
    curtain="#0b2540",
)

HIGH_CONTRAST = Palette(
    ink="#000000",
    quiet="#1f1f1f",
    line="#000000",
    edge="#000000",
    ground="#ffffff",
    card="#ffffff",
    citizen="#00318f",
    citizen_dark="#001f5c",
    citizen_tint="#dfe9ff",
    caseworker="#6b3a00",
    caseworker_tint="#fff0cf",
    done="#0f4a00",
    done_tint="#e3f5dc",
    danger="#8c0000",
    danger_tint="#ffe5e5",
    on_colour="#ffffff",
    curtain="#001f5c",
)

STYLE = "fusion"
"""Qt's style below the style sheet. It is named when the application is made: asking for it later makes
PySide build all of QStyle, before the first painting."""

PALETTES = {"light": LIGHT, "dark": DARK, "contrast": HIGH_CONTRAST}

FAMILY = "IBM Plex Sans"
_FALLBACKS = ("Noto Sans", "Noto Sans Arabic", "Noto Sans Ethiopic")
SMALL, BODY, ANSWER, HEADING, TITLE = 13, 15, 16, 19, 25
"""Font sizes in px at 100 %; nothing on screen is smaller than `SMALL`."""

TARGET = 44
"""The least height in px of what is clicked to answer."""

_current = LIGHT


def current() -> Palette:
    """The palette in use; painted widgets ask for it at each paint."""
    return _current


def apply(application: QApplication, look: str) -> None:
    """Dress the whole program in a look: "light", "dark" or "contrast"."""
    global _current
    _current = PALETTES.get(look, LIGHT)
    _load_fonts(FAMILY)
    application.setFont(font(BODY))
    application.setPalette(_qt_palette(_current))
    icons = paths.resources() / "icons"
    dark = _current is DARK
    pictures = {
        "arrow": (icons / ("chevron-down-on-dark.svg" if dark else "chevron-down.svg")).as_posix(),
        "check": (icons / ("check-on-dark.svg" if dark else "check-on-light.svg")).as_posix(),
    }
    application.setStyleSheet(Template(STYLESHEET).substitute(_current._asdict(), **pictures))


@cache
def font(size: int, *, strong: bool = False) -> QFont:
    """The program's face at a size in px; figures are tabular. It is shared: change a copy of it."""
    made = QFont([FAMILY, *_FALLBACKS])
    made.setPixelSize(size)
    made.setWeight(QFont.Weight.DemiBold if strong else QFont.Weight.Normal)
    made.setFeature(QFont.Tag("tnum"), 1)
    return made


@cache
def metrics(size: int, *, strong: bool = False) -> QFontMetrics:
    """How wide and high text in that font is."""
    return QFontMetrics(font(size, strong=strong))


def icon(name: str, colour: str | None = None, size: int = 20) -> "QIcon":
    """An icon of the open set in a colour of the palette; quiet ink where none is named."""
    from desktop.ui import icons

    return icons.icon(name, colour or _current.quiet, size)


def colour(value: str) -> QColor:
    """A palette's value as Qt's colour."""
    return QColor(value)


def load_other_scripts() -> None:
    """The faces of the citizens' other scripts, which the lock screen can do without."""
    for family in _FALLBACKS:
        _load_fonts(family)


@cache
def _load_fonts(family: str) -> None:
    for weight in ("Regular", "SemiBold"):
        file = paths.resources() / "fonts" / f"{family.replace(' ', '')}-{weight}.ttf"
        QFontDatabase.addApplicationFont(str(file))


def _qt_palette(palette: Palette) -> QPalette:
    made = QPalette()
    roles = {
        QPalette.ColorRole.Window: palette.ground,
        QPalette.ColorRole.Base: palette.card,
        QPalette.ColorRole.AlternateBase: palette.ground,
        QPalette.ColorRole.Text: palette.ink,
        QPalette.ColorRole.WindowText: palette.ink,
        QPalette.ColorRole.ButtonText: palette.ink,
        QPalette.ColorRole.Button: palette.card,
        QPalette.ColorRole.PlaceholderText: palette.quiet,
        QPalette.ColorRole.Highlight: palette.citizen,
        QPalette.ColorRole.HighlightedText: palette.on_colour,
        QPalette.ColorRole.ToolTipBase: palette.card,
        QPalette.ColorRole.ToolTipText: palette.ink,
        QPalette.ColorRole.Link: palette.citizen,
    }
    for role, value in roles.items():
        made.setColor(role, QColor(value))
    return made
