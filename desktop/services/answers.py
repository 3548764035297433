"""One click, one row: answers, notes, and the factors that the two pick."""

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple, cast

from sqlalchemy import Connection, delete, select
from sqlalchemy.dialects import sqlite
from sqlalchemy.dialects.sqlite import insert as upsert
from sqlalchemy.orm import Session

from desktop.errors import Finalised, InvalidInput, NotFound
from desktop.i18n import DEFAULT_LANGUAGE
from desktop.models.base import Instant
from desktop.models.tables import Answer, ChosenQuestion, FocusFactor, Note
from desktop.records import OPTION_COUNT, AnswerRecord, AnswerState, ConversationState, Form, NoteKind, Rater
from desktop.services import wordings
from desktop.services.context import Service, open_conversation
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
# The two statements of a click, in SQL as it is sent: put together by SQLAlchemy at every click they
# took three times as long as storing it does.
_CHOSEN = """SELECT q.id, q.wording_hash, w.language, c.state, c.form, c.interpreter,
       a.revision, a.state, a.option, a.language, a.form, a.answered_at
FROM chosen_question q
JOIN conversation c ON c.id = q.conversation_id
LEFT JOIN wording w ON w.hash = q.translated_hash
LEFT JOIN answer a ON a.chosen_question_id = q.id AND a.rater = ?
WHERE q.conversation_id = ? AND q.question_id = ?
ORDER BY a.revision DESC LIMIT 1
"""
_INSERT = """INSERT INTO answer (chosen_question_id, rater, revision, state, option, language, form,
                    interpreter, answered_at)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
"""
_ABOUT_A_QUESTION = (NoteKind.HELP, NoteKind.FOLLOW_UP)

_SQLITE = sqlite.dialect()
_INSTANT = Instant().dialect_impl(_SQLITE)
_TO_TEXT = _INSTANT.bind_processor(_SQLITE)
_FROM_TEXT = _INSTANT.result_processor(_SQLITE, None)


class _Chosen(NamedTuple):
    """A row of `_CHOSEN`: the question asked, its conversation, and from `revision` on the last answer.

    `shown` is the language that the question stands in beside the Danish.
    """

    id: int
    wording_hash: str
    shown: str | None
    conversation_state: str
    form: str
    interpreter: int
    revision: int | None
    state: str
    option: int | None
    answer_language: str
    answer_form: str
    answered_at: str


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
            connection = session.connection()
            row, before = _chosen_row(connection, conversation, question, rater)
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
                language=_shown_language(row.shown, rater),
                form=Form(row.form),
            )
            _store(connection, row, now)
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


def _as_stored(moment: datetime) -> str:
    """A moment as `Instant` writes it."""
    assert _TO_TEXT is not None
    return str(_TO_TEXT(moment))


def _from_stored(text: str) -> datetime:
    """A moment as `Instant` reads it."""
    assert _FROM_TEXT is not None
    return cast(datetime, _FROM_TEXT(text))


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


def _shown_language(translated: str | None, rater: Rater) -> str:
    """The language the rater read: without a translation the citizen read Danish."""
    return translated if rater is Rater.CITIZEN and translated else DEFAULT_LANGUAGE


def _chosen_row(
    connection: Connection, conversation: int, question: str, rater: Rater
) -> tuple[_Chosen, AnswerRecord | None]:
    """What one INSERT needs to know about where it belongs, and the answer that counts until then."""
    found = connection.exec_driver_sql(_CHOSEN, (rater.value, conversation, question)).first()
    if found is None:
        raise NotFound
    row = _Chosen(*found)
    if row.conversation_state == ConversationState.PREPARED:
        raise InvalidInput("conversation", "not_begun")
    if row.conversation_state != ConversationState.DRAFT:
        raise Finalised
    return row, _said_before(row, rater)


def _said_before(row: _Chosen, rater: Rater) -> AnswerRecord | None:
    if row.revision is None:
        return None
    return AnswerRecord(
        rater=rater,
        state=AnswerState(row.state),
        option=row.option,
        answered_at=_from_stored(row.answered_at),
        revision=row.revision,
        language=row.answer_language,
        form=Form(row.answer_form),
    )


def _store(connection: Connection, row: _Chosen, answer: AnswerRecord) -> None:
    values = (
        row.id,
        answer.rater.value,
        answer.revision,
        answer.state.value,
        answer.option,
        answer.language,
        answer.form.value,
        row.interpreter,
        _as_stored(answer.answered_at),
    )
    connection.exec_driver_sql(_INSERT, values)


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
