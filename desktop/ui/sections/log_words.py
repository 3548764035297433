"""What stands in the access log, in plain words."""

import re
from typing import TYPE_CHECKING

from desktop.i18n import Catalogue
from desktop.labels import label
from desktop.records import AccessAction

if TYPE_CHECKING:
    from desktop.services.access_log import LogEntry

_FIGURE = re.compile(r"(\w+)=(\d+)")


def action_words(words: Catalogue, entry: "LogEntry") -> str:
    """What was done, with the figures that the entry keeps."""
    said = label(words, entry.action)
    more = _more(words, entry.action, dict(_FIGURE.findall(entry.detail)), entry.detail)
    return f"{said} ({more})" if more else said


def _more(words: Catalogue, action: AccessAction, figures: dict[str, str], detail: str) -> str:
    _, many = words.gettext, words.ngettext
    if action is AccessAction.SEARCHED and "found" in figures:
        found = int(figures["found"])
        return many("%(count)d found", "%(count)d found", found) % {"count": found}
    if action is AccessAction.UNLOCK_FAILED and "more" in figures:
        count = int(figures["more"])
        return many("and %(count)d time before", "and %(count)d times before", count) % {"count": count}
    if action is AccessAction.SAVED and figures.get("protected") == "1":
        return _("with a password")
    if action is AccessAction.CHECKED and "findings" in figures:
        count = int(figures["findings"])
        if count == 0:
            return _("all was as it was")
        return many("%(count)d finding", "%(count)d findings", count) % {"count": count}
    if "receipt" in figures:
        return _("receipt %(number)s") % {"number": figures["receipt"]}
    if action is AccessAction.PASSWORD_CHANGED and detail == "recovery":
        return _("with the recovery code")
    return ""
