"""What the dialogs have in common: margins, a heading, and the buttons below."""

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QLabel,
    QLayout,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from desktop.i18n import Catalogue
from desktop.ui.dialogs.standing import keep_on_screen
from desktop.ui.widgets.basics import button, label, row

_BESIDE = 56
"""Pixels that the margins take of a dialog's width."""
_LEAST = 80
"""Pixels of height that fields keep where the screen is low."""
KEPT = "kept-over-a-lock"
"""The property of a dialog whose text is offered again after a lock: the id of what it is about, or 0.

Its page opens it again by `Page.open_again`; the fields are found by their names. Passwords are never kept.
"""


def lay_out(dialog: QDialog, words: Catalogue, heading: str, content: QWidget | QLayout, accept: str) -> None:
    """Put a heading, the content and two buttons on a dialog.

    The primary one, called `accept` on the screen, calls `dialog.accept`; the other one says *Cancel*.
    """
    cancel = button(words.gettext("Cancel"), "link", name="cancel")
    cancel.clicked.connect(dialog.reject)
    done = button(accept, "primary", name="accept")
    done.setDefault(True)
    done.clicked.connect(dialog.accept)
    frame(dialog, label(heading, "heading", wrap=True), content, row(0, cancel, done))


def frame(dialog: QDialog, heading: QLabel, content: QWidget | QLayout, below: QLayout) -> None:
    """The same with other buttons, or anything else, below. A layout scrolls where the screen is too low."""
    dialog.setWindowTitle("Pejl")
    dialog.setMinimumWidth(480)
    layout = QVBoxLayout(dialog)
    layout.setContentsMargins(28, 24, 28, 20)
    layout.setSpacing(16)
    heading.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
    layout.addWidget(heading)
    layout.addWidget(content if isinstance(content, QWidget) else _Fields(dialog, content), 1)
    layout.addLayout(below)
    keep_on_screen(dialog)


class _Fields(QScrollArea):
    """As tall as what is in it; scrolls where the screen is too low, and the buttons stay in sight."""

    def __init__(self, dialog: QDialog, content: QLayout) -> None:
        super().__init__()
        self._dialog = dialog
        self._inside = QWidget()
        content.setContentsMargins(0, 0, 0, 0)
        self._inside.setLayout(content)
        self._inside.installEventFilter(self)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidgetResizable(True)
        self.setWidget(self._inside)

    def sizeHint(self) -> QSize:
        needed = self._inside.minimumSizeHint()
        height = needed.height()
        if self._inside.hasHeightForWidth():
            # Words that wrap need more than Qt knows beforehand.
            width = max(self._dialog.width(), self._dialog.minimumWidth()) - _BESIDE
            height = max(height, self._inside.heightForWidth(width))
        return QSize(needed.width(), height)

    def minimumSizeHint(self) -> QSize:
        needed = self.sizeHint()
        return QSize(needed.width(), min(needed.height(), _LEAST))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return super().eventFilter(watched, event)
