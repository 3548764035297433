"""Steps: those agreed in a conversation, and the earlier ones that it follows up."""

from sqlalchemy import delete, or_, select
from sqlalchemy.orm import Session

from desktop.models.tables import Conversation, Step, StepReview
from desktop.records import StepOrigin, StepOwner, StepRecord, StepStatus
from desktop.services.context import ONE

# The caseworker's own promises come first: it is the municipality that asks to be trusted.
_PROMISED_FIRST = (StepOwner.CASEWORKER, StepOwner.TOGETHER)


def agreed_in(session: Session, conversation: Conversation) -> list[StepRecord]:
    """The steps agreed in the conversation, in the order they were written."""
    rows = session.scalars(select(Step).where(Step.conversation_id == conversation.id).order_by(Step.id))
    return [as_record(step, None, conversation) for step in rows]


def followed_up(session: Session, conversation: Conversation) -> list[StepRecord]:
    """Earlier steps that this conversation follows up: open when it began, or reviewed in it.

    The caseworker's own come first, then in the order they were agreed.
    """
    rows = session.execute(
        select(Step, StepReview, Conversation)
        .join(Conversation, Conversation.id == Step.conversation_id)
        .outerjoin(
            StepReview, (StepReview.step_id == Step.id) & (StepReview.conversation_id == conversation.id)
        )
        .where(
            Step.citizen_id == conversation.citizen_id,
            Conversation.ordinal < conversation.ordinal,
            or_(
                Step.status.in_((StepStatus.OPEN, StepStatus.NOT_DONE)),
                StepReview.step_id.is_not(None),
            ),
        )
        .order_by(Step.id)
    )
    steps = [as_record(step, review, agreed) for step, review, agreed in rows]
    return sorted(steps, key=lambda step: step.owner not in _PROMISED_FIRST)


def take_back_reviews(session: Session, conversation: Conversation) -> None:
    """Undo what this conversation said of earlier steps: each stands again as the review before left it."""
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


def as_record(step: Step, review: StepReview | None, agreed: Conversation) -> StepRecord:
    """The step as it stands in a conversation: by its review there, else as it is now."""
    return StepRecord(
        id=step.id,
        text=step.text,
        owner=StepOwner(step.owner),
        origin=StepOrigin(step.origin),
        status=StepStatus(review.status if review else step.status),
        due=step.due,
        factor=step.factor,
        review=review.text if review else "",
        agreed_on=agreed.day,
    )
