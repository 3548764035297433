"""Reads and stores what lives on beside the conversations, for a page that changes it click by click."""

from collections.abc import Callable, Hashable
from typing import Any

from desktop.ui.desk import Desk
from desktop.ui.worker import alive


class Living:
    """Shows only what was read after the newest click: an older reading would take it back."""

    def __init__(self, desk: Desk, show: Callable[[Any], None], stored: Callable[[], None]) -> None:
        """`show` gets what was read; `stored` is called when something is in the file."""
        self._desk = desk
        self._show = show
        self._stored = stored
        self._newest = 0

    def read(self, function: Callable[..., Any], *arguments: Any) -> None:
        """Read, and show it unless something was clicked meanwhile."""
        self._newest += 1
        asked = self._newest
        self._desk.ask(function, *arguments, then=lambda found: self._read(asked, found))

    def store(
        self,
        about: Hashable,
        function: Callable[..., Any],
        *arguments: Any,
        then: Callable[[], None] | None = None,
        otherwise: Callable[[], None] | None = None,
        **named: Any,
    ) -> None:
        """Store a click; the newest `about` the same thing counts. `otherwise` is told of a refusal."""
        self._newest += 1

        def done(_result: object) -> None:
            _tell(then)
            _tell(self._stored)

        def failed(error: Exception) -> None:
            _tell(otherwise)
            self._desk.report(error)
            _tell(self._stored)

        self._desk.store(
            (function.__name__, about), function, *arguments, then=done, otherwise=failed, **named
        )

    def _read(self, asked: int, found: Any) -> None:
        # What the disk has not taken yet stays on the screen as it was clicked.
        if asked == self._newest and not self._desk.unsaved.waiting:
            _tell(self._show, found)


def _tell(whom: Callable[..., None] | None, *found: Any) -> None:
    """Call a page or one of its parts, unless it is gone: the answer may come after a lock."""
    if whom is not None and alive(whom):
        whom(*found)
