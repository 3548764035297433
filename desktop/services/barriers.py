"""What stands in the way: the citizen's list and the caseworker's, kept apart."""

from desktop.services.context import Service


class Barriers(Service):
    """What stands in the way: the citizen's list and the caseworker's, kept apart."""
