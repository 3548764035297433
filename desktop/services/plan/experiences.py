"""Health and belief as the citizen answered them at any time, also where they are not asked today."""

from desktop.experience import FACTORS
from desktop.final_record import RecordedQuestion
from desktop.services import recorded_questions, talk_rows
from desktop.services.context import Service


class Experiences(Service):
    """What the page on health and experience shows beside the record of the conversation."""

    def earlier(self, conversation: int) -> tuple[RecordedQuestion, ...]:
        """Questions on health and belief that were answered before this conversation.

        What came after it is not among them, nor today's answers. Raises `NotFound`.
        """
        with self._bare_transaction() as connection:
            talk = talk_rows.read(connection, conversation)
            before = talk_rows.earlier(connection, talk)
            found = recorded_questions.answered_before(connection, talk, before)
        return tuple(question for question in found if question.factor in FACTORS)
