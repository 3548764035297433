"""Catalogues are compiled when they are older than their source, and only then."""

import gettext
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import catalogues

INSTALLER = Path(__file__).resolve().parent.parent.parent / "installer"
HEAD = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n\n'


def write(root: Path, language: str, text: str) -> Path:
    source = root / "resources" / "i18n" / language / "LC_MESSAGES" / "pejl.po"
    source.parent.mkdir(parents=True, exist_ok=True)
    source.write_text(HEAD + text, encoding="utf-8")
    return source


def spoken(root: Path, language: str, message: str) -> str:
    with (root / "resources" / "i18n" / language / "LC_MESSAGES" / "pejl.mo").open("rb") as file:
        return gettext.GNUTranslations(file).gettext(message)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    write(tmp_path, "da", 'msgid "Goal"\nmsgstr "Mål"\n')
    write(tmp_path, "ar", 'msgid "Goal"\nmsgstr "هدف"\n')
    return tmp_path


def test_missing_catalogues_are_compiled_and_then_left_alone(root: Path) -> None:
    assert len(catalogues.compile_stale(root)) == 2
    assert spoken(root, "da", "Goal") == "Mål"
    assert spoken(root, "ar", "Goal") == "هدف"
    assert catalogues.compile_stale(root) == []


def test_only_the_changed_one_is_compiled_again(root: Path) -> None:
    catalogues.compile_stale(root)
    source = write(root, "da", 'msgid "Goal"\nmsgstr "Dit mål"\n')
    later = source.stat().st_mtime_ns + 1_000_000_000
    os.utime(source, ns=(later, later))
    assert catalogues.compile_stale(root) == [source.with_suffix(".mo")]
    assert spoken(root, "da", "Goal") == "Dit mål"


def test_a_broken_source_is_named_and_leaves_the_old_catalogue(root: Path) -> None:
    catalogues.compile_stale(root)
    (root / "installer").mkdir()
    shutil.copy(INSTALLER / "catalogues.py", root / "installer")
    source = write(root, "da", 'msgid "Goal"\nmsgstr "Dit mål"\n<<<<<<< mine\n')
    later = source.stat().st_mtime_ns + 1_000_000_000
    os.utime(source, ns=(later, later))
    done = subprocess.run(
        [sys.executable, str(root / "installer" / "catalogues.py")],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 1
    assert done.stderr.startswith(str(source.relative_to(root)))
    assert "Traceback" not in done.stderr
    assert spoken(root, "da", "Goal") == "Mål"
    assert sorted(path.name for path in source.parent.iterdir()) == ["pejl.mo", "pejl.po"]
