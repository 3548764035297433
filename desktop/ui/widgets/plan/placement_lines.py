"""Placements as a finished conversation keeps them: to be read alone."""

from datetime import date

from PySide6.QtWidgets import QFrame, QWidget

from desktop.final_record import FinalRecord
from desktop.i18n import Catalogue
from desktop.labels import hours_words
from desktop.labels import label as word_for
from desktop.plan_records import Fit, FitAspect
from desktop.recorded_plan import RecordedPlacement
from desktop.text import format_date
from desktop.ui.widgets.basics import card, clear, column, label
from desktop.ui.widgets.plan.placement_words import placement_line
from desktop.ui.widgets.plan.responsibility_ladder import ResponsibilityLadder
from desktop.ui.widgets.plan.rung import RungValues


class PlacementLines(QWidget):
    """A card for each, the newest first."""

    def __init__(self, words: Catalogue) -> None:
        super().__init__()
        self._words = words
        self._lines = column(spacing=12)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self.setLayout(self._lines)

    def show_record(self, record: FinalRecord) -> None:
        """Show how they stood."""
        _ = self._words.gettext
        clear(self._lines)
        plan = record.plan
        newest_first = sorted(plan.placements, key=lambda each: each.starts or date.max, reverse=True)
        for each in newest_first:
            self._lines.addWidget(self._card(each, record))
        if plan.ordinary_hours:
            frame, inside = card()
            inside.addWidget(label(_("Ordinary hours"), "heading"))
            for hours in reversed(plan.ordinary_hours):
                values = {"hours": hours_words(self._words, hours.weekly_minutes)}
                values["day"] = format_date(hours.day, self._words.language)
                text = _("%(hours)s from %(day)s") if hours.weekly_minutes else _("none from %(day)s")
                inside.addWidget(label(text % values, wrap=True))
            self._lines.addWidget(frame)
        if not (plan.placements or plan.ordinary_hours):
            frame, inside = card()
            inside.addWidget(label(_("There was no placement at this conversation."), wrap=True))
            self._lines.addWidget(frame)

    def _card(self, placement: RecordedPlacement, record: FinalRecord) -> QFrame:
        frame, inside = card()
        inside.addWidget(label(placement.company, "heading", wrap=True))
        inside.addWidget(label(placement_line(self._words, placement, record.day), "quiet", wrap=True))
        if placement.tasks:
            ladder = ResponsibilityLadder(self._words, enabled=False)
            rungs = [RungValues(None, task.text, task.reached_on) for task in placement.tasks]
            ladder.show_rungs(rungs, record.day)
            inside.addWidget(ladder)
        for name, text in self._said(placement):
            if text:
                inside.addWidget(label(f"{name}: {text}", wrap=True, selectable=True))
        return frame

    def _said(self, placement: RecordedPlacement) -> list[tuple[str, str]]:
        _ = self._words.gettext
        contact = ", ".join(part for part in (placement.contact, placement.contact_details) if part)
        goal = placement.ordinary_goal
        if placement.ordinary_goal_minutes is not None:
            goal = ", ".join(
                part for part in (hours_words(self._words, placement.ordinary_goal_minutes), goal) if part
            )
        said = [(_("Contact person"), contact), (_("Mentor"), placement.mentor)]
        said += [(word_for(self._words, aspect), self._fit(placement, aspect)) for aspect in FitAspect]
        said += [
            (_("Goal for ordinary hours"), goal),
            (_("What we practise"), ", ".join(each.text for each in placement.practice)),
            (_("Care for the health"), placement.consideration),
            (_("How it ended"), placement.ending),
        ]
        return said

    def _fit(self, placement: RecordedPlacement, aspect: FitAspect) -> str:
        what = {
            FitAspect.PURPOSE: placement.purpose,
            FitAspect.TRADE: placement.trade,
            FitAspect.CULTURE: placement.culture,
            FitAspect.HOURS: "",
        }[aspect]
        if aspect is FitAspect.HOURS and placement.weekly_minutes is not None:
            what = hours_words(self._words, placement.weekly_minutes)
        found = next((each for each in placement.fits if each.aspect == aspect), None)
        how = word_for(self._words, Fit(found.fit)) if found is not None else ""
        why = found.text if found is not None else ""
        return " · ".join(part for part in (what, how, why) if part)
