"""Choosing questions before the talk: templates, same as last time, own ticks."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import delete, func, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from desktop import scoring
from desktop.errors import DraftExists, InvalidInput
from desktop.models.tables import (
    Belief,
    BeliefNote,
    ChosenQuestion,
    Citizen,
    Conversation,
    FocusFactor,
    Goal,
    Note,
    SavedTemplate,
    Step,
)
from desktop.records import AccessAction, CaseworkerView, Rater
from desktop.services import access_log, record_builder, stale, step_rows, talk_rows
from desktop.services.choice import chosen_ids, conversation_before, store_choice
from desktop.services.context import Service, bare_of, citizen_of, open_conversation, owner_of
from desktop.services.plan import since
from desktop.services.talk_rows import Talk
from desktop.services.views import Preparation, Since, TemplateView
from desktop.text import NAME_LENGTH, clean_line

_OF_A_CONVERSATION = (Belief, BeliefNote, ChosenQuestion, FocusFactor, Goal, Note, Step)


class Preparations(Service):
    """Prepare a conversation; can be done the day before, and is kept from click to click."""

    def prepare(self, citizen: int) -> int:
        """The citizen's unfinished conversation, or a new one with a first choice of questions.

        The first choice is the same as last time, or *short* in a first conversation.
        """
        with self._transaction() as session:
            found = stale.close_stale(session, citizen, self._clock)
            if found is None:
                found = self._new(session, citizen_of(session, citizen))
            if found.started_at is None:  # one that was begun is logged when it is opened
                self._log_opened(session, found)
            return found.id

    def get(self, conversation: int) -> Preparation:
        """What the prepare page shows; raises `Finalised` for a closed conversation."""
        with self._transaction() as session:
            row = open_conversation(session, conversation)
            citizen = session.get_one(Citizen, row.citizen_id)
            connection = bare_of(session)
            talk = talk_rows.read(connection, row.id)
            chosen = chosen_ids(session, row.id)
            before = conversation_before(session, row)
            last_time = chosen_ids(session, before.id) if before else ()
            asked = record_builder.questions_of(connection, talk)
            return Preparation(
                conversation=row.id,
                citizen=citizen.id,
                citizen_name=citizen.name,
                language=row.language,
                target_group=citizen.target_group,
                chosen=chosen,
                last_time=last_time,
                last_day=before.day if before else None,
                caseworker_view=CaseworkerView(row.caseworker_view),
                minutes=self._banks.minutes(len(chosen)),
                comparable=sum(scoring.can_be_compared(question, Rater.CITIZEN) for question in asked),
                steps=step_rows.read(connection, talk).followed_up,
                goal=talk.goal_before,
                templates=self._templates(session),
                started=row.started_at is not None,
                since=self._since(connection, talk, before),
            )

    def choose(self, conversation: int, questions: Sequence[str]) -> None:
        """Store which questions are to be asked, in the bank's order.

        A question that already has an answer stays chosen. Raises `InvalidInput` for an unknown id.
        """
        with self._transaction() as session:
            row = open_conversation(session, conversation)
            store_choice(session, self._banks, row.id, questions)

    def set_caseworker_view(self, conversation: int, view: CaseworkerView) -> None:
        """Choose how the caseworker's view is given."""
        with self._transaction() as session:
            open_conversation(session, conversation).caseworker_view = view

    def save_template(self, conversation: int, name: str) -> None:
        """Keep the present choice under a name; the same name is replaced. Raises `InvalidInput`."""
        cleaned = clean_line(name, "template", NAME_LENGTH)
        if not cleaned:
            raise InvalidInput("template", "empty")
        with self._transaction() as session:
            chosen = " ".join(chosen_ids(session, conversation))
            if not chosen:
                raise InvalidInput("template", "no_questions")
            found = session.scalar(select(SavedTemplate).where(SavedTemplate.name == cleaned))
            if found is None:
                session.add(SavedTemplate(name=cleaned, questions=chosen))
            else:
                found.questions = chosen

    def delete_template(self, template: int) -> None:
        """Forget a saved template; conversations made from it stay."""
        with self._transaction() as session:
            session.execute(delete(SavedTemplate).where(SavedTemplate.id == template))

    def discard(self, conversation: int) -> None:
        """Take back a preparation that has not begun; a begun conversation is never discarded."""
        with self._transaction() as session:
            row = open_conversation(session, conversation)
            if row.started_at is not None:
                return
            step_rows.take_back_reviews(session, row)
            for table in _OF_A_CONVERSATION:
                session.execute(delete(table).where(table.conversation_id == row.id))
            session.delete(row)

    def _log_opened(self, session: Session, row: Conversation) -> None:
        citizen = citizen_of(session, row.citizen_id).uuid
        action = AccessAction.CONVERSATION_OPENED
        access_log.log(session, self._clock, action, citizen=citizen, conversation=row.uuid)

    def _new(self, session: Session, citizen: Citizen) -> Conversation:
        newest = session.scalar(
            select(func.max(Conversation.ordinal)).where(Conversation.citizen_id == citizen.id)
        )
        row = Conversation(
            uuid=self._context.new_uuid(),
            citizen_id=citizen.id,
            caseworker_id=owner_of(session).id,
            ordinal=(newest or 0) + 1,
            day=self._clock.today(),
            prepared_at=self._clock.now(),
            language=citizen.language,
        )
        session.add(row)
        try:
            session.flush()
        except IntegrityError:
            raise DraftExists from None
        store_choice(session, self._banks, row.id, self._first_choice(session, row), begun=False)
        return row

    def _first_choice(self, session: Session, row: Conversation) -> list[str]:
        """Same as last time, as far as the banks still have the questions; else the short template."""
        before = conversation_before(session, row)
        last_time = chosen_ids(session, before.id) if before else ()
        askable = {question.id for question in self._banks.questions}
        kept = [identity for identity in last_time if identity in askable]
        return kept or [q for q in self._banks.first_template.questions if q in askable]

    def _since(self, connection: Any, talk: Talk, before: Conversation | None) -> Since:
        """What has happened since the conversation before; nothing where there was none."""
        return since.read(connection, talk, before.day, self._clock.today()) if before else Since()

    def _templates(self, session: Session) -> tuple[TemplateView, ...]:
        askable = {question.id for question in self._banks.questions}
        built_in = [
            TemplateView(t.id, t.name, tuple(q for q in t.questions if q in askable))
            for t in self._banks.templates
        ]
        saved = [
            TemplateView(f"saved-{t.id}", t.name, tuple(q for q in t.questions.split() if q in askable), t.id)
            for t in session.scalars(select(SavedTemplate).order_by(SavedTemplate.name))
        ]
        return (*built_in, *saved)
