"""The first form: nine questions, in an order in which none gives another away, and the columns they become."""

from collections.abc import Sequence
from dataclasses import dataclass
from string import Template

from fairlead.core.tables.toml_text import quoted_list, quoted_text

LABELS = ("Strongly disagree", "Disagree", "Neither agree nor disagree", "Agree", "Strongly agree")
CANNOT_SAY = "Cannot say"
LEVELS = ("Staff", "Team lead", "Manager", "Director")
# "1-2" would come back from a spreadsheet as the first of February.
TENURES = ("Less than 1 year", "1 to 3 years", "3 to 10 years", "More than 10 years")


@dataclass(frozen=True, slots=True)
class Question:
    """One question of the form. `item` is its id, `wording` what people read."""

    item: str
    construct: str
    wording: str
    optional: bool = False


@dataclass(frozen=True, slots=True)
class About:
    """A question about the person: which cut it gives, and what can be chosen."""

    cut: str
    wording: str
    choices: tuple[str, ...]


# Company and leaders are named, since "my organisation" and "senior leaders" mean something else to each reader.
QUESTIONS = (
    Question("recall", "recall", "In your own words: what matters most at $company right now? List up to five things."),
    Question("clear", "claimed-clarity", "I am clear about what the priorities of $company are."),
    Question("told", "reached", "In the last three months $leaders, or my manager, told me where $company is going."),
    Question("expected", "expected", "I know what $company expects of me in my work."),
    Question("my-work", "line-of-sight", "I can see how my own work helps $company to get where it is going."),
    Question("right-way", "right-direction", "$company is going in the right direction."),
    Question("get-there", "will-get-there", "I believe that $company will get where it wants to go."),
    Question("do-as-said", "lived", "$leaders do what they say they will do."),
    Question("stay", "stay-intent", "I expect to be working at $company a year from now."),
    Question("changes", "changes", "The priorities of $company change too often.", optional=True),
)  # fmt: skip
ABOUT = (
    About("unit", "Which branch or team do you work in?", ("[one line for each branch or team]",)),
    About("level", "What is your role level?", LEVELS),
    About("tenure", "How long have you been here?", TENURES),
)
FREE = "Small print: Guessing is fine. If you do not know, write: don't know. Please do not look it up."


def questions(company: str, leaders: Sequence[str]) -> tuple[Question, ...]:
    """The questions with the names of company and leaders in them; of a single leader the say-do item speaks otherwise.

    >>> questions("Oak Ltd", ["Ada Lee"])[7].wording
    'If Ada Lee says that something will be done, it is done.'
    >>> questions("Oak Ltd", ["Ada", "Neil"])[7].wording
    'Ada and Neil do what they say they will do.'
    """
    names = joined(leaders)
    filled = [
        Question(
            q.item, q.construct, Template(q.wording).substitute(company=company, leaders=names), q.optional
        )
        for q in QUESTIONS
    ]
    if len(leaders) > 1:
        return tuple(filled)
    alone = f"If {names} says that something will be done, it is done."
    return tuple(Question(q.item, q.construct, alone) if q.construct == "lived" else q for q in filled)


def joined(names: Sequence[str]) -> str:
    """Names as they are said.

    >>> joined(["Ada", "Neil", "Sue"]), joined(["Ada"])
    ('Ada, Neil and Sue', 'Ada')
    """
    return f"{', '.join(names[:-1])} and {names[-1]}" if len(names) > 1 else "".join(names)


def form_text(company: str, leaders: Sequence[str]) -> str:
    """The questions as they are copied into a form tool."""
    asked = [spelt_question(n, q) for n, q in enumerate(questions(company, leaders), 1)]
    about = [spelt_about(n, a) for n, a in enumerate(ABOUT, len(asked) + 1)]
    return "\n\n".join([*asked, *about])


def spelt_question(number: int, question: Question) -> str:
    """One question, with what to choose in the form tool."""
    if question.construct == "recall":
        return f"{number}. Long answer, on a page of its own\n   {question.wording}\n   {FREE}"
    kind = "One of six" + (", if you like; then see fairlead.toml" if question.optional else "")
    return f"{number}. {kind}\n   {question.wording}\n{choices((*LABELS, CANNOT_SAY))}"


def spelt_about(number: int, about: About) -> str:
    """One question about the person."""
    return f"{number}. One of a list\n   {about.wording}\n{choices(about.choices)}"


def choices(labels: Sequence[str]) -> str:
    """What can be chosen, a line each."""
    return "\n".join(f"     ( ) {label}" for label in labels)


def header(company: str, leaders: Sequence[str]) -> tuple[str, ...]:
    """The columns of an export of the form, without the optional question.

    >>> header("Oak", ["Ada"])[:3]
    ('Timestamp', 'In your own words: what matters most at Oak right now? List up to five things.', \
'I am clear about what the priorities of Oak are.')
    """
    asked = [q.wording for q in questions(company, leaders) if not q.optional]
    return ("Timestamp", *asked, *(about.wording for about in ABOUT))


def about_text() -> str:
    """The cuts, for [file.columns]."""
    return "\n".join(f"{about.cut} = {quoted_text(about.wording)}" for about in ABOUT)


def items_text(company: str, leaders: Sequence[str]) -> str:
    """The questions as [[file.item]] tables; the optional one behind signs of comment."""
    return "\n\n".join(item_text(q) for q in questions(company, leaders))


def item_text(question: Question) -> str:
    """One [[file.item]]."""
    how = "text = true" if question.construct == "recall" else 'scale = "agree"'
    lines = [
        "[[file.item]]",
        f"column = {quoted_text(question.wording)}",
        f"item = {quoted_text(question.item)}",
        f"construct = {quoted_text(question.construct)}",
        how,
        *(["reversed = true"] if question.construct == "changes" else []),
    ]
    if not question.optional:
        return "\n".join(lines)
    return "\n".join(
        ["# If you asked the optional question, take the signs # away:", *(f"# {at}" for at in lines)]
    )


def labels_text() -> dict[str, str]:
    """Lists that the mapping states."""
    return {
        "labels": quoted_list(LABELS),
        "levels": quoted_list(LEVELS),
        "cannot_say": quoted_list((CANNOT_SAY,)),
    }
