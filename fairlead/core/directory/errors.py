"""What can be wrong with a people file as a whole; one sentence each."""

from fairlead.core.errors import BadInput


class TooLarge(BadInput):
    """A file, a row or a cell passes what a people file can need."""


class NobodyNamed(BadInput):
    """No column says who a row is about, or nothing was given at all."""


class BadMatching(BadInput):
    """A saved or typed matching names a field that does not exist, or one field too often."""
