"""One question on the development page: its name, the ladders of both, and the change in words."""

from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QGridLayout, QSizePolicy, QWidget

from desktop import scoring
from desktop.final_record import FinalRecord, RecordedQuestion
from desktop.i18n import Catalogue
from desktop.labels import change_words, quoted
from desktop.labels import label as word_for
from desktop.records import AnswerState, Rater
from desktop.scoring import ChangeKind
from desktop.text import capitalised, first_name, format_date
from desktop.ui import theme
from desktop.ui.widgets.basics import label
from desktop.ui.widgets.charts.history_words import state_words
from desktop.ui.widgets.charts.ladder_chart import LadderChart

CHANGE_WIDTH = 132
QWIDGETSIZE_MAX = 16_777_215
"""Qt's word for “no limit”."""

_LEAST_HEIGHT = 32
_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_Home: -1000, Qt.Key.Key_End: 1000}


@dataclass(frozen=True, slots=True)
class RowShape:
    """How header and rows stand: `stacked` puts the change under the name; `ladder` is a width in px."""

    stacked: bool
    ladder: int


def shape_for(width: int) -> RowShape:
    """The shape of the rows of a table so wide, in px."""
    if width >= 600:
        return RowShape(stacked=False, ladder=152 if width >= 680 else 128)
    return RowShape(stacked=True, ladder=136 if width >= 480 else 96)


