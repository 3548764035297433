"""Run by Alembic: the steps run on the connection and in the transaction of the caller."""

from alembic import context

from desktop.models.tables import Base

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Base.metadata,
    render_as_batch=True,
    compare_server_default=True,
)
context.run_migrations()
