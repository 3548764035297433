"""The real window in a real event loop: acts as a user does and waits until it is painted."""

from collections.abc import Callable, Iterable
from time import perf_counter

from PySide6.QtCore import QAbstractEventDispatcher, QEvent, QEventLoop, QObject, QPoint, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from tests.program import Program

_PATIENCE = 30_000


def seconds_until_still(program: Program, act: Callable[[], object]) -> float:
    """From the act until nothing is under way, all is painted, and the loop is about to sleep."""
    start = perf_counter()
    act()
    _run_until_still(program)
    return perf_counter() - start


def seconds_until_painted(
    widget: QWidget, act: Callable[[], object], changed: Callable[[], bool] = lambda: True
) -> float:
    """From the act until it is over and the widget has been painted as it is once it has `changed`."""
    loop = QEventLoop()
    watcher = _PaintWatcher(widget, loop, changed)
    start = perf_counter()
    act()
    acted_at = perf_counter()
    if watcher.painted_at is None:
        _run(loop)
    assert watcher.painted_at is not None
    return max(acted_at, watcher.painted_at) - start


def click(widget: QWidget) -> None:
    """Click in the middle."""
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton, pos=QPoint(widget.width() // 2, widget.height() // 2))


def kinds_in(page: QWidget) -> list[type[QWidget]]:
    """What every widget of a page is."""
    return [type(widget) for widget in page.findChildren(QWidget)]


def plain_page(kinds: Iterable[type[QWidget]]) -> QWidget:
    """A scrolled column of as many labels, buttons and bare widgets, with a short text each."""
    content = QWidget()
    layout = QVBoxLayout(content)
    for kind in kinds:
        if issubclass(kind, QLabel):
            made: QWidget = QLabel("Samtale 12. maj 2026")
        elif issubclass(kind, QAbstractButton):
            made = QPushButton("Samtale")
        else:
            made = QWidget()
        layout.addWidget(made)
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setWidget(content)
    return area


class _PaintWatcher(QObject):
    """Looks at the clock when the widget's painting is done, and ends the loop.

    Once the loop has ended is too late to look: another thread that is at work by then has to let go of
    the interpreter first, and nobody who looks at the screen waits for that.
    """

    def __init__(self, widget: QWidget, loop: QEventLoop, changed: Callable[[], bool]) -> None:
        super().__init__()
        self.painted_at: float | None = None
        self._loop = loop
        self._changed = changed
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.Paint or not self._changed():
            return False
        watched.removeEventFilter(self)
        watched.event(event)
        self.painted_at = perf_counter()
        self._loop.quit()
        return True


def _run_until_still(program: Program) -> None:
    loop = QEventLoop()
    dispatcher = QAbstractEventDispatcher.instance()
    assert dispatcher is not None

    def look() -> None:
        if program.window.idle:
            loop.quit()

    dispatcher.aboutToBlock.connect(look)
    try:
        _run(loop)
    finally:
        dispatcher.aboutToBlock.disconnect(look)


def _run(loop: QEventLoop) -> None:
    late: list[bool] = []

    def give_up() -> None:
        late.append(True)
        loop.quit()

    alarm = QTimer()
    alarm.setSingleShot(True)
    alarm.timeout.connect(give_up)
    alarm.start(_PATIENCE)
    loop.exec()
    alarm.stop()
    if late:
        raise TimeoutError("the window did not come to rest")
