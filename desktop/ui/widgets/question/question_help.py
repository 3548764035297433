"""Why we ask: a few plain sentences for the citizen, and help for the caseworker."""

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QWidget

from desktop.i18n import DEFAULT_LANGUAGE, WHY, Catalogue, CitizenCatalogue
from desktop.questions import Factor
from desktop.ui.widgets.basics import label, measured
from desktop.ui.widgets.even_lines import SpokenLabel

_WIDE = 700
"""From this width in px on the two sides stand beside each other."""


class QuestionHelp(QFrame):
    """Opens below the question: the citizen's side left and the caseworker's right, as the answers stand.

    The citizen's sentences stand in the citizen's language before the Danish.
    """

    def __init__(
        self,
        words: Catalogue,
        factor: Factor,
        language: str = DEFAULT_LANGUAGE,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        _ = words.gettext
        self.setProperty("role", "help")
        self.setObjectName("question-help")
        told = "" if language == DEFAULT_LANGUAGE else CitizenCatalogue(language).told(WHY, factor.why)
        citizens: list[QWidget] = [label(factor.why, "body" if told else "large", wrap=True)]
        if told:
            spoken = SpokenLabel(told, "large", language)
            spoken.setObjectName("why-in-own-language")
            citizens.insert(0, spoken)
        good = _("A good question: %(question)s") % {"question": factor.follow_up}
        notes = [factor.help_source, *([_("Translated by Pejl, not tested")] if told else [])]
        caseworkers = [
            label(each, "quiet", wrap=True) for each in (factor.listen_for, good, " · ".join(notes))
        ]
        self._sides = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._sides.setContentsMargins(16, 12, 16, 12)
        self._sides.setSpacing(22)
        self._sides.addLayout(measured(*citizens, 0, spacing=6), 1)
        heading = label(_("For the caseworker"), "quiet-strong")
        self._sides.addLayout(measured(heading, *caseworkers, 0, spacing=6), 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = event.size().width() >= _WIDE
        beside, below = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._sides.setDirection(beside if wide else below)
        self._sides.setSpacing(22 if wide else 6)
