"""The fonts that are shipped: complete, licensed, and with what Danish and the marks need."""

import subprocess
import sys

import pytest
from reportlab.pdfbase import pdfmetrics

from desktop import paths
from desktop.reports import fonts

FOLDER = paths.resources() / "fonts"
FAMILIES = (fonts.BASE, *fonts.FALLBACKS)


@pytest.mark.parametrize("family", FAMILIES)
def test_family_has_both_weights_its_licence_and_a_line_in_the_table(family: str) -> None:
    table = (FOLDER / "README.md").read_text(encoding="utf-8")
    for weight in fonts.Weight:
        assert (FOLDER / f"{family}-{weight}.ttf").is_file()
        assert f"`{family}-{weight}.ttf`" in table
    licence = (FOLDER / f"OFL-{family}.txt").read_text(encoding="utf-8")
    assert "SIL OPEN FONT LICENSE Version 1.1" in licence
    assert f"`OFL-{family}.txt`" in table


def test_no_font_is_shipped_that_nothing_uses() -> None:
    used = {f"{family}-{weight}.ttf" for family in FAMILIES for weight in fonts.Weight}
    assert {file.name for file in FOLDER.glob("*.ttf")} == used


@pytest.mark.parametrize("family", FAMILIES)
def test_both_weights_have_the_same_characters(family: str) -> None:
    fonts.register(family)
    regular, semibold = (pdfmetrics.getFont(fonts.name(family, weight)) for weight in fonts.Weight)
    assert set(regular.face.charToGlyph) == set(semibold.face.charToGlyph)


@pytest.mark.parametrize(
    ("character", "family"),
    [
        ("å", "IBMPlexSans"),
        ("•", "IBMPlexSans"),
        ("Ж", "IBMPlexSans"),
        ("ع", "NotoSansArabic"),
        ("ት", "NotoSansEthiopic"),
    ],
)
def test_the_first_family_that_has_a_character_draws_it(character: str, family: str) -> None:
    assert fonts.family_with(character) == family


def test_a_character_that_no_font_has_is_known_to_be_missing() -> None:
    assert fonts.family_with("漢") is None


_READ = """
import sys
from reportlab.pdfbase import pdfmetrics
from desktop.reports import fonts
print(fonts.family_with(sys.argv[1]), *pdfmetrics.getRegisteredFontNames())
"""


@pytest.mark.parametrize(("character", "family"), [("ع", "NotoSansArabic"), ("ት", "NotoSansEthiopic")])
def test_no_font_of_another_script_is_read_on_the_way(character: str, family: str) -> None:
    done = subprocess.run(
        [sys.executable, "-c", _READ, character], stdout=subprocess.PIPE, text=True, check=True, timeout=60
    )
    found, *read = done.stdout.split()
    assert found == family
    assert {name for name in read if name.startswith("Noto")} == {
        fonts.name(family, weight) for weight in fonts.Weight
    }
