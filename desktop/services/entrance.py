"""The way in: which vaults there are, making one, unlocking one, putting a backup in its place."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from desktop import errors, questions
from desktop.questions import QuestionBanks
from desktop.records import AccessAction, Office
from desktop.services import restoring
from desktop.services.context import Clock, SystemClock
from desktop.services.restoring import Comparison
from desktop.services.unlocked import Unlocked, lay_out
from desktop.vault import creation, folder, heads, keys
from desktop.vault import restoring as vault_restoring
from desktop.vault.backup_file import Progress, unheard
from desktop.vault.folder import VAULTS, VaultFolder
from desktop.vault.heads import Heads
from desktop.vault.key_file import Cost
from desktop.vault.staging import remove_unfinished
from desktop.vault.tries import Tries

T = TypeVar("T")

QUESTIONS = "questions"
"""The data folder's own question banks."""


@dataclass(frozen=True, slots=True)
class Restored:
    """A vault opened from a backup, and the folder in which the files before it are kept."""

    unlocked: Unlocked
    kept: Path


class Entrance:
    """A data folder, seen from outside its vaults."""

    def __init__(
        self, data_folder: Path, clock: Clock | None = None, cost: Cost = keys.STANDARD_COST
    ) -> None:
        self.data_folder = data_folder
        self._clock = clock or SystemClock()
        self._cost = cost
        self._kept_tries: dict[Path, Tries] = {}

    def tidy(self) -> None:
        """Remove what an interrupted first start left; it never held anyone's data."""
        remove_unfinished(self.data_folder / VAULTS)

    def vaults(self) -> list[VaultFolder]:
        """Every vault here, those with something missing included; empty before the first start."""
        return folder.vaults(self.data_folder)

    def create(self, office: Office, password: str) -> Unlocked:
        """Make the caseworker's vault and open it. Raises `WeakPassword`, `InvalidInput`, storage kinds."""
        vault, key = creation.create_vault(
            self.data_folder,
            office.caseworker,
            password,
            prepare=lambda database, key: lay_out(database, key, office),
            cost=self._cost,
        )
        return self._open(vault.path, key)

    def unlock(self, vault: VaultFolder, password: str) -> Unlocked:
        """Open a vault.

        Raises `TooManyTries`, `WrongPassword`, `VaultInUse`, `VaultMissing`, `VaultDamaged`,
        `NewerVersion`, and the storage kinds.
        """
        tries = self._tries(vault.path)
        # The banks are read beside the key, which is derived without Python's lock.
        with ThreadPoolExecutor(max_workers=1, thread_name_prefix="banks") as thread:
            banks = thread.submit(self._banks)
            unlocked = self._tried(
                tries, lambda: self._open(vault.path, keys.unlock(vault.path, password), banks.result())
            )
        _take_over(unlocked, tries)
        return unlocked

    def reset_password(self, vault: VaultFolder, code: str, password: str) -> Unlocked:
        """Open a vault by its recovery code, with a new password from now on; the code stays.

        Raises `WrongRecoveryCode`, `WeakPassword`, and what `unlock` does but for the password.
        """
        key = keys.reset_password(vault.path, code, password, cost=self._cost)
        unlocked = self._open(vault.path, key)
        _take_over(unlocked, self._tries(vault.path))
        unlocked.call(unlocked.services.access_log.note, AccessAction.PASSWORD_CHANGED, detail="recovery")
        return unlocked

    def compare(
        self, vault: VaultFolder, backup: Path, password: str, progress: Progress = unheard
    ) -> Comparison:
        """What restoring would change. Raises `TooManyTries`, `WrongPassword`, and as `restoring.compare`."""
        key = self._key_to_restore(vault.path, backup, password)
        return restoring.compare(vault.path, backup, key, progress)

    def restore(
        self, vault: VaultFolder, backup: Path, password: str, progress: Progress = unheard
    ) -> Restored:
        """Put a backup in the vault's place and open it; who was erased since is erased again.

        Raises what `compare` does; the files that were there then stand, and afterwards they are kept.
        """
        key = self._key_to_restore(vault.path, backup, password)
        before = _heads(vault.path, key)
        erased = {**restoring.erased(vault.path, key), **before.erased}
        kept = restoring.restore(vault.path, backup, key, self._clock.now(), progress)
        unlocked = self._open(vault.path, key)
        try:
            unlocked.keeper.take_over(erased)
        except BaseException:
            unlocked.close()
            raise
        return Restored(unlocked, kept)

    def restore_as_new(self, backup: Path, progress: Progress = unheard) -> VaultFolder:
        """Make a vault out of a backup on a computer that has not got it; it opens with its own password.

        Raises `BackupRefused`, `FileExistsError`, the storage kinds, and what `progress` raises.
        """
        return VaultFolder(vault_restoring.restore_as_new(self.data_folder, backup, progress))

    def vault_of(self, backup: Path) -> VaultFolder | None:
        """The vault here that a backup belongs to, None where there is none. Raises `BackupRefused`."""
        found = restoring.vault_of(self.data_folder, backup)
        return VaultFolder(found) if found is not None else None

    def _key_to_restore(self, vault: Path, backup: Path, password: str) -> bytes:
        tries = self._tries(vault)
        key = self._tried(tries, lambda: restoring.data_key(vault, backup, password))
        tries.withdraw()
        return key

    def _tries(self, vault: Path) -> Tries:
        """One for each vault: where nothing can be written it remembers by itself."""
        return self._kept_tries.setdefault(vault, Tries(vault, self._clock))

    def _tried(self, tries: Tries, work: Callable[[], T]) -> T:
        """Do what takes the password; only a wrong one counts as a try.

        The try is on its way to the disk while the key is derived, and there before anyone is told.
        """
        tries.check()
        with ThreadPoolExecutor(max_workers=1, thread_name_prefix="tries") as thread:
            begun = thread.submit(tries.begin)
            try:
                return work()
            except errors.WrongPassword:
                begun.result()
                tries.stand()
                raise
            except BaseException:
                begun.result()
                tries.withdraw()
                raise

    def _open(self, vault: Path, key: bytes, banks: QuestionBanks | None = None) -> Unlocked:
        return Unlocked(vault, key, banks or self._banks(), self._clock, self._cost)

    def _banks(self) -> QuestionBanks:
        return questions.load(self.data_folder / QUESTIONS)


def _heads(vault: Path, key: bytes) -> Heads:
    return heads.read(vault, key) or Heads()


def _take_over(unlocked: Unlocked, tries: Tries) -> None:
    """Tell how many tries failed, and take them over into the log beside what comes next."""
    unlocked.failed_tries = tries.failed_before().count
    unlocked.call(_settle, unlocked, tries)


def _settle(unlocked: Unlocked, tries: Tries) -> None:
    """Take the failed tries over into the log, and only then forget them."""
    tries.withdraw()
    failed = tries.failed()
    unlocked.services.access_log.unlocked(failed.instants, failed.count)
    tries.succeeded()
