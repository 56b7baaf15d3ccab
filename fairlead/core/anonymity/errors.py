"""What stops a release. Nothing is shown then."""

from fairlead.core.errors import BadInput


class ThresholdLowered(BadInput):
    """A threshold was set below the one that people were promised."""

    def __init__(self, name: str, asked: int, floor: int) -> None:
        super().__init__(
            f"The threshold {name} = {asked} is below {floor}, the least that Fairlead keeps: "
            f"leave it out or raise it."
        )


class UnableToRelease(BadInput):
    """The counts do not add up, or a step of the release failed: no figure is shown."""
