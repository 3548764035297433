"""The pages of a conversation by their names; those beside the way are imported when they are first shown."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from desktop.ui.desk import Desk
from desktop.ui.pages.development import DevelopmentPage
from desktop.ui.pages.plan import PlanPage
from desktop.ui.pages.question import QuestionPage
from desktop.ui.pages.summary import SummaryPage
from desktop.ui.pages.talk import FreeTalkPage
from desktop.ui.pages.views import ViewsPage
from desktop.ui.pages.welcome import WelcomePage
from desktop.ui.talk_page import TalkPage

_Made = Callable[[Desk, QWidget], TalkPage]

_ON_THE_WAY: dict[str, _Made] = {
    "welcome": WelcomePage,
    "question": QuestionPage,
    "talk": FreeTalkPage,
    "views": ViewsPage,
    "development": DevelopmentPage,
    "plan": PlanPage,
    "summary": SummaryPage,
}


def talk_page(name: str, desk: Desk, parent: QWidget) -> TalkPage:
    """Build the page with this name."""
    return (_ON_THE_WAY.get(name) or _beside_it(name))(desk, parent)


def _beside_it(name: str) -> _Made:
    if name == "goal":
        from desktop.ui.pages.goal import GoalPage

        return GoalPage
    if name == "barriers":
        from desktop.ui.pages.barriers import BarriersPage

        return BarriersPage
    if name == "placement":
        from desktop.ui.pages.placement import PlacementPage

        return PlacementPage
    if name == "support":
        from desktop.ui.pages.support import SupportPage

        return SupportPage
    from desktop.ui.pages.experience import ExperiencePage

    return ExperiencePage
