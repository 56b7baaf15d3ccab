"""Tests of chat, against servers of our own that answer as the vendors say that theirs do."""
