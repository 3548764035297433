"""Ordinary hours over time: a line for each change with a bar as long as the hours, and a way to add one."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from desktop.errors import InvalidInput
from desktop.i18n import Catalogue
from desktop.labels import hours_words
from desktop.text import format_date
from desktop.ui import theme
from desktop.ui.widgets.basics import button, clear, label, row
from desktop.ui.widgets.day_button import DayButton, days_before
from desktop.ui.widgets.flow_layout import FlowLayout
from desktop.ui.widgets.plan.hours_field import HoursField

if TYPE_CHECKING:
    from desktop.services.plan.placement_views import HoursView

_BAR_WIDTH, _BAR_HEIGHT = 220, 14
_LINE_HEIGHT = 42
_FULL_WEEK = 37 * 60
_YEARS = 5


class HoursBar(QWidget):
    """As long as the hours are of a full week's work."""

    def __init__(self, minutes: int) -> None:
        super().__init__()
        self._minutes = minutes
        self.setFixedSize(_BAR_WIDTH, _BAR_HEIGHT + 8)

    def paintEvent(self, event: QPaintEvent) -> None:
        palette = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour(palette.line))
        painter.drawRoundedRect(QRectF(0, self.height() / 2 - 1, self.width(), 2), 1, 1)
        painter.setBrush(theme.colour(palette.done))
        width = self.width() * min(self._minutes / _FULL_WEEK, 1.0)
        painter.drawRoundedRect(QRectF(0, 4, width, _BAR_HEIGHT), 3, 3)


class HoursCard(QFrame):
    """The newest on top."""

    added = Signal(object, int)
    """Day and minutes a week."""
    removed = Signal(int)

    def __init__(self, words: Catalogue) -> None:
        super().__init__()
        _ = words.gettext
        self._words = words
        self._shown: object = None
        self.setProperty("role", "card")
        self.setObjectName("hours-card")
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(18, 14, 18, 16)
        self._layout.setSpacing(8)
        self._layout.addWidget(label(_("Ordinary hours"), "heading"))
        about = _("Hours of paid, ordinary work a week. A few count too.")
        self._layout.addWidget(label(about, "quiet", wrap=True))
        self._lines = QVBoxLayout()
        self._lines.setSpacing(4)
        self._layout.addLayout(self._lines)
        self._hours = HoursField(words, _("Ordinary hours"), "hours-new")
        self._hours.entered.connect(self._add)
        self._day = DayButton(words, _("From"))
        self._day.setObjectName("hours-day")
        self._day.setMinimumWidth(132)
        self._day.picked.connect(self._pick)
        add = button(_("Add"), "quiet", "plus", name="hours-add")
        add.clicked.connect(self._add)
        entry = QWidget()
        inside = FlowLayout(entry, spacing=8)
        begins = label(_("from"))
        begins.setMinimumHeight(_LINE_HEIGHT)
        for part in (self._hours, begins, self._day, add):
            inside.addWidget(part)
        self._layout.addWidget(entry)

    def show_hours(self, hours: "Sequence[HoursView]", today: date) -> None:
        """Show what is stored."""
        self._today = today
        if self._day.day is None:
            self._pick(today)
        if self._shown == hours:
            return
        self._shown = hours
        clear(self._lines)
        _ = self._words.gettext
        for each in reversed(hours):
            day = format_date(each.day, self._words.language)
            said = hours_words(self._words, each.weekly_minutes)
            values = {"hours": said, "day": day}
            text = _("%(hours)s from %(day)s") if each.weekly_minutes else _("none from %(day)s")
            remove = button(_("Remove"), "small-link", name=f"hours-remove-{each.id}")
            remove.setAccessibleName(_("Remove: %(what)s") % {"what": text % values})
            remove.clicked.connect(lambda _checked=False, row=each.id: self.removed.emit(row))
            bar = HoursBar(each.weekly_minutes)
            line = row(bar, label(text % values, wrap=True), remove, spacing=12)
            line.setStretch(1, 1)
            self._lines.addLayout(line)

    def flush(self) -> None:
        """Store what is being typed, as soon as it can be read."""
        if self._hours.minutes is not None:
            self._add()

    def _pick(self, day: date | None) -> None:
        earliest = self._today - timedelta(days=366 * _YEARS)
        self._day.show_day(
            day or self._today, self._today, days_before(self._words, self._today), earliest=earliest
        )

    def _add(self) -> None:
        minutes, day = self._hours.minutes, self._day.day
        typed = self._hours.line.toPlainText().strip()
        if minutes is None or day is None:
            self._hours.refuse(InvalidInput("hours", "form" if typed else "empty"))
            return
        self.added.emit(day, minutes)
        self._hours.line.show_text("")
