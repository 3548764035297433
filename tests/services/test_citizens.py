"""Finding, adding, editing and archiving citizens."""

import random
from collections.abc import Iterator
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.errors import DuplicateCpr, InvalidInput, NotFound
from desktop.models import guards
from desktop.records import ConversationState, Form, Signature
from desktop.services import citizen_search
from desktop.services.views import CitizenDetails
from desktop.text import fold, folded_forms, sort_key
from tests.support import OFFICE, Desk, HandClock, examples, new_desk


def names(desk: Desk, typed: str = "", **options: object) -> list[str]:
    return [row.name for row in desk.citizens.search(typed, **options)]


# --- Finding -----------------------------------------------------------------

LIST = [
    ("Åse Sørensen", "610170-0000"),
    ("Søren Aagaard", "620171-0000"),
    ("Ægir Østergaard", "630172-0000"),
    ("José Núñez", "640173-1234"),
    ("Özlem Yıldız", "650174-0000"),
    ("Anne Marie Sø", "660175-0000"),
    ("Marie Anne Prøve", ""),
    ("Оксана Приклад", "670176-0000"),
    ("ትዕግስት ምሳሌ", "680177-0000"),
    ("O'Brien Eksempel", "690178-0000"),
]


@pytest.fixture(scope="module")
def listed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    desk = new_desk(tmp_path_factory.mktemp("listed"))
    for name, cpr in LIST:
        desk.citizen(name, cpr)
    yield desk
    desk.unlocked.close()


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("sorensen", ["Åse Sørensen"]),
        ("SØRENSEN", ["Åse Sørensen"]),
        ("soerensen", ["Åse Sørensen"]),
        ("aase", ["Åse Sørensen"]),
        ("ase so", ["Åse Sørensen"]),
        ("sor a", ["Søren Aagaard", "Åse Sørensen"]),
        ("ågård", ["Søren Aagaard"]),
        ("aegir oster", ["Ægir Østergaard"]),
        ("østergård", ["Ægir Østergaard"]),
        ("nunez jose", ["José Núñez"]),
        ("ozlem yildiz", ["Özlem Yıldız"]),
        ("brien", ["O'Brien Eksempel"]),
        ("o'b", ["O'Brien Eksempel"]),
        ("прик окс", ["Оксана Приклад"]),
        ("ትዕግ", ["ትዕግስት ምሳሌ"]),
        ("640173", ["José Núñez"]),
        ("640173-1234", ["José Núñez"]),
        ("6401731234", ["José Núñez"]),
        ("640173 1234", ["José Núñez"]),
        ("1234", ["José Núñez"]),
        ("jose 1234", ["José Núñez"]),
        ("6401 jose", ["José Núñez"]),
        ("234", []),
        ("orensen", []),
        ("ase nunez", []),
        ('"', [name for name, _ in LIST]),
    ],
)
def test_a_citizen_is_found_however_it_is_typed(listed: Desk, typed: str, found: list[str]) -> None:
    assert sorted(names(listed, typed)) == sorted(found)


def test_a_name_that_begins_so_comes_first_then_danish_order(listed: Desk) -> None:
    assert names(listed, "anne") == ["Anne Marie Sø", "Marie Anne Prøve"]
    assert names(listed, "marie") == ["Marie Anne Prøve", "Anne Marie Sø"]
    assert names(listed, "marie anne") == ["Marie Anne Prøve", "Anne Marie Sø"]
    danish = names(listed)[:8]
    assert danish == sorted(danish, key=sort_key)
    assert danish[-3:] == ["Ægir Østergaard", "Özlem Yıldız", "Åse Sørensen"]


@settings(max_examples=examples(150, 5_000), deadline=None, derandomize=True)
@given(st.text(st.characters(codec="utf-8"), max_size=12) | st.text('"*():^+-{}_~ aN', max_size=12))
def test_nothing_that_is_typed_breaks_the_search(listed: Desk, typed: str) -> None:
    found = names(listed, typed)
    assert set(found) <= {name for name, _ in LIST}
    if not fold(typed):
        assert len(found) == len(LIST)


