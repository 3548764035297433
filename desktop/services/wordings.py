"""The words of a question as shown, kept by their hash, so that a bank may change or go."""

import hashlib

import msgspec
from sqlalchemy import select
from sqlalchemy.dialects.sqlite import insert
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


def store(session: Session, question: Question, factor: Factor) -> str:
    """Keep the Danish words of a question and return their hash."""
    words = Words(
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
    body = msgspec.json.encode(words)
    digest = hashlib.sha256(body).hexdigest()
    row = {"hash": digest, "question_id": words.id, "language": words.language, "body": body.decode()}
    session.execute(insert(Wording).values(row).on_conflict_do_nothing())
    return digest


def read(session: Session, hashes: set[str]) -> dict[str, Words]:
    """The words by hash, in one query."""
    found = session.execute(select(Wording.hash, Wording.body).where(Wording.hash.in_(hashes)))
    return {digest: msgspec.json.decode(body, type=Words) for digest, body in found}


def same_to_citizen(one: Words, other: Words) -> bool:
    """Whether two wordings put the same question with the same options to the citizen."""
    return one.text == other.text and one.options == other.options


def same_to_caseworker(one: Words, other: Words) -> bool:
    """Whether two wordings put the same view to the caseworker."""
    return same_to_citizen(one, other) and one.caseworker_options == other.caseworker_options
