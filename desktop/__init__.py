"""Pejl: an offline program for one-on-one conversations in Danish job centres."""

__version__ = "0.1.0"
