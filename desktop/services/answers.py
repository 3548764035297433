"""One click, one row: answers, notes, and the factors that the two pick."""

from collections.abc import Sequence

from sqlalchemy import delete, select
from sqlalchemy.dialects.sqlite import insert as upsert
from sqlalchemy.orm import Session

from desktop.errors import InvalidInput, NotFound
from desktop.i18n import DEFAULT_LANGUAGE
from desktop.models.base import instant_text
from desktop.models.tables import Answer, ChosenQuestion, FocusFactor, Note
from desktop.records import OPTION_COUNT, AnswerRecord, AnswerState, Form, NoteKind, Rater
from desktop.services import wordings
from desktop.services.context import Service, begun_conversation, open_conversation
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
# A click is this one statement. It stores the answer as the next revision, if the conversation is under way,
# the rater is asked, and the answer is not the one that counts already.
_STORE = """INSERT INTO answer (chosen_question_id, rater, revision, state, option,
                    language, form, interpreter, answered_at)
SELECT asked.id, :rater, coalesce(last.revision, 0) + 1, :state, :option,
       coalesce(translated.language, :danish), talk.form, talk.interpreter, :now
FROM chosen_question asked
JOIN conversation talk ON talk.id = asked.conversation_id
JOIN wording ON wording.hash = asked.wording_hash
LEFT JOIN wording translated ON translated.hash = asked.translated_hash AND :rater = 'citizen'
LEFT JOIN answer last ON last.id = (
    SELECT id FROM answer WHERE chosen_question_id = asked.id AND rater = :rater
    ORDER BY revision DESC LIMIT 1)
WHERE asked.conversation_id = :conversation AND asked.question_id = :question AND talk.state = 'draft'
  AND (:rater = 'citizen' OR json_array_length(wording.body, '$.caseworker_options') > 0)
  AND (last.state, last.option) IS NOT (:state, :option)
RETURNING revision, language, form
"""
_ABOUT_A_QUESTION = (NoteKind.HELP, NoteKind.FOLLOW_UP, NoteKind.GOAL_PROMPT)


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
        now = self._clock.now()
        values = {
            "conversation": conversation,
            "question": question,
            "rater": rater.value,
            "state": state.value,
            "option": option,
            "danish": DEFAULT_LANGUAGE,
            "now": instant_text(now),
        }
        with self._bare_transaction() as connection:
            stored = connection.execute(_STORE, values).fetchone()
        if stored is None:
            return self._standing(conversation, question, rater)
        revision, language, form = stored
        return AnswerRecord(rater, state, option, now, revision, language, Form(form))

    def _standing(self, conversation: int, question: str, rater: Rater) -> AnswerRecord:
        """The answer that counts already; where there is none, the reason why nothing was stored."""
        with self._transaction() as session:
            begun_conversation(session, conversation)
            wording = session.scalar(
                select(ChosenQuestion.wording_hash).where(
                    ChosenQuestion.conversation_id == conversation, ChosenQuestion.question_id == question
                )
            )
            if wording is None:
                raise NotFound
            if rater is Rater.CASEWORKER:
                _check_caseworker_may(session, wording)
        return self.revisions(conversation, question, rater)[-1]

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
