"""Factor F: the caseworker's own belief, given in private and never mixed into A–E.

The citizen has a right of access to it (GDPR art. 15); the page says so.
"""

from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from desktop.errors import InvalidInput
from desktop.models.tables import Belief, BeliefNote, Caseworker, Citizen, Conversation
from desktop.questions import Question
from desktop.records import OPTION_COUNT, AnswerState, BeliefTiming, ConversationState
from desktop.services import chain, wordings
from desktop.services.colleague_beliefs import of_colleague, told_to
from desktop.services.context import ONE, Service, conversation_of, owner_of
from desktop.services.views import BeliefQuestion, BeliefView, Saved
from desktop.text import clean_text


class Beliefs(Service):
    """Read and give the belief in job and education within a year."""

    def get(self, conversation: int) -> BeliefView:
        """The page on F; earlier beliefs are in it only where today's is given.

        Those of a colleague who handed the citizen over only once the owner has given one since.
        """
        with self._transaction() as session:
            row = conversation_of(session, conversation)
            citizen = session.get_one(Citizen, row.citizen_id)
            colleague, told = _whose(session, row)
            asked = self._banks.belief_questions if told else ()
            questions = tuple(self._question(session, row, question) for question in asked)
            given = told and all(question.state is not None for question in questions)
            note = session.get(BeliefNote, row.id) if told else None
            return BeliefView(
                conversation=row.id,
                citizen_name=citizen.name,
                questions=questions,
                note=note.text if note else "",
                earlier_notes=_earlier_notes(session, row) if given else (),
                colleague=colleague,
                told=told,
            )

    def give(self, conversation: int, question: str, state: AnswerState, option: int | None = None) -> Saved:
        """Store today's belief; whether it came before or after the talk is recorded with it.

        The same belief again at the same time stores nothing. Raises `InvalidInput`, also for a
        conversation of the colleague who handed the citizen over, and `NotFound`.
        """
        if state not in (AnswerState.ANSWERED, AnswerState.CANNOT_JUDGE):
            raise InvalidInput("belief", "state")
        answered = state is AnswerState.ANSWERED
        if answered != (option is not None) or (option is not None and not 1 <= option <= OPTION_COUNT):
            raise InvalidInput("belief", "option")
        asked = next((q for q in self._banks.belief_questions if q.id == question), None)
        if asked is None:
            raise InvalidInput("belief", "question")
        now = self._clock.now()
        with self._transaction() as session:
            row = _own(session, conversation)
            before = _counting(session, row.id, question)
            timing = BeliefTiming.AFTER
            if row.state == ConversationState.PREPARED:
                timing = BeliefTiming.BEFORE
            if before and (before.state, before.option, before.timing) == (state, option, timing):
                return Saved(now)
            belief = Belief(
                conversation_id=row.id,
                question_id=question,
                wording_hash=wordings.store(session, asked, self._banks.factor(asked.factor)),
                revision=before.revision + 1 if before else 1,
                state=state,
                option=option,
                timing=timing,
                answered_at=now,
            )
            session.add(belief)
            chain.link_belief(session, row, belief)
        return Saved(now)

    def note(self, conversation: int, text: str) -> Saved:
        """Store what would raise the belief one step."""
        now = self._clock.now()
        with self._transaction() as session:
            _own(session, conversation)
            cleaned = clean_text(text, "note")
            note = session.get(BeliefNote, conversation)
            if note is None:
                session.add(BeliefNote(conversation_id=conversation, text=cleaned, written_at=now))
            else:
                note.text, note.written_at = cleaned, now
        return Saved(now)

    def _question(self, session: Session, row: Conversation, question: Question) -> BeliefQuestion:
        now = _counting(session, row.id, question.id)
        return BeliefQuestion(
            id=question.id,
            text=question.text,
            options=tuple(question.options),
            state=AnswerState(now.state) if now else None,
            option=now.option if now else None,
            timing=BeliefTiming(now.timing) if now else None,
            earlier=_earlier(session, row, question.id) if now else (),
        )


def _whose(session: Session, row: Conversation) -> tuple[str, bool]:
    """The colleague whose conversation it is, '' for one of this vault, and whether it may be told."""
    owner = owner_of(session).id
    query = select(of_colleague(owner), told_to(owner)).where(Conversation.id == row.id)
    theirs, told = session.execute(query).one()
    return session.get_one(Caseworker, row.caseworker_id).name if theirs else "", bool(told)


def _own(session: Session, conversation: int) -> Conversation:
    """A conversation of this vault; the belief of a colleague stays as it was given."""
    row = conversation_of(session, conversation)
    if _whose(session, row)[0]:
        raise InvalidInput("belief", "colleague")
    return row


def _counting(session: Session, conversation: int, question: str) -> Belief | None:
    return session.scalar(
        select(Belief)
        .where(Belief.conversation_id == conversation, Belief.question_id == question)
        .order_by(Belief.revision.desc())
        .limit(ONE)
    )


def _earlier(session: Session, row: Conversation, question: str) -> tuple[tuple[date, str], ...]:
    """Earlier beliefs in words, oldest first."""
    newest = (
        select(Belief.conversation_id, func.max(Belief.revision).label("revision"))
        .where(Belief.question_id == question)
        .group_by(Belief.conversation_id)
        .subquery()
    )
    found = session.execute(
        select(Conversation.day, Belief)
        .join(Belief, Belief.conversation_id == Conversation.id)
        .join(
            newest,
            (newest.c.conversation_id == Belief.conversation_id) & (newest.c.revision == Belief.revision),
        )
        .where(
            Belief.question_id == question,
            Conversation.citizen_id == row.citizen_id,
            Conversation.ordinal < row.ordinal,
            Belief.option.is_not(None),
            told_to(owner_of(session).id),
        )
        .order_by(Conversation.ordinal)
    ).all()
    words = wordings.read(session, {belief.wording_hash for _, belief in found})
    return tuple(
        (day, words[belief.wording_hash].options[belief.option - 1])
        for day, belief in found
        if belief.option is not None
    )


def _earlier_notes(session: Session, row: Conversation) -> tuple[tuple[date, str], ...]:
    found = session.execute(
        select(Conversation.day, BeliefNote.text)
        .join(Conversation, Conversation.id == BeliefNote.conversation_id)
        .where(
            Conversation.citizen_id == row.citizen_id,
            Conversation.ordinal < row.ordinal,
            BeliefNote.text != "",
            told_to(owner_of(session).id),
        )
        .order_by(Conversation.ordinal)
    )
    return tuple((day, text) for day, text in found)
