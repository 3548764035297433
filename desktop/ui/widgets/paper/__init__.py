"""Papers, looked at and handed out."""
