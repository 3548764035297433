"""The log tells who was looked at and what left the vault: identities and figures, never a name or a text."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from desktop.errors import NotFound, StorageFull
from desktop.records import AccessAction, NoteKind
from desktop.services import access_log
from desktop.services.access_log import LogEntry
from tests.support import OFFICE, Desk, HandClock

NAME = "Zebedæus Hemmeligsen"
TEXT = "Noget ingen må læse"


def uuid_of(desk: Desk, table: str, id: int) -> str:
    return str(desk.sql(f"SELECT uuid FROM {table} WHERE id = ?", id)[0][0])


def newest(desk: Desk) -> LogEntry:
    found: LogEntry = desk.access_log.entries(limit=1)[0]
    return found


LOGGED: list[tuple[AccessAction, Callable[[Desk, int, int, Path], object]]] = [
    (AccessAction.CITIZEN_OPENED, lambda desk, citizen, _c, _p: desk.citizens.open(citizen)),
    (AccessAction.CONVERSATION_OPENED, lambda desk, _, talk, _p: desk.conversations.open(talk)),
    (AccessAction.CONVERSATION_OPENED, lambda desk, citizen, _c, _p: desk.preparations.prepare(citizen)),
    (AccessAction.PRINTED, lambda desk, _, talk, _p: desk.papers.printed(talk)),
    (AccessAction.COPIED, lambda desk, _, talk, _p: desk.papers.copied(talk, "goal")),
    (AccessAction.SAVED, lambda desk, _, talk, folder: desk.papers.saved(talk, folder / "a.pdf")),
]


@pytest.mark.parametrize(
    ("action", "call"), LOGGED, ids=["citizen", "conversation", "preparation", "printed", "copied", "saved"]
)
def test_what_is_looked_at_is_logged_by_identity(
    desk: Desk, clock: HandClock, tmp_path: Path, action: AccessAction, call: Callable[..., object]
) -> None:
    citizen = desk.citizen(NAME, "610190-0000")
    conversation = desk.begun(citizen)
    desk.answers.note(conversation, NoteKind.TOPIC, TEXT)
    desk.finishing.finish(conversation)
    clock.turn(minutes=5)
    call(desk, citizen, conversation, tmp_path)
    entry = newest(desk)
    assert (entry.action, entry.at, entry.caseworker) == (action, clock.now(), OFFICE.caseworker)
    assert entry.citizen == uuid_of(desk, "citizen", citizen)
    talked = action is not AccessAction.CITIZEN_OPENED
    assert (entry.conversation != "") == talked
    stored = str(desk.sql("SELECT * FROM access_entry"))
    assert not any(word in stored for word in (NAME, "Zebedæus", "6101900000", TEXT, OFFICE.caseworker))


def test_reading_again_and_typing_a_search_log_nothing(desk: Desk) -> None:
    citizen = desk.citizen()
    conversation = desk.begun(citizen)
    before = desk.access_log.entries()
    desk.citizens.get(citizen)
    desk.conversations.get(conversation)
    with desk.statements() as sent:
        desk.citizens.search("ami")
    assert not any("INSERT" in str(statement) for statement in sent)
    assert desk.access_log.entries() == before


def test_a_search_that_settled_is_logged_without_what_was_typed(desk: Desk) -> None:
    desk.access_log.searched(len("amira"), 3)
    assert (newest(desk).action, newest(desk).detail) == (AccessAction.SEARCHED, "letters=5 found=3")


def test_a_preparation_taken_up_is_logged_once_a_begun_talk_when_it_is_opened(desk: Desk) -> None:
    citizen = desk.citizen()
    desk.preparations.prepare(citizen)
    desk.begun(citizen)
    count = len(desk.access_log.entries())
    desk.preparations.prepare(citizen)
    assert len(desk.access_log.entries()) == count


def test_failed_tries_come_before_the_unlocking_with_their_own_time(desk: Desk, clock: HandClock) -> None:
    assert newest(desk).action is AccessAction.UNLOCKED
    clock.turn(hours=4)
    tries = [clock.now() - timedelta(hours=hours) for hours in (1, 3)]
    desk.access_log.unlocked(tries, count=5)
    entries = desk.access_log.entries(limit=4)
    assert [(entry.action, entry.at, entry.detail) for entry in reversed(entries)] == [
        (AccessAction.UNLOCK_FAILED, clock.now(), "more=3"),
        (AccessAction.UNLOCK_FAILED, tries[1], ""),
        (AccessAction.UNLOCK_FAILED, tries[0], ""),
        (AccessAction.UNLOCKED, clock.now(), ""),
    ]


def test_what_is_written_later_stands_later_with_its_own_instant(desk: Desk, clock: HandClock) -> None:
    """A wrong password in the settings, then a lock: the try is stored when the vault is next opened."""
    assert newest(desk).action is AccessAction.UNLOCKED  # which is stored beside the work
    clock.turn(minutes=1)
    tried = clock.now()
    clock.turn(minutes=1)
    desk.access_log.note(AccessAction.LOCKED)
    clock.turn(minutes=1)
    desk.access_log.unlocked([tried])
    shown = desk.access_log.entries(limit=3)
    assert [entry.action for entry in shown] == [
        AccessAction.UNLOCKED,
        AccessAction.UNLOCK_FAILED,
        AccessAction.LOCKED,
    ]
    assert shown[1].at == tried
    paged, before = [], None
    while page := desk.access_log.entries(before=before, limit=1):
        paged += page
        before = page[-1].id
    assert paged == desk.access_log.entries()


def test_every_action_can_be_logged_and_the_log_read_page_by_page(desk: Desk) -> None:
    amira, bent = (uuid_of(desk, "citizen", desk.citizen(name)) for name in ("Amira", "Bent"))
    for action in AccessAction:
        for citizen in (amira, bent):
            desk.access_log.note(action, citizen)
    entries = desk.access_log.entries(citizen=amira)
    assert [entry.action for entry in reversed(entries)] == list(AccessAction)
    assert {entry.citizen for entry in entries} == {amira}
    some = desk.access_log.entries(actions=[AccessAction.PRINTED, AccessAction.LOCKED])
    assert [entry.action for entry in some] == [AccessAction.PRINTED] * 2 + [AccessAction.LOCKED] * 2
    paged, before = [], None
    while page := desk.access_log.entries(before=before, limit=7):
        paged += page
        before = page[-1].id
    assert paged == desk.access_log.entries()
    assert len(paged) >= 2 * len(AccessAction)


def test_who_cannot_be_logged_is_not_shown(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    citizen = desk.citizen()
    count = len(desk.access_log.entries())
    with pytest.raises(NotFound):
        desk.citizens.open(999)

    def full(*_: object, **__: object) -> None:
        raise StorageFull

    monkeypatch.setattr(access_log, "log", full)
    with pytest.raises(StorageFull):
        desk.citizens.open(citizen)
    assert len(desk.access_log.entries()) == count


def test_reading_the_log_is_in_it_once_and_names_whom_it_is_about(desk: Desk) -> None:
    amira, bent = desk.citizen("Amira Prøve"), desk.citizen("Bent Prøve")
    for citizen in (amira, bent, amira):
        desk.citizens.open(citizen)
    first = desk.access_log.read(limit=2)
    assert [entry.action for entry in first.entries] == [AccessAction.LOG_READ, AccessAction.CITIZEN_OPENED]
    assert first.names[first.entries[1].citizen] == "Amira Prøve"
    assert not first.complete
    rest = desk.access_log.read(before=first.entries[-1].id)
    assert rest.complete
    assert len(desk.access_log.entries(actions=[AccessAction.LOG_READ])) == 1
    bents = desk.access_log.read(citizen=rest.entries[0].citizen)
    assert [entry.action for entry in bents.entries] == [AccessAction.LOG_READ, AccessAction.CITIZEN_OPENED]
    assert {bents.names[entry.citizen] for entry in bents.entries} == {"Bent Prøve"}
