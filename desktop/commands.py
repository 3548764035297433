"""The command line: `pejl`, `pejl --demo`, `pejl --tour DIR`, `pejl --data DIR`, `pejl --language da|en`."""

import argparse
import gc
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from desktop import __version__
from desktop.i18n import INTERFACE_LANGUAGES
from desktop.paths import default_data_folder

_NO_SCREEN = """\
Pejl needs a screen, and none was found (neither DISPLAY nor WAYLAND_DISPLAY is set).
Without one there are two ways:
  pejl --tour FOLDER        plays a whole conversation and leaves pictures in FOLDER
  xvfb-run -a pejl          draws on a virtual screen (Debian: apt install xvfb xauth)
"""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and return the exit code."""
    options = _parser().parse_args(arguments)
    if options.tour is None and not _has_screen():
        print(_NO_SCREEN, end="", file=sys.stderr)
        return 2
    if options.tour is not None and not _has_screen():
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    _keep_secrets_out_of_core_dumps()
    try:
        return _start(options)
    except ImportError as error:
        print(f"Pejl cannot start: {_missing(error)}", file=sys.stderr)
        return 3


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="pejl", description="Conversations in Danish job centres, offline.")
    parser.add_argument("--version", action="version", version=f"Pejl {__version__}")
    parser.add_argument("--data", type=Path, metavar="DIR", help="where the data lies")
    parser.add_argument("--language", choices=INTERFACE_LANGUAGES, help="language of the window")
    parser.add_argument("--demo", action="store_true", help="invented citizens in a throwaway folder")
    parser.add_argument("--tour", type=Path, metavar="DIR", help="play a conversation, leave pictures in DIR")
    return parser


def _start(options: argparse.Namespace) -> int:
    if options.tour is not None:
        from desktop.tour import tour

        return tour(options.tour, language=options.language)
    # Nothing of what a start makes is garbage; from the window on, its own thread collects.
    gc.disable()
    from desktop.app import App

    app = App(options.data or default_data_folder(), language=options.language, demo=options.demo)
    app.show()
    try:
        return app.application.exec()
    finally:
        app.close()


def _has_screen() -> bool:
    """Whether Qt would find a screen; without one it aborts the process."""
    if sys.platform in ("win32", "darwin"):
        return True
    chosen = os.environ.get("QT_QPA_PLATFORM", "")
    if chosen.split(":")[0] in ("offscreen", "minimal", "vnc"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def _keep_secrets_out_of_core_dumps() -> None:
    try:
        import resource
    except ImportError:  # Windows writes no core files
        return
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _missing(error: ImportError) -> str:
    """A sentence on what is missing and what to do, from an import that failed."""
    what = str(error).removeprefix("No module named ").strip("'")
    if ".so" in what:
        library = what.split(":")[0]
        return (
            f"the system library {library} is missing. "
            "On Debian or Ubuntu, `python3 installer/bootstrap.py setup` installs it or names the command."
        )
    return f"the part “{what}” is missing or broken. Install Pejl again: python3 installer/bootstrap.py setup"
