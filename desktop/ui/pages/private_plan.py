"""The living plan of one citizen, in private: what is seen to between conversations."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QScrollArea, QWidget

from desktop.ui.desk import Desk, Page
from desktop.ui.plan_sections.barriers import BarriersSection
from desktop.ui.plan_sections.goals import GoalsSection
from desktop.ui.plan_sections.handover import HandoverSection
from desktop.ui.plan_sections.outcomes import OutcomesSection
from desktop.ui.plan_sections.placements import PlacementsSection
from desktop.ui.plan_sections.section import PlanSection
from desktop.ui.plan_sections.support import SupportSection
from desktop.ui.widgets.basics import button, label, scrolling
from desktop.ui.widgets.in_view import bring_to_top
from desktop.ui.widgets.private_bar import PrivateBar, footer, lay_out, narrow

if TYPE_CHECKING:
    from desktop.services.views import CitizenDetails

_SECTIONS = (
    GoalsSection,
    BarriersSection,
    PlacementsSection,
    SupportSection,
    OutcomesSection,
    HandoverSection,
)


class PrivatePlanPage(Page):
    """One section below the other; each stores itself. Whoever came for one of them finds it open."""

    finished = Signal()
    page_wanted = Signal(str)
    """Another private page about the citizen, by its name."""

    def __init__(self, desk: Desk, citizen: int, open_at: str = "", parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        _ = self.words.gettext
        self._citizen = citizen
        self._wanted = open_at
        self._bar = PrivateBar(self.words, back=_("The citizen"), lock=True)
        self._bar.back.connect(self._finish)
        self._bar.lock_wanted.connect(self.lock_wanted)
        self.saved.connect(self._bar.show_saved)
        self._bar.saved.watch(desk)
        self._sections: list[PlanSection] = [made(desk, citizen) for made in _SECTIONS]
        for section in self._sections:
            section.saved.connect(self.saved)
            section.changed.connect(lambda changed=section: self._read_others(changed))
            section.page_wanted.connect(self.page_wanted)
            section.revealed.connect(lambda shown=section: bring_to_top(self._area, shown))
        done = button(_("Close"), "primary", name="done")
        done.clicked.connect(self._finish)
        content = narrow(label(_("The plan"), "title"), *self._sections)
        self._area: QScrollArea = scrolling(content)
        lay_out(self, self._bar, self._area, footer(right=(done,)))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not event.spontaneous():
            self.desk.ask(self.services.citizens.get, self._citizen, then=self._show_citizen)
            for section in self._sections:
                section.read()
            if self._wanted:
                # Asked last: then every section shows what it has read, and nothing moves any more.
                self.desk.ask(self.services.citizens.get, self._citizen, then=self._reveal)

    def flush(self) -> None:
        for section in self._sections:
            section.flush()

    def _show_citizen(self, details: "CitizenDetails") -> None:
        self._bar.set_title(details.name)

    def _reveal(self, _details: "CitizenDetails") -> None:
        for section in self._sections:
            if section.objectName() == f"section-{self._wanted}":
                section.reveal()
        self._wanted = ""

    def _read_others(self, changed: PlanSection) -> None:
        for section in self._sections:
            if section is not changed:
                section.read()

    def _finish(self) -> None:
        self.flush()
        self.finished.emit()
