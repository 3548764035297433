"""Small goals under the own goal, and the two ways to a goal where there is none yet."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.errors import InvalidInput
from desktop.models.tables import SmallGoal, StepAim
from desktop.plan_records import GoalStatus, GoalWay
from desktop.records import NoteKind
from desktop.services.answers import Answers
from desktop.services.context import Service, citizen_of, open_conversation, row_of
from desktop.services.plan.living_rows import is_told, let_go, put
from desktop.services.plans import Plans
from desktop.services.views import Saved
from desktop.text import clean_line


@dataclass(frozen=True, slots=True)
class SmallGoalView:
    """A small goal; `settled_on` is the day it was reached, or given up."""

    id: int
    text: str
    status: GoalStatus
    set_on: date
    settled_on: date | None = None


class Goals(Service):
    """What the citizen wants, in steps that can be reached."""

    def small_goals(self, citizen: int) -> tuple[SmallGoalView, ...]:
        """All small goals in the citizen's order; those that were given up come last."""
        with self._transaction() as session:
            return tuple(_view(row) for row in _listed(session, citizen))

    def history(self, citizen: int) -> tuple[tuple[date, str], ...]:
        """The own goal by day, newest first."""
        return Plans(self._context).of_citizen(citizen).goals

    def add_small_goal(self, citizen: int, text: str, conversation: int | None = None) -> SmallGoalView:
        """Add a small goal as the last one; raises `InvalidInput` without words."""
        with self._transaction() as session:
            citizen_of(session, citizen)
            if conversation is not None:
                open_conversation(session, conversation)
            row = SmallGoal(
                citizen_id=citizen,
                conversation_id=conversation,
                position=len(_listed(session, citizen)),
                text=_words(text),
                status=GoalStatus.OPEN,
                set_on=self._clock.today(),
            )
            session.add(row)
            session.flush()
            return _view(row)

    def change_small_goal(self, goal: int, text: str) -> Saved:
        """Write a small goal anew; the records of closed conversations keep their words."""
        with self._transaction() as session:
            row_of(session, SmallGoal, goal).text = _words(text)
        return Saved(self._clock.now())

    def settle_small_goal(self, goal: int, status: GoalStatus) -> Saved:
        """It was reached, is no longer a goal, or is open again."""
        with self._transaction() as session:
            row = row_of(session, SmallGoal, goal)
            if row.status != status:
                row.status = status
                row.settled_on = None if status is GoalStatus.OPEN else self._clock.today()
        return Saved(self._clock.now())

    def move_small_goal(self, goal: int, position: int) -> Saved:
        """Put a small goal at a place in the order, from 0."""
        with self._transaction() as session:
            row = row_of(session, SmallGoal, goal)
            put(_listed(session, row.citizen_id), row, position)
        return Saved(self._clock.now())

    def remove_small_goal(self, goal: int) -> Saved:
        """Take a small goal back; one that a closed conversation tells of is no longer a goal instead."""
        with self._transaction() as session:
            row = row_of(session, SmallGoal, goal)
            told = is_told(session, row.citizen_id, row.conversation_id, row.set_on)
            if not told and let_go(session, StepAim.small_goal_id, goal):
                session.delete(row)
            elif row.status != GoalStatus.DROPPED:
                row.status, row.settled_on = GoalStatus.DROPPED, self._clock.today()
        return Saved(self._clock.now())

    def answer_prompt(self, conversation: int, way: GoalWay, prompt: str, text: str) -> Saved:
        """Store what the citizen says to a prompt on one of the ways to a goal."""
        return Answers(self._context).note(conversation, NoteKind.GOAL_PROMPT, text, f"{way}:{prompt}")


def _words(text: str) -> str:
    cleaned = clean_line(text, "small_goal")
    if not cleaned:
        raise InvalidInput("small_goal", "empty")
    return cleaned


def _listed(session: Session, citizen: int) -> list[SmallGoal]:
    found = select(SmallGoal).where(SmallGoal.citizen_id == citizen)
    given_up = SmallGoal.status == GoalStatus.DROPPED
    return list(session.scalars(found.order_by(given_up, SmallGoal.position, SmallGoal.id)))


def _view(row: SmallGoal) -> SmallGoalView:
    return SmallGoalView(row.id, row.text, GoalStatus(row.status), row.set_on, row.settled_on)
