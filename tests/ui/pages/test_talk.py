"""A conversation without questions: one note, and a way back to the questions."""

import pytest

from desktop.ui.pages.talk import FreeTalkPage
from tests.ui.shared_screen import NARROW, Talks, assert_fits_sideways, part, press, talks, texts, write

__all__ = ["talks"]


@pytest.fixture
def free(talks: Talks) -> Talks:
    """A conversation in which no question is asked today."""
    talks.answered({"A1": None, "B2": None})
    talks.behind.conversations.set_without_questions(talks.conversation, True)
    return talks


def test_what_was_talked_about_is_stored(free: Talks) -> None:
    page = free.show(FreeTalkPage)
    write(part(page, "talk"), "Vi talte om flytningen.")
    page.flush()
    free.settle()
    assert free.view().record.talk == "Vi talte om flytningen."
    assert "Goals and next steps come on the next page." in texts(page)


def test_the_note_stands_there_again(free: Talks) -> None:
    page = free.show(FreeTalkPage)
    write(part(page, "talk"), "Vi talte om flytningen.")
    page.flush()
    free.settle()
    assert part(free.show(FreeTalkPage), "talk").toPlainText() == "Vi talte om flytningen."


def test_the_questions_can_be_taken_up_and_nothing_typed_is_lost(free: Talks) -> None:
    page = free.show(FreeTalkPage)
    write(part(page, "talk"), "Først om flytningen.")
    press(page, "with-questions")
    free.settle()
    assert not free.view().record.without_questions
    assert free.view().record.talk == "Først om flytningen."


def test_a_finished_talk_is_only_read(free: Talks) -> None:
    free.finish()
    page = free.show(FreeTalkPage)
    assert part(page, "talk").isReadOnly()
    assert not part(page, "with-questions").isVisible()


def test_it_fits_at_twice_the_size(free: Talks) -> None:
    assert_fits_sideways(free.show(FreeTalkPage, NARROW))
