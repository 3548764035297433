"""Set before anything of Qt is imported; and no test reads an old catalogue."""

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest

import catalogues


def pytest_configure(config: pytest.Config) -> None:
    """Compile what is stale, once: the workers of a parallel run come after this."""
    if not hasattr(config, "workerinput"):
        catalogues.compile_stale()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """First what looks at every object of its process: the later, the more of them are there."""
    items.sort(key=lambda item: "test_dropped" not in item.nodeid)
