"""The password and the recovery code of an open vault."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from desktop import errors
from desktop.records import AccessAction
from desktop.services.access_log import log, log_failed
from desktop.services.context import Context, Service
from desktop.vault import keys, recovery_code, sealed
from desktop.vault.key_file import Cost
from desktop.vault.tries import Failed, Tries

REFUSED = "refused"
"""The detail of an entry on a change that the disk did not take after all."""
_NONE = Failed()


class Security(Service):
    """Changing what opens the vault. Slots lie beside the database; the log says that they changed.

    The entry comes first: a change that the log cannot take is not made, and what is told as refused is
    refused. Where the slots then cannot be written, a second entry says so.
    """

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
        with self._announced(AccessAction.RECOVERY_MADE) as announce:
            keys.add_recovery_code(self._folder, self._key, typed, cost=self._cost, before=announce)

    def change_password(self, old: str, new: str) -> None:
        """Change the password; at every moment exactly one of the two works.

        A wrong old one counts as a try at unlocking does, on the same count: an open window is no place
        to guess at. Raises `TooManyTries`, `WrongPassword` for the old one, `WeakPassword` for the new,
        the storage kinds.
        """
        self._tries.check()
        self._tries.begin()
        try:
            with self._announced(AccessAction.PASSWORD_CHANGED) as announce:
                keys.change_password(
                    self._folder, old, new, cost=self._cost, before=lambda: self._forget_tries(announce)
                )
        except errors.WrongPassword:
            self._tries.stand()
            raise
        except BaseException:
            self._tries.withdraw()
            raise

    def seal(self, text: str) -> bytes:
        """A text that has to outlive a lock, readable by whoever opens this vault again."""
        return sealed.seal(text, self._key)

    def unseal(self, content: bytes) -> str | None:
        """What was sealed in this vault; None where it was another's."""
        return sealed.unseal(content, self._key)

    def _forget_tries(self, announce: Callable[[Failed], None]) -> None:
        """The old password was right: the tries before it go into the log, and only then are forgotten."""
        announce(self._tries.failed_before())
        self._tries.succeeded()

    @contextmanager
    def _announced(self, action: AccessAction) -> Iterator[Callable[..., None]]:
        """Gives what writes the entry, called once the change is known to be allowed."""
        announced = False

        def announce(failed: Failed = _NONE) -> None:
            nonlocal announced
            with self._transaction() as session:
                log_failed(session, self._clock, failed)
                log(session, self._clock, action)
            announced = True

        try:
            yield announce
        except BaseException:
            if announced:
                with suppress(errors.AppError), self._transaction() as session:
                    log(session, self._clock, action, detail=REFUSED)
            raise
