"""Whether others may read along where the citizen answers alone: only if the citizen wants it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QRadioButton, QWidget

from desktop.final_record import FinalRecord
from desktop.i18n import DEFAULT_LANGUAGE, Catalogue, CitizenCatalogue, mark_for_citizen
from desktop.ui.widgets.basics import column, label
from desktop.ui.widgets.even_lines import SpokenLabel
from desktop.ui.widgets.flow_layout import FlowLayout

_OTHERS = ("interpreter", "mentor")
_ASKED = {
    ("interpreter",): mark_for_citizen("Vil du have, at tolken læser med?"),
    ("mentor",): mark_for_citizen("Vil du have, at mentoren læser med?"),
    _OTHERS: mark_for_citizen("Vil du have, at tolken og mentoren læser med?"),
}
_ALONE = mark_for_citizen("Nej, jeg svarer alene")
_ALONG = mark_for_citizen("Ja, det vil jeg gerne")


class ReadingAlong(QWidget):
    """Asks where an interpreter or a mentor is in the room; they look away until the answer is yes.

    In `language` it stands below the Danish; "" is Danish alone.
    """

    chosen = Signal(bool)

    def __init__(self, words: Catalogue, language: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        _ = words.gettext
        self.setObjectName("reading-along")
        self._asked = {
            ("interpreter",): _("Do you want the interpreter to read along?"),
            ("mentor",): _("Do you want the mentor to read along?"),
            _OTHERS: _("Do you want interpreter and mentor to read along?"),
        }
        self._question = label("", "strong", wrap=True)
        self._spoken = CitizenCatalogue(language) if language else None
        self._translated = SpokenLabel("", "translated", language or DEFAULT_LANGUAGE)
        self._translated.setObjectName("reading-along-translated")
        if not language:
            self._translated.hide()
        self._alone = QRadioButton(self._beside(_("No, I answer alone"), _ALONE))
        self._along = QRadioButton(self._beside(_("Yes, I want that"), _ALONG))
        group = QButtonGroup(self)
        line = FlowLayout(spacing=14)
        for choice, wanted in ((self._alone, False), (self._along, True)):
            choice.setObjectName(f"reading-along-{'yes' if wanted else 'no'}")
            group.addButton(choice)
            choice.clicked.connect(lambda _checked=False, w=wanted: self.chosen.emit(w))
            line.addWidget(choice)
        whole = column(self._question, self._translated, line, spacing=4)
        whole.setContentsMargins(0, 0, 0, 0)
        self.setLayout(whole)

    def show_record(self, record: FinalRecord) -> None:
        """Show what was chosen; alone, as long as nothing was."""
        others = tuple(role for role in _OTHERS if role in record.present)
        self.setVisible(bool(others))
        if others:
            self._question.setText(self._asked[others])
            if self._spoken is not None:
                self._translated.setText(self._spoken.word(_ASKED[others]))
        wanted = bool(record.plan.reading_along)
        self._along.setChecked(wanted)
        self._alone.setChecked(not wanted)

    def _beside(self, answer: str, danish: str) -> str:
        """An answer in both languages."""
        return answer if self._spoken is None else f"{answer} · {self._spoken.word(danish)}"
