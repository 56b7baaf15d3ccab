"""Where are we going."""
