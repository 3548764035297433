"""Before the window closes on something that the disk has not taken."""

from PySide6.QtWidgets import QDialog, QWidget

from desktop.i18n import Catalogue
from desktop.ui.dialogs.layout import frame
from desktop.ui.widgets.basics import button, label, row


class NotStoredDialog(QDialog):
    """Accepted when it may be lost; Enter and Escape stay."""

    def __init__(self, words: Catalogue, parent: QWidget) -> None:
        super().__init__(parent)
        _ = words.gettext
        self.setObjectName("not-stored-dialog")
        lose = button(_("Close and lose it"), "link", name="close-and-lose")
        stay = button(_("Stay"), "primary", name="stay")
        stay.setDefault(True)
        lose.setAutoDefault(False)
        lose.clicked.connect(self.accept)
        stay.clicked.connect(self.reject)
        happens = _(
            "The disk has not taken the last thing you wrote or chose. Pejl keeps trying. "
            "If you close now, it is lost."
        )
        heading = label(_("Something is not saved yet"), "heading", wrap=True)
        frame(self, heading, label(happens, wrap=True), row(0, lose, stay))
