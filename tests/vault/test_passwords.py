"""Which passwords protect a vault, and that one password is one however it is typed."""

import unicodedata

import pytest

from desktop.errors import WeakPassword
from desktop.vault.passwords import WeakReason, check_password, normalise

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
        ("Sommer2026!", WeakReason.COMMON),
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
