"""The citizen's language beside the Danish: which words are kept, and which language an answer carries."""

from collections.abc import Sequence

import pytest

from desktop.charts import EventKind, events
from desktop.i18n import CitizenCatalogue
from desktop.records import AnswerState, CaseworkerView, ConversationState, Rater
from tests.services.banks import bank
from tests.services.conftest import Reopen
from tests.support import Desk, HandClock

ASKED = ("A1", "B2", "E1")


def begun(desk: Desk, language: str, questions: Sequence[str] = ASKED) -> int:
    return desk.begun(desk.citizen(language=language), questions)


def shown(desk: Desk, conversation: int) -> dict[str, str]:
    """By question, the language that stands beside the Danish."""
    return dict(desk.conversations.get(conversation).languages)


def given_in(desk: Desk, conversation: int, question: str) -> list[str]:
    found = desk.answers.revisions(conversation, question, Rater.CITIZEN)
    return [answer.language for answer in found]


@pytest.mark.parametrize("language", ["ar", "en", "uk"])
def test_starting_keeps_the_words_in_the_citizens_language_too(desk: Desk, language: str) -> None:
    conversation = begun(desk, language)
    rows = desk.sql(
        "SELECT q.question_id, d.language, t.language, t.question_id FROM chosen_question q "
        "JOIN wording d ON d.hash = q.wording_hash JOIN wording t ON t.hash = q.translated_hash "
        "ORDER BY q.position"
    )
    assert rows == [(question, "da", language, question) for question in ASKED]
    view = desk.conversations.get(conversation)
    first = view.record.questions[0]
    assert first.text.startswith("Tror du") and first.options[0].startswith("Jeg er helt sikker")
    assert first.translated_text == CitizenCatalogue(language).translated("A1", first.text)
    assert len(first.translated_options) == 5
    assert dict(view.languages) == dict.fromkeys(ASKED, language)
    assert view.record.language == language


def test_the_words_last_longer_than_the_catalogue(desk: Desk) -> None:
    """What was said in a conversation is shown as it was, whatever is translated otherwise later."""
    conversation = begun(desk, "ar", ["A1"])
    desk.says(conversation, "A1", 2)
    (body,) = desk.sql("SELECT body FROM wording WHERE language = 'ar'")[0]
    assert (
        CitizenCatalogue("ar").translated(
            "A1", "Tror du, at du kan klare et fuldtids- eller deltidsjob (ikke fleksjob)?"
        )
        in body
    )
    desk.finishing.finish(conversation)
    record = desk.conversations.get(conversation).record
    assert record.final and record.questions[0].translated_text in body
    assert record.questions[0].citizen.words == "Jeg er nogenlunde sikker på, at jeg kan klare et arbejde"


def test_answers_carry_the_language_that_the_rater_read(desk: Desk) -> None:
    conversation = begun(desk, "ar")
    desk.says(conversation, "A1", 2)
    desk.says(conversation, "A1", 3, "caseworker")
    assert desk.sql("SELECT rater, language FROM answer ORDER BY id") == [
        ("citizen", "ar"),
        ("caseworker", "da"),
    ]


def test_a_language_chosen_in_the_middle_holds_for_what_is_not_answered_yet(desk: Desk) -> None:
    conversation = begun(desk, "ar")
    desk.says(conversation, "A1", 2)
    desk.conversations.set_language(conversation, "uk")
    assert shown(desk, conversation) == {"A1": "ar", "B2": "uk", "E1": "uk"}
    desk.says(conversation, "A1", 4)
    desk.says(conversation, "B2", 1)
    assert given_in(desk, conversation, "A1") == ["ar", "ar"]
    assert given_in(desk, conversation, "B2") == ["uk"]
    assert desk.conversations.get(conversation).record.language == "uk"


def test_the_caseworkers_view_alone_does_not_hold_the_language(desk: Desk) -> None:
    conversation = begun(desk, "ar")
    desk.preparations.set_caseworker_view(conversation, CaseworkerView.AFTERWARDS)
    desk.says(conversation, "A1", 2, "caseworker")
    desk.conversations.set_language(conversation, "en")
    assert shown(desk, conversation)["A1"] == "en"


