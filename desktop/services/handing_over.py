"""A citizen into one encrypted file, and in again at a colleague."""

from desktop.services.context import Service


class HandingOver(Service):
    """A citizen into one encrypted file, and in again at a colleague."""
