"""What a closed round says: counted once by the worker, kept, and counted anew when somebody corrects an entry.

The mark of a count is a digest of all that it is made of, so that of two workers one row remains, and a page knows
whether the last count still holds. The core is imported where it is used: it takes seconds, and no page needs it.
"""

import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from fairlead.core.plans import Plan
from fairlead.plan.as_plan import plan_of_edition
from fairlead.plan.leaders.models import Coding, Count, Participant, Round

if TYPE_CHECKING:
    from fairlead.core.diagnosis.rounds import CodedEntry, LeaderRound
    from fairlead.core.recall import Scorer
    from fairlead.core.scales import Chance
    from fairlead.plan.leaders.hearing import Listening, Repeating

SEED = 1


def accounts_of(round: Round) -> list[Participant]:
    """Whose lists are counted: all who answered; in a second look the first account of the same person, too."""
    rounds = [round.follows_id, round.pk] if round.follows_id else [round.pk]
    answered = Participant.objects.who_answered().filter(round__in=rounds)
    return list(
        answered.order_by("round_id", "pk")
        .select_related("account", "round")
        .prefetch_related("entries", "rankings")
    )


def mark_of(round: Round) -> str:
    """A digest of lists, rankings and corrections."""
    said = [
        [one.pk, one.lines, [[r.statement, r.rank] for r in one.rankings.all()]] for one in accounts_of(round)
    ]
    made_of = [round.edition, said, sorted(coded_by_hand(round).items())]
    return hashlib.sha256(json.dumps(made_of, ensure_ascii=False).encode()).hexdigest()


def coded_by_hand(round: Round) -> dict[int, str]:
    """Entry → statement or nothing; the last word on each."""
    rows = Coding.objects.filter(entry__participant__in=[one.pk for one in accounts_of(round)])
    return dict(rows.order_by("at", "pk").values_list("entry", "statement"))


def last_count(round: Round) -> Count | None:
    return round.counts.first()


def is_counted(round: Round) -> bool:
    last = last_count(round)
    return last is not None and last.mark == mark_of(round)


def uncounted() -> Iterable[Round]:
    """Closed rounds whose last count does not hold. Only the last of a company takes late lists, so only it is looked at
    again once it was counted."""
    later = Round.objects.filter(company=OuterRef("company"), number__gt=OuterRef("number"))
    closed: QuerySet[Round] = Round.objects.filter(state=Round.State.CLOSED).select_related("company")
    return (round for round in closed.filter(Q(counts=None) | ~Exists(later)) if not is_counted(round))


def count(round: Round) -> Count:
    """By the worker: reads every text with the best scorer there is."""
    from fairlead.core.diagnosis.scoring import scorer_of
    from fairlead.core.engines import sentence_encoder
    from fairlead.plan.leaders.hearing import Listening

    plan = _plan(round)
    scorer = Listening(scorer_of([(s.id, s.text) for s in plan.statements]))
    return _kept(round, plan, scorer, by_meaning=sentence_encoder() is not None)


def count_anew(round: Round) -> Count | None:
    """After a correction: from what was heard at the last count; None where a text is new."""
    from fairlead.plan.leaders.hearing import Repeating, Unheard

    last, plan = last_count(round), _plan(round)
    if last is None:
        return None
    scorer = Repeating([s.id for s in plan.statements], last.heard)
    try:
        return _kept(round, plan, scorer, by_meaning=last.by_meaning)
    except Unheard:
        return None


def _plan(round: Round) -> Plan:
    edition = round.asked_against
    return plan_of_edition(edition) if edition else Plan(round.company.name, None, None, ())


def _kept(round: Round, plan: Plan, scorer: "Listening | Repeating", *, by_meaning: bool) -> Count:
    mark, accounts = mark_of(round), accounts_of(round)
    figures = as_figures(_read(plan, accounts, coded_by_hand(round), scorer), accounts)
    made = {
        "heard": dict(scorer.heard), "figures": figures, "by_meaning": by_meaning, "made_at": timezone.now(),
    }  # fmt: skip
    return Count.objects.get_or_create(round=round, mark=mark, defaults=made)[0]


def _read(
    plan: Plan, accounts: Sequence[Participant], coded: dict[int, str], scorer: "Scorer"
) -> "LeaderRound":
    import numpy as np

    from fairlead.core.diagnosis.rounds import leader_round
    from fairlead.core.tables import LeaderSheet, ListEntry
    from fairlead.core.tables.list_coding import key

    sheets = [
        LeaderSheet(str(one.key), "", tuple(ListEntry(e.text, e.position) for e in one.entries.all()))
        for one in accounts
    ]
    by_hand = {
        key(str(one.key), entry.text): frozenset({coded[entry.pk]} - {""})
        for one in accounts for entry in one.entries.all() if entry.pk in coded
    }  # fmt: skip
    found = leader_round(plan, sheets, by_hand, scorer, np.random.default_rng(SEED))
    return _ranked(found, plan, accounts)


def _ranked(found: "LeaderRound", plan: Plan, accounts: Sequence[Participant]) -> "LeaderRound":
    """W among those who ranked every priority: an order of shown statements says nothing of what they name."""
    import numpy as np

    from fairlead.core.scales import by_chance, kendalls_w

    priorities = [p.id for p in plan.priorities]
    given = [{r.statement: r.rank for r in one.rankings.all()} for one in accounts]
    rows = [[ranks[id] for id in priorities] for ranks in given if set(priorities) <= set(ranks)]
    if len(rows) < 2 or len(priorities) < 2:
        return replace(found, ranked=len(rows))
    ranks = np.array(rows, dtype=np.float64)
    chance = by_chance(ranks, np.random.default_rng(SEED))
    return replace(
        found, ranked=len(rows), agreement=replace(found.agreement, w=kendalls_w(ranks), w_chance=chance)
    )


def as_figures(found: "LeaderRound", accounts: Sequence[Participant]) -> dict[str, Any]:
    """The round as JSON. Leaders are keys of participants: names are looked up when a page shows them."""
    said = found.agreement
    places = {key: place for place, key in enumerate(found.leaders)}
    return {
        "leaders": list(found.leaders),  # the order of places below
        "statements": [
            {"id": s.id, "named": list(s.named), "perhaps": list(s.perhaps), "missing": list(s.missing)}
            for s in said.statements
        ],
        "overlap": said.overlap, "overlap_at_most": said.overlap_at_most, "choice": _chance(said.chance),
        "w": said.w, "w_chance": _chance(said.w_chance), "rankers": found.ranked,
        "entries": {
            str(_entry(one, entry.line)): _coded(entry) for one in accounts
            for entry in found.entries[places[str(one.key)]]
        },
    }  # fmt: skip


def _entry(one: Participant, line: int) -> int:
    return next(entry.pk for entry in one.entries.all() if entry.position == line)


def _coded(entry: "CodedEntry") -> dict[str, Any]:
    return {"named": sorted(entry.named), "perhaps": sorted(entry.partly), "by_hand": entry.by_hand}


def _chance(chance: "Chance | None") -> dict[str, Any] | None:
    return {"p": chance.p, "smallest": chance.smallest, "draws": chance.draws} if chance else None
