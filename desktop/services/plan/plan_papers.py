"""The plan to take home and the agreement on a placement, made of the record as the summary is."""

from typing import TYPE_CHECKING

from desktop.errors import NotFound
from desktop.final_record import FinalRecord
from desktop.i18n import Catalogue
from desktop.plan_records import PaperKind
from desktop.services.context import Service
from desktop.services.summaries import Summary, printed_record
from desktop.vault.passwords import check_password

if TYPE_CHECKING:
    from desktop.reports import AgreementOptions


class PlanPapers(Service):
    """Nothing is stored: what is printed and saved is noted by `Papers`.

    With a `password` a paper opens with that alone; raises `WeakPassword`.
    """

    def take_home(
        self, conversation: int, words: Catalogue, citizen_language: bool = True, password: str = ""
    ) -> Summary:
        """The plan in plain words, in the citizen's language too where Pejl has it."""
        from desktop.reports import take_home_pdf

        _check(password)
        record = self._record(conversation)
        pdf = take_home_pdf(record, words, citizen_language=citizen_language, password=password)
        return _named(pdf, record, PaperKind.PLAN)

    def agreement(
        self, conversation: int, options: "AgreementOptions", words: Catalogue, password: str = ""
    ) -> Summary:
        """The agreement on one placement. Raises `NotFound` where the conversation knows none such."""
        from desktop.reports import agreement_pdf

        _check(password)
        record = self._record(conversation)
        try:
            pdf = agreement_pdf(record, options, words, password)
        except LookupError:
            raise NotFound from None
        return _named(pdf, record, PaperKind.AGREEMENT)

    def _record(self, conversation: int) -> FinalRecord:
        with self._bare_transaction() as connection:
            return printed_record(connection, self._banks, conversation)


def _check(password: str) -> None:
    if password:
        check_password(password, name="")


def _named(pdf: bytes, record: FinalRecord, kind: PaperKind) -> Summary:
    from desktop.reports import neutral_file_name

    return Summary(pdf, neutral_file_name(record, kind), record.final, kind)
