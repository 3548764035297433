"""Qt's own words (buttons of dialogs, the calendar) in the language of the window."""

from typing import ClassVar

from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication


class QtLanguage:
    """Holds the one translator of Qt's texts that is installed; an application has one, whoever asks."""

    _translator: ClassVar[QTranslator] = QTranslator()

    def __init__(self, application: QApplication) -> None:
        self._application = application

    def use(self, language: str) -> None:
        """Speak `language` from now on; English is what Qt says without a translator."""
        self._application.removeTranslator(self._translator)
        QtLanguage._translator = QTranslator()
        folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        if self._translator.load(f"qtbase_{language}", folder):
            self._application.installTranslator(self._translator)
        QLocale.setDefault(QLocale(language))
