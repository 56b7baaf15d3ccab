"""What can be wrong with a folder as a whole; one sentence each."""

from fairlead.core.errors import BadInput


class MappingFault(BadInput):
    """fairlead.toml says something that cannot be followed."""


class NothingToRead(BadInput):
    """The folder is empty, or holds nothing that Fairlead knows how to read."""


class UnableToOpen(BadInput):
    """A file is missing, or may not be read."""


class UnableToDecode(BadInput):
    """The letters of a text file cannot be told, or change their encoding half-way."""


class HeaderMisfit(BadInput):
    """The names of columns and the cells below them differ in number."""


class UnableToReadSheet(BadInput):
    """A workbook is broken, too large when unzipped, or lacks the sheet."""


class MissingColumn(BadInput):
    """A mapping names a column that the file does not have."""


class SameTableTwice(BadInput):
    """Two files claim to be the same table."""


class AmbiguousDates(BadInput):
    """Dates that may be read day first or month first, or are written both ways in one column."""


class BadLeaderList(BadInput):
    """A leader's list, or its coding by hand, says something that cannot be used."""
