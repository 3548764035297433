"""The summary of a conversation: as PDF, as text, field by field.

Reads the record, and beside it what was added later.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import msgspec

from desktop.charts import views_hidden
from desktop.final_record import FinalRecord
from desktop.i18n import Catalogue
from desktop.plan_records import PaperKind
from desktop.questions import QuestionBanks
from desktop.services import record_builder, talk_rows
from desktop.services.context import Service
from desktop.services.talk_rows import moment_of
from desktop.vault.passwords import check_password

if TYPE_CHECKING:
    from desktop.reports import Addendum, Field, SummaryOptions

_ADDENDA = """SELECT addendum.written_at, caseworker.name, addendum.reason, addendum.text
FROM addendum
JOIN caseworker ON caseworker.id = addendum.caseworker_id
WHERE addendum.conversation_id = ?
ORDER BY addendum.id
"""


@dataclass(frozen=True, slots=True)
class Summary:
    """A finished PDF of one of a conversation's papers, and the neutral name it is saved under."""

    pdf: bytes
    file_name: str
    final: bool
    kind: PaperKind = PaperKind.SUMMARY


class Summaries(Service):
    """Make what is printed, saved and copied.

    What draws it is imported when it is first asked for: unlocking does without.
    """

    def record(self, conversation: int) -> FinalRecord:
        """What is printed: the stored record of a finished conversation, or how a draft stands now."""
        with self._bare_transaction() as connection:
            return printed_record(connection, self._banks, conversation)

    def pdf(self, conversation: int, options: "SummaryOptions", words: Catalogue) -> Summary:
        """The summary as it will be printed; a draft says so on every page."""
        return self._pdf(conversation, options, words)

    def sealed_pdf(
        self, conversation: int, options: "SummaryOptions", words: Catalogue, password: str
    ) -> Summary:
        """The same, opening with a password only. Raises `WeakPassword`."""
        check_password(password, name="")
        return self._pdf(conversation, options, words, password)

    def text(self, conversation: int, words: Catalogue) -> str:
        """The whole summary as plain text for a case system."""
        from desktop.reports import summary_text

        record, addenda = self._printed(conversation)
        return summary_text(record, words, addenda=addenda)

    def fields(self, conversation: int, words: Catalogue) -> "tuple[Field, ...]":
        """The summary field by field for a case system."""
        from desktop.reports import summary_fields

        record, addenda = self._printed(conversation)
        return summary_fields(record, words, addenda=addenda)

    def _pdf(
        self, conversation: int, options: "SummaryOptions", words: Catalogue, password: str = ""
    ) -> Summary:
        from desktop.reports import neutral_file_name, summary_pdf

        record, addenda = self._printed(conversation)
        pdf = summary_pdf(record, options, words, addenda, password)
        return Summary(pdf, neutral_file_name(record), record.final)

    def _printed(self, conversation: int) -> "tuple[FinalRecord, tuple[Addendum, ...]]":
        with self._bare_transaction() as connection:
            record = printed_record(connection, self._banks, conversation)
            return record, _addenda(connection, conversation)


def printed_record(connection: Any, banks: QuestionBanks, conversation: int) -> FinalRecord:
    """What a paper may tell of: the record, without the caseworker's answers while they are hidden."""
    talk = talk_rows.read(connection, conversation)
    record = record_builder.record_of(connection, banks, talk)
    return _without_views(record) if views_hidden(record, views_opened=talk.views_opened) else record


def _without_views(record: FinalRecord) -> FinalRecord:
    """A draft whose caseworker's answers wait to be shown together: they are not printed before."""
    kept = tuple(msgspec.structs.replace(question, caseworker=None) for question in record.questions)
    return msgspec.structs.replace(record, questions=kept)


def _addenda(connection: Any, conversation: int) -> "tuple[Addendum, ...]":
    """What was added later, oldest first, each with its local day."""
    from desktop.reports import Addendum

    rows = connection.execute(_ADDENDA, (conversation,)).fetchall()
    return tuple(Addendum(moment_of(written).astimezone().date(), *rest) for written, *rest in rows)
