"""What to practise in a placement: own ideas, and what the citizen's newest answers suggest."""

from typing import Any

from sqlalchemy import func, select

from desktop import scoring
from desktop.errors import InvalidInput
from desktop.models.tables import Placement, PlacementPractice
from desktop.records import Rater
from desktop.services import wordings
from desktop.services.context import Service, row_of
from desktop.services.views import Saved
from desktop.text import clean_line

# The answer of the citizen that counts in each conversation, oldest conversation first.
_ANSWERS = f"""SELECT asked.question_id, asked.wording_hash, answer.option, max(answer.revision)
FROM conversation AS talk
JOIN chosen_question AS asked ON asked.conversation_id = talk.id
JOIN answer ON answer.chosen_question_id = asked.id
WHERE talk.citizen_id = ? AND answer.rater = '{Rater.CITIZEN.value}'
GROUP BY asked.id
ORDER BY talk.ordinal
"""


class PlacementPractices(Service):
    """A few lines beside the ladder."""

    def suggest_practice(self, citizen: int) -> tuple[tuple[str, str], ...]:
        """Ids and short names of the questions whose newest answer is on the two lowest steps.

        In the order of the bank, never ranked: what is low on one scale says nothing about another. Questions
        without ladder (A3) and those about the person in the room are never among them.
        """
        with self._bare_transaction() as connection:
            newest = {
                id: (wording, option)
                for id, wording, option, _ in connection.execute(_ANSWERS, (citizen,)).fetchall()
            }
            low = _low(connection, newest)
        order = {question.id: place for place, question in enumerate(self._banks.questions)}
        return tuple(sorted(low.items(), key=lambda each: (order.get(each[0], len(order)), each[0])))

    def add_practice(self, placement: int, text: str, question: str | None = None) -> int:
        """Agree to practise something; its id. Suggested twice, it stands once.

        Raises `InvalidInput("practice", "empty")`.
        """
        cleaned = clean_line(text, "practice")
        if not cleaned:
            raise InvalidInput("practice", "empty")
        with self._transaction() as session:
            row_of(session, Placement, placement)
            of_placement = PlacementPractice.placement_id == placement
            if question is not None:
                there = select(PlacementPractice.id).where(
                    of_placement, PlacementPractice.question_id == question
                )
                if (known := session.scalar(there)) is not None:
                    return known
            last = session.scalar(select(func.max(PlacementPractice.position)).where(of_placement))
            practice = PlacementPractice(
                placement_id=placement,
                position=0 if last is None else last + 1,
                question_id=question,
                text=cleaned,
            )
            session.add(practice)
            session.flush()
            return practice.id

    def remove_practice(self, practice: int) -> Saved:
        """Practise it no more."""
        with self._transaction() as session:
            session.delete(row_of(session, PlacementPractice, practice))
        return Saved(self._clock.now())


def _low(connection: Any, newest: dict[str, tuple[str, int | None]]) -> dict[str, str]:
    """The short names of the questions with a low answer, by their ids."""
    words = wordings.read_on(connection, {wording for wording, _ in newest.values()})
    return {
        id: words[wording].short
        for id, (wording, option) in newest.items()
        if not words[wording].private_screen and scoring.is_low_step(option, ladder=words[wording].ladder)
    }
