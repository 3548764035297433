"""Tests of the services, each on a real encrypted vault."""
