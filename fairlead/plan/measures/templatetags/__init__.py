"""Tags of the pages of measures."""
