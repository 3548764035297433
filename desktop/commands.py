"""The command line: `pejl` and its options, `pejl backup`, `pejl restore FILE`, `pejl check`."""

import argparse
import gc
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from desktop import __version__
from desktop.i18n import INTERFACE_LANGUAGES
from desktop.paths import default_data_folder
from desktop.ui import binding
from desktop.vault.memory import limit_core_files, no_core_dumps

_NO_SCREEN = """\
Pejl needs a screen, and none was found (neither DISPLAY nor WAYLAND_DISPLAY is set).
Without one there are two ways:
  pejl --tour FOLDER        plays a whole conversation and leaves pictures in FOLDER
  xvfb-run -a pejl          draws on a virtual screen (Debian: apt install xvfb xauth)
"""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and return the exit code."""
    options = _parser().parse_args(arguments)
    limit_core_files()
    if options.command is not None:
        return _without_window(options)
    if options.tour is None and not _has_screen():
        print(_NO_SCREEN, end="", file=sys.stderr)
        return 2
    if options.tour is not None and not _has_screen():
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    try:
        return _start(options)
    except ImportError as error:
        print(f"Pejl cannot start: {_missing(error)}", file=sys.stderr)
        return 3


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="pejl", description="Conversations in Danish job centres, offline.")
    parser.add_argument("--version", action="version", version=f"Pejl {__version__}")
    parser.add_argument("--data", type=Path, metavar="FOLDER", help="where the data lies")
    parser.add_argument("--language", choices=INTERFACE_LANGUAGES, help="language of the window")
    parser.add_argument("--demo", action="store_true", help="invented citizens in a throwaway folder")
    parser.add_argument(
        "--tour", type=Path, metavar="FOLDER", help="play a conversation, leave pictures in FOLDER"
    )
    parser.set_defaults(command=None)
    commands = parser.add_subparsers(
        title="without a window",
        description="pejl backup [FOLDER], pejl restore FILE, pejl check",
        metavar="",
    )
    backup = commands.add_parser("backup", help="make a backup, and a copy of it in FOLDER")
    backup.add_argument("folder", type=Path, nargs="?", metavar="FOLDER")
    restore = commands.add_parser("restore", help="put the backup FILE in the place of what is there")
    restore.add_argument("file", type=Path, metavar="FILE")
    restore.add_argument("--yes", action="store_true", help="do not ask before it is put in place")
    check = commands.add_parser("check", help="find out whether anything was changed unseen")
    for name, command in {"backup": backup, "restore": restore, "check": check}.items():
        command.set_defaults(command=name)
    for command in (backup, check):
        command.add_argument("--vault", type=int, metavar="NUMBER", help="which one, where there are several")
    return parser


def _without_window(options: argparse.Namespace) -> int:
    from desktop import settings
    from desktop.console import Console
    from desktop.i18n import Catalogue

    no_core_dumps()
    data_folder = options.data or default_data_folder()
    console = Console(data_folder, Catalogue(options.language or settings.load(data_folder).language))
    if options.command == "backup":
        return console.backup(options.vault, options.folder)
    if options.command == "restore":
        return console.restore(options.file, confirmed=options.yes)
    return console.check(options.vault)


def _start(options: argparse.Namespace) -> int:
    binding.load()
    if options.tour is not None:
        from desktop.tour import tour

        return tour(options.tour, language=options.language)
    # Nothing of what a start makes is garbage; from the window on, its own thread collects.
    gc.disable()
    from desktop.app import App
    from desktop.ui.single_instance import SingleInstance, was_shown

    data_folder = options.data or default_data_folder()
    # The demo has a folder of its own, and may run beside anything.
    instance = None if options.demo else SingleInstance(data_folder)
    if instance is not None and was_shown(instance):
        return 0
    app = App(
        data_folder,
        language=options.language,
        demo=options.demo,
        guard=no_core_dumps,
        instance=instance,
    )
    app.show()
    sys.excepthook = app.slipped
    try:
        return app.application.exec()
    finally:
        sys.excepthook = sys.__excepthook__
        app.close()
        if instance is not None:
            instance.release()


def _has_screen() -> bool:
    """Whether Qt would find a screen; without one it aborts the process."""
    if sys.platform in ("win32", "darwin"):
        return True
    chosen = os.environ.get("QT_QPA_PLATFORM", "")
    if chosen.split(":")[0] in ("offscreen", "minimal", "vnc"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


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
