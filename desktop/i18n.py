"""Catalogues of words. A catalogue is an object, since two languages may stand on one screen."""

import gettext
from functools import cache
from pathlib import Path

from desktop import paths

DEFAULT_LANGUAGE = "da"
INTERFACE_LANGUAGES = ("da", "en")
DOMAIN = "pejl"
QUESTIONS = "questions"
COLUMN = "column"
"""The context of the few words that stand around the citizen's answers; else it is a question's id."""
WHY, WELCOME, NAME = "why", "welcome", "name"
"""The contexts of why a factor is asked about, of the welcome text, and of what a bank calls things."""
SOURCE_LANGUAGE = "en"

CITIZEN_LANGUAGES = {
    "da": "Dansk",
    "en": "English",
    "ar": "العربية",
    "uk": "Українська",
    "pl": "Polski",
    "tr": "Türkçe",
    "ro": "Română",
    "so": "Soomaali",
    "ti": "ትግርኛ",
    "fa": "فارسی",
}
"""Languages a citizen may prefer, each by its own name."""

RIGHT_TO_LEFT = frozenset({"ar", "fa"})


def language_name(language: str, interface: str) -> str:
    """What a language is called in the interface's: “arabisk”."""
    from babel import Locale

    return str(Locale.parse(interface).languages.get(language, language))


def languages_to_choose(interface: str) -> dict[str, str]:
    """Every language a citizen may prefer, as it is to be found in a list: “Arabisk · العربية”."""
    return {code: spoken_name(code, interface) for code in CITIZEN_LANGUAGES}


def spoken_name(language: str, interface: str) -> str:
    """A language by its name in the interface's, which begins like a line, and by its own name."""
    own = CITIZEN_LANGUAGES.get(language, language)
    called = language_name(language, interface)
    called = called[:1].upper() + called[1:]
    return own if called == own else f"{called} · {own}"


def mark(message: str) -> str:
    """Mark a module-level text for translation without translating it at import."""
    return message


def mark_for_citizen(message: str) -> str:
    """Mark a Danish text that stands around the citizen's answers, in the citizen's language too."""
    return message


class Catalogue:
    """The texts of the program in one language; message ids are English."""

    def __init__(self, language: str = DEFAULT_LANGUAGE) -> None:
        self.language = language
        self._translations = _load(language)
        self.gettext = self._translations.gettext
        self.ngettext = self._translations.ngettext
        self.pgettext = self._translations.pgettext

    def __repr__(self) -> str:
        return f"Catalogue({self.language!r})"

    def bank_name(self, name: str) -> str:
        """What a bank calls a factor, a template or a target group; its own word where there is no other."""
        if self.language == DEFAULT_LANGUAGE:
            return name
        return CitizenCatalogue(self.language).translated(NAME, name) or name


class CitizenCatalogue:
    """What the citizen reads, in the citizen's language; message ids are Danish."""

    def __init__(self, language: str) -> None:
        self.language = language
        self._translations = _load_questions(language)

    def translated(self, context: str, message: str) -> str:
        """The words for a question's own (`context` is its id); "" where there are none."""
        return self._translations.pgettext(context, message)

    def word(self, message: str) -> str:
        """A text around the answers, as marked by `mark_for_citizen`; Danish where there is no other."""
        return self.translated(COLUMN, message) or message

    def told(self, context: str, text: str) -> str:
        """A longer text by its paragraphs, which an empty line parts; "" unless there are words for all."""
        paragraphs = [self.translated(context, paragraph) for paragraph in text.split("\n\n")]
        return "\n\n".join(paragraphs) if all(paragraphs) else ""


def speaks_to_citizens(language: str) -> bool:
    """Whether there is a catalogue of what the citizen reads in this language, which is not Danish."""
    return language != DEFAULT_LANGUAGE and not isinstance(_load_questions(language), _Nothing)


class _Nothing(gettext.NullTranslations):
    """Says that there is no translation, where gettext would repeat the message."""

    def pgettext(self, context: str, message: str) -> str:
        return ""


@cache
def _load_questions(language: str) -> gettext.NullTranslations:
    """Read when a question is first put in the language, never before."""
    try:
        found = gettext.translation(QUESTIONS, paths.resources() / "i18n", languages=[language])
    except FileNotFoundError:
        return _Nothing()
    found.add_fallback(_Nothing())
    return found


@cache
def _load(language: str) -> gettext.NullTranslations:
    if language == SOURCE_LANGUAGE:
        return gettext.NullTranslations()
    folder: Path = paths.resources() / "i18n"
    return gettext.translation(DOMAIN, folder, languages=[language])
