"""Pages of a PDF as pixels, and printing them through the system's dialog; the job's title names nobody."""

from pathlib import Path

import pypdfium2
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

_DOTS_PER_INCH = 300
_POINTS_PER_INCH = 72
_END, _LAST_LINES = b"%%EOF", 64
_FAILED = (QPrinter.PrinterState.Aborted, QPrinter.PrinterState.Error)


def has_printer() -> bool:
    """Whether the system knows a printer; `QPrinter.isValid()` is true without one."""
    return bool(QPrinterInfo.availablePrinterNames())


def make_printer() -> QPrinter:
    """A printer for A4 with a neutral job title."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    printer.setResolution(_DOTS_PER_INCH)
    printer.setFullPage(True)
    printer.setDocName("Pejl")
    return printer


def print_pdf(pdf: bytes, printer: QPrinter) -> bool:
    """Draw every page of the PDF on the printer; False where the printer does not take it."""
    painter = QPainter()
    if not painter.begin(printer):
        return False
    try:
        with pypdfium2.PdfDocument(pdf) as document:
            for number, page in enumerate(document):
                if number and not printer.newPage():
                    return False
                painter.drawImage(
                    QRectF(painter.viewport()), page_image(page, _DOTS_PER_INCH / _POINTS_PER_INCH)
                )
    finally:
        ended = painter.end()
    if printer.outputFormat() is QPrinter.OutputFormat.PdfFormat:
        # Qt writes a file on a full disk as far as it goes, and says nothing.
        return ended and _is_whole(Path(printer.outputFileName()))
    return ended and printer.printerState() not in _FAILED


def _is_whole(pdf: Path) -> bool:
    try:
        return pdf.is_file() and _END in pdf.read_bytes()[-_LAST_LINES:]
    except OSError:
        return False


def page_image(page: pypdfium2.PdfPage, scale: float) -> QImage:
    """A page as pixels; `scale` is pixels per point."""
    bitmap = page.render(scale=scale, rev_byteorder=True)
    kind = QImage.Format.Format_RGB888 if bitmap.n_channels == 3 else QImage.Format.Format_RGBX8888
    return QImage(bitmap.buffer, bitmap.width, bitmap.height, bitmap.stride, kind).copy()
