"""Around a conversation: its header, the way through it, and what it is prepared from."""
