"""The built-in bank says what it should, and a municipality's own bank stands beside it."""

import re
from pathlib import Path

import pytest

from desktop import questions
from desktop.errors import NotFound
from desktop.questions import QuestionBanks, RefusalReason
from tests.bank_files import GOOD, HEAD, QUESTION, TEMPLATE, VIEW, put

ROOT = Path(__file__).resolve().parent.parent
LEAFLET_IDS = [*(f"{factor}{number}" for factor in "ABC" for number in (1, 2, 3, 4)), "D1", "D2", "E1", "E2"]
TRUST_IDS = ["T1", "T2", "T3", "T4"]


@pytest.fixture(scope="module")
def built_in() -> QuestionBanks:
    return questions.load()


def works(banks: QuestionBanks) -> bool:
    """Whether the built-in bank is whole."""
    return [question.id for question in banks.questions[:20]] == LEAFLET_IDS + TRUST_IDS


# --- The built-in bank -------------------------------------------------------


def test_sixteen_questions_of_the_leaflet_in_its_order(built_in: QuestionBanks) -> None:
    printed = [question for question in built_in.questions if not question.own]
    assert [question.id for question in printed] == LEAFLET_IDS
    assert sum(len(question.options) for question in printed) == 80
    assert all(question.source for question in printed)
    assert [question.id for question in built_in.questions] == LEAFLET_IDS + TRUST_IDS
    assert not built_in.refused


def test_no_word_changes_unnoticed(built_in: QuestionBanks) -> None:
    digest = "b0bcff1c95bba307073769978cbde72782a7cb9065144685c418c8744ecffb5c"
    assert questions.digest(built_in.banks[0]) == digest
    assert questions.PINNED["progression", "2018.1"] == digest


def test_the_best_answer_comes_first(built_in: QuestionBanks) -> None:
    first_and_last = {
        question.id: (question.options[0], question.options[-1]) for question in built_in.questions
    }
    assert first_and_last["A1"] == (
        "Jeg er helt sikker på, at jeg kan klare at have et arbejde",
        "Jeg tror slet ikke, at jeg kan klare et arbejde",
    )
    assert first_and_last["B4"] == ("Fremragende", "Dårligt")
    assert first_and_last["C3"] == ("Hver dag", "Sjældnere eller aldrig")
    assert first_and_last["D2"][1] == "Jeg har meget svært ved at tage kontakt til nogen, jeg ikke kender"
    assert built_in.question("F1").options[-1] == "Jeg tror slet ikke på det"
    assert built_in.question("A1").caseworker_options[0].startswith("Jeg vurderer: helt sikker")


def test_the_slips_of_the_leaflet_stay(built_in: QuestionBanks) -> None:
    assert "let ved tage kontakt" in built_in.question("D2").options[0]
    assert "oplever sjældent have adgang" in built_in.question("E2").options[3]
    assert "aktiverings- eller uddannelsesforløb" in built_in.question("B2").text
    assert not any("(sæt x)" in question.text for question in built_in.questions)


def test_whose_answer_a_question_is(built_in: QuestionBanks) -> None:
    alone = [question.id for question in built_in.questions if question.citizen_only]
    assert alone == ["B3", "B4", "C3", "C4", "E1", "E2", *TRUST_IDS]
    with_caseworker = [question for question in built_in.questions if question.caseworker_options]
    assert all(question.caseworker_source for question in with_caseworker)
    leaflet_words = {option for question in built_in.questions for option in question.options}
    assert leaflet_words.isdisjoint(option for q in with_caseworker for option in q.caseworker_options)


def test_marks_of_single_questions(built_in: QuestionBanks) -> None:
    asked = built_in.questions
    assert [question.id for question in asked if not question.ladder] == ["A3"]
    assert [question.id for question in asked if question.private_screen] == ["E2", *TRUST_IDS]
    assert [question.id for question in asked if question.own] == TRUST_IDS
    assert {question.id: question.target_groups for question in asked if question.target_groups} == {
        "A3": ("activity_ready_over_30",),
        "A4": ("education_ready",),
        "C4": ("resource_course",),
    }


def test_a_question_applies_to_its_target_groups(built_in: QuestionBanks) -> None:
    assert built_in.question("C4").applies_to("resource_course")
    assert not built_in.question("C4").applies_to("education_ready")
    assert not built_in.question("C4").applies_to(None)
    assert built_in.question("A1").applies_to("education_ready")
    assert built_in.question("A1").applies_to(None)


def test_belief_is_kept_apart(built_in: QuestionBanks) -> None:
    assert [question.id for question in built_in.belief_questions] == ["F1", "F2"]
    assert all(question.own and not question.citizen_only for question in built_in.belief_questions)
    assert not any(question.factor == "F" for question in built_in.questions)


def test_the_templates(built_in: QuestionBanks) -> None:
    templates = {template.id: list(template.questions) for template in built_in.templates}
    credited = [question.id for question in built_in.questions if "(BIP)" in question.source]
    assert templates["bip"] == credited == ["A1", "A2", "B1", "B2", "C1", "C2", "D1", "D2", "E1"]
    assert templates["education"] == ["A4", "B2", "C3", "D1", "D2", "E1", "F2"]
    assert [built_in.question(id).factor for id in templates["short"]] == list("ABCDE")
    assert "placement" in templates
    assert built_in.first_template.id == "short"


