"""The citizen's form: added or changed, with errors said at the field they are about."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from desktop import fault_words
from desktop.errors import InvalidInput
from desktop.i18n import languages_to_choose
from desktop.records import Office
from desktop.text import NAME_LENGTH, format_cpr
from desktop.ui.desk import Desk
from desktop.ui.dialogs.layout import KEPT, lay_out
from desktop.ui.dialogs.typed import TypedDialog
from desktop.ui.widgets.basics import column, row
from desktop.ui.widgets.field import Choice, Field

if TYPE_CHECKING:
    from desktop.services.views import CitizenDetails


class CitizenForm(TypedDialog):
    """Adds a citizen, or changes the one in `details`. What was typed stays until it is stored."""

    stored = Signal(int)

    def __init__(
        self, desk: Desk, details: "CitizenDetails | None" = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(desk.words, parent)
        _ = desk.words.gettext
        self.setObjectName("citizen-form")
        self.setProperty(KEPT, details.id if details else 0)
        self._desk = desk
        self._details = details
        self._busy = False
        self._fields = self._make_fields()
        languages = languages_to_choose(desk.words.language)
        self._language = Choice(languages, details.language if details else "da")
        self._group = Choice(self._groups(), details.target_group if details else "")
        language = Field(_("Preferred language"), self._language, object_name="citizen-language")
        group = Field(_("Target group"), self._group, object_name="citizen-target-group")
        content = column(
            self._fields["name"],
            self._fields["cpr"],
            row(language, group, spacing=16),
            row(self._fields["case_number"], self._fields["caseworker"], spacing=16),
            spacing=16,
        )
        heading = _("Change the citizen's details") if details else _("New citizen")
        lay_out(self, desk.words, heading, content, _("Save") if details else _("Add the citizen"))
        self.setMinimumWidth(560)
        self._line("name").setFocus()
        self.remember()
        if details is None:
            desk.ask(desk.services.office.get, then=self._show_office)

    def accept(self) -> None:
        """Ask for the citizen to be stored; the form closes when it is."""
        if self._busy:
            return
        self._busy = True
        citizens = self._desk.services.citizens
        values = {name: self._line(name).text() for name in self._fields}
        values |= {"language": self._language.chosen, "target_group": self._group.chosen}
        if self._details is None:
            name = values.pop("name")
            self._desk.ask(citizens.add, name, **values, then=self._added, otherwise=self._refused)
        else:
            # The service's own type, without importing the services: they come after the first paint.
            details = type(self._details)(id=self._details.id, archived=self._details.archived, **values)
            self._desk.ask(citizens.edit, details, then=self._edited, otherwise=self._refused)

    def _make_fields(self) -> dict[str, Field]:
        _ = self._desk.words.gettext
        details = self._details
        texts = {
            "name": (_("Name"), details.name if details else "", ""),
            "cpr": (
                _("CPR number"),
                format_cpr(details.cpr) if details else "",
                _("Can be left out. It is masked on screen and paper."),
            ),
            "case_number": (_("Case number"), details.case_number if details else "", ""),
            "caseworker": (_("Own caseworker"), details.caseworker if details else "", ""),
        }
        fields = {}
        for name, (title, text, hint) in texts.items():
            editor = QLineEdit(text)
            editor.setMaxLength(NAME_LENGTH)
            fields[name] = Field(title, editor, hint=hint, object_name=f"citizen-{name.replace('_', '-')}")
        return fields

    def _groups(self) -> dict[str, str]:
        words, banks = self._desk.words, self._desk.banks
        groups = {group.id: words.bank_name(group.name) for group in banks.target_groups}
        return {"": words.gettext("Not chosen"), **groups}

    def _line(self, name: str) -> QLineEdit:
        editor = self._fields[name].editor
        assert isinstance(editor, QLineEdit)
        return editor

    def _show_office(self, office: Office) -> None:
        if not self._line("caseworker").isModified():
            untouched = not self.changed
            self._line("caseworker").setText(office.caseworker)
            if untouched:
                self.remember()

    def _added(self, citizen: int) -> None:
        super().accept()
        self.stored.emit(citizen)

    def _edited(self, _nothing: None) -> None:
        assert self._details is not None
        self._added(self._details.id)

    def _refused(self, error: Exception) -> None:
        self._busy = False
        for field in self._fields.values():
            field.clear_error()
        field_name = error.field if isinstance(error, InvalidInput) else ""
        if field_name in self._fields:
            self._fields[field_name].show_error(self._words_for(error))
        else:
            self._desk.report(error)

    def _words_for(self, error: Exception) -> str:
        _ = self._desk.words.gettext
        if isinstance(error, InvalidInput) and (error.field, error.reason) == ("cpr", "duplicate"):
            return _("There is already a citizen with this CPR number. Nothing is changed.")
        return fault_words.message(self._desk.words, error).happened
