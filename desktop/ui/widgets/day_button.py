"""A day by one click from a short list, or from the calendar."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from PySide6.QtCore import QDate, QLocale, QPoint, Qt, Signal
from PySide6.QtGui import QTextCharFormat
from PySide6.QtWidgets import (
    QCalendarWidget,
    QDateEdit,
    QDialog,
    QMenu,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from desktop.i18n import Catalogue
from desktop.text import add_months, format_day
from desktop.ui import theme
from desktop.ui.dialogs.standing import keep_on_screen
from desktop.ui.widgets.basics import button, label, row

_SATURDAY = 5
_MONDAY_AFTER = 7


@dataclass(frozen=True, slots=True)
class QuickDay:
    """A day with the words for how far off it is."""

    words: str
    day: date


def working_day(day: date) -> date:
    """The day itself, or the Monday after a weekend."""
    weekday = day.weekday()
    return day if weekday < _SATURDAY else day + timedelta(days=_MONDAY_AFTER - weekday)


def quick_days(words: Catalogue, today: date) -> list[QuickDay]:
    """Days that a step is often due on; the second is the one to begin with."""
    _ = words.gettext
    return [
        QuickDay(_("in a week"), today + timedelta(weeks=1)),
        QuickDay(_("in two weeks"), today + timedelta(weeks=2)),
        QuickDay(_("in a month"), working_day(add_months(today, 1))),
    ]


def days_before(words: Catalogue, today: date) -> list[QuickDay]:
    """Days on which something has often happened, today first."""
    _ = words.gettext
    return [
        QuickDay(_("today"), today),
        QuickDay(_("yesterday"), today - timedelta(days=1)),
        QuickDay(_("a week ago"), today - timedelta(weeks=1)),
        QuickDay(_("a month ago"), add_months(today, -1)),
    ]


class DayButton(QPushButton):
    """Says the day; a click opens the list of days."""

    picked = Signal(object)
    """The day, or None for no day."""

    def __init__(self, words: Catalogue, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._name = name
        self._quick: Sequence[QuickDay] = ()
        self._today = self._earliest = date.min
        self._latest: date | None = None
        self.day: date | None = None
        self.setProperty("kind", "field")
        self.setAutoDefault(False)
        self.clicked.connect(self._open_list)

    def show_day(
        self,
        day: date | None,
        today: date,
        quick: Sequence[QuickDay],
        *,
        earliest: date | None = None,
        latest: date | None = None,
    ) -> None:
        """Show a day; `quick` is the list to choose from. Without an `earliest` day that is `today`."""
        self.day, self._today, self._quick = day, today, quick
        self._earliest, self._latest = earliest or today, latest
        none = self._words.gettext("no date")
        self.setText(format_day(day, today, self._words.language) if day else none)
        self.setAccessibleName(f"{self._name}: {self.text()}")

    def menu_of_days(self) -> QMenu:
        """The list of days."""
        _ = self._words.gettext
        menu = QMenu(self)
        for quick in self._quick:
            day = format_day(quick.day, self._today, self._words.language)
            action = menu.addAction(f"{quick.words} · {day}")
            action.triggered.connect(lambda _checked=False, d=quick.day: self.picked.emit(d))
        menu.addAction(_("another day …")).triggered.connect(self.open_calendar)
        menu.addAction(_("no date")).triggered.connect(lambda: self.picked.emit(None))
        return menu

    def open_calendar(self) -> None:
        """Choose any other day."""
        begins = max(self.day or self._today, self._earliest)
        dialog = DayDialog(self._words, begins, self._earliest, self.window(), self._latest)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.chosen.connect(self.picked)
        dialog.open()

    def _open_list(self) -> None:
        menu = self.menu_of_days()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self.mapToGlobal(QPoint(0, self.height())))


class DayDialog(QDialog):
    """A day typed or clicked in a calendar."""

    chosen = Signal(object)

    def __init__(
        self, words: Catalogue, day: date, earliest: date, parent: QWidget, latest: date | None = None
    ) -> None:
        super().__init__(parent)
        _ = words.gettext
        self.setObjectName("day-dialog")
        self.setWindowTitle("Pejl")
        locale = QLocale(words.language)
        self._field = QDateEdit(_qt(day))
        self._field.setObjectName("day-typed")
        self._field.setAccessibleName(_("Day"))
        self._field.setLocale(locale)
        self._field.setDisplayFormat("d. MMMM yyyy" if words.language == "da" else "d MMMM yyyy")
        self._field.setMinimumDate(_qt(earliest))
        self._calendar = QCalendarWidget()
        self._calendar.setAccessibleName(_("Calendar"))
        self._calendar.setLocale(locale)
        self._calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.ISOWeekNumbers)
        self._calendar.setMinimumDate(_qt(earliest))
        if latest is not None:
            self._field.setMaximumDate(_qt(latest))
            self._calendar.setMaximumDate(_qt(latest))
        self._calendar.setSelectedDate(_qt(day))
        self._dress_calendar(words)
        self._field.dateChanged.connect(self._calendar.setSelectedDate)
        self._calendar.selectionChanged.connect(lambda: self._field.setDate(self._calendar.selectedDate()))
        take = button(_("Take this day"), "primary", name="day-take")
        leave = button(_("Cancel"), "link", name="day-cancel")
        take.setDefault(True)
        take.clicked.connect(self._take)
        leave.clicked.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 20)
        layout.setSpacing(12)
        layout.addWidget(label(_("Which day?"), "heading"))
        layout.addWidget(self._field)
        layout.addWidget(self._calendar)
        layout.addLayout(row(0, leave, take))
        keep_on_screen(self)

    def _dress_calendar(self, words: Catalogue) -> None:
        """Names and colours that Qt gives no calendar: its arrows are nameless, its weekends red."""
        _ = words.gettext
        arrows = {
            "prevmonth": ("arrow-left", _("Previous month")),
            "nextmonth": ("arrow-right", _("Next month")),
        }
        for part, (icon, name) in arrows.items():
            arrow = self._calendar.findChild(QToolButton, f"qt_calendar_{part}")
            if arrow is not None:
                arrow.setIcon(theme.icon(icon, theme.current().citizen))
                arrow.setAccessibleName(name)
                arrow.setToolTip(name)
        plain = QTextCharFormat()
        plain.setForeground(theme.colour(theme.current().ink))
        for day in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            self._calendar.setWeekdayTextFormat(day, plain)

    def _take(self) -> None:
        day = self._field.date()
        self.chosen.emit(date(day.year(), day.month(), day.day()))
        self.accept()


def _qt(day: date) -> QDate:
    return QDate(day.year, day.month, day.day)
