"""The words of a question as shown, kept by their hash, so that a bank may change or go."""

import hashlib
from collections.abc import Iterable

import msgspec
from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from desktop.models.tables import Wording
from desktop.questions import Factor, Question


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


_KNOWN: dict[str, Words] = {}
"""Words that were read before, by their hash: what a hash stands for never changes."""


def store(session: Session, question: Question, factor: Factor) -> str:
    """Keep the Danish words of a question and return their hash."""
    return store_all(session, [(question, factor)])[question.id]


def store_all(session: Session, asked: Iterable[tuple[Question, Factor]]) -> dict[str, str]:
    """Keep the Danish words of questions, in two statements at most; their hashes by question id."""
    bodies = {question.id: msgspec.json.encode(_words(question, factor)) for question, factor in asked}
    hashes = {id: hashlib.sha256(body).hexdigest() for id, body in bodies.items()}
    kept = session.scalars(select(Wording.hash).where(Wording.hash.in_(hashes.values()))).all()
    rows = [
        {"hash": hashes[id], "question_id": id, "language": "da", "body": body.decode()}
        for id, body in bodies.items()
        if hashes[id] not in kept
    ]
    if rows:
        session.execute(insert(Wording), rows)
    return hashes


def _words(question: Question, factor: Factor) -> Words:
    return Words(
        id=question.id,
        language="da",
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
    """The words by hash, in one query where some were not read before."""
    unknown = hashes - _KNOWN.keys()
    if unknown:
        found = session.execute(select(Wording.hash, Wording.body).where(Wording.hash.in_(unknown)))
        _KNOWN.update({digest: msgspec.json.decode(body, type=Words) for digest, body in found})
    return {digest: _KNOWN[digest] for digest in hashes}


def same_to_citizen(one: Words, other: Words) -> bool:
    """Whether two wordings put the same question with the same options to the citizen."""
    return one.text == other.text and one.options == other.options


def same_to_caseworker(one: Words, other: Words) -> bool:
    """Whether two wordings put the same view to the caseworker."""
    return same_to_citizen(one, other) and one.caseworker_options == other.caseworker_options
