"""What stands over the answers in the citizen's language: the question, and why it is asked."""

from desktop.i18n import COLUMN, DEFAULT_LANGUAGE, Catalogue, CitizenCatalogue, mark_for_citizen
from desktop.ui import theme
from desktop.ui.widgets.even_lines import SpokenLabel

_WHY = mark_for_citizen("Hvorfor spørger vi?")


def spoken_title(text: str, language: str, room: int) -> SpokenLabel:
    """The question, as large as a title where it then stands on one line of `room` px."""
    fits = theme.metrics(theme.TITLE, strong=True).horizontalAdvance(text) < room
    made = SpokenLabel(text, "translated-title" if fits else "translated", language)
    made.setObjectName("translated")
    return made


def why_words(words: Catalogue, language: str) -> str:
    """“Why do we ask?”, to the citizen too."""
    asked = words.gettext("Why do we ask?")
    spoken = "" if language == DEFAULT_LANGUAGE else CitizenCatalogue(language).translated(COLUMN, _WHY)
    return f"{asked} · {spoken}" if spoken else asked
