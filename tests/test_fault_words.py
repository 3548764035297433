"""Every kind of error has a sentence on what happened, and one on what was kept and what to do."""

import inspect

import pytest

from desktop import errors, fault_words
from desktop.fault_reasons import HANDOVER
from desktop.i18n import Catalogue
from desktop.vault.passwords import WeakReason

KINDS = [
    kind
    for _name, kind in inspect.getmembers(errors, inspect.isclass)
    if issubclass(kind, errors.AppError) and kind is not errors.AppError
]
UNEXPECTED = fault_words.message(Catalogue("da"), ValueError("boom")).happened


def made(kind: type[errors.AppError]) -> errors.AppError:
    if kind is errors.InvalidInput:
        return errors.InvalidInput("cpr", "form")
    if kind is errors.BankRefused:
        from pathlib import Path

        return errors.BankRefused(Path("bank.toml"), "3", "syntax")
    if kind is errors.NotStoredYet:
        return errors.NotStoredYet(errors.StorageFull())
    if kind is errors.TooManyTries:
        return errors.TooManyTries(8)
    if kind is errors.WrongRecoveryCode:
        return errors.WrongRecoveryCode("checksum", 3)
    return kind()


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_every_kind_has_its_own_danish_message(kind: type[errors.AppError]) -> None:
    told = fault_words.message(Catalogue("da"), made(kind))
    assert told.happened != UNEXPECTED
    assert told.happened.endswith(".") and told.advice.endswith(".")
    assert told.happened != fault_words.message(Catalogue("en"), made(kind)).happened


def test_an_unexpected_error_shows_no_word_of_its_own() -> None:
    told = fault_words.message(Catalogue("da"), ValueError("secret 010190-1234"))
    assert "010190" not in told.happened + told.advice


@pytest.mark.parametrize("reason", list(WeakReason))
def test_every_weak_password_says_why(reason: WeakReason) -> None:
    said = {fault_words.message(Catalogue("da"), errors.WeakPassword(each)).happened for each in WeakReason}
    assert len(said) == len(list(WeakReason))
    assert fault_words.message(Catalogue("da"), errors.WeakPassword(reason)).advice


@pytest.mark.parametrize("reason", list(HANDOVER))
def test_every_refused_handover_says_why(reason: str) -> None:
    told = fault_words.message(Catalogue("da"), errors.HandoverRefused(reason))
    said = [fault_words.message(Catalogue("da"), errors.HandoverRefused(each)) for each in HANDOVER]
    assert said.count(told) == 1
    assert told.happened.endswith(".") and told.advice.endswith(".")


REFUSED = ["damaged", "not_a_backup", "no_file", "newer", "foreign", "key"]


@pytest.mark.parametrize("reason", REFUSED)
def test_every_refused_backup_says_why(reason: str) -> None:
    said = {fault_words.message(Catalogue("da"), errors.BackupRefused(each)).happened for each in REFUSED}
    assert len(said) == len(REFUSED)
    assert "ændret" in fault_words.message(Catalogue("da"), errors.BackupRefused(reason)).advice


def test_a_wrong_recovery_code_says_where_to_look() -> None:
    said = {
        fault_words.message(Catalogue("da"), errors.WrongRecoveryCode(reason)).happened
        for reason in ("length", "character", "checksum", "other", "none")
    }
    assert len(said) == 5
    assert "3" in fault_words.message(Catalogue("da"), errors.WrongRecoveryCode("checksum", 3)).advice


def found(kind: str, table: str = "", key: str = "", ordinal: int | None = None) -> str:
    return fault_words.finding(Catalogue("en"), kind, table, key, ordinal)


def test_a_finding_is_told_in_words_with_the_row_beside_them() -> None:
    said = found("altered", "answer", "3/A1/citizen", 2)
    assert said == "Changed after it was finished: conversation 2, an answer (answer 3/A1/citizen)."
    assert found("damaged") == "A part of the file cannot be read."
    assert found("behind") == "Newer entries are missing."
    assert found("wording", "wording", "a94a8fe5ccb1" + "9" * 52).endswith("wording a94a8fe5ccb1.")
    assert found("dangling", "unheard_of", "5").endswith(": unheard_of 5.")


def test_waiting_is_told_in_seconds() -> None:
    assert "8 sekunder" in fault_words.message(Catalogue("da"), errors.TooManyTries(8)).happened


def test_a_sound_file_is_told_of_in_the_right_number() -> None:
    danish = Catalogue("da")
    assert fault_words.sound(danish, 1, 1) == "Alt er, som det var: 1 afsluttet indførsel for 1 borger."
    assert fault_words.sound(danish, 5, 2) == "Alt er, som det var: 5 afsluttede indførsler for 2 borgere."
    assert "ingen afsluttede samtaler" in fault_words.sound(danish, 0, 0)
