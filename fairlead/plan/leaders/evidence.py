"""What the diagnosis reads of the rounds: the last one as text sheets, without names."""

import hashlib
from collections.abc import Iterable

from fairlead.people.models import Company
from fairlead.plan.leaders.models import Entry, Participant, Round


def leader_sheets(company: Company) -> dict[str, str]:
    """File name → text of the last closed round, a sheet a leader, as `core.tables.leaders` reads them.

    Sheets are numbered in an order that hangs on nothing but a digest, so that a number leads to nobody. Empty without
    a closed round. In fairlead.toml: `[[file]]`, `path = "leaders/*.txt"`, `table = "leaders"`.
    """
    round = Round.objects.filter(company=company, state=Round.State.CLOSED).first()
    if round is None:
        return {}
    answered = Participant.objects.who_answered().filter(round=round).prefetch_related("entries__codings")
    mixed = sorted(answered, key=lambda one: hashlib.sha256(one.key.bytes).digest())
    return {f"leader-{n}.txt": _sheet(one.entries.all()) for n, one in enumerate(mixed, 1)}


def _sheet(entries: Iterable[Entry]) -> str:
    return "".join(f"{n}. {_line(entry)}\n" for n, entry in enumerate(entries, 1))


def _line(entry: Entry) -> str:
    """What a person said that it means stands behind it; what only looks like such a mark is none."""
    words, last = entry.text.replace("{#", "{ #"), entry.codings.first()
    return f"{words} {{#{last.statement or 'none'}}}" if last else words
