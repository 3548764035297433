"""The summary of six questions with its curves: drawn warm, and from the click to the file."""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from time import perf_counter

import pypdfium2
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit
from reportlab.pdfgen.canvas import Canvas

from desktop.reports import SummaryOptions, fonts
from tests.benchmarks import vaults
from tests.benchmarks.citizen import DayClock, talk_often
from tests.benchmarks.harness import Measured, Row, alternating, row
from tests.benchmarks.painting import click, seconds_until_still
from tests.program import Program

_TALKS = 8
_Page = tuple[list[tuple[str, float, float, float]], list[tuple[float, float, float, float]]]
"""Texts with their place and size; paths as boxes. In points."""


def rows(work: Path, *, quick: bool) -> list[Row]:
    """The service against bare canvas calls, and saving in the window against the service."""
    clock = DayClock()
    program = Program(vaults.copy(vaults.FEW, work), clock=clock).unlock()
    try:
        conversation = talk_often(program, clock, program.add_citizen("Amira Prøvesen"), _TALKS)
        warm = _service(program, conversation)
        pdf = warm()[1]
        pages = _read(pdf)
        save = _saving(program, conversation, work)
        save()
        runs = 5 if quick else 25
        return [
            row(
                "summary PDF, warm",
                "same pages, bare canvas",
                3.0,
                "summaries.pdf in the database thread, six questions with curves; the floor draws every line"
                " of text at its place and size and every path as a line or box with reportlab's canvas",
                *alternating(lambda: warm()[0], lambda: _drawn(pages), runs),
                note=f"{len(pages)} pages, {sum(len(texts) for texts, _ in pages)} texts",
            ),
            row(
                "summary PDF, click to file",
                "the service call, warm",
                1.2,
                "click on “Save as PDF” until the dialog is painted, then Enter until the file is written;"
                " what is saved was drawn for the preview",
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
        dialogs[-1].deleteLater()
        return taken

    return save


def _read(pdf: bytes) -> list[_Page]:
    """What stands where."""
    pages: list[_Page] = []
    with pypdfium2.PdfDocument(pdf) as document:
        for page in document:
            text = page.get_textpage()
            boxes = [text.get_rect(number) for number in range(text.count_rects())]
            texts = [(text.get_text_bounded(*box), box[0], box[1], box[3] - box[1]) for box in boxes]
            paths = [made.get_bounds() for made in page.get_objects(filter=[2])]
            pages.append((texts, paths))
    return pages


def _drawn(pages: list[_Page]) -> float:
    """Seconds for the same by hand."""
    start = perf_counter()
    canvas = Canvas(BytesIO(), pagesize=(595, 842), invariant=1)
    for texts, paths in pages:
        for text, x, y, height in texts:
            canvas.setFont(fonts.REGULAR, max(height, 4))
            canvas.drawString(x, y, text)
        for left, bottom, right, top in paths:
            if right - left < 1 or top - bottom < 1:
                canvas.line(left, bottom, right, top)
            else:
                canvas.rect(left, bottom, right - left, top - bottom)
        canvas.showPage()
    canvas.save()
    return perf_counter() - start
