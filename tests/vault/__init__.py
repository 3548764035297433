"""Tests of the vault, on real encrypted files."""
