"""Support in private: the same persons, and what the citizen answered of trust over time."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.labels import label as word_for
from desktop.labels import within_words
from desktop.text import format_date
from desktop.ui.desk import Desk
from desktop.ui.plan_sections.section import PlanSection
from desktop.ui.widgets.basics import clear, label
from desktop.ui.widgets.plan.plan_summaries import support_folded
from desktop.ui.widgets.plan.promise_card import held_words
from desktop.ui.widgets.plan.support_panel import SupportPanel

if TYPE_CHECKING:
    from desktop.services.plan.support import SupportView
    from desktop.services.plan.trust_history import TrustHistory


class SupportSection(PlanSection):
    """Who stands by the citizen, who has been the caseworker, promises and trust."""

    def __init__(self, desk: Desk, citizen: int, parent: QWidget | None = None) -> None:
        super().__init__(desk, citizen, desk.words.gettext("Support"), "support", parent)
        self._panel = SupportPanel(desk)
        self._panel.stored.connect(self.saved)
        self._panel.stored.connect(lambda _at: self.changed.emit())
        self._panel.shown.connect(self._show_support)
        self._promises = QVBoxLayout()
        self._promises.setSpacing(2)
        self._trust = QVBoxLayout()
        self._trust.setSpacing(2)
        self.content.addWidget(self._panel)
        self.content.addLayout(self._promises)
        self.content.addLayout(self._trust)

    def read(self) -> None:
        self._panel.read(self.citizen)
        self.desk.ask(self.desk.services.support.trust_history, self.citizen, then=self._show_trust)

    def flush(self) -> None:
        self._panel.flush()

    def _show_support(self, view: "SupportView") -> None:
        _ = self.words.gettext
        self.tell(support_folded(self.words, view))
        clear(self._promises)
        if view.promises:
            self._promises.addWidget(label(_("Promised answer time"), "strong"))
        for promise in view.promises:
            if promise.held is None:
                day = format_date(promise.day, self.words.language)
                said = _("%(date)s: %(within)s. Not asked yet.") % {
                    "date": day,
                    "within": within_words(self.words, promise.days),
                }
            else:
                said = held_words(self.words, promise)
            self._promises.addWidget(label(said, wrap=True))

    def _show_trust(self, told: "Sequence[TrustHistory]") -> None:
        _ = self.words.gettext
        clear(self._trust)
        if not told:
            return
        self._trust.addWidget(label(_("Trust, as the citizen answered alone"), "strong"))
        about = _("The citizen knows that you can read it. It is never shown on the shared screen.")
        self._trust.addWidget(label(about, "quiet", wrap=True))
        for history in told:
            self._trust.addSpacing(6)
            self._trust.addWidget(label(history.question, wrap=True))
            for answer in history.answers:
                said = answer.words or word_for(self.words, answer.state)
                day = format_date(answer.day, self.words.language)
                self._trust.addWidget(label(f"{day}: {said}", "quiet", wrap=True))
