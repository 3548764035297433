"""Receipts of erasures, newest first, each to be read and printed again."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.text import format_date
from desktop.ui.desk import Desk
from desktop.ui.widgets.basics import button, clear, label, row

if TYPE_CHECKING:
    from desktop.services.receipts import Receipt

_NEWEST = 5


class ReceiptList(QWidget):
    """Reads them when it is shown: the newest, or all that there are."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("receipts")
        self._desk = desk
        self._all = False
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(8)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not event.spontaneous():
            self.refresh()

    def refresh(self) -> None:
        """Read them again."""
        self._desk.ask(self._desk.services.receipts.listed, then=self._show)

    def _show(self, receipts: list["Receipt"]) -> None:
        _ = self._desk.words.gettext
        clear(self._layout)
        if not receipts:
            self._layout.addWidget(label(_("Nobody was erased."), "quiet", wrap=True))
        for receipt in receipts if self._all else receipts[:_NEWEST]:
            self._layout.addLayout(self._line(receipt))
        if len(receipts) > _NEWEST and not self._all:
            more = _("Show all %(count)d receipts") % {"count": len(receipts)}
            show = button(more, "link", name="all-receipts")
            show.clicked.connect(self._show_all)
            self._layout.addLayout(row(show, 0))

    def _line(self, receipt: "Receipt") -> QVBoxLayout:
        words = self._desk.words
        day = format_date(receipt.erased_at.astimezone().date(), words.language)
        said = words.gettext("No. %(number)d · %(date)s") % {"number": receipt.number, "date": day}
        texts = QVBoxLayout()
        texts.setSpacing(0)
        show = button(words.gettext("Receipt …"), "quiet", name=f"receipt-{receipt.number}")
        show.setAccessibleName(f"{words.gettext('Receipt …')} {said}")
        show.clicked.connect(partial(self._open, receipt.number))
        texts.addLayout(row(label(said), 0, show, spacing=16))
        if receipt.sweeping is None or receipt.sweeping.left:
            waits = words.gettext("A stick or backup is still to be emptied.")
            texts.addWidget(label(waits, "quiet", wrap=True))
        return texts

    def _open(self, number: int, _checked: bool = False) -> None:
        from desktop.ui.dialogs.receipt import ReceiptDialog  # with all that prints

        ReceiptDialog(self._desk, number, self.window()).open()

    def _show_all(self) -> None:
        self._all = True
        self.refresh()
