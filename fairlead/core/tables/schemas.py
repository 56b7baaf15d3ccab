"""The Fairlead tables: the exchange format, in one place. `fairlead tables` prints this page."""

from dataclasses import dataclass
from typing import Literal

Type = Literal["text", "day", "time", "number", "whole", "flag", "texts"]

CONSTRUCTS = (
    "recall", "claimed-clarity", "reached", "expected", "line-of-sight", "right-direction", "will-get-there",
    "lived", "changes", "career", "stay-intent", "pay", "other", "leader-list",
)  # fmt: skip
REASON_FAMILIES = (
    "direction", "pay", "career", "manager", "workload", "work-life", "job", "environment", "health",
    "family-relocation", "retirement", "other",
)  # fmt: skip
DIRECTION_REASONS = tuple(
    f"direction/{r}" for r in ("no-plan", "not-told", "not-lived", "keeps-changing", "promise-broken")
)
NO_REASON = "none"  # was asked for reasons and named none: counts in the base; an empty reason does not
REASONS = (*REASON_FAMILIES, NO_REASON)
EXIT_KINDS = ("voluntary", "involuntary", "other")


@dataclass(frozen=True, slots=True)
class Column:
    """One column. A row without its `key` columns is refused; `required` columns must be in the file."""

    name: str
    type: Type
    meaning: str
    required: bool = False
    key: bool = False
    allowed: tuple[str, ...] = ()

    @property
    def sql(self) -> str:
        """The DuckDB type of the column."""
        return SQL_TYPES[self.type]


@dataclass(frozen=True, slots=True)
class Table:
    """One table and what a row of it is."""

    name: str
    row: str
    columns: tuple[Column, ...]

    def column(self, name: str) -> Column:
        """The column of that name; KeyError if there is none."""
        return next((c for c in self.columns if c.name == name), None) or _no_column(self.name, name)

    @property
    def names(self) -> tuple[str, ...]:
        """Names of columns in order."""
        return tuple(c.name for c in self.columns)


SQL_TYPES: dict[Type, str] = {
    "text": "VARCHAR",
    "day": "DATE",
    "time": "TIMESTAMP",
    "number": "DOUBLE",
    "whole": "BIGINT",
    "flag": "BOOLEAN",
    "texts": "VARCHAR[]",
}


def _no_column(table: str, name: str) -> Column:
    raise KeyError(f"{table} has no column {name}")


def _key(name: str, type: Type, meaning: str, allowed: tuple[str, ...] = ()) -> Column:
    return Column(name, type, meaning, required=True, key=True, allowed=allowed)


def _must(name: str, type: Type, meaning: str) -> Column:
    return Column(name, type, meaning, required=True)


def _may(name: str, type: Type, meaning: str, allowed: tuple[str, ...] = ()) -> Column:
    return Column(name, type, meaning, allowed=allowed)


