"""A conversation without questions: what the two talked about, in one note."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.records import ConversationState, NoteKind
from desktop.ui.desk import Desk
from desktop.ui.talk_page import TalkPage
from desktop.ui.widgets.basics import button, card, label, row, scrolling
from desktop.ui.widgets.synced_note import SyncedNote

if TYPE_CHECKING:
    from desktop.services.views import ConversationView

_WIDEST = 900


class FreeTalkPage(TalkPage):
    """One large note; goals and steps come on the next page, and the questions can be taken up again."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        _ = self.words.gettext
        title = _("This is what we talked about")
        self._note = SyncedNote(title, _("Write it together, in plain words …"), lines=12, most_lines=24)
        self._note.setObjectName("talk")
        self._note.written.connect(self._store)
        self._questions = button(_("Take up the questions after all"), "link", "undo", name="with-questions")
        self._questions.clicked.connect(self._take_questions)
        frame, inside = card()
        inside.addWidget(self._note)
        inside.addWidget(
            label(
                _("Goals and next steps come on the next page. Both of you get what is written here."),
                "quiet",
                wrap=True,
            )
        )
        content = QWidget()
        layout = QVBoxLayout(content)
        layout.setContentsMargins(26, 20, 26, 16)
        layout.setSpacing(14)
        layout.addWidget(label(title, "title", wrap=True))
        layout.addWidget(frame)
        layout.addLayout(row(self._questions, 0))
        layout.addStretch(1)
        content.setMaximumWidth(_WIDEST)
        outside = QVBoxLayout(self)
        outside.setContentsMargins(0, 0, 0, 0)
        outside.addWidget(scrolling(content))

    def show_view(self, view: "ConversationView", question: str | None = None) -> None:
        super().show_view(view, question)
        open_state = view.state is ConversationState.DRAFT
        self._note.sync(view.record.talk)
        self._note.setReadOnly(not open_state)
        self._questions.setVisible(open_state and bool(view.record.questions))

    def flush(self) -> None:
        self._note.flush()

    def _store(self, text: str) -> None:
        self.store_note(NoteKind.TALK, text)

    def _take_questions(self) -> None:
        self.flush()
        self.store(self.services.conversations.set_without_questions, False)
