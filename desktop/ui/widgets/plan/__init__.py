"""The living plan: goals, barriers, placements, support, and the steps agreed on."""
