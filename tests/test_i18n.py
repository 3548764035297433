"""The catalogues are complete, current, and their placeholders are those of the code."""

import re

import pytest
from babel.messages.catalog import Message

import catalogues
import messages
from desktop.i18n import Catalogue

SOURCES = catalogues.sources()
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]")


def strings(message: Message) -> list[str]:
    return list(message.string) if isinstance(message.string, (tuple, list)) else [message.string]


def ids(message: Message) -> list[str]:
    return list(message.id) if isinstance(message.id, (tuple, list)) else [message.id]


def test_danish_is_there() -> None:
    assert [source.parent.parent.name for source in SOURCES] == ["da"]


@pytest.mark.parametrize("source", SOURCES, ids=lambda source: source.parent.parent.name)
def test_no_text_is_missing_and_none_is_left_over(source) -> None:  # type: ignore[no-untyped-def]
    assert source.read_text("utf-8") == messages.updated(source), "run: python installer/messages.py"


@pytest.mark.parametrize("source", SOURCES, ids=lambda source: source.parent.parent.name)
def test_every_text_is_translated(source) -> None:  # type: ignore[no-untyped-def]
    holes = [m.id for m in messages.read(source) if m.id and not all(strings(m))]
    assert holes == []


@pytest.mark.parametrize("source", SOURCES, ids=lambda source: source.parent.parent.name)
def test_placeholders_are_the_same(source) -> None:  # type: ignore[no-untyped-def]
    for message in messages.read(source):
        if not message.id:
            continue
        wanted = {frozenset(PLACEHOLDER.findall(text)) for text in ids(message)}
        for text in strings(message):
            assert frozenset(PLACEHOLDER.findall(text)) in wanted, message.id


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
