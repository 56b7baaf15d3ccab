"""Answer labels known by sight, in any order: which scale a column of answers is on."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from fairlead.core.tables.labels import squash, squeeze

Steps = tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Family:
    """Labels of one kind, each step with its spellings, low to high; `shapes` are the steps that one survey uses together."""

    name: str
    steps: Steps
    shapes: tuple[tuple[int, ...], ...] = ()

    @property
    def usual(self) -> tuple[tuple[int, ...], ...]:
        """The shapes, or all steps."""
        return self.shapes or (tuple(range(len(self.steps))),)


FAMILIES = (
    Family("agree", (
        ("Strongly disagree", "completely disagree", "totally disagree", "fully disagree", "SD"),
        ("Disagree", "mostly disagree", "D"),
        ("Slightly disagree", "somewhat disagree", "tend to disagree", "rather disagree"),
        ("Neither agree nor disagree", "neither", "neutral", "undecided", "neither agree or disagree", "N"),
        ("Slightly agree", "somewhat agree", "tend to agree", "rather agree"),
        ("Agree", "mostly agree", "A"),
        ("Strongly agree", "completely agree", "totally agree", "fully agree", "SA"),
    ), ((0, 1, 3, 5, 6), (0, 2, 3, 4, 6), (0, 1, 2, 3, 4, 5, 6))),
    Family("satisfied", (
        ("Very dissatisfied", "extremely dissatisfied", "VD"), ("Dissatisfied", "somewhat dissatisfied"),
        ("Neither satisfied nor dissatisfied", "neutral", "neither", "neither satisfied or dissatisfied"),
        ("Satisfied", "somewhat satisfied"), ("Very satisfied", "extremely satisfied", "VS"),
    )),
    Family("often", (
        ("Never",), ("Rarely", "seldom", "hardly ever"), ("Sometimes", "occasionally"), ("Often", "usually", "mostly", "frequently"),
        ("Always", "very often"),
    )),
    Family("good", (
        ("Very poor", "very bad"), ("Poor", "bad"), ("Fair", "average", "acceptable"), ("Good",), ("Very good", "excellent"),
    )),
    Family("likely", (
        ("Very unlikely", "extremely unlikely"), ("Unlikely", "somewhat unlikely"), ("Neither likely nor unlikely", "neutral", "neither"),
        ("Likely", "somewhat likely"), ("Very likely", "extremely likely"),
    )),
    Family("extent", (
        ("Not at all", "to no extent"), ("A little", "slightly", "to a small extent", "to a little extent"),
        ("Somewhat", "moderately", "to some extent"), ("Mostly", "very", "to a great extent", "to a large extent", "quite"),
        ("Completely", "extremely", "to a very great extent", "entirely", "fully"),
    )),
    Family("zustimmung", (
        ("Stimme überhaupt nicht zu", "stimme gar nicht zu", "trifft überhaupt nicht zu", "trifft gar nicht zu", "trifft nicht zu"),
        ("Stimme eher nicht zu", "stimme nicht zu", "trifft eher nicht zu", "lehne eher ab"),
        ("Teils teils", "weder noch", "neutral", "unentschieden"),
        ("Stimme eher zu", "trifft eher zu"),
        ("Stimme voll und ganz zu", "stimme voll zu", "stimme völlig zu", "trifft voll und ganz zu",
         "trifft voll zu", "stimme zu", "trifft zu"),
    )),
)  # fmt: skip
CANNOT_SAY = {
    "x", "n/a", "na", "not applicable", "cannot say", "can't say", "don't know", "dont know", "do not know", "no basis to judge",
    "no opinion", "not sure", "unsure", "prefer not to say", "weiß nicht", "weiss nicht", "kann ich nicht sagen", "keine angabe", "k.a.",
}  # fmt: skip
NO_ANSWER = {
    "not stated", "missing", "null", "none", "nil", "-", "--", "?", "#n/a", "#name?", "#ref!", "unknown", "not answered", "no answer",
    "no response", "skipped", "nan", "blank", "(blank)", ".",
}  # fmt: skip
KNOWN = 0.6  # of the filled cells must be on the scale, and at least two of its labels seen
SHORT = 3  # letters of a code


@dataclass
class ScaleFound:
    """A scale as the files write it: the spellings of each step, and marks that are no answers."""

    name: str
    usual: tuple[str, ...]
    spelt: list[Counter[str]]
    not_applicable: set[str] = field(default_factory=set)
    missing: set[str] = field(default_factory=set)
    unknown: Counter[str] = field(default_factory=Counter)

    @property
    def labels(self) -> tuple[str, ...]:
        """The commonest long spelling of each step, else the usual label."""
        return tuple(
            next((word for word, _ in spelt.most_common() if is_label(word)), usual)
            for spelt, usual in zip(self.spelt, self.usual, strict=True)
        )

    @property
    def codes(self) -> tuple[tuple[str, ...], ...]:
        """Other spellings, one list a step; () when there are none."""
        further = tuple(
            tuple(sorted(word for word in unique(spelt) if squeeze(word) != squeeze(label)))
            for spelt, label in zip(self.spelt, self.labels, strict=True)
        )
        return further if any(further) else ()

    def add(self, other: "ScaleFound") -> None:
        """Take in what another column showed of the same scale."""
        for mine, its in zip(self.spelt, other.spelt, strict=True):
            mine.update(its)
        self.not_applicable |= other.not_applicable
        self.missing |= other.missing
        self.unknown.update(other.unknown)


def is_label(word: str) -> bool:
    """Whether a spelling can stand as a label: no code, no number in front."""
    return len(word) > SHORT and not any(letter.isdigit() for letter in word)


def unique(spelt: Iterable[str]) -> list[str]:
    """Spellings that differ by more than blanks and capitals."""
    return list({squeeze(word): word for word in sorted(spelt)}.values())


def scale_of_cells(counts: Counter[str], least: int = 2) -> ScaleFound | None:
    """The scale that filled cells are on, of which at least so many labels must be seen; None if none is known.

    >>> found = scale_of_cells(Counter({"Agree": 5, "Strongly agree": 2, "Disagree": 1, "N/A": 1}))
    >>> found.name, found.labels[3:], found.not_applicable
    ('agree', ('Agree', 'Strongly agree'), {'N/A'})
    >>> scale_of_cells(Counter({"SA": 3, "A": 2, "M": 1})).codes[4], scale_of_cells(Counter({"red": 3})) is None
    (('SA',), True)
    """
    tried = [on_family(family, counts) for family in FAMILIES]
    answered = sum(n for word, n in counts.items() if squeeze(word) not in CANNOT_SAY | NO_ANSWER)
    found = [
        one for one in tried if len([s for s in one.spelt if s]) >= least and weight(one) >= KNOWN * answered
    ]
    return max(found, key=weight, default=None)


def weight(found: ScaleFound) -> int:
    """How many cells are on the scale."""
    return sum(spelt.total() for spelt in found.spelt)


def on_family(family: Family, counts: Counter[str]) -> ScaleFound:
    """Cells sorted onto the steps of one family; the shape is the first that has all steps seen."""
    places = {squash(word): step for step, words in enumerate(family.steps) for word in words}
    spelt = [Counter[str]() for _ in family.steps]
    off = Counter[str]()
    for word, n in sorted(counts.items()):
        step = step_of(places, word)
        (off if step is None else spelt[step])[word] += n
    seen = {step for step, found in enumerate(spelt) if found}
    shape = next((shape for shape in family.usual if seen <= set(shape)), tuple(range(len(family.steps))))
    name = (
        family.name
        if shape == family.usual[0] or len(shape) == len(family.usual[0])
        else f"{family.name}-{len(shape)}"
    )
    name = f"{name}-tend" if shape != family.usual[0] and len(shape) == len(family.usual[0]) else name
    found = ScaleFound(name, tuple(family.steps[s][0] for s in shape), [spelt[s] for s in shape])
    sort_off(found, off)
    return found


def step_of(places: dict[str, int], word: str) -> int | None:
    """The step of a label, written with or without its number."""
    plain = squash(word)
    if plain in places:
        return places[plain]
    return places.get(squeeze("".join(" " if letter.isdigit() else letter for letter in plain)))


def sort_off(found: ScaleFound, off: Counter[str]) -> None:
    """Cells that are on no step: known marks, short codes of unknown meaning, or words that we do not know."""
    for word, n in off.items():
        low = squeeze(word)
        if low in CANNOT_SAY:
            found.not_applicable.add(word)
        elif low in NO_ANSWER or len(word) <= SHORT:
            found.missing.add(word)
        else:
            found.unknown[word] += n
