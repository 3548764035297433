"""What to practise in a placement: suggestions to pick by a click, and own ideas."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.i18n import Catalogue
from desktop.ui.widgets.basics import button, clear, column, label
from desktop.ui.widgets.charts.history_words import called
from desktop.ui.widgets.flow_layout import FlowLayout
from desktop.ui.widgets.synced_note import LineNote

if TYPE_CHECKING:
    from desktop.services.plan.placement_views import PracticeView

_LONGEST = 60


class PracticeChips(QWidget):
    """A chip that is picked is practised; a click takes it back."""

    added = Signal(str, object)
    """Text, and the id of the question that suggested it, or None."""
    removed = Signal(int)

    def __init__(self, words: Catalogue) -> None:
        super().__init__()
        _ = words.gettext
        self._words = words
        self._shown: object = None
        self._chips = QWidget()
        self._flow = FlowLayout(self._chips, spacing=6)
        self._why = label(
            _(
                "Suggested where the newest answer is on one of the two lowest steps. "
                "Each question by itself, in the order they are asked."
            ),
            "quiet",
            wrap=True,
        )
        self._own = LineNote(_("Something else to practise"), _("Something else to practise …"))
        self._own.setObjectName("practice-own")
        self._own.entered.connect(self._add_own)
        layout = column(self._chips, self._why, self._own, spacing=8)
        layout.setContentsMargins(0, 0, 0, 0)
        self.setLayout(layout)

    def show_practice(self, practice: "Sequence[PracticeView]", suggested: Sequence[tuple[str, str]]) -> None:
        """Show what is practised, and behind it what is suggested beside that."""
        if self._shown == (practice, suggested):
            return
        self._shown = (practice, suggested)
        clear(self._flow)
        picked = {each.question for each in practice}
        for each in practice:
            name = self._words.bank_name(each.text) if each.question else each.text
            self._chip(name, f"practised-{each.id}", picked=each.id)
        free = [(id, short) for id, short in suggested if id not in picked]
        for id, short in free:
            self._chip(self._words.bank_name(short), f"practise-{id}", question=id, short=short)
        self._why.setVisible(bool(free))
        self._chips.setVisible(bool(practice or free))

    def flush(self) -> None:
        """Store what is being typed."""
        self._add_own()

    def _chip(
        self, name: str, object_name: str, *, picked: int | None = None, question: str = "", short: str = ""
    ) -> None:
        _ = self._words.gettext
        made = button(called(name, _LONGEST), "quiet", name=object_name)
        made.setCheckable(True)
        made.setChecked(picked is not None)
        if picked is None:
            made.setAccessibleName(_("Practise: %(what)s") % {"what": name})
            made.clicked.connect(lambda: self.added.emit(short, question))
        else:
            made.setAccessibleName(_("Practised: %(what)s. Press to take it back.") % {"what": name})
            made.clicked.connect(lambda _checked=False, row=picked: self.removed.emit(row))
        made.setToolTip(name)
        self._flow.addWidget(made)

    def _add_own(self) -> None:
        text = self._own.toPlainText().strip()
        if text:
            self.added.emit(text, None)
            self._own.show_text("")
