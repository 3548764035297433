"""Looks at everything in a vault's file: its pages, every chain, and whether it is an older one put back."""

import hashlib
from collections.abc import Iterator
from typing import Any

import msgspec

from desktop import errors
from desktop.progress import Progress, unheard
from desktop.services.chain_check import ChainCheck
from desktop.services.findings import CheckReport, Finding, FindingKind
from desktop.services.wordings import Words
from desktop.vault.faults import translated
from desktop.vault.heads import Heads

_FILE = (
    ("PRAGMA cipher_integrity_check", FindingKind.DAMAGED),
    ("PRAGMA integrity_check", FindingKind.DAMAGED),
)
_CLOSED = "state IN ('final', 'partial')"
_WITHOUT_LINK = {
    "conversation": f"""SELECT c.id, p.uuid, c.ordinal FROM conversation c
        LEFT JOIN citizen p ON p.id = c.citizen_id WHERE c.{_CLOSED} AND c.id NOT IN
        (SELECT conversation_id FROM chain_link WHERE kind = 'conversation')""",
    "addendum": """SELECT a.id, p.uuid, c.ordinal FROM addendum a
        LEFT JOIN conversation c ON c.id = a.conversation_id LEFT JOIN citizen p ON p.id = c.citizen_id
        WHERE a.id NOT IN (SELECT addendum_id FROM chain_link WHERE addendum_id IS NOT NULL)""",
    "final_record": f"""SELECT f.conversation_id, p.uuid, c.ordinal FROM final_record f
        JOIN conversation c ON c.id = f.conversation_id LEFT JOIN citizen p ON p.id = c.citizen_id
        WHERE NOT c.{_CLOSED}""",
}
_RECORDS = """SELECT f.conversation_id, p.uuid, c.ordinal, f.body, f.hash, f.previous_hash FROM final_record f
    JOIN conversation c ON c.id = f.conversation_id JOIN citizen p ON p.id = c.citizen_id
    ORDER BY c.citizen_id, c.ordinal"""
_STEPS = """SELECT s.id, p.uuid, c.ordinal FROM step s
    JOIN conversation c ON c.id = s.conversation_id JOIN citizen p ON p.id = c.citizen_id
    WHERE s.status <> coalesce((SELECT r.status FROM step_review r
        JOIN conversation o ON o.id = r.conversation_id
        WHERE r.step_id = s.id ORDER BY o.ordinal DESC LIMIT 1), 'open')"""
_LOG_GAPS = """SELECT before + 1 FROM
    (SELECT id, lag(id, 1, 0) OVER (ORDER BY id) AS before FROM access_entry) WHERE id <> before + 1"""


def examine(connection: Any, heads: Heads | None = None, progress: Progress = unheard) -> CheckReport:
    """Everything that is not as it should be, on a driver's connection outside any transaction.

    The connection may be a backup's. `heads` is what stands beside the database, None where that is
    lost. `progress` is told how many chains are done; what it raises ends the check. Raises the storage
    kinds but `VaultDamaged`, which is a finding.
    """
    # Text that is no valid UTF-8 is a finding like any other, not an error in reading it.
    connection.text_factory = lambda raw: raw.decode("utf-8", "surrogateescape")
    try:
        return _Check(connection, heads, progress).report()
    finally:
        connection.text_factory = str


