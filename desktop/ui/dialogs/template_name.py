"""Save the ticked questions as a template of one's own."""

from functools import partial

from PySide6.QtWidgets import QWidget

from desktop.ui.desk import Desk
from desktop.ui.dialogs.layout import KEPT
from desktop.ui.dialogs.one_line import OneLineDialog


class TemplateNameDialog(OneLineDialog):
    """Asks what the template is to be called."""

    def __init__(self, desk: Desk, conversation: int, parent: QWidget | None = None) -> None:
        _ = desk.words.gettext
        super().__init__(
            desk,
            partial(desk.services.preparations.save_template, conversation),
            heading=_("Save as template"),
            field=_("Name of the template"),
            hint=_("The ticked questions are kept under this name. The same name is replaced."),
            accept=_("Save the template"),
            parent=parent,
        )
        self.setObjectName("template-dialog")
        self.setProperty(KEPT, conversation)
