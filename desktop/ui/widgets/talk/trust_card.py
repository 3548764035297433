"""At the welcome: whether the promised answer time held, and what a new caseworker is like."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QRadioButton, QVBoxLayout, QWidget

from desktop.i18n import Catalogue
from desktop.labels import label as word_for
from desktop.labels import within_words
from desktop.plan_records import PromiseHeld
from desktop.records import ConversationState
from desktop.ui.widgets.basics import label
from desktop.ui.widgets.flow_layout import FlowLayout
from desktop.ui.widgets.synced_note import LineNote

if TYPE_CHECKING:
    from desktop.services.views import ConversationView


class TrustCard(QWidget):
    """Shown only where there is something to ask."""

    held = Signal(object, str)
    """A `PromiseHeld`, and the citizen's words."""
    change_told = Signal(str)
    """What it was like to get a new caseworker."""

    def __init__(self, words: Catalogue, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self.setObjectName("trust-card")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 8, 0, 0)
        layout.setSpacing(12)
        _ = words.gettext
        self._said = LineNote(_("A word about it"), _("A word about it, if you like …"))
        self._asked = label("", "strong", wrap=True)
        self._promise = self._make_promise()
        self._change = self._make_change()
        layout.addWidget(self._promise)
        layout.addWidget(self._change)

    def show_view(self, view: "ConversationView") -> None:
        """Ask what there is to ask in this conversation."""
        _ = self._words.gettext
        plan, record = view.record.plan, view.record
        enabled = view.state is ConversationState.DRAFT
        self._promise.setVisible(plan.promised_before is not None)
        if plan.promised_before is not None:
            asked = _("We promised you an answer %(within)s. Has it held since last time?")
            self._asked.setText(asked % {"within": within_words(self._words, plan.promised_before)})
        for held, choice in self._choices.items():
            choice.setChecked(held == plan.promise_held)
            choice.setEnabled(enabled)
        self._said.sync(plan.promise_words)
        self._said.setReadOnly(not enabled)
        self._said.setVisible(bool(plan.promise_held))
        changed = bool(record.earlier) and record.earlier[-1].caseworker != record.caseworker
        self._change.setVisible(changed)
        self._like.sync(plan.caseworker_change)
        self._like.setReadOnly(not enabled)
        self.setVisible(changed or plan.promised_before is not None)

    def flush(self) -> None:
        """Store what is being typed."""
        self._said.flush()
        self._like.flush()

    @property
    def _held_now(self) -> PromiseHeld | None:
        return next((held for held, choice in self._choices.items() if choice.isChecked()), None)

    def _make_promise(self) -> QWidget:
        whole = QWidget()
        layout = QVBoxLayout(whole)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self._asked)
        self._choices = {held: QRadioButton(word_for(self._words, held)) for held in PromiseHeld}
        group = QButtonGroup(self)
        line = FlowLayout(spacing=14)
        for held, choice in self._choices.items():
            choice.setObjectName(f"promise-{held}")
            group.addButton(choice)
            choice.clicked.connect(lambda _checked=False, h=held: self.held.emit(h, self._said.toPlainText()))
            line.addWidget(choice)
        layout.addLayout(line)
        self._said.setObjectName("promise-words")
        self._said.written.connect(self._tell)
        layout.addWidget(self._said)
        return whole

    def _make_change(self) -> QWidget:
        _ = self._words.gettext
        whole = QWidget()
        layout = QVBoxLayout(whole)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        asked = _("You have got a new caseworker since last time. What has that been like?")
        layout.addWidget(label(asked, "strong", wrap=True))
        self._like = LineNote(asked, _("In your own words …"))
        self._like.setObjectName("caseworker-change")
        self._like.written.connect(self.change_told)
        layout.addWidget(self._like)
        return whole

    def _tell(self, text: str) -> None:
        held = self._held_now
        if held is not None:
            self.held.emit(held, text)
