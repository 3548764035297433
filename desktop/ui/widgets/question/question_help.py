"""Why we ask: a few plain sentences for the citizen, and help for the caseworker."""

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from desktop.i18n import DEFAULT_LANGUAGE, WHY, Catalogue, CitizenCatalogue
from desktop.questions import Factor
from desktop.ui.widgets.basics import label
from desktop.ui.widgets.even_lines import SpokenLabel


class QuestionHelp(QFrame):
    """Opens below the question; the citizen's sentences stand in the citizen's language before the Danish."""

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
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 12, 16, 12)
        layout.setSpacing(6)
        told = "" if language == DEFAULT_LANGUAGE else CitizenCatalogue(language).told(WHY, factor.why)
        if told:
            spoken = SpokenLabel(told, "large", language)
            spoken.setObjectName("why-in-own-language")
            layout.addWidget(spoken)
        layout.addWidget(label(factor.why, "body" if told else "large", wrap=True))
        layout.addWidget(label(_("For the caseworker"), "quiet-strong"))
        layout.addWidget(label(factor.listen_for, "quiet", wrap=True))
        good = _("A good question: %(question)s") % {"question": factor.follow_up}
        layout.addWidget(label(good, "quiet", wrap=True))
        notes = [factor.help_source, *([_("Translated by Pejl, not tested")] if told else [])]
        layout.addWidget(label(" · ".join(notes), "quiet", wrap=True))
