"""Qt's own words (buttons of dialogs, the calendar) in the language of the window."""

from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication


class QtLanguage:
    """Holds the one translator of Qt's texts that is installed."""

    def __init__(self, application: QApplication) -> None:
        self._application = application
        self._translator = QTranslator()

    def use(self, language: str) -> None:
        """Speak `language` from now on; English is what Qt says without a translator."""
        self._application.removeTranslator(self._translator)
        self._translator = QTranslator()
        folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        if self._translator.load(f"qtbase_{language}", folder):
            self._application.installTranslator(self._translator)
        QLocale.setDefault(QLocale(language))
