"""The `fairlead` command: what a person types. One call to the core each; errors become exit codes in one place."""

from fairlead.cli.reference import reference
from fairlead.cli.running import main, run

__all__ = ["main", "reference", "run"]
