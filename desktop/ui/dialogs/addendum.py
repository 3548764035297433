"""A dated addition to a conversation that is closed, below those that are there already."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from desktop import fault_words
from desktop.errors import InvalidInput
from desktop.text import SHORT_LENGTH, format_date
from desktop.ui.desk import Desk
from desktop.ui.dialogs.layout import KEPT, lay_out
from desktop.ui.dialogs.typed import TypedDialog
from desktop.ui.widgets.basics import label, rule, scrolling
from desktop.ui.widgets.field import Field

if TYPE_CHECKING:
    from desktop.services.views import AddendumView

_MOST_HEIGHT = 220


class AddendumDialog(TypedDialog):
    """Shows the additions and takes another one; none is ever changed."""

    stored = Signal()

    def __init__(self, desk: Desk, conversation: int, day: str, parent: QWidget | None = None) -> None:
        super().__init__(desk.words, parent)
        _ = desk.words.gettext
        self.setObjectName("addendum-dialog")
        self.setProperty(KEPT, conversation)
        self._desk = desk
        self._conversation = conversation
        self._busy = False
        earlier = QWidget()
        self._earlier = QVBoxLayout(earlier)
        self._earlier.setContentsMargins(0, 0, 8, 0)
        self._earlier.setSpacing(8)
        self._area = scrolling(earlier)
        self._area.hide()
        text = QPlainTextEdit()
        text.setTabChangesFocus(True)
        text.setFixedHeight(120)
        reason = QLineEdit()
        reason.setMaxLength(SHORT_LENGTH)
        advice = _("It gets today's date and your name, and cannot be changed afterwards.")
        self._text = Field(_("New addendum"), text, hint=advice, object_name="addendum-text")
        self._reason = Field(_("Why (can be left out)"), reason, object_name="addendum-reason")
        content = QVBoxLayout()
        content.setSpacing(16)
        content.addWidget(self._area, 1)
        content.addWidget(self._text)
        content.addWidget(self._reason)
        heading = _("Addenda to the conversation of %(date)s") % {"date": day}
        lay_out(self, desk.words, heading, content, _("Add"))
        self.setMinimumWidth(600)
        text.setFocus()
        self.remember()
        desk.ask(desk.services.finishing.addenda, conversation, then=self._show_earlier)

    def accept(self) -> None:
        """Ask for the addendum to be stored; the dialog closes when it is."""
        if self._busy:
            return
        self._busy = True
        text, reason = self._text.editor, self._reason.editor
        assert isinstance(text, QPlainTextEdit) and isinstance(reason, QLineEdit)
        self._desk.ask(
            self._desk.services.finishing.add_addendum,
            self._conversation,
            text.toPlainText(),
            reason.text(),
            then=self._added,
            otherwise=self._refused,
        )

    def _show_earlier(self, addenda: list["AddendumView"]) -> None:
        for addendum in addenda:
            written = format_date(addendum.written_at.astimezone().date(), self._desk.words.language)
            parts = [part for part in (written, addendum.caseworker, addendum.reason) if part]
            self._earlier.addWidget(label(" · ".join(parts), "quiet", wrap=True))
            self._earlier.addWidget(label(addendum.text, wrap=True, selectable=True))
            self._earlier.addWidget(rule())
        self._earlier.addStretch(1)
        self._area.setVisible(bool(addenda))
        if addenda:
            needed = self._earlier.heightForWidth(self.width() - 72)
            self._area.setFixedHeight(min(needed + 8, _MOST_HEIGHT))

    def _added(self, _saved: object) -> None:
        super().accept()
        self.stored.emit()

    def _refused(self, error: Exception) -> None:
        self._busy = False
        if not isinstance(error, InvalidInput):
            self._desk.report(error)
            return
        field = self._reason if error.field == "reason" else self._text
        field.show_error(fault_words.message(self._desk.words, error).happened)
