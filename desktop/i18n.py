"""Catalogues of words. A catalogue is an object, since two languages may stand on one screen."""

import gettext
from functools import cache
from pathlib import Path

from desktop import paths

DEFAULT_LANGUAGE = "da"
INTERFACE_LANGUAGES = ("da", "en")
DOMAIN = "pejl"
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


def mark(message: str) -> str:
    """Mark a module-level text for translation without translating it at import."""
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


@cache
def _load(language: str) -> gettext.NullTranslations:
    if language == SOURCE_LANGUAGE:
        return gettext.NullTranslations()
    folder: Path = paths.resources() / "i18n"
    return gettext.translation(DOMAIN, folder, languages=[language])
