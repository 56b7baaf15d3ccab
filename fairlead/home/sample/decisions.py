"""Decisions of the sample: most follow the plan, two go against it and say so, one was taken back."""

from datetime import date
from typing import Any

ORLA, BEN, TILDA, RAVI, WREN = "p001", "p018", "p036", "p052", "p054"
FOLLOWS, AGAINST = "follows", "against"

DECISIONS: tuple[dict[str, Any], ...] = (
    {
        "on": date(2026, 5, 11), "by": BEN, "body": "the Monday meeting",
        "what": "Every consultant has an hour on Thursday that is kept for calls after the first week.",
        "reason": "The calls were made when nothing else was to do, and there is always something else to do.",
        "stances": {"call-back": FOLLOWS},
    },
    {
        "on": date(2026, 6, 8), "by": ORLA, "body": "",
        "what": "We take the day hires of the bottling plant for July.",
        "reason": "It pays the deposit in Linden. We know that day hires take half of the morning and leave nothing; it is for one month.",
        "stances": {"not-doing": AGAINST, "open-linden": FOLLOWS},
        "comments": (
            (RAVI, "Dunmere supplies most of the drivers. Who rings the temps meanwhile?"),
            (WREN, "We read of it on the rota. A word before would have been good."),
        ),
    },
    {
        "on": date(2026, 6, 22), "by": RAVI, "body": "the branch leads",
        "what": "The pay run closes on Thursday at noon in all branches.",
        "reason": "Nine of ten wrong pay slips came from hours that were sent on Friday.",
        "stances": {"paid-friday": FOLLOWS},
    },
    {
        "on": date(2026, 7, 6), "by": TILDA, "body": "",
        "what": "On Mondays care homes are rung before warehouses.",
        "reason": "Whoever is rung first gets the people; so far that was whoever shouted.",
        "stances": {"care-half": FOLLOWS},
    },
    {
        "on": date(2026, 8, 17), "by": RAVI, "body": "",
        "what": "Clients of Dunmere are looked after by whoever is free, until two posts are filled.",
        "reason": "Two consultants left in a month. One name for each client would mean nobody for a third of them.",
        "stances": {"one-consultant": AGAINST},
        "withdrawn": (date(2026, 9, 28), "Both posts are filled: each client has one name again."),
        "comments": ((WREN, "Two of mine asked whether I had left as well."),),
    },
    {
        "on": date(2026, 9, 14), "by": ORLA, "body": "the board",
        "what": "The lease in Linden is signed for two years.",
        "reason": "One year costs a third more, and we mean to stay.",
        "stances": {"open-linden": FOLLOWS},
    },
    {
        "on": date(2026, 10, 5), "by": BEN, "body": "the Monday meeting",
        "what": "A client hears of a shift that will be missed before eight in the morning.",
        "reason": "Both clients who left in spring heard of it from their own foremen.",
        "stances": {"bad-news-first": FOLLOWS, "call-back": FOLLOWS},
    },
    {
        "on": date(2026, 10, 12), "by": ORLA, "body": "the board", "audience": "leaders",
        "what": "No branch is closed before Linden is open, whatever Eastrow loses until then.",
        "reason": "A closing would be all that anybody talks of. We look at it again in spring.",
        "stances": {"open-linden": FOLLOWS},
    },
)  # fmt: skip
