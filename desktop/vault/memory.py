"""What is in memory stays there: a crash leaves no image of it on the disk.

`no_core_dumps` is to be called before a key is in memory. It loads what the first painting does
without; the window does with `limit_core_files` until then.
"""

import sys

_PR_SET_DUMPABLE = 4
_SEM_FAILCRITICALERRORS, _SEM_NOGPFAULTERRORBOX, _SEM_NOOPENFILEERRORBOX = 0x0001, 0x0002, 0x8000


def no_core_dumps() -> bool:
    """Ask the system for no memory image of this process; whether it agreed.

    Linux: no core file, nothing for a crash reporter (which the size limit alone does not bind), and
    no other program of the same user may look into the process. macOS: no core file (untried).
    Windows: no error box, and with it no crash report (untried). Doing it again does nothing.
    """
    if sys.platform == "win32":
        import ctypes

        quiet = _SEM_FAILCRITICALERRORS | _SEM_NOGPFAULTERRORBOX | _SEM_NOOPENFILEERRORBOX
        ctypes.windll.kernel32.SetErrorMode(quiet)
        return True
    return limit_core_files() and (sys.platform != "linux" or _hide_from_others())


def limit_core_files() -> bool:
    """Ask for no core file, with what is at hand at the start; whether the system agreed. Not for Windows."""
    if sys.platform == "win32":
        return False
    import resource

    try:
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    except (OSError, ValueError):
        return False
    return True


def _hide_from_others() -> bool:
    import ctypes

    try:
        return bool(ctypes.CDLL(None).prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0) == 0)
    except (OSError, AttributeError):  # a libc without it
        return False
