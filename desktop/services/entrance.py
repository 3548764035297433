"""The way in: which vaults there are, making one, unlocking one."""

from pathlib import Path

from desktop import questions
from desktop.records import Office
from desktop.services.context import Clock
from desktop.services.unlocked import Unlocked, lay_out
from desktop.vault import creation, folder, keys
from desktop.vault.folder import VaultFolder
from desktop.vault.key_file import Cost

QUESTIONS = "questions"
"""The data folder's own question banks."""


class Entrance:
    """A data folder, seen from outside its vaults."""

    def __init__(
        self, data_folder: Path, clock: Clock | None = None, cost: Cost = keys.STANDARD_COST
    ) -> None:
        self.data_folder = data_folder
        self._clock = clock
        self._cost = cost

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
        return self._open(vault, key)

    def unlock(self, vault: VaultFolder, password: str) -> Unlocked:
        """Open a vault.

        Raises `WrongPassword`, `VaultInUse`, `VaultDamaged`, `NewerVersion`, and the storage kinds.
        """
        return self._open(vault, keys.unlock(vault.path, password))

    def _open(self, vault: VaultFolder, key: bytes) -> Unlocked:
        banks = questions.load(self.data_folder / QUESTIONS)
        return Unlocked(vault.path, key, banks, self._clock)
