"""What a user can do. A service owns the transaction; no session and no row leaves it."""
