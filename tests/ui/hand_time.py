"""Minutes that go by as fast as a test wishes, seen by the guard of a real window."""

from desktop.ui.idle import Idle
from tests.program import Program


class HandTime:
    """Both clocks, and the timer that looks at them."""

    def __init__(self, program: Program) -> None:
        self._monotonic, self._wall = 1_000.0, 50_000.0
        self._program = program
        self.take_over()

    def take_over(self) -> None:
        """From here on the window knows no other time; again after each unlocking."""
        self.idle.clocks = self
        self.idle.start()

    @property
    def idle(self) -> Idle:
        return self._program.window.hiding.guard.idle

    def monotonic(self) -> float:
        return self._monotonic

    def wall(self) -> float:
        return self._wall

    def passes(self, seconds: float) -> None:
        """Let time go by; the timer goes off as often as it would have."""
        timer = self.idle._timer
        while seconds > 0 and timer.isActive():
            step = timer.interval() / 1000
            self._monotonic += step
            self._wall += step
            seconds -= step
            timer.timeout.emit()
        self._program.driver.wait()

    def sleeps(self, seconds: float, *, on: str = "wall") -> None:
        """The computer sleeps: on Linux the wall's clock alone goes on, elsewhere both."""
        self._wall += seconds
        if on == "both":
            self._monotonic += seconds
        self.idle._timer.timeout.emit()
        self._program.driver.wait()
