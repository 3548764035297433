"""One page of the way through, one file."""
