"""Stop here: what happens when the two stop, and a way back."""

from PySide6.QtWidgets import QDialog, QWidget

from desktop.i18n import Catalogue
from desktop.ui.dialogs.layout import frame
from desktop.ui.widgets.basics import button, label, row


class StopDialog(QDialog):
    """Accepted when the two want to stop."""

    def __init__(self, words: Catalogue, parent: QWidget) -> None:
        super().__init__(parent)
        _ = words.gettext
        self.setObjectName("stop-dialog")
        stop = button(_("Stop here"), "primary", name="stop-confirm")
        stay = button(_("Go on talking"), "link", name="stop-cancel")
        stop.clicked.connect(self.accept)
        stay.clicked.connect(self.reject)
        happens = _(
            "Everything said is saved. The questions we did not get to are marked so. "
            "You can print the summary, and nothing more is needed."
        )
        heading = label(_("Shall we stop here?"), "heading", wrap=True)
        frame(self, heading, label(happens, wrap=True), row(0, stay, stop))
