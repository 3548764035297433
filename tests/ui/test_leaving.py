"""What leaves the vault is logged once it has left, and nothing on the way remembers where it went."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import QEvent, QSettings
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel

from desktop.records import AccessAction
from desktop.services.access_log import LogEntry
from tests.program import Program

PDF_PASSWORD = "grønne cykler synger"
LEAVING = (AccessAction.PRINTED, AccessAction.SAVED, AccessAction.COPIED)


@pytest.fixture
def finished(program: Program) -> int:
    """A finished conversation, its summary on the screen."""
    conversation = program.start_conversation(program.add_citizen("Amira Prøve"), "A1")
    for name in ("next", "citizen-option-2", "go-summary", "next", "finish-confirm"):
        program.driver.click(name)
    program.driver.find("save-pdf")
    return conversation


def left(program: Program) -> list[LogEntry]:
    """What the log says has left, oldest first."""
    entries: list[LogEntry] = program.ask(program.unlocked.services.access_log.entries, actions=LEAVING)
    return entries[::-1]


def test_a_saved_summary_is_logged_and_listed(program: Program, finished: int, tmp_path: Path) -> None:
    target = tmp_path / "samtale.pdf"
    program.driver.click("save-pdf")
    assert left(program) == [], "nothing has left yet"
    program.driver.save_as(target)
    program.driver.wait()
    assert [(entry.action, entry.detail) for entry in left(program)] == [(AccessAction.SAVED, "protected=0")]
    (listed,) = program.ask(program.unlocked.services.papers.listed)
    assert (listed.path, listed.conversation, listed.protected) == (target, finished, False)


def test_one_that_could_not_be_written_is_neither(program: Program, finished: int, tmp_path: Path) -> None:
    page = program.window.page._stack.currentWidget()
    page._output._output.write(page._summary, tmp_path / "no such folder" / "samtale.pdf")
    program.driver.wait()
    assert left(program) == []
    assert program.ask(program.unlocked.services.papers.listed) == []
    program.driver.find("output-message").close()


def test_with_a_password_it_opens_with_that_alone(program: Program, finished: int, tmp_path: Path) -> None:
    target = tmp_path / "samtale.pdf"
    driver = program.driver
    driver.click("protect-pdf")
    driver.click("save-pdf")
    driver.type("pdf-password", "kort")
    driver.type("pdf-password-again", "kort")
    driver.click("accept")
    told = driver.find("pdf-password-error")
    assert isinstance(told, QLabel) and "ti tegn" in told.text()
    for name in ("pdf-password", "pdf-password-again"):
        driver.find(name).clear()
        driver.type(name, PDF_PASSWORD)
    driver.click("accept")
    driver.save_as(target)
    driver.wait()
    read = ["pdftotext", "-layout"]
    opened = subprocess.run(
        [*read, "-upw", PDF_PASSWORD, str(target), "-"], check=True, capture_output=True, text=True
    )
    assert "Amira Prøve" in opened.stdout
    assert subprocess.run([*read, str(target), "-"], capture_output=True, check=False).returncode != 0
    assert left(program)[-1].detail == "protected=1"
    assert program.ask(program.unlocked.services.papers.listed)[0].protected


def test_what_goes_to_the_printer_is_logged_once_it_has_it(
    program: Program, finished: int, tmp_path: Path
) -> None:
    page = program.window.page._stack.currentWidget()
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "no such folder" / "printed.pdf"))
    page._output._output._print(page._summary, printer)
    program.driver.wait()
    assert left(program) == []
    program.driver.find("output-message").close()
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    page._output._output._print(page._summary, printer)
    program.driver.wait()
    assert [entry.action for entry in left(program)] == [AccessAction.PRINTED]


def test_what_is_copied_is_logged_with_its_field_and_without_its_text(
    program: Program, finished: int
) -> None:
    program.driver.click("copy-all")
    program.driver.wait()
    program.driver.click("copy-fields")
    program.driver.click("copy-answers")
    program.driver.click("copy-close")
    assert [(entry.action, entry.detail) for entry in left(program)] == [
        (AccessAction.COPIED, ""),
        (AccessAction.COPIED, "field=answers"),
    ]


@pytest.fixture
def remembering(tmp_path: Path) -> Iterator[Path]:
    """A place where Qt's own dialogs can write down what they remember, as in the registry of Windows."""
    place = tmp_path / "remembered"
    usual = Path(qt_settings().fileName()).parent
    _point_qt_to(place)
    yield place
    _point_qt_to(usual)


def _point_qt_to(place: Path) -> None:
    QSettings.setPath(QSettings.Format.NativeFormat, QSettings.Scope.UserScope, str(place))


def qt_settings() -> QSettings:
    return QSettings(QSettings.Scope.UserScope, "QtProject")


def kept(folder: Path) -> str:
    """All that lies in Qt's own settings."""
    return "\n".join(file.read_text() for file in folder.rglob("*") if file.is_file())


def put_away_deleted() -> None:
    for _ in range(3):
        QApplication.processEvents()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def remember(folder: Path) -> None:
    """The positive control: Qt's own dialog remembers where it was."""
    plain = QFileDialog(options=QFileDialog.Option.DontUseNativeDialog)
    plain.setDirectory(str(folder))
    plain.show()
    put_away_deleted()
    plain.accept()
    shiboken6.delete(plain)


def test_the_dialog_remembers_neither_folder_nor_name(
    program: Program, finished: int, remembering: Path, tmp_path: Path
) -> None:
    remember(tmp_path)
    before = kept(remembering)
    assert str(tmp_path) in before
    there = tmp_path / "sagsmappe"
    there.mkdir()
    program.driver.click("save-pdf")
    program.driver.save_as(there / "samtale.pdf")
    put_away_deleted()
    assert "sagsmappe" not in kept(remembering) and "samtale" not in kept(remembering)
    assert sorted(kept(remembering).split()) == sorted(before.split()), "of other programs it is all there"
    program.driver.click("save-pdf")
    dialog = next(w for w in QApplication.topLevelWidgets() if isinstance(w, QFileDialog))
    assert "sagsmappe" not in dialog.directory().path()
    assert dialog.history() == [] or all("sagsmappe" not in place for place in dialog.history())
    dialog.reject()


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere Qt keeps its settings in no file")
def test_qt_writes_down_nothing_at_all_while_the_program_runs(program: Program, tmp_path: Path) -> None:
    written = Path(qt_settings().fileName())
    remember(tmp_path)
    assert not os.path.lexists(written) and qt_settings().allKeys() == []
    settings = qt_settings()
    settings.setValue("FileDialog/lastVisited", str(tmp_path))
    settings.sync()
    assert settings.status() is QSettings.Status.AccessError, "there is no file to be written"
