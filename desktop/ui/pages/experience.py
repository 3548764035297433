"""Health and experience: what the citizen says of health and belief, beside placements and responsibility."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from desktop import experience
from desktop.experience import Experience
from desktop.records import ConversationState, Place
from desktop.ui.desk import Desk
from desktop.ui.talk_page import WIDEST, TalkPage
from desktop.ui.widgets.basics import button, card, clear, column, label, row, scrolling, set_text
from desktop.ui.widgets.charts.experience_canvas import ExperienceCanvas
from desktop.ui.widgets.charts.experience_table import ExperienceTable
from desktop.ui.widgets.charts.history_words import called
from desktop.ui.widgets.charts.legend_line import LegendLine

if TYPE_CHECKING:
    from desktop.final_record import RecordedQuestion
    from desktop.services.views import ConversationView

_DAYS_SAID = 6
_PATIENCE = 0.05
"""Seconds in which the answers have mostly come, and need not be drawn twice."""


class ExperiencePage(TalkPage):
    """To be looked at together: nothing is written here."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        _ = self.words.gettext
        self._as_table = False
        self._legend = LegendLine()
        self._toggle = button("", "small-link", name="experience-as-table")
        self._toggle.clicked.connect(lambda: self.show_table(not self._as_table))
        self.canvas = ExperienceCanvas(self.words)
        self.table = ExperienceTable(self.words)
        self.table.setObjectName("experience-table")
        self._drawn, inside = card()
        head = row(self._legend, self._toggle, spacing=16)
        head.setStretch(0, 1)
        inside.addLayout(head)
        inside.addSpacing(4)
        inside.addWidget(self.canvas)
        inside.addWidget(self.table)
        self._worded, self._words_lines = card()
        self._hint = self._make_hint()
        content = QWidget()
        content.setMaximumWidth(WIDEST)
        layout = QVBoxLayout(content)
        layout.setContentsMargins(26, 16, 26, 20)
        layout.setSpacing(12)
        about = _(
            "Each question by itself, on its own steps. What stands below each other was at the same time. "
            "You two know best how it hangs together."
        )
        title = label(_("Health and experience"), "title")
        layout.addLayout(column(title, label(about, "quiet", wrap=True), spacing=2))
        for part in (self._drawn, self._worded, self._hint):
            layout.addWidget(part)
        layout.addStretch(1)
        self._area = scrolling(content)
        outside = QVBoxLayout(self)
        outside.setContentsMargins(0, 0, 0, 0)
        outside.addWidget(self._area)

    def show_view(self, view: "ConversationView", question: str | None = None) -> None:
        super().show_view(view, question)
        self.desk.ask_at_once(_PATIENCE, self.services.experiences.earlier, view.id, then=self._show)

    def _show(self, earlier: "tuple[RecordedQuestion, ...]") -> None:
        view = self.view
        shown = experience.of(view.record, earlier)
        rows = experience.rows(shown, self.words)
        there = bool(shown.lanes or shown.lived)
        self._drawn.setVisible(there)
        if there:
            ended = view.state is not ConversationState.DRAFT
            self.canvas.show_experience(shown, rows, ended=ended)
            self.canvas.setAccessibleName(self.words.gettext("Health and experience over time"))
            self.canvas.setAccessibleDescription(self._described(rows))
            self.table.setAccessibleName(self.words.gettext("Health and experience, day by day"))
            self.table.show_days(rows)
        self._show_legend(shown)
        self._show_worded(shown)
        self._show_hint(shown)
        self.show_table(self._as_table)

    def show_table(self, table: bool) -> None:
        """Show the table in the place of the drawing, or the drawing again."""
        _ = self.words.gettext
        self._as_table = table
        self.canvas.setVisible(not table)
        self.table.setVisible(table)
        set_text(self._toggle, _("Show as a drawing") if table else _("Show as a table"))

    def _make_hint(self) -> QFrame:
        """What to do next, where something is missing."""
        _ = self.words.gettext
        frame, inside = card()
        frame.setObjectName("experience-hint")
        self._said = label("", "large", wrap=True)
        self._open = button(_("Open placement") + " →", "secondary", name="open-placement")
        self._open.clicked.connect(lambda: self.place_wanted.emit(Place("placement")))
        inside.addLayout(column(self._said, row(self._open, 0), spacing=12))
        return frame

    def _described(self, rows: list[experience.Row]) -> str:
        """The newest days in words; the table has them all."""
        said = [f"{row.day.isoformat()}: {', '.join(row.said)}" for row in rows[:_DAYS_SAID]]
        if len(rows) > _DAYS_SAID:
            said.append(self.words.gettext("Earlier days are in the table."))
        return " ".join(said)

    def _show_legend(self, shown: Experience) -> None:
        _ = self.words.gettext
        parts = []
        if shown.lanes:
            parts.append(("sign-citizen", "●", called(self.name)))
        if shown.stays:
            parts.append(("saved", "▬", _("placement")))
        if any(stay.rungs for stay in shown.stays):
            parts.append(("saved", "◆", _("responsibility reached")))
        self._legend.show_parts(parts)

    def _show_worded(self, shown: Experience) -> None:
        """Questions without a ladder: the newest answer as it was said."""
        clear(self._words_lines)
        found = [(lane, experience.lane_words(lane, self.words)) for lane in shown.worded]
        said = [(lane, words) for lane, words in found if words]
        for lane, words in said:
            self._words_lines.addWidget(label(lane.question.short, "name", wrap=True))
            self._words_lines.addWidget(label(words, wrap=True))
        self._worded.setVisible(bool(said))

    def _show_hint(self, shown: Experience) -> None:
        _ = self.words.gettext
        if not shown.asked:
            self._said.setText(
                _(
                    "No question about health or belief in own abilities is asked today. Choose one of them "
                    "when you prepare the next conversation, and it stands here."
                )
            )
        else:
            self._said.setText(
                _(
                    "Here is room for a placement too. Give it a first day, and it stands below the answers, "
                    "with each responsibility on the day it was reached."
                )
            )
        self._hint.setVisible(not shown.asked or not shown.stays)
        self._open.setVisible(shown.asked and not shown.stays)
