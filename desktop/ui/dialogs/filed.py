"""Filed: the summary lies in the case system, and under which number."""

from functools import partial

from PySide6.QtWidgets import QWidget

from desktop.ui.desk import Desk
from desktop.ui.dialogs.layout import KEPT
from desktop.ui.dialogs.one_line import OneLineDialog


class FiledDialog(OneLineDialog):
    """Marks a finished conversation as filed; the citizen's case number stands there already."""

    def __init__(self, desk: Desk, conversation: int, number: str, parent: QWidget | None = None) -> None:
        _ = desk.words.gettext
        super().__init__(
            desk,
            partial(desk.services.finishing.file, conversation),
            heading=_("Mark as filed"),
            field=_("Case number"),
            hint=_("The number that the summary lies under in the case system."),
            accept=_("Mark as filed"),
            text=number,
            parent=parent,
        )
        self.setObjectName("filed-dialog")
        self.setProperty(KEPT, conversation)
