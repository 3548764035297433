"""The recovery code: random, checked, and forgiving to whoever types it from paper."""

import random
import re

import pytest

from desktop.errors import WrongRecoveryCode
from desktop.vault.recovery_code import make as make_code
from desktop.vault.recovery_code import parse

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


def refused(text: str) -> tuple[str, int | None]:
    with pytest.raises(WrongRecoveryCode) as caught:
        parse(text)
    return caught.value.reason, caught.value.group


def test_a_code_is_nine_groups_of_four_and_gives_its_160_bits() -> None:
    codes = [make_code() for _ in range(200)]
    assert all(re.fullmatch(rf"[{ALPHABET}]{{4}}(-[{ALPHABET}]{{4}}){{8}}", code) for code in codes)
    secrets = {parse(code) for code in codes}
    assert len(secrets) == 200
    assert {len(secret) for secret in secrets} == {20}


def test_the_format_on_paper_never_changes() -> None:
    assert parse("000G-40R4-0M30-E209-185G-R38E-1W81-24GK-WYQB") == bytes(range(20))


@pytest.mark.parametrize(
    "typed",
    [
        str.lower,
        lambda code: code.replace("-", ""),
        lambda code: code.replace("-", " "),
        lambda code: code.replace("-", "–"),
        lambda code: code.replace("-", "−"),
        lambda code: f"\n {code[:20]}\r\n{code[20:]}\t",
        lambda code: code.replace("0", "O").replace("1", "l"),
        lambda code: code.replace("0", "o").replace("1", "I"),
        lambda code: "".join(chr(ord(each) + 0xFEE0) if each.isalnum() else each for each in code),
        lambda code: code.replace("-", "-\u200b"),
    ],
)
def test_how_it_is_typed_is_forgiven(typed) -> None:  # type: ignore[no-untyped-def]
    for _ in range(20):
        code = make_code()
        assert parse(typed(code)) == parse(code)


def test_one_wrong_or_two_swapped_characters_are_found_in_their_group() -> None:
    chance = random.Random(1)
    told = 0
    for _ in range(200):
        code = make_code().replace("-", "")
        place = chance.randrange(36)
        if chance.random() < 0.5:
            wrong = code[:place] + chance.choice(ALPHABET.replace(code[place], "")) + code[place + 1 :]
        else:
            place = min(place, 34)
            wrong = code[:place] + code[place + 1] + code[place] + code[place + 2 :]
            if wrong == code:
                continue
        reason, group = refused(wrong)
        assert reason == "checksum"
        told += group is not None
        assert group in (None, place // 4 + 1)
    assert told > 150


def test_another_text_has_no_group_to_look_at() -> None:
    assert refused("-".join(["7KQ2"] * 9)) == ("checksum", None)


def test_a_wrong_length_is_told_with_the_group_where_dashes_show_it() -> None:
    code = make_code()
    assert refused("") == ("length", None)
    assert refused(code[:-1]) == ("length", 9)
    assert refused(code[:5] + code[6:]) == ("length", 2)
    assert refused(code[:12] + "7" + code[12:]) == ("length", 3)
    assert refused(code.replace("-", "")[:-1]) == ("length", None)
    assert refused(code + "-7777") == ("length", None)
    assert refused("7" * 100_000) == ("length", None)


@pytest.mark.parametrize("character", ["U", "u", "æ", "ß", "!", "٣", "\ud800"])
def test_a_character_that_no_code_has_is_told_with_its_group(character: str) -> None:
    code = make_code()
    assert refused(code[:10] + character + code[11:]) == ("character", 3)
    assert refused(code[:-1] + character) == ("character", 9)
    assert refused(code + character) == ("character", 9)
