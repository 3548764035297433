"""Finding citizens: by name and number, in order, a page at a time, and among ten thousand."""

import random
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.models import guards
from desktop.services import citizen_search
from desktop.text import fold, folded_forms, sort_key
from tests.support import Desk, examples, new_desk


def names(desk: Desk, typed: str = "", **options: object) -> list[str]:
    return [row.name for row in desk.citizens.search(typed, **options)]


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
    for name in ("Anna Sørensen", "Rosa Ågård"):
        desk.citizens.archive(desk.citizen(name))
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


@settings(max_examples=examples(60, 2_000), deadline=None, derandomize=True)
@given(typed=st.text("anesoræøå61 -'", max_size=6), archived=st.booleans())
def test_as_many_are_counted_as_are_found(listed: Desk, typed: str, archived: bool) -> None:
    found = listed.citizens.search(typed, archived=archived)
    assert listed.citizens.count(typed, archived=archived) == len(found)


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
    [("", 1), ("a", 1), ("so", 1), ("sørensen 42", 3), ("ase", 1), ("testgaard", 1), ("nobody", 2)],
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
                # In its order until a page is full, or as far as the keys alone say what is near the top.
                in_order = line in (
                    "SCAN citizen USING INDEX ix_citizen_order",
                    "SCAN citizen USING COVERING INDEX ix_citizen_order",
                )
                known = ("citizen_search VIRTUAL TABLE INDEX", "setting", "(subquery", "SCAN page")
                assert in_order or any(each in line for each in known), line


@pytest.mark.parametrize("typed", ["", "a", "so", "testgaard", "sen 4", "s"])
def test_what_many_match_is_not_sorted(many: Desk, typed: str) -> None:
    with many.statements() as sent:
        many.citizens.search(typed, limit=50)
    for statement in sent:
        if "citizen_search" in statement or "ix_citizen_order" in statement:
            # The page itself is put in order, once it is found.
            steps = many.sql(f"EXPLAIN QUERY PLAN {statement}")
            assert not [step for _id, within, _, step in steps if within and "USE TEMP B-TREE" in step]


def test_a_page_near_the_top_is_found_without_counting_all_who_match(many: Desk) -> None:
    with many.statements() as sent:
        assert len(many.citizens.search("testgaard", limit=12)) == 12
    counts = [statement for statement in sent if "count(*) FROM (SELECT rowid" in statement]
    assert len(counts) == 1 and "OFFSET 6000" in sent[-1]
    with many.statements() as sent:
        assert many.citizens.search("tesxx", limit=12) == []
    assert "count(*) FROM (SELECT rowid" in sent[-2]


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
        many = data.draw(st.sampled_from([1, 20, 1_000]))
        patch.setattr(citizen_search, "_many", lambda _limit: many)
        patch.setattr(citizen_search, "_LISTED", data.draw(st.sampled_from([1, 3])))
        patch.setattr(citizen_search, "_NEAR", data.draw(st.sampled_from([0, 100, 6_000])))
        pages, offset = [], 0
        while page := desk.citizens.search(typed, offset=offset, limit=limit):
            pages += [row.id for row in page]
            offset += limit
    assert pages == _by_definition(desk, typed, people)


def test_another_spelling_of_the_name_is_not_how_it_goes_on(desk: Desk) -> None:
    desk.citizen("Øo")
    desk.citizen("Bo Oo Ob")
    assert names(desk, "oo o") == ["Bo Oo Ob", "Øo"], "found as “oo” and as “oeo”, it begins as neither"


def test_where_many_have_it_a_number_is_looked_for_in_names_and_cpr(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(citizen_search, "_many", lambda _limit: 1)
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
    assert many.citizens.count("testgaard") == 1000
    assert len(many.citizens.search(limit=7)) == 7
