"""What every page of the shared screen has in common."""

from collections.abc import Callable, Hashable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal

from desktop.records import NoteKind
from desktop.text import first_name
from desktop.ui.desk import Page

if TYPE_CHECKING:
    from desktop.services.views import ConversationView, Saved


WIDEST = 1440
"""Above this a page of rows keeps its width in px: eyes lose the row on their way across."""


class TalkPage(Page):
    """A page inside a conversation. It shows a view and stores what is said, click by click."""

    changed = Signal()
    """Something was stored that other pages show: the conversation is to be read again."""

    place_wanted = Signal(object)
    """Another page of the conversation, as a `Place`."""

    review_wanted = Signal(int)
    """A step from last time, to be followed up on the page of the plan."""

    view: "ConversationView"

    def show_view(self, view: "ConversationView", question: str | None = None) -> None:
        """Show the conversation as it stands; `question` is the one to show where the page has one."""
        self.view = view

    def set_narrow(self, narrow: bool) -> None:
        """Put what stands side by side below each other, where the window is that narrow."""

    @property
    def name(self) -> str:
        """What the citizen is called on this page."""
        return first_name(self.view.record.citizen_name)

    def store(self, function: "Callable[..., Saved]", *said: Any, about: Hashable = None) -> None:
        """Store a click by a service's function of this conversation; the newest `about` it counts."""
        slot = (function.__name__, self.view.id, about)
        self.desk.store(slot, function, self.view.id, *said, then=self.noted)

    def store_note(self, kind: NoteKind, text: str, question: str = "") -> None:
        """Store a text as it stands now, and however often it takes."""
        note = self.services.answers.note
        slot = (note.__name__, self.view.id, kind, question)
        self.desk.store(slot, note, self.view.id, kind, text, question, then=self.noted_quietly)

    def noted(self, saved: "Saved") -> None:
        """A service has stored something: show when, and have it read again."""
        self.saved.emit(saved.at)
        self.changed.emit()

    def noted_quietly(self, saved: "Saved") -> None:
        """A text was stored: show when; nothing else on the screen depends on it."""
        self.saved.emit(saved.at)
