"""Slack: its calls, its blocks, its signature."""
