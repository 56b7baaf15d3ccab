"""Diagnoses as the core makes them, of invented firms: what the report's tests look at."""

from datetime import date

from fairlead.core.diagnosis.values import (
    Diagnosis,
    Gap,
    GroupFinding,
    GroupShare,
    Histogram,
    Leaving,
    LeftOut,
    LinkFinding,
    Measure,
    PlanSummary,
    Published,
    Reason,
    SpreadFinding,
)
from fairlead.core.tables.reading import FileReading, Reading, Refusal, Suspicion
from fairlead.core.values import Estimate, Evidence, Interval, Status
from fairlead.core.verdict import LINKS, decide, next_steps, weigh

HOLDS, FAILS, UNKNOWN = Status.HOLDS, Status.FAILS, Status.UNKNOWN
CUTS = dict.fromkeys(LINKS, 0.5) | {"reached": 0.6, "lived": 0.6}
AGREE = ("Strongly disagree", "Disagree", "Neither", "Agree", "Strongly agree")
LIMITS = (
    "It says what goes with what. It does not say what would happen if you changed it.",
    "People who left before the questions were asked have no voice in the chain.",
    "An intention to leave is not a leaving.",
)
TOO_FEW = "fewer than 5 answers"


def share(value, low, high, n, band="", population=None, caveats=()):
    return Estimate(value, Interval(low, high), n, "Wilson, 95 %", band, population, caveats)


def measure(id, construct, wording, estimate, status, cut, counts=None, **more):
    histogram = Histogram(AGREE, counts, 3, 1) if counts else None
    return Measure(id, construct, wording, "autumn 2026", estimate, status, cut, histogram, **more)


REACHED = measure(
    "reached-1",
    "reached",
    "In the last month somebody told me where the company is going.",
    share(0.776, 0.65, 0.866, 58, population=62, caveats=("4 of 62 did not answer",)),
    HOLDS,
    0.6,
    (3, 4, 6, 28, 17),
    bounds=Interval(0.726, 0.79),
    consensus=0.68,
)
RECALL = measure(
    "recall",
    "recall",
    "Which three things matter most for the company right now?",
    share(0.279, 0.172, 0.418, 43, population=62, caveats=("corrected for what chance would name",)),
    FAILS,
    0.5,
)
LINE_OF_SIGHT = measure(
    "line-of-sight-1",
    "line-of-sight",
    "I see how my work serves these priorities.",
    share(0.552, 0.425, 0.673, 58, population=62),
    UNKNOWN,
    0.5,
    (4, 9, 13, 22, 10),
    consensus=0.52,
)
EXPECTED = measure(
    "expected-1",
    "expected",
    "I know what is expected of me.",
    share(0.741, 0.616, 0.837, 58, population=62),
    HOLDS,
    0.5,
    (None, None, 10, 30, 13),
    consensus=0.66,
)
RIGHT = measure(
    "right-direction-1",
    "right-direction",
    "The company is going the right way.",
    share(0.525, 0.402, 0.645, 59, population=62),
    UNKNOWN,
    0.5,
    (5, 8, 15, 21, 10),
)
THERE = measure(
    "will-get-there-1",
    "will-get-there",
    "We will get there.",
    share(0.475, 0.355, 0.598, 59, population=62),
    UNKNOWN,
    0.5,
    (6, 9, 16, 19, 9),
)
SAY_DO = measure(
    "lived-1",
    "lived",
    "Del and Neil do what they say.",
    share(0.362, 0.251, 0.491, 58, population=62),
    FAILS,
    0.6,
    (9, 14, 14, 13, 8),
    bounds=Interval(0.339, 0.403),
    consensus=0.44,
)
COMMITMENTS = Measure(
    "commitments",
    "lived",
    "Commitments kept",
    "",
    share(0.3, 0.103, 0.608, 10, "10-14"),
    UNKNOWN,
    0.6,
    note="2 more were changed and explained",
)
CLEAR = measure(
    "claimed-clarity-1",
    "claimed-clarity",
    "I am clear on our priorities.",
    share(0.724, 0.598, 0.823, 58, population=62),
    UNKNOWN,
    None,
    (3, 5, 8, 27, 15),
)
PAY = measure(
    "pay-1",
    "pay",
    "I am paid fairly.",
    share(0.5, 0.375, 0.625, 58, population=62),
    UNKNOWN,
    None,
    (6, 10, 13, 20, 9),
)


