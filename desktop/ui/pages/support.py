"""Who stands by the citizen, and what was promised."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.records import ConversationState
from desktop.ui.desk import Desk
from desktop.ui.talk_page import WIDEST, TalkPage
from desktop.ui.widgets.basics import card, column, label, scrolling
from desktop.ui.widgets.plan.promise_card import PromiseCard
from desktop.ui.widgets.plan.support_lines import SupportLines
from desktop.ui.widgets.plan.support_panel import SupportPanel

if TYPE_CHECKING:
    from desktop.services.plan.support import SupportView
    from desktop.services.views import ConversationView


class SupportPage(TalkPage):
    """Everything stores itself; in a finished conversation it stands as it was then."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        _ = self.words.gettext
        content = QWidget()
        content.setMaximumWidth(WIDEST)
        layout = QVBoxLayout(content)
        layout.setContentsMargins(26, 16, 26, 20)
        layout.setSpacing(14)
        about = label(_("Who helps on the way, and what you can count on."), "quiet", wrap=True)
        layout.addLayout(column(label(_("Support"), "title"), about, spacing=2))
        self._promise = PromiseCard(self.words)
        self._promise.promised.connect(self._store_promise)
        self._panel = SupportPanel(desk)
        self._panel.stored.connect(self._panel_stored)
        self._panel.shown.connect(self._show_support)
        self._lines = SupportLines(self.words)
        frame, inside = card()
        inside.addWidget(label(_("Who stands by you"), "heading"))
        inside.addWidget(self._panel)
        inside.addWidget(self._lines)
        layout.addWidget(frame)
        layout.addWidget(self._promise)
        layout.addStretch(1)
        outside = QVBoxLayout(self)
        outside.setContentsMargins(0, 0, 0, 0)
        outside.addWidget(scrolling(content))

    def show_view(self, view: "ConversationView", question: str | None = None) -> None:
        super().show_view(view, question)
        open_state = view.state is ConversationState.DRAFT
        self._promise.show_promise(view.record.plan.answer_days, enabled=open_state)
        self._panel.setVisible(open_state)
        self._lines.setVisible(not open_state)
        if open_state:
            self._panel.read(view.citizen)
        else:
            self._lines.show_plan(view.record.plan)

    def flush(self) -> None:
        self._panel.flush()

    def _show_support(self, view: "SupportView") -> None:
        self._promise.show_history(view.promises)

    def _store_promise(self, days: int | None) -> None:
        self.store(self.services.support.promise, days)

    def _panel_stored(self, at: object) -> None:
        self.saved.emit(at)
        self.changed.emit()
