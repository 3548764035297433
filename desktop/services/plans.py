"""The plan: own goal, next steps, and how last time's steps went."""

from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.errors import Finalised, InvalidInput, NotFound
from desktop.models.tables import Conversation, Goal, Step, StepReview
from desktop.records import UNFINISHED, StepOrigin, StepOwner, StepRecord, StepStatus
from desktop.services import step_rows
from desktop.services.context import Service, open_conversation
from desktop.services.views import Saved
from desktop.text import clean_line, clean_text


class Plans(Service):
    """What citizen and caseworker agree on."""

    def set_goal(self, conversation: int, text: str) -> Saved:
        """Store the citizen's own goal as of this conversation; earlier ones stay as its history."""
        now = self._clock.now()
        with self._transaction() as session:
            row = open_conversation(session, conversation)
            cleaned = clean_text(text, "goal")
            goal = session.get(Goal, row.id)
            if goal is None:
                session.add(
                    Goal(conversation_id=row.id, citizen_id=row.citizen_id, text=cleaned, written_at=now)
                )
            else:
                goal.text, goal.written_at = cleaned, now
        return Saved(now)

    def goals(self, citizen: int) -> list[tuple[date, str]]:
        """The goal's history, newest first."""
        with self._transaction() as session:
            rows = session.execute(
                select(Conversation.day, Goal.text)
                .join(Conversation, Conversation.id == Goal.conversation_id)
                .where(Goal.citizen_id == citizen)
                .order_by(Conversation.ordinal.desc())
            )
            return [(day, text) for day, text in rows]

    def add_step(
        self,
        conversation: int,
        text: str,
        *,
        owner: StepOwner = StepOwner.CITIZEN,
        origin: StepOrigin = StepOrigin.AGREED,
        due: date | None = None,
        factor: str | None = None,
    ) -> StepRecord:
        """Agree on a step. Raises `InvalidInput` for an empty text or a day before the conversation."""
        with self._transaction() as session:
            row = open_conversation(session, conversation)
            step = Step(citizen_id=row.citizen_id, conversation_id=row.id, status=StepStatus.OPEN)
            self._fill(step, row, text, owner, origin, due, factor)
            session.add(step)
            session.flush()
            return step_rows.as_record(step, row)

    def change_step(
        self,
        step: int,
        text: str,
        *,
        owner: StepOwner,
        origin: StepOrigin,
        due: date | None,
        factor: str | None,
    ) -> StepRecord:
        """Change a step of a conversation that is still open; a finished one's steps are followed up."""
        with self._transaction() as session:
            found, row = _open_step(session, step)
            self._fill(found, row, text, owner, origin, due, factor)
            return step_rows.as_record(found, row)

    def remove_step(self, step: int) -> Saved:
        """Take back a step of a conversation that is still open."""
        with self._transaction() as session:
            found, _ = _open_step(session, step)
            session.delete(found)
        return Saved(self._clock.now())

    def review(self, conversation: int, step: int, status: StepStatus, text: str = "") -> Saved:
        """Follow up an earlier step in this conversation, with a word why."""
        with self._transaction() as session:
            row = open_conversation(session, conversation)
            found = session.get(Step, step)
            if found is None or found.citizen_id != row.citizen_id:
                raise NotFound
            if found.conversation_id == row.id:
                raise InvalidInput("step", "today")
            cleaned = clean_text(text, "review")
            review = session.get(StepReview, (step, row.id))
            if review is None:
                session.add(StepReview(step_id=step, conversation_id=row.id, status=status, text=cleaned))
            else:
                review.status, review.text = status, cleaned
            found.status = status
        return Saved(self._clock.now())

    def _fill(
        self,
        step: Step,
        row: Conversation,
        text: str,
        owner: StepOwner,
        origin: StepOrigin,
        due: date | None,
        factor: str | None,
    ) -> None:
        cleaned = clean_line(text, "step")
        if not cleaned:
            raise InvalidInput("step", "empty")
        # After the clock was put right, either day may be the true one.
        if due is not None and due < min(row.day, self._clock.today()):
            raise InvalidInput("due", "past")
        step.text = cleaned
        step.owner = owner
        step.origin = origin
        step.due = due
        step.factor = factor


def _open_step(session: Session, step: int) -> tuple[Step, Conversation]:
    found = session.get(Step, step)
    if found is None:
        raise NotFound
    row = session.get_one(Conversation, found.conversation_id)
    if row.state not in UNFINISHED:
        raise Finalised
    return found, row
