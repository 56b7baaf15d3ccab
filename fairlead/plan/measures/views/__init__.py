"""Pages of measures, one file a noun."""
