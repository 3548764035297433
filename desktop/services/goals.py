"""Small goals under the own goal, and the two ways to a goal where there is none yet."""

from desktop.services.context import Service


class Goals(Service):
    """Small goals under the own goal, and the two ways to a goal where there is none yet."""
