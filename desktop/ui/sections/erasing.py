"""The rule for when Pejl reminds of erasing, and the receipts of those who were erased."""

from PySide6.QtCore import Signal

from desktop.ui.desk import Desk
from desktop.ui.sections.section import Section, TitledCard
from desktop.ui.widgets.basics import column, label
from desktop.ui.widgets.settings.receipt_list import ReceiptList
from desktop.ui.widgets.settings.retention_rule import RetentionRule


class ErasingCard(TitledCard):
    """A card for the settings."""

    saved = Signal(object)
    """A moment: the rule was stored."""

    def __init__(self, desk: Desk) -> None:
        _ = desk.words.gettext
        super().__init__(_("Erasing"), _("You erase a citizen from the citizen's own page."))
        self._desk = desk
        rule = RetentionRule(desk)
        rule.stored.connect(self._stored)
        self.inside.addWidget(rule)
        self.inside.addLayout(column(label(_("Receipts"), "strong"), ReceiptList(desk), spacing=4))

    def _stored(self) -> None:
        self.saved.emit(self._desk.clock.now())


class ErasingSection(Section):
    """The card, in a section of its own."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        made = ErasingCard(desk)
        made.saved.connect(self.saved)
        self.lay_out(made)
