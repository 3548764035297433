"""Why we ask, and who reads it: in Danish, and beside it in the citizen's language where there are words."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QFrame, QWidget

from desktop.i18n import (
    DEFAULT_LANGUAGE,
    RIGHT_TO_LEFT,
    WELCOME,
    Catalogue,
    CitizenCatalogue,
    mark_for_citizen,
)
from desktop.ui.widgets.basics import clear, column, label, measured
from desktop.ui.widgets.even_lines import SpokenLabel

_WHY_AND_WHO = mark_for_citizen("Hvorfor spørger vi, og hvem læser det?")


class WhyCard(QFrame):
    """A municipality's own text has no other words: it is shown as it is."""

    def __init__(self, words: Catalogue, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self.setObjectName("why-we-ask")
        self._words = words
        self._text = ""
        self._language = DEFAULT_LANGUAGE
        self._narrow = False
        self._sides = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._sides.setContentsMargins(18, 14, 18, 14)
        self._sides.setSpacing(22)

    def show_text(self, text: str) -> None:
        """Show the welcome text; paragraphs are parted by an empty line."""
        if text != self._text:
            self._text = text
            self._build()

    def show_language(self, language: str) -> None:
        """Show it in the citizen's language too."""
        if language != self._language:
            self._language = language
            self._build()

    def set_narrow(self, narrow: bool) -> None:
        """The two languages below each other."""
        self._narrow = narrow
        self._turn()

    def _turn(self) -> None:
        direction = QBoxLayout.Direction.TopToBottom if self._narrow else QBoxLayout.Direction.LeftToRight
        if self._language in RIGHT_TO_LEFT and not self._narrow:
            # The citizen's side is the right one then: the words of both begin at the card's edges.
            direction = QBoxLayout.Direction.RightToLeft
        self._sides.setDirection(direction)

    def _build(self) -> None:
        clear(self._sides)
        _ = self._words.gettext
        title = label(_("Why do we ask, and who reads it?"), "strong")
        spoken = CitizenCatalogue(self._language)
        told = "" if self._language == DEFAULT_LANGUAGE else spoken.told(WELCOME, self._text)
        if told:
            own = [SpokenLabel(spoken.word(_WHY_AND_WHO), "strong", self._language)]
            own += [SpokenLabel(paragraph, "body", self._language) for paragraph in told.split("\n\n")]
            own[-1].setObjectName("why-in-own-language")
            self._sides.addLayout(column(*own, 0, spacing=6), 5)
            danish = [label(part, "quiet", wrap=True) for part in self._text.split("\n\n")]
            note = label(_("Translated by Pejl, not tested"), "quiet")
            self._sides.addLayout(column(title, *danish, note, 0, spacing=6), 4)
        else:
            text = label(self._text, "body", wrap=True)
            text.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
            self._sides.addLayout(measured(title, text, spacing=8), 1)
        self._turn()
