"""The sections of the private plan page, one a file."""
