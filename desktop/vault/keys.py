"""The data key: made at random, wrapped by a password and a recovery code, given back to whoever knows one.

Functions take the vault's folder. cryptography is imported when a key is
derived, not when this module is: the lock screen paints first.
"""

import secrets
import uuid
from collections.abc import Callable
from pathlib import Path

import msgspec

from desktop import errors
from desktop.vault import key_file, recovery_code
from desktop.vault.files import make_private_folder
from desktop.vault.folder import VaultFolder, VaultState
from desktop.vault.key_file import Cost, KeyFile, Slot
from desktop.vault.passwords import check_password, normalise

PASSWORD = "password"
RECOVERY = "recovery"
KEY_LENGTH = 32
STANDARD_COST = Cost()

Before = Callable[[], object]
"""Called once the change is known to be allowed and nothing of it is stored; what it raises ends it there."""


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
    data_key = open_slots(key_file.read(folder), password)
    key_file.mend(folder)
    return data_key


def open_slots(keys: KeyFile, password: str) -> bytes:
    """The 32-byte data key out of slots that lie elsewhere, in a backup. Raises `WrongPassword`."""
    data_key = _unwrap_any(keys, PASSWORD, _password_bytes(password))
    if data_key is None:
        raise errors.WrongPassword("password")
    return data_key


def change_password(
    folder: Path, old: str, new: str, *, cost: Cost = STANDARD_COST, before: Before = lambda: None
) -> None:
    """Wrap the same data key by `new` in place of `old`; the recovery code stays.

    At every moment exactly one of the two works. Raises `WrongPassword` for
    `old`, `WeakPassword` for `new`, what `unlock` and `before` raise, and the storage
    kinds; `old` then goes on working.
    """
    current = key_file.read(folder)
    check_password(new, current.name)
    data_key = open_slots(current, old)
    slot = _wrap(data_key, PASSWORD, normalise(new), current.vault, cost)
    before()
    _replace_slot(folder, current, slot)


def has_recovery_code(folder: Path) -> bool:
    """Whether a recovery code opens the vault. Raises what reading the slots raises."""
    return any(slot.kind == RECOVERY for slot in key_file.read(folder).slots)


def add_recovery_code(
    folder: Path,
    data_key: bytes,
    code: str,
    *,
    cost: Cost = STANDARD_COST,
    before: Before = lambda: None,
) -> None:
    """Let `code` open the vault, in place of the code before it; the password stays.

    To be called with what was typed back from the printed sheet, never before.
    At every moment one of the two codes works, or none was there before. Raises
    `WrongRecoveryCode` where it is no code, what `unlock` raises for the slots,
    what `before` raises, and the storage kinds; the old code then goes on working.
    """
    if len(data_key) != KEY_LENGTH:
        raise ValueError("the data key has 32 bytes")
    secret = recovery_code.parse(code)
    current = key_file.read(folder)
    slot = _wrap(data_key, RECOVERY, secret, current.vault, cost)
    before()
    _replace_slot(folder, current, slot)


def reset_password(
    folder: Path,
    code: str,
    new: str,
    *,
    cost: Cost = STANDARD_COST,
    before: Callable[[bytes], object] = lambda _key: None,
) -> bytes:
    """Wrap the data key by `new` in place of a forgotten password and return it; the code stays.

    At every moment exactly one password works, the old or the new. `before` gets the data key
    while nothing is stored. Raises `WrongRecoveryCode` ("none" where the vault has no code, "other"
    where it has another, the rest where what was typed is no code), `WeakPassword`, what `unlock` raises for
    the slots, what `before` raises, and the storage kinds; the old password then goes on working.
    """
    current = key_file.read(folder)
    data_key = _recovered(current, code)
    check_password(new, current.name)
    slot = _wrap(data_key, PASSWORD, normalise(new), current.vault, cost)
    before(data_key)
    _replace_slot(folder, current, slot)
    return data_key


def _replace_slot(folder: Path, current: KeyFile, slot: Slot) -> None:
    """Store `slot` in place of those of its kind."""
    others = tuple(each for each in current.slots if each.kind != slot.kind)
    key_file.write(folder, msgspec.structs.replace(current, slots=(slot, *others)))


def _checked_name(name: str) -> str:
    shown = " ".join(name.split())
    if not shown:
        raise errors.InvalidInput("name", "empty")
    if len(shown) > 200 or not shown.isprintable():
        raise errors.InvalidInput("name", "characters")
    return shown


def _password_bytes(password: str) -> bytes:
    try:
        return normalise(password)
    except errors.WeakPassword as error:
        raise errors.WrongPassword("characters") from error


def _recovered(keys: KeyFile, code: str) -> bytes:
    if not any(slot.kind == RECOVERY for slot in keys.slots):
        raise errors.WrongRecoveryCode("none")
    data_key = _unwrap_any(keys, RECOVERY, recovery_code.parse(code))
    if data_key is None:
        raise errors.WrongRecoveryCode("other")
    return data_key


def _unwrap_any(keys: KeyFile, kind: str, secret: bytes) -> bytes | None:
    """The data key from the first slot of the kind that the secret opens."""
    unwrapped = (_unwrap(slot, secret, keys.vault) for slot in keys.slots if slot.kind == kind)
    return next((data_key for data_key in unwrapped if data_key is not None), None)


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