@pytest.mark.parametrize("language", ["da", "pl"])
def test_without_a_translation_the_rest_is_danish_and_what_was_shown_is_kept(
    desk: Desk, language: str
) -> None:
    conversation = begun(desk, "ar")
    desk.says(conversation, "A1", 2)
    desk.conversations.set_language(conversation, language)
    desk.says(conversation, "B2", 1)
    view = desk.conversations.get(conversation)
    assert (view.language, dict(view.languages)) == (language, {"A1": "ar"})
    assert [question.translated_text != "" for question in view.record.questions] == [True, False, False]
    assert (given_in(desk, conversation, "A1"), given_in(desk, conversation, "B2")) == (["ar"], ["da"])
    assert view.record.language == "ar"


def test_a_language_without_translations_is_danish(desk: Desk) -> None:
    conversation = begun(desk, "so")
    desk.says(conversation, "A1", 2)
    view = desk.conversations.get(conversation)
    assert (view.language, dict(view.languages), view.record.language) == ("so", {}, "da")
    assert given_in(desk, conversation, "A1") == ["da"]
    assert desk.sql("SELECT DISTINCT language FROM wording") == [("da",)]


def test_a_language_before_the_start_is_that_of_the_conversation(desk: Desk) -> None:
    conversation = desk.preparations.prepare(desk.citizen())
    desk.preparations.choose(conversation, list(ASKED))
    desk.conversations.set_language(conversation, "uk")
    desk.conversations.start(conversation)
    assert shown(desk, conversation) == dict.fromkeys(ASKED, "uk")


def test_a_question_chosen_later_comes_in_the_language_of_now(desk: Desk) -> None:
    conversation = begun(desk, "ar", ["A1", "B2"])
    desk.says(conversation, "A1", 2)
    desk.conversations.set_language(conversation, "en")
    desk.preparations.choose(conversation, ["A1", "B2", "C1"])
    assert shown(desk, conversation) == {"A1": "ar", "B2": "en", "C1": "en"}


def test_a_municipalitys_question_stands_in_danish_among_the_others(desk: Desk, reopen: Reopen) -> None:
    reopen(bank(N1="Kan du komme frem?"))
    conversation = begun(desk, "ar", ["A1", "N1"])
    assert shown(desk, conversation) == {"A1": "ar"}
    desk.says(conversation, "N1", 2)
    assert given_in(desk, conversation, "N1") == ["da"]


def test_another_language_is_marked_and_does_not_break_the_line(desk: Desk, clock: HandClock) -> None:
    citizen = desk.citizen()
    desk.held(citizen, {"A1": 3})
    clock.turn(days=91)
    conversation = desk.begun(citizen, ["A1"])
    desk.conversations.set_language(conversation, "ar")
    desk.says(conversation, "A1", 2)
    record = desk.conversations.get(conversation).record
    (before,) = [answer for answer in record.questions[0].earlier if answer.rater == Rater.CITIZEN]
    assert before.comparable and before.same_words
    assert [(event.kind, event.value) for event in events(record)] == [(EventKind.LANGUAGE, "ar")]
    desk.finishing.finish(conversation)
    clock.turn(days=91)
    later = desk.conversations.get(desk.begun(citizen, ["A1"])).record
    assert [column.language for column in later.earlier] == ["da", "ar"]


def test_opened_again_the_same_words_stand_there(desk: Desk, reopen: Reopen) -> None:
    conversation = begun(desk, "ar")
    desk.says(conversation, "A1", 2)
    desk.conversations.set_language(conversation, "uk")
    before = desk.conversations.get(conversation)
    reopen(None)
    assert desk.conversations.get(conversation) == before
    assert desk.conversations.start(conversation) == before


def test_another_language_costs_no_statement(desk: Desk) -> None:
    """Starting, and each click, send as many statements as in Danish."""
    counts: dict[str, tuple[int, int]] = {}
    for language in ("da", "ar"):
        conversation = desk.preparations.prepare(desk.citizen(language=language))
        desk.preparations.choose(conversation, list(ASKED))
        with desk.statements() as starting:
            desk.conversations.begin(conversation)
        with desk.statements() as clicking:
            desk.says(conversation, "A1", 2)
        counts[language] = (len(starting), len(clicking))
        for statement in clicking:
            assert "SCAN" not in desk.plan(statement)
    assert counts["ar"] == counts["da"]


def test_a_closed_conversation_keeps_its_language(desk: Desk) -> None:
    from desktop.errors import Finalised

    conversation = begun(desk, "ar", ["A1"])
    desk.says(conversation, "A1", AnswerState.DECLINED)
    desk.finishing.finish(conversation)
    with pytest.raises(Finalised):
        desk.conversations.set_language(conversation, "uk")
    view = desk.conversations.get(conversation)
    assert (view.state, dict(view.languages)) == (ConversationState.FINAL, {"A1": "ar"})
