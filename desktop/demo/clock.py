"""The demo's clock: set by hand while two years go by, then running on from there."""

from datetime import UTC, date, datetime, time, timedelta

_BETWEEN_TWO_CLICKS = timedelta(seconds=20)


class DemoClock:
    """Ends on `today` (the real one where none is given) and then ticks as the machine's clock does."""

    def __init__(self, today: date | None = None) -> None:
        now = datetime.now(UTC)
        self._offset = timedelta(0)
        if today is not None:
            self._offset = datetime.combine(today, time(9), UTC) - now
        self.last_day = (now + self._offset).astimezone().date()
        self._moment: datetime | None = None

    def now(self) -> datetime:
        """The moment, aware, in UTC. While it is set by hand, every look takes some seconds."""
        if self._moment is None:
            return datetime.now(UTC) + self._offset
        self._moment += _BETWEEN_TWO_CLICKS
        return self._moment

    def today(self) -> date:
        """The local date."""
        if self._moment is None:
            return self.now().astimezone().date()
        return self._moment.date()

    def set(self, day: date, hour: int) -> None:
        """Stand at the hour (UTC) of a day."""
        self._moment = datetime.combine(day, time(hour), UTC)

    def run(self) -> None:
        """Go on from now."""
        self._moment = None
