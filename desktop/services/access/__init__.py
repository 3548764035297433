"""The citizen's right of access: everything about one citizen, in words."""
