"""How far something is that takes its time, with a way to stop it; unseen while it is quick."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFrame, QProgressBar, QVBoxLayout

from desktop.i18n import Catalogue
from desktop.ui.errand import Errand
from desktop.ui.widgets.basics import button, label, row

PATIENCE = 300
"""Milliseconds before anything is shown: what is done by then needs no words."""

_STEPS = 1000


class ProgressLine(QFrame):
    """Shows one errand at a time."""

    appeared = Signal()
    """It takes so long that it is shown."""

    def __init__(self, words: Catalogue) -> None:
        super().__init__()
        _ = words.gettext
        self.setProperty("role", "card")
        self.setObjectName("progress")
        self._errand: Errand | None = None
        self._says = label("", "strong", wrap=True)
        self._bar = QProgressBar()
        self._bar.setRange(0, _STEPS)
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(_("How far it is"))
        self._stop = button(_("Stop"), "secondary", name="stop-errand")
        self._stop.clicked.connect(self._stop_errand)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 16, 20, 16)
        layout.setSpacing(12)
        layout.addWidget(self._says)
        layout.addLayout(row(self._bar, self._stop, spacing=16))
        self._timer = QTimer(self, singleShot=True, interval=PATIENCE)
        self._timer.timeout.connect(self.show)
        self._timer.timeout.connect(self.appeared)
        self.hide()

    def follow(self, errand: Errand, says: str, *, stoppable: bool = True) -> None:
        """Show how far the errand is, once it has taken a moment."""
        self._stop.setVisible(stoppable)
        self._errand = errand
        self._says.setText(says)
        self._bar.setValue(0)
        self._stop.setEnabled(True)
        errand.advanced.connect(self._advance)
        self._timer.start()

    def end(self) -> None:
        """It is done, or it failed."""
        self._timer.stop()
        self._errand = None
        self.hide()

    def _advance(self, part: float) -> None:
        if self.sender() is self._errand:
            self._bar.setValue(round(part * _STEPS))

    def _stop_errand(self) -> None:
        if self._errand is not None:
            self._stop.setEnabled(False)
            self._errand.stop()
