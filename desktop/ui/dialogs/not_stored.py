"""Before the window closes on something that the disk has not taken."""

from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from desktop.i18n import Catalogue
from desktop.ui.dialogs.standing import keep_on_screen
from desktop.ui.widgets.basics import button, label, row


class NotStoredDialog(QDialog):
    """Accepted when it may be lost; Enter and Escape stay."""

    def __init__(self, words: Catalogue, parent: QWidget) -> None:
        super().__init__(parent)
        _ = words.gettext
        self.setWindowTitle("Pejl")
        self.setObjectName("not-stored-dialog")
        self.setMinimumWidth(480)
        lose = button(_("Close and lose it"), "link", name="close-and-lose")
        stay = button(_("Stay"), "primary", name="stay")
        stay.setDefault(True)
        lose.setAutoDefault(False)
        lose.clicked.connect(self.accept)
        stay.clicked.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(28, 24, 28, 20)
        layout.setSpacing(12)
        layout.addWidget(label(_("Something is not saved yet"), "heading"))
        layout.addWidget(
            label(
                _(
                    "The disk has not taken the last thing you wrote or chose. Pejl keeps trying. "
                    "If you close now, it is lost."
                ),
                wrap=True,
            )
        )
        layout.addSpacing(8)
        layout.addLayout(row(0, lose, stay))
        keep_on_screen(self)
