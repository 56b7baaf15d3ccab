"""Tags that the pages of all rooms are built with."""
