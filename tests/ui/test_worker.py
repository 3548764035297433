"""What comes back from the database thread, and when."""

import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.ui.worker import Worker


@pytest.fixture
def thread() -> Iterator[ThreadPoolExecutor]:
    with ThreadPoolExecutor(max_workers=1) as made:
        yield made


@pytest.fixture
def follower(qapp: QApplication) -> Worker:
    return Worker()


def refuse() -> None:
    raise TimeoutError("from the work itself")


def test_without_patience_nothing_is_called_before_the_event_loop_turns(
    follower: Worker, thread: ThreadPoolExecutor, qtbot: QtBot
) -> None:
    came: list[object] = []
    follower.follow(thread.submit(lambda: 1), came.append)
    time.sleep(0.05)
    assert (came, follower.idle) == ([], False)
    qtbot.waitUntil(lambda: came == [1] and follower.idle)


def test_what_comes_soon_is_there_when_the_call_returns(follower: Worker, thread: ThreadPoolExecutor) -> None:
    came: list[object] = []
    follower.follow(thread.submit(lambda: 1), came.append, patience=5.0)
    assert (came, follower.idle) == ([1], True)
    failed: list[Exception] = []
    follower.follow(thread.submit(refuse), came.append, failed.append, patience=5.0)
    assert [str(error) for error in failed] == ["from the work itself"]
    assert came == [1]


def test_what_takes_longer_than_the_patience_comes_later(
    follower: Worker, thread: ThreadPoolExecutor, qtbot: QtBot
) -> None:
    came: list[object] = []
    returned = threading.Event()
    follower.follow(thread.submit(returned.wait, 30.0), came.append, patience=0.01)
    assert (came, follower.idle) == ([], False)
    returned.set()
    qtbot.waitUntil(lambda: came == [True])
