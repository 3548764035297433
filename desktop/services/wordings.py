"""The words of a question as shown, kept by their hash, so that a bank may change or go."""

import hashlib
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

import msgspec
from msgspec.structs import replace
from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from desktop.i18n import DEFAULT_LANGUAGE
from desktop.models.tables import Wording
from desktop.questions import Factor, Question, translation
from desktop.services.context import bare_of


class Words(msgspec.Struct, frozen=True, kw_only=True):
    """Everything about a question that a reader of an old conversation needs."""

    id: str
    language: str
    factor: str
    factor_name: str
    short: str
    text: str
    options: tuple[str, ...]
    caseworker_options: tuple[str, ...] = ()
    source: str = ""
    own: bool = False
    ladder: bool = True
    private_screen: bool = False


class Hashes(NamedTuple):
    """What a question was stored as. `translated` is None where the citizen reads Danish."""

    danish: str
    translated: str | None = None


_KNOWN: dict[str, Words] = {}
"""Words that were read before, by their hash: what a hash stands for never changes."""


def store(session: Session, question: Question, factor: Factor) -> str:
    """Keep the Danish words of a question and return their hash."""
    return store_all(session, [(question, factor)])[question.id].danish


def store_all(
    session: Session, asked: Iterable[tuple[Question, Factor]], language: str = DEFAULT_LANGUAGE
) -> dict[str, Hashes]:
    """Keep the words of questions, Danish and in the citizen's language; by question id.

    Takes two statements at most.
    """
    danish = {question.id: _words(question, factor) for question, factor in asked}
    translated = _translated(danish, language)
    hashes = _keep(session, [*danish.values(), *translated.values()])
    return {
        id: Hashes(hashes[words], hashes[translated[id]] if id in translated else None)
        for id, words in danish.items()
    }


def store_translated(session: Session, danish: Mapping[str, Words], language: str) -> dict[str, str]:
    """Keep words in the citizen's language; their hashes by question id, of those that have any."""
    translated = _translated(danish, language)
    hashes = _keep(session, translated.values())
    return {id: hashes[words] for id, words in translated.items()}


def _translated(danish: Mapping[str, Words], language: str) -> dict[str, Words]:
    """The words that the citizen reads: the caseworker's side and the source stay Danish."""
    if language == DEFAULT_LANGUAGE:
        return {}
    return {
        id: replace(words, language=language, text=found.text, options=found.options, caseworker_options=())
        for id, words in danish.items()
        if (found := translation(words.id, words.text, words.options, language)) is not None
    }


def _keep(session: Session, wordings: Iterable[Words]) -> dict[Words, str]:
    """Store what is not stored yet; the hashes by what they stand for."""
    bodies = {words: msgspec.json.encode(words) for words in wordings}
    hashes = {words: hashlib.sha256(body).hexdigest() for words, body in bodies.items()}
    if not hashes:
        return {}
    kept = session.scalars(select(Wording.hash).where(Wording.hash.in_(hashes.values()))).all()
    rows = [
        {"hash": digest, "question_id": words.id, "language": words.language, "body": bodies[words].decode()}
        for words, digest in hashes.items()
        if digest not in kept
    ]
    if rows:
        session.execute(insert(Wording), rows)
    return hashes


def _words(question: Question, factor: Factor) -> Words:
    return Words(
        id=question.id,
        language=DEFAULT_LANGUAGE,
        factor=factor.id,
        factor_name=factor.name,
        short=question.short,
        text=question.text,
        options=tuple(question.options),
        caseworker_options=tuple(question.caseworker_options),
        source=question.source,
        own=question.own,
        ladder=question.ladder,
        private_screen=question.private_screen,
    )


def read(session: Session, hashes: set[str]) -> dict[str, Words]:
    """What `read_on` gives, within a transaction of SQLAlchemy's."""
    return read_on(bare_of(session), hashes)


def read_on(connection: Any, hashes: set[str]) -> dict[str, Words]:
    """The words by hash, in one query where some were not read before."""
    unknown = tuple(hashes - _KNOWN.keys())
    if unknown:
        marks = ", ".join("?" * len(unknown))
        found = connection.execute(f"SELECT hash, body FROM wording WHERE hash IN ({marks})", unknown)
        _KNOWN.update({digest: msgspec.json.decode(body, type=Words) for digest, body in found})
    return {digest: _KNOWN[digest] for digest in hashes}


def same_to_citizen(one: Words, other: Words) -> bool:
    """Whether two wordings put the same question with the same options to the citizen."""
    return one.text == other.text and one.options == other.options


def same_to_caseworker(one: Words, other: Words) -> bool:
    """Whether two wordings put the same view to the caseworker."""
    return same_to_citizen(one, other) and one.caseworker_options == other.caseworker_options
