"""Makes the demo's vault: encrypted like any other, with a password that only this process knows."""

import random
import secrets
from pathlib import Path
from uuid import UUID

from desktop.demo.clock import DemoClock
from desktop.demo.talks import play_everything
from desktop.records import Office
from desktop.services.entrance import Entrance
from desktop.services.unlocked import Unlocked
from desktop.vault.folder import VaultFolder
from desktop.vault.key_file import Cost

OFFICE = Office(job_centre="Jobcenter Nordby", caseworker="Mette Lund", phone="00 00 00 00")

_NOTHING_TO_GUESS = Cost(memory=8, passes=1, lanes=1)
"""Argon2id as cheap as it gets: the password has 256 random bits."""

_SEED = "Jobcenter Nordby"
_passwords: dict[Path, str] = {}
"""The password of each demo vault made by this process, by its folder."""


def create_demo(folder: Path, clock: DemoClock | None = None) -> Unlocked:
    """Make the throwaway vault under `folder` and open it; asked again, open the same one again.

    The same clock gives the same citizens and the same conversations, to the byte. Raises the
    storage kinds, and `VaultInUse` while it is open.
    """
    clock = clock or DemoClock()
    entrance = Entrance(folder, clock, _NOTHING_TO_GUESS)
    for vault in entrance.vaults():
        if vault.path in _passwords:
            return entrance.unlock(vault, _passwords[vault.path])
    return _make(entrance, clock)


def _make(entrance: Entrance, clock: DemoClock) -> Unlocked:
    password = secrets.token_urlsafe(32)
    unlocked = entrance.create(OFFICE, password)
    names = random.Random(_SEED)
    try:
        unlocked.at_once(
            lambda services: play_everything(services, clock),
            new_uuid=lambda: str(UUID(int=names.getrandbits(128), version=4)),
        ).result()
    except BaseException:
        unlocked.close()
        raise
    finally:
        clock.run()
    _passwords[VaultFolder(unlocked.folder).path] = password
    return unlocked
