"""Pages of communicate; one file an ability."""
