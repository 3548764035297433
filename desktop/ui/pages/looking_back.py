"""A look back, for the caseworker alone: earlier beliefs beside what happened."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from desktop.labels import hours_words
from desktop.labels import label as word_for
from desktop.plan_records import OutcomeKind
from desktop.text import format_date
from desktop.ui.desk import Desk, Page
from desktop.ui.widgets.basics import button, card, clear, column, label, row, scrolling
from desktop.ui.widgets.private_bar import PrivateBar, footer, lay_out, narrow

if TYPE_CHECKING:
    from desktop.services.plan.looking_back import Moment, Story

_DAY_WIDTH = 140


class LookingBackPage(Page):
    """One story a card, oldest moment first."""

    finished = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        _ = self.words.gettext
        self._bar = PrivateBar(self.words, back=_("The plan"), lock=True)
        self._bar.back.connect(self.finished)
        self._bar.lock_wanted.connect(self.lock_wanted)
        self._stories = QVBoxLayout()
        self._stories.setSpacing(16)
        self._stories.setContentsMargins(0, 0, 0, 0)
        told = QWidget()
        told.setLayout(self._stories)
        about = _(
            "What you have seen go well can raise your belief in the next one. Each story stands by itself: "
            "it says nothing of how it will go for somebody else, and it is no grade for you."
        )
        done = button(_("Close"), "primary", name="done")
        done.clicked.connect(self.finished)
        content = narrow(label(_("Looking back"), "title"), label(about, "quiet", wrap=True), told)
        lay_out(self, self._bar, scrolling(content), footer(right=(done,)))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not event.spontaneous():
            self.desk.ask(self.services.looking_back.stories, then=self._show)

    def _show(self, stories: "Sequence[Story]") -> None:
        _ = self.words.gettext
        clear(self._stories)
        if not stories:
            nothing = _(
                "No story yet. Under “What came of it” on a citizen's plan you write when a job, "
                "an education or ordinary hours begin. Then it is told here."
            )
            self._stories.addWidget(label(nothing, "large", wrap=True))
        for story in stories:
            self._stories.addWidget(self._story(story))

    def _story(self, story: "Story") -> QFrame:
        frame, inside = card(margins=20, spacing=8)
        frame.setObjectName(f"story-{story.citizen}")
        inside.addWidget(label(story.name, "heading", wrap=True))
        for moment in story.moments:
            day = label(format_date(moment.day, self.words.language), "quiet")
            day.setFixedWidth(_DAY_WIDTH)
            line = row(column(day, 0, spacing=0), self._moment(moment), spacing=12)
            line.setStretch(1, 1)
            inside.addLayout(line)
        return frame

    def _moment(self, moment: "Moment") -> QVBoxLayout:
        _ = self.words.gettext
        match moment.kind:
            case "belief":
                about, said = moment.about, _("You answered: %(answer)s") % {"answer": moment.words}
            case "belief_note":
                about, said = _("What would raise your belief one step"), moment.words
            case "placement":
                about, said = _("Placement began"), moment.words
            case "responsibility":
                about, said = _("New responsibility"), moment.words
            case "hours":
                about, said = _("Ordinary hours"), hours_words(self.words, moment.minutes or 0)
            case _:
                about, said = word_for(self.words, OutcomeKind(moment.about)), moment.words
        heading = "strong" if moment.kind == "outcome" else "quiet"
        lines = column(label(about, heading, wrap=True), spacing=0)
        if said.strip():
            lines.addWidget(label(said.strip(), wrap=True))
        return lines
