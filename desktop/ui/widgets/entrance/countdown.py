"""Holds a button back while the next try must wait, says for how long, and lets it go by itself."""

import math
import time

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QAbstractButton, QLabel

from desktop.i18n import Catalogue

_TICK = 200
"""Milliseconds: a second is never skipped on the screen."""


class Countdown(QObject):
    """Nothing that was typed is touched by it."""

    def __init__(self, words: Catalogue, button: QAbstractButton, told: QLabel) -> None:
        super().__init__(button)
        self._words = words
        self._button = button
        self._told = told
        self._until = 0.0
        self._timer = QTimer(self, interval=_TICK)
        self._timer.timeout.connect(self._tell)

    def start(self, seconds: int) -> None:
        """Hold the button back for that long."""
        self._until = time.monotonic() + seconds
        self._button.setEnabled(False)
        self._told.show()
        self._timer.start()
        self._tell()

    def stop(self) -> None:
        """Let the button go at once."""
        if self._timer.isActive():
            self._timer.stop()
            self._button.setEnabled(True)
            self._told.hide()

    def _tell(self) -> None:
        left = math.ceil(self._until - time.monotonic())
        if left <= 0:
            self.stop()
            return
        _ = self._words.gettext
        self._told.setText(
            _("Too many wrong tries. Nothing is lost.")
            + "\n"
            + _("You can try again in %(time)s.") % {"time": time_in_words(left, self._words)}
        )


def time_in_words(seconds: int, words: Catalogue) -> str:
    """“40 seconds”, “1 minute and 5 seconds”."""
    minutes, rest = divmod(seconds, 60)
    parts = []
    if minutes:
        parts.append(words.ngettext("%(count)s minute", "%(count)s minutes", minutes) % {"count": minutes})
    if rest:
        parts.append(words.ngettext("%(count)s second", "%(count)s seconds", rest) % {"count": rest})
    if len(parts) < 2:
        return "".join(parts)
    return words.gettext("%(minutes)s and %(seconds)s") % {"minutes": parts[0], "seconds": parts[1]}
