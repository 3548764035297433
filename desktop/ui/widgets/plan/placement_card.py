"""One placement: the ladder of responsibility first, then the place, the fit, and what to take care of."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QVBoxLayout, QWidget

from desktop.i18n import Catalogue
from desktop.labels import label as word_for
from desktop.plan_records import PlacementKind
from desktop.ui.widgets.basics import button, column, label, row, rule, set_text
from desktop.ui.widgets.long_words import breakable
from desktop.ui.widgets.plan.fit_rows import FitRows
from desktop.ui.widgets.plan.place_form import PlaceForm
from desktop.ui.widgets.plan.placement_words import is_over, placement_line
from desktop.ui.widgets.plan.practice_chips import PracticeChips
from desktop.ui.widgets.plan.responsibility_ladder import ResponsibilityLadder
from desktop.ui.widgets.plan.rung import RungValues
from desktop.ui.widgets.synced_note import LineNote, SyncedNote

if TYPE_CHECKING:
    from desktop.services.plan.placement_views import PlacementView

_WIDE = 760


class PlacementCard(QFrame):
    """Folded it is a line. What it is made of is built when it is first opened."""

    asked = Signal(str, tuple)
    """A method of the service on placements, and its arguments behind the placement's own row."""
    asked_of = Signal(str, tuple)
    """The same for a part of the placement: all arguments."""
    remove_wanted = Signal(int)

    def __init__(self, words: Catalogue, placement: "PlacementView", today: date, *, unfolded: bool) -> None:
        super().__init__()
        self._words, self._today = words, today
        self.placement = placement
        self._body: QWidget | None = None
        self.suggested: Sequence[tuple[str, str]] = ()
        self._mentors: Sequence[str] = ()
        self.setProperty("role", "card")
        self.setObjectName(f"placement-{placement.id}")
        self._title = label("", "heading", wrap=True)
        self._fold = button("", "small-link", name="placement-fold")
        self._fold.clicked.connect(lambda: self.set_unfolded(not self.unfolded))
        self._line = label("", "quiet", wrap=True)
        self._chip = label("", "chip")
        head = row(self._title, self._chip, self._fold, spacing=12)
        head.setStretch(0, 1)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(18, 12, 18, 14)
        self._layout.setSpacing(10)
        self._layout.addLayout(head)
        self._layout.addWidget(self._line)
        self._dress()
        self.set_unfolded(unfolded)

    @property
    def unfolded(self) -> bool:
        """Whether all of it is shown."""
        return self._body is not None and not self._body.isHidden()

    def show_placement(self, placement: "PlacementView", suggested: Sequence[tuple[str, str]]) -> None:
        """Show what is stored."""
        self.placement, self.suggested = placement, suggested
        self._dress()
        if self._body is not None:
            self._fill()

    def offer_mentors(self, names: Sequence[str]) -> None:
        """Whom to offer as the mentor."""
        self._mentors = names
        if self._body is not None:
            self._form.offer_mentors(names)

    def set_unfolded(self, unfolded: bool) -> None:
        """Show all of it, or the line alone."""
        if unfolded and self._body is None:
            self._body = self._make_body()
            self._layout.addWidget(self._body)
            self._fill()
        if self._body is not None:
            self._body.setVisible(unfolded)
        self._dress()

    def begin(self) -> None:
        """Let the typing go on with the first responsibility."""
        self.show()
        self._ladder.start()

    def flush(self) -> None:
        """Store what is being typed."""
        if self._body is not None:
            for note in (self._name, self._health):
                note.flush()
            for part in (self._ladder, self._practice, self._form, self._fits):
                part.flush()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _dress(self) -> None:
        _ = self._words.gettext
        self._title.setText(breakable(self.placement.company))
        set_text(self._fold, _("Fold up") if self.unfolded else _("Show all of it"))
        self._fold.setAccessibleName(f"{self._fold.text()}: {self.placement.company}")
        self._line.setText(placement_line(self._words, self.placement, self._today))
        over = is_over(self.placement, self._today)
        self._chip.setText(_("over") if over else word_for(self._words, self.placement.kind))

    def _make_body(self) -> QWidget:
        _ = self._words.gettext
        school = self.placement.kind is PlacementKind.EDUCATION
        named = _("Name of the school") if school else _("Name of the company")
        self._name = LineNote(named, named)
        self._name.setObjectName("place-company")
        self._name.written.connect(self._rename)
        self._ladder = ResponsibilityLadder(self._words)
        self._practice = PracticeChips(self._words)
        self._form = PlaceForm(self._words, self.placement.kind)
        self._fits = FitRows(self._words)
        health = _("Care for the health")
        self._health = SyncedNote(health, _("What makes the day possible to manage?"), lines=2, most_lines=6)
        self._health.setObjectName("place-consideration")
        self._connect()
        ladder = column(
            label(_("Responsibility, rung by rung"), "heading", wrap=True),
            self._ladder,
            8,
            label(_("What we practise"), "name"),
            self._practice,
            0,
        )
        named_above = column(label(named, "quiet-strong"), self._name, spacing=4)
        place = column(named_above, self._form, 0, spacing=12)
        self._columns = row(ladder, place, spacing=28)
        self._columns.setStretch(0, 11)
        self._columns.setStretch(1, 8)
        return self._lay_out(health)

    def _lay_out(self, health: str) -> QWidget:
        _ = self._words.gettext
        remove = button(_("Noted by mistake: take it away"), "small-link", name="placement-remove")
        remove.clicked.connect(lambda: self.remove_wanted.emit(self.placement.id))
        body = QWidget()
        layout = column(
            rule(),
            self._columns,
            rule(),
            label(_("Does it fit with the plan?"), "name"),
            self._fits,
            label(health, "name"),
            self._health,
            row(0, remove),
            spacing=12,
        )
        layout.setContentsMargins(0, 0, 0, 0)
        body.setLayout(layout)
        return body

    def _connect(self) -> None:
        ask, ask_of = self.asked.emit, self.asked_of.emit
        self._ladder.added.connect(lambda text: ask("add_task", (text,)))
        self._ladder.reached.connect(lambda task, day: ask_of("reach_task", (task, day)))
        self._ladder.written.connect(lambda task, text: ask_of("change_task", (task, text)))
        self._ladder.moved.connect(lambda task, place: ask_of("move_task", (task, place)))
        self._ladder.removed.connect(lambda task: ask_of("remove_task", (task,)))
        self._practice.added.connect(lambda text, question: ask("add_practice", (text, question)))
        self._practice.removed.connect(lambda practice: ask_of("remove_practice", (practice,)))
        self._form.changed.connect(lambda field, value: ask("change_field", (field, value)))
        self._form.ended.connect(lambda day, how: ask("end", (day, how)))
        self._fits.said.connect(lambda aspect, fit, text: ask("set_fit", (aspect, fit, text)))
        self._fits.described.connect(lambda field, value: ask("change_field", (field, value)))
        self._health.written.connect(lambda text: ask("change_field", ("consideration", text)))

    def _rename(self, text: str) -> None:
        if text.strip():
            self.asked.emit("change_field", ("company", text))

    def _fill(self) -> None:
        placement = self.placement
        self._name.sync(placement.company)
        rungs = [RungValues(task.id, task.text, task.reached_on) for task in placement.tasks]
        self._ladder.show_rungs(rungs, self._today)
        over = is_over(placement, self._today)
        self._practice.show_practice(placement.practice, () if over else self.suggested)
        self._form.show_place(placement, self._today)
        self._form.offer_mentors(self._mentors)
        self._fits.show_fits(placement)
        self._health.sync(placement.consideration)
        self._arrange()

    def _arrange(self) -> None:
        """Two columns where there is room, else one below the other."""
        if self._body is None:
            return
        wide = self.width() >= _WIDE
        direction = QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        self._columns.setDirection(direction)
        self._fits.set_wide(wide)
