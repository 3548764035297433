"""A throwaway vault with invented citizens: what the program looks like after two years of use.

`people` says who there is and what happened to them, `themes` what they talked about, `talks`
plays each conversation through the services as the pages would, and `creation` makes the vault.
"""

from desktop.demo.clock import DemoClock
from desktop.demo.creation import create_demo

__all__ = ["DemoClock", "create_demo"]