def link(name, status, says, estimate=None, **more):
    return LinkFinding(name, status, says, CUTS[name], estimate, **more)


def rich_chain():
    census = Estimate(0.75, None, 4, "every leader was asked", population=4)
    tellings = Estimate(
        0.8, None, 20, "record of tellings: pairs of priority and unit told 3 times or more in 90 days"
    )
    lists = Evidence(
        "leaders' lists", "the four lists share two of four priorities", Estimate(0.5, None, 4, "census")
    )
    told = (
        Evidence("call-back", "told 3 to 7 times, depending on the unit"),
        Evidence("two-towns", "told 1 to 4 times"),
    )
    return (
        link("plan", HOLDS, "There is a plan, and the leaders name most of it.", census, evidence=(lists,)),
        link(
            "sent", HOLDS, "80% of what should have been told was told often enough.", tellings, evidence=told
        ),
        link("reached", HOLDS, "People say that they were told.", REACHED.estimate, measures=(REACHED,)),
        link(
            "known",
            FAILS,
            "Fewer than half can name the priorities in their own words.",
            RECALL.estimate,
            measures=(RECALL,),
            provisional=True,
        ),
        link(
            "connected",
            UNKNOWN,
            "Whether people see their part is undecided.",
            LINE_OF_SIGHT.estimate,
            measures=(LINE_OF_SIGHT, EXPECTED),
        ),
        link(
            "believed",
            UNKNOWN,
            "Whether people believe in it is undecided.",
            THERE.estimate,
            measures=(RIGHT, THERE),
        ),
        link(
            "lived",
            FAILS,
            "People do not see that deeds follow words.",
            SAY_DO.estimate,
            measures=(SAY_DO, COMMITMENTS),
        ),
    )


def statuses(links):
    return {found.link: found.status for found in links}


def group(cut, name, depth, people, shares, verdict_of=None, **more):
    verdict = decide(dict.fromkeys(LINKS, UNKNOWN) | verdict_of) if verdict_of else None
    return GroupFinding(cut, name, depth, people, tuple(shares), verdict, **more)


def shown(name, status, *figures, band=""):
    return GroupShare(name, status, share(*figures, band))


def hidden(name, reason=TOO_FEW):
    return GroupShare(name, UNKNOWN, None, reason)


SPOKEN = ("reached", "known", "connected", "believed", "lived")


def rich_levels():
    return (
        group(
            "level",
            "Staff",
            0,
            44,
            [
                shown("reached", HOLDS, 0.74, 0.61, 0.86, 41),
                shown("known", FAILS, 0.2, 0.1, 0.36, 30),
                shown("connected", UNKNOWN, 0.5, 0.35, 0.65, 41),
                shown("believed", UNKNOWN, 0.46, 0.32, 0.61, 41),
                shown("lived", FAILS, 0.29, 0.18, 0.44, 41),
            ],
            {"reached": HOLDS, "known": FAILS, "lived": FAILS},
        ),
        group(
            "level",
            "Lead and Manager",
            0,
            18,
            [
                shown("reached", UNKNOWN, 0.85, 0.58, 0.97, 15, band="15-19"),
                shown("known", UNKNOWN, 0.45, 0.2, 0.73, 10, band="10-14"),
                shown("connected", UNKNOWN, 0.7, 0.43, 0.89, 15, band="15-19"),
                shown("believed", UNKNOWN, 0.65, 0.38, 0.86, 15, band="15-19"),
                shown("lived", UNKNOWN, 0.5, 0.26, 0.75, 15, band="15-19"),
            ],
            {"reached": UNKNOWN},
            merged_from=2,
        ),
    )


