"""From answers to the few good questions to statements that a person confirms; only sentences that the person wrote."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from fairlead.core.plans.foreign.keys import keys_of
from fairlead.core.plans.foreign.markup import sentences
from fairlead.core.plans.foreign.values import Found
from fairlead.core.plans.headings import Kind
from fairlead.core.plans.pairing import pair
from fairlead.core.plans.pieces import Piece, led_by_measure, led_by_name, pieces
from fairlead.core.plans.questions import HOW_WE_KNOW, QUESTIONS, WHO_DOES_WHAT, Question

SAME_THING = 0.4  # likeness from which a line about who or how much is taken to speak of a priority
MOST_PAIRS = 2_500  # priorities × lines that are compared; a page beyond that is no plan yet
ONE = (Kind.PURPOSE, Kind.VISION)
KEPT_BY_SOMEBODY = (Kind.PRIORITY, Kind.GOAL)
CONTEXT = "context, for those who write the plan"
BEYOND = "stands behind the first two hundred lines"
MOST_LINES = 200  # of one answer
ALONE = "explains a statement that is not there"
IN_ONE = "stood among others in one paragraph: one thing, or several?"


@dataclass(frozen=True, slots=True)
class FromAnswer:
    """One statement proposed of an answer. `found` says from which words owner, day, measure and target were read."""

    question: str
    kind: Kind
    text: str
    details: tuple[str, ...] = ()
    found: tuple[Found, ...] = ()
    doubts: tuple[str, ...] = ()
    line: str = field(default="", compare=False)  # as it stood in the answer, with the name before it


@dataclass(frozen=True, slots=True)
class Kept:
    """Words of an answer that no statement was made of, and why."""

    question: str
    text: str
    reason: str


@dataclass(frozen=True, slots=True)
class Answered:
    """All that was made of the answers: each sentence is in a statement, in its details, or kept aside."""

    statements: tuple[FromAnswer, ...]
    kept: tuple[Kept, ...] = ()


def statements_from(answers: Mapping[str, str]) -> Answered:
    """Draft statements from answers by question id; empty and unknown ones are passed over.

    >>> made = statements_from({"why": "Clean sheets by seven. We began in a garage.", "in-the-way": "Three notebooks."})
    >>> [(s.kind.value, s.text, s.details) for s in made.statements]
    [('purpose', 'Clean sheets by seven.', ('We began in a garage.',))]
    >>> [(k.question, k.text) for k in made.kept]
    [('in-the-way', 'Three notebooks.')]
    """
    made: list[FromAnswer] = []
    kept: list[Kept] = []
    for one in QUESTIONS:
        text = answers.get(one.id, "")
        if one.is_context:
            kept += [Kept(one.id, line, CONTEXT) for p in pieces(text) for line in (p.text, *p.details)]
        elif one.kind is None:
            _beside(one, text, made, kept)
        elif one.explains:
            _joined(list(_of_list(one, text)), made, kept)
        elif one.kind in ONE:
            made += _of_one(one, text)
        else:
            made += _of_list(one, text)
        kept += [Kept(one.id, line, BEYOND) for line in _beyond(one, text)]
    return Answered(tuple(made), tuple(kept))


def _of_one(one: Question, text: str) -> Iterator[FromAnswer]:
    """The first sentence is the statement; all others explain it."""
    said = [part for piece in pieces(text) for part in (*sentences(piece.text), *piece.details)]
    if said and one.kind:
        yield FromAnswer(one.id, one.kind, said[0], tuple(said[1:]))


def _beyond(one: Question, text: str) -> list[str]:
    """Lines of a list that goes on and on."""
    further = pieces(text)[MOST_LINES:] if one.kind and one.kind not in ONE else []
    return [line for piece in further for line in (piece.text, *piece.details)]


def _of_list(one: Question, text: str) -> Iterator[FromAnswer]:
    found = pieces(text)[:MOST_LINES]
    alone = len(found) == 1 and len(sentences(found[0].text)) > 1
    for piece in _parted(found[0]) if alone else map(_led, found):
        statement = _statement(one, piece)
        yield replace(statement, doubts=(IN_ONE,)) if alone else statement


def _parted(piece: Piece) -> list[Piece]:
    """A paragraph as one piece a sentence; a sentence that gives a reason stays with the one before it."""
    return pieces("\n".join((*sentences(piece.text), *(f"  {line}" for line in piece.details))))


def _led(piece: Piece) -> Piece:
    """The first sentence of a line leads; the others explain it."""
    first, *rest = sentences(piece.text)
    return Piece(first, (*rest, *piece.details))


def _statement(one: Question, piece: Piece) -> FromAnswer:
    kind, text = one.kind or Kind.GOAL, piece.text
    found: dict[str, Found] = {}
    if kind in KEPT_BY_SOMEBODY:
        found = {key.key: key for key in keys_of(text, piece.details, counted=one.id == HOW_WE_KNOW.id)}
    if one.id == WHO_DOES_WHAT.id:
        text = _who_and_when(text, found)
    elif one.id == HOW_WE_KNOW.id and (measure := led_by_measure(text)):
        found["measure"] = Found("measure", measure, text)
    return FromAnswer(one.id, kind, text, piece.details, tuple(found.values()), line=piece.text)


def _who_and_when(line: str, found: dict[str, Found]) -> str:
    """The deed of a line; the name before it and the day behind it are added to what was found."""
    who, deed = led_by_name(line)
    if who and "owner" not in found:
        found["owner"] = Found("owner", who, line)
    last = re.split(r"[,|]|\s[–—-]\s", deed)[-1].strip()
    for one in keys_of(f"by {last}", ()) if "due" not in found else ():
        if one.key == "due":
            found["due"] = Found("due", one.value, last)
    return deed


def _beside(one: Question, text: str, made: list[FromAnswer], kept: list[Kept]) -> None:
    """Said beside the statement of an earlier question; kept aside where that was not answered."""
    said = tuple(part for piece in pieces(text) for part in (*sentences(piece.text), *piece.details))
    at = next((i for i, s in enumerate(made) if s.question in one.explains), None)
    if at is None:
        kept += [Kept(one.id, part, ALONE) for part in said]
    else:
        made[at] = replace(made[at], details=(*made[at].details, *said))


def _joined(lines: Sequence[FromAnswer], made: list[FromAnswer], kept: list[Kept]) -> None:
    """A line that speaks of a priority gives it owner, day, measure, target; another is a goal of its own."""
    priorities = [i for i, s in enumerate(made) if s.kind is Kind.PRIORITY]
    few = len(priorities) * len(lines) <= MOST_PAIRS
    texts = [made[i].text for i in priorities] if few else []
    of = {j: priorities[i] for i, j in pair(texts, [line.text for line in lines], least=SAME_THING)}
    for i, line in enumerate(lines):
        if i in of and (given := _given(made[of[i]], line)):
            one = made[of[i]]
            made[of[i]] = replace(one, found=(*one.found, *given), details=(*one.details, *line.details))
            kept.append(Kept(line.question, line.line, f"says who, when or how much of “{one.text}”"))
        else:
            made.append(line)


def _given(priority: FromAnswer, line: FromAnswer) -> tuple[Found, ...]:
    """What the line says of the priority that it did not say itself, each with the line that it was read from."""
    has = {found.key for found in priority.found}
    return tuple(replace(found, words=line.line) for found in line.found if found.key not in has)
