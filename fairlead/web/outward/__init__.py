"""Asking another server: no private address, no redirect, a limit for the whole of it and for what comes back."""
