"""What the citizen answered of trust (T1–T4) over time, in words."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from desktop.records import AnswerState
from desktop.services import wordings
from desktop.services.talk_rows import CLOSED_STATES, day_of

TRUST = "T"
"""The factor of the questions about the people one works with."""

_GIVEN = f"""SELECT asked.wording_hash, talk.day, answer.state, answer.option
FROM conversation AS talk
JOIN chosen_question AS asked ON asked.conversation_id = talk.id
JOIN answer ON answer.chosen_question_id = asked.id AND answer.rater = 'citizen'
WHERE talk.citizen_id = ? AND talk.state IN ({CLOSED_STATES})
  AND answer.revision = (SELECT max(revision) FROM answer AS newer
                         WHERE newer.chosen_question_id = asked.id AND newer.rater = 'citizen')
ORDER BY asked.question_id, talk.ordinal
"""


@dataclass(frozen=True, slots=True)
class TrustAnswer:
    """An answer of one day; `words` are '' where it was none of the five."""

    day: date
    state: AnswerState
    words: str


@dataclass(frozen=True, slots=True)
class TrustHistory:
    """One question and its answers, oldest first; another wording is another question."""

    question: str
    answers: tuple[TrustAnswer, ...]


def read(connection: Any, citizen: int) -> tuple[TrustHistory, ...]:
    """Of finished conversations alone: an answer given today is hidden until the talk is over."""
    rows = connection.execute(_GIVEN, (citizen,)).fetchall()
    words = wordings.read_on(connection, {row[0] for row in rows})
    told: dict[str, list[TrustAnswer]] = {}
    for hash, day, state, option in rows:
        shown = words[hash]
        if shown.factor == TRUST:
            answer = TrustAnswer(
                day_of(day) or date.min, AnswerState(state), shown.options[option - 1] if option else ""
            )
            told.setdefault(shown.text, []).append(answer)
    return tuple(TrustHistory(question, tuple(answers)) for question, answers in told.items())
