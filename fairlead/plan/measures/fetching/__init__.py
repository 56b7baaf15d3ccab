"""Fetching a figure from another system: no private address, no redirect, ten seconds and a megabyte at most."""
