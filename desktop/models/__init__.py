"""Tables, guards and search of the one database, and how it grows from version to version."""
