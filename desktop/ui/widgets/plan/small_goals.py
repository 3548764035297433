"""Small goals on the way to the own goal: added, put in order, and quietly celebrated when reached."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop.i18n import Catalogue
from desktop.plan_records import GoalStatus
from desktop.recorded_plan import RecordedSmallGoal
from desktop.text import format_day
from desktop.ui import theme
from desktop.ui.widgets.adding_line import AddingLine, KeptLine
from desktop.ui.widgets.basics import button, clear, label, row, set_text
from desktop.ui.widgets.ordered_rows import OrderedRow, OrderedRows
from desktop.ui.widgets.plan.plain_lines import PlainLines

if TYPE_CHECKING:
    from desktop.services.plan.goals import SmallGoalView

_FLAG = 16


def green_flag() -> QLabel:
    """The sign of something reached, always beside a word."""
    made = QLabel()
    made.setPixmap(theme.icon("flag", theme.current().done).pixmap(QSize(_FLAG, _FLAG)))
    made.setFixedWidth(_FLAG + 4)
    return made


def reached_words(words: Catalogue, day: date | None, today: date) -> str:
    """“Reached 12 May”."""
    told = format_day(day, today, words.language) if day else ""
    return (words.gettext("Reached %(date)s") % {"date": told}).strip()


class SmallGoalRow(OrderedRow):
    """One small goal."""

    written = Signal(int, str)
    reached = Signal(int, bool)

    def __init__(self, words: Catalogue, id: int) -> None:
        super().__init__(words, id)
        self._text = KeptLine(words.gettext("Small goal"))
        self._text.setProperty("calm", True)
        self._text.written.connect(self._write)
        self._text.entered.connect(self.focusNextChild)
        self._reached = button("", "quiet-done", "flag")
        self._reached.setCheckable(True)
        self._reached.clicked.connect(lambda checked: self.reached.emit(self.id, checked))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(6, 4, 0, 4)
        layout.setSpacing(8)
        for each in (self.place, self._text, self._reached, self.buttons):
            layout.addWidget(each, 1 if each is self._text else 0)

    @property
    def about(self) -> str:
        return self._text.toPlainText()

    def show_goal(self, goal: "SmallGoalView", today: date) -> None:
        """Show the goal as it stands."""
        _ = self.words.gettext
        self._text.sync(goal.text)
        done = goal.status is GoalStatus.REACHED
        self._reached.setChecked(done)
        colour = theme.current().done if done else theme.current().citizen
        self._reached.setIcon(theme.icon("flag", colour))
        said = reached_words(self.words, goal.settled_on, today) if done else _("Reached")
        set_text(self._reached, said)
        self._reached.setAccessibleName(f"{goal.text}: {said}")

    def show_place(self, place: int, last: int, name: str) -> None:
        super().show_place(place, last, name)
        self._text.setObjectName(f"{name}-text-{place}")
        self._reached.setObjectName(f"{name}-reached-{place}")

    def flush(self) -> None:
        self._text.flush()

    def _write(self, text: str) -> None:
        if text.strip():
            self.written.emit(self.id, text)


class SmallGoals(QFrame):
    """The card in which small goals are worked at; without its frame it speaks to the caseworker alone."""

    added = Signal(str)
    written = Signal(int, str)
    reached = Signal(int, bool)
    moved = Signal(int, int)
    removed = Signal(int)

    def __init__(self, words: Catalogue, parent: QWidget | None = None, *, framed: bool = True) -> None:
        super().__init__(parent)
        _ = words.gettext
        self._words = words
        self._framed = framed
        self._calm = label("", "saved", wrap=True)
        self._calm.setObjectName("goals-reached")
        self._calm_line = QWidget()
        calm = row(green_flag(), self._calm, spacing=4)
        calm.setStretch(1, 1)
        self._calm_line.setLayout(calm)
        self._rows = OrderedRows("small-goal", self._make_row)
        self._rows.moved.connect(self.moved)
        self._hint = label(
            _("A small goal can be reached soon. Write the first one, and press Enter."),
            "quiet",
            wrap=True,
        )
        self.line = AddingLine(_("New small goal"), _("Add a small goal …"))
        self.line.setObjectName("small-goal-new")
        self.line.added.connect(self.added)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        if framed:
            self.setProperty("role", "card")
            layout.setContentsMargins(18, 16, 18, 16)
        layout.setSpacing(8)
        layout.addWidget(label(_("Small goals"), "heading" if framed else "name", wrap=True))
        for each in (self._calm_line, self._hint, self._rows, self.line):
            layout.addWidget(each)

    def show_goals(self, goals: "Sequence[SmallGoalView]", today: date) -> None:
        """Show them in the citizen's order; what is no longer a goal is not shown."""
        shown = [goal for goal in goals if goal.status is not GoalStatus.DROPPED]
        self._rows.show_items(shown, lambda made, goal: made.show_goal(goal, today))
        self._hint.setVisible(not shown)
        count = sum(goal.status is GoalStatus.REACHED for goal in shown)
        if self._framed:
            told = self._words.ngettext(
                "You have reached %(count)s small goal.", "You have reached %(count)s small goals.", count
            )
        else:
            told = self._words.ngettext(
                "%(count)s small goal reached", "%(count)s small goals reached", count
            )
        self._calm.setText(told % {"count": count})
        self._calm_line.setVisible(count > 0)

    def flush(self) -> None:
        """Store what is being typed."""
        self._rows.flush()
        self.line.add()

    def _make_row(self, id: int) -> SmallGoalRow:
        made = SmallGoalRow(self._words, id)
        made.written.connect(self.written)
        made.reached.connect(self.reached)
        made.removed.connect(lambda gone: self.removed.emit(gone.id))
        return made


class SmallGoalLines(PlainLines):
    """Small goals to be read: a ring for each on the way, a green flag for each reached."""

    def show_goals(self, goals: Sequence[RecordedSmallGoal], today: date, *, most: int | None = None) -> None:
        """Show what the record has, or the first `most` of it, without what was given up."""
        clear(self._layout)
        shown = [goal for goal in goals if goal.status != GoalStatus.DROPPED]
        first = shown[:most]
        for goal in first:
            reached = goal.status == GoalStatus.REACHED
            sign = green_flag() if reached else label("○", "quiet")
            sign.setFixedWidth(_FLAG + 4)
            line = self._add(sign, goal.text, spacing=4)
            if reached:
                line.addWidget(label(reached_words(self._words, goal.settled_on, today), "saved"))
        self._add_more(len(shown) - len(first))
        self.setVisible(bool(shown))
