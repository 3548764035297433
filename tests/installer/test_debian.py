"""What the system lacks is found by looking, and said in one line."""

import sys
from pathlib import Path

import pytest

import debian


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="system libraries are looked for on Linux")
def test_missing_libraries_and_programs_become_one_line() -> None:
    libraries = {"libc.so.6": "libc6", "libpejl-none.so.9": "libpejl-none9"}
    programs = {Path(sys.executable).name: "python3", "pejl-no-such-program": "pejl-programs"}
    assert debian.missing_packages(False, libraries, programs) == ["libpejl-none9"]
    missing = debian.missing_packages(True, libraries, programs)
    assert missing[0] == "libpejl-none9"
    assert missing[-1] == "pejl-programs"


def test_the_line_to_run_names_every_package() -> None:
    advice = debian.advice(["libgl1", "poppler-utils"])
    assert "\n" not in advice
    assert "libgl1" in advice
    assert "poppler-utils" in advice
