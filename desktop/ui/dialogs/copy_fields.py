"""The summary field by field, each with a button that copies it for a case system."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from desktop.i18n import Catalogue
from desktop.ui.dialogs.standing import keep_on_screen
from desktop.ui.output import Output
from desktop.ui.widgets.basics import button, card, label, row, scrolling

if TYPE_CHECKING:
    from desktop.reports import Field


class CopyFieldsDialog(QDialog):
    """Lists what can be copied."""

    def __init__(
        self, words: Catalogue, fields: "tuple[Field, ...]", output: Output, parent: QWidget
    ) -> None:
        super().__init__(parent)
        _ = words.gettext
        self.setWindowTitle("Pejl")
        self.setObjectName("copy-dialog")
        self.resize(680, 560)
        content = QWidget()
        inside = QVBoxLayout(content)
        inside.setContentsMargins(0, 0, 8, 0)
        inside.setSpacing(10)
        for field in fields:
            frame, box = card(margins=14, spacing=4)
            copy = button(_("Copy"), "secondary", "copy", name=f"copy-{field.key}")
            copy.setAccessibleName(_("Copy %(field)s") % {"field": field.label})
            copy.clicked.connect(lambda _checked=False, f=field: output.copy(f.text, f.key))
            box.addLayout(row(label(field.label, "strong"), 0, copy))
            box.addWidget(label(field.text, wrap=True, selectable=True))
            inside.addWidget(frame)
        inside.addStretch(1)
        self._told = label("", "saved")
        output.done.connect(self._told.setText)
        close = button(_("Close"), "primary", name="copy-close")
        close.clicked.connect(self.accept)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 20)
        layout.setSpacing(12)
        layout.addWidget(label(_("Copy field by field"), "heading"))
        layout.addWidget(scrolling(content), 1)
        layout.addLayout(row(self._told, 0, close))
        keep_on_screen(self)
