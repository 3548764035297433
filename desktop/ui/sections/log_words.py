"""What stands in the access log, in plain words."""

from typing import TYPE_CHECKING

from desktop.i18n import Catalogue
from desktop.labels import label
from desktop.log_details import detail_words

if TYPE_CHECKING:
    from desktop.services.access_log import LogEntry


def action_words(words: Catalogue, entry: "LogEntry") -> str:
    """What was done, with the figures that the entry keeps."""
    said = label(words, entry.action)
    more = detail_words(words, entry.action, entry.detail)
    return f"{said} ({more})" if more else said