class RowGrid(QGridLayout):
    """The columns that header and rows share: name, citizen, caseworker, change."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setContentsMargins(12, 0, 12, 0)
        self.setHorizontalSpacing(12)
        self.setVerticalSpacing(0)
        self.setColumnStretch(0, 1)

    def arrange(
        self, cells: tuple[QWidget, QWidget, QWidget, QWidget], shape: RowShape, *, views: bool
    ) -> None:
        """Put the cells in their columns."""
        name, citizen, caseworker, change = cells
        stacked = shape.stacked
        for cell in cells:
            self.removeWidget(cell)
        self.addWidget(name, 0, 0)
        self.addWidget(citizen, 0, 1, 2 if stacked else 1, 1)
        self.addWidget(caseworker, 0, 2, 2 if stacked else 1, 1)
        self.addWidget(change, *((1, 0) if stacked else (0, 3)))
        citizen.setFixedWidth(shape.ladder)
        caseworker.setFixedWidth(shape.ladder)
        caseworker.setVisible(views)
        give_way(name)
        if stacked:
            change.setMinimumWidth(0)
            change.setMaximumWidth(QWIDGETSIZE_MAX)
            give_way(change)
        else:
            _set_policy(change, QSizePolicy.Policy.Fixed)
            change.setFixedWidth(CHANGE_WIDTH)


def give_way(widget: QWidget) -> None:
    """Let the column decide how wide the widget is, however long its words are."""
    _set_policy(widget, QSizePolicy.Policy.Ignored)


def _set_policy(widget: QWidget, horizontal: QSizePolicy.Policy) -> None:
    policy = widget.sizePolicy()
    # The policy also says that wrapped words need more height in less width: that stays.
    policy.setHorizontalPolicy(horizontal)
    widget.setSizePolicy(policy)


class DevelopmentRow(QAbstractButton):
    """Click it, or reach it with the arrow keys, to see the whole history of the question beside it."""

    picked = Signal(str)
    """The question's id: its history is wished for."""

    def __init__(self, words: Catalogue, question: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._air, self._least_air = 0, 2
        self.question = question
        self.setObjectName(f"row-{question}")
        self.setCheckable(True)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.name = label("", "body", wrap=True)
        self.ladders = {rater: LadderChart(rater) for rater in Rater}
        self.change = label("", "body", wrap=True)
        self._grid = RowGrid(self)
        for cell in self._cells():
            cell.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.clicked.connect(lambda: self.picked.emit(self.question))

    def show_question(
        self, record: FinalRecord, question: RecordedQuestion, shape: RowShape, *, views: bool
    ) -> None:
        """Show today against last time; the caseworker's ladder only where `views` is true."""
        own_views = views and not question.single_rater
        self.name.setText(question.short)
        self._show_rater(record, question, Rater.CITIZEN)
        said = [question.text, self._told(record, question, Rater.CITIZEN)]
        self.ladders[Rater.CASEWORKER].show_words(" ")
        if own_views:
            self._show_rater(record, question, Rater.CASEWORKER)
            said.append(self._told(record, question, Rater.CASEWORKER))
        self.change.setText(self._moved(record, question, Rater.CITIZEN, dated=False))
        self._grid.arrange(self._cells(), shape, views=views)
        self._least_air = 6 if shape.stacked else 2
        self._set_margins()
        self.setAccessibleName(question.short)
        self.setAccessibleDescription(" ".join(said))
        self.updateGeometry()
        self.update()

    def give_air(self, air: int) -> None:
        """Make the row so many px taller than its words need."""
        if air != self._air:
            self._air = air
            self._set_margins()
            self.updateGeometry()

    @property
    def air(self) -> int:
        """How much taller the row is than its words need, in px."""
        return self._air

    def mark(self, picked: bool) -> None:
        """Draw the row as the one whose history is shown; Tab reaches that one."""
        self.setChecked(picked)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if picked else Qt.FocusPolicy.ClickFocus)
        self.update()

    def heightForWidth(self, width: int) -> int:
        return max(_LEAST_HEIGHT, self._grid.totalHeightForWidth(width))

    def sizeHint(self) -> QSize:
        return QSize(480, self.heightForWidth(max(self.width(), 200)))

    def minimumSizeHint(self) -> QSize:
        return QSize(0, _LEAST_HEIGHT)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # The layout around may remember a height from before the words had their font.
        if self.height() != self.heightForWidth(self.width()):
            self.updateGeometry()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() not in _STEPS:
            super().keyPressEvent(event)
            return
        around = self.parentWidget()
        rows = around.findChildren(DevelopmentRow) if around is not None else [self]
        place = rows.index(self) + _STEPS[Qt.Key(event.key())]
        wanted = rows[max(0, min(place, len(rows) - 1))]
        wanted.setFocus(Qt.FocusReason.TabFocusReason)
        wanted.picked.emit(wanted.question)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        palette = theme.current()
        painter = QPainter(self)
        if self.isChecked():
            painter.fillRect(self.rect(), theme.colour(palette.citizen_tint))
            painter.fillRect(0, 0, 4, self.height(), theme.colour(palette.citizen))
        elif self.underMouse():
            painter.fillRect(self.rect(), theme.colour(palette.ground))
        painter.setPen(theme.colour(palette.line))
        painter.drawLine(0, self.height() - 1, self.width(), self.height() - 1)
        if self.hasFocus():
            painter.setPen(QPen(theme.colour(palette.citizen), 2))
            painter.drawRect(self.rect().adjusted(1, 1, -1, -1))

    def _set_margins(self) -> None:
        # In the margins: of a widget with a layout, the layout around asks only that one.
        above = self._least_air + self._air // 2
        self._grid.setContentsMargins(12, above, 12, self._least_air + 1 + self._air - self._air // 2)

    def _cells(self) -> tuple[QWidget, QWidget, QWidget, QWidget]:
        return self.name, self.ladders[Rater.CITIZEN], self.ladders[Rater.CASEWORKER], self.change

    def _show_rater(self, record: FinalRecord, question: RecordedQuestion, rater: Rater) -> None:
        ladder = self.ladders[rater]
        now = scoring.answer_of(question, rater)
        if now is None or now.option is None:
            ladder.show_words(self._state(record, question, rater))
        elif not question.ladder:
            ladder.show_words(quoted(self._words, now.words))
        else:
            ladder.show_places(_last_place(question, rater), scoring.place_of(now.option))

    def _told(self, record: FinalRecord, question: RecordedQuestion, rater: Rater) -> str:
        """One rater's answer and change, for those who do not see the ladder."""
        who = first_name(record.citizen_name) if rater is Rater.CITIZEN else word_for(self._words, rater)
        now = scoring.answer_of(question, rater)
        if now is not None and now.option is not None:
            today = quoted(self._words, now.words)
        else:
            today = self._state(record, question, rater)
        said = [f"{who}: {today}."]
        given = [each for each in question.earlier if each.rater == rater and each.option is not None]
        if given:
            names = {"date": format_date(given[-1].day, self._words.language), "answer": given[-1].words}
            said.append(self._words.gettext("Last time, %(date)s: “%(answer)s”") % names + ".")
        if moved := self._moved(record, question, rater, dated=True):
            said.append(capitalised(moved) + ".")
        return " ".join(said)

    def _moved(self, record: FinalRecord, question: RecordedQuestion, rater: Rater, *, dated: bool) -> str:
        """The change in words; nothing in a first conversation, where all is asked for the first time."""
        if not record.earlier:
            return ""
        return change_words(self._words, scoring.change(question, rater), dated=dated)

    def _state(self, record: FinalRecord, question: RecordedQuestion, rater: Rater) -> str:
        now = scoring.answer_of(question, rater)
        assert now is not None
        return state_words(self._words, AnswerState(now.state), record)


def _last_place(question: RecordedQuestion, rater: Rater) -> int | None:
    change = scoring.change(question, rater)
    if change.kind in (ChangeKind.FIRST_TIME, ChangeKind.NOT_COMPARABLE) or change.earlier is None:
        return None
    assert change.earlier.option is not None
    return scoring.place_of(change.earlier.option)
