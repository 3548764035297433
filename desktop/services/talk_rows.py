"""The row of a conversation with all that there is once of it, in one statement; and those before it.

In SQL as it is sent, like the click of an answer: every page of a conversation is read anew at every click.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any, NamedTuple

from desktop.errors import NotFound
from desktop.records import CLOSED

CLOSED_STATES = ", ".join(f"'{state.value}'" for state in CLOSED)
"""For `state IN (…)`."""


@dataclass(frozen=True, slots=True)
class Talk:
    """A conversation, whose it is, and who holds it. `record` is the stored one of a finished conversation.

    `goal` is what was written in it, None where it was not touched; `goal_before` how it stood until then.
    """

    id: int
    uuid: str
    citizen: int
    ordinal: int
    state: str
    day: date
    started_at: datetime | None
    form: str
    language: str
    caseworker_view: str
    companion: bool
    interpreter: bool
    mentor: bool
    mouse: str | None
    information_given: bool
    without_questions: bool
    stopped_early: bool
    views_opened: bool
    next_day: date | None
    place_page: str
    place_question: str | None
    citizen_uuid: str
    citizen_name: str
    citizen_cpr: str
    case_number: str
    caseworker: str
    caseworker_phone: str
    job_centre: str
    goal: str | None
    goal_before: str
    record: str | None
    previous_hash: str


class EarlierTalk(NamedTuple):
    """A closed conversation before another one."""

    id: int
    ordinal: int
    day: date
    form: str
    language: str
    interpreter: bool
    caseworker: str
    caseworker_view: str
    without_questions: bool


# In the order of the fields of `Talk`.
_TALK = f"""SELECT talk.id, talk.uuid, talk.citizen_id, talk.ordinal, talk.state, talk.day, talk.started_at,
       talk.form, talk.language, talk.caseworker_view, talk.companion, talk.interpreter, talk.mentor,
       talk.mouse, talk.information_given_at IS NOT NULL, talk.without_questions, talk.stopped_early,
       talk.views_opened_at IS NOT NULL, talk.next_day, talk.place_page, talk.place_question,
       citizen.uuid, citizen.name, coalesce(citizen.cpr, ''), citizen.case_number,
       caseworker.name, caseworker.phone,
       coalesce((SELECT value FROM setting WHERE key = 'job_centre'), ''),
       (SELECT text FROM goal WHERE conversation_id = talk.id),
       coalesce((SELECT goal.text FROM conversation AS before JOIN goal ON goal.conversation_id = before.id
                 WHERE before.citizen_id = talk.citizen_id AND before.ordinal < talk.ordinal
                 ORDER BY before.ordinal DESC LIMIT 1), ''),
       (SELECT body FROM final_record WHERE conversation_id = talk.id),
       coalesce((SELECT final_record.hash FROM conversation AS before
                 JOIN final_record ON final_record.conversation_id = before.id
                 WHERE before.citizen_id = talk.citizen_id AND before.ordinal < talk.ordinal
                   AND before.state IN ({CLOSED_STATES})
                 ORDER BY before.ordinal DESC LIMIT 1), '')
FROM conversation AS talk
JOIN citizen ON citizen.id = talk.citizen_id
JOIN caseworker ON caseworker.id = talk.caseworker_id
WHERE talk.id = ?
"""
# In the order of the fields of `EarlierTalk`.
_EARLIER = f"""SELECT talk.id, talk.ordinal, talk.day, talk.form, talk.language, talk.interpreter,
       caseworker.name, talk.caseworker_view, talk.without_questions
FROM conversation AS talk
JOIN caseworker ON caseworker.id = talk.caseworker_id
WHERE talk.citizen_id = ? AND talk.ordinal < ? AND talk.state IN ({CLOSED_STATES})
ORDER BY talk.ordinal
"""


def read(connection: Any, conversation: int) -> Talk:
    """The conversation as it stands; raises `NotFound`."""
    found = connection.execute(_TALK, (conversation,)).fetchone()
    if found is None:
        raise NotFound
    return Talk(*(_AS.get(kind, _as_it_is)(value) for kind, value in zip(_KINDS, found, strict=True)))


def earlier(connection: Any, talk: Talk) -> list[EarlierTalk]:
    """The citizen's closed conversations before this one, in their order."""
    found = connection.execute(_EARLIER, (talk.citizen, talk.ordinal)).fetchall()
    return [
        EarlierTalk(id, ordinal, date.fromisoformat(day), form, language, heard == 1, name, view, free == 1)
        for id, ordinal, day, form, language, heard, name, view, free in found
    ]


def day_of(stored: str | None) -> date | None:
    """A day as the file keeps it."""
    return date.fromisoformat(stored) if stored else None


def moment_of(stored: str) -> datetime:
    """A moment as the file keeps it, in UTC."""
    return datetime.fromisoformat(stored).replace(tzinfo=UTC)


def _moment_or_none(stored: str | None) -> datetime | None:
    return moment_of(stored) if stored else None


def _as_it_is(value: Any) -> Any:
    return value


_KINDS: tuple[Any, ...] = tuple(Talk.__annotations__.values())
_AS: dict[Any, Callable[[Any], Any]] = {
    bool: bool,
    date: day_of,
    date | None: day_of,
    datetime | None: _moment_or_none,
}
