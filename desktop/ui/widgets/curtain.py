"""The curtain: hides everything at once, and stands after a finished conversation."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QMainWindow, QVBoxLayout

from desktop.i18n import Catalogue
from desktop.ui.widgets.basics import button, label, row, set_text


class Curtain(QFrame):
    """Covers the whole window. What lies under it is hidden, from screen readers too."""

    lifted = Signal()
    """Back to the conversation with the same citizen."""
    left = Signal()
    """A deliberate step to the caseworker's own pages."""

    def __init__(self, words: Catalogue, window: QMainWindow) -> None:
        super().__init__(window)
        self.setProperty("role", "curtain")
        self.setObjectName("curtain")
        self.setAutoFillBackground(True)
        self._heading = label("", "title", wrap=True)
        self._text = label("", "large", wrap=True)
        for text in (self._heading, self._text):
            text.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._back = button("", "curtain", name="curtain-back")
        self._leave = button("", "curtain-quiet", name="curtain-leave")
        self._back.clicked.connect(self.lifted)
        self._leave.clicked.connect(self.left)
        self._window = window
        layout = QVBoxLayout(self)
        layout.setSpacing(18)
        layout.addStretch(1)
        layout.addWidget(self._heading)
        layout.addWidget(self._text)
        layout.addLayout(row(0, self._back, self._leave, 0, spacing=16))
        layout.addStretch(1)
        window.installEventFilter(self)
        self.hide()
        self._finished = False
        self._waiting = False
        self.speak(words)

    def speak(self, words: Catalogue) -> None:
        """Say the same in another language."""
        self._words = words
        set_text(self._back, words.gettext("Back to the conversation (F9)"))
        set_text(self._leave, words.gettext("I am alone at the screen: go to my list"))
        self._tell()

    def draw(self, *, finished: bool = False) -> None:
        """Draw the curtain: over a conversation under way, or at its end."""
        self._finished = finished
        self._tell()
        self._back.setVisible(not finished)
        self.setGeometry(self._window.rect())
        self.show()
        self.raise_()
        (self._leave if finished else self._back).setFocus()

    def tell_waiting(self, waiting: bool) -> None:
        """Say whether the disk still has to take something."""
        self._waiting = waiting
        self._tell()

    def _tell(self) -> None:
        _ = self._words.gettext
        if self._finished:
            self._heading.setText(_("Thank you for the conversation"))
            self._text.setText(_("Everything is saved. The screen is hidden."))
        else:
            self._heading.setText(_("The screen is hidden"))
            self._text.setText(_("Everything is saved. Press F9 when you want to go on."))
        if self._waiting:
            self._text.setText(_("Not everything is saved yet. Pejl goes on trying."))

    @property
    def can_lift(self) -> bool:
        """Whether there is a conversation to go back to under the curtain."""
        return self._back.isVisibleTo(self)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not event.spontaneous():
            self._uncover(False)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if not event.spontaneous():
            self._uncover(True)

    def _uncover(self, uncovered: bool) -> None:
        """Hidden, what lies under the curtain is reached neither by Tab nor by a screen reader."""
        page = self._window.centralWidget()
        if page is not None:
            page.setVisible(uncovered)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and watched is self._window:
            self.setGeometry(self._window.rect())
        return False
