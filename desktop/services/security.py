"""The password and the recovery code of an open vault."""

from pathlib import Path

from desktop import errors
from desktop.records import AccessAction
from desktop.services.access_log import log, log_failed
from desktop.services.context import Context, Service
from desktop.vault import keys, recovery_code, sealed
from desktop.vault.key_file import Cost
from desktop.vault.tries import Failed, Tries


class Security(Service):
    """Changing what opens the vault. Slots lie beside the database; the log says that they changed."""

    def __init__(self, context: Context, folder: Path, key: bytes, cost: Cost = keys.STANDARD_COST) -> None:
        super().__init__(context)
        self._folder = folder
        self._key = key
        self._cost = cost
        self._tries = Tries(folder, context.clock)

    def has_recovery_code(self) -> bool:
        """Whether a forgotten password can be helped."""
        return keys.has_recovery_code(self._folder)

    def new_recovery_code(self) -> str:
        """A new code to be printed and typed back. It opens nothing before `keep_recovery_code`."""
        return recovery_code.make()

    def keep_recovery_code(self, shown: str, typed: str) -> None:
        """Let the code open the vault, once it was typed back from the sheet. An older one no longer does.

        Raises `WrongRecoveryCode` ("other" for another code than the one shown), the storage kinds.
        """
        if recovery_code.parse(typed) != recovery_code.parse(shown):
            raise errors.WrongRecoveryCode("other")
        keys.add_recovery_code(self._folder, self._key, typed, cost=self._cost)
        self._note(AccessAction.RECOVERY_MADE)

    def change_password(self, old: str, new: str) -> None:
        """Change the password; at every moment exactly one of the two works.

        A wrong old one counts as a try at unlocking does, on the same count: an open window is no place
        to guess at. Raises `TooManyTries`, `WrongPassword` for the old one, `WeakPassword` for the new,
        the storage kinds.
        """
        self._tries.check()
        self._tries.begin()
        try:
            keys.change_password(self._folder, old, new, cost=self._cost)
        except errors.WrongPassword:
            self._tries.stand()
            raise
        except BaseException:
            self._tries.withdraw()
            raise
        self._note(AccessAction.PASSWORD_CHANGED, self._tries.succeeded())

    def seal(self, text: str) -> bytes:
        """A text that has to outlive a lock, readable by whoever opens this vault again."""
        return sealed.seal(text, self._key)

    def unseal(self, content: bytes) -> str | None:
        """What was sealed in this vault; None where it was another's."""
        return sealed.unseal(content, self._key)

    def _note(self, action: AccessAction, failed: Failed | None = None) -> None:
        with self._transaction() as session:
            log_failed(session, self._clock, failed or Failed())
            log(session, self._clock, action)
