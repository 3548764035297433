"""A caseworker's vault: one folder with an encrypted database and the key slots that open it.

`folder` says what is there, `keys` turns a password or a `recovery_code` into the
data key, `tries` makes wrong passwords wait, `engine` opens the database with the
key, `heads` holds what it must not be behind, `instance_lock` keeps a second process
out, and `creation` makes a new vault in one step. Nothing is imported here, so that the
lock screen can name vaults without SQLAlchemy or cryptography.
"""
