"""What is said when a plan cannot be read."""

from fairlead.core.errors import BadInput


class UnableToReadPlan(BadInput):
    """A plan file breaks the grammar; the text names file, line and remedy."""

    def __init__(self, name: str, line: int | None, what: str) -> None:
        super().__init__(f"{name}, line {line}: {what}" if line else f"{name}: {what}")
        self.name, self.line = name, line
