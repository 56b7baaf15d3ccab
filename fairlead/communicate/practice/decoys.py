"""Statements of firms that do not exist, among which ours must be found. It never stands out by its length."""

import hashlib
from collections.abc import Iterable, Sequence

from fairlead.core.recall.foils import TRADES, telling

OTHERS = 4
NEAR = 7  # so many of the nearest in length, from which those wanted are drawn
SENTENCES = (
    "Sell less, earn more.",
    "Trust is checked.",
    "Fewer forms.",
    "Safety before speed.",
    "Doors stay open.",
    "One price for all.",
    "Ask why five times.",
    "Own it or drop it.",
    "Every gram counts.",
    "Answer first, then ask.",
    "Debts shrink each year.",
    "Each desk has a deputy.",
    "Say thanks by name.",
    "Everyone learns a second trade.",
    "Two pairs of eyes on each offer.",
    "A mistake is told on the same day.",
    "Apprentices make up a tenth of us.",
    "Every manager spends a day on the floor.",
    "No meeting runs beyond half past four.",
    "We pay suppliers within fourteen days.",
    "Whoever finds the fault may stop the line.",
    "We write so that a neighbour understands it.",
    "Half of our new colleagues come by a friend.",
    "Each quarter we drop one form that nobody reads.",
    "Nine of ten complaints are settled at the first try.",
    "We are known in the north as well as we are at home.",
    "Three of four managers have grown up in this house.",
    "We say what a thing costs before we begin with it.",
    "Repeat orders bring in more than new accounts do.",
    "Every newcomer has a godparent for the first ninety days.",
    "The second site earns its own keep before the summer.",
    "We turn the same machine off that nobody needs at night.",
    "Whoever promises a date rings before that date is missed.",
    "Each region decides by itself how the bonus pot is shared out.",
    "We test a new idea with ten buyers before we spend money on it.",
    "Our drivers cover a fifth fewer empty miles than two years ago.",
    "Every decision above ten thousand is written down with its reason.",
    "We bring the share of part-time colleagues in leading posts to a third.",
    "An order that arrives before noon leaves the house on the same afternoon.",
    "The three oldest systems are switched off, and nobody misses them afterwards.",
    "In each town in which we work, one school knows us by our first names.",
    "We teach one another: an hour a fortnight, given by somebody who does the job.",
    "Nobody waits longer than two rings, and nobody is handed on more than once.",
    "We halve the waste of the packing hall, and share what is saved with those in it.",
    "Every account has two people who know it, so that nobody's holiday is a gap for others.",
    "By the end of next year four in ten new contracts come through our own website.",
    "A colleague who speaks up about a risk hears within a week what was made of it.",
    "We visit our ten largest accounts twice a year, and ask what we should stop doing for them.",
    "The stock is counted by those who use it, every Friday, and the count is believed by finance.",
    "We hire for how somebody treats the porter, and teach the rest ourselves within the first half year.",
    "Whoever leaves us is asked why by somebody from another department, and all of us hear what was learnt.",
    "Before we open another office, each of those we have must have kept its people and its margin for two years.",
    "We tell the board the same figures as the shop floor, on the same morning, in the same words, with the same chart.",
)  # fmt: skip
NOT_DOING = (
    "No night shifts.",
    "No third warehouse.",
    "No gifts to buyers.",
    "We do not rent out tools.",
    "No discounts at the year's end.",
    "We do not bid for public tenders.",
    "No second brand for the same shelf.",
    "We do not open before the staff is there.",
    "No advertising that speaks of a competitor.",
    "We do not build what only one buyer asked for.",
    "No exports, as long as the home market is growing.",
    "We do not work with agents who are paid by the deal.",
    "No new software in the quarter before the yearly close.",
    "We do not buy firms: what we grow into, we grow by ourselves.",
    "No contracts that bind somebody for longer than two full years.",
    "We do not take on repairs of machines which somebody else has sold.",
    "No campaigns in December, however large the budget that is left over may be.",
    "We do not follow anybody into a price war, even where it costs us an old account.",
    "No projects that need more than three departments, until the two that run are finished.",
)  # fmt: skip


def drawn(seed: str, items: Iterable[str]) -> list[str]:
    """The items in an order that hangs on the seed alone."""
    return sorted(items, key=lambda item: hashlib.sha256(f"{seed}|{item}".encode()).digest())


def number(seed: str, below: int) -> int:
    return int.from_bytes(hashlib.sha256(seed.encode()).digest()[:8]) % below


def options(text: str, ours: Sequence[str], seed: str, *, not_doing: bool = False) -> tuple[str, ...]:
    """The sentence and four others, in an order by the seed.

    How many of the four are shorter is drawn first, and then they are taken from those nearest in length: so neither
    the longest nor the shortest nor the middle one is ours more often than chance has it.
    """
    pool = _pool(ours, NOT_DOING if not_doing else SENTENCES)
    others = _grown(text, pool, seed) if len(text) > max(map(len, pool)) else _near(text, pool, seed)
    return tuple(drawn(f"{seed}|order", [text, *(_dressed(one, text) for one in others)]))


def _pool(ours: Sequence[str], sentences: Sequence[str]) -> list[str]:
    """None that shares a telling word with what we say: it could be true of us."""
    taken = frozenset[str]().union(*map(telling, ours))
    free = [one for one in sentences if telling(one).isdisjoint(taken)]
    foils = [one for texts in TRADES.values() for one in texts if telling(one).isdisjoint(taken)]
    return free if len(free) > 2 * OTHERS else [*free, *foils, *sentences][: 3 * OTHERS + len(free)]


def _near(text: str, pool: Sequence[str], seed: str) -> list[str]:
    length = len(text)
    by_distance = sorted(pool, key=lambda one: (abs(len(one) - length), one))
    shorter = [one for one in by_distance if len(one) < length]
    longer = [one for one in by_distance if len(one) >= length]
    least, most = max(0, OTHERS - len(longer)), min(OTHERS, len(shorter))
    wanted = least + number(f"{seed}|rank", most - least + 1)
    first = drawn(f"{seed}|shorter", shorter[: max(NEAR, wanted)])[:wanted]
    return [*first, *drawn(f"{seed}|longer", longer[:NEAR])[: OTHERS - wanted]]


def _grown(text: str, pool: Sequence[str], seed: str) -> list[str]:
    """For a statement longer than any of ours here: several sentences each, about as long, some longer, some shorter."""
    stock, found = drawn(f"{seed}|stock", pool), []
    for nth in range(OTHERS):
        length = len(text) * (85 + number(f"{seed}|length|{nth}", 31)) // 100
        made = [stock[nth % len(stock)]]
        at = nth
        while len(" ".join(made)) < length:
            at += OTHERS
            made.append(stock[at % len(stock)])
        found.append(" ".join(made))
    return found


def _dressed(one: str, text: str) -> str:
    """With a full stop at its end just as ours."""
    return one if text.rstrip().endswith(".") else one.rstrip(".")
