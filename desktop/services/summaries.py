"""The summary of a conversation: as PDF, as text, field by field.

Reads the record, and beside it what was added later.
"""

from dataclasses import dataclass

import msgspec
from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.charts import views_hidden
from desktop.final_record import FinalRecord
from desktop.i18n import Catalogue
from desktop.models.tables import Addendum as AddendumRow
from desktop.models.tables import Caseworker, Conversation
from desktop.reports import (
    Addendum,
    Field,
    SummaryOptions,
    neutral_file_name,
    summary_fields,
    summary_pdf,
    summary_text,
)
from desktop.services import record_builder
from desktop.services.context import Service, conversation_of


@dataclass(frozen=True, slots=True)
class Summary:
    """A finished PDF and the neutral name it is saved under."""

    pdf: bytes
    file_name: str
    final: bool


class Summaries(Service):
    """Make what is printed, saved and copied."""

    def record(self, conversation: int) -> FinalRecord:
        """What is printed: the stored record of a finished conversation, or how a draft stands now."""
        return self._printed(conversation)[0]

    def pdf(self, conversation: int, options: SummaryOptions, words: Catalogue) -> Summary:
        """The summary as it will be printed; a draft says so on every page."""
        record, addenda = self._printed(conversation)
        pdf = summary_pdf(record, options, words, addenda)
        return Summary(pdf, neutral_file_name(record), record.final)

    def text(self, conversation: int, words: Catalogue) -> str:
        """The whole summary as plain text for a case system."""
        record, addenda = self._printed(conversation)
        return summary_text(record, words, addenda=addenda)

    def fields(self, conversation: int, words: Catalogue) -> tuple[Field, ...]:
        """The summary field by field for a case system."""
        record, addenda = self._printed(conversation)
        return summary_fields(record, words, addenda=addenda)

    def _printed(self, conversation: int) -> tuple[FinalRecord, tuple[Addendum, ...]]:
        with self._transaction() as session:
            row = conversation_of(session, conversation)
            record = record_builder.record_of(session, self._banks, row)
            if views_hidden(record, views_opened=row.views_opened_at is not None):
                record = _without_views(record)
            return record, _addenda(session, row)


def _without_views(record: FinalRecord) -> FinalRecord:
    """A draft whose caseworker's answers wait to be shown together: they are not printed before."""
    kept = tuple(msgspec.structs.replace(question, caseworker=None) for question in record.questions)
    return msgspec.structs.replace(record, questions=kept)


def _addenda(session: Session, conversation: Conversation) -> tuple[Addendum, ...]:
    """What was added later, oldest first, each with its local day."""
    rows = session.execute(
        select(AddendumRow.written_at, Caseworker.name, AddendumRow.reason, AddendumRow.text)
        .join(Caseworker, Caseworker.id == AddendumRow.caseworker_id)
        .where(AddendumRow.conversation_id == conversation.id)
        .order_by(AddendumRow.id)
    )
    return tuple(
        Addendum(written.astimezone().date(), caseworker, reason, text)
        for written, caseworker, reason, text in rows
    )
