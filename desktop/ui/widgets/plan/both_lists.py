"""The two lists of what stands in the way, opened side by side once both want to see them."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from desktop.i18n import Catalogue
from desktop.plan_records import SETTLED_BARRIERS
from desktop.recorded_plan import RecordedBarrier, RecordedPlan
from desktop.records import Rater
from desktop.text import possessive
from desktop.ui.widgets.basics import button, column, label
from desktop.ui.widgets.flow_layout import FlowLayout
from desktop.ui.widgets.plan.barrier_lines import BarrierLines

_WIDE = 700


class BothLists(QFrame):
    """Asks each of the two; says in words where the orders differ, and leaves both as they are."""

    wished = Signal(object, bool)
    """A `Rater`, and whether they want to see both lists."""
    opened = Signal()
    """The lists have just been opened, by the click of the second of the two."""

    def __init__(self, words: Catalogue, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        _ = words.gettext
        self._words = words
        self._asked = False
        self.setProperty("role", "card")
        self.setObjectName("both-lists")
        self._about = label("", "quiet", wrap=True)
        kinds = {Rater.CITIZEN: "quiet", Rater.CASEWORKER: "quiet-amber"}
        self._ways = {
            rater: button("", kind, "eye", name=f"see-both-{rater}") for rater, kind in kinds.items()
        }
        flow = FlowLayout(spacing=8)
        for rater, way in self._ways.items():
            way.setCheckable(True)
            way.clicked.connect(lambda checked, r=rater: self._wish(r, checked))
            flow.addWidget(way)
        self._waiting = label("", "quiet", wrap=True)
        self._waiting.setObjectName("both-lists-waiting")
        self._heads = {rater: label("", f"sign-{rater}", wrap=True) for rater in Rater}
        self._lists = {rater: BarrierLines(words) for rater in Rater}
        self._none = {rater: label(_("Nothing is on this list."), "quiet", wrap=True) for rater in Rater}
        self._columns = QHBoxLayout()
        self._columns.setSpacing(24)
        for rater in Rater:
            part = QWidget()
            part.setLayout(column(self._heads[rater], self._lists[rater], self._none[rater], 0))
            self._columns.addWidget(part, 1)
        self._differ = label("", "body", wrap=True)
        self._differ.setObjectName("both-lists-differ")
        self._both = QWidget()
        self._both.setLayout(column(self._differ, self._columns, spacing=10))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(18, 16, 18, 16)
        layout.setSpacing(10)
        layout.addWidget(label(_("See both lists together"), "heading", wrap=True))
        layout.addWidget(self._about)
        layout.addLayout(flow)
        layout.addWidget(self._waiting)
        layout.addWidget(self._both)

    def show_names(self, citizen: str, caseworker: str, *, enabled: bool) -> None:
        """Say whose lists they are."""
        _ = self._words.gettext
        names = {Rater.CITIZEN: citizen, Rater.CASEWORKER: caseworker}
        told = {"citizen": citizen, "caseworker": caseworker}
        about = _("%(caseworker)s may have a list as well. You can look at both lists if you both want to.")
        self._about.setText(about % told)
        for rater, name in names.items():
            self._ways[rater].setText(" " + _("%(name)s would like to") % {"name": name})
            self._ways[rater].setAccessibleName(_("%(name)s would like to see both lists") % {"name": name})
            self._ways[rater].setEnabled(enabled)
            sign = "●" if rater is Rater.CITIZEN else "■"
            whose = {"whose": possessive(name, self._words.language)}
            self._heads[rater].setText(f"{sign} " + _("%(whose)s order") % whose)

    def show_wishes(self, citizen: bool, caseworker: bool) -> None:
        """Show who wants to."""
        for rater, wishes in ((Rater.CITIZEN, citizen), (Rater.CASEWORKER, caseworker)):
            self._ways[rater].setChecked(wishes)
        self._waiting.setText(self._words.gettext("The lists open when you both want to see them."))
        self._waiting.setVisible(citizen != caseworker)

    def show_lists(self, plan: RecordedPlan) -> None:
        """Show both lists where they are opened."""
        _ = self._words.gettext
        self._both.setVisible(plan.barriers_opened)
        # What may be on a list that lies open is no longer worth saying.
        self._about.setVisible(not plan.barriers_opened)
        # Closed again, nothing of them is left behind what is hidden.
        opened = plan if plan.barriers_opened else RecordedPlan()
        lists = {Rater.CITIZEN: opened.barriers, Rater.CASEWORKER: opened.caseworker_barriers}
        for rater, barriers in lists.items():
            self._lists[rater].show_barriers(barriers)
            self._none[rater].setVisible(not barriers)
        same = _order(plan.barriers) == _order(plan.caseworker_barriers)
        differ = _("You see it differently. Both lists stand as they are.")
        self._differ.setText(_("You see it the same way.") if same else differ)
        self._differ.setVisible(bool(plan.barriers and plan.caseworker_barriers))
        if plan.barriers_opened and self._asked:
            self._asked = False
            self.opened.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = self.width() >= _WIDE
        direction = QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        self._columns.setDirection(direction)

    def _wish(self, rater: Rater, wishes: bool) -> None:
        self._asked = wishes
        self.wished.emit(rater, wishes)


def _order(barriers: Sequence[RecordedBarrier]) -> list[tuple[str, str]]:
    """What still stands in the way, in its order; of a suggested word, whatever is written beside it."""
    settled = [status.value for status in SETTLED_BARRIERS]
    return [
        (each.kind, each.text.casefold() if each.kind == "own" else "")
        for each in barriers
        if each.status not in settled
    ]
