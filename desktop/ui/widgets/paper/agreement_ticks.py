"""What the company may see on the agreement: the citizen ticks it, and health only where it is wished for."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout

from desktop.i18n import Catalogue
from desktop.labels import label as word_for
from desktop.plan_records import HEALTH_PARTS, SHOWN_TO_COMPANY, AgreementPart, PlacementKind
from desktop.recorded_plan import RecordedPlacement
from desktop.ui.widgets.basics import label
from desktop.ui.widgets.choice_box import ChoiceBox
from desktop.ui.widgets.tick import Tick

if TYPE_CHECKING:
    from desktop.reports import AgreementOptions


class AgreementTicks(QFrame):
    """One placement, and a tick for each thing that is known of it."""

    changed = Signal()

    def __init__(self, words: Catalogue) -> None:
        super().__init__()
        _ = words.gettext
        self._words = words
        self._placements: dict[str, RecordedPlacement] = {}
        self.setProperty("role", "card")
        self._title = label(_("What may the company see?"), "name", wrap=True)
        self._place = ChoiceBox(_("Placement"))
        self._place.setObjectName("agreement-placement")
        self._place.picked.connect(self._show_place)
        self._ticks = {part: self._make_tick(part) for part in AgreementPart}
        about = _(
            "%(name)s decides. Answers, what stands in the way, CPR and case number are never on this paper."
        )
        self._about = label("", "quiet", wrap=True)
        self._about_text = about
        self._warning = label(_("Health is on the paper now"), "chip-amber")
        self._warning.setObjectName("agreement-health")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 14, 16, 16)
        layout.setSpacing(2)
        for widget in (self._title, self._about, self._place, *self._ticks.values(), self._warning):
            layout.addWidget(widget)

    def show_placements(self, placements: Sequence[RecordedPlacement], name: str) -> None:
        """Offer these, the first one chosen at the beginning; ticks stand as long as the placement does."""
        self._about.setText(self._about_text % {"name": name})
        before = self._place.value
        self._placements = {each.id: each for each in placements}
        if placements:
            kept = before if before in self._placements else placements[0].id
            self._place.show_choices([(each.id, each.company) for each in placements], kept)
            self._place.setVisible(len(placements) > 1)
            self._show_ticks(fresh=kept != before)

    def options(self) -> "AgreementOptions":
        """What is chosen."""
        from desktop.reports import AgreementOptions

        shown = frozenset(part for part, tick in self._ticks.items() if tick.isChecked())
        return AgreementOptions(self._place.value, shown)

    def _make_tick(self, part: AgreementPart) -> Tick:
        _ = self._words.gettext
        hints = {
            AgreementPart.CONSIDERATION: _("Health: only if you want it"),
            AgreementPart.PRACTICE: _("From your answers: only if you want it"),
        }
        tick = Tick(word_for(self._words, part), hints.get(part, ""))
        tick.setObjectName(f"agreement-{part}")
        tick.clicked.connect(self._ticked)
        return tick

    def _show_place(self) -> None:
        self._show_ticks(fresh=True)
        self.changed.emit()

    def _show_ticks(self, *, fresh: bool) -> None:
        """Only what this placement has. Another placement begins with what is usual."""
        from desktop.reports.placement_agreement import offered

        _ = self._words.gettext
        placement = self._placements[self._place.value]
        school = placement.kind == PlacementKind.EDUCATION
        self._title.setText(_("What may the school see?") if school else _("What may the company see?"))
        has = offered(placement)
        for part, tick in self._ticks.items():
            tick.setVisible(part in has)
            if fresh:
                tick.setChecked(part in SHOWN_TO_COMPANY)
        self._show_warning()

    def _ticked(self) -> None:
        self._show_warning()
        self.changed.emit()

    def _show_warning(self) -> None:
        ticks = [self._ticks[part] for part in HEALTH_PARTS]
        self._warning.setVisible(any(tick.isChecked() and not tick.isHidden() for tick in ticks))
