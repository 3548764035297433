"""The window: pages ask services and show what comes back. Nothing below this package knows Qt."""
