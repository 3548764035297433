"""The citizen's language beside the Danish, on the real window."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QPushButton, QWidget

from desktop import i18n
from desktop.i18n import Catalogue, CitizenCatalogue
from desktop.questions import load
from desktop.records import Place, Rater
from desktop.reports.options import SummaryOptions
from desktop.reports.plain import summary_text
from desktop.ui import theme
from desktop.ui.widgets.question.answer_ladder import AnswerOption
from tests.program import Program
from tests.support import HandClock
from tests.ui.english import program

__all__ = ["program"]

DANISH = "Tror du, at du kan klare et fuldtids- eller deltidsjob (ikke fleksjob)?"
ARABIC = CitizenCatalogue("ar").translated("A1", DANISH)


def on_screen(program: Program) -> list[str]:
    return [made.text() for made in program.window.findChildren(QLabel) if made.isVisible()]


def words(program: Program, name: str) -> str:
    widget = program.driver.find(name)
    assert isinstance(widget, QAbstractButton | QLabel)
    return widget.text()


def left(program: Program, name: str) -> int:
    return program.driver.find(name).mapTo(program.window, QPoint()).x()


def choose(program: Program, language: str) -> None:
    """Pick a language in the menu of the bar."""
    button = program.driver.find("citizen-language")
    assert isinstance(button, QPushButton)
    next(action for action in button.menu().actions() if action.data() == language).trigger()
    program.driver.wait()


def colour_at(widget: QWidget, from_right: int) -> QColor:
    image = widget.grab().toImage()
    scale = image.width() / widget.width()
    x, y = widget.width() - from_right, widget.height() // 2
    return image.pixelColor(round(x * scale), round(y * scale))


def test_nothing_of_it_is_read_before_a_question_is_put_in_the_language(tmp_path: Path) -> None:
    i18n._load_questions.cache_clear()
    program = Program(tmp_path).begin()
    program.add_citizen(language="ar")
    assert i18n._load_questions.cache_info().currsize == 0
    program.close()


def test_the_question_stands_in_both_languages(program: Program) -> None:
    program.start_conversation(program.add_citizen(language="ar"), "A1")
    program.driver.click("next")
    said = on_screen(program)
    assert DANISH in said and ARABIC in said
    translated = program.driver.find("translated")
    assert translated.layoutDirection() == Qt.LayoutDirection.RightToLeft
    assert "Translated by Pejl, not tested" in words(program, "translation-note")
    assert words(program, "citizen-option-1") == "أثق تماماً بأنني أستطيع القيام بعمل"
    assert words(program, "citizen-does_not_know") == "لا أعرف"
    assert words(program, "citizen-declined") == "لا أرغب في الإجابة"
    assert words(program, "citizen-not_relevant") == "لا ينطبق"
    assert "إجابتك" in said
    # The caseworker's side stays Danish, and in English what the program says itself.
    assert words(program, "caseworker-option-1").startswith("Jeg vurderer")
    assert words(program, "caseworker-cannot_judge") == "Cannot judge"


def test_arabic_runs_from_right_to_left_and_the_caseworkers_side_does_not(program: Program) -> None:
    program.start_conversation(program.add_citizen(language="ar"), "A1")
    program.driver.click("next")
    program.driver.click("citizen-option-2")
    blue = QColor(theme.current().citizen)
    # Beside the dot of the mark, 12 px from the edge and 22 px wide.
    assert colour_at(program.driver.find("citizen-option-2"), 12 + 5) == blue
    program.driver.click("caseworker-option-2")
    amber = QColor(theme.current().caseworker)
    square = program.driver.find("caseworker-option-2")
    assert colour_at(square, square.width() - 12 - 5) == amber
    assert left(program, "citizen-does_not_know") > left(program, "citizen-declined")
    assert left(program, "citizen-declined") > left(program, "citizen-not_relevant")


def test_last_time_is_dated_in_the_citizens_language(program: Program, clock: HandClock) -> None:
    citizen = program.add_citizen(language="ar")
    conversation = program.start_conversation(citizen, "A1")
    program.driver.click("next")
    program.driver.click("citizen-option-2")
    services = program.unlocked.services
    program.ask(services.finishing.finish, conversation)
    clock.turn(days=91)
    program.start_conversation(citizen)
    program.driver.click("next")
    before = program.driver.find("citizen-option-2")
    danish = "Jeg er nogenlunde sikker på, at jeg kan klare et arbejde"
    assert before.accessibleDescription() == danish
    program.driver.click("citizen-option-3")
    assert before.accessibleDescription() == f"{danish} · آخر مرة · 12 مايو"


def test_the_danish_stands_small_beneath_each_answer(program: Program) -> None:
    program.start_conversation(program.add_citizen(language="uk"), "A1", "B1", "E2")
    program.driver.click("next")
    for number, danish in enumerate(load().question("A1").options, start=1):
        option = program.driver.find(f"citizen-option-{number}")
        assert isinstance(option, AnswerOption)
        assert option._danish_line() == danish == option.accessibleDescription() and not option.toolTip()
    assert program.driver.find("citizen-declined").toolTip() == "Ønsker ikke at svare"
    program.driver.click("next")
    long = program.driver.find("citizen-option-3")
    assert isinstance(long, AnswerOption) and long._danish_line().endswith("…")
    assert long.toolTip() == long.accessibleDescription() == load().question("B1").options[2]
    program.driver.click("next")
    program.driver.click("turn-screen")
    assert program.driver.find("citizen-option-1").accessibleDescription() == "", "nobody else reads along"


def test_in_danish_nothing_stands_beneath(program: Program) -> None:
    program.start_conversation(program.add_citizen(), "A1")
    program.driver.click("next")
    option = program.driver.find("citizen-option-1")
    assert option.accessibleDescription() == "" and not program.driver.find("citizen-declined").toolTip()


@pytest.mark.parametrize("language", ["ar", "uk", "en"])
def test_why_we_ask_is_told_in_the_citizens_language(program: Program, language: str) -> None:
    banks, spoken = load(), CitizenCatalogue(language)
    program.start_conversation(program.add_citizen(language=language), "A1")
    said = on_screen(program)
    for paragraph in banks.welcome_text.split("\n\n"):
        assert paragraph in said and spoken.translated(i18n.WELCOME, paragraph) in said
    assert "Translated by Pejl, not tested" in said
    program.driver.click("next")
    program.driver.click("why")
    told, why = program.driver.find("why-in-own-language"), banks.factor("A").why
    assert (
        isinstance(told, QLabel)
        and told.text() == spoken.translated(i18n.WHY, why)
        and why in on_screen(program)
    )
    assert (told.layoutDirection() == Qt.LayoutDirection.RightToLeft) == (language == "ar")
    assert told.height() >= told.heightForWidth(told.width())
    choose(program, "da")
    program.driver.click("why")
    assert not program.driver.shows("why-in-own-language")


def test_a_municipalitys_own_welcome_text_is_shown_as_it_is(program: Program) -> None:
    office = program.unlocked.services.office
    program.ask(office.set, replace(program.ask(office.get), welcome_text="Velkommen hos os."))
    program.start_conversation(program.add_citizen(language="ar"), "A1")
    assert "Velkommen hos os." in on_screen(program)
    assert not program.driver.shows("why-in-own-language")


def test_choosing_another_language_changes_the_welcome_text(program: Program) -> None:
    program.start_conversation(program.add_citizen(language="ar"), "A1")
    assert program.driver.find("why-in-own-language").layoutDirection() == Qt.LayoutDirection.RightToLeft
    choose(program, "uk")
    assert program.driver.find("why-in-own-language").layoutDirection() == Qt.LayoutDirection.LeftToRight
    choose(program, "pl")
    assert not program.driver.shows("why-in-own-language")
    assert load().welcome_text in on_screen(program)


def test_a_language_chosen_in_the_middle_is_shown_at_once_and_answers_keep_theirs(program: Program) -> None:
    conversation = program.start_conversation(program.add_citizen(language="ar"), "A1", "B2")
    program.driver.click("next")
    program.driver.click("citizen-option-2")
    choose(program, "uk")
    assert ARABIC in on_screen(program)
    assert "Answered in Arabic" in words(program, "translation-note")
    program.driver.click("next")
    assert words(program, "citizen-does_not_know") == "Не знаю"
    choose(program, "en")
    assert words(program, "citizen-option-1") == "I can easily manage to focus on it"
    program.driver.click("citizen-option-1")
    answers = program.unlocked.services.answers
    found = [program.ask(answers.revisions, conversation, q, Rater.CITIZEN)[0] for q in ("A1", "B2")]
    assert [answer.language for answer in found] == ["ar", "en"]


def test_a_language_without_translations_is_said(program: Program) -> None:
    program.start_conversation(program.add_citizen(language="so"), "A1")
    assert any("The questions are in Danish" in text for text in on_screen(program))
    program.driver.click("next")
    assert not program.driver.shows("translated")
    assert "Not translated" in words(program, "translation-note")
    assert words(program, "citizen-option-1").startswith("Jeg er helt sikker")
    choose(program, "da")
    assert not program.driver.shows("translation-note")


def test_after_the_lock_the_same_words_stand_there(program: Program) -> None:
    conversation = program.start_conversation(program.add_citizen(language="ar"), "A1", "B2")
    program.driver.click("next")
    program.driver.click("citizen-option-2")
    choose(program, "uk")
    names = ("translated", "translation-note", "citizen-option-5", "citizen-declined")
    before = [words(program, name) for name in names]
    program.window.lock()
    program.driver.find("unlock")
    program.unlock()
    program.driver.find("citizen-option-1")
    assert program.window.page.conversation == conversation
    assert program.window.page.place == Place("question", "A1")
    assert [words(program, name) for name in names] == before
    assert before[0] == ARABIC
    program.driver.click("next")
    assert words(program, "citizen-does_not_know") == "Не знаю"


def test_whether_others_read_along_is_asked_in_the_citizens_language(program: Program) -> None:
    conversation = program.start_conversation(program.add_citizen("Amira Prøve", language="ar"), "T1")
    program.driver.click("present-interpreter")
    program.driver.click("next")
    spoken = CitizenCatalogue("ar")
    asked = words(program, "reading-along-translated")
    assert asked == spoken.word("Vil du have, at tolken læser med?") != "Vil du have, at tolken læser med?"
    assert "Amira" in words(program, "turn-translated") != "Vend skærmen mod Amira."
    no, yes = words(program, "reading-along-no"), words(program, "reading-along-yes")
    assert no == f"No, I answer alone · {spoken.word('Nej, jeg svarer alene')}"
    assert yes == f"Yes, I want that · {spoken.word('Ja, det vil jeg gerne')}"
    program.driver.click("reading-along-yes")
    assert program.record(conversation).plan.reading_along


def test_a_language_is_found_by_what_it_is_called_here(program: Program) -> None:
    program.start_conversation(program.add_citizen(language="da"), "A1")
    button = program.driver.find("citizen-language")
    assert isinstance(button, QPushButton)
    menu = button.menu()
    assert "Arabic · العربية" in [action.text() for action in menu.actions()]
    menu.popup(QPoint())
    QTest.keyClick(menu, Qt.Key.Key_A)
    QTest.keyClick(menu, Qt.Key.Key_Return)
    program.driver.wait(lambda: "العربية" in words(program, "citizen-language"), "Arabic to be chosen")


def test_alone_with_the_turned_screen_the_citizen_reads_how_to_hide_the_answer(program: Program) -> None:
    program.start_conversation(program.add_citizen(language="ar"), "E2")
    program.driver.click("next")
    program.driver.click("turn-screen")
    assert "إخفاء إجابتي" in words(program, "hide-answer")
    choices = program.driver.find("citizen-option-1").parentWidget()
    assert choices is not None and choices.layoutDirection() == Qt.LayoutDirection.RightToLeft


def test_the_summary_quotes_the_danish_and_says_what_was_shown(program: Program) -> None:
    conversation = program.start_conversation(program.add_citizen(language="ar"), "A1")
    program.driver.click("next")
    program.driver.click("citizen-option-2")
    record = program.record(conversation)
    text = summary_text(record, Catalogue("da"), SummaryOptions())
    assert "spørgsmålene blev vist på arabisk" in text
    assert DANISH in text and "Jeg er nogenlunde sikker på" in text
    assert ARABIC not in text


@pytest.mark.parametrize(
    ("language", "words"), [("ar", "تُحفظ إجابتك في ملفك"), ("uk", "Ваша відповідь зберігається")]
)
def test_who_reads_the_answer_is_told_in_the_citizens_language(
    program: Program, language: str, words: str
) -> None:
    program.start_conversation(program.add_citizen(language=language), "E2")
    program.driver.click("next")
    told = program.driver.find("who-reads-it")
    assert isinstance(told, QLabel) and words in told.text() and "Mette" in told.text()
    assert (told.layoutDirection() == Qt.LayoutDirection.RightToLeft) == (language == "ar")
    assert told.height() >= told.heightForWidth(told.width())
