"""Plans of firms that do not exist. What people "name" of them by chance, they name of yours by chance too."""

from dataclasses import dataclass

from fairlead.core.plans import Plan
from fairlead.core.plans.words import content
from fairlead.core.recall.commonplaces import commonplace

TRADES = {
    "brewery": (
        "Half of our beer is sold from our own taproom by autumn.",
        "We brew one alcohol-free beer that regulars choose twice.",
        "The bottling line stands still less than an hour a week.",
        "Every barman tastes each batch before it is poured.",
        "We buy all barley from farms within fifty miles.",
        "Our name becomes known beyond the county.",
    ),
    "hotel": (
        "Guests are greeted by name from the second stay on.",
        "We fill the rooms on Mondays and Tuesdays.",
        "Breakfast becomes the reason to return.",
        "Housekeepers decide themselves which rooms come first.",
        "Direct bookings overtake those of the portals.",
        "We raise the rating of our restaurant to nine.",
    ),
    "game studio": (
        "We ship the sequel before the summer fair.",
        "No crunch: nobody sits at the desk after seven.",
        "Players help us choose what the next chapter tells.",
        "Crashes on old consoles fall below one in a thousand sessions.",
        "We earn a third of revenue from licences.",
        "Every artist learns to script a scene.",
    ),
    "solar installer": (
        "Every roof is surveyed within five days of the enquiry.",
        "We double the number of apprentices on ladders.",
        "Batteries go with two of three panels that we mount.",
        "We grow into the valley, village by village.",
        "Scaffolds are shared between neighbours to lower the price.",
        "Complaints are settled on the first visit.",
    ),
    "law firm": (
        "Fixed fees replace hourly rates for contracts and wills.",
        "Partners hand one third of their matters to associates.",
        "Each letter is written so that a layman understands it.",
        "We open a desk for family disputes.",
        "Our advice is delivered on time and within the budget.",
        "Every junior argues before a judge in the second year.",
    ),
    "garden centre": (
        "Peat leaves our compost by next spring.",
        "We grow nine of ten perennials in our own greenhouses.",
        "The café earns as much as the plants.",
        "Gardeners teach a free class each Saturday.",
        "Customers find somebody who knows roses within a minute.",
        "We become the most trusted place for hedges.",
    ),
    "charity": (
        "Small monthly gifts outweigh large single donations.",
        "Volunteers stay for three winters instead of one.",
        "We tell each donor what the gift has done.",
        "Night shelters open before the first frost.",
        "We improve how well we work with the council.",
        "Every trustee spends an evening on the street.",
    ),
    "machine maker": (
        "Spare parts leave the warehouse on the day of the order.",
        "We cut the lead time of the lathe from twenty to twelve weeks.",
        "Engineers visit the users of their machines each quarter.",
        "Service brings in more profit than new machines.",
        "We build quality in: no rework after assembly.",
        "The Polish plant makes its own castings.",
    ),
    "nursery school": (
        "Each toddler is outdoors for half of the day.",
        "Parents hear about the week before pick-up on Friday.",
        "We employ a cook in each house.",
        "Two educators share every group from eight until four.",
        "We offer places for babies under one.",
        "Our teams grow together through shared holidays of learning.",
    ),
}


@dataclass(frozen=True, slots=True)
class Foil:
    """An invented plan: its trade, and (id, text) of each priority."""

    trade: str
    statements: tuple[tuple[str, str], ...]


def telling(text: str) -> frozenset[str]:
    """The stems of a sentence by which a plan could be told from others: no commonplaces, no numbers.

    >>> sorted(telling("We grow 95 roses for our customers."))
    ['rose']
    """
    return frozenset(stem for stem in content(text) if stem not in commonplace() and not stem.isdigit())


def foils_for(plan: Plan) -> tuple[Foil, ...]:
    """Invented plans with as many priorities as this one, none of which shares a telling word with it.

    A trade that has too few left borrows from the next ones; a trade that has none is left out.

    >>> from fairlead.core.plans import parse
    >>> foils = foils_for(parse("## Priorities\\n- Roses for all.\\n- Beer for none."))
    >>> [len(foil.statements) for foil in foils], foils[0].statements[0][0]
    ([2, 2, 2, 2, 2, 2, 2, 2, 2], 'foil-brewery-3')
    """
    taken = frozenset[str]().union(*(telling(statement.text) for statement in plan.statements))
    free = {trade: _free(trade, taken) for trade in TRADES}
    wanted = len(plan.priorities)
    trades = [trade for trade in TRADES if free[trade]]
    foils = (Foil(trade, _filled(trades, free, i, wanted)) for i, trade in enumerate(trades))
    return tuple(foil for foil in foils if len(foil.statements) == wanted > 0)


def _free(trade: str, taken: frozenset[str]) -> list[tuple[str, str]]:
    named = ((f"foil-{trade.replace(' ', '-')}-{i}", text) for i, text in enumerate(TRADES[trade], start=1))
    return [(id, text) for id, text in named if telling(text).isdisjoint(taken)]


def _filled(
    trades: list[str], free: dict[str, list[tuple[str, str]]], first: int, wanted: int
) -> tuple[tuple[str, str], ...]:
    turned = trades[first:] + trades[:first]
    return tuple(statement for trade in turned for statement in free[trade])[:wanted]
