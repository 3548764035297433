"""Tests of the window: real pages on a real encrypted vault, clicked and typed at as a person does."""
