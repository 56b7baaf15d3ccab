"""Teams: cards, and the workflow that posts them in a channel."""
