"""The page in the citizen's language is offered on the summary, in the real window."""

import pytest
from PySide6.QtWidgets import QAbstractButton

from desktop.ui.widgets.paper.paper_preview import PaperPreview
from tests.program import Program
from tests.ui.english import program

__all__ = ["program"]


def test_the_paper_has_a_page_in_the_citizens_language_until_it_is_taken_off(program: Program) -> None:
    program.start_conversation(program.add_citizen(language="ar"), "A1")
    program.driver.click("next")
    program.driver.click("citizen-option-2")
    program.driver.click("go-summary")
    box = program.driver.find("option-citizen_language")
    assert isinstance(box, QAbstractButton) and box.isVisible() and box.isChecked()
    assert box.text() == "A page in the citizen's language (Arabic)"
    preview = program.window.findChild(PaperPreview)
    assert preview is not None
    before = preview.page_count
    program.driver.click("option-citizen_language")
    assert preview.page_count == before - 1
    program.driver.click("option-citizen_language")
    assert preview.page_count == before


@pytest.mark.parametrize("language", ["da", "pl"])
def test_no_such_page_is_offered_where_there_are_no_words_for_it(program: Program, language: str) -> None:
    program.start_conversation(program.add_citizen(language=language), "A1")
    program.driver.click("go-summary")
    box = program.window.findChild(QAbstractButton, "option-citizen_language")
    assert box is not None and not box.isVisible()
