"""`pejl backup`, `pejl restore FILE` and `pejl check`: for scripts, and for the day the window does not open.

Exit codes: 0 done, 1 refused or something found (and said so), 2 asked for in a way that cannot be answered.
"""

import getpass
import sys
from collections.abc import Callable
from pathlib import Path

from desktop import fault_words
from desktop.errors import AppError
from desktop.i18n import Catalogue
from desktop.records import AccessAction
from desktop.services.entrance import Entrance
from desktop.services.restoring import Comparison
from desktop.services.safekeeping import carry
from desktop.services.unlocked import Unlocked
from desktop.text import format_clock, format_date
from desktop.vault.folder import VaultFolder

_SHOWN = 10
"""How many conversations or findings are written out before they are only counted."""


def ask_unseen(prompt: str) -> str:
    """What is typed, unseen; where nobody types, the next line of what is sent through a pipe."""
    if sys.stdin is not None and not sys.stdin.isatty():
        return sys.stdin.readline().rstrip("\r\n")
    return getpass.getpass(prompt)


class Console:
    """The commands on one data folder. `ask` gets a prompt and returns what was typed, unseen."""

    def __init__(
        self, data_folder: Path, words: Catalogue, *, ask: Callable[[str], str] = ask_unseen
    ) -> None:
        self._entrance = Entrance(data_folder)
        self._words = words
        self._ask = ask

    def backup(self, number: int | None, folder: Path | None) -> int:
        """Make a backup beside the vault, and a copy of it in `folder`."""
        return self._with_vault(number, lambda unlocked: self._back_up(unlocked, folder))

    def check(self, number: int | None) -> int:
        """Check the vault, and say what was found."""
        return self._with_vault(number, self._check)

    def restore(self, backup: Path, *, confirmed: bool) -> int:
        """Say what restoring would change, ask, and do it. A vault that is not here is made."""
        return self._guarded(lambda: self._restore(backup, confirmed))

    def _back_up(self, unlocked: Unlocked, folder: Path | None) -> int:
        _ = self._words.gettext
        done = unlocked.keeper.start().result()
        self._say(_("The backup is made and has been opened: %(file)s") % {"file": done.path})
        if done.elsewhere is not None:
            self._say(_("A copy lies here: %(file)s") % {"file": done.elsewhere})
        if done.elsewhere_failed is not None:
            self._tell(done.elsewhere_failed)
        if folder is not None:
            there = carry(done.path, folder)
            unlocked.safekeeping.verify(there)
            unlocked.call(unlocked.services.access_log.note, AccessAction.BACKUP_MADE).result()
            self._say(_("A copy lies here: %(file)s") % {"file": there})
        return 0 if done.elsewhere_failed is None else 1

    def _check(self, unlocked: Unlocked) -> int:
        _ = self._words.gettext
        report = unlocked.check().result()
        if report.sound:
            self._say(fault_words.sound(self._words, report.links, report.chains))
            return 0
        for finding in report.findings:
            self._say(
                fault_words.finding(self._words, finding.kind, finding.table, finding.key, finding.ordinal)
            )
        self._say(_("Nothing has been changed. Keep the file, and ask your IT support."))
        return 1

    def _restore(self, backup: Path, confirmed: bool) -> int:
        _ = self._words.gettext
        vault = self._entrance.vault_of(backup)
        if vault is None:
            made = self._entrance.restore_as_new(backup)
            self._say(_("The backup is now a file of its own: %(folder)s") % {"folder": made.path})
            return 0
        password = self._ask(_("Password: "))
        restoring = self._entrance.restoring(vault, backup, password)
        self._describe(restoring.compare())
        if not confirmed and not self._agreed():
            self._say(_("Nothing was changed."))
            return 1
        restored = restoring.restore()
        restored.unlocked.close()
        self._say(
            _("The backup is in place. What was there before is kept: %(folder)s") % {"folder": restored.kept}
        )
        return 0

    def _describe(self, told: Comparison) -> None:
        _ = self._words.gettext
        language, made = self._words.language, told.made_at.astimezone()
        day, clock = format_date(made.date(), language), format_clock(made, language)
        self._say(_("The backup is from %(day)s at %(time)s. It opens.") % {"day": day, "time": clock})
        if not told.present_opens:
            self._say(_("The present file cannot be opened, so the two cannot be compared."))
            return
        for talk in told.gone[:_SHOWN]:
            self._say(
                _("Not in the backup: the conversation of %(day)s with %(name)s")
                % {"day": format_date(talk.day, language), "name": talk.citizen}
            )
        if len(told.gone) > _SHOWN:
            self._say(_("… and %(count)s more") % {"count": len(told.gone) - _SHOWN})
        if not told.gone:
            self._say(_("Every conversation that is here is in the backup too."))

    def _agreed(self) -> bool:
        _ = self._words.gettext
        print(_("Put the backup in place? Type yes: "), end="", flush=True)
        return sys.stdin.readline().strip().casefold() in (_("yes"), "yes")

    def _with_vault(self, number: int | None, work: Callable[[Unlocked], int]) -> int:
        return self._guarded(lambda: self._opened(number, work))

    def _opened(self, number: int | None, work: Callable[[Unlocked], int]) -> int:
        vault = self._chosen(number)
        if vault is None:
            return 2
        unlocked = self._entrance.unlock(vault, self._ask(self._words.gettext("Password: ")))
        try:
            return work(unlocked)
        finally:
            unlocked.close()

    def _chosen(self, number: int | None) -> VaultFolder | None:
        """The vault by its place in the list; None, said so, where it is not clear which."""
        _ = self._words.gettext
        vaults = self._entrance.vaults()
        if number is None and len(vaults) == 1:
            return vaults[0]
        if number is not None and 1 <= number <= len(vaults):
            return vaults[number - 1]
        if not vaults:
            self._say(_("There is no file here yet."))
        for place, vault in enumerate(vaults, 1):
            self._say(f"{place}  {vault.name()}")
        if vaults:
            self._say(_("Say which one with --vault NUMBER."))
        return None

    def _guarded(self, work: Callable[[], int]) -> int:
        try:
            return work()
        except (AppError, FileExistsError) as error:
            self._tell(error)
            return 1

    def _tell(self, error: Exception) -> None:
        told = fault_words.message(self._words, error)
        print(f"{told.happened}\n{told.advice}", file=sys.stderr)

    @staticmethod
    def _say(sentence: str) -> None:
        print(sentence)
