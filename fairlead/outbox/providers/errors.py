"""Why a call of a provider is not taken."""

BROKEN = (ValueError, LookupError, TypeError, AttributeError, ArithmeticError, OSError, RecursionError)


class NotBelieved(Exception):
    """Nobody who knows our secret has said this, it is not signed as it must be, or it is too old."""


class CannotCheck(Exception):
    """What the signature is held against cannot be had just now: the provider is to come again."""
