"""An earlier step that was changed: the one agreed anew in its place, and taking that back."""

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from desktop.errors import InvalidInput
from desktop.models.tables import Conversation, Step, StepAim, StepReplacement, StepReview
from desktop.records import StepStatus


def replacement(session: Session, conversation: Conversation, replaced: Step) -> Step | None:
    """The step of this conversation in the earlier one's place; raises `InvalidInput` for another's."""
    found = session.scalar(
        select(Step)
        .join(StepReplacement, StepReplacement.step_id == Step.id)
        .where(StepReplacement.replaced_id == replaced.id)
    )
    if found is not None and found.conversation_id != conversation.id:
        raise InvalidInput("step", "changed")
    return found


def take_back(session: Session, conversation: Conversation, replaced: Step) -> None:
    """The earlier step was not changed after all.

    What was agreed in its place goes while it says the same; written anew it is a step of its own.
    """
    found = replacement(session, conversation, replaced)
    if found is None:
        return
    if found.text == replaced.text:
        remove(session, found)
    else:
        session.execute(delete(StepReplacement).where(StepReplacement.step_id == found.id))


def remove(session: Session, step: Step) -> None:
    """Take a step away; one whose place it took is followed up as before."""
    link = session.get(StepReplacement, step.id)
    if link is not None:
        replaced = session.get_one(Step, link.replaced_id)
        review = session.get(StepReview, (replaced.id, step.conversation_id))
        if review is not None and review.status == StepStatus.CHANGED:
            review.status = replaced.status = StepStatus.OPEN
        session.delete(link)
    session.execute(delete(StepAim).where(StepAim.step_id == step.id))
    session.flush()
    session.delete(step)
