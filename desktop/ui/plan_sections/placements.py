"""Placements in private."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from desktop.ui.desk import Desk
from desktop.ui.plan_sections.section import PlanSection
from desktop.ui.widgets.plan.placements_panel import PlacementsPanel
from desktop.ui.widgets.plan.plan_summaries import placement_folded, unended

if TYPE_CHECKING:
    from desktop.services.plan.placement_views import PlacementsView


class PlacementsSection(PlanSection):
    """Placements and ordinary hours, as on the shared page."""

    def __init__(self, desk: Desk, citizen: int, parent: QWidget | None = None) -> None:
        super().__init__(desk, citizen, desk.words.gettext("Placements"), "placements", parent)
        self._panel = PlacementsPanel(desk)
        self._panel.stored.connect(self.saved)
        self._panel.shown.connect(self._sum_up)
        self._panel.stored.connect(lambda _at: self.changed.emit())
        self.content.addWidget(self._panel)

    def read(self) -> None:
        self._panel.read(self.citizen)

    def flush(self) -> None:
        self._panel.flush()

    def _sum_up(self, seen: "PlacementsView") -> None:
        today = self.desk.clock.today()
        self.tell(placement_folded(self.words, seen.placements, today), to_do=unended(seen.placements, today))
