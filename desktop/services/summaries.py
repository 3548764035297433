"""The summary of a conversation: as PDF, as text, field by field. Reads only the record."""

from dataclasses import dataclass

from desktop.final_record import FinalRecord
from desktop.i18n import Catalogue
from desktop.reports import (
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
        """The stored record of a finished conversation, or how a draft stands now."""
        with self._transaction() as session:
            return record_builder.record_of(session, self._banks, conversation_of(session, conversation))

    def pdf(self, conversation: int, options: SummaryOptions, words: Catalogue) -> Summary:
        """The summary as it will be printed; a draft says so on every page."""
        record = self.record(conversation)
        return Summary(summary_pdf(record, options, words), neutral_file_name(record), record.final)

    def text(self, conversation: int, words: Catalogue) -> str:
        """The whole summary as plain text for a case system."""
        return summary_text(self.record(conversation), words)

    def fields(self, conversation: int, words: Catalogue) -> tuple[Field, ...]:
        """The summary field by field for a case system."""
        return summary_fields(self.record(conversation), words)
