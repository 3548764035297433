"""Which rows and columns are final once their conversation is closed, and how they are found.

The columns are written out, since links cover exactly these: a column that a later migration adds is
in no older link. It has to be left out of the digest of rows that were closed before.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from desktop.models import digest

Execute = Callable[[str, tuple[Any, ...]], Iterable[Sequence[Any]]]
"""Runs one SELECT with its values: of a connection, or of a driver's."""


@dataclass(frozen=True, slots=True)
class FrozenTable:
    """A table whose rows become final. `owner` finds the conversation of a row `{row}`."""

    name: str
    key: tuple[str, ...]
    columns: tuple[str, ...]
    owner: str = "{row}.conversation_id"

    def rows(self, execute: Execute, condition: str, *values: Any) -> Iterator[tuple[str, str, int]]:
        """Name, digest and conversation of the rows that meet a condition on `{conversation}` or a key."""
        owner = self.owner.format(row=self.name)
        found = execute(
            f"SELECT {owner}, {', '.join(self.columns)} FROM {self.name}"
            f" WHERE {condition.format(conversation=owner)}",
            values,
        )
        for conversation, *row in found:
            yield self._name(row), digest.row_digest(self.columns, row), conversation

    def _name(self, row: Sequence[Any]) -> str:
        return digest.row_name(self.name, [row[self.columns.index(column)] for column in self.key])


def _table(name: str, columns: str, *, key: str = "id", owner: str | None = None) -> FrozenTable:
    split = tuple(columns.split())
    if owner is None:
        return FrozenTable(name, tuple(key.split()), split)
    return FrozenTable(name, tuple(key.split()), split, owner)


_CONVERSATION = (
    "id uuid citizen_id caseworker_id ordinal state day prepared_at started_at finished_at form language"
    " caseworker_view companion interpreter mentor mouse information_given_at without_questions"
    " stopped_early views_opened_at next_day place_page place_question"
)
_STEP = "(SELECT conversation_id FROM step WHERE id = {row}.step_id)"
_CHOSEN = "(SELECT conversation_id FROM chosen_question WHERE id = {row}.chosen_question_id)"

FROZEN = {
    table.name: table
    for table in (
        _table("conversation", _CONVERSATION, owner="{row}.id"),
        _table(
            "chosen_question",
            "id conversation_id position question_id bank bank_version wording_hash translated_hash",
        ),
        _table(
            "answer",
            "id chosen_question_id rater revision state option language form interpreter answered_at",
            owner=_CHOSEN,
        ),
        _table("note", "id conversation_id kind question_id text written_at"),
        _table("focus_factor", "conversation_id factor position", key="conversation_id factor"),
        _table("goal", "conversation_id citizen_id text written_at", key="conversation_id"),
        # How far a step is goes on: its `status` follows the reviews, which are frozen.
        _table("step", "id uuid citizen_id conversation_id text owner origin due factor"),
        _table("step_review", "step_id conversation_id status text", key="step_id conversation_id"),
        _table("step_aim", "step_id kind small_goal_id barrier_id placement_id", key="step_id", owner=_STEP),
        _table("step_replacement", "step_id replaced_id", key="step_id", owner=_STEP),
        _table(
            "barrier_opening",
            "conversation_id citizen_wishes caseworker_wishes opened_at",
            key="conversation_id",
        ),
        _table("answer_promise", "conversation_id days", key="conversation_id"),
        _table("promise_review", "conversation_id held text", key="conversation_id"),
        _table("reading_along", "conversation_id wanted asked_at", key="conversation_id"),
        _table(
            "belief",
            "id conversation_id question_id wording_hash revision state option timing answered_at",
        ),
        _table("final_record", "conversation_id body hash previous_hash", key="conversation_id"),
        _table("addendum", "id uuid conversation_id caseworker_id written_at text reason"),
    )
}

CHANGEABLE = {"step": frozenset({"status"})}
"""Columns of these tables that live on after closing."""

WITH_CONVERSATION = tuple(name for name in FROZEN if name != "addendum")
"""What the link of a conversation covers; each addendum has a link of its own."""


def digests(execute: Execute, conversation: int) -> dict[str, str]:
    """Digests by row name of all that is final with the conversation."""
    return {
        name: found
        for table in WITH_CONVERSATION
        for name, found, _ in FROZEN[table].rows(execute, "{conversation} = ?", conversation)
    }
