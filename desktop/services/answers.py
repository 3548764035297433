"""One click, one row: answers, notes, and the factors that the two pick."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Row, delete, insert, select
from sqlalchemy.dialects.sqlite import insert as upsert
from sqlalchemy.orm import Session

from desktop.errors import Finalised, InvalidInput, NotFound
from desktop.i18n import DEFAULT_LANGUAGE
from desktop.models.tables import Answer, ChosenQuestion, Conversation, FocusFactor, Note
from desktop.records import OPTION_COUNT, AnswerRecord, AnswerState, ConversationState, Form, NoteKind, Rater
from desktop.services import wordings
from desktop.services.context import ONE, Service, open_conversation
from desktop.services.views import Saved
from desktop.text import clean_text

MOST_FOCUS_FACTORS = 3

_ALLOWED = {
    Rater.CITIZEN: {
        AnswerState.ANSWERED,
        AnswerState.DOES_NOT_KNOW,
        AnswerState.DECLINED,
        AnswerState.NOT_RELEVANT,
    },
    Rater.CASEWORKER: {AnswerState.ANSWERED, AnswerState.CANNOT_JUDGE},
}
_ABOUT_A_QUESTION = (NoteKind.HELP, NoteKind.FOLLOW_UP)


class Answers(Service):
    """What is said in a conversation, stored before the screen says so."""

    def answer(
        self,
        conversation: int,
        question: str,
        rater: Rater,
        state: AnswerState,
        option: int | None = None,
    ) -> AnswerRecord:
        """Store one answer and return it as acknowledged.

        The same answer again stores nothing; another one is kept beside the first as a revision.
        Raises `Finalised`, `NotFound`, `InvalidInput`.
        """
        _check_answer(rater, state, option)
        with self._transaction() as session:
            row, before = _chosen_row(session, conversation, question, rater)
            if rater is Rater.CASEWORKER:
                _check_caseworker_may(session, row.wording_hash)
            if before is not None and (before.state, before.option) == (state, option):
                return before
            now = AnswerRecord(
                rater=rater,
                state=state,
                option=option,
                answered_at=self._clock.now(),
                revision=before.revision + 1 if before else 1,
                language=_shown_language(row.language, row.translated_hash, rater),
                form=Form(row.form),
            )
            _store(session, row, now)
            return now

    def revisions(self, conversation: int, question: str, rater: Rater) -> list[AnswerRecord]:
        """Every answer the rater gave to the question in this conversation, first to last."""
        with self._transaction() as session:
            rows = session.scalars(
                select(Answer)
                .join(ChosenQuestion, ChosenQuestion.id == Answer.chosen_question_id)
                .where(
                    ChosenQuestion.conversation_id == conversation,
                    ChosenQuestion.question_id == question,
                    Answer.rater == rater,
                )
                .order_by(Answer.revision)
            )
            return [_record(row) for row in rows]

    def note(self, conversation: int, kind: NoteKind, text: str, question: str = "") -> Saved:
        """Store a text as it stands now; an empty one is kept. Raises `InvalidInput`, `Finalised`."""
        if (kind in _ABOUT_A_QUESTION) != bool(question):
            raise InvalidInput("question", "missing" if kind in _ABOUT_A_QUESTION else "unexpected")
        now = self._clock.now()
        values = {
            "conversation_id": conversation,
            "kind": kind,
            "question_id": question,
            "text": clean_text(text, "note"),
            "written_at": now,
        }
        with self._transaction() as session:
            open_conversation(session, conversation)
            statement = upsert(Note).values(values)
            session.execute(
                statement.on_conflict_do_update(
                    index_elements=["conversation_id", "kind", "question_id"],
                    set_={"text": statement.excluded.text, "written_at": statement.excluded.written_at},
                )
            )
        return Saved(now)

    def focus(self, conversation: int, factors: Sequence[str]) -> Saved:
        """Store the factors picked, in the order picked. Raises `InvalidInput` above three."""
        picked = list(dict.fromkeys(factors))
        if len(picked) > MOST_FOCUS_FACTORS:
            raise InvalidInput("focus", "too_many")
        with self._transaction() as session:
            open_conversation(session, conversation)
            session.execute(delete(FocusFactor).where(FocusFactor.conversation_id == conversation))
            session.add_all(
                FocusFactor(conversation_id=conversation, factor=factor, position=position)
                for position, factor in enumerate(picked, start=1)
            )
        return Saved(self._clock.now())


def _check_answer(rater: Rater, state: AnswerState, option: int | None) -> None:
    if state not in _ALLOWED[rater]:
        raise InvalidInput("answer", "state")
    if (state is AnswerState.ANSWERED) != (option is not None):
        raise InvalidInput("answer", "option")
    if option is not None and not 1 <= option <= OPTION_COUNT:
        raise InvalidInput("answer", "option")


def _check_caseworker_may(session: Session, wording: str) -> None:
    if not wordings.read(session, {wording})[wording].caseworker_options:
        raise InvalidInput("answer", "citizen_only")


def _shown_language(language: str, translated: str | None, rater: Rater) -> str:
    """The language the rater read: without a translation the citizen read Danish."""
    return language if rater is Rater.CITIZEN and translated else DEFAULT_LANGUAGE


def _chosen_row(
    session: Session, conversation: int, question: str, rater: Rater
) -> tuple[Row[*tuple[Any, ...]], AnswerRecord | None]:
    """What one INSERT needs to know about where it belongs, and the answer that counts until then."""
    found = session.execute(
        select(
            ChosenQuestion.id,
            ChosenQuestion.wording_hash,
            ChosenQuestion.translated_hash,
            Conversation.state,
            Conversation.language,
            Conversation.form,
            Conversation.interpreter,
            Answer,
        )
        .join(Conversation, Conversation.id == ChosenQuestion.conversation_id)
        .outerjoin(Answer, (Answer.chosen_question_id == ChosenQuestion.id) & (Answer.rater == rater))
        .where(ChosenQuestion.conversation_id == conversation, ChosenQuestion.question_id == question)
        .order_by(Answer.revision.desc())
        .limit(ONE)
    ).one_or_none()
    if found is None:
        raise NotFound
    if found.state == ConversationState.PREPARED:
        raise InvalidInput("conversation", "not_begun")
    if found.state != ConversationState.DRAFT:
        raise Finalised
    return found, _record(found.Answer) if found.Answer else None


def _store(session: Session, row: Row[*tuple[Any, ...]], answer: AnswerRecord) -> None:
    session.execute(
        insert(Answer).values(
            chosen_question_id=row.id,
            rater=answer.rater,
            revision=answer.revision,
            state=answer.state,
            option=answer.option,
            language=answer.language,
            form=answer.form,
            interpreter=row.interpreter,
            answered_at=answer.answered_at,
        )
    )


def _record(row: Answer) -> AnswerRecord:
    return AnswerRecord(
        rater=Rater(row.rater),
        state=AnswerState(row.state),
        option=row.option,
        answered_at=row.answered_at,
        revision=row.revision,
        language=row.language,
        form=Form(row.form),
    )
