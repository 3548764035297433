"""Which rows are a citizen's, found along the foreign keys: a new table is found without being named."""

from sqlalchemy import ColumnElement, ForeignKey, MetaData, Table, select

_CITIZEN = "citizen"


def rows_of(table: Table, citizen: int) -> ColumnElement[bool] | None:
    """Which rows of a table are the citizen's; None for a table that holds nothing of any citizen."""
    if table.name == _CITIZEN:
        return table.columns["id"] == citizen
    key = _way(table)
    if key is None:
        return None
    above = rows_of(key.column.table, citizen)
    assert above is not None
    return key.parent.in_(select(key.column).where(above))


def tables_of_citizens(metadata: MetaData) -> list[Table]:
    """Every table whose rows belong to a citizen, each after those it leads through."""
    return [table for table in metadata.sorted_tables if _distance(table) is not None]


def _way(table: Table) -> ForeignKey | None:
    """The key that leads to the citizen the shortest way; one that is always filled comes first."""
    ways = [
        (distance, bool(key.parent.nullable), key.parent.name, key)
        for key in table.foreign_keys
        if (distance := _distance(key.column.table)) is not None
    ]
    return min(ways, key=lambda way: way[:3])[3] if ways else None


def _distance(table: Table, seen: frozenset[str] = frozenset()) -> int | None:
    """How many keys away the citizen is."""
    if table.name == _CITIZEN:
        return 0
    further = [
        distance
        for key in table.foreign_keys
        if key.column.table.name not in seen
        and (distance := _distance(key.column.table, seen | {table.name})) is not None
    ]
    return min(further) + 1 if further else None
