"""Files that were saved outside the vault, each with a way to delete it."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop import fault_words
from desktop.errors import AppError
from desktop.ui.desk import Desk
from desktop.ui.widgets.basics import button, column, label, row

if TYPE_CHECKING:
    from desktop.services.rights import SavedFile


class SavedFiles(QWidget):
    """Lists them by their path."""

    def __init__(self, desk: Desk, files: Sequence["SavedFile"]) -> None:
        super().__init__()
        self.setObjectName("saved-files")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        for file in files:
            layout.addWidget(_Line(desk, file))


class _Line(QWidget):
    """One file; once deleted, it says so."""

    def __init__(self, desk: Desk, file: "SavedFile") -> None:
        super().__init__()
        _ = desk.words.gettext
        self._desk, self._file = desk, file
        # Where nothing is to be seen, a long path may break: behind each folder.
        path = label(str(file.path).replace("/", "/\u200b").replace("\\", "\\\u200b"), wrap=True)
        self._says = label("" if file.reachable else _("The folder is not there now."), "quiet", wrap=True)
        self._says.setVisible(not file.reachable)
        self._delete = button(_("Delete the file"), "quiet", name=f"delete-file-{file.id}")
        self._delete.setAccessibleName(_("Delete the file %(path)s") % {"path": file.path})
        self._delete.setVisible(file.reachable)
        self._delete.clicked.connect(self._ask)
        layout = row(spacing=16)
        layout.addLayout(column(path, self._says, spacing=0), 1)
        layout.addWidget(self._delete)
        self.setLayout(layout)

    def _ask(self) -> None:
        # The focus stays here: on the next button, one press too many would delete another file.
        self.setFocus()
        self._delete.setEnabled(False)
        delete = self._desk.services.papers.delete
        self._desk.ask(delete, self._file.id, then=self._deleted, otherwise=self._refused)

    def _deleted(self, _nothing: None) -> None:
        self._delete.hide()
        self._say(self._desk.words.gettext("Deleted."))

    def _refused(self, error: Exception) -> None:
        self._delete.setEnabled(True)
        self._delete.setFocus()
        if isinstance(error, AppError):
            self._say(fault_words.message(self._desk.words, error).happened)
        else:
            self._desk.report(error)

    def _say(self, text: str) -> None:
        self._says.setText(text)
        self._says.show()
