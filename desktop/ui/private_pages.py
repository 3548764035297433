"""Connects the caseworker's own pages about one citizen: what each wishes for, and where it leads."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from desktop.ui.main_window import MainWindow


class PrivatePages(QObject):
    """Pages that are no conversation, each by the name under which a lock finds it again."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self.by_name: dict[str, Callable[[int], None]] = {
            "citizen": self.show_citizen,
            "belief": self.show_belief,
            "citizen-belief": self._show_belief_again,
            "private-plan": self.show_plan,
            "looking-back": self.show_looking_back,
        }

    def show_citizen(self, citizen: int) -> None:
        """One citizen, in private."""
        from desktop.ui.pages.citizen import CitizenPage

        window = self._window
        page = CitizenPage(window.open_desk(), citizen)
        page.back.connect(window.show_citizens)
        page.conversation_wanted.connect(window.show_preparation)
        page.summary_wanted.connect(window.show_summary)
        page.belief_wanted.connect(lambda conversation: self.show_belief(conversation, citizen))
        page.plan_wanted.connect(lambda: self.show_plan(citizen))
        page.handover_wanted.connect(lambda: self.show_plan(citizen, "handover"))
        window.show_page(page, "citizen", citizen)

    def show_belief(self, conversation: int, citizen: int | None = None) -> None:
        """Factor F; back to the citizen, or to the preparation."""
        if citizen is None:
            back = partial(self._window.show_prepared, conversation)
            self._show_belief(conversation, "belief", back)
        else:
            self._show_belief(conversation, "citizen-belief", partial(self.show_citizen, citizen))

    def _show_belief_again(self, conversation: int) -> None:
        """After a lock, where one came from the citizen; whose conversation it is has to be asked."""
        self._show_belief(conversation, "citizen-belief", partial(self._show_citizen_of, conversation))

    def _show_belief(self, conversation: int, name: str, back: Callable[[], None]) -> None:
        from desktop.ui.pages.belief import BeliefPage

        page = BeliefPage(self._window.open_desk(), conversation)
        page.finished.connect(back)
        self._window.show_page(page, name, conversation)

    def _show_citizen_of(self, conversation: int) -> None:
        get = self._window.open_desk().services.conversations.get
        self._window.ask(get, conversation, then=lambda view: self.show_citizen(view.citizen))

    def show_plan(self, citizen: int, section: str = "") -> None:
        """The living plan outside a conversation, opened at a section; back to the citizen."""
        from desktop.ui.pages.private_plan import PrivatePlanPage

        page = PrivatePlanPage(self._window.open_desk(), citizen, section)
        page.finished.connect(lambda: self.show_citizen(citizen))
        page.page_wanted.connect(lambda name: self.by_name[name](citizen))
        self._window.show_page(page, "private-plan", citizen)

    def show_looking_back(self, citizen: int) -> None:
        """Those who succeeded; back to the plan that one came from."""
        from desktop.ui.pages.looking_back import LookingBackPage

        page = LookingBackPage(self._window.open_desk())
        page.finished.connect(lambda: self.show_plan(citizen, "outcomes"))
        self._window.show_page(page, "looking-back", citizen)