class _Check:
    def __init__(self, connection: Any, heads: Heads | None, progress: Progress) -> None:
        self._connection = connection
        self._heads = heads
        self._progress = progress
        self._chains = self._links = self._rows = 0
        self._hashes: dict[str, set[str]] = {}

    def report(self) -> CheckReport:
        found: dict[Finding, None] = {}
        # What damage hides from one part, another may still see.
        for part in (self._file, self._each_chain, self._records, self._without_link, self._rest):
            try:
                with translated():
                    found |= dict.fromkeys(part())
            except errors.VaultDamaged as error:
                found[Finding(FindingKind.DAMAGED, detail=str(error))] = None
        if self._heads is not None:
            found |= dict.fromkeys(self._against(self._heads))
        return CheckReport(tuple(found), self._chains, self._links, self._rows)

    def _ask(self, statement: str) -> list[tuple[Any, ...]]:
        rows: list[tuple[Any, ...]] = self._connection.execute(statement).fetchall()
        return rows

    def _file(self) -> Iterator[Finding]:
        # The check of the pages does not see the log.
        self._ask("PRAGMA wal_checkpoint(TRUNCATE)")
        for statement, kind in _FILE:
            for (word,) in self._ask(statement):
                if word != "ok":
                    yield Finding(kind, detail=str(word))
        for table, row, *_ in self._ask("PRAGMA foreign_key_check"):
            yield Finding(FindingKind.DANGLING, table, "" if row is None else str(row))

    def _each_chain(self) -> Iterator[Finding]:
        citizens = [citizen for (citizen,) in self._ask("SELECT DISTINCT citizen_id FROM chain_link")]
        for done, citizen in enumerate(citizens):
            self._progress(done, len(citizens))
            chain = ChainCheck(self._connection, citizen)
            yield from chain.findings()
            self._hashes[chain.uuid] = chain.hashes
            self._chains += 1
            self._links += len(chain.links)
            self._rows += chain.rows
        self._progress(len(citizens), len(citizens))

    def _records(self) -> Iterator[Finding]:
        """Records that are not what their own hash says: those from before there were links, too."""
        citizen, before = None, ""
        for id, uuid, ordinal, body, own, previous in self._connection.execute(_RECORDS):
            if uuid != citizen:
                citizen, before = uuid, ""
            if own != _sha256(body) or previous != before:
                yield Finding(FindingKind.ALTERED, "final_record", str(id), uuid, ordinal)
            before = own

    def _without_link(self) -> Iterator[Finding]:
        for table, statement in _WITHOUT_LINK.items():
            for id, uuid, ordinal in self._ask(statement):
                yield Finding(FindingKind.EXTRA, table, str(id), uuid or "", ordinal)

    def _rest(self) -> Iterator[Finding]:
        for row in self._connection.execute("SELECT hash, question_id, language, body FROM wording"):
            if not _is_worded(*row):
                yield Finding(FindingKind.WORDING, "wording", str(row[0]))
        for id, uuid, ordinal in self._ask(_STEPS):
            yield Finding(FindingKind.ALTERED, "step", str(id), uuid, ordinal)
        for (id,) in self._ask(_LOG_GAPS):
            yield Finding(FindingKind.MISSING, "access_entry", str(id))

    def _against(self, heads: Heads) -> Iterator[Finding]:
        (newest,) = self._ask("SELECT coalesce(max(id), 0) FROM access_entry")[0]
        if newest < heads.sequence:
            yield Finding(FindingKind.OLDER_FILE, detail=f"{newest} < {heads.sequence}")
        erased = {uuid for (uuid,) in self._ask("SELECT citizen_uuid FROM erasure")} | heads.erased.keys()
        for uuid, head in heads.heads.items():
            if uuid not in erased and head not in self._hashes.get(uuid, ()):
                yield Finding(FindingKind.BEHIND, citizen=uuid)
        for id, uuid in self._ask("SELECT id, uuid FROM citizen"):
            if uuid in erased:
                yield Finding(FindingKind.ERASED_IS_BACK, "citizen", str(id), uuid)


def _sha256(text: object) -> str:
    stored = text if isinstance(text, bytes) else str(text).encode("utf-8", "surrogateescape")
    return hashlib.sha256(stored).hexdigest()


def _is_worded(digest: str, question: str, language: str, body: str) -> bool:
    if digest != _sha256(body):
        return False
    try:
        words = msgspec.json.decode(body, type=Words)
    except (msgspec.MsgspecError, TypeError, UnicodeError):
        return False
    return (words.id, words.language) == (question, language)
