"""The program's language is changed in the settings, and everything speaks it at once."""

import calendar

from PySide6.QtCore import QCoreApplication, QLocale
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit

from desktop import settings
from desktop.i18n import Catalogue
from tests.program import Program


def texts(program: Program) -> set[str]:
    """Everything that can be read in the window."""
    window = program.window
    found = {widget.text().strip() for widget in window.findChildren(QAbstractButton)}
    found |= {widget.text() for widget in window.findChildren(QLabel) if widget.isVisible()}
    found |= {widget.placeholderText() for widget in window.findChildren(QLineEdit)}
    return {text for text in found if text}


def speak(program: Program, language: str) -> None:
    """Choose a language in the settings, as a user does."""
    program.window.show_settings()
    program.driver.click("section-looks")
    program.driver.click(f"language-{language}")
    program.driver.wait(lambda: program.window.words.language == language, "the language")


def test_the_settings_speak_the_chosen_language_at_once(program: Program) -> None:
    program.window.show_settings()
    program.driver.wait()
    program.driver.click("section-looks")
    danish = texts(program)
    speak(program, "en")
    english = texts(program)
    assert program.driver.find("language-en").isChecked(), "we are still in the settings"
    assert {"Settings", "Language and look", "Close"} <= english
    translated = {text for text in danish if Catalogue("da").gettext(text) != text}
    assert not translated, "what is left in English would have a Danish word"
    # The same in both: names, numbers, words of the question banks, and each language in its own words.
    both = danish & english
    assert {"Dansk", "English", "Pejl"} <= both
    assert not both & {"Indstillinger", "Luk", "Sprog og udseende", "Kontoret"}
    speak(program, "da")
    assert texts(program) == danish


def test_qts_own_words_and_days_follow(program: Program) -> None:
    def qts_own() -> tuple[str, str, str]:
        copy = QCoreApplication.translate("QWidgetTextControl", "&Copy")
        cancel = QCoreApplication.translate("QPlatformTheme", "Cancel")
        return copy, cancel, QLocale().monthName(5)

    assert qts_own() == ("&Kopiér", "Annuller", "maj")
    speak(program, "en")
    assert qts_own() == ("&Copy", "Cancel", "May")
    speak(program, "da")
    assert qts_own() == ("&Kopiér", "Annuller", "maj")


def test_dates_and_the_curtain_follow_and_the_choice_is_kept(program: Program) -> None:
    citizen = program.add_citizen()
    speak(program, "en")
    program.start_conversation(citizen, "A1")
    assert "Follow-up" not in texts(program)
    today = program.unlocked.clock.today()
    assert any(
        f"First conversation · {today.day} {calendar.month_name[today.month]}" in text
        for text in texts(program)
    )
    program.driver.click("hide-screen")
    assert "The screen is hidden" in texts(program)
    assert settings.load(program.data_folder).language == "en"


def test_a_drawn_curtain_speaks_too_and_still_lifts(program: Program) -> None:
    program.start_conversation(program.add_citizen(), "A1")
    program.driver.click("hide-screen")
    program.app._use_language("en")
    program.driver.wait()
    curtain, page = program.window.curtain, program.window.centralWidget()
    assert curtain.isVisible() and not page.isVisible()
    assert "The screen is hidden" in texts(program) and "Back to the conversation (F9)" in texts(program)
    program.driver.click("curtain-back")
    assert not curtain.isVisible() and page.isVisible()
