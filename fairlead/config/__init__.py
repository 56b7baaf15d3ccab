"""Settings from the environment, and the addresses of all rooms."""
