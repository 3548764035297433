"""The pages of a PDF as they will be printed, drawn inside the window, larger where one wishes."""

from itertools import accumulate

import pypdfium2
from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import (
    QHideEvent,
    QImage,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QShortcut,
    QShowEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.i18n import Catalogue
from desktop.ui import theme
from desktop.ui.paper import page_image
from desktop.ui.widgets.basics import button, clear, label, scrolling, set_text

_MARGIN = 24
_LEAST_WIDTH = 100
_WIDEST = 1000
"""A page that fits is never wider than this, in px."""
_ZOOMS = (1.0, 1.25, 1.5, 2.0, 3.0)
_RIM = 1
_STEP_WIDTH = 40
_ABOVE, _BETWEEN = 4, 16
_AIR = 4
_ANY_HEIGHT = 16_777_215
"""Qt's word for “no limit”."""


class PaperPage(QWidget):
    """One page. It is rendered when it is painted, in the pixels of what it is painted on."""

    clicked = Signal()

    def __init__(self, pdf: bytes, number: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pdf, self._number = pdf, number
        self._image = QImage()
        with pypdfium2.PdfDocument(pdf) as document:
            page = document[number - 1]
            self._points = page.get_size()
            self._said = page.get_textpage().get_text_bounded()
        self.setAccessibleDescription(self._said)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.setAccessibleDescription(self._said)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        # What was printed may be hidden on purpose by now: nobody hears it from behind another page.
        self.setAccessibleDescription("")

    def set_width(self, width: int) -> None:
        """Show the page so wide, in px."""
        across, down = self._points
        self.setFixedSize(QSize(width, round(width * down / across)))

    def forget(self) -> None:
        """Let the pixels go; they are rendered anew when the page is seen again."""
        self._image = QImage()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        ratio = painter.device().devicePixelRatioF()
        wanted = round(self.width() * ratio)
        if self._image.width() != wanted:
            self._image = self._rendered(wanted)
        painter.drawImage(self.rect(), self._image)
        painter.setPen(QPen(theme.colour(theme.current().line), _RIM))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.clicked.emit()

    def _rendered(self, width: int) -> QImage:
        with pypdfium2.PdfDocument(self._pdf) as document:
            image = page_image(document[self._number - 1], width / self._points[0])
        return image.copy(0, 0, width, image.height())


class PaperPreview(QWidget):
    """Every page below the last, as wide as there is room or larger; says which page one looks at."""

    enlarged = Signal(bool)
    """Whether the paper is to have the whole page of the window, or only its part again."""

    def __init__(self, words: Catalogue, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._pdf = b""
        self._zoom = 0
        self._folded = False
        self.pages: list[PaperPage] = []
        content = QWidget()
        self._column = QVBoxLayout(content)
        self._column.setContentsMargins(4, _ABOVE, 10, 8)
        self._column.setSpacing(_BETWEEN)
        self.area = scrolling(content)
        # Always there, so that a page drawn to the width still fits when there are more.
        self.area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.area.setAccessibleName(words.gettext("Preview of the paper"))
        self.area.viewport().installEventFilter(self)
        self.area.verticalScrollBar().valueChanged.connect(self._scrolled)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addLayout(self._make_bar())
        layout.addWidget(self.area, 1)
        self._make_shortcuts()
        self._show_parts()
        self._show_state()

    def show_pdf(self, pdf: bytes) -> None:
        """Show the pages of a PDF, from where one was reading."""
        if pdf == self._pdf:
            return
        place = self.area.verticalScrollBar().value()
        self._pdf = pdf
        clear(self._column)
        with pypdfium2.PdfDocument(pdf) as document:
            count = len(document)
        self.pages = [PaperPage(pdf, number) for number in range(1, count + 1)]
        for number, page in enumerate(self.pages, start=1):
            page.setAccessibleName(self._page_words(number))
            page.clicked.connect(self._enlarge.click)
            self._column.addWidget(page, 0, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self._column.addStretch(1)
        self._fit()
        self._column.activate()
        self.area.verticalScrollBar().setValue(place)

    @property
    def page_count(self) -> int:
        """How many pages are shown."""
        return len(self.pages)

    @property
    def zoom(self) -> float:
        """How large a page is, as a multiple of the one that fits."""
        return _ZOOMS[self._zoom]

    @property
    def current_page(self) -> int:
        """The page in the middle of what one sees, from 1; 0 without pages."""
        if not self.pages:
            return 0
        middle = self.area.verticalScrollBar().value() + self.area.viewport().height() // 2
        # By the heights, which are known before the layout has put the pages in their places.
        tops = accumulate((page.height() + _BETWEEN for page in self.pages[:-1]), initial=_ABOVE)
        return sum(top <= middle for top in tops) or 1

    def set_enlarged(self, on: bool) -> None:
        """Say whether the paper has the whole page of the window."""
        if on != self._enlarge.isChecked():
            self._enlarge.setChecked(on)
            self._toggled()

    def set_folded(self, folded: bool) -> None:
        """Leave only the bar until the paper is wished for: a low window has no room for both."""
        self._folded = folded
        self._show_parts()

    def step(self, by: int) -> None:
        """A step larger or smaller, or back to what fits with 0; what one looks at stays in the middle."""
        zoom = max(0, min(self._zoom + by, len(_ZOOMS) - 1)) if by else 0
        if zoom == self._zoom:
            return
        bar = self.area.verticalScrollBar()
        half = self.area.viewport().height() / 2
        grown = _ZOOMS[zoom] / self.zoom
        middle = bar.value() + half
        self._zoom = zoom
        self._fit()
        bar.setValue(round(middle * grown - half))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._fit()
        control = Qt.KeyboardModifier.ControlModifier
        if isinstance(event, QWheelEvent) and event.modifiers() & control and event.angleDelta().y():
            self.step(1 if event.angleDelta().y() > 0 else -1)
            return True
        return super().eventFilter(watched, event)

    def _make_bar(self) -> QHBoxLayout:
        _ = self._words.gettext
        self._which = label("", "quiet")
        self._which.setObjectName("paper-page")
        self._smaller = button("−", "quiet", name="paper-smaller")
        self._larger = button("+", "quiet", name="paper-larger")
        for made, name, keys in (
            (self._smaller, _("Smaller"), "Ctrl+−"),
            (self._larger, _("Larger"), "Ctrl++"),
        ):
            made.setAccessibleName(name)
            made.setToolTip(f"{name} ({keys})")
            made.setFixedWidth(_STEP_WIDTH)
        self._smaller.clicked.connect(lambda: self.step(-1))
        self._larger.clicked.connect(lambda: self.step(1))
        self._enlarge = button("", "quiet", name="paper-enlarge")
        self._enlarge.setCheckable(True)
        self._enlarge.clicked.connect(self._toggled)
        line = self._bar = QHBoxLayout()
        line.setSpacing(4)
        line.addWidget(self._which)
        line.addStretch(1)
        for each in (self._smaller, self._larger, self._enlarge):
            line.addWidget(each)
        return line

    def _make_shortcuts(self) -> None:
        steps = {1: ("Ctrl++", "Ctrl+="), -1: ("Ctrl+-",), 0: ("Ctrl+0",)}
        for by, keys in steps.items():
            for each in keys:
                shortcut = QShortcut(QKeySequence(each), self)
                shortcut.activated.connect(lambda by=by: self.step(by))
        self._escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), self)
        self._escape.activated.connect(lambda: self.set_enlarged(False))
        self._escape.setEnabled(False)

    def _toggled(self) -> None:
        on = self._enlarge.isChecked()
        self._escape.setEnabled(on)
        self._show_parts()
        self.enlarged.emit(on)

    def _show_parts(self) -> None:
        _ = self._words.gettext
        on = self._enlarge.isChecked()
        shown = on or not self._folded
        # Under the choices it begins where they do.
        self._bar.setContentsMargins(26 if self._folded else 6, 0, 22, 0)
        for part in (self.area, self._smaller, self._larger):
            part.setVisible(shown)
        self.setMaximumHeight(_ANY_HEIGHT if shown else self._enlarge.sizeHint().height() + 2 * _AIR)
        if self._folded:
            set_text(self._enlarge, _("Back to the choices") if on else _("See the paper"))
        else:
            set_text(self._enlarge, _("Smaller again") if on else _("Enlarge"))

    def _fit(self) -> None:
        room = self.area.viewport().width() - _MARGIN
        if room < _LEAST_WIDTH:
            return
        width = round(min(room, _WIDEST) * self.zoom)
        for page in self.pages:
            page.set_width(width)
            page.setCursor(Qt.CursorShape.PointingHandCursor)
        content = self.area.widget()
        if content is not None:
            content.setMinimumWidth(width + 14)
        self._column.activate()
        self._scrolled()

    def _scrolled(self) -> None:
        """Pages out of sight keep no pixels: enlarged, each has millions."""
        for page in self.pages:
            if page.visibleRegion().isEmpty():
                page.forget()
        self._show_state()

    def _show_state(self) -> None:
        self._which.setText(self._page_words(self.current_page) if self.pages else "")
        self._smaller.setEnabled(self._zoom > 0)
        self._larger.setEnabled(self._zoom < len(_ZOOMS) - 1)

    def _page_words(self, number: int) -> str:
        names = {"number": number, "count": len(self.pages)}
        return self._words.gettext("Page %(number)s of %(count)s") % names
