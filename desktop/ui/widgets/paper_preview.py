"""The pages of a PDF as they will be printed, drawn inside the window."""

import pypdfium2
from PySide6.QtCore import Qt
from PySide6.QtGui import QPixmap, QResizeEvent
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from desktop.i18n import Catalogue
from desktop.ui.paper import page_image
from desktop.ui.widgets.basics import clear, scrolling

_MARGIN = 24


class PaperPreview(QWidget):
    """Shows every page below the last, as wide as there is room."""

    def __init__(self, words: Catalogue, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._pdf = b""
        self._drawn_width = 0
        content = QWidget()
        self._pages = QVBoxLayout(content)
        self._pages.setContentsMargins(4, 4, 10, 4)
        self._pages.setSpacing(16)
        self._area = scrolling(content)
        # Always there, so that a page drawn to the width still fits when there are more.
        self._area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self._area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._area.setAccessibleName(words.gettext("Preview of the paper"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._area)

    def show_pdf(self, pdf: bytes) -> None:
        """Draw the pages of a PDF."""
        self._pdf = pdf
        self._drawn_width = 0
        self._draw()

    @property
    def page_count(self) -> int:
        """How many pages are shown."""
        return self._pages.count()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._draw()

    def _draw(self) -> None:
        width = self._area.viewport().width() - _MARGIN
        if not self._pdf or width < 100 or width == self._drawn_width:
            return
        self._drawn_width = width
        clear(self._pages)
        ratio = self.devicePixelRatioF()
        with pypdfium2.PdfDocument(self._pdf) as document:
            for number, page in enumerate(document, start=1):
                self._pages.addWidget(self._page(page, width, ratio, number, len(document)))

    def _page(self, page: pypdfium2.PdfPage, width: int, ratio: float, number: int, count: int) -> QLabel:
        pixmap = QPixmap.fromImage(page_image(page, width * ratio / page.get_width()))
        pixmap.setDevicePixelRatio(ratio)
        shown = QLabel()
        shown.setPixmap(pixmap)
        shown.setProperty("role", "paper")
        shown.setSizePolicy(shown.sizePolicy().Policy.Fixed, shown.sizePolicy().Policy.Fixed)
        name = self._words.gettext("Page %(number)s of %(count)s") % {"number": number, "count": count}
        shown.setAccessibleName(name)
        return shown
