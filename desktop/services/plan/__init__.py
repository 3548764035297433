"""The living plan: goals, barriers, placements, support, outcomes."""