def test_only_masked_numbers_are_listed(listed: Desk) -> None:
    assert {row.cpr for row in listed.citizens.search("jose")} == {"640173-••••"}


# --- Ten thousand ------------------------------------------------------------


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """10,000 citizens, a conversation each."""
    desk = new_desk(tmp_path_factory.mktemp("many"))
    first = ["Amira", "Bent", "Cecilie", "Dmytro", "Åse", "Søren", "Yusuf", "Zofia", "Lone", "Kaj"]
    last = [
        f"{stem}{end}"
        for stem in ("Prøve", "Eksempel", "Mønster", "Søren", "Test")
        for end in ("sen", "gaard")
    ]
    people = [f"{one} {two} {three}" for three in map(str, range(100)) for two in last for one in first]
    rows = [(f"u{n}", name, folded_forms(name), sort_key(name)) for n, name in enumerate(people)]

    def fill() -> None:
        with desk.unlocked._engine.begin() as connection:
            # Indexed afterwards, in one go.
            connection.exec_driver_sql("DROP TRIGGER search_citizen_insert")
            connection.exec_driver_sql(
                "INSERT INTO citizen (uuid, name, folded, sort_key, language, target_group, case_number,"
                " caseworker_id, created_at) VALUES (?, ?, ?, ?, 'da', '', '', 1, '2026-01-01')",
                rows,
            )
            connection.exec_driver_sql(
                "INSERT INTO conversation (uuid, citizen_id, caseworker_id, ordinal, state, day, prepared_at,"
                " form, language, caseworker_view, companion, interpreter, mentor, without_questions,"
                " stopped_early, place_page) SELECT 'c' || id, id, 1, 1, 'final', '2026-01-02', '2026-01-02',"
                " 'together', 'da', 'none', 0, 0, 0, 0, 0, 'x' FROM citizen"
            )
            guards.install(connection)

    desk.unlocked.call(fill).result()
    yield desk
    desk.unlocked.close()


@pytest.mark.parametrize(
    ("typed", "statements"),
    [("", 1), ("a", 1), ("so", 1), ("sørensen 42", 3), ("ase", 1), ("testgaard", 3), ("nobody", 2)],
)
def test_a_page_of_ten_thousand_takes_the_same_few_queries(many: Desk, typed: str, statements: int) -> None:
    with many.statements() as sent:
        found = many.citizens.search(typed)
    assert len(found) <= 200
    assert len(sent) == statements


@pytest.mark.parametrize("typed", ["", "a", "sørensen 42", "testgaard"])
def test_no_query_of_a_page_reads_a_whole_table(many: Desk, typed: str) -> None:
    with many.statements() as sent:
        many.citizens.search(typed)
    for statement in sent:
        for line in many.plan(statement).splitlines():
            if line.startswith("SCAN"):
                in_order = line == "SCAN citizen USING INDEX ix_citizen_order"
                known = ("citizen_search VIRTUAL TABLE INDEX", "setting", "(subquery", "SCAN page")
                assert in_order or any(each in line for each in known), line


@pytest.mark.parametrize("typed", ["", "a", "so", "testgaard", "sen 4", "s"])
def test_what_many_match_is_not_sorted(many: Desk, typed: str) -> None:
    with many.statements() as sent:
        many.citizens.search(typed, limit=50)
    for statement in sent:
        if "citizen_search" in statement or "ix_citizen_order" in statement:
            assert "USE TEMP B-TREE" not in many.plan(statement)


def _by_definition(desk: Desk, typed: str, people: dict[int, tuple[str, str]]) -> list[int]:
    """Every match, those that begin as typed first, each by name: as the search was first written."""
    prefix = fold(typed)
    match = " ".join(f'"{word}"*' for word in prefix.split())
    found = [id for (id,) in desk.sql("SELECT rowid FROM citizen_search WHERE citizen_search MATCH ?", match)]
    return sorted(found, key=lambda id: (not people[id][0].startswith(prefix), people[id][1], id))


_PARTS = st.text("aeosæøåä ", min_size=1, max_size=9)


