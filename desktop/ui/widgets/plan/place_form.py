"""Where a placement is: contact, period, mentor, goal for ordinary hours, and how it ended."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.i18n import Catalogue
from desktop.plan_records import PlacementKind
from desktop.text import add_months
from desktop.ui.widgets.basics import column, label, row
from desktop.ui.widgets.day_button import DayButton, QuickDay, days_before, working_day
from desktop.ui.widgets.plan.hours_field import HoursField
from desktop.ui.widgets.plan.mentor_offer import MentorOffer
from desktop.ui.widgets.synced_note import LineNote

if TYPE_CHECKING:
    from desktop.services.plan.placement_views import PlacementView

_YEARS = 5
_MONTHS = (1, 2, 3)


class PlaceForm(QWidget):
    """Each line stores itself."""

    changed = Signal(str, object)
    """A field of the placement, and what it says now."""
    ended = Signal(object, str)
    """The day on which it was over, or None, and how."""

    def __init__(self, words: Catalogue, kind: PlacementKind) -> None:
        super().__init__()
        _ = words.gettext
        self._words = words
        school = kind is PlacementKind.EDUCATION
        contact = _("Contact person at the school") if school else _("Contact person at the company")
        self._notes = {
            "contact": LineNote(contact, _("Name")),
            "contact_details": LineNote(_("Telephone or e-mail of the contact"), _("Telephone or e-mail")),
            "mentor": LineNote(_("Mentor"), _("Who stands by along the way?")),
            "ordinary_goal": LineNote(_("Goal for ordinary hours"), _("With what, and from when?")),
        }
        for field, note in self._notes.items():
            note.setObjectName(f"place-{field.replace('_', '-')}")
            note.written.connect(lambda text, field=field: self.changed.emit(field, text))
        self._mentors = MentorOffer(words)
        self._mentors.taken.connect(self._take_mentor)
        self._notes["mentor"].textChanged.connect(self._offer_mentors)
        self._goal = HoursField(words, _("Goal: ordinary hours a week"), "place-goal-hours")
        self._goal.given.connect(lambda minutes: self.changed.emit("ordinary_goal_minutes", minutes))
        self._days = {
            "starts": DayButton(words, _("First day")),
            "ends": DayButton(words, _("Last day agreed on")),
            "ended_on": DayButton(words, _("Over since")),
        }
        for field, day in self._days.items():
            day.setObjectName(f"place-{field.replace('_', '-')}")
            day.setMinimumWidth(132)
            day.picked.connect(lambda picked, field=field: self._pick(field, picked))
        self._ending = LineNote(_("How it ended"), _("How did it end?"))
        self._ending.setObjectName("place-ending")
        self._ending.written.connect(lambda text: self.ended.emit(self._days["ended_on"].day, text))
        self._lay_out(contact)

    def show_place(self, placement: "PlacementView", today: date) -> None:
        """Show what is stored."""
        for field, note in self._notes.items():
            note.sync(str(getattr(placement, field)))
        self._goal.show_minutes(placement.ordinary_goal_minutes)
        self._ending.sync(placement.ending)
        self._ending.setVisible(placement.ended_on is not None)
        earliest = today - timedelta(days=366 * _YEARS)
        self._days["starts"].show_day(placement.starts, today, self._coming(today), earliest=earliest)
        first = placement.starts or earliest
        last = self._lasting(placement.starts or today)
        self._days["ends"].show_day(placement.ends, today, last, earliest=first)
        over = [quick for quick in days_before(self._words, today) if quick.day >= first]
        self._days["ended_on"].show_day(
            placement.ended_on, today, over, earliest=min(first, today), latest=today
        )

    def offer_mentors(self, names: Sequence[str]) -> None:
        """Offer those who are named under support as the mentor, while nobody is written."""
        self._mentors.show_names(names)
        self._offer_mentors()

    def flush(self) -> None:
        """Store what is being typed."""
        for note in (*self._notes.values(), self._ending):
            note.flush()
        self._goal.flush()

    def _lay_out(self, contact: str) -> None:
        _ = self._words.gettext
        period = row(self._days["starts"], label("–"), self._days["ends"], 0)
        layout = column(
            self._named(contact, column(self._notes["contact"], self._notes["contact_details"], spacing=6)),
            self._named(_("From – until"), period),
            self._named(_("Mentor"), column(self._notes["mentor"], self._mentors, spacing=2)),
            self._named(
                _("Goal for ordinary hours"), column(self._goal, self._notes["ordinary_goal"], spacing=6)
            ),
            self._named(_("Over since"), column(row(self._days["ended_on"], 0), self._ending, spacing=6)),
            spacing=12,
        )
        layout.setContentsMargins(0, 0, 0, 0)
        self.setLayout(layout)

    def _offer_mentors(self) -> None:
        self._mentors.setVisible(self._mentors.some and not self._notes["mentor"].toPlainText().strip())

    def _take_mentor(self, name: str) -> None:
        self._notes["mentor"].setPlainText(name)
        self._notes["mentor"].flush()

    def _pick(self, field: str, day: date | None) -> None:
        if field == "ended_on":
            self.ended.emit(day, self._ending.toPlainText())
        else:
            self.changed.emit(field, day)

    def _coming(self, today: date) -> list[QuickDay]:
        _ = self._words.gettext
        monday = today + timedelta(days=7 - today.weekday())
        return [
            QuickDay(_("today"), today),
            QuickDay(_("on Monday"), monday),
            QuickDay(_("in two weeks"), monday + timedelta(weeks=1)),
            QuickDay(_("in a month"), working_day(add_months(today, 1))),
        ]

    def _lasting(self, first: date) -> list[QuickDay]:
        ngettext = self._words.ngettext
        return [
            QuickDay(
                ngettext("after %(count)s month", "after %(count)s months", each) % {"count": each},
                add_months(first, each) - timedelta(days=1),
            )
            for each in _MONTHS
        ]

    def _named(self, name: str, content: object) -> QWidget:
        """The name above what it names."""
        made = QWidget()
        inside = column(label(name, "quiet-strong"), spacing=4)
        inside.setContentsMargins(0, 0, 0, 0)
        if isinstance(content, QWidget):
            inside.addWidget(content)
        else:
            inside.addLayout(content)  # type: ignore[arg-type]
        made.setLayout(inside)
        return made
