"""A dialog that holds typed text: it is not thrown away without a question."""

from PySide6.QtWidgets import QComboBox, QDialog, QLineEdit, QPlainTextEdit, QPushButton, QWidget

from desktop.i18n import Catalogue
from desktop.ui.dialogs.confirm import ConfirmDialog
from desktop.ui.widgets.basics import set_text


class TypedDialog(QDialog):
    """Escape and *Cancel* close it at once while nothing has been changed in it."""

    def __init__(self, words: Catalogue, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._catalogue = words
        self._as_opened: list[str] = []

    def remember(self) -> None:
        """What stands in the fields now is no loss."""
        self._as_opened = _said(self)

    def put_away(self) -> None:
        """Close without asking, as for a lock, which keeps what was typed."""
        super().reject()

    @property
    def changed(self) -> bool:
        """Whether anything would be lost."""
        return _said(self) != self._as_opened

    def reject(self) -> None:
        """Close, or ask first."""
        if not self.changed or not self.isVisible():
            super().reject()
            return
        _ = self._catalogue.gettext
        question = ConfirmDialog(
            self._catalogue,
            _("Throw away what you have typed?"),
            _("It is not saved yet."),
            _("Throw away"),
            self,
        )
        question.accepted.connect(self.put_away)
        question.open()
        # A stray Enter after a stray Escape loses nothing.
        on = question.findChild(QPushButton, "cancel")
        assert on is not None
        set_text(on, _("Go on writing"))
        on.setFocus()


def _said(dialog: QDialog) -> list[str]:
    lines = [line.text().strip() for line in dialog.findChildren(QLineEdit)]
    texts = [text.toPlainText().strip() for text in dialog.findChildren(QPlainTextEdit)]
    return lines + texts + [str(box.currentData()) for box in dialog.findChildren(QComboBox)]
