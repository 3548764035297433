"""The architecture in sentences: each is a contract in `pyproject.toml`, checked by import-linter.

The same sentences are then broken on purpose in a copy, to show that the check has teeth.
"""

import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parent.parent
SENTENCES = [
    "Imports run down the layers only, and every module has its layer",
    "A page's parts rest on the plan's and the charts', and those on the plain ones",
    "The tables know neither questions nor scoring nor Qt",
    "Nothing below the user interface knows Qt",
]
LOWEST_LAYER_WITH_QT = "ui"


def lint_imports(root: Path) -> subprocess.CompletedProcess[str]:
    """Check the `desktop` that lies in `root` against the contracts that lie there."""
    clean = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    script = "import sys; from importlinter.cli import lint_imports_command as run; run(sys.argv[1:])"
    return subprocess.run(
        [sys.executable, "-c", script, "--no-cache", "--verbose"],
        cwd=root,
        env={**clean, "PYTHONPATH": str(root), "COLUMNS": "200", "NO_COLOR": "1"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


@pytest.fixture(scope="module")
def report() -> str:
    done = lint_imports(ROOT)
    return done.stdout + done.stderr


@pytest.mark.parametrize("sentence", SENTENCES)
def test_sentence_holds(report: str, sentence: str) -> None:
    assert re.search(rf"^{re.escape(sentence)} KEPT", report, re.MULTILINE), report


def contracts() -> list[dict[str, Any]]:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    return settings["tool"]["importlinter"]["contracts"]


def test_there_are_no_other_contracts_and_none_is_softened() -> None:
    assert [contract["name"] for contract in contracts()] == SENTENCES
    softeners = {"ignore_imports", "exhaustive_ignores", "allow_indirect_imports"}
    assert not [key for contract in contracts() for key in contract if key in softeners]


def test_every_layer_below_the_user_interface_is_kept_from_qt() -> None:
    rows = contracts()[0]["layers"]
    below = rows[rows.index(LOWEST_LAYER_WITH_QT) + 1 :]
    names = [f"desktop.{name.strip('() ')}" for row in below for name in row.split("|")]
    assert contracts()[3]["source_modules"] == names


@pytest.fixture(scope="module")
def report_on_sins(tmp_path_factory: pytest.TempPathFactory) -> str:
    """What is said of a copy in which one import of each forbidden kind was added."""
    copy = tmp_path_factory.mktemp("sins")
    shutil.copy(ROOT / "pyproject.toml", copy)
    shutil.copytree(ROOT / "desktop", copy / "desktop", ignore=shutil.ignore_patterns("__pycache__"))
    sins = {
        "records.py": "import desktop.services",
        "vault/__init__.py": "import desktop.models",
        "ui/widgets/field.py": "import desktop.ui.widgets.plan.rung",
        "scoring.py": "from PySide6 import QtCore",
        "models/__init__.py": "from desktop import questions",
        "stray.py": "",
    }
    for file, line in sins.items():
        with (copy / "desktop" / file).open("a", encoding="utf-8") as module:
            module.write(f"\n{line}\n")
    done = lint_imports(copy)
    assert done.returncode == 1, done.stdout + done.stderr
    return done.stdout


@pytest.mark.parametrize("sentence", SENTENCES)
def test_sentence_is_seen_broken(report_on_sins: str, sentence: str) -> None:
    assert re.search(rf"^{re.escape(sentence)} BROKEN", report_on_sins, re.MULTILINE), report_on_sins


@pytest.mark.parametrize(
    "found",
    [
        "desktop.records -> desktop.services",
        "desktop.vault -> desktop.models",
        "desktop.ui.widgets.field -> desktop.ui.widgets.plan.rung",
        "desktop.scoring -> PySide6",
        "desktop.models -> desktop.questions",
        "stray",
    ],
    ids=[
        "upwards",
        "between siblings",
        "a plain part on the plan",
        "Qt below",
        "tables to questions",
        "without a layer",
    ],
)
def test_each_wrong_import_is_named(report_on_sins: str, found: str) -> None:
    assert found in report_on_sins
