"""Steps: those agreed in a conversation, and the earlier ones that it follows up."""

from typing import Any, NamedTuple

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from desktop.models.tables import Conversation, Step, StepAim, StepReplacement, StepReview
from desktop.records import StepOrigin, StepOwner, StepRecord, StepStatus
from desktop.services.context import ONE, bare_of
from desktop.services.talk_rows import Talk, day_of

# The caseworker's own promises come first: it is the municipality that asks to be trusted.
_PROMISED_FIRST = (StepOwner.CASEWORKER, StepOwner.TOGETHER)


# Read with every page of a conversation, and so written out. A review of this conversation says how a step
# stands in it; without one the step is followed up while it is open.
_STEPS = """SELECT step.id, step.text, step.owner, step.origin, coalesce(review.status, step.status),
       step.due, step.factor, coalesce(review.text, ''), agreed.day, agreed.ordinal < ?3,
       coalesce(aim.kind, ''), coalesce(aim.small_goal_id, aim.barrier_id, aim.placement_id),
       CASE aim.kind
         WHEN 'small_goal' THEN (SELECT text FROM small_goal WHERE id = aim.small_goal_id)
         WHEN 'barrier' THEN (SELECT coalesce(nullif(text, ''), kind) FROM barrier WHERE id = aim.barrier_id)
         WHEN 'placement' THEN (SELECT company FROM placement WHERE id = aim.placement_id)
         ELSE '' END,
       coalesce((SELECT before.text FROM step_replacement
                 JOIN step AS before ON before.id = step_replacement.replaced_id
                 WHERE step_replacement.step_id = step.id), ''),
       review.step_id IS NOT NULL
FROM step
JOIN conversation AS agreed ON agreed.id = step.conversation_id
LEFT JOIN step_review AS review ON review.step_id = step.id AND review.conversation_id = ?1
LEFT JOIN step_aim AS aim ON aim.step_id = step.id
WHERE step.citizen_id = ?2
  AND (agreed.id = ?1
       OR agreed.ordinal < ?3 AND (step.status IN ('open', 'not_done') OR review.step_id IS NOT NULL))
ORDER BY step.id
"""


class Steps(NamedTuple):
    """The steps of a conversation.

    `agreed` are its own, in the order they were written. `followed_up` are earlier ones, open when it began
    or reviewed in it: the caseworker's own come first, then in the order they were agreed.
    """

    agreed: tuple[StepRecord, ...]
    followed_up: tuple[StepRecord, ...]


def read(connection: Any, talk: Talk) -> Steps:
    """The steps as they stand in the conversation: by their reviews there, else as they are now."""
    agreed, before = _read(connection, talk.id, talk.citizen, talk.ordinal)
    before.sort(key=lambda step: step.owner not in _PROMISED_FIRST)
    return Steps(tuple(agreed), tuple(before))


def _read(
    connection: Any, talk: int, citizen: int, ordinal: int
) -> tuple[list[StepRecord], list[StepRecord]]:
    agreed: list[StepRecord] = []
    before: list[StepRecord] = []
    found = connection.execute(_STEPS, (talk, citizen, ordinal)).fetchall()
    for id, text, owner, origin, status, due, factor, review, day, earlier, *aim in found:
        step = StepRecord(
            id=id,
            text=text,
            owner=StepOwner(owner),
            origin=StepOrigin(origin),
            status=StepStatus(status),
            due=day_of(due),
            factor=factor,
            review=review,
            agreed_on=day_of(day),
            aim=aim[0],
            aim_id=aim[1],
            aim_words=aim[2],
            changed_from=aim[3],
            reviewed=bool(aim[4]),
        )
        (before if earlier else agreed).append(step)
    return agreed, before


def take_back_reviews(session: Session, conversation: Conversation) -> None:
    """Undo what this conversation said of earlier steps: each stands again as the review before left it.

    What its own steps are for, and whose place they took, is taken back with it.
    """
    reviewed = session.scalars(
        select(Step).join(StepReview).where(StepReview.conversation_id == conversation.id)
    )
    for step in reviewed.all():
        before = session.scalar(
            select(StepReview.status)
            .join(Conversation, Conversation.id == StepReview.conversation_id)
            .where(StepReview.step_id == step.id, Conversation.ordinal < conversation.ordinal)
            .order_by(Conversation.ordinal.desc())
            .limit(ONE)
        )
        step.status = before or StepStatus.OPEN
    session.execute(delete(StepReview).where(StepReview.conversation_id == conversation.id))
    own = select(Step.id).where(Step.conversation_id == conversation.id)
    session.execute(delete(StepAim).where(StepAim.step_id.in_(own)))
    session.execute(delete(StepReplacement).where(StepReplacement.step_id.in_(own)))


def one(session: Session, conversation: Conversation, step: int) -> StepRecord:
    """One of the conversation's own steps, as it is now."""
    talk = (conversation.id, conversation.citizen_id, conversation.ordinal)
    return next(each for each in _read(bare_of(session), *talk)[0] if each.id == step)
