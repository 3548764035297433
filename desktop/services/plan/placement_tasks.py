"""The ladder of responsibility of a placement: rungs, and the day on which each was reached."""

from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from desktop.errors import InvalidInput
from desktop.models.tables import Placement, PlacementTask
from desktop.services.context import Service, row_of
from desktop.services.views import Saved
from desktop.text import clean_line


class PlacementTasks(Service):
    """Rungs are counted from the lowest, at position 0."""

    def add_task(self, placement: int, text: str) -> int:
        """Put a rung on top of the ladder; its id. Raises `InvalidInput("task", "empty")`."""
        with self._transaction() as session:
            row_of(session, Placement, placement)
            top = session.scalar(
                select(func.count()).select_from(PlacementTask).where(PlacementTask.placement_id == placement)
            )
            task = PlacementTask(placement_id=placement, position=top or 0, text=_words(text))
            session.add(task)
            session.flush()
            return task.id

    def change_task(self, task: int, text: str) -> Saved:
        """Say in other words what the responsibility is."""
        with self._transaction() as session:
            row_of(session, PlacementTask, task).text = _words(text)
        return Saved(self._clock.now())

    def move_task(self, task: int, position: int) -> Saved:
        """Put a rung at another place; the others close up. Outside it goes to the nearest end."""
        with self._transaction() as session:
            found = row_of(session, PlacementTask, task)
            others = [each for each in _rungs(session, found.placement_id) if each.id != task]
            others.insert(max(0, min(position, len(others))), found)
            for place, each in enumerate(others):
                each.position = place
        return Saved(self._clock.now())

    def reach_task(self, task: int, day: date | None) -> Saved:
        """Say on which day the citizen had the responsibility; None takes that back.

        Raises `InvalidInput("reached", "future")` for a day that is still to come.
        """
        if day is not None and day > self._clock.today():
            raise InvalidInput("reached", "future")
        with self._transaction() as session:
            row_of(session, PlacementTask, task).reached_on = day
        return Saved(self._clock.now())

    def remove_task(self, task: int) -> Saved:
        """Take a rung out of the ladder; what a finished conversation says of it stays."""
        with self._transaction() as session:
            found = row_of(session, PlacementTask, task)
            others = [each for each in _rungs(session, found.placement_id) if each.id != task]
            session.delete(found)
            for place, each in enumerate(others):
                each.position = place
        return Saved(self._clock.now())


def _rungs(session: Session, placement: int) -> list[PlacementTask]:
    found = select(PlacementTask).where(PlacementTask.placement_id == placement)
    return list(session.scalars(found.order_by(PlacementTask.position, PlacementTask.id)))


def _words(text: str) -> str:
    cleaned = clean_line(text, "task")
    if not cleaned:
        raise InvalidInput("task", "empty")
    return cleaned
