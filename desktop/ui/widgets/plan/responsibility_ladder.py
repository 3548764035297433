"""Tasks as a ladder of responsibility: the first at the foot, the next one always a rung up."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.i18n import Catalogue
from desktop.ui.widgets.basics import button, column, label, row
from desktop.ui.widgets.plan.rung import Rung, RungValues
from desktop.ui.widgets.synced_note import LineNote


class ResponsibilityLadder(QWidget):
    """The highest rung on top, above it the field for the next one."""

    added = Signal(str)
    reached = Signal(int, object)
    written = Signal(int, str)
    moved = Signal(int, int)
    """Row, and the place it is to have, counted from 0."""
    removed = Signal(int)

    def __init__(self, words: Catalogue, *, enabled: bool = True) -> None:
        super().__init__()
        _ = words.gettext
        self._words, self._enabled = words, enabled
        self.rungs: list[Rung] = []
        """From the foot upwards."""
        self._next = LineNote(_("The next responsibility"), _("The next responsibility …"))
        self._next.setObjectName("rung-next")
        self._next.entered.connect(self._go_on)
        self._add_it = button(_("Add"), "quiet", "plus", name="rung-add")
        self._add_it.clicked.connect(self._go_on)
        self._entry = QWidget()
        inside = row(self._next, self._add_it)
        inside.setStretch(0, 1)
        self._entry.setLayout(inside)
        if not enabled:
            self._entry.hide()
        self._about = label("", "quiet", wrap=True)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(0)
        layout = column(self._about, self._entry, self._lines, spacing=8)
        layout.setContentsMargins(0, 0, 0, 0)
        self.setLayout(layout)

    def show_rungs(self, rungs: Sequence[RungValues], today: date) -> None:
        """Show the ladder, the lowest rung first; a row that is there keeps its cursor."""
        _ = self._words.gettext
        known = {rung.values.task: rung for rung in self.rungs if rung.values.task}
        wanted = [known.get(values.task or 0) or self._make_rung() for values in rungs]
        for gone in [rung for rung in self.rungs if rung not in wanted]:
            self._lines.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        if wanted != self.rungs:
            for place, rung in enumerate(reversed(wanted)):
                self._lines.insertWidget(place, rung)
        self.rungs = wanted
        for place, (rung, values) in enumerate(zip(wanted, rungs, strict=True), start=1):
            above = place < len(rungs) and rungs[place].reached_on is not None
            rung.show_values(values, today, place, top=place == len(wanted), walked_on=above)
        count = sum(values.reached_on is not None for values in rungs)
        if rungs:
            reached = {"reached": count, "all": len(rungs)}
            self._about.setText(_("%(reached)s of %(all)s reached. The first one is at the foot.") % reached)
        else:
            self._about.setText(
                _("Begin with the first task. Then add what asks for a little more, rung by rung.")
            )
        self._about.setVisible(self._enabled or bool(rungs))

    def start(self) -> None:
        """Put the cursor where the next responsibility is written."""
        self._next.setFocus()

    def flush(self) -> None:
        """Store what is being typed, a rung that was not added yet too."""
        for rung in self.rungs:
            rung.flush()
        self._add()

    def _make_rung(self) -> Rung:
        made = Rung(self._words, enabled=self._enabled)
        made.reached.connect(self.reached)
        made.written.connect(self.written)
        made.moved.connect(self._move)
        made.removed.connect(self.removed)
        return made

    def _add(self) -> None:
        text = self._next.toPlainText().strip()
        if text:
            self.added.emit(text)
            self._next.show_text("")

    def _go_on(self) -> None:
        self._add()
        self._next.setFocus()

    def _move(self, task: int, by: int) -> None:
        place = next(place for place, rung in enumerate(self.rungs) if rung.values.task == task)
        self.moved.emit(task, max(0, place + by))
