"""Offers the conversation that was left in the middle, with its date, at the top of the list."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from desktop.text import format_date
from desktop.ui.desk import Desk
from desktop.ui.widgets.basics import button, label

if TYPE_CHECKING:
    from desktop.services.views import ConversationView


class ResumeCard(QFrame):
    """Hidden while nothing was left in the middle."""

    conversation_wanted = Signal(int)
    """Go on with this citizen."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        _ = desk.words.gettext
        self.setProperty("role", "help")
        self.setObjectName("resume-card")
        self._desk = desk
        self._citizen = 0
        self._text = label("", wrap=True)
        go_on = button(_("Continue"), "secondary", name="resume")
        go_on.clicked.connect(lambda: self.conversation_wanted.emit(self._citizen))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(16, 8, 8, 8)
        layout.addWidget(self._text, 1)
        layout.addWidget(go_on)
        self.hide()

    def refresh(self) -> None:
        """Look for a conversation that was begun and not finished."""
        services = self._desk.services.conversations
        self._desk.ask(services.newest_draft, then=self._found)

    def _found(self, conversation: int | None) -> None:
        if conversation is None:
            self.hide()
            return
        self._desk.ask(self._desk.services.conversations.get, conversation, then=self._show)

    def _show(self, view: "ConversationView") -> None:
        words = self._desk.words
        self._citizen = view.citizen
        self._text.setText(
            words.gettext("The conversation with %(name)s from %(date)s is not finished.")
            % {
                "name": view.record.citizen_name,
                "date": format_date(view.record.day, words.language),
            }
        )
        self.show()