PEOPLE = Table("people", "a person employed now or before", (
    _key("person", "text", "an id, not a name"),
    _must("unit", "text", "where the person works"),
    _must("hired_on", "day", "first day"),
    _may("left_on", "day", "last day, empty for who is still here"),
    _may("exit_kind", "text", "how the employment ended", EXIT_KINDS),
    _may("manager", "text", "the id of another person"),
    _may("role", "text", "what the person does"),
    _may("level", "text", "rung, ordered by level_order"),
    _may("location", "text", "place of work"),
    _may("pay_band", "text", "one of five bands, made while reading; pay itself is dropped"),
    _may("seen_from", "day", "since when this record has been kept"),
))  # fmt: skip
UNITS = Table("units", "a part of the company", (
    _key("unit", "text", "its id"),
    _may("parent", "text", "the unit above it"),
    _may("name", "text", "what people call it"),
    _may("lead", "text", "the person who leads it"),
))  # fmt: skip
ITEMS = Table("items", "a question", (
    _key("item", "text", "its id, such as reached-1"),
    _key("construct", "text", "what it measures", CONSTRUCTS),
    _may("wording", "text", "as people read it"),
    _may("low", "whole", "lowest code of its scale"),
    _may("high", "whole", "highest code of its scale"),
    _may("reversed", "flag", "whether agreeing is the bad news"),
    _may("statement", "text", "the statement of the plan that it is about"),
    _may("labels", "texts", "answer labels from low to high, divided by |"),
))  # fmt: skip
ANSWERS = Table("answers", "one answer to one item", (
    _key("pulse", "text", "the wave of questions"),
    _key("item", "text", "which question"),
    _may("respondent", "text", "a random id, within one pulse"),
    _may("value", "number", "the code of the answer, or its label"),
    _may("missing", "text", "why there is no answer", ("cannot-say", "skipped")),
    _may("text", "text", "an answer in own words"),
    _may("unit", "text", "cut"),
    _may("level", "text", "cut"),
    _may("tenure", "text", "cut"),
    _may("location", "text", "cut"),
    _may("weight", "number", "how many people the answer stands for; 1 if absent"),
    _may("statements", "texts", "coded by hand: ids that the text names, divided by ; or space"),
))  # fmt: skip
COUNTS = Table("counts", "a published figure", (
    _key("pulse", "text", "the wave of questions"),
    _key("item", "text", "which question"),
    _may("cut", "text", "what the groups divide, such as unit; 'company' for all"),
    _may("group", "text", "one group of the cut; 'all' for everyone"),
    _may("option", "text", "the code of an answer, or 'positive'"),
    _may("n", "whole", "how many gave this answer"),
    _may("share", "number", "their share, 0 to 1"),
    _may("base", "whole", "how many answered"),
    _may("hidden", "flag", "whether the figure was withheld"),
    _may("statement", "text", "the statement of the plan that it is about"),
))  # fmt: skip
TELLINGS = Table("tellings", "one occasion on which a statement was put before people", (
    _key("told_on", "day", "when"),
    _key("statement", "text", "its id in the plan"),
    _must("channel", "text", "message, talk, meeting, screen …"),
    _may("unit", "text", "who was there: a unit; empty for all"),
    _may("audience", "text", "who was there, in words"),
    _may("people", "whole", "how many"),
    _may("teller", "text", "who said it"),
))  # fmt: skip
COMMITMENTS = Table("commitments", "who does what by when", (
    _key("commitment", "text", "what, or its id"),
    _must("due", "day", "by when"),
    _may("statement", "text", "the statement that it serves"),
    _may("owner", "text", "who"),
    _may("done_on", "day", "when it was done"),
    _may("state", "text", "how it stands", ("open", "kept", "late", "changed", "dropped")),
    _may("reason", "text", "why it was changed or dropped"),
))  # fmt: skip
DECISIONS = Table("decisions", "a decision and a statement that it bears on; one row without a statement where it bears on none", (
    _key("decision", "text", "what, or its id: the same on each of its rows"),
    _must("decided_on", "day", "when"),
    _may("what", "text", "in words, where the id says nothing"),
    _may("by", "text", "who took it"),
    _may("reason", "text", "why"),
    _may("audience", "text", "who may read it"),
    _may("statement", "text", "the statement that it bears on"),
    _may("stance", "text", "whether it follows that statement or goes against it", ("follows", "against")),
    _may("withdrawn", "flag", "no more in force; it was taken all the same"),
))  # fmt: skip
EXITS = Table("exits", "a reason of a leaver; one row without a reason for who named none", (
    _key("leaver", "text", "an id; may equal the respondent of the same file"),
    _must("left_on", "day", "last day, or its month or year"),
    _may("left_precision", "text", "how exactly left_on is known", ("day", "month", "year")),
    _may("unit", "text", "where the leaver worked"),
    _may("kind", "text", "how the employment ended", EXIT_KINDS),
    _may("asked", "text", "when the leaver was asked", ("at_exit", "later", "before")),
    _may("reason", "text", f"its family, or family/sub-reason; '{NO_REASON}' where none was named", REASONS),
    _may("primary", "flag", "whether it is the main reason"),
    _may("coder", "text", "who coded it"),
    _may("text", "text", "own words"),
    _may("source", "text", "told to the employer itself, or while applying elsewhere", ("own", "candidate")),
    _may("employer", "text", "which firm was left"),
    _may("region", "text", "place"),
))  # fmt: skip
PROMISES = Table("promises", "one thing told to a recruit", (
    _key("promise", "text", "what was promised, or its id"),
    _must("recruit", "text", "to whom: an id"),
    _must("told_on", "day", "when"),
    _may("statement", "text", "the statement of the plan that it is about"),
    _may("checked_on", "day", "when it was checked"),
    _may("outcome", "text", "what was found", ("kept", "partly", "broken", "too-early")),
))  # fmt: skip
STAGE_EVENTS = Table("stage_events", "a deal entered a stage", (
    _key("deal", "text", "its id"),
    _key("stage", "text", "which stage"),
    _key("entered_at", "time", "when"),
    _may("owner", "text", "who works on it"),
    _may("source", "text", "where it came from"),
    _may("segment", "text", "kind of customer"),
    _may("amount", "number", "worth"),
))  # fmt: skip

SCHEMAS: dict[str, Table] = {
    t.name: t
    for t in (
        PEOPLE, UNITS, ITEMS, ANSWERS, COUNTS, TELLINGS, COMMITMENTS, DECISIONS, EXITS, PROMISES, STAGE_EVENTS,
    )
}  # fmt: skip

# Not a table of its own: its rows are joined onto the answers.
CODING = Table("coding", "one text, coded", (
    Column("respondent", "text", "whose answer"),
    Column("line", "text", "the line of the answer in its file, where there is no respondent"),
    Column("pulse", "text", "the wave, where there are several"),
    Column("item", "text", "the question, where there are several"),
    Column("statements", "texts", "ids that the text names; empty for none"),
    Column("coder", "text", "who coded it"),
    Column("partly", "texts", "ids that the text names in part, or half takes back; not counted as named"),
    Column("opposite", "texts", "ids of which the text says the opposite; not counted as named"),
))  # fmt: skip
