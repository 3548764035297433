"""What a backup would change, before it does: what it holds, what would be gone, what is kept."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QVBoxLayout

from desktop.i18n import Catalogue
from desktop.labels import more_words
from desktop.text import format_date
from desktop.ui.widgets.basics import label, rule
from desktop.ui.widgets.entrance.backup_choice import moment

if TYPE_CHECKING:
    from desktop.services.restoring import Comparison, Talk

_MOST = 40
"""Names that are listed; of more, how many they are."""


class WhatChanges(QFrame):
    """A card to read before the one decision that counts."""

    def __init__(self, words: Catalogue, told: "Comparison", kept: Path) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self.setObjectName("what-changes")
        self._words = words
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(20, 16, 20, 18)
        self._layout.setSpacing(8)
        self._say_backup(told)
        self._layout.addWidget(rule())
        if told.present_opens:
            self._say_differences(told)
        else:
            self._say_unreadable()
        self._layout.addWidget(rule())
        _ = words.gettext
        self._add(_("The file as it is now is kept, in this folder:"))
        self._add(str(kept), "quiet", selectable=True)

    def _say_backup(self, told: "Comparison") -> None:
        _, ngettext = self._words.gettext, self._words.ngettext
        self._add(_("The backup from %(when)s") % {"when": moment(told.made_at, self._words)}, "strong")
        citizens = ngettext("%(count)s citizen", "%(count)s citizens", told.citizens)
        talks = ngettext("%(count)s conversation", "%(count)s conversations", told.talks)
        self._add(_("It can be opened. In it are %(citizens)s and %(talks)s.") % {
            "citizens": citizens % {"count": told.citizens}, "talks": talks % {"count": told.talks}
        })  # fmt: skip

    def _say_unreadable(self) -> None:
        _ = self._words.gettext
        self._add(_("The file that is here now cannot be read."), "strong")
        self._add(_("So Pejl cannot say what has been written since that day. It is not in the backup."))

    def _say_differences(self, told: "Comparison") -> None:
        _ = self._words.gettext
        if not (told.gone or told.back or told.gone_citizens):
            self._add(_("No conversation goes away, and none comes back."), "strong")
            self._add(_("What was written in them since that day may still differ."))
            return
        if told.gone:
            self._add(_("These conversations are not in the backup, and would be gone:"), "strong")
            self._list([self._talk(talk) for talk in told.gone], "gone-talks")
        if told.gone_citizens:
            self._add(_("These citizens are not in the backup, and would be gone:"), "strong")
            self._list(told.gone_citizens, "gone-citizens")
        if told.back:
            self._add(_("These conversations come back:"), "strong")
            self._list([self._talk(talk) for talk in told.back], "back-talks")

    def _talk(self, talk: "Talk") -> str:
        said = f"{format_date(talk.day, self._words.language)} · {talk.citizen}"
        return said if talk.finished else f"{said} ({self._words.gettext('not finished')})"

    def _list(self, lines: Sequence[str], name: str) -> None:
        shown = list(lines[:_MOST])
        if len(lines) > _MOST:
            shown.append(more_words(self._words, len(lines) - _MOST))
        made = label("\n".join(shown), wrap=True)
        made.setObjectName(name)
        self._layout.addWidget(made)

    def _add(self, said: str, role: str = "body", *, selectable: bool = False) -> None:
        self._layout.addWidget(label(said, role, wrap=True, selectable=selectable))
