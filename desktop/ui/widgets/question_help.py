"""Why we ask: a few plain sentences for the citizen, and help for the caseworker."""

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from desktop.i18n import Catalogue
from desktop.questions import Factor
from desktop.ui.widgets.basics import label


class QuestionHelp(QFrame):
    """Opens below the question."""

    def __init__(self, words: Catalogue, factor: Factor, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        _ = words.gettext
        self.setProperty("role", "help")
        self.setObjectName("question-help")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 12, 16, 12)
        layout.setSpacing(6)
        layout.addWidget(label(factor.why, "large", wrap=True))
        layout.addWidget(label(_("For the caseworker"), "quiet-strong"))
        layout.addWidget(label(factor.listen_for, "quiet", wrap=True))
        good = _("A good question: %(question)s") % {"question": factor.follow_up}
        layout.addWidget(label(good, "quiet", wrap=True))
        layout.addWidget(label(factor.help_source, "quiet", wrap=True))
