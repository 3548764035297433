"""A moment is kept the same way whether SQLAlchemy writes it or SQL that is written out."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
from sqlalchemy.dialects import sqlite

from desktop.models.base import Instant, instant_text

MOMENT = datetime(2026, 5, 12, 8, 0, 59, 7, tzinfo=UTC)


@pytest.mark.parametrize(
    "moment",
    [
        MOMENT,
        MOMENT.replace(microsecond=0),
        MOMENT.replace(microsecond=999_999),
        MOMENT.replace(year=999),
        MOMENT.astimezone(timezone(timedelta(hours=2))),
        datetime(2026, 1, 1, 0, 30, tzinfo=timezone(timedelta(hours=14))),
    ],
)
def test_written_out_it_is_what_the_column_keeps(moment: datetime) -> None:
    dialect = sqlite.dialect()
    column = Instant().dialect_impl(dialect)
    to_text, from_text = column.bind_processor(dialect), column.result_processor(dialect, None)
    assert to_text is not None and from_text is not None
    assert instant_text(moment) == to_text(moment)
    assert from_text(instant_text(moment)) == moment


def test_a_naive_moment_is_refused() -> None:
    with pytest.raises(ValueError, match="time zone"):
        instant_text(MOMENT.replace(tzinfo=None))
