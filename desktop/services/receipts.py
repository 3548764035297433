"""Receipts of erasures: found again, on paper, and told how far the backups are."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.errors import NotFound
from desktop.i18n import Catalogue
from desktop.models.tables import Erasure, Setting
from desktop.services.context import Service
from desktop.services.office import read_office
from desktop.services.safekeeping import sweep_due
from desktop.services.sweeping import Swept
from desktop.vault.files import write_atomically

if TYPE_CHECKING:
    from desktop.reports.access_content import Passage
    from desktop.reports.receipt import ReceiptFacts

_SWEPT = "receipt_swept:"


class Sweeping(msgspec.Struct, frozen=True, kw_only=True):
    """How far the backups are gone through for who was erased. `left` says that those elsewhere wait for it.

    `set_aside` are those among the `emptied` that restoring had put aside.
    """

    emptied: int
    removed: int
    left: bool
    set_aside: int = 0


@dataclass(frozen=True, slots=True)
class Receipt:
    """What was erased and when, without whose it was. `counts` are rows by table.

    `sweeping` is None while the backups wait to be emptied.
    """

    number: int
    erased_at: datetime
    counts: dict[str, int]
    overridden: bool
    reason: str
    sweeping: Sweeping | None = None

    @property
    def rows(self) -> int:
        """All rows that are gone."""
        return sum(self.counts.values())

    @property
    def conversations(self) -> int:
        """How many conversations went."""
        return self.counts.get("conversation", 0)


@dataclass(frozen=True, slots=True)
class ReceiptPaper:
    """A receipt to be shown, printed and saved."""

    title: str
    passages: "tuple[Passage, ...]"
    pdf: bytes
    file_name: str


class Receipts(Service):
    """Read what is known of erasures."""

    def listed(self) -> list[Receipt]:
        """Every receipt, newest first."""
        with self._transaction() as session:
            return list(_read(session))

    def get(self, number: int) -> Receipt:
        """One receipt. Raises `NotFound`."""
        for receipt in self.listed():
            if receipt.number == number:
                return receipt
        raise NotFound

    def paper(self, number: int, words: Catalogue) -> ReceiptPaper:
        """One receipt in words and as PDF. Raises `NotFound`."""
        from desktop.reports.receipt import receipt_file_name, receipt_passages, receipt_pdf, receipt_title

        receipt = self.get(number)
        with self._transaction() as session:
            facts = _facts(receipt, read_office(session).job_centre)
        return ReceiptPaper(
            receipt_title(facts, words),
            receipt_passages(facts, words),
            receipt_pdf(facts, words),
            receipt_file_name(facts),
        )

    def save(self, paper: ReceiptPaper, target: Path) -> None:
        """Write the PDF, private to this user. Raises the storage kinds."""
        write_atomically(target, paper.pdf)

    def note_swept(self, swept: Swept, *, left: bool) -> None:
        """Backups were gone through for all whose receipts say that this was still to be done."""
        with self._transaction() as session:
            told = _told(session)
            for number in session.scalars(select(Erasure.receipt)).all():
                done = told.get(number)
                if done is not None and not done.left:
                    continue
                sweeping = Sweeping(
                    emptied=swept.emptied + (done.emptied if done else 0),
                    removed=swept.removed + (done.removed if done else 0),
                    set_aside=swept.set_aside + (done.set_aside if done else 0),
                    left=left,
                )
                body = msgspec.json.encode(sweeping).decode()
                session.merge(Setting(key=f"{_SWEPT}{number}", value=body))


def receipt_of(row: Erasure, sweeping: Sweeping | None = None) -> Receipt:
    """The receipt of an erasure."""
    counts = json.loads(row.counts)
    return Receipt(row.receipt, row.erased_at, counts, row.overridden, row.reason, sweeping)


def _read(session: Session) -> Iterator[Receipt]:
    told = _told(session)
    here, elsewhere = sweep_due(session)
    # One that came with a restored file may have had nothing to sweep.
    untold = None if here else Sweeping(emptied=0, removed=0, left=elsewhere)
    for row in session.scalars(select(Erasure).order_by(Erasure.receipt.desc())):
        yield receipt_of(row, told.get(row.receipt, untold))


def _told(session: Session) -> dict[int, Sweeping]:
    """How far the backups are, by receipt, as it was noted."""
    notes = session.execute(select(Setting.key, Setting.value).where(Setting.key.startswith(_SWEPT)))
    return {int(key.removeprefix(_SWEPT)): msgspec.json.decode(value, type=Sweeping) for key, value in notes}


def _facts(receipt: Receipt, job_centre: str) -> "ReceiptFacts":
    from desktop.reports.receipt import ReceiptFacts

    sweeping = receipt.sweeping or Sweeping(emptied=0, removed=0, left=False)
    return ReceiptFacts(
        number=receipt.number,
        erased_at=receipt.erased_at,
        conversations=receipt.conversations,
        rows=receipt.rows,
        swept=receipt.sweeping is not None,
        backups=sweeping.emptied - sweeping.set_aside,
        set_aside=sweeping.set_aside,
        removed=sweeping.removed,
        left_elsewhere=sweeping.left,
        saved_files=receipt.counts.get("saved_paper", 0),
        overridden=receipt.overridden,
        reason=receipt.reason,
        job_centre=job_centre,
    )
