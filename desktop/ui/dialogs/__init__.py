"""Questions that the window puts; they open, and never block."""
