"""Holds one citizen's chain against the rows as they are now."""

import json
from collections.abc import Iterator
from typing import Any, NamedTuple

from desktop.models import digest
from desktop.models.frozen import FROZEN, FrozenTable
from desktop.records import LinkKind
from desktop.services.findings import Finding, FindingKind


class _Link(NamedTuple):
    sequence: int
    kind: str
    conversation: int
    addendum: int | None
    belief: int | None
    content_hash: str
    rows: str
    previous_hash: str
    hash: str


class _Conversation(NamedTuple):
    uuid: str
    ordinal: int
    citizen: int


_LINKS = """SELECT sequence, kind, conversation_id, addendum_id, belief_id, content_hash, rows,
previous_hash, hash FROM chain_link WHERE citizen_id = ? ORDER BY sequence"""
_CONVERSATIONS = """SELECT id, uuid, ordinal, citizen_id FROM conversation
WHERE id IN (SELECT conversation_id FROM chain_link WHERE citizen_id = ?)"""
_OF_CHAIN = "{conversation} IN (SELECT conversation_id FROM chain_link WHERE citizen_id = ?)"


class ChainCheck:
    """The chain of the citizen with this row id; `connection` is a driver's."""

    def __init__(self, connection: Any, citizen: int) -> None:
        self._execute = connection.execute
        self._citizen = citizen
        found = self._execute("SELECT uuid FROM citizen WHERE id = ?", (citizen,)).fetchone()
        self.uuid: str = found[0] if found else ""
        self.links = [_Link(*row) for row in self._execute(_LINKS, (citizen,))]
        self._conversations = {
            id: _Conversation(*rest) for id, *rest in self._execute(_CONVERSATIONS, (citizen,))
        }
        self._expected: dict[str, tuple[str, int]] = {}
        for link in self.links:
            self._expected |= {name: (of_row, link.conversation) for name, of_row in _rows(link).items()}
        self.rows = 0

    @property
    def hashes(self) -> set[str]:
        """Of every link: one that was the newest once is still among them."""
        return {link.hash for link in self.links}

    def findings(self) -> Iterator[Finding]:
        """Rows first, then links."""
        altered = set()
        for finding in self._rows():
            altered.add(f"{finding.table}/{finding.key}")
            yield finding
        accepted = {""}
        for place, link in enumerate(self.links, start=1):
            # Its identity is in the hash: that it was changed is found already.
            known = f"conversation/{link.conversation}" not in altered
            made = self._hash(link)
            fits = link.sequence == place and link.previous_hash in accepted and _names_its_row(link)
            if not fits or (known and (made != link.hash or not self._is_of_this_citizen(link))):
                key = f"{self._citizen}/{link.sequence}"
                yield self._finding(FindingKind.BROKEN_LINK, "chain_link", key, link.conversation)
            accepted = {link.hash, made}

    def _rows(self) -> Iterator[Finding]:
        """Rows that are not as a link has them, that no link has, and that are gone."""
        unseen = dict(self._expected)
        for table in FROZEN.values():
            for name, now, of_row in table.rows(self._execute, _OF_CHAIN, self._citizen):
                self.rows += 1
                then, conversation = unseen.pop(name, ("", of_row))
                if now != then:
                    kind = FindingKind.ALTERED if then else FindingKind.EXTRA
                    yield self._finding(kind, table.name, name.partition("/")[2], conversation)
        for name, (then, conversation) in unseen.items():
            name_of_table, _, key = name.partition("/")
            kept = self._elsewhere(FROZEN.get(name_of_table), key)
            if kept != then:
                kind = FindingKind.ALTERED if kept else FindingKind.MISSING
                yield self._finding(kind, name_of_table, key, conversation)

    def _elsewhere(self, table: FrozenTable | None, key: str) -> str:
        """The digest of a row that left its conversation, '' where there is none."""
        if table is None:
            return ""
        condition = " AND ".join(f"{table.name}.{column} = ?" for column in table.key)
        parts = tuple(key.split("/", len(table.key) - 1))
        if len(parts) != len(table.key):
            return ""
        return next((found for _, found, _ in table.rows(self._execute, condition, *parts)), "")

    def _hash(self, link: _Link) -> str:
        conversation = self._conversations.get(link.conversation)
        uuid = conversation.uuid if conversation else ""
        return digest.link_hash(link.previous_hash, link.kind, uuid, link.content_hash, link.rows)

    def _is_of_this_citizen(self, link: _Link) -> bool:
        conversation = self._conversations.get(link.conversation)
        return conversation is not None and conversation.citizen == self._citizen

    def _finding(self, kind: FindingKind, table: str, key: str, conversation: int) -> Finding:
        found = self._conversations.get(conversation)
        return Finding(kind, table, key, self.uuid, found.ordinal if found else None)


def _rows(link: _Link) -> dict[str, str]:
    """The digests of a link; none where it holds something else."""
    try:
        read = json.loads(link.rows)
    except (TypeError, ValueError, RecursionError):
        return {}
    return read if isinstance(read, dict) else {}


def _names_its_row(link: _Link) -> bool:
    """Whether the columns of the link and the rows in it speak of the same."""
    rows = _rows(link)
    if link.kind == LinkKind.ADDENDUM:
        return rows.keys() == {f"addendum/{link.addendum}"} and link.belief is None
    if link.kind == LinkKind.BELIEF:
        return rows.keys() == {f"belief/{link.belief}"} and link.addendum is None
    return f"conversation/{link.conversation}" in rows and link.addendum is link.belief is None
