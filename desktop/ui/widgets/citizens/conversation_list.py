"""The conversations of one citizen, newest first, each with what can be done with it."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from desktop.i18n import Catalogue
from desktop.labels import label as word
from desktop.records import CLOSED, ConversationState, Signature
from desktop.text import format_date
from desktop.ui.widgets.basics import button, card, clear, column, label, row
from desktop.ui.widgets.flow_layout import FlowLayout

if TYPE_CHECKING:
    from desktop.services.views import ConversationRow

_CHIPS = {
    ConversationState.PREPARED: "chip",
    ConversationState.DRAFT: "chip-amber",
    ConversationState.PARTIAL: "chip-amber",
    ConversationState.FINAL: "chip-done",
}

_NEWEST = 10
"""Conversations shown at first: some 60 of them take half a second to lay out."""


class ConversationList(QWidget):
    """Cards below each other; every signal carries the conversation."""

    summary_wanted = Signal(int)
    belief_wanted = Signal(int)
    addendum_wanted = Signal(int)
    filing_wanted = Signal(int)
    lengthened = Signal()
    """All conversations stand there now, and not the newest alone."""

    def __init__(self, words: Catalogue, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._all_shown = False
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(12)

    def show_rows(self, rows: Sequence["ConversationRow"]) -> None:
        """Show them, or what to do where there is none."""
        clear(self._layout)
        if not rows:
            self._layout.addWidget(self._nothing())
        shown = rows if self._all_shown else rows[:_NEWEST]
        for conversation in shown:
            self._layout.addWidget(self._line(conversation))
        if len(shown) < len(rows):
            self._layout.addLayout(row(self._make_all(rows), 0))
        self._layout.addStretch(1)

    def _make_all(self, rows: Sequence["ConversationRow"]) -> QWidget:
        _ = self._words.gettext
        text = _("Show all %(count)d conversations") % {"count": len(rows)}
        made = button(text, "secondary", name="all-conversations")
        made.clicked.connect(lambda: self._show_all(rows))
        return made

    def _show_all(self, rows: Sequence["ConversationRow"]) -> None:
        self._all_shown = True
        self.show_rows(rows)
        # The button that had the focus is gone: on with the first of those that it brought.
        first = self.findChild(QWidget, f"belief-{rows[_NEWEST].id}")
        if first is not None:
            first.setFocus()
        self.lengthened.emit()

    def _nothing(self) -> QFrame:
        _ = self._words.gettext
        frame, inside = card(margins=24)
        inside.addWidget(label(_("No conversations yet"), "name"))
        advice = _("You choose the questions first, before the two of you sit down.")
        inside.addWidget(label(advice, wrap=True))
        return frame

    def _line(self, conversation: "ConversationRow") -> QFrame:
        _ = self._words.gettext
        frame, inside = card(margins=16, spacing=12)
        # From the outside in: what moves under another parent is styled once more.
        frame.setParent(self)
        frame.setObjectName(f"conversation-{conversation.id}")
        day = format_date(conversation.day, self._words.language)
        chips = [label(word(self._words, conversation.state), _CHIPS[conversation.state])]
        if conversation.awaiting_print:
            chips.append(label(_("Waits for printing"), "chip-amber"))
        heading = row(label(day, "name"), *chips, 0, spacing=12)
        inside.addLayout(column(heading, label(self._facts(conversation), "quiet", wrap=True), spacing=4))
        actions = QWidget(frame)
        inside.addWidget(actions)
        flow = FlowLayout(actions)
        for widget in self._actions(conversation, day):
            flow.addWidget(widget)
        return frame

    def _facts(self, conversation: "ConversationRow") -> str:
        _ = self._words.gettext
        questions = self._words.ngettext(
            "%(count)d question", "%(count)d questions", conversation.questions
        ) % {"count": conversation.questions}
        facts = [word(self._words, conversation.form), questions]
        if conversation.state is ConversationState.FINAL:
            facts.append(self._signature(conversation.signature))
        if conversation.filed_number:
            facts.append(_("Filed under %(number)s") % {"number": conversation.filed_number})
        if conversation.addenda:
            addenda = self._words.ngettext("%(count)d addendum", "%(count)d addenda", conversation.addenda)
            facts.append(addenda % {"count": conversation.addenda})
        return " · ".join(facts)

    def _signature(self, signature: Signature | None) -> str:
        _ = self._words.gettext
        if signature is None:
            return _("Not signed yet")
        how = word(self._words, signature)
        return _("Signature: %(how)s") % {"how": how[:1].lower() + how[1:]}

    def _actions(self, conversation: "ConversationRow", day: str) -> list[QWidget]:
        _ = self._words.gettext
        wanted = [("belief", _("My own view (F)"), "quiet-amber", "", self.belief_wanted)]
        if conversation.state in CLOSED:
            wanted.insert(0, ("summary", _("Summary"), "quiet", "file-text", self.summary_wanted))
            wanted.append(("addendum", _("Addenda …"), "quiet", "pencil", self.addendum_wanted))
        if conversation.state is ConversationState.FINAL:
            filing = _("File again …") if conversation.filed_number else _("Mark as filed …")
            wanted.append(("file", filing, "quiet", "archive", self.filing_wanted))
        made: list[QWidget] = []
        for name, text, kind, icon, signal in wanted:
            widget = button(text, kind, icon, name=f"{name}-{conversation.id}")
            widget.setAccessibleName(f"{text} {day}")
            widget.clicked.connect(lambda _checked=False, s=signal: s.emit(conversation.id))
            made.append(widget)
        return made


def newest_day(rows: Sequence["ConversationRow"]) -> date | None:
    """The day of the conversation that is not closed yet, if there is one."""
    return next((entry.day for entry in rows if entry.state not in CLOSED), None)
