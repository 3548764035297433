"""Faults put in on purpose: kills, power cuts, full and failing disks, flipped bits, wrong clocks.

What was acknowledged must be there afterwards, nothing may be half, and damage must be told of. Each
module is one fault: `run` does it and counts, `control` does the same to something that cannot stand it,
to show that the fault bites. `python -m tests.faults` runs them by hand, `--long` at length.
"""
