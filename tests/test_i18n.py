"""The catalogues are complete, current, and their placeholders are those of the code."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.catalog import Message

import catalogues
import messages
from desktop import i18n
from desktop.i18n import Catalogue, CitizenCatalogue
from desktop.questions import Question, load, translation
from desktop.questions.bank import BELIEF_FACTOR

SOURCES = catalogues.sources()
CITIZENS = ["ar", "en", "uk"]
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]")


def name(source: Path) -> str:
    return f"{source.parent.parent.name}-{source.stem}"


def strings(message: Message) -> list[str]:
    return list(message.string) if isinstance(message.string, (tuple, list)) else [message.string]


def ids(message: Message) -> list[str]:
    return list(message.id) if isinstance(message.id, (tuple, list)) else [message.id]


def put_to_citizens() -> list[Question]:
    return [question for question in load().questions if not question.caseworker_only]


def test_danish_and_the_citizens_languages_are_there() -> None:
    assert [name(source) for source in SOURCES] == [
        "da-pejl",
        *(f"{language}-questions" for language in CITIZENS),
    ]


@pytest.mark.parametrize("source", SOURCES, ids=name)
def test_no_text_is_missing_and_none_is_left_over(source) -> None:  # type: ignore[no-untyped-def]
    assert source.read_text("utf-8") == messages.updated(source), "run: python installer/messages.py"


@pytest.mark.parametrize("source", SOURCES, ids=name)
def test_every_text_is_translated(source) -> None:  # type: ignore[no-untyped-def]
    holes = [m.id for m in messages.read(source) if m.id and not all(strings(m))]
    assert holes == []


def test_danish_is_quoted_in_danish() -> None:
    """As in the question bank: ”…”, where English has “…”."""
    danish = next(source for source in SOURCES if name(source) == "da-pejl")
    said = [*(each for message in messages.read(danish) if message.id for each in strings(message))]
    said += [
        message.id for source in SOURCES if source.stem == "questions" for message in messages.read(source)
    ]
    assert [each for each in said if "“" in each] == []
    assert (
        Catalogue("da").gettext("“%(words)s”") == CitizenCatalogue("da").word("”%(words)s”") == "”%(words)s”"
    )


@pytest.mark.parametrize("source", SOURCES, ids=name)
def test_placeholders_are_the_same(source) -> None:  # type: ignore[no-untyped-def]
    for message in messages.read(source):
        if not message.id:
            continue
        wanted = {frozenset(PLACEHOLDER.findall(text)) for text in ids(message)}
        for text in strings(message):
            assert frozenset(PLACEHOLDER.findall(text)) in wanted, message.id


def test_no_text_is_asked_for_under_a_name_that_nobody_looks_for() -> None:
    """`many = words.ngettext` would hide its texts from the catalogue: they would stay English."""
    hidden = [
        (path.name, target)
        for path in sorted((catalogues.ROOT / "desktop").rglob("*.py"))
        for function, target in bound(ast.parse(path.read_text("utf-8")))
        if target != function and (function, target) != ("gettext", "_")
    ]
    assert hidden == []


def test_the_plurals_of_a_restored_backup_are_danish() -> None:
    ngettext = Catalogue("da").ngettext
    assert ngettext("%(count)s citizen", "%(count)s citizens", 1) == "%(count)s borger"
    assert ngettext("%(count)s conversation", "%(count)s conversations", 2) == "%(count)s samtaler"


def bound(tree: ast.AST) -> Iterator[tuple[str, str]]:
    """Which function of a catalogue is given which name, one by one or side by side."""
    for node in ast.walk(tree):
        if not isinstance(node, ast.Assign):
            continue
        for target in node.targets:
            pairs = (
                zip(target.elts, node.value.elts, strict=False)
                if isinstance(target, ast.Tuple) and isinstance(node.value, ast.Tuple)
                else [(target, node.value)]
            )
            for name, value in pairs:
                if isinstance(value, ast.Attribute) and value.attr in ("gettext", "ngettext", "pgettext"):
                    yield value.attr, name.attr if isinstance(name, ast.Attribute) else ast.unparse(name)


def test_a_text_without_a_translation_would_be_seen(tmp_path) -> None:  # type: ignore[no-untyped-def]
    """The control: a catalogue with one text less is not the updated one."""
    source = SOURCES[0]
    text = source.read_text("utf-8")
    start = text.rindex("\n\n", 0, text.index('msgid "Password"'))
    end = text.index("\n\n", start + 2)
    copy = tmp_path / "da" / "LC_MESSAGES" / "pejl.po"
    copy.parent.mkdir(parents=True)
    copy.write_text(text[:start] + text[end:], encoding="utf-8")
    assert copy.read_text("utf-8") != messages.updated(copy)


def test_two_languages_can_stand_on_one_screen() -> None:
    danish, english = Catalogue("da"), Catalogue("en")
    assert danish.gettext("Summary") == "Opsummering"
    assert english.gettext("Summary") == "Summary"


def test_a_translation_of_words_that_the_bank_has_no_more_would_be_seen(tmp_path) -> None:  # type: ignore[no-untyped-def]
    """The control for questions: other Danish words make a translation stale."""
    source = next(source for source in SOURCES if source.stem == "questions")
    text = source.read_text("utf-8")
    copy = tmp_path / source.parent.parent.name / "LC_MESSAGES" / "questions.po"
    copy.parent.mkdir(parents=True)
    copy.write_text(text, encoding="utf-8")
    assert text == messages.updated(copy)
    copy.write_text(text.replace("Er du klar til uddannelse?", "Er du parat til uddannelse?"), "utf-8")
    updated = messages.updated(copy)
    assert "parat til uddannelse?" not in updated
    assert 'msgid "Er du klar til uddannelse?"\nmsgstr ""' in updated


@pytest.mark.parametrize("language", CITIZENS)
def test_every_question_for_citizens_has_five_answers_that_differ(language: str) -> None:
    assert len(put_to_citizens()) == 20
    for question in put_to_citizens():
        found = translation(question.id, question.text, question.options, language)
        assert found is not None, question.id
        # The first of two sentences is often the same in Danish too: the whole answer has to differ.
        assert len({option.casefold() for option in found.options}) == 5, question.id
        assert found.text.endswith(("?", "؟"))


@pytest.mark.parametrize("language", CITIZENS)
def test_equal_danish_answers_are_equal_in_every_language(language: str) -> None:
    """“Det svinger” is not said in two ways where the leaflet says it in one."""
    for opening in ("Det svinger. ", "Det svinger meget. "):
        said = {
            found.options[place].split(".")[0]
            for question in put_to_citizens()
            for place, option in enumerate(question.options)
            if option.startswith(opening)
            and (found := translation(question.id, question.text, question.options, language))
        }
        assert len(said) == 1, said


@pytest.mark.parametrize("language", CITIZENS)
def test_why_we_ask_and_who_reads_it_is_told_in_every_language(language: str) -> None:
    banks, spoken = load(), CitizenCatalogue(language)
    told = [spoken.told(i18n.WELCOME, banks.welcome_text)]
    told += [spoken.told(i18n.WHY, factor.why) for factor in banks.factors if factor.id != BELIEF_FACTOR]
    assert len(told) == 7 and all(told) and len(set(told)) == len(told)
    assert told[0].count("\n\n") == banks.welcome_text.count("\n\n") == 2
    changed = banks.welcome_text.replace("Vi kan stoppe", "Vi stopper")
    assert spoken.told(i18n.WELCOME, changed) == "", "half of a text in two languages is worse than none"
    assert spoken.told(i18n.WELCOME, "Velkommen hos os.") == ""


def test_what_the_bank_calls_things_has_english_names() -> None:
    banks, english = load(), Catalogue("en")
    names = [name for factor in banks.factors for name in (factor.name, factor.short)]
    names += [template.name for template in banks.templates]
    names += [name for group in banks.target_groups for name in (group.name, group.only)]
    assert [name for name in names if english.bank_name(name) == name] == []
    assert [Catalogue("da").bank_name(name) for name in names] == names
    assert english.bank_name("Kommunens egen") == "Kommunens egen"


@pytest.mark.parametrize("source", [s for s in SOURCES if s.stem == "questions"], ids=name)
def test_translations_of_our_own_say_so(source: Path) -> None:
    header = source.read_text("utf-8").split("msgid", 1)[0]
    assert "Pejl's own translation" in header and "not validated" in header


def test_other_danish_words_have_no_translation() -> None:
    question = load().question("A1")
    changed = (*question.options[:4], "Jeg tror ikke, at jeg kan klare et arbejde")
    assert translation("A1", question.text, changed, "ar") is None
    assert translation("A2", question.text, question.options, "ar") is None


def test_what_stands_around_the_answers_is_danish_where_there_is_nothing_else() -> None:
    assert CitizenCatalogue("ar").word("Ved ikke") == "لا أعرف"
    assert CitizenCatalogue("pl").word("Ved ikke") == "Ved ikke"
    assert CitizenCatalogue("pl").translated("A4", "Er du klar til uddannelse?") == ""


def test_every_marked_text_is_looked_up_where_it_stands() -> None:
    marked = [m.id for m in messages.in_bank() if m.id and m.context == i18n.COLUMN]
    assert {"Ved ikke", "Hvorfor spørger vi?", "Hvorfor spørger vi, og hvem læser det?"} <= set(marked)
    for language in CITIZENS:
        assert all(CitizenCatalogue(language).translated(i18n.COLUMN, text) for text in marked)


def test_a_language_is_called_by_its_name_in_the_interface() -> None:
    assert (i18n.language_name("ar", "da"), i18n.language_name("uk", "en")) == ("arabisk", "Ukrainian")
