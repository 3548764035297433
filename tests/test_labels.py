"""Every enum that a person meets has its words, and a change is said in them."""

from datetime import date
from enum import StrEnum

import pytest

from desktop import labels, records
from desktop.charts import Event, EventKind
from desktop.i18n import Catalogue
from desktop.labels import aim_words, barrier_words
from desktop.scoring import Change, ChangeKind

WITHOUT_WORDS = {"NoteKind", "LinkKind"}
"""Never shown by name: each note stands under a heading of its own page, a link on none."""

MET = [
    found
    for found in vars(records).values()
    if isinstance(found, type) and issubclass(found, StrEnum) and found is not StrEnum
]
DAY = date(2026, 5, 12)


@pytest.fixture
def words() -> Catalogue:
    return Catalogue("en")


@pytest.mark.parametrize("kind", [kind for kind in MET if kind.__name__ not in WITHOUT_WORDS])
def test_every_member_has_its_own_words(words: Catalogue, kind: type[StrEnum]) -> None:
    said = [labels.label(words, member) for member in kind]
    assert all(said)
    assert len(set(said)) == len(said)


@pytest.mark.parametrize(
    ("change", "dated", "short"),
    [
        (Change(ChangeKind.NO_ANSWER), "", ""),
        (Change(ChangeKind.FIRST_TIME), "asked for the first time", "asked for the first time"),
        (Change(ChangeKind.SAME, since=DAY), "same as 12 May 2026", "same as last time"),
        (Change(ChangeKind.UP, 1, DAY), "one step up since 12 May 2026", "one step up"),
        (Change(ChangeKind.UP, 3, DAY), "three steps up since 12 May 2026", "three steps up"),
        (Change(ChangeKind.DOWN, 1, DAY), "one step down since 12 May 2026", "one step down"),
        (Change(ChangeKind.DOWN, 4, DAY), "four steps down since 12 May 2026", "four steps down"),
        (Change(ChangeKind.DIFFERENT, since=DAY), "another answer than 12 May 2026", "another answer"),
        (
            Change(ChangeKind.NOT_COMPARABLE, since=DAY),
            "the words have changed and cannot be compared",
            "the words have changed and cannot be compared",
        ),
    ],
)
def test_a_change_is_said_in_words(words: Catalogue, change: Change, dated: str, short: str) -> None:
    assert labels.change_words(words, change) == dated
    assert labels.change_words(words, change, dated=False) == short


def test_every_kind_of_change_has_words(words: Catalogue) -> None:
    silent = {kind for kind in ChangeKind if not labels.change_words(words, Change(kind, 1, DAY))}
    assert silent == {ChangeKind.NO_ANSWER}


@pytest.mark.parametrize(
    ("kind", "value", "text", "said"),
    [
        ("placement_started", "company", "Fønix", "placement from 12 May 2026: Fønix"),
        ("placement_ended", "company", "Fønix", "placement until 12 May 2026: Fønix"),
        ("placement_started", "education", "Skolen", "on the way to education from 12 May 2026: Skolen"),
        ("placement_ended", "education", "Skolen", "on the way to education until 12 May 2026: Skolen"),
        ("ordinary_hours", "750", "", "12.5 hours a week of ordinary work from 12 May 2026"),
        ("ordinary_hours", "60", "", "1 hour a week of ordinary work from 12 May 2026"),
        ("ordinary_hours", "0", "", "ordinary hours until 12 May 2026"),
        ("outcome", "job", "køkkenet", "job from 12 May 2026: køkkenet"),
        ("outcome", "education", "", "education from 12 May 2026"),
        ("outcome", "ordinary_hours", "", "ordinary hours from 12 May 2026"),
    ],
)
def test_what_happened_is_said_with_its_day(
    words: Catalogue, kind: str, value: str, text: str, said: str
) -> None:
    event = Event(1, EventKind(kind), value, DAY, text)
    assert labels.event_words(words, event) == said


def test_a_long_name_leaves_room_for_other_marks(words: Catalogue) -> None:
    event = Event(1, EventKind.PLACEMENT_STARTED, "company", DAY, "x" * 90)
    assert labels.event_words(words, event).endswith(": " + "x" * 47 + "…")


@pytest.mark.parametrize(
    ("kind", "text", "told"),
    [
        ("own", "Naboens hund", "Naboens hund"),
        ("mobility", "", "Getting around"),
        ("mobility", "bussen", "Getting around: bussen"),
        ("mobility", "getting around ", "Getting around"),
    ],
)
def test_what_stands_in_the_way_in_suggested_and_own_words(kind: str, text: str, told: str) -> None:
    assert barrier_words(Catalogue("en"), kind, text) == told


@pytest.mark.parametrize(
    ("aim", "words", "told"),
    [
        ("", "", ""),
        ("goal", "", "Own goal"),
        ("small_goal", "mobility", "mobility"),
        ("barrier", "mobility", "Getting around"),
        ("barrier", "Naboens hund", "Naboens hund"),
        ("placement", "Fønix", "Fønix"),
    ],
)
def test_what_a_step_is_for(aim: str, words: str, told: str) -> None:
    assert aim_words(Catalogue("en"), aim, words) == told


@pytest.mark.parametrize(
    ("language", "days", "said"),
    [
        ("en", 1, "within 1 working day"),
        ("en", 3, "within 3 working days"),
        ("da", 1, "inden for 1 hverdag"),
        ("da", 3, "inden for 3 hverdage"),
    ],
)
def test_an_answer_is_promised_within_working_days(language: str, days: int, said: str) -> None:
    assert labels.within_words(Catalogue(language), days) == said
