"""The services of the living plan, each imported when it is first asked for: unlocking does without."""

from functools import cached_property
from typing import TYPE_CHECKING

from desktop.services.context import Context

if TYPE_CHECKING:
    from desktop.services.handover.giving import HandingOver
    from desktop.services.plan.barriers import Barriers
    from desktop.services.plan.experiences import Experiences
    from desktop.services.plan.goals import Goals
    from desktop.services.plan.looking_back import LookingBack
    from desktop.services.plan.outcomes import Outcomes
    from desktop.services.plan.placements import Placements
    from desktop.services.plan.plan_papers import PlanPapers
    from desktop.services.plan.support import Support


class PlanServices:
    """By the names pages use."""

    _context: Context

    @cached_property
    def goals(self) -> "Goals":
        from desktop.services.plan.goals import Goals

        return Goals(self._context)

    @cached_property
    def barriers(self) -> "Barriers":
        from desktop.services.plan.barriers import Barriers

        return Barriers(self._context)

    @cached_property
    def experiences(self) -> "Experiences":
        from desktop.services.plan.experiences import Experiences

        return Experiences(self._context)

    @cached_property
    def placements(self) -> "Placements":
        from desktop.services.plan.placements import Placements

        return Placements(self._context)

    @cached_property
    def plan_papers(self) -> "PlanPapers":
        from desktop.services.plan.plan_papers import PlanPapers

        return PlanPapers(self._context)

    @cached_property
    def support(self) -> "Support":
        from desktop.services.plan.support import Support

        return Support(self._context)

    @cached_property
    def outcomes(self) -> "Outcomes":
        from desktop.services.plan.outcomes import Outcomes

        return Outcomes(self._context)

    @cached_property
    def looking_back(self) -> "LookingBack":
        from desktop.services.plan.looking_back import LookingBack

        return LookingBack(self._context)

    @cached_property
    def handing_over(self) -> "HandingOver":
        from desktop.services.handover.giving import HandingOver

        return HandingOver(self._context)
