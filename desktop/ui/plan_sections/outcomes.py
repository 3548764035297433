"""Outcomes in private: what happened and when, and a look back at those who succeeded."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from desktop.labels import label as word_for
from desktop.plan_records import OutcomeKind
from desktop.text import SHORT_LENGTH, format_date
from desktop.ui.desk import Desk
from desktop.ui.dialogs.layout import KEPT
from desktop.ui.plan_sections.section import PlanSection
from desktop.ui.widgets.basics import button, clear, column, label, row
from desktop.ui.widgets.choice_box import ChoiceBox
from desktop.ui.widgets.day_button import DayButton, days_before
from desktop.ui.widgets.flow_layout import FlowLayout

if TYPE_CHECKING:
    from desktop.services.plan.outcomes import OutcomeView

_LONG_AGO = date(1990, 1, 1)
_TEXT_WIDTH = 240


class OutcomesSection(PlanSection):
    """What happened: job, education, ordinary hours."""

    def __init__(self, desk: Desk, citizen: int, parent: QWidget | None = None) -> None:
        _ = desk.words.gettext
        super().__init__(desk, citizen, _("What came of it"), "outcomes", parent)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(6)
        self.content.addLayout(self._lines)
        self.content.addWidget(self._make_entry())
        self._back = button(_("Look back at those who succeeded"), "link", name="look-back")
        self._back.clicked.connect(lambda: self.page_wanted.emit("looking-back"))
        self.content.addLayout(row(self._back, 0))

    def read(self) -> None:
        self.desk.ask(self.desk.services.outcomes.listed, self.citizen, then=self._show)

    def reveal(self) -> None:
        super().reveal()
        self._back.setFocus()

    def _make_entry(self) -> QWidget:
        _ = self.words.gettext
        self._kind = ChoiceBox(_("What happened"))
        self._kind.setObjectName("outcome-kind")
        kinds = [(kind.value, word_for(self.words, kind)) for kind in OutcomeKind]
        self._kind.show_choices(kinds, OutcomeKind.JOB)
        self._day = DayButton(self.words, _("When"))
        self._day.setObjectName("outcome-day")
        self._day.picked.connect(self._show_day)
        self._text = QLineEdit()
        self._text.setObjectName("outcome-text")
        self._text.setProperty(KEPT, True)  # half a sentence is no outcome yet
        self._text.setAccessibleName(_("In a few words"))
        self._text.setPlaceholderText(_("In a few words"))
        self._text.setMaxLength(SHORT_LENGTH)
        self._text.setMinimumWidth(_TEXT_WIDTH)
        add = button(_("Add"), "quiet", "plus", name="outcome-add")
        add.clicked.connect(self._add)
        self._text.returnPressed.connect(self._add)
        entry = QWidget()
        flow = FlowLayout(entry)
        for each in (self._kind, self._day, self._text, add):
            flow.addWidget(each)
        self._show_day(None)
        return entry

    def _show_day(self, day: date | None) -> None:
        today = self.desk.clock.today() if hasattr(self.desk, "clock") else date.today()
        quick = days_before(self.words, today)
        self._day.show_day(day or today, today, quick, earliest=_LONG_AGO, latest=today)

    def _show(self, outcomes: "Sequence[OutcomeView]") -> None:
        _ = self.words.gettext
        told = [self._when(each) for each in outcomes]
        self.tell(", ".join(told) or _("Nothing yet"))
        clear(self._lines)
        if not outcomes:
            nothing = _("Nothing yet. Write it here when a job, an education or ordinary hours begin.")
            self._lines.addWidget(label(nothing, "quiet", wrap=True))
        for outcome in outcomes:
            when = self._when(outcome)
            said = column(label(when, "strong", wrap=True), spacing=0)
            if outcome.text:
                said.addWidget(label(outcome.text, wrap=True))
            remove = button(_("Remove"), "quiet", name=f"remove-outcome-{outcome.id}")
            remove.setAccessibleName(_("Remove %(name)s") % {"name": when})
            remove.clicked.connect(lambda _checked=False, id=outcome.id: self._remove(id))
            line = row(said, remove, spacing=12)
            line.setStretch(0, 1)
            self._lines.addLayout(line)

    def _when(self, outcome: "OutcomeView") -> str:
        day = format_date(outcome.day, self.words.language)
        return f"{word_for(self.words, outcome.kind)} · {day}"

    def _add(self) -> None:
        add = self.desk.services.outcomes.add
        kind, day = OutcomeKind(self._kind.value), self._day.day
        self.desk.store(object(), add, self.citizen, kind, day, self._text.text(), then=self._stored)
        self._text.clear()
        self._show_day(None)

    def _remove(self, outcome: int) -> None:
        self.desk.store(object(), self.desk.services.outcomes.remove, outcome, then=self._stored)

    def _stored(self, _result: object) -> None:
        self.saved.emit(self.desk.clock.now())
        self.changed.emit()
        self.read()
