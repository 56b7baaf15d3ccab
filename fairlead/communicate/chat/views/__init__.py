"""The pages of chat."""
