"""The way through a conversation, down the left side: what is done, where we are, what comes."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QFrame, QSizePolicy, QVBoxLayout, QWidget

from desktop.i18n import Catalogue
from desktop.records import Place
from desktop.ui import theme
from desktop.ui.widgets.basics import clear, label, scrolling

WIDTH = 250
_LEFT, _ROOM = 44, 185
_INSET = 16
"""Where an item's words begin and how wide they may be, in px, with room for the scroll bar beside."""
_LINE, _TWO_LINES = 34, 52
_CLOSER = 6
"""So much lower in px is what stands beside the way, under its stop."""
_FLAGS = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextWordWrap


class Progress(StrEnum):
    """How far a place on the way is."""

    AHEAD = "ahead"
    DONE = "done"


@dataclass(frozen=True, slots=True)
class Stop:
    """A place on the way, under its heading; `beside` the way it is a page that belongs to the stop above."""

    place: Place
    title: str
    heading: str
    progress: Progress = Progress.AHEAD
    beside: bool = False


class TalkNavigation(QFrame):
    """Lists the stops; a click goes there."""

    place_wanted = Signal(object)

    def __init__(self, words: Catalogue, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self.setProperty("role", "side")
        self.setFixedWidth(WIDTH)
        content = QWidget()
        self._area = scrolling(content, self)
        self._layout = QVBoxLayout(content)
        self._layout.setContentsMargins(0, 8, 0, 8)
        self._layout.setSpacing(0)
        self._items: list[NavigationItem] = []
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 1, 0)
        outer.addWidget(self._area)

    def show_stops(self, stops: Sequence[Stop], current: Place) -> None:
        """Draw the way; the current place is marked."""
        if [item.stop.place for item in self._items] != [stop.place for stop in stops]:
            self._build(stops)
        for item, stop in zip(self._items, stops, strict=True):
            item.show_stop(stop, stop.place == current, self._words)
            if stop.place == current:
                self._area.ensureWidgetVisible(item, 0, 40)

    def _build(self, stops: Sequence[Stop]) -> None:
        clear(self._layout)
        self._items = []
        heading = None
        for stop in stops:
            if stop.heading != heading:
                heading = stop.heading
                title = label(heading, "quiet-strong", wrap=True)
                title.setContentsMargins(18, 8, 12, 0)
                self._layout.addWidget(title)
            item = NavigationItem(stop)
            item.clicked.connect(lambda _checked=False, p=stop.place: self.place_wanted.emit(p))
            self._items.append(item)
            self._layout.addWidget(item)
        self._layout.addStretch(1)


class NavigationItem(QAbstractButton):
    """One stop: a ring that fills when it is done, and its name."""

    def __init__(self, stop: Stop, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.stop = stop
        self._current = False
        name = f"{stop.place.page}-{stop.place.question}" if stop.place.question else stop.place.page
        self.setObjectName(f"go-{name}")
        self.setText(stop.title)
        # Measured as the current one is drawn: nothing moves when one goes on.
        metrics = theme.metrics(theme.BODY, strong=True)
        self._inset = _INSET if stop.beside else 0
        room = QRect(0, 0, _ROOM - self._inset, 1000)
        lines = metrics.boundingRect(room, int(_FLAGS), stop.title).height()
        whole = _LINE if lines < 1.5 * metrics.lineSpacing() else _TWO_LINES
        self._height = whole - (_CLOSER if stop.beside else 0)
        fits = lines < 2.5 * metrics.lineSpacing()
        shortened = metrics.elidedText(stop.title, Qt.TextElideMode.ElideRight, 2 * room.width() - 48)
        self._shown = stop.title if fits else shortened
        self.setToolTip("" if fits else stop.title)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_stop(self, stop: Stop, current: bool, words: Catalogue) -> None:
        """Draw the stop as it stands now."""
        _ = words.gettext
        self.stop = stop
        self._current = current
        states = [_("here") if current else "", _("done") if stop.progress is Progress.DONE else ""]
        self.setAccessibleName(", ".join([stop.title, *filter(None, states)]))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(WIDTH - 1, self._height)

    def paintEvent(self, event: QPaintEvent) -> None:
        palette = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._current:
            painter.fillRect(self.rect(), theme.colour(palette.citizen_tint))
            painter.fillRect(0, 0, 4, self.height(), theme.colour(palette.citizen))
        elif self.underMouse():
            painter.fillRect(self.rect(), theme.colour(palette.ground))
        if not self.stop.beside:  # nothing has to be done there
            self._paint_ring(painter)
        painter.setFont(theme.font(theme.BODY, strong=self._current))
        painter.setPen(theme.colour(palette.ink))
        words = QRect(_LEFT + self._inset, 0, _ROOM - self._inset, self.height())
        painter.drawText(words, int(_FLAGS), self._shown)
        if self.hasFocus():
            painter.setPen(QPen(theme.colour(palette.citizen), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(self.rect().adjusted(1, 1, -1, -1))

    def _paint_ring(self, painter: QPainter) -> None:
        palette = theme.current()
        done = self.stop.progress is Progress.DONE
        box = QRectF(19, self.height() / 2 - 7, 14, 14)
        painter.setPen(QPen(theme.colour(palette.done if done else palette.edge), 2))
        painter.setBrush(theme.colour(palette.done) if done else Qt.BrushStyle.NoBrush)
        painter.drawEllipse(box)
        if done:
            painter.setPen(QPen(theme.colour(palette.card), 2))
            middle = box.center()
            painter.drawLine(middle + QPointF(-3, 0), middle + QPointF(-1, 3))
            painter.drawLine(middle + QPointF(-1, 3), middle + QPointF(4, -3))
