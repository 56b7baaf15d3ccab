"""What a message says, as values: the same for blocks of Slack and for cards of Teams."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Told:
    """A telling for one reader, or for a channel: every word is people's own and stays a word."""

    statement: str
    paragraphs: tuple[str, ...]  # the approved words; one that is the statement itself is not said twice
    team_line: str
    ask: str  # who is to be asked
    plan: str  # address of the plan
    reach: str  # address of the page on which one says what one reads; empty for a channel


@dataclass(frozen=True, slots=True)
class Invited:
    """A practice slot: it has no place for a statement."""

    practice: str  # address, the same for everybody and for ever
    reach: str
