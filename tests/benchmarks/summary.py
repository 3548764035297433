"""The summary of six questions with its curves: drawn warm, and from the click to the file."""

from collections.abc import Callable
from pathlib import Path
from time import perf_counter

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit

from desktop.reports import SummaryOptions
from tests.benchmarks import redrawn, vaults
from tests.benchmarks.citizen import DayClock, talk_often
from tests.benchmarks.harness import Measured, Row, alternating, row, timed
from tests.benchmarks.painting import click, seconds_until_still
from tests.program import Program

_TALKS = 8


def rows(work: Path, *, quick: bool) -> list[Row]:
    """The service against bare canvas calls, and saving in the window against the service."""
    clock = DayClock()
    program = Program(vaults.copy(vaults.FEW, work), clock=clock).unlock()
    try:
        conversation = talk_often(program, clock, program.add_citizen("Amira Prøvesen"), _TALKS)
        warm = _service(program, conversation)
        pages = redrawn.calls(warm()[1])
        save = _saving(program, conversation, work)
        save()
        runs = 5 if quick else 25
        return [
            row(
                "summary PDF, warm",
                "same pages, bare canvas",
                3.0,
                "summaries.pdf in the database thread, six questions with curves; the floor makes bare"
                " calls of reportlab's canvas: the same strings in the same embedded fonts, sizes and colours"
                " at the same places, the same lines, boxes and circles; no layout",
                *alternating(lambda: warm()[0], timed(lambda: redrawn.redraw(pages)), runs),
                note=f"{len(pages)} pages, {sum(map(len, pages))} calls",
            ),
            row(
                "summary PDF, click to file",
                "the service call, warm",
                1.2,
                "click on “Save as PDF” until the dialog is painted, then Enter until the file is written,"
                " said to be and logged, and the dialog is gone; what is saved was drawn for the preview",
                *alternating(save, lambda: warm()[0], runs),
            ),
        ]
    finally:
        program.close()


def _service(program: Program, conversation: int) -> Callable[[], tuple[float, bytes]]:
    options, words = SummaryOptions(charts=True), program.window.words
    summaries = program.unlocked.services.summaries

    def timed() -> tuple[float, bytes]:
        start = perf_counter()
        summary = summaries.pdf(conversation, options, words)
        return perf_counter() - start, summary.pdf

    def in_thread() -> tuple[float, bytes]:
        made: tuple[float, bytes] = program.ask(timed)
        return made

    in_thread()
    return in_thread


def _saving(program: Program, conversation: int, folder: Path) -> Measured:
    program.window.show_summary(conversation)
    program.driver.wait(lambda: program.driver.shows("save-pdf"), "the summary")
    program.driver.click("option-charts")
    button = program.driver.find("save-pdf")

    def save() -> float:
        target = folder / f"{perf_counter()}.pdf"
        taken = seconds_until_still(program, lambda: click(button))
        dialogs = [w for w in QApplication.topLevelWidgets() if isinstance(w, QFileDialog) and w.isVisible()]
        field = dialogs[-1].findChild(QLineEdit, "fileNameEdit")
        assert field is not None
        field.setText(str(target))
        taken += seconds_until_still(program, lambda: QTest.keyClick(field, Qt.Key.Key_Return))
        assert target.exists()
        return taken

    return save
