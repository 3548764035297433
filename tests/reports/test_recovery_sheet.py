"""The sheet with the recovery code, as other programs read it."""

import subprocess
from datetime import date

import pytest

from desktop.i18n import Catalogue
from desktop.reports.recovery_sheet import recovery_sheet
from desktop.vault import recovery_code

DAY = date(2026, 11, 21)
CODE = recovery_code.make()


def read(pdf: bytes, *, layout: bool = True) -> str:
    arguments = ["pdftotext", *(["-layout"] if layout else []), "-", "-"]
    return subprocess.run(arguments, input=pdf, check=True, capture_output=True).stdout.decode()


@pytest.mark.parametrize("language", ["da", "en"])
@pytest.mark.parametrize("name", ["Mette Lund", "Maximiliane-Alexandrine " + "Østergaard-Kristoffersen " * 3])
def test_it_is_one_page_with_whose_it_is_and_the_code(language: str, name: str) -> None:
    pdf = recovery_sheet(name, CODE, DAY, Catalogue(language))
    text = read(pdf)
    assert text.count("\f") == 1
    assert " ".join(name.split()) in " ".join(text.split())
    assert "21. november 2026" in text or "21 November 2026" in text
    assert [group for group in CODE.split("-") if group not in text.split()] == []


def test_the_groups_stand_in_their_order_with_their_numbers() -> None:
    words = read(recovery_sheet("Mette Lund", CODE, DAY, Catalogue("en"))).split()
    numbered = [part for number, group in enumerate(CODE.split("-"), 1) for part in (str(number), group)]
    start = words.index(numbered[1]) - 1
    assert words[start : start + 18] == numbered


@pytest.mark.parametrize("name", ['<img src="file:///etc/passwd">', "<b>Mette", "a & b", "\u202eetteM"])
def test_a_name_is_text_and_never_markup(name: str) -> None:
    text = read(recovery_sheet(name, CODE, DAY, Catalogue("en")))
    assert "root:" not in text
    if name.isascii():
        assert name in text
