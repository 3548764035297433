"""At the top of a citizen's page: what the colleague before wrote, or that they were given on."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from desktop.plan_records import HandoverDirection
from desktop.ui.desk import Desk
from desktop.ui.widgets.basics import button, clear, column, label, row
from desktop.ui.widgets.citizens.handover_words import Lines, page_lines, passed_words, standing_lines
from desktop.ui.widgets.focus_order import follow_layout

if TYPE_CHECKING:
    from desktop.services.handover.page import HandoverView, Passed
    from desktop.services.views import Saved


class HandoverCard(QFrame):
    """Hidden where there is nothing to say."""

    saved = Signal(object)
    """A moment: the page was marked as read."""

    def __init__(self, desk: Desk, citizen: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "help")
        self.setObjectName("handover-card")
        self._desk, self._words, self._citizen = desk, desk.words, citizen
        self._inside = QVBoxLayout(self)
        self._inside.setContentsMargins(20, 16, 20, 16)
        self._inside.setSpacing(12)
        self.hide()

    def read(self) -> None:
        """Ask how it stands."""
        self._desk.ask(self._desk.services.handing_over.get, self._citizen, then=self.show_view)

    def show_view(self, view: "HandoverView") -> None:
        """Show the newest handover, as far as it is still to be known."""
        clear(self._inside)
        newest = view.passed[0] if view.passed else None
        if newest is not None and newest.unread:
            self._show_received(view, newest)
        elif newest is not None and newest.direction is HandoverDirection.GIVEN:
            self._show_given(newest)
        self.setVisible(self._inside.count() > 0)
        follow_layout(self.window())

    def _show_received(self, view: "HandoverView", newest: "Passed") -> None:
        _ = self._words.gettext
        heading = label(passed_words(self._words, newest), "heading", wrap=True)
        heading.setObjectName("handover-heading")
        self._inside.addWidget(heading)
        written = page_lines(self._words, newest.page)
        if not written:
            self._inside.addWidget(
                label(_("Your colleague has written nothing for you."), "quiet", wrap=True)
            )
        self._inside.addLayout(lines(written))
        self._inside.addLayout(lines(standing_lines(self._words, view.standing)))
        read = button(_("I have read it"), "secondary", "check", name="handover-read")
        read.clicked.connect(self._mark_read)
        self._inside.addLayout(row(read, 0))

    def _show_given(self, newest: "Passed") -> None:
        _ = self._words.gettext
        heading = label(passed_words(self._words, newest), "strong", wrap=True)
        heading.setObjectName("handover-heading")
        self._inside.addWidget(heading)
        about = _(
            "Everything stays here until it is erased by the rule. Put the citizen back on the list only if"
            " you go on yourself. Delete the file with the handover once your colleague has received it."
        )
        self._inside.addWidget(label(about, wrap=True))

    def _mark_read(self) -> None:
        read = self._desk.services.handing_over.mark_read
        self._desk.store(("handover-read", self._citizen), read, self._citizen, then=self._marked)

    def _marked(self, saved: "Saved") -> None:
        self.saved.emit(saved.at)
        self.read()


def lines(told: Lines) -> QVBoxLayout:
    """Headings with their texts below each other."""
    parts = [
        column(label(heading, "strong", wrap=True), label(text, wrap=True, selectable=True), spacing=2)
        for heading, text in told
    ]
    return column(*parts, spacing=10)
