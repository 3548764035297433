"""The office: what stands on every summary about the sender."""

from desktop.errors import InvalidInput
from desktop.records import Office
from desktop.ui.desk import Desk
from desktop.ui.sections.section import Section, titled_card
from desktop.ui.widgets.settings.office_form import OfficeForm


class OfficeSection(Section):
    """Stored as it is changed."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._form = OfficeForm(self.words, desk.banks.welcome_text)
        self._form.changed.connect(self._store)
        frame, inside = titled_card(self.words.gettext("The office"))
        inside.addWidget(self._form)
        self.lay_out(frame)

    def refresh(self) -> None:
        self.desk.ask(self.desk.services.office.get, then=self._form.show_office)

    def flush(self) -> None:
        self._form.flush()

    def _store(self, office: Office) -> None:
        store = self.desk.services.office.set
        self.desk.store(("office",), store, office, then=self._stored, otherwise=self._refused)

    def _stored(self, _nothing: None) -> None:
        self.saved.emit(self.desk.clock.now())

    def _refused(self, error: Exception) -> None:
        if isinstance(error, InvalidInput):
            self._form.refused(error)
        else:
            self.desk.report(error)
