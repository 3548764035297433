"""How fast Pejl is against the floor under it: `python -m tests.benchmarks`. Times are never asserted."""
