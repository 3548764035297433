"""Which passwords protect a vault, and that one password is one however it is typed."""

import unicodedata

import pytest

from desktop.errors import WeakPassword
from desktop.vault.common_words import FILLERS, PLACES, SAYINGS, TIMES, WORDS
from desktop.vault.passwords import WeakReason, check_password, normalise
from tests.work import calls

NAME = "Karen Ågård-Nielsen"


@pytest.mark.parametrize(
    "password",
    [
        "blå heste drikker te",
        "korrekt hest batteri klamme",
        "Tordenvejr i bakspejlet",
        "x7#Lq9!vTz",
        "مرحبا بالعالم الجديد",
        "kopfix1234æ",
        "!#¤%&/()=?`^*",
        "!#a¤%&/()=?",
        "kaffe hest kommune tirsdag",
        "jeg køber cykler i paraplyer",
        "Ørnen lander blødt",
        "aQ7#jul9!x?Lz",
    ],
)
def test_good_passwords_are_taken(password: str) -> None:
    check_password(password, NAME)


@pytest.mark.parametrize(
    ("password", "reason"),
    [
        ("", WeakReason.SHORT),
        ("x7#Lq9!vT", WeakReason.SHORT),
        ("a" * 257, WeakReason.LONG),
        ("0101901234", WeakReason.DIGITS),
        ("010190-1234", WeakReason.DIGITS),
        ("+45 12 34 56 78", WeakReason.DIGITS),
        ("aaaaaaaaaaaaaa", WeakReason.PATTERN),
        ("abcabcabcabc", WeakReason.PATTERN),
        ("ababababab1", WeakReason.PATTERN),
        ("qwertyuiopå", WeakReason.PATTERN),
        ("QWERTYuiop12", WeakReason.PATTERN),
        ("abcdefghij!", WeakReason.PATTERN),
        ("lkjhgfdsa1", WeakReason.PATTERN),
        ("Karen elsker te", WeakReason.NAME),
        ("1Ågaard1979x".replace("aa", "å"), WeakReason.NAME),
        ("nielsen#2026", WeakReason.NAME),
        ("Sommer2026!", WeakReason.TIME),
        ("sommer/vinter-26", WeakReason.TIME),
        ("Efterår 2026", WeakReason.TIME),
        ("S0mmeren2026", WeakReason.TIME),
        ("2026november", WeakReason.TIME),
        ("Tirsdag.24.11", WeakReason.TIME),
        ("juleaften24", WeakReason.TIME),
        ("København2026", WeakReason.PLACE),
        ("kobenhavn1!", WeakReason.PLACE),
        ("Brønderslev", WeakReason.PLACE),
        ("5700Svendborg", WeakReason.PLACE),
        ("Århus-Randers", WeakReason.PLACE),
        ("jeg elsker dig", WeakReason.SAYING),
        ("Hej med dig 123", WeakReason.SAYING),
        ("velkommen til kommunen", WeakReason.SAYING),
        ("Der var en gang", WeakReason.SAYING),
        ("Correct Horse Battery Staple", WeakReason.SAYING),
        ("Det er et yndigt land", WeakReason.SAYING),
        ("Rødgrød med fløde!", WeakReason.SAYING),
        ("en to tre fire", WeakReason.SAYING),
        ("hokuspokus", WeakReason.COMMON),
        ("Adgangskode1!", WeakReason.COMMON),
        ("adg4ngsk0de", WeakReason.COMMON),
        ("adgangskodeX", WeakReason.COMMON),
        ("minAdgangskode", WeakReason.COMMON),
        ("kodeordkodeord", WeakReason.COMMON),
        ("Mette1979!", WeakReason.COMMON),
        ("Liverpool8", WeakReason.COMMON),
        ("sagsbehandler1", WeakReason.COMMON),
        ("qazwsx1234", WeakReason.PATTERN),
        ("poiuytrewq", WeakReason.PATTERN),
        ("1qaz2wsx3edc", WeakReason.PATTERN),
        ("password12345", WeakReason.COMMON),
        ("P@ssw0rd!!", WeakReason.COMMON),
        ("adgangskode", WeakReason.COMMON),
        ("123jobcenter", WeakReason.COMMON),
        ("Jobcenter Odense", WeakReason.COMMON),
        ("blå heste\x00 te", WeakReason.CHARACTERS),
        ("blå heste te\n", WeakReason.CHARACTERS),
        ("blå heste \ud83d te", WeakReason.CHARACTERS),
        ("blå heste\u202e te", WeakReason.CHARACTERS),
    ],
)
def test_weak_passwords_are_refused_with_their_reason(password: str, reason: WeakReason) -> None:
    with pytest.raises(WeakPassword) as caught:
        check_password(password, NAME)
    assert caught.value.args == (reason,)


def test_a_short_name_inside_a_long_word_is_no_reason() -> None:
    check_password("solidariske cykler", "Ida Bo")
    with pytest.raises(WeakPassword):
        check_password("ida-1979-2026", "Ida Bo")


def test_composed_and_decomposed_letters_are_the_same_password() -> None:
    composed = unicodedata.normalize("NFC", "blå røde æbler é")
    decomposed = unicodedata.normalize("NFD", composed)
    assert composed != decomposed
    assert normalise(composed) == normalise(decomposed)
    assert normalise("Blå") != normalise("blå")


def test_every_place_and_season_with_a_year_is_refused() -> None:
    for word in TIMES | PLACES:
        if len(word) >= 4:
            with pytest.raises(WeakPassword):
                check_password(f"{word.title()}2026!!", NAME)


def test_word_lists_are_as_passwords_are_compared() -> None:
    lists = (FILLERS, TIMES, PLACES, SAYINGS, WORDS)
    assert all(word.isascii() and word.isalpha() and word.islower() for words in lists for word in words)
    assert sum(map(len, lists)) == len(frozenset().union(*lists))


def test_the_longest_password_is_judged_at_once() -> None:
    def dearest(times: int) -> int:
        return calls(lambda: check_password("kaffe hest " * times, NAME))

    # Up to the length that few words can fill every way to part it is weighed; above, none is.
    assert dearest(23) < dearest(11)
