"""Set before anything of Qt is imported; and no test reads an old catalogue."""

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest

import catalogues


def pytest_configure(config: pytest.Config) -> None:
    """Compile what is stale, once: the workers of a parallel run come after this."""
    if not hasattr(config, "workerinput"):
        catalogues.compile_stale()
