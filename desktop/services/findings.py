"""What a check of the vault found: kinds with the row they are about. The user interface words them."""

from dataclasses import dataclass
from enum import StrEnum


class FindingKind(StrEnum):
    """What is not as it was."""

    ALTERED = "altered"
    """The row is not as it was when it became final: changed since, or an older one put back."""
    MISSING = "missing"
    """The row is gone."""
    EXTRA = "extra"
    """The row was added to what is final."""
    BROKEN_LINK = "broken_link"
    """A link of the chain does not fit: itself changed, or the one before it."""
    BEHIND = "behind"
    """The citizen's chain lacks the newest link that was known: older pages, or links taken away."""
    OLDER_FILE = "older_file"
    """The whole database is older than what was known of it."""
    ERASED_IS_BACK = "erased_is_back"
    """The citizen was erased, and is here."""
    WORDING = "wording"
    """The words of a question are not those that their hash stands for."""
    DANGLING = "dangling"
    """The row points to one that is not there."""
    DAMAGED = "damaged"
    """A page or a table of the file cannot be read as it should; `detail` is SQLite's word on it."""


@dataclass(frozen=True, slots=True)
class Finding:
    """`key` is the row's primary key, parts joined by "/". `ordinal` counts the citizen's conversations."""

    kind: FindingKind
    table: str = ""
    key: str = ""
    citizen: str = ""
    ordinal: int | None = None
    detail: str = ""


@dataclass(frozen=True, slots=True)
class CheckReport:
    """Everything found, each once, and how many links and rows were looked at."""

    findings: tuple[Finding, ...]
    chains: int
    links: int
    rows: int

    @property
    def sound(self) -> bool:
        """Whether nothing was found."""
        return not self.findings
