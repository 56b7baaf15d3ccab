"""Why an answer gave no figure."""

from fairlead.web.outward.errors import NoAnswer


class NoFigure(NoAnswer):
    """The source answered, and there is no figure in it."""
