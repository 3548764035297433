"""The way in: which vaults there are, making one, unlocking one, putting a backup in its place."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TypeVar

from desktop import errors, questions
from desktop.progress import Progress, unheard
from desktop.questions import QuestionBanks
from desktop.records import AccessAction, Office
from desktop.services import restoring
from desktop.services.context import Clock, SystemClock
from desktop.services.restoring import Comparison
from desktop.services.security import REFUSED
from desktop.services.unlocked import Unlocked, lay_out
from desktop.vault import creation, folder, heads, keys
from desktop.vault import restoring as vault_restoring
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

        def open_with(beside: ThreadPoolExecutor) -> Unlocked:
            # Behind the try, which waits for the disk: by then the key is being derived, without
            # Python's lock. Before it, reading the banks would keep that from beginning.
            banks = beside.submit(self._banks)
            key = keys.unlock(vault.path, password)
            beside.submit(tries.withdraw)
            return self._open(vault.path, key, banks.result())

        unlocked = self._tried(tries, open_with)
        _take_over(unlocked, tries)
        return unlocked

    def reset_password(self, vault: VaultFolder, code: str, password: str) -> Unlocked:
        """Open a vault by its recovery code, with a new password from now on; the code stays.

        Raises `WrongRecoveryCode`, `WeakPassword`, and what `unlock` does but for the password.
        """
        opened: list[Unlocked] = []

        def open_and_log(key: bytes) -> None:
            """Before the new password counts: a file that does not open or takes no entry keeps the old."""
            unlocked = self._open(vault.path, key)
            opened.append(unlocked)
            _take_over(unlocked, self._tries(vault.path))
            note = unlocked.services.access_log.note
            unlocked.call(note, AccessAction.PASSWORD_CHANGED, detail="recovery").result()

        try:
            keys.reset_password(vault.path, code, password, cost=self._cost, before=open_and_log)
        except BaseException:
            for unlocked in opened:
                note = unlocked.services.access_log.note
                unlocked.call(note, AccessAction.PASSWORD_CHANGED, detail=REFUSED)
                with suppress(errors.AppError):
                    unlocked.close()
            raise
        return opened[0]

    def restoring(self, vault: VaultFolder, backup: Path, password: str) -> "Restoring":
        """A backup that is to take the vault's place. Derives the key, once for all that follows.

        Raises `TooManyTries`, `WrongPassword`, `BackupRefused`, `NewerVersion`, the storage kinds.
        """
        tries = self._tries(vault.path)
        key = self._tried(tries, lambda _beside: restoring.data_key(vault.path, backup, password))
        tries.withdraw()
        return Restoring(vault.path, backup, key, self._clock, partial(self._open, vault.path, key))

    def restore_as_new(self, backup: Path, progress: Progress = unheard) -> VaultFolder:
        """Make a vault out of a backup on a computer that has not got it; it opens with its own password.

        Raises `BackupRefused`, `FileExistsError`, the storage kinds, and what `progress` raises.
        """
        return VaultFolder(vault_restoring.restore_as_new(self.data_folder, backup, progress))

    def vault_of(self, backup: Path) -> VaultFolder | None:
        """The vault here that a backup belongs to, None where there is none. Raises `BackupRefused`."""
        found = restoring.vault_of(self.data_folder, backup)
        return VaultFolder(found) if found is not None else None

    def _tries(self, vault: Path) -> Tries:
        """One for each vault: where nothing can be written it remembers by itself."""
        return self._kept_tries.setdefault(vault, Tries(vault, self._clock))

    def _tried(self, tries: Tries, work: Callable[[ThreadPoolExecutor], T]) -> T:
        """Do what takes the password; only a wrong one counts as a try.

        The try is on its way to the disk while the key is derived, and there before anyone is told.
        `work` gets the one thread that stores it, for what else can be done beside the key.
        """
        tries.check()
        with ThreadPoolExecutor(max_workers=1, thread_name_prefix="beside-the-key") as beside:
            begun = beside.submit(tries.begin)
            try:
                return work(beside)
            except errors.WrongPassword:
                begun.result()
                tries.stand()
                raise
            except BaseException:
                begun.result()
                beside.submit(tries.withdraw).result()
                raise

    def _open(self, vault: Path, key: bytes, banks: QuestionBanks | None = None) -> Unlocked:
        return Unlocked(vault, key, banks or self._banks(), self._clock, self._cost)

    def _banks(self) -> QuestionBanks:
        return questions.load(self.data_folder / QUESTIONS)


class Restoring:
    """A backup and a vault, with the key to both. Keep it no longer than the two steps take."""

    def __init__(
        self, vault: Path, backup: Path, key: bytes, clock: Clock, open_vault: Callable[[], Unlocked]
    ) -> None:
        self._vault, self._backup, self._key, self._clock = vault, backup, key, clock
        self._open = open_vault

    def compare(self, progress: Progress = unheard) -> Comparison:
        """What restoring would change. Raises as `restoring.compare`."""
        return restoring.compare(self._vault, self._backup, self._key, progress)

    def restore(self, progress: Progress = unheard) -> Restored:
        """Put the backup in the vault's place and open it; who was erased since is erased again.

        Raises what `compare` does; the files that were there then stand, and afterwards they are kept.
        """
        before = _heads(self._vault, self._key)
        erased = {**restoring.erased(self._vault, self._key), **before.erased}
        kept = restoring.restore(self._vault, self._backup, self._key, self._clock.now(), progress)
        unlocked = self._open()
        try:
            unlocked.keeper.take_over(erased)
        except BaseException:
            unlocked.close()
            raise
        return Restored(unlocked, kept)


def _heads(vault: Path, key: bytes) -> Heads:
    return heads.read(vault, key) or Heads()


def _take_over(unlocked: Unlocked, tries: Tries) -> None:
    """Tell how many tries failed, and take them over into the log beside what comes next."""
    unlocked.failed_tries = tries.failed_before().count
    unlocked.enter(partial(_settle, unlocked, tries))


def _settle(unlocked: Unlocked, tries: Tries) -> None:
    """Take the failed tries over into the log, and only then forget them."""
    failed = tries.failed()
    unlocked.services.access_log.unlocked(failed.instants, failed.count)
    tries.succeeded()
