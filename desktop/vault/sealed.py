"""A text sealed under the data key, for as long as a vault is locked: without the password it is noise."""

import secrets

_NONCE_LENGTH = 12
_MARK = b"pejl kept"


def seal(text: str, key: bytes) -> bytes:
    """The text, to be read again with the same data key alone."""
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    nonce = secrets.token_bytes(_NONCE_LENGTH)
    return nonce + AESGCM(_own_key(key)).encrypt(nonce, text.encode("utf-8", "surrogatepass"), _MARK)


def unseal(sealed: bytes, key: bytes) -> str | None:
    """What was sealed; None where it was under another key, or is something else."""
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    try:
        plain = AESGCM(_own_key(key)).decrypt(sealed[:_NONCE_LENGTH], sealed[_NONCE_LENGTH:], _MARK)
    except (InvalidTag, ValueError):
        return None
    return plain.decode("utf-8", "surrogatepass")


def _own_key(data_key: bytes) -> bytes:
    """A key for this alone: the database's key encrypts nothing else."""
    from cryptography.hazmat.primitives.hashes import SHA256
    from cryptography.hazmat.primitives.kdf.hkdf import HKDF

    return HKDF(algorithm=SHA256(), length=32, salt=None, info=_MARK).derive(data_key)
