"""What the dialogs have in common: margins, a heading, and the buttons below."""

from PySide6.QtWidgets import QDialog, QLayout, QSizePolicy, QVBoxLayout, QWidget

from desktop.i18n import Catalogue
from desktop.ui.widgets.basics import button, label, row


def lay_out(dialog: QDialog, words: Catalogue, heading: str, content: QWidget | QLayout, accept: str) -> None:
    """Put a heading, the content and two buttons on a dialog.

    The primary one, called `accept` on the screen, calls `dialog.accept`; the other one says *Cancel*.
    """
    dialog.setWindowTitle("Pejl")
    dialog.setMinimumWidth(480)
    cancel = button(words.gettext("Cancel"), "link", name="cancel")
    cancel.clicked.connect(dialog.reject)
    done = button(accept, "primary", name="accept")
    done.setDefault(True)
    done.clicked.connect(dialog.accept)
    layout = QVBoxLayout(dialog)
    layout.setContentsMargins(28, 24, 28, 20)
    layout.setSpacing(16)
    title = label(heading, "heading", wrap=True)
    title.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
    layout.addWidget(title)
    if isinstance(content, QWidget):
        layout.addWidget(content, 1)
    else:
        layout.addLayout(content, 1)
    layout.addLayout(row(0, cancel, done))
