"""Messages on their way."""
