"""Pages of the plan room, one file an ability."""
