"""Five leaders differ on two of five priorities, merge, publish edition 2, and agree in the second round."""

import pytest

from fairlead.people.models import Role
from fairlead.plan.leaders import tending
from fairlead.plan.leaders.evidence import leader_sheets
from fairlead.plan.leaders.models import Participant, Round
from fairlead.plan.leaders.tests.hands import answer, at, come_in, open_round, text_of
from fairlead.plan.leaders.tests.test_results import by_words, named
from fairlead.plan.models import Edition
from fairlead.plan.tests.hands import publish, write

pytestmark = pytest.mark.django_db
__all__ = ["by_words"]
FIVE = (Role.OWNER, Role.LEADER, Role.ADVISER, Role.MANAGER, Role.PEOPLE_TEAM)
PRIORITIES = {
    "call": "Call every placement after one week.",
    "pay": "Pay invoices early.",
    "hire": "Hire ten nurses by June.",
    "close": "Close two branches.",
    "train": "Train every recruiter.",
}


def said(*keys, extra=""):
    return "\n".join([PRIORITIES[key] for key in keys] + ([extra] if extra else []))


def test_five_leaders_differ_merge_publish_and_agree(cast):
    for key, text in PRIORITIES.items():
        write(cast, text, key=key)
    publish(cast)
    first = open_round(cast, *FIVE)
    for n, role in enumerate(FIVE):
        known = ["call", "pay", "hire"] + (["close"] if n < 3 else []) + (["train"] if n < 1 else [])
        extra = "Move to the harbour." if n >= 3 else ""
        answer(first, cast, role, said(*known, extra=extra), tuple(PRIORITIES))
    first.refresh_from_db()
    assert first.is_closed
    tending.count_up(first.closed_at)
    found = {key: len(who) for key, who in named(first.counts.get()).items()}
    assert found == {"call": 5, "pay": 5, "hire": 5, "close": 3, "train": 1}

    owner = come_in(cast, Role.OWNER)
    harbour = Participant.objects.get(round=first, account=cast.users[Role.PEOPLE_TEAM]).entries.last()
    form = {f"e-{harbour.pk}-take": str(harbour.pk), f"e-{harbour.pk}-version": "0"}
    assert owner.post(at("merge", first), form).status_code == 302
    publish(cast)
    edition = Edition.current(cast.company)
    assert edition.number == 2
    assert harbour.text in set(edition.statements.values_list("text", flat=True))

    second = open_round(cast, *FIVE)
    everything = "\n".join(edition.statements.values_list("text", flat=True))
    for role in FIVE:
        answer(second, cast, role, everything)
    second.refresh_from_db()
    tending.count_up(second.closed_at)
    assert second.counts.get().figures["overlap"] == 1
    page = text_of(owner.get(at("round", second)))
    assert "Since round 1" in page
    assert "Where you differ" not in page
    assert Round.objects.get(number=1).taken.count() == 1
    assert len(leader_sheets(cast.company)) == 5
