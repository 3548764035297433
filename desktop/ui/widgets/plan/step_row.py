"""One step of the plan: what, who, by when, whose idea, and what it is about."""

from datetime import date

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QFrame, QGridLayout, QPushButton, QWidget

from desktop.i18n import Catalogue
from desktop.labels import aim_words
from desktop.records import StepDraft, StepOrigin, StepOwner, StepRecord
from desktop.ui import theme
from desktop.ui.widgets.basics import button, label, set_property
from desktop.ui.widgets.charts.development_row import QWIDGETSIZE_MAX
from desktop.ui.widgets.choice_box import ChoiceBox
from desktop.ui.widgets.day_button import DayButton
from desktop.ui.widgets.plan.step_values import (
    StepChoices,
    about_of,
    about_value,
    draft_of,
    one_line,
    step_mark,
)
from desktop.ui.widgets.synced_note import LineNote

WIDTHS = {"who": 144, "when": 120, "origin": 196, "factor": 164, "remove": 36}
"""The width in px of each column behind the text."""


class StepRow(QFrame):
    """Stores itself: `written` says that what it says should be in the database."""

    written = Signal(object)
    """Store me: this row."""
    entered = Signal(object)
    """Enter was pressed in this row."""
    removed = Signal(object)
    """Take this row away."""
    stored = Signal(object)
    """The database has said the step's number."""
    refused = Signal(Exception)
    """The database did not take what the row says."""

    def __init__(self, words: Catalogue, choices: StepChoices, new: StepDraft) -> None:
        super().__init__()
        _ = words.gettext
        self.step: int | None = None
        self.adding = False
        """Whether the database has been asked to add the step and has not said its number yet."""
        self.stale = False
        """Whether something was changed while the step was being added."""
        self.doomed = False
        """Whether the row was taken away."""
        self.last = new
        """What it said last when it said anything: to be put back after a removal."""
        self._words = words
        self._choices = choices
        self._known: set[StepDraft] = set()
        self._changed_from = ""
        self._gone = ""
        self._mark = label("", "quiet", wrap=True)
        self._mark.setContentsMargins(10, 0, 0, 4)
        self._text = LineNote(_("Step"), _("What is the next step?"))
        self._owner = ChoiceBox(_("Who"))
        self._due = DayButton(words, _("When"))
        self._origin = ChoiceBox(_("Whose idea"))
        self._about = ChoiceBox(_("About"))
        self._remove = self._make_remove(_("Remove the step"))
        self.setProperty("role", "step")
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(12, 4, 12, 4)
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(6)
        self.show_choices(choices)
        self._show(new)
        self.set_narrow(False)
        self._text.written.connect(lambda _text: self._store())
        self._text.entered.connect(lambda: self.entered.emit(self))
        for box in (self._owner, self._origin, self._about):
            box.picked.connect(lambda _value: self._store())
        self._due.picked.connect(self._pick_day)
        self._text.installEventFilter(self)
        self._dress()

    @property
    def draft(self) -> StepDraft:
        """What the row says now."""
        return StepDraft(
            text=one_line(self._text.toPlainText()),
            owner=StepOwner(self._owner.value),
            origin=StepOrigin(self._origin.value),
            due=self._due.day,
            **about_of(self._about.value),
        )

    @property
    def empty(self) -> bool:
        """Whether nothing was written yet."""
        return self.step is None and not self.adding and not self.draft.text

    def sync(self, record: StepRecord) -> None:
        """Show the database's step, unless it is one that this row has shown or sent."""
        now = draft_of(record)
        self._changed_from = record.changed_from
        # What it is about may be settled since, and then it is no longer offered.
        self._gone = aim_words(self._words, record.aim, record.aim_words)
        if now not in self._known:
            self._known = {now}
            self.last = now
            self._show(now)
        self._dress()

    def sent(self, draft: StepDraft) -> None:
        """This is on its way to the database."""
        self._known.add(draft)
        self.last = draft

    def added(self, record: StepRecord) -> None:
        """The database has the step, under this number."""
        self.step = record.id
        self.adding = False
        self._dress()
        self.stored.emit(self)

    def failed(self, error: Exception) -> None:
        """The database did not take it; what was typed stays on the screen."""
        self.adding = False
        self._known.discard(self.last)
        self.refused.emit(error)

    def show_choices(self, choices: StepChoices) -> None:
        """Offer other people, days or factors; what is chosen stays."""
        self._choices = choices
        self._owner.show_choices(choices.owners, self._owner.value)
        self._origin.show_choices(choices.origins, self._origin.value)
        self._offer_abouts()
        self._due.show_day(self._due.day, choices.today, choices.days)

    def _offer_abouts(self) -> None:
        """What the step is about stays in the list, even where nothing new can be about it."""
        value, offered = self._about.value, list(self._choices.abouts)
        if value not in dict(offered):
            offered.append((value, self._about.currentText()))
        self._about.show_choices(offered, value)

    def start(self) -> None:
        """Put the cursor where the typing goes on: behind what stands there."""
        self._text.setFocus(Qt.FocusReason.TabFocusReason)
        self._text.moveCursor(QTextCursor.MoveOperation.End)

    def flush(self) -> None:
        """Store what is being typed."""
        self._text.flush()

    def name_parts(self, place: int) -> None:
        """Give the parts the names that tests and tours find them by: step-text-1, …"""
        parts = {"text": self._text, "who": self._owner, "when": self._due, "origin": self._origin}
        parts |= {"factor": self._about, "remove": self._remove}
        for part, widget in parts.items():
            widget.setObjectName(f"step-{part}-{place}")

    def focus_chain(self) -> list[QWidget]:
        """What Tab reaches here, in order."""
        return [self._text, self._owner, self._due, self._origin, self._about, self._remove]

    def set_narrow(self, narrow: bool) -> None:
        """One line, or the text above and the rest in two columns below."""
        places = [(1, 0), (1, 1), (2, 0), (2, 1)] if narrow else [(0, 1), (0, 2), (0, 3), (0, 4)]
        boxes = {"who": self._owner, "when": self._due, "origin": self._origin, "factor": self._about}
        for widget in (self._text, self._mark, self._remove, *boxes.values()):
            self._grid.removeWidget(widget)
        top = Qt.AlignmentFlag.AlignTop
        self._grid.addWidget(self._text, 0, 0, 1, 2 if narrow else 1, top)
        self._grid.setVerticalSpacing(6 if narrow else 0)
        self._grid.addWidget(self._mark, 3 if narrow else 1, 0, 1, 2 if narrow else 1, top)
        for (name, box), (line, column) in zip(boxes.items(), places, strict=True):
            self._grid.addWidget(box, line, column, top)
            box.setMinimumWidth(80 if narrow else WIDTHS[name])
            box.setMaximumWidth(QWIDGETSIZE_MAX if narrow else WIDTHS[name])
        self._grid.addWidget(self._remove, 0, 2 if narrow else 5, top)
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnStretch(1, 1 if narrow else 0)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # A step whose words were all deleted is not a step: it goes when the cursor goes.
        if event.type() == QEvent.Type.FocusOut and self.step is not None and not self.draft.text:
            self.removed.emit(self)
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.draft.text:
            self.entered.emit(self)
            return
        super().keyPressEvent(event)

    def _make_remove(self, name: str) -> QPushButton:
        made = button("", "link", "trash")
        made.setIcon(theme.icon("trash"))
        made.setIconSize(QSize(18, 18))
        made.setFixedSize(WIDTHS["remove"], 38)
        made.setAccessibleName(name)
        made.setToolTip(name)
        made.clicked.connect(lambda: self.removed.emit(self))
        policy = made.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        made.setSizePolicy(policy)
        return made

    def _show(self, draft: StepDraft) -> None:
        self._text.show_text(draft.text)
        self._owner.show_value(draft.owner)
        self._origin.show_value(draft.origin)
        about = about_value(draft.factor, draft.aim, draft.aim_id)
        if self._about.findData(about) < 0:
            self._about.addItem(self._gone or draft.factor or "–", about)
        self._about.show_value(about)
        self._due.show_day(draft.due, self._choices.today, self._choices.days)

    def _pick_day(self, day: date | None) -> None:
        self._due.show_day(day, self._choices.today, self._choices.days)
        self._store()

    def _store(self) -> None:
        self._dress()
        self.written.emit(self)

    def _dress(self) -> None:
        """A row that is stored is calm, an empty one invites; the citizen's own steps stand out."""
        empty = self.empty
        self._remove.setVisible(not empty)
        strong = not empty and self.draft.owner is StepOwner.CITIZEN
        self._mark.setText(step_mark(self._words, self.draft, self._changed_from) if not empty else "")
        self._mark.setVisible(bool(self._mark.text()))
        for widget in (self._text, self._owner, self._due, self._origin, self._about):
            set_property(widget, "calm", not empty)
        for widget in (self._text, self._owner):
            set_property(widget, "strong", strong)
