"""Reminds, above the list of citizens, that no recovery code has been made yet."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout

from desktop.i18n import Catalogue
from desktop.ui.widgets.basics import button, label


class CodeReminder(QFrame):
    """Quiet: it stays until the code is there, and is never in the way."""

    wanted = Signal()

    def __init__(self, words: Catalogue) -> None:
        super().__init__()
        _ = words.gettext
        self.setProperty("role", "card")
        self.setObjectName("code-reminder")
        says = _("You have no recovery code yet. If you forget your password, nobody can open your file.")
        make = button(_("Make the code"), "link", name="make-recovery-code")
        make.clicked.connect(self.wanted)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(16, 4, 8, 4)
        layout.addWidget(label(says, "quiet", wrap=True), 1)
        layout.addWidget(make)
