"""A question before something is gone for good."""

from PySide6.QtWidgets import QDialog, QWidget

from desktop.i18n import Catalogue
from desktop.ui.dialogs.layout import lay_out
from desktop.ui.widgets.basics import label


class ConfirmDialog(QDialog):
    """Accepted when it is to be done."""

    def __init__(
        self, words: Catalogue, heading: str, text: str, accept: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("confirm-dialog")
        lay_out(self, words, heading, label(text, wrap=True), accept)
