"""The check of the open vault, and its entry in the log."""

from typing import TYPE_CHECKING

from sqlalchemy import func, select

from desktop import errors, final_record
from desktop.models.tables import FinalRecordRow
from desktop.records import AccessAction
from desktop.services import access_log, chain
from desktop.services.context import Service
from desktop.vault.heads import Heads

if TYPE_CHECKING:
    from desktop.progress import Progress
    from desktop.services.findings import CheckReport


class Checking(Service):
    """Checks that nothing was changed past the program, and that the file is whole."""

    def check(self, heads: Heads | None = None, progress: "Progress | None" = None) -> "CheckReport":
        """What `examination.examine` finds. Other calls wait for as long as it takes."""
        # Only now: no page needs it, and the lock screen waits for what is loaded before.
        from desktop.progress import unheard
        from desktop.services.examination import examine
        from desktop.services.findings import FindingKind
        from desktop.vault.engine import note_damage

        with self._transaction() as session:
            engine = session.connection().engine
        alone = engine.raw_connection()
        try:
            report = examine(alone.driver_connection, heads, progress or unheard)
        finally:
            alone.close()
        if any(finding.kind is FindingKind.DAMAGED for finding in report.findings):
            # Read past the engine, which would tell of a disk that takes nothing.
            note_damage(engine)
        try:
            with self._transaction() as session:
                detail = f"findings={len(report.findings)}"
                access_log.log(session, self._clock, AccessAction.CHECKED, detail=detail)
        except (errors.VaultDamaged, errors.StorageReadOnly):
            # After a damaged page SQLCipher refuses every write: what was found is still to be told.
            if report.sound:
                raise
        return report

    def heads(self) -> Heads:
        """How far the vault has come, to be kept beside it."""
        with self._transaction() as session:
            return chain.heads(session)

    def with_number(self, number: str) -> list[int]:
        """The conversations whose record has the document number that a paper carries; one, as a rule.

        None has it where the record is not the one that was printed.
        """
        digits = "".join(letter for letter in number.lower() if letter.isalnum())
        with self._transaction() as session:
            rows = session.execute(
                select(FinalRecordRow.conversation_id, FinalRecordRow.body).where(
                    func.substr(FinalRecordRow.hash, 1, 8) == digits
                )
            )
            return [id for id, body in rows if _number(body) == digits]


def _number(body: str) -> str:
    return final_record.document_number(body.encode()).replace("-", "").lower()
