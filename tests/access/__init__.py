"""Every route, by everybody."""
