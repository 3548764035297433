"""The schema's version: made whole in a new file, migrated step by step in an old one.

A new file is made by `create` without Alembic, whose import alone takes 0.4 s; a test proves
that both ways end in the same schema.
"""

from collections.abc import Collection
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection, inspect

from desktop.errors import NewerVersion, VaultDamaged
from desktop.models import guards
from desktop.models.tables import Base

if TYPE_CHECKING:
    from alembic.config import Config

HEAD = "0003"
"""The newest migration; a database at this version needs none."""

NOTHING = ""
"""The version of a database without tables."""

MIGRATIONS = Path(__file__).parent / "migrations"

VERSIONS = ("0001", "0002", "0003")
"""Every schema that was released, and `HEAD`, oldest first."""


def create(connection: Connection) -> None:
    """Make every table, guard and index in an empty database, and note the version."""
    Base.metadata.create_all(connection)
    guards.install(connection)
    connection.exec_driver_sql(
        "CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL, "
        "CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num))"
    )
    connection.exec_driver_sql("INSERT INTO alembic_version VALUES (?)", (HEAD,))


def version(connection: Connection, known: Collection[str] = VERSIONS) -> str:
    """The schema's version, `NOTHING` in an empty database.

    Raises `NewerVersion` for one that is not `known`, `VaultDamaged` for tables without one.
    """
    tables = inspect(connection).get_table_names()
    if not tables:
        return NOTHING
    if "alembic_version" not in tables:
        raise VaultDamaged
    found = connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar()
    if found is None:
        raise VaultDamaged
    if found not in known:
        raise NewerVersion
    return str(found)


def migrate(connection: Connection, target: str = HEAD, scripts: Path = MIGRATIONS) -> None:
    """Bring the database to `target`, up or down, in the caller's transaction.

    The connection has foreign keys off: a batch migration with them on deletes all child rows.
    Raises `NewerVersion`, and `VaultDamaged` where a foreign key points nowhere afterwards.
    """
    from alembic import command
    from alembic.script import ScriptDirectory

    config = _configuration(connection, scripts)
    newest_first = ScriptDirectory.from_config(config).walk_revisions()
    order = [NOTHING, *reversed([step.revision for step in newest_first])]
    down = order.index(version(connection, order)) > order.index(target)
    guards.remove(connection)
    if down:
        command.downgrade(config, target or "base")
    else:
        command.upgrade(config, target)
    if target == NOTHING:
        connection.exec_driver_sql("DROP TABLE alembic_version")
    else:
        guards.install(connection)
    if connection.exec_driver_sql("PRAGMA foreign_key_check").first() is not None:
        raise VaultDamaged


def _configuration(connection: Connection, scripts: Path = MIGRATIONS) -> "Config":
    from alembic.config import Config

    config = Config()
    # Alembic reads a percent sign as the start of a placeholder.
    config.set_main_option("script_location", str(scripts).replace("%", "%%"))
    config.attributes["connection"] = connection
    return config
