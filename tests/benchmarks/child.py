"""A process of its own that is measured: `python -m tests.benchmarks.child MODE [FOLDER]`.

It prints one line of JSON. Moments are by the system's monotonic clock, which all processes share.
"""

import itertools
import json
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desktop.app import App


def main() -> int:
    """Do what the mode says and print what was found."""
    mode, *rest = sys.argv[1:]
    if mode == "bare":
        return _bare()
    if mode == "talk":
        return _talk(Path(rest[0]))
    return _program(rest[0], {"start": _stop_when_painted, "gap": _count_gaps}[mode])


def _bare() -> int:
    """The floor: a window with a list, and nothing else of PySide6."""
    from PySide6.QtWidgets import QApplication, QListWidget, QMainWindow

    application = QApplication([])
    window = QMainWindow()
    rows = QListWidget()
    rows.addItems([f"Line {number}" for number in range(20)])
    window.setCentralWidget(rows)
    window.resize(1366, 768)
    _when_painted(window, lambda: _report_and_quit(painted=time.monotonic()))
    window.show()
    return application.exec()


def _program(folder: str, prepare: "Callable[[App], None]") -> int:
    """`pejl --data FOLDER` itself, with a look at its window just before that is shown."""
    from desktop.app import App
    from desktop.commands import main as run

    show = App.show

    def watched_show(app: App) -> None:
        prepare(app)
        show(app)

    App.show = watched_show  # type: ignore[method-assign]
    return run(["--data", folder])


def _stop_when_painted(app: "App") -> None:
    _when_painted(app.window, lambda: _report_and_quit(painted=time.monotonic()))


def _count_gaps(app: "App") -> None:
    """From the first painting until everything is loaded, how long the window did not answer."""
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


def _talk(folder: Path) -> int:
    """A whole conversation in the real window, as the tour plays it."""
    from desktop.tour import tour

    with open(folder / "said", "w") as said:
        out, sys.stdout = sys.stdout, said
        try:
            code = tour(folder, language="da")
        finally:
            sys.stdout = out
    print(json.dumps({"hwm": _memory("VmHWM"), "rss": _memory("VmRSS")}), flush=True)
    return code


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


def _report_and_quit(**found: float) -> None:
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
