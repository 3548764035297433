"""What a step is for: the own goal, a small goal, something in the way, or a placement."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy.orm import Session

from desktop.errors import InvalidInput
from desktop.models.base import Base
from desktop.models.tables import Barrier, Placement, SmallGoal, Step, StepAim
from desktop.plan_records import AimKind
from desktop.records import Rater, StepDraft

_TABLES: dict[AimKind, type[Base]] = {
    AimKind.SMALL_GOAL: SmallGoal,
    AimKind.BARRIER: Barrier,
    AimKind.PLACEMENT: Placement,
}

# What is still to be worked at, each in its own order. A barrier without words of its own has its kind.
_OFFERED = """SELECT 1, position, 'small_goal', id, text FROM small_goal
WHERE citizen_id = ?1 AND status = 'open'
UNION ALL
SELECT 2, position, 'barrier', id, coalesce(nullif(text, ''), kind) FROM barrier
WHERE citizen_id = ?1 AND rater = 'citizen' AND status != 'gone'
UNION ALL
SELECT 3, id, 'placement', id, company FROM placement WHERE citizen_id = ?1 AND ended_on IS NULL
ORDER BY 1, 2, 4
"""


@dataclass(frozen=True, slots=True)
class Aim:
    """Something that a step can be for; `words` are its own, or a value of `BarrierKind`."""

    kind: AimKind
    id: int
    words: str


def offered(connection: Any, citizen: int) -> tuple[Aim, ...]:
    """What a step of the citizen can be for, beside the own goal."""
    found = connection.execute(_OFFERED, (citizen,)).fetchall()
    return tuple(Aim(AimKind(kind), id, words) for _, _, kind, id, words in found)


def store(session: Session, step: Step, draft: StepDraft) -> None:
    """Note what a step is for, or that it is for nothing of these.

    Raises `InvalidInput` for what is not this citizen's; a barrier has to stand on the citizen's own list.
    """
    aim = session.get(StepAim, step.id)
    if not draft.aim:
        if aim is not None:
            session.delete(aim)
        return
    kind, row = AimKind(draft.aim), draft.aim_id
    _check(session, step.citizen_id, kind, row)
    if aim is None:
        aim = StepAim(step_id=step.id)
        session.add(aim)
    aim.kind = kind
    aim.small_goal_id = row if kind is AimKind.SMALL_GOAL else None
    aim.barrier_id = row if kind is AimKind.BARRIER else None
    aim.placement_id = row if kind is AimKind.PLACEMENT else None


def _check(session: Session, citizen: int, kind: AimKind, row: int | None) -> None:
    if kind is AimKind.GOAL:
        return
    found = session.get(_TABLES[kind], row) if row is not None else None
    rater = getattr(found, "rater", Rater.CITIZEN)  # only a barrier has one
    if getattr(found, "citizen_id", None) != citizen or rater != Rater.CITIZEN:
        raise InvalidInput("aim", "unknown")