@settings(max_examples=examples(40, 1_000), deadline=None, derandomize=True)
@given(typed=_PARTS.filter(fold), data=st.data())
def test_pages_are_those_that_begin_so_then_the_others_by_name(
    spelt: tuple[Desk, dict[int, tuple[str, str]]], typed: str, data: st.DataObject
) -> None:
    desk, people = spelt
    limit = data.draw(st.integers(1, 60))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(citizen_search, "_MANY", data.draw(st.sampled_from([1, 20, 1_000])))
        pages, offset = [], 0
        while page := desk.citizens.search(typed, offset=offset, limit=limit):
            pages += [row.id for row in page]
            offset += limit
    assert pages == _by_definition(desk, typed, people)


def test_where_many_have_it_a_number_is_looked_for_in_names_and_cpr(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(citizen_search, "_MANY", 1)
    desk.citizen("Bent", "610190-0000")
    desk.citizen("Anders 61")
    desk.citizen("Carl", "620190-6100")
    desk.citizen("Dorte", "620190-0061")
    assert names(desk, "61") == ["Anders 61", "Bent", "Carl"]


@pytest.fixture(scope="module")
def spelt(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Desk, dict[int, tuple[str, str]]]]:
    """Names of letters that are ordered elsewhere than where they are found."""
    desk = new_desk(tmp_path_factory.mktemp("spelt"))
    chance = random.Random(1)
    names = ["".join(chance.choices("aeosæøåä ", k=chance.randint(1, 9))) for _ in range(300)]
    people = {desk.citizen(name): (fold(name), sort_key(name)) for name in names if fold(name)}
    yield desk, people
    desk.unlocked.close()


def test_pages_follow_each_other_without_hole_or_repeat(many: Desk) -> None:
    pages = [many.citizens.search("gaard", offset=offset) for offset in range(0, 1000, 200)]
    assert pages == [[]] * 5
    pages = [many.citizens.search("testgaard", offset=offset) for offset in range(0, 1400, 200)]
    rows = [row for page in pages for row in page]
    assert [len(page) for page in pages] == [200, 200, 200, 200, 200, 0, 0]
    assert len({row.id for row in rows}) == 1000
    assert [row.name for row in rows] == sorted((row.name for row in rows), key=sort_key)
    assert {row.conversations for row in rows} == {1}
    assert len(many.citizens.search(limit=7)) == 7


# --- Adding and editing ------------------------------------------------------


def test_a_citizen_is_stored_as_typed_and_trimmed(desk: Desk) -> None:
    id = desk.citizens.add(
        "  Amira   Prøvesen ",
        "610190-0000",
        language="ar",
        target_group="resource_course",
        case_number=" 26/1234 ",
        caseworker="Bo Kollega",
    )
    assert desk.citizens.get(id) == CitizenDetails(
        id, "Amira Prøvesen", "6101900000", "ar", "resource_course", "26/1234", "Bo Kollega"
    )
    assert desk.citizens.get(desk.citizen("Bent")).caseworker == OFFICE.caseworker


@pytest.mark.parametrize(
    ("change", "field", "reason"),
    [
        ({"name": ""}, "name", "empty"),
        ({"name": " \t "}, "name", "empty"),
        ({"name": "\u200b"}, "name", "empty"),
        ({"name": "x" * 121}, "name", "long"),
        ({"name": "A\x00"}, "name", "character"),
        ({"cpr": "12"}, "cpr", "form"),
        ({"cpr": "320190-0000"}, "cpr", "date"),
        ({"language": "xx"}, "language", "unknown"),
        ({"target_group": "nobody"}, "target_group", "unknown"),
        ({"case_number": "x" * 121}, "case_number", "long"),
    ],
)
def test_a_wrong_field_is_named_and_nothing_is_stored(
    desk: Desk, change: dict[str, str], field: str, reason: str
) -> None:
    good = {"name": "Amira Prøvesen"}
    with pytest.raises(InvalidInput) as refusal:
        desk.citizens.add(**good | change)
    assert (refusal.value.field, refusal.value.reason) == (field, reason)
    assert names(desk) == []
    id = desk.citizen("Bent Eksempel")
    before = desk.citizens.get(id)
    with pytest.raises(InvalidInput):
        desk.citizens.edit(CitizenDetails(id, **{"name": "Bent"} | change))
    assert desk.citizens.get(id) == before


