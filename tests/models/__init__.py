"""Tests of the tables, their guards, and how they are made."""
