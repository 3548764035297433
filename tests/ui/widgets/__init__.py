"""Tests of single widgets, painted and looked at pixel by pixel."""
