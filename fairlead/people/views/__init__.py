"""Pages of the people room, one file a noun."""
