"""`pejl --tour DIR` on a machine without a screen: a picture of every page, and the summary."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

ROOT = Path(__file__).resolve().parents[1]
PAGES = {
    "lock",
    "citizens",
    "citizen",
    "prepare",
    "welcome",
    "question",
    "question-answered",
    "question-help",
    "development",
    "development-chosen",
    "experience",
    "plan",
    "goal",
    "barriers",
    "placement",
    "support",
    "summary",
    "finish",
    "finished",
    "curtain",
}


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    hidden = {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}
    environment = {key: value for key, value in os.environ.items() if key not in hidden}
    return subprocess.run(
        [sys.executable, "-m", "desktop", *arguments],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
    )


@pytest.fixture(scope="module")
def toured(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("tour")
    done = run("--tour", str(folder))
    assert done.returncode == 0, done.stderr
    assert "clicks" in done.stdout
    return folder


def test_there_is_a_picture_of_every_page(toured: Path) -> None:
    pictures = {file.stem.partition("-")[2]: QImage(str(file)) for file in toured.glob("*.png")}
    assert set(pictures) == PAGES
    for name, picture in pictures.items():
        assert (picture.width(), picture.height()) == (1366, 768), name
        colours = {picture.pixel(x, y) for x in range(0, 1366, 7) for y in range(0, 768, 7)}
        assert len(colours) > 3, f"{name} is empty"


def test_no_two_pictures_are_the_same(toured: Path) -> None:
    seen = {file.read_bytes() for file in toured.glob("*.png")}
    assert len(seen) == len(PAGES)


def test_the_summary_is_final_and_says_what_was_said(toured: Path) -> None:
    text = subprocess.run(
        ["pdftotext", "-layout", str(toured / "summary.pdf"), "-"], capture_output=True, text=True, check=True
    ).stdout
    assert "Amira" in text and "KLADDE" not in text
    assert "Spørge om en ekstra" in text and "Finde ud af, hvilken bus" in text
    assert "Underskriften viser kun, at vi har læst opsummeringen sammen." in text


def test_nothing_of_the_demo_is_left_behind(toured: Path) -> None:
    assert {file.suffix for file in toured.iterdir() if file.is_file()} == {".png", ".pdf"}
    assert not list(toured.rglob("*.db"))


def test_without_a_screen_the_program_says_what_there_is_to_do() -> None:
    done = run()
    assert done.returncode == 2
    assert "--tour" in done.stderr and "xvfb-run" in done.stderr
    assert "Traceback" not in done.stderr
