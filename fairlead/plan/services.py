"""What changes several things of the plan at once."""
