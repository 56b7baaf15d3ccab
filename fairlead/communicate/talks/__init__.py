"""Talks and all-hands: planned, put into calendars, changed, called off, held; then they are tellings."""
