"""Finished summaries that wait for a printer somewhere else."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from desktop.i18n import Catalogue
from desktop.text import format_date
from desktop.ui.dialogs.layout import frame
from desktop.ui.widgets.basics import button, column, label, row, rule
from desktop.ui.widgets.elided_label import ElidedLabel

if TYPE_CHECKING:
    from desktop.services.views import PrintJob


class PrintQueueDialog(QDialog):
    """Lists them, oldest first; each opens its summary, where it is printed."""

    summary_wanted = Signal(int)

    def __init__(self, words: Catalogue, jobs: Sequence["PrintJob"], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        _ = words.gettext
        self._words = words
        self.setObjectName("print-queue-dialog")
        content = QVBoxLayout()
        content.setSpacing(8)
        said = _("A summary leaves the list when you mark it as printed.")
        content.addWidget(label(said, "body", wrap=True))
        for job in jobs:
            content.addWidget(rule())
            content.addWidget(self._line(job))
        content.addStretch(1)
        close = button(_("Close"), "link", name="cancel")
        close.clicked.connect(self.reject)
        frame(self, label(_("To be printed"), "heading"), content, row(0, close))
        self.setMinimumWidth(560)

    def _line(self, job: "PrintJob") -> QWidget:
        _ = self._words.gettext
        line = QWidget()
        day = format_date(job.day, self._words.language)
        show = button(_("Open the summary"), "quiet", name=f"print-{job.conversation}")
        show.setAccessibleName(
            _("Open the summary: %(name)s, %(date)s") % {"name": job.citizen_name, "date": day}
        )
        show.clicked.connect(lambda _checked=False, c=job.conversation: self._choose(c))
        texts = column(ElidedLabel(job.citizen_name, "strong"), label(day, "quiet"), spacing=0)
        layout = row(texts, 0, show, spacing=16)
        line.setLayout(layout)
        return line

    def _choose(self, conversation: int) -> None:
        self.accept()
        self.summary_wanted.emit(conversation)
