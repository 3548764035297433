"""The wheel, built from the source distribution, works in a fresh environment away from the checkout."""

import json
import os
import subprocess
import sys
import sysconfig
import tarfile
import zipfile
from pathlib import Path

import polib
import pytest

import desktop
from desktop import questions

ROOT = Path(__file__).resolve().parent.parent.parent

# One worker of a parallel run takes them all: the building is shared.
pytestmark = pytest.mark.xdist_group("wheel")


def environment() -> dict[str, str]:
    """This process's variables without those that would lead Python back to the checkout."""
    return {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}


def run(command: list[str], folder: Path, said: str = "") -> str:
    done = subprocess.run(
        command,
        cwd=folder,
        env=environment(),
        input=said,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, f"{command} said:\n{done.stdout}{done.stderr}"
    return done.stdout


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the source distribution and the wheel that was built from it, not from the checkout."""
    folder = tmp_path_factory.mktemp("built")
    run([sys.executable, "-m", "build", "--no-isolation", "--outdir", str(folder), str(ROOT)], folder)
    return folder


@pytest.fixture(scope="module")
def fresh(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A fresh environment's folder of scripts, with the wheel installed.

    What Pejl depends on comes from this environment by a path file, so that nothing is fetched; path files
    lying there are not read, the one that leads to the checkout among them.
    """
    folder = tmp_path_factory.mktemp("fresh") / "environment"
    run([sys.executable, "-m", "venv", "--without-pip", str(folder)], built)
    scripts = folder / ("Scripts" if os.name == "nt" else "bin")
    base = {"base": str(folder), "platbase": str(folder)}
    packages = Path(sysconfig.get_path("purelib", "venv", vars=base))
    way = os.path.relpath(sysconfig.get_path("purelib"), packages)
    (packages / "dependencies.pth").write_text(f"{way}\n", encoding="ascii")
    (wheel,) = built.glob("*.whl")
    pip = [sys.executable, "-m", "pip", "--python", str(scripts / "python"), "install", "--quiet"]
    run([*pip, "--no-deps", "--no-index", "--disable-pip-version-check", str(wheel)], built)
    return scripts


def test_the_command_tells_its_version(fresh: Path, tmp_path: Path) -> None:
    assert desktop.__version__ in run([str(fresh / "pejl"), "--version"], tmp_path)


def test_the_resources_come_from_the_installed_package(fresh: Path, tmp_path: Path) -> None:
    told = run(
        [
            *(str(fresh / "python"), "-I", "-c"),
            "import desktop; from desktop import paths; print(desktop.__file__); print(paths.resources())",
        ],
        tmp_path,
    )
    package, resources = (Path(line) for line in told.splitlines())
    assert package.is_relative_to(fresh.parent.resolve())
    assert resources == package.parent / "resources"
    here = {path.relative_to(ROOT / "resources") for path in files_in(ROOT / "resources")}
    there = {path.relative_to(resources) for path in files_in(resources)}
    assert here == there
    assert {Path("i18n/da/LC_MESSAGES/pejl.mo"), Path("fonts/IBMPlexSans-Regular.ttf")} <= there


def files_in(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file() and path.suffix != ".part"]


LOAD = """
import json, sys
from desktop import i18n, questions
words = i18n.Catalogue("da")
told = [words.gettext(message) for message in json.load(sys.stdin)]
print(json.dumps([told, [question.id for question in questions.load().questions]]))
"""


def test_words_and_questions_load_there(fresh: Path, tmp_path: Path) -> None:
    catalogue = polib.pofile(str(ROOT / "resources/i18n/da/LC_MESSAGES/pejl.po"))
    plain = [entry for entry in catalogue.translated_entries() if not (entry.msgctxt or entry.msgid_plural)]
    told = run(
        [str(fresh / "python"), "-I", "-c", LOAD], tmp_path, json.dumps([entry.msgid for entry in plain])
    )
    assert json.loads(told) == [
        [entry.msgstr for entry in plain],
        [question.id for question in questions.load().questions],
    ]


def test_the_wheel_carries_licences_and_nothing_of_the_tests(built: Path) -> None:
    (wheel,) = built.glob("*.whl")
    names = zipfile.ZipFile(wheel).namelist()
    assert any(name.endswith("licenses/LICENSE") for name in names)
    assert {name.split("/")[0] for name in names} == {"desktop", f"pejl-{desktop.__version__}.dist-info"}


def test_the_source_distribution_has_no_compiled_catalogue(built: Path) -> None:
    (archive,) = built.glob("*.tar.gz")
    with tarfile.open(archive) as opened:
        names = opened.getnames()
    assert [name for name in names if name.endswith(".po")]
    assert not [name for name in names if name.endswith((".mo", ".pyc"))]
