"""Citizens with whom nobody has talked for long: look, keep, or erase; each decided by itself."""

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from desktop.text import format_date
from desktop.ui.desk import Desk
from desktop.ui.dialogs.erase import EraseDialog, remarks
from desktop.ui.dialogs.layout import frame
from desktop.ui.dialogs.receipt import ReceiptDialog
from desktop.ui.widgets.basics import button, label, row, rule
from desktop.ui.widgets.elided_label import ElidedLabel
from desktop.ui.widgets.flow_layout import FlowLayout

if TYPE_CHECKING:
    from desktop.services.keeper import ErasureDone
    from desktop.services.rights import RetentionDue

_SHOWN = 25


class RetentionDialog(QDialog):
    """Lists them, oldest first. Nothing happens to whom one leaves alone."""

    citizen_chosen = Signal(int)
    erased = Signal()

    def __init__(self, desk: Desk, due: Sequence["RetentionDue"], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        _ = desk.words.gettext
        self.setObjectName("retention-dialog")
        self._desk = desk
        self._lines: dict[int, _Line] = {}
        content = QVBoxLayout()
        content.setSpacing(8)
        why = _("Keep them while there is a reason. Pejl reminds again when the time has gone by once more.")
        content.addWidget(label(why, wrap=True))
        for each in due[:_SHOWN]:
            content.addWidget(rule())
            self._lines[each.citizen] = line = _Line(desk, each)
            line.open_wanted.connect(self._choose)
            line.erasure_wanted.connect(self._erase)
            content.addWidget(line)
        if len(due) > _SHOWN:
            more = _("%(count)d more come when you have decided on these.") % {"count": len(due) - _SHOWN}
            content.addWidget(label(more, "quiet", wrap=True))
        content.addStretch(1)
        close = button(_("Close"), "primary", name="close-retention")
        close.clicked.connect(self.accept)
        close.setDefault(True)
        heading = label(_("Is it time to erase?"), "heading", wrap=True)
        frame(self, heading, content, row(0, close))
        self.setMinimumWidth(620)

    def _choose(self, citizen: int) -> None:
        self.accept()
        self.citizen_chosen.emit(citizen)

    def _erase(self, citizen: int) -> None:
        dialog = EraseDialog(self._desk, citizen, self)
        dialog.erased.connect(partial(self._show_receipt, citizen))
        dialog.open()

    def _show_receipt(self, citizen: int, done: "ErasureDone") -> None:
        self._lines[citizen].settle(self._desk.words.gettext("Erased."))
        self.erased.emit()
        number = done.receipt.number
        ReceiptDialog(self._desk, number, self, remarks=remarks(self._desk.words, done)).open()


class _Line(QWidget):
    """One citizen; once decided, it says so."""

    open_wanted = Signal(int)
    erasure_wanted = Signal(int)

    def __init__(self, desk: Desk, due: "RetentionDue") -> None:
        super().__init__()
        _ = desk.words.gettext
        self._desk, self._citizen = desk, due.citizen
        day = format_date(due.last, desk.words.language)
        self._says = label(_("Last: %(date)s") % {"date": day}, "quiet")
        self._choices = QWidget()
        flow = FlowLayout(self._choices)
        for text, name, act in (
            (_("Open"), "open", self._open),
            (_("Keep"), "keep", self._keep),
            (_("Erase …"), "erase", self._erase),
        ):
            choice = button(text, "quiet", name=f"{name}-due-{due.citizen}")
            choice.setAccessibleName(f"{text} {due.name}")
            choice.clicked.connect(act)
            flow.addWidget(choice)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 4, 0, 4)
        layout.setSpacing(4)
        layout.addLayout(row(ElidedLabel(due.name, "strong"), 0, self._says, spacing=16))
        layout.addWidget(self._choices)

    def settle(self, text: str) -> None:
        """Say what was decided."""
        self._choices.hide()
        self._says.setText(text)

    def _open(self) -> None:
        self.open_wanted.emit(self._citizen)

    def _erase(self) -> None:
        self.erasure_wanted.emit(self._citizen)

    def _keep(self) -> None:
        self._desk.ask(self._desk.services.rights.keep_on, self._citizen, then=self._kept)

    def _kept(self, _nothing: None) -> None:
        self.settle(self._desk.words.gettext("Kept."))
