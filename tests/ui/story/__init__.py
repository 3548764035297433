"""Three conversations over nine months with a placement in between, played in the real window."""