def test_an_edit_is_found_under_the_new_name_and_number_alone(desk: Desk) -> None:
    id = desk.citizen("Amira Prøvesen", "610190-0000")
    details = desk.citizens.get(id)
    desk.citizens.edit(CitizenDetails(id, "Amira Mønster", "620190-0000", caseworker=details.caseworker))
    assert names(desk, "monster") == names(desk, "620190") == ["Amira Mønster"]
    assert names(desk, "prove") == names(desk, "610190") == []


def test_a_number_belongs_to_one_citizen(desk: Desk) -> None:
    desk.citizen("Amira Prøvesen", "610190-0000")
    with pytest.raises(DuplicateCpr):
        desk.citizen("Amira igen", "6101900000")
    bent = desk.citizen("Bent Eksempel", "620190-0000")
    details = desk.citizens.get(bent)
    with pytest.raises(DuplicateCpr):
        desk.citizens.edit(CitizenDetails(bent, "Bent", "610190-0000", caseworker=details.caseworker))
    with pytest.raises(DuplicateCpr):
        desk.citizens.edit(CitizenDetails(bent, "Bent", "610190-0000", caseworker="En ny kollega"))
    assert desk.citizens.get(bent) == details
    assert desk.sql("SELECT count(*) FROM caseworker")[0][0] == 1


def test_many_may_be_without_a_number_and_keep_their_own(desk: Desk) -> None:
    one, two = desk.citizen("Amira"), desk.citizen("Bent")
    assert desk.citizens.get(one).cpr == desk.citizens.get(two).cpr == ""
    three = desk.citizen("Cecilie", "610190-0000")
    desk.citizens.edit(CitizenDetails(three, "Cecilie", "610190-0000"))
    assert desk.citizens.get(three).cpr == "6101900000"


def test_a_blank_caseworker_is_no_caseworker(desk: Desk) -> None:
    id = desk.citizens.add("Amira", caseworker="   ")
    assert desk.citizens.get(id).caseworker == OFFICE.caseworker


def test_a_colleague_is_stored_once(desk: Desk) -> None:
    for name in ("Amira", "Bent"):
        desk.citizens.add(name, caseworker="Bo Kollega")
    assert desk.sql("SELECT name FROM caseworker ORDER BY id") == [(OFFICE.caseworker,), ("Bo Kollega",)]


def test_a_group_that_the_bank_no_longer_has_is_kept(desk: Desk) -> None:
    id = desk.citizen()
    desk.sql("UPDATE citizen SET target_group = 'abolished' WHERE id = ?", id)
    desk.citizens.edit(CitizenDetails(id, "Amira", target_group="abolished"))
    assert desk.citizens.get(id).target_group == "abolished"


def test_an_unknown_citizen_is_not_found(desk: Desk) -> None:
    for call in (desk.citizens.get, desk.citizens.archive, desk.preparations.prepare):
        with pytest.raises(NotFound):
            call(999)
    with pytest.raises(NotFound):
        desk.citizens.edit(CitizenDetails(999, "Ingen"))
    assert desk.citizens.conversations(999) == []


def test_an_archived_citizen_is_off_the_list_and_comes_back(desk: Desk) -> None:
    id = desk.citizen("Amira Prøvesen", "610190-0000")
    desk.held(id)
    desk.citizens.archive(id)
    assert names(desk) == names(desk, "amira") == names(desk, "610190") == []
    assert names(desk, "amira", archived=True) == names(desk, archived=True) == ["Amira Prøvesen"]
    assert desk.citizens.get(id).archived
    desk.citizens.archive(id, False)
    assert names(desk, "amira") == ["Amira Prøvesen"]
    assert names(desk, archived=True) == []


# --- What the list says of each ----------------------------------------------


def row(desk: Desk, citizen: int) -> object:
    return next(row for row in desk.citizens.search() if row.id == citizen)


