"""The rows of the list of citizens, each with all that it shows, in one statement a page.

In SQL as it is sent, like the click of an answer: put together by SQLAlchemy at every keystroke the
statements took longer than finding and painting the citizens does.
"""

from collections.abc import Sequence
from datetime import date
from typing import Any

from desktop.records import CLOSED, UNFINISHED, ConversationState, Office
from desktop.services.views import CitizenRow
from desktop.text import add_months, mask_cpr

_CLOSED = ", ".join(f"'{state.value}'" for state in CLOSED)
# Written out as the index of unfinished conversations has it: that is how SQLite knows it may use it.
_UNFINISHED = ", ".join(f"'{state.value}'" for state in UNFINISHED)
_AROUND = f"""SELECT page.id, page.name, page.cpr, page.archived,
       draft.id, draft.day, draft.started_at IS NOT NULL, last.day, last.next_day, last.state,
       (SELECT count(*) FROM conversation WHERE citizen_id = page.id AND state IN ({_CLOSED})),
       (SELECT value FROM setting WHERE key = 'months_between')
FROM (%s) AS page
LEFT JOIN conversation AS draft ON draft.citizen_id = page.id AND draft.state IN ({_UNFINISHED})
LEFT JOIN conversation AS last ON last.citizen_id = page.id AND last.ordinal =
          (SELECT max(ordinal) FROM conversation WHERE citizen_id = page.id AND state IN ({_CLOSED}))
ORDER BY page.part, page.sort_key, page.id
"""


def columns(part: str) -> str:
    """What the statement of a page selects, for `read`; its parts, 0 and 1, come one after the other."""
    return (
        "citizen.id, citizen.name, citizen.cpr, archived_at IS NOT NULL AS archived,"
        f" sort_key, {part} AS part"
    )


def read(connection: Any, page: str, values: Sequence[str]) -> list[CitizenRow]:
    """The rows of a page: of what its statement finds, which selects `columns` in order and has a LIMIT."""
    return [_row(*found) for found in connection.execute(_AROUND % page, values).fetchall()]


def _row(
    id: int,
    name: str,
    cpr: str | None,
    archived: int,
    draft: int | None,
    draft_day: str | None,
    draft_started: int,
    last_day: str | None,
    agreed: str | None,
    state: str | None,
    conversations: int,
    months: str | None,
) -> CitizenRow:
    last = _day(last_day)
    return CitizenRow(
        id=id,
        name=name,
        cpr=mask_cpr(cpr or ""),
        last_day=last,
        conversations=conversations,
        draft=draft,
        draft_day=_day(draft_day),
        draft_started=bool(draft_started),
        due=None if last is None else _day(agreed) or _due(last, state, months),
        archived=bool(archived),
    )


def _due(last: date, state: str | None, months: str | None) -> date:
    """When the next conversation is to be, if nothing is agreed: at once after an unfinished one."""
    if state == ConversationState.PARTIAL:
        return last
    return add_months(last, int(months) if months else Office().months_between)


def _day(stored: Any) -> date | None:
    return date.fromisoformat(stored) if stored else None
