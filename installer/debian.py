"""What Pejl needs from Debian or Ubuntu itself: Qt's libraries, and programs that the tests read PDFs with.

What is missing is found by looking for it, not by asking the package manager. On other systems nothing is
looked for but the libraries on Linux, which are then named for the person to install.
"""

import ctypes
import os
import shutil
import subprocess
import sys

# Loaded name of a library, and the package that brings it. The first six draw without a screen.
LIBRARIES = {
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libfontconfig.so.1": "libfontconfig1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}
TEST_PROGRAMS = {"pdftotext": "poppler-utils"}


def missing_packages(
    for_tests: bool,
    libraries: dict[str, str] | None = None,
    programs: dict[str, str] | None = None,
) -> list[str]:
    """Names of the packages whose library does not load, or whose program is not on the path."""
    if not sys.platform.startswith("linux"):
        return []
    libraries = LIBRARIES if libraries is None else libraries
    missing = [package for library, package in libraries.items() if not _loads(library)]
    if for_tests:
        programs = TEST_PROGRAMS if programs is None else programs
        missing += [package for program, package in programs.items() if shutil.which(program) is None]
    return missing


def _loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def may_install() -> bool:
    """Whether packages can be installed without asking anyone for a password."""
    return shutil.which("apt-get") is not None and _as_root() is not None


def _as_root() -> list[str] | None:
    if os.geteuid() == 0:
        return []
    if shutil.which("sudo") is None:
        return None
    # -n: never asks; a sudo that would ask is a no.
    allowed = subprocess.run(
        ["sudo", "-n", "true"], capture_output=True, stdin=subprocess.DEVNULL, check=False
    )
    return ["sudo", "-n"] if allowed.returncode == 0 else None


def install(packages: list[str]) -> bool:
    """Install `packages`, with fresh package lists only where the old ones do not do. Whether it worked."""
    as_root = _as_root()
    if as_root is None:
        return False
    apt = [
        *as_root,
        "env",
        "DEBIAN_FRONTEND=noninteractive",
        "apt-get",
        "-q",
        "-o",
        "DPkg::Lock::Timeout=120",
    ]
    get = [*apt, "install", "-y", "--no-install-recommends", *packages]
    return _works(get) or (_works([*apt, "update"]) and _works(get))


def _works(command: list[str]) -> bool:
    done = subprocess.run(command, capture_output=True, stdin=subprocess.DEVNULL, check=False)
    return done.returncode == 0


def advice(packages: list[str]) -> str:
    """The one line to run, for someone who may install packages."""
    if shutil.which("apt-get") is None:
        return (
            "Pejl needs what Debian calls " + ", ".join(packages) + ". Please install your system's packages "
            "with these libraries and programs. Going on without them."
        )
    return f"Please run: sudo apt-get install -y {' '.join(packages)}   (going on without)"
