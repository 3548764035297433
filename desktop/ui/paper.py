"""Pages of a PDF as pixels, and printing them through the system's dialog; the job's title names nobody."""

import pypdfium2
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

_DOTS_PER_INCH = 300
_POINTS_PER_INCH = 72


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
        painter.end()
    return True


def page_image(page: pypdfium2.PdfPage, scale: float) -> QImage:
    """A page as pixels; `scale` is pixels per point."""
    bitmap = page.render(scale=scale, rev_byteorder=True)
    kind = QImage.Format.Format_RGB888 if bitmap.n_channels == 3 else QImage.Format.Format_RGBX8888
    return QImage(bitmap.buffer, bitmap.width, bitmap.height, bitmap.stride, kind).copy()