def test_a_row_tells_of_the_last_conversation_and_the_next(desk: Desk, clock: HandClock) -> None:
    citizen = desk.citizen()
    empty = row(desk, citizen)
    assert (empty.last_day, empty.conversations, empty.draft, empty.due) == (None, 0, None, None)
    desk.held(citizen)
    assert (row(desk, citizen).last_day, row(desk, citizen).due) == (date(2026, 5, 12), date(2026, 8, 12))
    clock.turn(days=30)
    conversation = desk.begun(citizen)
    desk.conversations.set_next_day(conversation, date(2026, 7, 1))
    desk.finishing.finish(conversation)
    told = row(desk, citizen)
    assert (told.last_day, told.conversations, told.due) == (date(2026, 6, 11), 2, date(2026, 7, 1))


def test_the_rhythm_of_the_office_says_when_the_next_is_due(desk: Desk) -> None:
    citizen = desk.citizen()
    desk.held(citizen)
    desk.office.set(type(OFFICE)(caseworker="Karen", months_between=1))
    assert row(desk, citizen).due == date(2026, 6, 12)


def test_a_row_tells_of_a_draft(desk: Desk, clock: HandClock) -> None:
    citizen = desk.citizen()
    conversation = desk.preparations.prepare(citizen)
    told = row(desk, citizen)
    assert (told.draft, told.draft_day, told.draft_started) == (conversation, date(2026, 5, 12), False)
    clock.turn(days=1)
    desk.conversations.start(conversation)
    told = row(desk, citizen)
    assert (told.draft, told.draft_day, told.draft_started) == (conversation, date(2026, 5, 13), True)
    assert (told.last_day, told.conversations) == (None, 0)
    desk.finishing.finish(conversation)
    assert row(desk, citizen).draft is None


def test_one_that_was_left_unfinished_is_due_again_at_once(desk: Desk, clock: HandClock) -> None:
    citizen = desk.citizen()
    desk.held(citizen)
    clock.turn(days=90)
    desk.begun(citizen)
    clock.turn(days=15)
    assert desk.conversations.resume_or_none(citizen) is None
    told = row(desk, citizen)
    assert (told.last_day, told.conversations, told.due) == (date(2026, 8, 10), 2, date(2026, 8, 10))


def test_several_on_one_day_are_told_by_their_order(desk: Desk) -> None:
    citizen = desk.citizen()
    desk.held(citizen)
    second = desk.begun(citizen)
    desk.conversations.set_next_day(second, date(2026, 5, 20))
    desk.finishing.finish(second)
    third = desk.begun(citizen)
    desk.conversations.set_next_day(third, date(2026, 9, 1))
    desk.finishing.finish(third)
    told = row(desk, citizen)
    assert (told.conversations, told.due) == (3, date(2026, 9, 1))


def test_the_citizens_page_lists_every_conversation_newest_first(desk: Desk, clock: HandClock) -> None:
    citizen = desk.citizen()
    first = desk.held(citizen, {"A1": 3, "B2": 3})
    desk.finishing.sign(first, Signature.PAPER)
    desk.finishing.file(first, "26/77")
    clock.turn(days=90)
    second = desk.begun(citizen, ["A1", "B2", "C2"])
    desk.conversations.set_form(second, Form.PHONE)
    desk.finishing.finish(second)
    desk.finishing.await_print(second, True)
    third = desk.preparations.prepare(citizen)
    desk.conversations.start(third)
    desk.conversations.set_without_questions(third, True)
    listed = desk.citizens.conversations(citizen)
    assert [r.id for r in listed] == [third, second, first]
    assert [r.ordinal for r in listed] == [3, 2, 1]
    assert [r.questions for r in listed] == [0, 3, 2]
    assert [r.state for r in listed] == [ConversationState.DRAFT, *[ConversationState.FINAL] * 2]
    assert [r.form for r in listed] == [Form.TOGETHER, Form.PHONE, Form.TOGETHER]
    assert [r.signature for r in listed] == [None, None, Signature.PAPER]
    assert [r.awaiting_print for r in listed] == [False, True, False]
    assert [r.filed_number for r in listed] == ["", "", "26/77"]
