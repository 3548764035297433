"""The office's settings, stored as they are changed."""

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from desktop import fault_words
from desktop.errors import InvalidInput
from desktop.i18n import Catalogue
from desktop.records import Office
from desktop.text import NAME_LENGTH
from desktop.ui.widgets.field import Choice, Field
from desktop.ui.widgets.note_field import NoteField

_LINES = ("caseworker", "job_centre", "phone")


class OfficeForm(QWidget):
    """Emits `changed` with a whole `Office` whenever a field is left with something new in it."""

    changed = Signal(object)

    def __init__(self, words: Catalogue, default_welcome: str) -> None:
        super().__init__()
        _ = words.gettext
        self._words = words
        # What was last read, or asked to be stored; None until the settings have been read.
        self._stored: Office | None = None
        names = {"caseworker": _("Your name"), "job_centre": _("Job centre"), "phone": _("Phone")}
        hints = {"phone": _("Stands on the page that the citizen takes home.")}
        self._fields: dict[str, Field] = {}
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(16)
        for name in _LINES:
            line = QLineEdit()
            line.setMaxLength(NAME_LENGTH)
            line.editingFinished.connect(self._left)
            object_name = f"office-{name.replace('_', '-')}"
            self._fields[name] = Field(names[name], line, hint=hints.get(name, ""), object_name=object_name)
            layout.addWidget(self._fields[name])
        self._months = Choice(self._month_words())
        self._months.activated.connect(self._left)
        months = _("Between two conversations")
        layout.addWidget(Field(months, self._months, object_name="office-months-between"))
        self._welcome = NoteField(_("Own welcome text"), default_welcome, lines=5, most_lines=12)
        self._welcome.written.connect(self._left)
        hint = _("Why we ask, and who reads it. Left empty, the text shown in grey is used.")
        self._fields["welcome_text"] = Field(
            _("Own welcome text"), self._welcome, hint=hint, object_name="office-welcome-text"
        )
        layout.addWidget(self._fields["welcome_text"])

    def show_office(self, office: Office) -> None:
        """Show what is stored."""
        self._stored = office
        for name in _LINES:
            self._line(name).setText(getattr(office, name))
        self._months.choose(str(office.months_between))
        self._welcome.show_text(office.welcome_text)

    def flush(self) -> None:
        """Ask for everything typed to be stored now."""
        self._welcome.flush()
        self._left()

    def refused(self, error: InvalidInput) -> None:
        """Say at the field what cannot be stored; the others keep what was typed."""
        field = self._fields.get(error.field, self._fields["caseworker"])
        field.show_error(fault_words.message(self._words, error).happened)

    def _left(self) -> None:
        if self._stored is None:
            return
        texts = {name: self._line(name).text() for name in _LINES}
        months = int(self._months.chosen)
        welcome = self._welcome.toPlainText()
        office = replace(self._stored, **texts, months_between=months, welcome_text=welcome)
        if office != self._stored:
            self._stored = office
            self.changed.emit(office)

    def _line(self, name: str) -> QLineEdit:
        editor = self._fields[name].editor
        assert isinstance(editor, QLineEdit)
        return editor

    def _month_words(self) -> dict[str, str]:
        words = self._words
        return {
            str(count): words.ngettext("%(count)d month", "%(count)d months", count) % {"count": count}
            for count in range(1, 13)
        }
