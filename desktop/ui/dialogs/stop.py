"""Stop here: what happens when the two stop, and a way back."""

from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from desktop.i18n import Catalogue
from desktop.ui.dialogs.standing import keep_on_screen
from desktop.ui.widgets.basics import button, label, row


class StopDialog(QDialog):
    """Accepted when the two want to stop."""

    def __init__(self, words: Catalogue, parent: QWidget) -> None:
        super().__init__(parent)
        _ = words.gettext
        self.setWindowTitle("Pejl")
        self.setObjectName("stop-dialog")
        self.setMinimumWidth(460)
        stop = button(_("Stop here"), "primary", name="stop-confirm")
        stay = button(_("Go on talking"), "link", name="stop-cancel")
        stop.clicked.connect(self.accept)
        stay.clicked.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(28, 24, 28, 20)
        layout.setSpacing(12)
        layout.addWidget(label(_("Shall we stop here?"), "heading"))
        layout.addWidget(
            label(
                _(
                    "Everything said is saved. The questions we did not get to are marked so. "
                    "You can print the summary, and nothing more is needed."
                ),
                wrap=True,
            )
        )
        layout.addSpacing(8)
        layout.addLayout(row(0, stay, stop))
        keep_on_screen(self)
