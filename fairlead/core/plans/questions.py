"""A few good questions for a firm that has no plan, or has lost it: ten, a screen each, in our own words.

Two of them only set the scene: their answers help who writes and are not published.
"""

from dataclasses import dataclass

from fairlead.core.plans.headings import Kind


@dataclass(frozen=True, slots=True)
class Example:
    """An answer as an invented firm gave it, and what makes it good or poor."""

    firm: str
    text: str
    because: str


@dataclass(frozen=True, slots=True)
class Question:
    """One question. `kind` is what an answer gives; `explains` the question whose statement it is said beside.

    With neither, the answer is context.
    """

    id: str
    wording: str
    help: str
    good: Example
    poor: Example
    kind: Kind | None = None
    explains: tuple[str, ...] = ()

    @property
    def is_context(self) -> bool:
        """Whether nothing of the answer goes into the plan by itself."""
        return self.kind is None and not self.explains


WHY = Question(
    "why",
    "Why do we exist?",
    "One sentence: whose day would be worse if you closed tomorrow, and how?",
    Example(
        "A laundry on the coast, 40 people",
        "Every care home between Orrin and the harbour has clean sheets by seven, so nobody starts the day in a cold bed.",
        "You can see the beds. A new driver understands on the first morning why seven is not half past.",
    ),
    Example(
        "The same laundry, ten years ago",
        "To be the leading provider of innovative textile solutions.",
        "Any laundry could sign it, and nobody could drive by it.",
    ),
    Kind.PURPOSE,
)
WHERE_WE_ARE = Question(
    "where-we-are",
    "Where are we now?",
    "What goes well and what does not, as a colleague would tell it at home. With a figure, if you have one.",
    Example(
        "A van hire, 31 people",
        "Nine in ten customers come back; the tenth says that we never rang. Four mechanics left since spring, "
        "and two vans stand in the yard because nobody is there to mend them.",
        "It hurts a little, and it can be checked.",
    ),
    Example(
        "Another van hire",
        "We are well positioned in a challenging market.",
        "It would have been as true last year, and will be next year.",
    ),
)
IN_THE_WAY = Question(
    "in-the-way",
    "What is in the way?",
    "The one or two things that, once gone, would make the rest easier. Yourself included.",
    Example(
        "A timber merchant, three branches",
        "Orders live in three notebooks, so one branch sells what another has promised. And everybody waits "
        "for the two of us to decide.",
        "One can go and look at the notebooks. And they named themselves.",
    ),
    Example(
        "A firm of 200",
        "A lack of alignment and of communication.",
        "Nobody can go and look at it, so nobody can mend it.",
    ),
)
WHERE_WE_PLAY = Question(
    "where-we-play",
    "Where do we play?",
    "The customers, places and kinds of work that you choose, said as it looks in three years.",
    Example(
        "Roofers, 18 people",
        "In three years every school within an hour of Marl Bridge calls us first when water comes through the ceiling.",
        "It says who, where and when, and with that, who not.",
    ),
    Example(
        "Other roofers",
        "We serve a wide range of clients in all sectors.",
        "Whoever plays everywhere has not chosen.",
    ),
    Kind.VISION,
)
HOW_WE_WIN = Question(
    "how-we-win",
    "How do we win?",
    "Why would these customers call you and not the firm next door? Something that you do, not something that you are.",
    Example(
        "The same roofers",
        "One of us stands in the playground within two hours of the call, on Sundays too, and the head teacher has "
        "his mobile number.",
        "The firm next door could do it. It will not, because it costs Sundays.",
    ),
    Example(
        "Other roofers",
        "With quality, service and great people.",
        "The firm next door says so too.",
    ),
    explains=("where-we-play",),
)
WHAT_MATTERS_NOW = Question(
    "what-matters-now",
    "What matters most now?",
    "Three to five things, a line each. The reason may follow on the same line.",
    Example(
        "The van hire",
        "Every new customer is called in the first week, by the one who handed over the keys. Of ten who left us, eight had heard "
        "nothing.\nOne order book for all three yards.\nEach yard has two mechanics who can open up without the owner.",
        "Three lines that fit on a hand, and one of them will be a nuisance on Tuesday.",
    ),
    Example(
        "A firm of 60",
        "Grow revenue, raise quality, cut costs, develop our people, go digital.",
        "With everything on the list, the day decides after all.",
    ),
    Kind.PRIORITY,
)
NOT_DOING = Question(
    "not-doing",
    "What will we not do?",
    "Good things that you leave alone, so that the others happen. A line each.",
    Example(
        "A bakery, 24 people",
        "No second shop before 2028, even if the one at the station falls free.\nNo wedding cakes in December.",
        "Both would bring money. That is what makes it a decision.",
    ),
    Example(
        "Another bakery",
        "We will not compromise on quality.",
        "Nobody would have proposed to. It gives nothing up.",
    ),
    Kind.NOT_DOING,
)
HOW_WE_BEHAVE = Question(
    "how-we-behave",
    "How do we behave when it costs us?",
    "A line for each value, and beneath it lines that begin with “We do:” and “We do not:”.",
    Example(
        "A staffing firm, 70 people",
        "We say the bad news first.\nWe do: ring the client before the client finds out.\n"
        "We do not: soften a number in a report.",
        "Two people would know, on a bad afternoon, which of them is keeping to it.",
    ),
    Example(
        "A firm of 500",
        "Integrity, teamwork, excellence.",
        "No one is against it, and no one does anything else because of it.",
    ),
    Kind.VALUE,
)
WHO_DOES_WHAT = Question(
    "who-does-what",
    "Who does what by when?",
    "A line each: a name, a deed, a day. One name, for what two own, neither does.",
    Example(
        "The van hire",
        "Ines: call every new customer in the first week, by 31 March 2027\n"
        "Karim: bring all three yards into one order book, by 30 November 2026",
        "On 1 December one can ask Karim.",
    ),
    Example(
        "A firm of 200",
        "Management will drive this forward as soon as possible.",
        "On no day could one ask anybody.",
    ),
    Kind.GOAL,
    explains=("what-matters-now",),
)
HOW_WE_KNOW = Question(
    "how-we-know",
    "How will we know?",
    "What you would count, and the figure you want to see. A line each.",
    Example(
        "The van hire",
        "Share of new customers called in the first week: from 40% to 95%\nOrders written twice: from 30 a month to 0",
        "Somebody can count it on a Friday, and it can come out badly.",
    ),
    Example(
        "A firm of 60",
        "Customer satisfaction will improve.",
        "It cannot come out badly, so it tells nothing.",
    ),
    Kind.GOAL,
    explains=("what-matters-now",),
)

QUESTIONS = (
    WHY,
    WHERE_WE_ARE,
    IN_THE_WAY,
    WHERE_WE_PLAY,
    HOW_WE_WIN,
    WHAT_MATTERS_NOW,
    NOT_DOING,
    HOW_WE_BEHAVE,
    WHO_DOES_WHAT,
    HOW_WE_KNOW,
)


def question(id: str) -> Question | None:
    """The question with this id, or None.

    >>> question("why").wording, question("lunch") is None
    ('Why do we exist?', True)
    """
    return next((one for one in QUESTIONS if one.id == id), None)
