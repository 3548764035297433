"""A process of its own that is measured: `python -m tests.benchmarks.child MODE [FOLDER]`.

It prints one line of JSON. Moments are by the system's monotonic clock, which all processes share.
"""

import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desktop.app import App

PASSWORD = "gul cykel i regn"
"""Of the vault in which a conversation is held."""


def main() -> int:
    """Do what the mode says and print what was found."""
    mode, *rest = sys.argv[1:]
    if mode == "bare":
        return _bare()
    return _program(rest[0], {"start": _stop_when_painted, "gap": _count_gaps, "talk": _talk}[mode])


def _bare() -> int:
    """The floor: a window with a list, and nothing else of PySide6 or of Python."""
    from PySide6.QtWidgets import QApplication, QListWidget, QMainWindow

    application = QApplication([])
    window = QMainWindow()
    rows = QListWidget()
    rows.addItems([f"Line {number}" for number in range(20)])
    window.setCentralWidget(rows)
    window.resize(1366, 768)
    _when_usable(window, rows, _report_moments)
    window.show()
    return application.exec()


def _program(folder: str, prepare: "Callable[[App], None]") -> int:
    """`pejl --data FOLDER` itself, with a look at its window just before that is shown."""
    from desktop.commands import main as run
    from desktop.ui import binding

    binding.load()  # as the program does before anything else
    from desktop.app import App

    show = App.show

    def watched_show(app: App) -> None:
        prepare(app)
        show(app)

    App.show = watched_show  # type: ignore[method-assign]
    return run(["--data", folder])


def _stop_when_painted(app: "App") -> None:
    field = app.window.focusWidget()
    assert field is not None, "the lock screen waits for the password"
    _when_usable(app.window, field, _report_moments)


def _count_gaps(app: "App") -> None:
    """From the first painting until everything is loaded, how long the window did not answer."""
    import itertools

    from PySide6.QtCore import QTimer

    ticks: list[float] = []
    loaded: list[float] = []
    timer = QTimer(app.window)

    def tick() -> None:
        ticks.append(time.monotonic())
        if loaded and ticks[-1] > loaded[0] + 0.05:
            timer.stop()
            gaps = [after - before for before, after in itertools.pairwise(ticks)]
            _report_and_quit(gap=max(gaps), took=loaded[0] - ticks[0])

    def follow() -> None:
        timer.timeout.connect(tick)
        timer.start(1)
        # The way in has one thread: what is asked now is done when everything is loaded.
        QTimer.singleShot(20, lambda: app._way_in._thread.submit(lambda: loaded.append(time.monotonic())))

    _when_painted(app.window, follow)


def _talk(app: "App") -> None:
    """Open the vault that is there, and hold a whole conversation in the real window."""
    from PySide6.QtCore import QCoreApplication, Qt, QTimer

    from desktop.driver import Driver
    from desktop.tour import converse

    QCoreApplication.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeDialogs)
    driver = Driver(app.window)

    def talk() -> None:
        try:
            driver.type("password", PASSWORD)
            driver.click("unlock")
            converse(driver, app.data_folder)
            _report_and_quit()
        except BaseException:
            QCoreApplication.exit(1)
            raise

    QTimer.singleShot(0, app.window, talk)


def _when_painted(window: "QWidget", then: Callable[[], None]) -> None:
    """Call once the window and all in it have been painted for the first time."""
    from PySide6.QtCore import QEvent, QObject, QTimer

    class Watch(QObject):
        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            if event.type() == QEvent.Type.Paint:
                watched.removeEventFilter(self)
                QTimer.singleShot(0, then)
            return False

    window.installEventFilter(Watch(window))


def _when_usable(window: "QWidget", field: "QWidget", then: Callable[[float, float], None]) -> None:
    """Call with the moment when the window was painted and the moment when a letter reached the field.

    The letter is written while the window is being painted, as by someone who does not wait. It comes as
    from an input method: to make a press of a key would build Qt's names of keys on our time.
    """
    from PySide6.QtCore import QCoreApplication, QEvent, QObject
    from PySide6.QtGui import QInputMethodEvent

    class Watch(QObject):
        painted = 0.0

        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            if event.type() == QEvent.Type.Paint and watched is window:
                window.removeEventFilter(self)
                letter = QInputMethodEvent()
                letter.setCommitString("a")
                QCoreApplication.postEvent(self, QEvent(QEvent.Type.User))
                QCoreApplication.postEvent(field, letter)
            elif event.type() == QEvent.Type.InputMethod:
                field.removeEventFilter(self)
                then(self.painted, time.monotonic())
            return False

        def event(self, event: QEvent) -> bool:
            self.painted = time.monotonic()
            return super().event(event)

    watch = Watch(window)
    window.installEventFilter(watch)
    field.installEventFilter(watch)


def _report_moments(painted: float, usable: float) -> None:
    _report_and_quit(painted=painted, usable=usable)


def _report_and_quit(**found: float) -> None:
    import json

    from PySide6.QtCore import QCoreApplication

    found["hwm"], found["rss"] = _memory("VmHWM"), _memory("VmRSS")
    print(json.dumps(found), flush=True)
    QCoreApplication.quit()


def _memory(what: str) -> float:
    """Megabytes of this process; 0 where the system does not tell."""
    status = Path("/proc/self/status")
    if not status.exists():
        return 0.0
    line = next(line for line in status.read_text().splitlines() if line.startswith(what + ":"))
    return int(line.split()[1]) / 1024


if __name__ == "__main__":
    raise SystemExit(main())
