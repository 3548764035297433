"""What the disk has said last: *Saved 10.42*, or that something is not saved yet."""

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLabel

from desktop.i18n import Catalogue
from desktop.text import format_clock
from desktop.ui.widgets.basics import set_property

if TYPE_CHECKING:
    from desktop.ui.desk import Desk


class SavedLabel(QLabel):
    """Stands in the bar of a page. While anything waits for the disk, it never says *Saved*."""

    def __init__(self, words: Catalogue) -> None:
        super().__init__()
        self.setObjectName("saved")
        self.setProperty("role", "saved")
        self._words = words
        self._waiting = False

    def watch(self, desk: "Desk") -> None:
        """Say what the desk's writes come to, from now on."""
        self._now = desk.clock.now
        desk.unsaved.changed.connect(self._show_waiting)
        if desk.unsaved.waiting:
            self._show_waiting(True)

    def show_saved(self, at: datetime) -> None:
        """Say that it is in the file, and since when."""
        if self._waiting:
            return
        clock = format_clock(at.astimezone(), self._words.language)
        self.setText("✓ " + self._words.gettext("Saved %(time)s") % {"time": clock})
        # At once: reading the page anew would otherwise stand before it.
        self.repaint()

    def _show_waiting(self, waiting: bool) -> None:
        _ = self._words.gettext
        self._waiting = waiting
        set_property(self, "role", "waiting" if waiting else "saved")
        self.setToolTip(_("Pejl keeps it and tries again by itself.") if waiting else "")
        if not waiting:
            self.show_saved(self._now())
            return
        self.setText(_("Not saved yet"))
        self.repaint()
