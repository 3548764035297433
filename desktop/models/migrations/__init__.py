"""How the schema grew; one file a step, in `versions`."""
