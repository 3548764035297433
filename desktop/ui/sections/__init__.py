"""The sections of the settings, by their places in the list."""

OFFICE, LOOKS, SECURITY, BACKUPS, PAPERS, ERASING, LOG, BANKS, ABOUT = range(9)
