"""Finish: asks once, and says what it means."""

from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from desktop.final_record import FinalRecord
from desktop.i18n import Catalogue
from desktop.records import AnswerState
from desktop.ui.dialogs.standing import keep_on_screen
from desktop.ui.widgets.basics import button, label, row


class FinishDialog(QDialog):
    """Accepted when the conversation is to be finished."""

    def __init__(self, words: Catalogue, record: FinalRecord, parent: QWidget) -> None:
        super().__init__(parent)
        _ = words.gettext
        self.setWindowTitle("Pejl")
        self.setObjectName("finish-dialog")
        self.setMinimumWidth(480)
        finish = button(_("Finish") + " ✓", "primary", name="finish-confirm")
        back = button(_("Not yet"), "link", name="finish-cancel")
        # Finishing cannot be taken back: a second Enter must not do it by accident.
        back.setDefault(True)
        finish.clicked.connect(self.accept)
        back.clicked.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(28, 24, 28, 20)
        layout.setSpacing(12)
        layout.addWidget(label(_("Is this how it was said?"), "heading"))
        layout.addWidget(
            label(
                _("After this the conversation is locked. You can add to it, but not change it."), wrap=True
            )
        )
        missing = sum(question.citizen.state == AnswerState.NOT_REACHED for question in record.questions)
        if missing and not record.without_questions:
            text = words.ngettext(
                "%(count)s question was not reached. It is marked so.",
                "%(count)s questions were not reached. They are marked so.",
                missing,
            )
            layout.addWidget(label(text % {"count": missing}, wrap=True))
        layout.addSpacing(8)
        layout.addLayout(row(0, back, finish))
        back.setFocus()
        keep_on_screen(self)
