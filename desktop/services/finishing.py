"""Finishing a conversation, and what may still happen to it: signed, printed, filed, amended."""

from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop import final_record
from desktop.errors import InvalidInput
from desktop.models.tables import (
    Addendum,
    Caseworker,
    Completion,
    FinalRecordRow,
)
from desktop.records import CLOSED, ConversationState, Signature
from desktop.services import chain, record_builder, talk_rows
from desktop.services.context import (
    Service,
    bare_of,
    citizen_of,
    conversation_of,
    open_conversation,
    owner_of,
    row_of,
)
from desktop.services.views import AddendumView, PrintJob, Saved
from desktop.text import NAME_LENGTH, clean_line, clean_text

_PRINT_QUEUE = """SELECT conversation.id, citizen.name, conversation.day
FROM completion
JOIN conversation ON conversation.id = completion.conversation_id
JOIN citizen ON citizen.id = conversation.citizen_id
WHERE completion.awaiting_print = 1
ORDER BY conversation.day, conversation.id
"""


class Finishing(Service):
    """Locks the record, and keeps what lives on outside it."""

    def finish(self, conversation: int) -> str:
        """Store the final record, lock the conversation, return the document number.

        Raises `Finalised` when it is finished already, `InvalidInput` when it never began.
        """
        with self._transaction() as session:
            row = open_conversation(session, conversation)
            if row.started_at is None:
                raise InvalidInput("conversation", "not_begun")
            now = self._clock.now()
            connection = bare_of(session)
            talk = talk_rows.read(connection, row.id)
            record = record_builder.build(connection, self._banks, talk, finished_at=now)
            body = final_record.encode(record)
            session.add(
                FinalRecordRow(
                    conversation_id=row.id,
                    body=body.decode(),
                    hash=final_record.content_hash(body),
                    previous_hash=record.previous_hash,
                )
            )
            session.merge(Completion(conversation_id=row.id))
            row.state = ConversationState.FINAL
            row.finished_at = now
            chain.link_conversation(session, row)
            return final_record.document_number(body)

    def sign(self, conversation: int, signature: Signature | None) -> Saved:
        """Record how the summary was confirmed; None takes it back."""
        with self._transaction() as session:
            completion = _completion(session, conversation)
            completion.signature = signature
            completion.signed_at = self._clock.now() if signature else None
        return Saved(self._clock.now())

    def signature(self, conversation: int) -> Signature | None:
        """How the summary was confirmed, if it was."""
        with self._transaction() as session:
            found = session.get(Completion, conversation)
            return Signature(found.signature) if found and found.signature else None

    def await_print(self, conversation: int, waiting: bool) -> Saved:
        """Put the summary in the queue for a printer elsewhere, or take it out."""
        with self._transaction() as session:
            _completion(session, conversation).awaiting_print = waiting
        return Saved(self._clock.now())

    def print_queue(self) -> list[PrintJob]:
        """Summaries that wait for a printer, oldest first."""
        with self._bare_transaction() as connection:
            rows = connection.execute(_PRINT_QUEUE).fetchall()
        return [PrintJob(id, name, date.fromisoformat(day)) for id, name, day in rows]

    def file(self, conversation: int, number: str) -> Saved:
        """Record that the summary was filed under a case number. Raises `InvalidInput` when it is empty."""
        cleaned = clean_line(number, "filed_number", NAME_LENGTH)
        if not cleaned:
            raise InvalidInput("filed_number", "empty")
        with self._transaction() as session:
            completion = _completion(session, conversation)
            completion.filed_number = cleaned
            completion.filed_at = self._clock.now()
            citizen = citizen_of(session, conversation_of(session, conversation).citizen_id)
            # The first number it is filed under is the case's; one that was given before stands.
            citizen.case_number = citizen.case_number or cleaned
        return Saved(self._clock.now())

    def add_addendum(self, conversation: int, text: str, reason: str = "") -> Saved:
        """Add a dated addition to a finished conversation. Raises `InvalidInput` when it is empty."""
        cleaned = clean_text(text, "addendum").strip()
        if not cleaned:
            raise InvalidInput("addendum", "empty")
        now = self._clock.now()
        with self._transaction() as session:
            row = conversation_of(session, conversation)
            if row.state not in CLOSED:
                raise InvalidInput("addendum", "not_finished")
            addendum = Addendum(
                conversation_id=row.id,
                caseworker_id=owner_of(session).id,
                written_at=now,
                text=cleaned,
                reason=clean_line(reason, "reason"),
            )
            session.add(addendum)
            chain.link_addendum(session, row, addendum)
        return Saved(now)

    def addenda(self, conversation: int) -> list[AddendumView]:
        """The additions, oldest first."""
        with self._transaction() as session:
            rows = session.execute(
                select(Addendum.written_at, Caseworker.name, Addendum.reason, Addendum.text)
                .join(Caseworker, Caseworker.id == Addendum.caseworker_id)
                .where(Addendum.conversation_id == conversation)
                .order_by(Addendum.id)
            )
            return [AddendumView(*row) for row in rows]


def _completion(session: Session, conversation: int) -> Completion:
    """The row outside the record; raises `NotFound`, and `InvalidInput` before finishing."""
    if conversation_of(session, conversation).state != ConversationState.FINAL:
        raise InvalidInput("conversation", "not_finished")
    found = row_of(session, Completion, conversation)
    return found
