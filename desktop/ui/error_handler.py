"""Shows what went wrong over the window, and logs its kind and place."""

import logging
from collections.abc import Callable

from PySide6.QtWidgets import QMessageBox, QWidget

from desktop.errors import VaultDamaged
from desktop.fault_words import message
from desktop.i18n import Catalogue
from desktop.ui.widgets.message_box import offer, tell

log = logging.getLogger("pejl")


def show(
    words: Catalogue, error: Exception, parent: QWidget, see_backups: Callable[[], object] | None = None
) -> QMessageBox:
    """Show the message over the window; the log gets the kind and the place, never content.

    With a file that turns out to be damaged, `see_backups` is offered.
    """
    place = error.__traceback__
    while place is not None and place.tb_next is not None:
        place = place.tb_next
    where = f"{place.tb_frame.f_code.co_filename}:{place.tb_lineno}" if place else "-"
    log.error("%s at %s", type(error).__name__, where)
    told = message(words, error)
    box = tell(parent, told.happened, told.advice, "error-message")
    if isinstance(error, VaultDamaged) and see_backups is not None and len(box.buttons()) == 1:
        offer(box, words.gettext("See the backups"), "see-backups").clicked.connect(see_backups)
    return box
