"""What became of the steps from last time: how far, and a word why."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from desktop.final_record import FinalRecord
from desktop.i18n import Catalogue
from desktop.labels import aim_words
from desktop.labels import label as word_for
from desktop.records import StepOwner, StepRecord, StepStatus
from desktop.text import format_day
from desktop.ui import theme
from desktop.ui.widgets.basics import button, clear, column, label, rule
from desktop.ui.widgets.charts.development_row import QWIDGETSIZE_MAX
from desktop.ui.widgets.flow_layout import FlowLayout
from desktop.ui.widgets.plan.step_values import owner_words
from desktop.ui.widgets.synced_note import LineNote

_STATUSES = (
    StepStatus.DONE,
    StepStatus.OPEN,
    StepStatus.NOT_DONE,
    StepStatus.CHANGED,
    StepStatus.DROPPED,
)
_NARROW = 760
_WHY_WIDTH = 240


class EarlierSteps(QFrame):
    """A card that opens and closes; closed it says how many steps there are and how many are done."""

    reviewed = Signal(int, str, str)
    """The step's number, its status, and the word why."""
    came_to = Signal(object)
    """The row of the step that was wanted, which has the keys now."""

    def __init__(self, words: Catalogue, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._opened: bool | None = None
        """None: not decided yet."""
        self._narrow = False
        self._wanted: int | None = None
        self.rows: dict[int, ReviewRow] = {}
        self.setProperty("role", "card")
        self._head = button("", "link", "chevron-right", name="earlier-steps")
        self._content = QWidget()
        self._head.clicked.connect(lambda: self._open(self._content.isHidden()))
        self._lines = QVBoxLayout(self._content)
        self._lines.setContentsMargins(12, 0, 12, 8)
        self._lines.setSpacing(8)
        head = QHBoxLayout()
        head.addWidget(self._head)
        head.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(6, 4, 6, 4)
        layout.setSpacing(0)
        layout.addLayout(head)
        layout.addWidget(self._content)

    def show_steps(self, steps: Sequence[StepRecord], record: FinalRecord, *, enabled: bool) -> None:
        """Show the steps of earlier conversations; they stand open until something was said of each."""
        _ = self._words.gettext
        self.setVisible(bool(steps))
        if [step.id for step in steps] != list(self.rows):
            self._build(steps)
        for step in steps:
            self.rows[step.id].show_step(step, record, enabled=enabled)
        done = sum(step.status is StepStatus.DONE for step in steps)
        count = self._words.ngettext("%(count)s step", "%(count)s steps", len(steps)) % {"count": len(steps)}
        text = _("From last time · %(steps)s, %(done)s done") % {"steps": count, "done": done}
        self._head.setText(text)
        if self._opened is None and steps:
            # What was promised is talked about before anything new is.
            self._open(enabled and not all(step.reviewed for step in steps))
        if self._wanted in self.rows:
            self._open(True)
            # Whoever shows the page gives it the keys first.
            QTimer.singleShot(0, self, self._come)

    def want(self, step: int) -> None:
        """Somebody comes to follow up this step, when the steps are shown next."""
        self._wanted = step

    def flush(self) -> None:
        """Store what is being typed."""
        for each in self.rows.values():
            each.flush()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if not event.spontaneous():
            # Not while somebody works at it: it folds when one comes back to a page that is done.
            self._opened = None

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._narrow = self.width() < _NARROW
        for each in self.rows.values():
            each.set_narrow(self._narrow)

    def _come(self) -> None:
        wanted, self._wanted = self._wanted, None
        if wanted in self.rows:
            self.rows[wanted].start()
            self.came_to.emit(self.rows[wanted])

    def _build(self, steps: Sequence[StepRecord]) -> None:
        clear(self._lines)
        self.rows = {}
        for step in steps:
            made = ReviewRow(self._words, step.id)
            made.set_narrow(self._narrow)
            made.reviewed.connect(self.reviewed)
            self.rows[step.id] = made
            self._lines.addWidget(rule())
            self._lines.addWidget(made)

    def _open(self, opened: bool) -> None:
        self._opened = opened
        self._content.setVisible(opened)
        icon = "chevron-down" if opened else "chevron-right"
        self._head.setIcon(theme.icon(icon, theme.current().citizen))


class ReviewRow(QWidget):
    """One step: its words, buttons for how far it is, and room for a word why."""

    reviewed = Signal(int, str, str)

    def __init__(self, words: Catalogue, step: int) -> None:
        super().__init__()
        _ = words.gettext
        self._words = words
        self._step = step
        self._status = StepStatus.OPEN
        self._text = label("", "body", wrap=True)
        self._about = label("", "quiet", wrap=True)
        self._why = LineNote(_("A word why"), _("A word why …"))
        self._why.setObjectName(f"review-why-{step}")
        self._why.written.connect(lambda _text: self._emit())
        self._ways: dict[StepStatus, QPushButton] = {}
        line = FlowLayout(spacing=6)
        for status in _STATUSES:
            way = button(word_for(words, status), "choice", name=f"review-{step}-{status}")
            way.setCheckable(True)
            way.clicked.connect(lambda _checked=False, s=status: self._choose(s))
            self._ways[status] = way
            line.addWidget(way)
        self._layout = QHBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(12)
        self._layout.addLayout(column(self._text, self._about, 0, spacing=0), 4)
        self._layout.addLayout(line, 5)
        self._layout.addWidget(self._why)

    def show_step(self, step: StepRecord, record: FinalRecord, *, enabled: bool) -> None:
        """Show how far the step is."""
        self._status = step.status
        self._text.setText(step.text)
        parts = [owner_words(self._words, step.owner, record)]
        if step.agreed_on is not None:
            day = format_day(step.agreed_on, record.day, self._words.language)
            parts.append(self._words.gettext("agreed %(date)s") % {"date": day})
        aim = aim_words(self._words, step.aim, step.aim_words)
        self._about.setText(" · ".join([*parts, aim] if aim else parts))
        if step.owner is StepOwner.CITIZEN:
            self._text.setProperty("role", "strong")
        self._why.setAccessibleName(f"{self._words.gettext('A word why')}: {step.text}")
        self._why.sync(step.review)
        self._why.setReadOnly(not enabled)
        for status, way in self._ways.items():
            way.setChecked(status is step.status)
            way.setAccessibleName(f"{step.text}: {word_for(self._words, status)}")
            way.setEnabled(enabled)

    def set_narrow(self, narrow: bool) -> None:
        """Beside each other, or below."""
        direction = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        self._layout.setDirection(direction)
        self._why.setMinimumWidth(0 if narrow else _WHY_WIDTH)
        self._why.setMaximumWidth(QWIDGETSIZE_MAX if narrow else _WHY_WIDTH)

    def start(self) -> None:
        """Let the keys go on with “changed”."""
        self._ways[StepStatus.CHANGED].setFocus(Qt.FocusReason.TabFocusReason)

    def flush(self) -> None:
        """Store what is being typed."""
        self._why.flush()

    def _choose(self, status: StepStatus) -> None:
        self._status = status
        for each, way in self._ways.items():
            way.setChecked(each is status)
        self._emit()

    def _emit(self) -> None:
        self.reviewed.emit(self._step, self._status, self._why.toPlainText())
