"""What the dialogs have in common: margins, a heading, and the buttons below."""

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtWidgets import QDialog, QFrame, QLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from desktop.i18n import Catalogue
from desktop.ui.widgets.basics import button, label, row

_AROUND = 180
"""Pixels that heading, buttons and margins take of a dialog's height."""


def lay_out(dialog: QDialog, words: Catalogue, heading: str, content: QWidget | QLayout, accept: str) -> None:
    """Put a heading, the content and two buttons on a dialog.

    The primary one, called `accept` on the screen, calls `dialog.accept`; the other one says *Cancel*.
    """
    dialog.setWindowTitle("Pejl")
    dialog.setMinimumWidth(480)
    cancel = button(words.gettext("Cancel"), "link", name="cancel")
    cancel.clicked.connect(dialog.reject)
    done = button(accept, "primary", name="accept")
    done.setDefault(True)
    done.clicked.connect(dialog.accept)
    layout = QVBoxLayout(dialog)
    layout.setContentsMargins(28, 24, 28, 20)
    layout.setSpacing(16)
    title = label(heading, "heading", wrap=True)
    title.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
    layout.addWidget(title)
    if isinstance(content, QWidget):
        layout.addWidget(content, 1)
    else:
        layout.addWidget(_Fields(dialog, content), 1)
    layout.addLayout(row(0, cancel, done))


class _Fields(QScrollArea):
    """As tall as what is in it; scrolls where the window is too low, and the buttons stay in sight."""

    def __init__(self, dialog: QDialog, content: QLayout) -> None:
        super().__init__()
        self._dialog = dialog
        self._inside = QWidget()
        self._inside.setLayout(content)
        self._inside.installEventFilter(self)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidgetResizable(True)
        self.setWidget(self._inside)

    def sizeHint(self) -> QSize:
        return self.minimumSizeHint()

    def minimumSizeHint(self) -> QSize:
        needed = self._inside.minimumSizeHint()
        around = self._dialog.parentWidget()
        room = around.window().height() if around else self._dialog.screen().availableSize().height()
        return QSize(needed.width(), min(needed.height(), max(room - _AROUND, 80)))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return super().eventFilter(watched, event)
