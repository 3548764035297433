"""Placement: a ladder of responsibility first, then where it is and whether it fits with the plan."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.records import ConversationState, Place
from desktop.ui.desk import Desk
from desktop.ui.talk_page import WIDEST, TalkPage
from desktop.ui.widgets.basics import button, column, label, row, scrolling
from desktop.ui.widgets.plan.placement_lines import PlacementLines
from desktop.ui.widgets.plan.placements_panel import PlacementsPanel

if TYPE_CHECKING:
    from desktop.services.views import ConversationView


class PlacementPage(TalkPage):
    """Everything stores itself; in a finished conversation it stands as it was then."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        _ = self.words.gettext
        content = QWidget()
        content.setMaximumWidth(WIDEST)
        layout = QVBoxLayout(content)
        layout.setContentsMargins(26, 16, 26, 20)
        layout.setSpacing(12)
        about = _("A place that fits with your own goal, and responsibility that grows.")
        title = label(_("Placement"), "title")
        layout.addLayout(column(title, label(about, "quiet", wrap=True), spacing=2))
        self._panel = PlacementsPanel(desk)
        self._panel.stored.connect(self.saved)
        self._lines = PlacementLines(self.words)
        layout.addWidget(self._panel)
        layout.addWidget(self._lines)
        self._paper = button(_("An agreement on paper: on the page Summary"), "link", name="agreement-wanted")
        self._paper.clicked.connect(lambda: self.place_wanted.emit(Place("summary")))
        self._panel.stored.connect(self._paper.show)
        layout.addLayout(row(self._paper, 0))
        layout.addStretch(1)
        self._area = scrolling(content)
        outside = QVBoxLayout(self)
        outside.setContentsMargins(0, 0, 0, 0)
        outside.addWidget(self._area)

    def show_view(self, view: "ConversationView", question: str | None = None) -> None:
        super().show_view(view, question)
        open_state = view.state is ConversationState.DRAFT
        self._panel.setVisible(open_state)
        self._lines.setVisible(not open_state)
        self._paper.setVisible(bool(view.record.plan.placements))
        if open_state:
            self._panel.read(view.citizen, view.id)
        else:
            self._lines.show_record(view.record)

    def flush(self) -> None:
        self._panel.flush()
