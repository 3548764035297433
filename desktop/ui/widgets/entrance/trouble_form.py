"""On the lock screen where nobody can tell which vaults there are: never a welcome."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.i18n import Catalogue
from desktop.ui.widgets.basics import button, card, label, row
from desktop.ui.widgets.entrance.first_start import form_layout


class TroubleForm(QWidget):
    """What is the trouble, and a button: by now the vaults may be there to be listed."""

    look_again_wanted = Signal()

    def __init__(self, words: Catalogue, trouble: str) -> None:
        super().__init__()
        layout = form_layout(self)
        frame, inside = card("alarm", margins=12)
        inside.addWidget(label(trouble, wrap=True))
        again = button(words.gettext("Look again"), "primary", name="look-again")
        again.clicked.connect(self.look_again_wanted)
        layout.addWidget(frame)
        layout.addLayout(row(0, again))
