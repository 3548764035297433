"""The way in: a first start, the codes, and restoring from a backup."""