def rich_units():
    harbour = [
        shown("reached", UNKNOWN, 0.2, 0.06, 0.51, 10, band="10-14"),
        hidden("known"),
        shown("connected", UNKNOWN, 0.4, 0.17, 0.69, 10, band="10-14"),
        shown("believed", UNKNOWN, 0.35, 0.14, 0.65, 10, band="10-14"),
        shown("lived", FAILS, 0.05, 0.0, 0.35, 10, band="10-14"),
    ]
    whole = [
        shown("reached", HOLDS, 0.78, 0.62, 0.88, 37),
        shown("known", FAILS, 0.29, 0.16, 0.46, 30),
        shown("connected", UNKNOWN, 0.57, 0.41, 0.71, 37),
        shown("believed", UNKNOWN, 0.51, 0.36, 0.66, 37),
        shown("lived", FAILS, 0.38, 0.24, 0.54, 37),
    ]
    alone = "shown in North, so that nobody's answer can be worked out"
    return (
        group("unit", "North", 0, 40, whole, {"reached": HOLDS, "known": FAILS, "lived": FAILS}),
        group("unit", "North harbour", 1, 12, harbour, {"lived": FAILS}, stands_out=("reached",)),
        group("unit", "North market", 1, 6, [hidden(name, alone) for name in SPOKEN]),
        group("unit", "South", 0, None, [GroupShare("reached", UNKNOWN, None), *map(hidden, SPOKEN[1:])]),
    )


LEAVING = Leaving(
    leavers=23,
    voluntary=19,
    uncoded=2,
    reasons=(
        Reason("direction", share(0.476, 0.283, 0.676, 21), share(0.333, 0.172, 0.546, 21), 10, 7),
        Reason("pay", share(0.381, 0.208, 0.591, 21), share(0.238, 0.106, 0.451, 21), 8, 5),
        Reason("manager", share(0.286, 0.138, 0.5, 21), share(0.19, 0.077, 0.4, 21), 6, 4),
        Reason("career", None, None),
    ),
    first="“Direction” is named most often, but the interval of its lead holds zero: it may not be first.",
    direction="10 of 21 leavers with a coded reason name the direction; most often that it was not lived.",
    caveats=("What people say when they leave differs from what they say half a year later.",),
)
GAPS = (
    Gap(
        "lived-1",
        "lived",
        share(-0.31, -0.52, -0.06, 57),
        Estimate(0.42, Interval(0.19, 0.93), 57, "logistic model on grouped patterns"),
        ("lived-1", "right-direction-1", "expected-1"),
        "pay not in the model: read nothing into this gap",
    ),
)
RICH_READING = Reading(
    files=(
        FileReading(
            "form export.csv", "answers", 64, 61, 3, ("ID", "Branch"), ("Timestamp",), "CSV, UTF-8, comma"
        ),
        FileReading("exits.xlsx", "exits", 23, 23, 0, ("Leaver", "Reason"), (), "XLSX, sheet Exits"),
    ),
    refusals=(
        Refusal(
            "form export.csv",
            14,
            "Branch",
            "“Nroth” is no unit of the staff list: correct it or add the unit.",
        ),
        Refusal("form export.csv", 31, "I am paid fairly.", "“Agre” is no label of the scale: correct it."),
    ),
    refused=3,
    suspicions=(
        Suspicion(
            "unit-spelling", "“North harbour” and “North Harbour” may be one unit; they are kept apart."
        ),
    ),
    ignored=("notes.docx",),
)


