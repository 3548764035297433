"""Dialogs for a file or a folder that remember nothing: no folder, no name, no recent list.

They are Qt's own: what the system's would remember, Pejl could not take away again.
"""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QSettings, QStandardPaths, QStorageInfo, Qt, QUrl, Signal
from PySide6.QtWidgets import QFileDialog, QGridLayout, QPushButton, QSplitter, QWidget

from desktop.i18n import Catalogue, mark
from desktop.ui.widgets.basics import set_property

# Qt's Danish has none of these.
_WORDS = {
    QFileDialog.DialogLabel.LookIn: mark("Folder:"),
    QFileDialog.DialogLabel.FileName: mark("File name:"),
    QFileDialog.DialogLabel.FileType: mark("Kind of file:"),
    QFileDialog.DialogLabel.Accept: mark("Save"),
    QFileDialog.DialogLabel.Reject: mark("Cancel"),
}
_PLACES = (QStandardPaths.StandardLocation.DocumentsLocation, QStandardPaths.StandardLocation.HomeLocation)
_SIDE = 200
"""Width in px of the places at the side."""
_GROUP = "FileDialog"
"""Where Qt keeps what its dialogs remember, for every program on Qt."""


class _ForgettingDialog(QFileDialog):
    """Begins at the documents, with the sticks that are in at its side."""

    chosen = Signal(Path)

    def __init__(self, words: Catalogue, title: str, parent: QWidget) -> None:
        before = _remembered()
        super().__init__(parent, title)
        self.setOption(QFileDialog.Option.DontUseNativeDialog)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        # Qt writes down what it remembers when the dialog goes, where the program cannot point it elsewhere.
        self.destroyed.connect(partial(_put_back, before))
        for part, text in _WORDS.items():
            self.setLabelText(part, words.gettext(text))
        documents, home = (QStandardPaths.writableLocation(place) for place in _PLACES)
        there = [place for place in (documents, home, *_sticks()) if Path(place).is_dir()]
        self.setDirectory(there[0] if there else "")
        self.setHistory([])
        self.setSidebarUrls([QUrl.fromLocalFile(place) for place in there])
        for each in self.findChildren(QPushButton):
            # In Qt's own dialog there are two, and the one that accepts is the default.
            set_property(each, "kind", "primary" if each.isDefault() else "secondary")
        self.resize(860, 540)
        beside = self.findChild(QSplitter)
        if beside is not None:
            beside.setSizes([_SIDE, 860 - _SIDE])
        self.fileSelected.connect(lambda path: self.chosen.emit(Path(path)))


class SaveDialog(_ForgettingDialog):
    """Where a PDF is to be saved, under a name that is proposed."""

    def __init__(self, words: Catalogue, title: str, file_name: str, parent: QWidget) -> None:
        super().__init__(words, title, parent)
        self.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        self.setNameFilter("PDF (*.pdf)")
        self.setDefaultSuffix("pdf")
        self.selectFile(file_name)
        self.setLabelText(QFileDialog.DialogLabel.Accept, words.gettext("Save"))


class OpenDialog(_ForgettingDialog):
    """Which file, of those whose names end in `suffix`."""

    def __init__(self, words: Catalogue, title: str, suffix: str, parent: QWidget) -> None:
        super().__init__(words, title, parent)
        self.setFileMode(QFileDialog.FileMode.ExistingFile)
        self.setNameFilter(f"Pejl (*{suffix})")
        self.setLabelText(QFileDialog.DialogLabel.Accept, words.gettext("Choose"))


class FolderDialog(_ForgettingDialog):
    """Which folder, and what is put below it to be chosen too."""

    def __init__(self, words: Catalogue, title: str, parent: QWidget) -> None:
        super().__init__(words, title, parent)
        self.setFileMode(QFileDialog.FileMode.Directory)
        self.setOption(QFileDialog.Option.ShowDirsOnly)
        self.setLabelText(QFileDialog.DialogLabel.FileName, words.gettext("Chosen folder:"))
        self.setLabelText(QFileDialog.DialogLabel.Accept, words.gettext("Choose"))

    def put_below(self, widget: QWidget) -> None:
        """Show a widget below everything, across the dialog."""
        layout = self.layout()
        if isinstance(layout, QGridLayout):  # Qt's own
            layout.addWidget(widget, layout.rowCount(), 0, 1, -1)


def _sticks() -> list[str]:
    """Where sticks and drives are that are in now."""
    found = [volume for volume in QStorageInfo.mountedVolumes() if volume.isValid() and volume.isReady()]
    roots = [volume.rootPath() for volume in found if not volume.isRoot()]
    places = ("/media/", "/run/media/", "/mnt/", "/Volumes/")
    return [root for root in roots if root.startswith(places) or root[1:2] == ":"]


def _settings() -> QSettings:
    return QSettings(QSettings.Scope.UserScope, "QtProject")


def _remembered() -> dict[str, object]:
    """What Qt's dialogs remember of other programs: it stays as it is."""
    settings = _settings()
    return {key: settings.value(key) for key in settings.allKeys() if key.startswith(f"{_GROUP}/")}


def _put_back(before: dict[str, object]) -> None:
    settings = _settings()
    settings.remove(_GROUP)
    for key, value in before.items():
        settings.setValue(key, value)
    settings.sync()
