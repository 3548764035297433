"""Which of a conversation's papers is shown: the summary, the plan to take home, or an agreement."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QWidget

from desktop.i18n import Catalogue
from desktop.labels import label as word_for
from desktop.plan_records import PaperKind
from desktop.ui.widgets.basics import button
from desktop.ui.widgets.flow_layout import FlowLayout

_KINDS = (PaperKind.SUMMARY, PaperKind.PLAN, PaperKind.AGREEMENT)


class PaperChoice(QWidget):
    """A button for each; what there is nothing of is not offered."""

    chosen = Signal()

    def __init__(self, words: Catalogue) -> None:
        super().__init__()
        self._group = QButtonGroup(self)
        self._buttons = {}
        line = FlowLayout()
        self.setLayout(line)
        for kind in _KINDS:
            made = button(word_for(words, kind), "secondary", name=f"paper-{kind}")
            made.setCheckable(True)
            made.setAccessibleName(words.gettext("Paper: %(paper)s") % {"paper": word_for(words, kind)})
            made.clicked.connect(self.chosen)
            self._group.addButton(made)
            self._buttons[kind] = made
            line.addWidget(made)
        self.show_kinds(_KINDS)

    @property
    def kind(self) -> PaperKind:
        """The one that is chosen."""
        return next(kind for kind, made in self._buttons.items() if made.isChecked())

    def choose(self, kind: PaperKind) -> None:
        """Choose one, without saying so."""
        self._buttons[kind].setChecked(True)

    def show_kinds(self, kinds: Sequence[PaperKind]) -> None:
        """Offer these; the summary where what was chosen is not among them."""
        for kind, made in self._buttons.items():
            made.setVisible(kind in kinds)
        if not any(made.isChecked() for kind, made in self._buttons.items() if kind in kinds):
            self.choose(PaperKind.SUMMARY)
