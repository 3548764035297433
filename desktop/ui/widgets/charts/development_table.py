"""All questions of the conversation, each by itself, grouped by factor."""

from collections.abc import Mapping, Sequence
from itertools import groupby

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from desktop.final_record import FinalRecord, RecordedQuestion
from desktop.i18n import Catalogue
from desktop.text import first_name
from desktop.ui import theme
from desktop.ui.widgets.basics import label, scrolling
from desktop.ui.widgets.charts.development_row import (
    CHANGE_WIDTH,
    QWIDGETSIZE_MAX,
    DevelopmentRow,
    RowGrid,
    shape_for,
)
from desktop.ui.widgets.charts.history_words import called
from desktop.ui.widgets.elided_label import ElidedLabel

_USUAL_WIDTH = 690
_LEAST_HEIGHT = 240
_MOST_AIR = 14
_FRAME = 4


class DevelopmentTable(QFrame):
    """Header and rows; one row is always picked. It scrolls inside itself, or is as tall as its rows."""

    picked = Signal(str)
    """The id of the question whose history is wished for."""
    fitted = Signal()
    """`most_height` may be another one now."""

    def __init__(self, words: Catalogue, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._record: FinalRecord | None = None
        self._questions: tuple[RecordedQuestion, ...] = ()
        self._views = True
        self._shape = shape_for(_USUAL_WIDTH)
        self._inside = True
        self.rows: dict[str, DevelopmentRow] = {}
        self.most_height = _LEAST_HEIGHT
        self.setProperty("role", "card")
        self._header = QWidget(self)
        self._header.setFixedHeight(36)
        # Ignored: the header gives way, so that the table can become narrow at all.
        self._header.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._titles = tuple(ElidedLabel("", "quiet-strong") for _ in range(4))
        self._header_grid = RowGrid(self._header)
        self._area: QScrollArea = scrolling(QWidget(), self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, 1, 1, 1)
        layout.setSpacing(0)
        layout.addWidget(self._header)
        layout.addWidget(self._area, 1)

    def expect_width(self, width: int) -> None:
        """How wide it is going to be, in px, so that it is filled in that shape before it is shown."""
        self._shape = shape_for(width)

    def show_questions(
        self,
        record: FinalRecord,
        questions: Sequence[RecordedQuestion],
        *,
        views: bool,
        factors: Mapping[str, str],
    ) -> None:
        """Show the questions below their factors' names; the caseworker's side only where `views` is true."""
        if [each.id for each in questions] != list(self.rows):
            self._build(questions, factors)
        self._record, self._questions, self._views = record, tuple(questions), views
        self._fill()

    def mark(self, question: str) -> None:
        """Mark the row whose history is shown."""
        for id, row in self.rows.items():
            row.mark(id == question)
        if question in self.rows:
            self._area.ensureWidgetVisible(self.rows[question], 0, 40)

    def set_scrolling(self, inside: bool) -> None:
        """Scroll inside, or be as tall as all rows so that the page around scrolls."""
        self._inside = inside
        bar = Qt.ScrollBarPolicy.ScrollBarAsNeeded if inside else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self._area.setVerticalScrollBarPolicy(bar)
        # Ignored: what the rows would like is no reason for the page around to grow.
        self._area.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        shape = shape_for(self.width())
        if shape != self._shape:
            self._shape = shape
            self._fill()
        self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # The rows' height is only known once they have their font and their words.
        if event.type() == QEvent.Type.LayoutRequest:
            self._fit()
        return super().eventFilter(watched, event)

    def _fit(self) -> None:
        rows = self._area.widget()
        content = rows.layout() if rows is not None else None
        if content is None:
            return
        tight = content.totalHeightForWidth(self.width() - 2) - sum(row.air for row in self.rows.values())
        # As tall as the table can use: taller, and there would be nothing at its foot.
        self.most_height = self._header.height() + _FRAME + tight + _MOST_AIR * len(self.rows)
        if self._inside:
            self._spread(tight)
            self.setMaximumHeight(self.most_height)
            self._area.setMinimumHeight(_LEAST_HEIGHT)
            self._area.setMaximumHeight(QWIDGETSIZE_MAX)
        else:
            self.setMaximumHeight(QWIDGETSIZE_MAX)
            for row in self.rows.values():
                row.give_air(0)
            self._area.setFixedHeight(content.totalHeightForWidth(self.width() - 2))
        self.fitted.emit()

    def _spread(self, tight: int) -> None:
        """Few questions share the room there is, each up to a limit; many stand close and scroll."""
        spare = self.height() - self._header.height() - _FRAME - tight
        for row in self.rows.values():
            row.give_air(max(0, min(_MOST_AIR, spare // len(self.rows))))

    def _build(self, questions: Sequence[RecordedQuestion], factors: Mapping[str, str]) -> None:
        content = QWidget()
        old = self._area.takeWidget()
        if old is not None:
            old.deleteLater()
        self._area.setWidget(content)
        layout = QVBoxLayout(content)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        self.rows = {}
        for factor, asked in groupby(questions, key=lambda each: each.factor):
            section = label(f"{factor} · {factors[factor]}", "section", wrap=True)
            section.setIndent(0)
            layout.addWidget(section)
            for question in asked:
                row = DevelopmentRow(self._words, question.id, content)
                row.picked.connect(self.picked)
                self.rows[question.id] = row
                layout.addWidget(row)
        layout.addStretch(1)
        content.installEventFilter(self)

    def _fill(self) -> None:
        if self._record is None:
            return
        _ = self._words.gettext
        name = called(first_name(self._record.citizen_name))
        since = self._since(name) if self._record.earlier else ""
        texts = (_("Question"), name, _("Caseworker"), "" if self._shape.stacked else since)
        for title, text in zip(self._titles, texts, strict=True):
            title.setText(text)
        question, citizen, caseworker, change = self._titles
        self._header_grid.arrange((question, citizen, caseworker, change), self._shape, views=self._views)
        change.setVisible(not self._shape.stacked)
        if self._shape.stacked:
            self._header_grid.addWidget(question, 0, 0, 2, 1)
        for each in self._questions:
            self.rows[each.id].show_question(self._record, each, self._shape, views=self._views)

    def _since(self, name: str) -> str:
        """The last column's title, without the name where it is too long for it."""
        _ = self._words.gettext
        whole = _("%(name)s since last time") % {"name": name}
        room = theme.metrics(theme.SMALL, strong=True).horizontalAdvance(whole)
        return whole if room <= CHANGE_WIDTH else _("Since last time")
