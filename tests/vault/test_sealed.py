"""A sealed text is read with its own data key, and by nothing else."""

import pytest

from desktop.vault import sealed

KEY, OTHER = bytes(range(32)), bytes(32)


@pytest.mark.parametrize("text", ["", "Bente Prøve", "😀\x00\ud800", "x" * 100_000])
def test_the_same_key_reads_it(text: str) -> None:
    assert sealed.unseal(sealed.seal(text, KEY), KEY) == text


def test_without_the_key_it_is_noise() -> None:
    content = sealed.seal("Bente Prøve", KEY)
    assert b"Bente" not in content and content != sealed.seal("Bente Prøve", KEY)
    assert sealed.unseal(content, OTHER) is None


@pytest.mark.parametrize("content", [b"", b"short", bytes(64)])
def test_something_else_is_none(content: bytes) -> None:
    assert sealed.unseal(content, KEY) is None


def test_a_flipped_bit_is_seen() -> None:
    content = bytearray(sealed.seal("Bente Prøve", KEY))
    content[-1] ^= 1
    assert sealed.unseal(bytes(content), KEY) is None
