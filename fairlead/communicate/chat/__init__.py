"""Messages in Slack and Teams: connected by the company, written as values, signed on their way in."""
