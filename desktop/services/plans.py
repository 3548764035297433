"""The plan: own goal, next steps, and how last time's steps went."""

from datetime import date
from typing import Any

from sqlalchemy.orm import Session

from desktop.errors import Finalised, InvalidInput, NotFound
from desktop.models.tables import Conversation, Goal, Step, StepReplacement, StepReview
from desktop.recorded_plan import RecordedPlacement
from desktop.records import UNFINISHED, StepDraft, StepOwner, StepRecord, StepStatus
from desktop.services import step_rows
from desktop.services.context import Service, open_conversation, row_of
from desktop.services.plan import step_aims, step_changes
from desktop.services.views import AgreedStep, CitizenPlan, Saved
from desktop.text import clean_line, clean_text

# Goals (0), steps (1), the first barrier (2) and placements (3), in one statement: the citizen's page
# shows them beside each other.
_OF_CITIZEN = """SELECT 0, -conversation.ordinal AS place, conversation.day, goal.text, NULL, NULL
FROM goal JOIN conversation ON conversation.id = goal.conversation_id
WHERE goal.citizen_id = ?1
UNION ALL
SELECT 1, step.id, conversation.day, step.text, step.owner, step.due
FROM step JOIN conversation ON conversation.id = step.conversation_id
WHERE step.citizen_id = ?1 AND step.status IN ('open', 'not_done')
UNION ALL
SELECT 2, 0, NULL, text, kind, more
FROM (SELECT text, kind, count(*) OVER () - 1 AS more FROM barrier
      WHERE citizen_id = ?1 AND rater = 'citizen' AND settled_on IS NULL
      ORDER BY position, id LIMIT 1)
UNION ALL
SELECT 3, id, starts, company, weekly_minutes, ends
FROM placement WHERE citizen_id = ?1 AND (ended_on IS NULL OR ended_on >= ?2)
ORDER BY 1, 2
"""
_GOAL, _STEP, _BARRIER, _PLACEMENT = range(4)


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

    def of_citizen(self, citizen: int) -> CitizenPlan:
        """The goal's history, and the steps, the first barrier and the placements as they stand now."""
        found: dict[int, list[tuple[Any, ...]]] = {part: [] for part in range(4)}
        with self._bare_transaction() as connection:
            today = self._clock.today().isoformat()
            for part, *rest in connection.execute(_OF_CITIZEN, (citizen, today)).fetchall():
                found[part].append(tuple(rest))
        barrier, more = next((((k, text), more) for _, _, text, k, more in found[_BARRIER]), (None, 0))
        return CitizenPlan(
            goals=tuple((date.fromisoformat(day), text) for _, day, text, *_ in found[_GOAL]),
            steps=tuple(
                AgreedStep(text, StepOwner(owner), _day(due), date.fromisoformat(day))
                for _, day, text, owner, due in found[_STEP]
            ),
            barrier=barrier,
            more_barriers=more,
            placements=tuple(
                RecordedPlacement(
                    id=str(id), company=company, starts=_day(starts), ends=_day(ends), weekly_minutes=minutes
                )
                for id, starts, company, minutes, ends in found[_PLACEMENT]
            ),
        )

    def add_step(self, conversation: int, draft: StepDraft) -> StepRecord:
        """Agree on a step. Raises `InvalidInput` for an empty text or a day before the conversation."""
        with self._transaction() as session:
            row = open_conversation(session, conversation)
            step = self._new(session, row, draft)
            return step_rows.one(session, row, step.id)

    def replace_step(self, conversation: int, step: int, draft: StepDraft, why: str = "") -> StepRecord:
        """Follow up an earlier step as changed, and agree on one in its place.

        Where that is done already the one in its place stays as it is.
        """
        with self._transaction() as session:
            row = open_conversation(session, conversation)
            earlier = _earlier_step(session, row, step)
            made = step_changes.replacement(session, row, earlier)
            if made is None:
                made = self._new(session, row, draft)
                session.add(StepReplacement(step_id=made.id, replaced_id=earlier.id))
            _review(session, row, earlier, StepStatus.CHANGED, why)
            return step_rows.one(session, row, made.id)

    def aims(self, citizen: int) -> tuple[step_aims.Aim, ...]:
        """What a step of the citizen can be for, beside the own goal."""
        with self._bare_transaction() as connection:
            return step_aims.offered(connection, citizen)

    def change_step(self, step: int, draft: StepDraft) -> StepRecord:
        """Change a step of a conversation that is still open; a finished one's steps are followed up."""
        with self._transaction() as session:
            found, row = _open_step(session, step)
            self._fill(session, row, found, draft)
            return step_rows.one(session, row, step)

    def remove_step(self, step: int) -> Saved:
        """Take back a step of a conversation that is still open."""
        with self._transaction() as session:
            found, _ = _open_step(session, step)
            step_changes.remove(session, found)
        return Saved(self._clock.now())

    def review(self, conversation: int, step: int, status: StepStatus, text: str = "") -> Saved:
        """Follow up an earlier step in this conversation, with a word why."""
        with self._transaction() as session:
            row = open_conversation(session, conversation)
            found = _earlier_step(session, row, step)
            if status is not StepStatus.CHANGED:
                step_changes.take_back(session, row, found)
            _review(session, row, found, status, text)
        return Saved(self._clock.now())

    def _new(self, session: Session, row: Conversation, draft: StepDraft) -> Step:
        step = Step(citizen_id=row.citizen_id, conversation_id=row.id, status=StepStatus.OPEN)
        self._fill(session, row, step, draft)
        return step

    def _fill(self, session: Session, row: Conversation, step: Step, draft: StepDraft) -> None:
        cleaned = clean_line(draft.text, "step")
        if not cleaned:
            raise InvalidInput("step", "empty")
        # After the clock was put right, either day may be the true one.
        if draft.due is not None and draft.due < min(row.day, self._clock.today()):
            raise InvalidInput("due", "past")
        step.text = cleaned
        step.owner = draft.owner
        step.origin = draft.origin
        step.due = draft.due
        step.factor = draft.factor
        session.add(step)
        session.flush()  # what it is for is stored under its number
        step_aims.store(session, step, draft)


def _open_step(session: Session, step: int) -> tuple[Step, Conversation]:
    found = row_of(session, Step, step)
    row = session.get_one(Conversation, found.conversation_id)
    if row.state not in UNFINISHED:
        raise Finalised
    return found, row


def _earlier_step(session: Session, row: Conversation, step: int) -> Step:
    found = session.get(Step, step)
    if found is None or found.citizen_id != row.citizen_id:
        raise NotFound
    if found.conversation_id == row.id:
        raise InvalidInput("step", "today")
    return found


def _review(session: Session, row: Conversation, found: Step, status: StepStatus, why: str) -> None:
    cleaned = clean_text(why, "review")
    review = session.get(StepReview, (found.id, row.id))
    if review is None:
        session.add(StepReview(step_id=found.id, conversation_id=row.id, status=status, text=cleaned))
    else:
        review.status, review.text = status, cleaned
    found.status = status


def _day(stored: str | None) -> date | None:
    return date.fromisoformat(stored) if stored else None
