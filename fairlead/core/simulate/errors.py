"""What simulate refuses."""

from fairlead.core.errors import BadInput


class UnableToSimulate(BadInput):
    """A company was asked for that cannot be invented: an unknown cause, too few people, a share outside 0 to 1."""


class FolderInUse(BadInput):
    """The folder to write to holds something already, or is a file, or cannot be made."""
