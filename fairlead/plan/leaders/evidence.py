"""What the diagnosis reads of the rounds: the last one as text sheets, without names."""

import hashlib

from fairlead.people.models import Company
from fairlead.plan.leaders.models import Participant, Round


def leader_sheets(company: Company) -> dict[str, str]:
    """File name → text of the last closed round, a sheet a leader, as `core.tables.leaders` reads them.

    Sheets are numbered in an order that hangs on nothing but a digest, so that a number leads to nobody. Empty without
    a closed round. In fairlead.toml: `[[file]]`, `path = "leaders/*.txt"`, `table = "leaders"`.
    """
    round = Round.objects.filter(company=company, state=Round.State.CLOSED).first()
    if round is None:
        return {}
    answered = Participant.objects.who_answered().filter(round=round).prefetch_related("entries")
    mixed = sorted(answered, key=lambda one: hashlib.sha256(one.key.bytes).digest())
    return {f"leader-{n}.txt": _sheet(one.lines) for n, one in enumerate(mixed, 1)}


def _sheet(lines: list[str]) -> str:
    return "".join(f"{n}. {line}\n" for n, line in enumerate(lines, 1))
