"""Factor F: what the caseworker believes, in private. Never on the shared screen."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from desktop.records import AnswerState
from desktop.text import format_date
from desktop.ui.desk import Desk, Page
from desktop.ui.widgets.basics import button, card, clear, column, label, scrolling
from desktop.ui.widgets.focus_order import follow_layout
from desktop.ui.widgets.private_bar import MARGIN, PrivateBar, footer, lay_out
from desktop.ui.widgets.question.belief_column import BeliefColumn, BeliefPair
from desktop.ui.widgets.synced_note import SyncedNote

if TYPE_CHECKING:
    from desktop.services.views import BeliefView, Saved

_WIDEST = 1600
_DIGITS = "12345"


class BeliefPage(Page):
    """Belief in job and education within a year, in words; no numbers about groups."""

    finished = Signal()

    def __init__(self, desk: Desk, conversation: int, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        _ = self.words.gettext
        self._conversation = conversation
        self._columns: dict[str, BeliefColumn] = {}
        self._bar = PrivateBar(self.words)
        self.saved.connect(self._bar.show_saved)
        self._bar.saved.watch(desk)
        content = QWidget()
        content.setMaximumWidth(_WIDEST)
        layout = QVBoxLayout(content)
        layout.setContentsMargins(MARGIN, 20, MARGIN, MARGIN)
        layout.setSpacing(16)
        layout.addWidget(self._make_remark())
        self._questions = QVBoxLayout()
        self._questions.setSpacing(24)
        self._answers = QWidget()
        self._answers.setLayout(column(self._questions, self._make_note(), spacing=16))
        layout.addWidget(self._answers)
        layout.addStretch(1)
        done = button(_("Close"), "primary", name="done")
        done.clicked.connect(self._finish)
        self._hint = label(_("Earlier answers are shown when you have given today's."), "quiet")
        foot = footer(left=(self._hint,), right=(done,))
        lay_out(self, self._bar, scrolling(content), foot)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not event.spontaneous():
            self._read()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        digit = event.text()
        if digit and digit in _DIGITS and self._columns:
            self._asked().choose(int(digit))
            return
        super().keyPressEvent(event)

    def flush(self) -> None:
        self._note.flush()

    def _make_remark(self) -> QFrame:
        _ = self.words.gettext
        frame, inside = card("help", margins=16, spacing=4)
        self._about = label("", wrap=True)
        inside.addWidget(self._about)
        access = _(
            "The citizen has the right to see what stands here. Write it so that you could read it aloud."
        )
        self._access = label(access, wrap=True)
        inside.addWidget(self._access)
        return frame

    def _make_note(self) -> QWidget:
        _ = self.words.gettext
        question = _("What would raise my belief one step?")
        self._note = SyncedNote(question, _("In your own words"), lines=2)
        self._note.setObjectName("belief-note")
        self._note.written.connect(self._store_note)
        self._earlier_notes = QVBoxLayout()
        self._earlier_notes.setSpacing(4)
        part = QWidget()
        layout = QVBoxLayout(part)
        layout.setContentsMargins(0, 8, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(label(question, "strong"))
        layout.addWidget(self._note)
        layout.addLayout(self._earlier_notes)
        return part

    def _read(self) -> None:
        self.desk.ask(self.services.beliefs.get, self._conversation, then=self._show)

    def _show(self, view: "BeliefView") -> None:
        _ = self.words.gettext
        name = {"name": view.citizen_name}
        self._bar.set_title(_("My own view of %(name)s") % name)
        self._about.setText(_("This is about %(name)s as one person, not about a group.") % name)
        if view.colleague:
            self._show_whose(view)
        if not self._columns and view.questions:
            self._build(view)
        for question in view.questions:
            self._columns[question.id].show_question(question)
        self._note.sync(view.note)
        self._hint.setVisible(any(question.state is None for question in view.questions))
        if view.colleague:
            self._hint.hide()
        clear(self._earlier_notes)
        for day, text in reversed(view.earlier_notes):
            date = format_date(day, self.words.language)
            self._earlier_notes.addWidget(label(f"{date}: {text}", "body", wrap=True))

    def _show_whose(self, view: "BeliefView") -> None:
        """A colleague's view is read, never changed; and not before there is an own one."""
        _ = self.words.gettext
        name = {"name": view.colleague}
        told = _("This is the view of %(name)s, who had the citizen before you. It is not changed.")
        hidden = _(
            "%(name)s had the citizen before you, and has a view here. You see it when you have given your"
            " own, in your next conversation."
        )
        self._bar.set_title(_("The view of %(name)s") % name)
        self._about.setText((told if view.told else hidden) % name)
        self._access.hide()
        self._answers.setVisible(view.told)
        self._answers.setEnabled(False)

    def _build(self, view: "BeliefView") -> None:
        for question in view.questions:
            source = self.desk.banks.question(question.id).source
            column = BeliefColumn(self.words, question, source)
            column.given.connect(self._give)
            self._columns[question.id] = column
        columns = list(self._columns.values())
        for place in range(0, len(columns) - 1, 2):
            self._questions.addWidget(BeliefPair(columns[place], columns[place + 1]))
        if len(columns) % 2:
            self._questions.addWidget(columns[-1])
        follow_layout(self)
        # A widget that was just laid out is shown a moment later, and takes no focus before.
        QTimer.singleShot(0, columns[0], columns[0].focus_first)

    def _give(self, question: str, state: AnswerState, option: int | None) -> None:
        give, slot = self.services.beliefs.give, ("belief", self._conversation, question)
        self.desk.store(slot, give, self._conversation, question, state, option, then=self._given)

    def _given(self, saved: "Saved") -> None:
        self.saved.emit(saved.at)
        self._read()

    def _store_note(self, text: str) -> None:
        slot = ("belief", self._conversation)
        self.desk.store(slot, self.services.beliefs.note, self._conversation, text, then=self._noted)

    def _noted(self, saved: "Saved") -> None:
        self.saved.emit(saved.at)

    def _asked(self) -> BeliefColumn:
        """The question that has the focus; else the first without an answer, or the last of all."""
        focused, columns = self.focusWidget(), list(self._columns.values())
        inside = [each for each in columns if focused is not None and each.isAncestorOf(focused)]
        left = [each for each in columns if not each.answered]
        return (inside + left + columns[-1:])[0]

    def _finish(self) -> None:
        self.flush()
        self.finished.emit()
