"""What do I hold, and what comes back to me before I forget it? Private to each person."""
