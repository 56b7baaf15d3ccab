"""What the journal refuses."""

from fairlead.core.errors import FairleadError


class NotForTheJournal(FairleadError):
    """A name, an address or a long text was about to be written where it would stay for good."""


class NeverChanges(FairleadError):
    """What happened stays as it was written."""
