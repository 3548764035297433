"""The steps agreed today, and always an empty line for the next one."""

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from desktop.i18n import Catalogue
from desktop.records import StepDraft, StepRecord
from desktop.ui.widgets.basics import button, label, row
from desktop.ui.widgets.elided_label import ElidedLabel
from desktop.ui.widgets.plan.step_row import WIDTHS, StepRow
from desktop.ui.widgets.plan.step_values import StepChoices

_NARROW = 860


class StepTable(QFrame):
    """Rows that store themselves. What was taken away last can be put back."""

    written = Signal(object)
    """A row wants to be stored."""
    removed = Signal(object)
    """A row was taken away."""
    stored = Signal(object)
    """A row was added to the database."""
    refused = Signal(Exception)
    """The database did not take a row."""
    put_back = Signal(object)
    """What the step said that was taken away last: it is wanted back."""

    def __init__(self, words: Catalogue, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._narrow = False
        self._choices: StepChoices | None = None
        self._new: StepDraft | None = None
        self._base: set[int] = set()
        self._gone: StepDraft | None = None
        self.rows: list[StepRow] = []
        self.setProperty("role", "card")
        self._header = self._make_header()
        self._lines = QVBoxLayout()
        self._lines.setSpacing(0)
        self._undo = self._make_undo()
        self._hint = label("", "quiet", wrap=True)
        self._hint.setContentsMargins(22, 6, 12, 8)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, 1, 1, 5)
        layout.setSpacing(0)
        layout.addWidget(self._header)
        layout.addLayout(self._lines)
        layout.addWidget(self._undo)
        layout.addWidget(self._hint)

    def show_steps(self, steps: Sequence[StepRecord], choices: StepChoices, new: StepDraft) -> None:
        """Show the steps of the database; `new` is what an empty line starts with.

        What was read may be older than the last key: a step added or taken away here since then stays so.
        """
        self._choices, self._new = choices, new
        ids = {step.id for step in steps}
        for each in [r for r in self.rows if r.step in self._base and r.step not in ids]:
            self._drop(each)
        shown = {each.step: each for each in self.rows}
        for step in steps:
            if step.id in shown:
                shown[step.id].sync(step)
            elif step.id not in self._base:
                self._insert(step)
        self._base = ids
        for each in self.rows:
            each.show_choices(choices)
        self.make_ready()

    def make_ready(self) -> None:
        """There is exactly one empty line, the last one; parts are named and reached in order."""
        _ = self._words.gettext
        if not self.rows or not self.rows[-1].empty:
            made = self._make_row()
            self.rows.append(made)
            self._lines.addWidget(made)
        for place, each in enumerate(self.rows, start=1):
            each.name_parts(place)
        for before, after in pairwise(self.focus_chain()):
            QWidget.setTabOrder(before, after)
        first = len(self.rows) == 1
        self._hint.setVisible(first)
        self._hint.setText(_("Write a step and press Enter, and there is room for the next one."))

    def start(self, step: int | None) -> StepRow | None:
        """Put the cursor into the words of a step; its row, or None where there is none."""
        for each in self.rows:
            if step is not None and each.step == step:
                each.start()
                return each
        return None

    def flush(self) -> None:
        """Store what is being typed."""
        for each in list(self.rows):
            each.flush()

    def focus_chain(self) -> list[QWidget]:
        """What Tab reaches here, in order."""
        return [widget for each in self.rows for widget in each.focus_chain()] + [self._put_back]

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < _NARROW
        if narrow != self._narrow:
            self._narrow = narrow
            self._header.setVisible(not narrow)
            for each in self.rows:
                each.set_narrow(narrow)

    def _make_header(self) -> QWidget:
        _ = self._words.gettext
        header = QWidget()
        header.setFixedHeight(36)
        layout = QHBoxLayout(header)
        # Ten to the right of the fields: where their words begin.
        layout.setContentsMargins(22, 0, 2, 0)
        layout.setSpacing(8)
        titles = {"": _("Next steps"), "who": _("Who"), "when": _("When")}
        titles |= {"origin": _("Whose idea"), "factor": _("About"), "remove": ""}
        for name, text in titles.items():
            title = ElidedLabel(text, "quiet-strong")
            if name:
                title.setFixedWidth(WIDTHS[name])
            else:
                title.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
            layout.addWidget(title)
        return header

    def _make_undo(self) -> QWidget:
        _ = self._words.gettext
        line = QWidget()
        self._removed = label("", "quiet", wrap=True)
        self._put_back = button(_("Undo"), "small-link", name="step-undo")
        self._put_back.clicked.connect(self._undo_removal)
        inside = row(self._removed, self._put_back, 0)
        inside.setContentsMargins(22, 2, 12, 6)
        line.setLayout(inside)
        line.hide()
        return line

    def _insert(self, step: StepRecord) -> None:
        made = self._make_row()
        made.step = step.id
        made.sync(step)
        place = len(self.rows) - 1 if self.rows and self.rows[-1].empty else len(self.rows)
        self.rows.insert(place, made)
        self._lines.insertWidget(place, made)

    def _make_row(self) -> StepRow:
        assert self._choices is not None and self._new is not None
        made = StepRow(self._words, self._choices, self._new)
        made.set_narrow(self._narrow)
        made.written.connect(self.written)
        made.entered.connect(self._go_on)
        made.removed.connect(self._take_away)
        made.stored.connect(self.stored)
        made.refused.connect(self.refused)
        return made

    def _go_on(self, row: StepRow) -> None:
        """Enter: store the row, and begin the one below it."""
        row.flush()
        self.make_ready()
        self.rows[self.rows.index(row) + 1].start()

    def _take_away(self, row: StepRow) -> None:
        _ = self._words.gettext
        row.doomed = True
        self._gone = row.last
        self._removed.setText(_("Removed: “%(step)s”") % {"step": row.last.text})
        self._undo.setVisible(bool(row.last.text))
        self._drop(row)
        self.removed.emit(row)
        self.make_ready()

    def _drop(self, row: StepRow) -> None:
        self.rows.remove(row)
        self._lines.removeWidget(row)
        row.hide()
        # A row that is being added waits for its number, so that the step can be taken back.
        if not row.adding:
            row.deleteLater()

    def _undo_removal(self) -> None:
        self._undo.hide()
        if self._gone is not None:
            self.put_back.emit(self._gone)
        self._gone = None
