"""What can go wrong, as kinds that every layer may raise.

A kind carries no sentence for the screen: `fault_words` turns each
kind into what happened, that nothing was lost, and what to do.
"""

from pathlib import Path


class AppError(Exception):
    """Base of everything that Pejl raises on purpose."""


class WrongPassword(AppError):
    """The password opens none of the vault's key slots."""


class WeakPassword(AppError):
    """The chosen password is too short or too common to protect the file."""


class TooManyTries(AppError):
    """Too many wrong passwords in a row: the next may be tried in `seconds`."""

    def __init__(self, seconds: int) -> None:
        super().__init__(f"{seconds} s")
        self.seconds = seconds


class WrongRecoveryCode(AppError):
    """The recovery code is not one, or not the one that opens this vault.

    `reason`: "length", "character" or "checksum" where it was typed wrongly, "other" for
    the code of another vault or one that was replaced, "none" where the vault has no code.
    `group` counts from 1 and says where to look, as far as that is known.
    """

    def __init__(self, reason: str, group: int | None = None) -> None:
        super().__init__(reason)
        self.reason = reason
        self.group = group


class VaultMissing(AppError):
    """Key slots without a database, or a database without key slots: an alarm, never a first start."""


class VaultDamaged(AppError):
    """The database or its key slots cannot be read as what they should be."""


class VaultInUse(AppError):
    """Another process has this vault open."""


class NewerVersion(AppError):
    """The database was written by a newer Pejl than this one."""


class StorageFull(AppError):
    """The disk refused to take more."""


class StorageReadOnly(AppError):
    """The file or its folder cannot be written."""


class StorageFailed(AppError):
    """The disk or the database failed in another way; nothing was stored."""


class NotStoredYet(AppError):
    """The disk refuses for now, with `cause`; what was to be stored is kept, and tried again."""

    def __init__(self, cause: Exception) -> None:
        super().__init__(type(cause).__name__)
        self.cause = cause


class NotFiled(AppError):
    """A finished conversation is not filed yet: the duty to file comes before erasing."""


class Finalised(AppError):
    """The conversation is finished: it is read, and amended by addenda, never changed."""


class DraftExists(AppError):
    """The citizen already has an unfinished conversation."""


class BackupRefused(AppError):
    """A backup cannot be used; `args[0]` says why.

    "damaged", "not_a_backup", "no_file", "newer", "foreign" (another vault's) or "key".
    """


class PlaceMissing(AppError):
    """The stick or folder that backups go to is not there."""


class HandoverRefused(AppError):
    """A citizen cannot be handed over or received; `args[0]` says why.

    Giving: "draft" (an open conversation), "unsound" (the chain is broken). A file: "no_file", "foreign"
    (of another kind), "damaged", "large", "newer", "key" (the passphrase), "invalid" (what is in it does not
    hold together), "changed" (another file than the one looked at), or "choice" (it cannot be received so).
    """


class Cancelled(AppError):
    """The user stopped what took long; nothing of it stands."""


class NotFound(AppError):
    """What was asked for is not in the database."""


class InvalidInput(AppError):
    """What was typed cannot be taken as it stands.

    `field` names what was wrong ("cpr", "name", …), `reason` which rule it broke.
    """

    def __init__(self, field: str, reason: str) -> None:
        super().__init__(f"{field}: {reason}")
        self.field = field
        self.reason = reason


class DuplicateCpr(InvalidInput):
    """Another citizen in this vault already has the CPR number."""

    def __init__(self) -> None:
        super().__init__("cpr", "duplicate")


class BankRefused(AppError):
    """A question bank file was refused; `place` is a line or a path inside it."""

    def __init__(self, file: Path, place: str, reason: str) -> None:
        super().__init__(f"{file.name}: {place}: {reason}")
        self.file = file
        self.place = place
        self.reason = reason
