"""The data key: made at random, wrapped by a password, given back to whoever knows it.

Functions take the vault's folder. cryptography is imported when a key is
derived, not when this module is: the lock screen paints first.
"""

import secrets
import uuid
from pathlib import Path

import msgspec

from desktop import errors
from desktop.vault import key_file
from desktop.vault.files import make_private_folder
from desktop.vault.folder import VaultFolder, VaultState
from desktop.vault.key_file import Cost, KeyFile, Slot
from desktop.vault.passwords import check_password, normalise

PASSWORD = "password"
KEY_LENGTH = 32
STANDARD_COST = Cost()


def load() -> None:
    """Import what deriving a key takes, so that the first unlocking does not pay for it."""
    import cryptography.hazmat.primitives.ciphers.aead
    import cryptography.hazmat.primitives.kdf.argon2  # noqa: F401


def create_keys(folder: Path, name: str, password: str, *, cost: Cost = STANDARD_COST) -> bytes:
    """Make the 32-byte data key of a new vault and store it wrapped; `folder` is made where missing.

    `name` is the caseworker's, kept in the open. Raises `WeakPassword`,
    `InvalidInput` for the name, `FileExistsError` where the folder is not
    new (nothing is ever overwritten), and the storage kinds.
    """
    check_password(password, name)
    shown_name = _checked_name(name)
    if VaultFolder(folder).state() is not VaultState.NEW:
        raise FileExistsError("the folder holds a vault, or what is left of one")
    make_private_folder(folder)
    data_key, vault = secrets.token_bytes(KEY_LENGTH), str(uuid.uuid4())
    slot = _wrap(data_key, PASSWORD, normalise(password), vault, cost)
    key_file.write(folder, KeyFile(vault=vault, name=shown_name, slots=(slot,)))
    return data_key


def unlock(folder: Path, password: str) -> bytes:
    """The 32-byte data key.

    Takes as long as the slot's cost says (some 0.2 s) and releases the GIL.
    Raises `WrongPassword`; `VaultMissing`, `VaultDamaged` or `NewerVersion`
    where the slots cannot be read; `StorageFailed`.
    """
    data_key = _unwrap_any(key_file.read(folder), password)
    key_file.mend(folder)
    return data_key


def change_password(folder: Path, old: str, new: str, *, cost: Cost = STANDARD_COST) -> None:
    """Wrap the same data key by `new` in place of `old`; slots of other kinds stay.

    At every moment exactly one of the two works. Raises `WrongPassword` for
    `old`, `WeakPassword` for `new`, what `unlock` raises, and the storage kinds;
    `old` then goes on working.
    """
    current = key_file.read(folder)
    check_password(new, current.name)
    data_key = _unwrap_any(current, old)
    slot = _wrap(data_key, PASSWORD, normalise(new), current.vault, cost)
    others = tuple(each for each in current.slots if each.kind != PASSWORD)
    key_file.write(folder, msgspec.structs.replace(current, slots=(slot, *others)))


def _checked_name(name: str) -> str:
    shown = " ".join(name.split())
    if not shown:
        raise errors.InvalidInput("name", "empty")
    if len(shown) > 200 or not shown.isprintable():
        raise errors.InvalidInput("name", "characters")
    return shown


def _unwrap_any(keys: KeyFile, password: str) -> bytes:
    try:
        secret = normalise(password)
    except errors.WeakPassword as error:
        raise errors.WrongPassword("characters") from error
    for slot in keys.slots:
        if slot.kind == PASSWORD:
            data_key = _unwrap(slot, secret, keys.vault)
            if data_key is not None:
                return data_key
    raise errors.WrongPassword("password")


def _wrap(data_key: bytes, kind: str, secret: bytes, vault: str, cost: Cost) -> Slot:
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    salt, nonce = secrets.token_bytes(16), secrets.token_bytes(12)
    cipher = AESGCM(_derive(secret, salt, cost))
    wrapped = cipher.encrypt(nonce, data_key, _bound(kind, vault, cost, salt))
    return Slot(kind=kind, cost=cost, salt=salt, nonce=nonce, wrapped=wrapped)


def _unwrap(slot: Slot, secret: bytes, vault: str) -> bytes | None:
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    cipher = AESGCM(_derive(secret, slot.salt, slot.cost))
    try:
        return cipher.decrypt(slot.nonce, slot.wrapped, _bound(slot.kind, vault, slot.cost, slot.salt))
    except InvalidTag:
        return None


def _derive(secret: bytes, salt: bytes, cost: Cost) -> bytes:
    from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

    return Argon2id(
        salt=salt, length=KEY_LENGTH, iterations=cost.passes, lanes=cost.lanes, memory_cost=cost.memory
    ).derive(secret)


def _bound(kind: str, vault: str, cost: Cost, salt: bytes) -> bytes:
    """What a slot is tied to: moved to another vault, kind or cost, it no longer opens."""
    return msgspec.json.encode(["pejl key slot", kind, vault, cost, salt])
