"""Loads Qt for Python, and puts `import` back in order afterwards."""

import builtins


def load() -> None:
    """Import what every window needs of PySide6; to be called before anything else of Pejl imports it.

    PySide6 puts an `import` of its own in the place of Python's. For the sake of `from __feature__ import …`,
    which Pejl does not use, that one reads and keeps the source of every module imported from then on:
    25 MB and a third of the time that the imports take. It keeps the one before it under another name.
    """
    import PySide6.QtWidgets  # noqa: F401

    builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)
