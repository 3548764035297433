"""The services of the living plan, each imported when it is first asked for: unlocking does without."""

from functools import cached_property
from typing import TYPE_CHECKING

from desktop.services.context import Context

if TYPE_CHECKING:
    from desktop.services.barriers import Barriers
    from desktop.services.goals import Goals
    from desktop.services.handing_over import HandingOver
    from desktop.services.looking_back import LookingBack
    from desktop.services.outcomes import Outcomes
    from desktop.services.placements import Placements
    from desktop.services.support import Support


class PlanServices:
    """By the names pages use."""

    _context: Context

    @cached_property
    def goals(self) -> "Goals":
        from desktop.services.goals import Goals

        return Goals(self._context)

    @cached_property
    def barriers(self) -> "Barriers":
        from desktop.services.barriers import Barriers

        return Barriers(self._context)

    @cached_property
    def placements(self) -> "Placements":
        from desktop.services.placements import Placements

        return Placements(self._context)

    @cached_property
    def support(self) -> "Support":
        from desktop.services.support import Support

        return Support(self._context)

    @cached_property
    def outcomes(self) -> "Outcomes":
        from desktop.services.outcomes import Outcomes

        return Outcomes(self._context)

    @cached_property
    def looking_back(self) -> "LookingBack":
        from desktop.services.looking_back import LookingBack

        return LookingBack(self._context)

    @cached_property
    def handing_over(self) -> "HandingOver":
        from desktop.services.handing_over import HandingOver

        return HandingOver(self._context)
