"""The notebook of a reading: what was understood, what was refused, what looks odd."""

from dataclasses import dataclass, field

from fairlead.core.tables.reading import FileReading, Reading, Refusal, Suspicion


@dataclass
class Notes:
    """Written while reading; `reading()` gives the fair copy. All refusals are counted, the first are listed."""

    listed: int = 1000
    files: list[FileReading] = field(default_factory=list)
    refusals: list[Refusal] = field(default_factory=list)
    refused: int = 0
    suspicions: list[Suspicion] = field(default_factory=list)
    ignored: list[str] = field(default_factory=list)
    absent: list[FileReading] = field(default_factory=list)  # optional files that are not there
    asides: list[str] = field(
        default_factory=list
    )  # of the file at hand: rows passed over as the mapping says

    @property
    def room(self) -> int:
        """How many more refusals can be listed."""
        return max(0, self.listed - len(self.refusals))

    def refuse(self, file: str, line: int | None, column: str | None, reason: str) -> None:
        """One refusal."""
        self.refused += 1
        if self.room:
            self.refusals.append(Refusal(file, line, column, reason))

    def refuse_all(self, total: int, first: list[Refusal]) -> None:
        """Many refusals of one kind, of which the first are spelt out."""
        self.refused += total
        self.refusals.extend(first[: self.room])

    def suspect(self, kind: str, sentence: str) -> None:
        """One suspicion."""
        self.suspicions.append(Suspicion(kind, sentence))

    def reading(self) -> Reading:
        """What is handed on."""
        return Reading(
            (*self.files, *self.absent), tuple(self.refusals), self.refused, tuple(self.suspicions),
            tuple(self.ignored),
        )  # fmt: skip
