"""Tells once, above the list of citizens, how one came in: what was done, and how many tries failed."""

from PySide6.QtWidgets import QFrame

from desktop.i18n import Catalogue
from desktop.ui.widgets.basics import column, label


class Entered(QFrame):
    """Quiet, and gone with the list that it stands on."""

    def __init__(self, words: Catalogue, done: str, failed: int) -> None:
        super().__init__()
        self.setObjectName("entered")
        layout = column(spacing=4)
        layout.setContentsMargins(0, 0, 0, 0)
        if done:
            said = label("✓ " + done, "saved", wrap=True)
            said.setObjectName("entered-done")
            layout.addWidget(said)
        if failed:
            wrong = words.ngettext(
                "%(count)d wrong password since last time. It is in the log.",
                "%(count)d wrong passwords since last time. They are in the log.",
                failed,
            )
            told = label(wrong % {"count": failed}, "quiet", wrap=True)
            told.setObjectName("entered-failed")
            layout.addWidget(told)
        self.setLayout(layout)