def test_each_factor_has_its_help(built_in: QuestionBanks) -> None:
    assert [factor.id for factor in built_in.factors] == list("ABCDEFT")
    assert built_in.factor("C").name == "Arbejdsmarkedsidentitet (mening og retning)"
    assert (built_in.factor("C").short, built_in.factor("D").short) == ("Mening og retning", "Samarbejde")
    assert all(2 <= len(re.findall(r"[.?](?: |$)", factor.why)) <= 3 for factor in built_in.factors)


def test_six_questions_make_a_meeting_of_45_minutes(built_in: QuestionBanks) -> None:
    assert built_in.minutes(6) == 45
    assert built_in.minutes(0) < built_in.minutes(5) < built_in.minutes(9)


def test_the_words_around_the_questions(built_in: QuestionBanks) -> None:
    assert built_in.job_centre_word == "jobcenter"
    assert len(built_in.welcome_text.split("\n\n")) == 3
    assert "sanktion" not in built_in.welcome_text


def test_unknown_ids_are_not_found(built_in: QuestionBanks) -> None:
    for lookup in (built_in.question, built_in.factor):
        with pytest.raises(NotFound):
            lookup("Z9")


def test_the_wording_hash_is_of_text_and_options_alone(built_in: QuestionBanks, tmp_path: Path) -> None:
    put(tmp_path, GOOD)
    once = questions.wording_hash(questions.load(tmp_path).question("N1"))
    assert re.fullmatch("[0-9a-f]{64}", once)
    put(tmp_path, GOOD.replace("Transport", "Bus").replace('source = "Egne ord"', 'source = "Nordby"'))
    assert questions.wording_hash(questions.load(tmp_path).question("N1")) == once
    put(tmp_path, GOOD.replace("Det svinger", "Det svinger lidt"))
    assert questions.wording_hash(questions.load(tmp_path).question("N1")) != once
    hashes = {questions.wording_hash(question) for question in built_in.questions}
    assert len(hashes) == len(built_in.questions)


# --- A municipality's own bank -----------------------------------------------


def test_the_example_of_the_guide_is_accepted(tmp_path: Path) -> None:
    guide = (ROOT / "docs" / "question-banks.md").read_text(encoding="utf-8")
    example_bank = re.search(r"```toml\n(.*?)```", guide, re.DOTALL)
    assert example_bank
    put(tmp_path, example_bank[1])
    banks = questions.load(tmp_path)
    assert not banks.refused and works(banks)
    assert [question.id for question in banks.questions[20:]] == ["N1", "N2"]
    assert (banks.question("N1").bank, banks.question("N1").bank_version) == ("nordby", "2026.1")
    assert banks.factor("N").short == "Hverdag"
    assert banks.question("N2").applies_to("nordby_mentor") and banks.question("N2").citizen_only
    assert banks.target_groups[-1].only == "kun med mentor"
    assert banks.first_template.id == "nordby_start"
    assert banks.job_centre_word == "jobhus"
    assert banks.welcome_text.endswith("Du får en opsummering med hjem.")
    assert banks.minutes(6) == 45


def test_the_guide_names_every_reason() -> None:
    guide = (ROOT / "docs" / "question-banks.md").read_text(encoding="utf-8")
    assert all(f"`{reason}`" in guide for reason in RefusalReason)


@pytest.mark.parametrize("folder", ["", "nowhere"])
def test_an_empty_or_missing_folder_is_no_fault(tmp_path: Path, folder: str) -> None:
    (tmp_path / "notes.txt").write_text("no bank")
    banks = questions.load(tmp_path / folder)
    assert works(banks) and len(banks.banks) == 1 and not banks.refused


def test_a_folder_that_is_a_file_is_said(tmp_path: Path) -> None:
    banks = questions.load(put(tmp_path, GOOD))
    assert works(banks)
    assert [refusal.reason for refusal in banks.refused] == [RefusalReason.UNREADABLE]


@pytest.mark.parametrize(
    "content",
    [
        GOOD,
        GOOD.replace("\n", "\r\n"),
        b"\xef\xbb\xbf" + GOOD.encode(),
        'caseworker_source = "Egne ord"\n' + GOOD + VIEW,
        HEAD + QUESTION.replace('"A"', '"F"') + "caseworker_only = true\n",
        GOOD + TEMPLATE,
        HEAD,
        HEAD + "[meeting]\nminutes = 10\nminutes_per_question = 5\n",
    ],
)
def test_accepted(tmp_path: Path, content: str | bytes) -> None:
    put(tmp_path, content)
    banks = questions.load(tmp_path)
    assert not banks.refused and len(banks.banks) == 2 and works(banks)


def test_letters_have_one_form(tmp_path: Path) -> None:
    put(tmp_path, GOOD.replace("komme frem", "gå"))
    composed = questions.wording_hash(questions.load(tmp_path).question("N1"))
    put(tmp_path, GOOD.replace("komme frem", "ga\u030a"))
    assert questions.wording_hash(questions.load(tmp_path).question("N1")) == composed


def test_banks_come_in_order_of_their_names(tmp_path: Path) -> None:
    for name in ("b", "C", "a", "d"):
        put(tmp_path, GOOD.replace('"nordby"', f'"{name}"').replace("N1", f"N-{name}"), f"{name}.TOML")
    banks = questions.load(tmp_path)
    assert [question.id for question in banks.questions[20:]] == ["N-a", "N-b", "N-C", "N-d"]
