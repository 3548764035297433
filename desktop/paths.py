"""Where things lie: the program's own resources, and the caseworker's data."""

import os
import sys
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def resources() -> Path:
    """The folder with `questions`, `i18n`, `fonts` and `icons`.

    An installed package carries it inside (`desktop/resources`); a checkout has it beside.
    Raises `FileNotFoundError` when it is in neither place.
    """
    for candidate in (_PACKAGE / "resources", _PACKAGE.parent / "resources"):
        if candidate.is_dir():
            return candidate
    raise FileNotFoundError("resources")


def default_data_folder() -> Path:
    """The folder of vaults and settings where none is named: the platform's place for a user's own data."""
    if sys.platform == "win32":
        base = Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local")
    elif sys.platform == "darwin":
        base = Path.home() / "Library" / "Application Support"
    else:
        base = Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share")
    return base / "pejl"
