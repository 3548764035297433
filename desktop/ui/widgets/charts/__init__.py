"""Answers over time, drawn and as tables."""