def rich():
    """62 people; told and heard, not known, not lived."""
    links = rich_chain()
    chain = statuses(links)
    verdict = decide(chain)
    facts = {
        "plan": HOLDS,
        "told": HOLDS,
        "known": FAILS,
        "lived": FAILS,
        "expected": HOLDS,
        "believed": UNKNOWN,
    }
    priorities = (
        ("call-back", "Every placement is called after one week.", share(0.512, 0.368, 0.654, 43), 5),
        ("two-towns", "We open in two more towns by 2028.", share(0.209, 0.114, 0.352, 43), 2),
        ("no-waiting", "Nobody waits three weeks for work.", None, None),
    )
    return Diagnosis(
        company="Del & Neil Staffing",
        as_of=date(2026, 10, 31),
        verdict=verdict,
        links=links,
        next_steps=next_steps(verdict, chain),
        reading=RICH_READING,
        plan=PlanSummary(
            "Where we are going", 3, date(2026, 9, 1), priorities, ("two-towns: it names no owner.",)
        ),
        levels=rich_levels(),
        units=rich_units(),
        spread=(
            SpreadFinding(
                "known", "cannot-tell", "Four units are too few to tell a one-off from a habit.", 4, 0.3
            ),
        ),
        hypotheses=weigh(facts),
        items=(REACHED, RECALL, LINE_OF_SIGHT, EXPECTED, RIGHT, THERE, SAY_DO, COMMITMENTS, CLEAR, PAY),
        illusion_gap=share(0.445, 0.256, 0.598, 43),
        leaving=LEAVING,
        gaps=GAPS,
        left_out=(
            LeftOut("people who did not answer", "4 of 62", "they were asked twice"),
            LeftOut(
                "answers in own words that could not be read",
                "fewer than 3",
                "they were empty but for a mark",
            ),
        ),
        limits=LIMITS,
        notes=("Compared with the report of 2026-04-30: the same people stay hidden.",),
    )


def tiny():
    """Nine people, of whom six answered two questions."""
    few = share(0.5, 0.19, 0.81, 5, "5-9", population=9)
    asked = Measure(
        "reached-1", "reached", "I was told lately where we are going.", "2026", few, UNKNOWN, 0.6
    )
    links = tuple(
        link(name, UNKNOWN, "Six of nine answered: too few to decide.", few, measures=(asked,))
        if name == "reached"
        else link(name, UNKNOWN, "It was not measured.", missing=f"what tells of “{name}”")
        for name in LINKS
    )
    chain = statuses(links)
    verdict = decide(chain)
    left_out = (LeftOut("people who did not answer", "fewer than 5", "the form was open for a week"),)
    return Diagnosis(
        "Bright & Kay <Joinery>", None, verdict, links, next_steps(verdict, chain), Reading(), left_out=left_out,
        hypotheses=weigh({}), limits=LIMITS,
    )  # fmt: skip


def leavers_only():
    """A list of leavers with coded reasons, and nothing else: no chain."""
    links = tuple(
        link(name, UNKNOWN, "It was not measured.", missing="its items or records") for name in LINKS
    )
    chain = statuses(links)
    verdict = decide(chain)
    return Diagnosis(
        "Fernside Council", date(2014, 2, 1), verdict, links, next_steps(verdict, chain), Reading(),
        leaving=LEAVING, limits=LIMITS,
    )  # fmt: skip


def published_only():
    """Percentages without a base: shown, never judged."""
    links = tuple(link(name, UNKNOWN, "Only published figures.", missing="counts") for name in LINKS)
    chain = statuses(links)
    verdict = decide(chain)
    figures = tuple(
        Published(str(year), group, "B05", "line-of-sight", "I understand how my work contributes.", value)
        for year, group, value in (
            (2017, "Tax Office", 0.81),
            (2018, "Tax Office", 0.83),
            (2018, "Coast Guard", 0.583),
        )
    )
    return Diagnosis(
        "Civil service", date(2018, 12, 31), verdict, links, next_steps(verdict, chain), Reading(),
        published=figures, limits=LIMITS,
    )  # fmt: skip


def all_hidden():
    """Every unit is below five: nothing but hidden cells by unit."""
    made = rich()
    units = tuple(
        group("unit", f"Shop {number}", 0, None, [hidden(name) for name in SPOKEN]) for number in range(1, 7)
    )
    return Diagnosis(
        made.company,
        made.as_of,
        made.verdict,
        made.links,
        made.next_steps,
        Reading(),
        units=units,
        limits=LIMITS,
        k=8,
    )


ALL = {
    "rich": rich,
    "tiny": tiny,
    "leavers-only": leavers_only,
    "published-only": published_only,
    "all-hidden": all_hidden,
}
