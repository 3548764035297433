"""The colours of every look: what is written in them can be read, and what is drawn can be seen."""

import re

import pytest
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication

from desktop.ui import theme
from desktop.ui.stylesheet import STYLESHEET

TEXT, MARK = 4.5, 3.0
"""The least contrasts of WCAG 2.2 AA: of text (1.4.3), and of what a mark or an edge says (1.4.11)."""
GROUNDS = ("card", "ground")
WRITTEN = ("ink", "quiet", "citizen", "citizen_dark", "caseworker", "done", "danger")
DRAWN = ("edge", "citizen", "caseworker", "done", "danger")
ON_A_TINT = (
    *((each, f"{each}_tint") for each in ("citizen", "caseworker", "done", "danger")),
    *(("ink", f"{each}_tint") for each in ("citizen", "caseworker", "done", "danger")),
    *(("quiet", f"{each}_tint") for each in ("citizen", "caseworker", "danger")),
)


def contrast(one: QColor, other: QColor) -> float:
    """WCAG's ratio, from 1 for the same to 21 for black on white."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def luminance(colour: QColor) -> float:
    parts = (colour.redF(), colour.greenF(), colour.blueF())
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def too_close(look: str, pairs: set[tuple[str, str]], least: float) -> dict[tuple[str, str], float]:
    palette = theme.PALETTES[look]._asdict()
    found = {pair: contrast(*(QColor(palette[name]) for name in pair)) for pair in pairs}
    return {pair: round(ratio, 2) for pair, ratio in found.items() if ratio < least}


def rules_with_both() -> set[tuple[str, str]]:
    """The ink and the ground of every rule of the style sheet that names both."""
    found = set()
    for rule in re.findall(r"\{([^}]*)\}", STYLESHEET):
        ink = re.search(r"(?<![-\w])color: \$(\w+)", rule)
        ground = re.search(r"(?<![-\w])background: \$(\w+)", rule)
        if ink and ground:
            found.add((ink[1], ground[1]))
    return found


def test_the_ratio_is_that_of_the_guideline() -> None:
    assert contrast(QColor("#000000"), QColor("#ffffff")) == pytest.approx(21)
    assert contrast(QColor("#767676"), QColor("#ffffff")) == pytest.approx(4.54, abs=0.01)
    assert contrast(QColor("#308cc6"), QColor("#ffffff")) == pytest.approx(3.69, abs=0.01), "Fusion's own"


@pytest.mark.parametrize("look", theme.PALETTES)
def test_what_is_written_can_be_read(look: str) -> None:
    styled = rules_with_both()
    assert len(styled) > 10
    anywhere = {(ink, ground) for ink in WRITTEN for ground in GROUNDS}
    curtain = {("on_curtain", "curtain")}
    assert too_close(look, styled | anywhere | curtain | set(ON_A_TINT), TEXT) == {}


@pytest.mark.parametrize("look", theme.PALETTES)
def test_what_is_drawn_can_be_seen(look: str) -> None:
    anywhere = {(mark, ground) for mark in DRAWN for ground in GROUNDS}
    assert too_close(look, anywhere | {("curtain_ring", "curtain")}, MARK) == {}


@pytest.mark.parametrize("look", theme.PALETTES)
def test_what_is_marked_can_be_read(qapp: QApplication, look: str) -> None:
    theme.apply(qapp, look)
    try:
        worn = qapp.palette()
    finally:
        theme.apply(qapp, "light")
    roles = QPalette.ColorRole
    assert contrast(worn.color(roles.Highlight), worn.color(roles.HighlightedText)) >= TEXT
    assert contrast(worn.color(roles.PlaceholderText), worn.color(roles.Base)) >= TEXT
