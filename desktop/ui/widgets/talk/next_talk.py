"""When the two meet again, and whom the citizen can ring until then."""

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from desktop.final_record import FinalRecord
from desktop.i18n import Catalogue
from desktop.text import add_months, format_date, weeks_between
from desktop.ui.widgets.basics import button, clear, label, row, rule
from desktop.ui.widgets.day_button import DayDialog, working_day
from desktop.ui.widgets.flow_layout import FlowLayout

_MONTHS = (1, 2, 3)


class NextTalkCard(QFrame):
    """A day by one click, or from the calendar; nothing is agreed until it is clicked."""

    picked = Signal(object)
    """The day, or None to take it back."""

    def __init__(self, words: Catalogue, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        _ = words.gettext
        self._words = words
        self.setProperty("role", "card")
        self._when = label("", "large", wrap=True)
        self._when.setObjectName("next-day")
        self._none = button(_("Remove"), "small-link", name="next-none")
        self._none.setAccessibleName(_("Remove the day"))
        self._none.clicked.connect(lambda: self.picked.emit(None))
        self._ways = FlowLayout(spacing=6)
        self._built: tuple[date, int, bool] | None = None
        self._quick: dict[date, QPushButton] = {}
        self._call = label("", "quiet", wrap=True, selectable=True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(18, 16, 18, 16)
        layout.setSpacing(8)
        layout.addWidget(label(_("Next conversation"), "heading"))
        when = row(self._when, self._none)
        when.setStretch(0, 1)
        layout.addLayout(when)
        layout.addLayout(self._ways)
        layout.addStretch(1)
        layout.addWidget(rule())
        layout.addWidget(self._call)

    def show_talk(self, record: FinalRecord, months: int, *, enabled: bool) -> None:
        """Show what is agreed; `months` is the office's rhythm and is what is suggested."""
        _ = self._words.gettext
        day = record.next_conversation
        if day is not None:
            weeks = weeks_between(record.day, day)
            off = self._words.ngettext("in %(count)s week", "in %(count)s weeks", weeks) % {"count": weeks}
            self._when.setText(f"{format_date(day, self._words.language)} · {off}")
        elif enabled:
            offered = working_day(add_months(record.day, months))
            text = _("Suggested: %(date)s") % {"date": format_date(offered, self._words.language)}
            self._when.setText(text)
        else:
            self._when.setText(_("No day was agreed."))
        self._show_ways(record, months, enabled=enabled)
        self._show_call(record)

    def _show_ways(self, record: FinalRecord, months: int, *, enabled: bool) -> None:
        if self._built != (record.day, months, enabled):
            self._built = (record.day, months, enabled)
            clear(self._ways)
            self._quick = {}
            if enabled:
                self._build_ways(record.day, months)
        for day, way in self._quick.items():
            way.setChecked(day == record.next_conversation)
        self._none.setVisible(enabled and record.next_conversation is not None)
        self._day = record.next_conversation or working_day(add_months(record.day, months))
        self._earliest = record.day

    def _build_ways(self, today: date, months: int) -> None:
        _ = self._words.gettext
        for each in sorted({months, *_MONTHS}):
            words = self._words.ngettext("in %(count)s month", "in %(count)s months", each) % {"count": each}
            day = working_day(add_months(today, each))
            dated = f"{words} · {format_date(day, self._words.language)}"
            made = button(words, "choice", name=f"next-{each}")
            made.setCheckable(True)
            made.setToolTip(dated)
            made.setAccessibleName(dated)
            made.clicked.connect(lambda _checked=False, d=day: self._pick(d))
            self._quick[day] = made
            self._ways.addWidget(made)
        other = button(_("another day …"), "choice", name="next-other")
        other.clicked.connect(self._open_calendar)
        self._ways.addWidget(other)

    def _pick(self, day: date) -> None:
        for each, way in self._quick.items():
            way.setChecked(each == day)
        self.picked.emit(day)

    def _open_calendar(self) -> None:
        dialog = DayDialog(self._words, self._day, self._earliest, self.window())
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.chosen.connect(self.picked)
        dialog.open()

    def _show_call(self, record: FinalRecord) -> None:
        _ = self._words.gettext
        names = {"caseworker": record.caseworker, "phone": record.caseworker_phone}
        if record.caseworker_phone:
            self._call.setText(_("Questions before then? Ring %(caseworker)s, %(phone)s.") % names)
        else:
            self._call.setText(_("Questions before then? Ask %(caseworker)s.") % names)
