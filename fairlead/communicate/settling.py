"""What became of what was queued; and of each telling that was sent a row of the dose."""

from collections import Counter
from datetime import date, datetime

from django.db import transaction
from django.db.models import F, Q

from fairlead.communicate.chat.queueing import SLACK
from fairlead.communicate.models import Channel, ChannelPost, Kind, Planned, Slot, State, Telling
from fairlead.communicate.planning import latest_day
from fairlead.outbox.models import MAIL, Message

BITE = 1_000
OUTCOMES = {
    Message.State.SENT: Planned.State.SENT,
    Message.State.UNKNOWN: Planned.State.UNKNOWN,
    Message.State.DEAD: Planned.State.UNSENT,
    Message.State.WITHDRAWN: Planned.State.UNSENT,
    Message.State.LATE: Planned.State.UNSENT,
}


def settle(now: datetime) -> int:
    """A telling counts once it was sent, not when it was queued; a message may be tried again after it was dead."""
    gone = Planned.objects.filter(state=Planned.State.QUEUED, message=None)  # an address that was erased
    count = gone.update(state=Planned.State.UNKNOWN, reason="erased") + fall_back() + find_another_day(now)
    while done := _bite():
        count += done
    return count


def fall_back() -> int:
    """What Slack refused for certain is due again, in the place that it has, and goes by mail."""
    refused = Planned.objects.filter(
        state__in=[Planned.State.QUEUED, Planned.State.UNSENT],
        channel=SLACK,
        message__state=Message.State.DEAD,
    )
    return sum(_by_mail(row) for row in refused.select_related("message")[:BITE])


@transaction.atomic
def find_another_day(now: datetime) -> int:
    """What was held up until its hours were over: the planner looks again, while the slot may still move."""
    late = Planned.objects.filter(
        state=Planned.State.QUEUED, message__state=Message.State.LATE, slot__round__state=State.RUNNING
    )
    slots = Slot.objects.select_related("round").filter(pk__in=late.values("slot"))
    open_ones = [slot.pk for slot in slots if now.date() <= latest_day(slot)]
    count, _rows = late.filter(slot__in=open_ones).delete()
    Slot.look_again(Slot.objects.filter(pk__in=open_ones))
    # A channel's post is due again without its row, while the days of the slot last.
    ChannelPost.objects.filter(message__state=Message.State.LATE).delete()
    return count


@transaction.atomic
def _by_mail(row: Planned) -> bool:
    if row.message is None or not row.message.withdraw(f"By mail instead. {row.message.reason}"):
        return False
    again = {
        "state": Planned.State.PLANNED,
        "refused": True,
        "channel": MAIL,
        "message": None,
        "version": None,
    }
    return bool(Planned.objects.filter(pk=row.pk, message=row.message).update(reason="", **again))


@transaction.atomic
def _bite() -> int:
    waiting = Q(state=Planned.State.QUEUED, message__state__in=list(OUTCOMES))
    ended = Planned.objects.filter(waiting | Q(state=Planned.State.UNSENT, message__state=Message.State.SENT))
    rows = list(ended.values_list("pk", "message__state", "message__reason", "slot", "unit", "day")[:BITE])
    told: Counter[tuple[int, int | None, date]] = Counter()
    for pk, state, reason, slot, unit, day in rows:
        outcome = OUTCOMES[state]
        mine = Planned.objects.filter(pk=pk, state__in=[Planned.State.QUEUED, Planned.State.UNSENT])
        sent = outcome == Planned.State.SENT
        if mine.update(state=outcome, reason="" if sent else reason[:200]) and sent:
            told[slot, unit, day] += 1
    for (slot, unit, day), people in told.items():
        count(slot, unit, day, people)
    return len(rows)


def count(slot_pk: int, unit: int | None, day: date, people: int) -> None:
    slot = Slot.objects.select_related("round").get(pk=slot_pk)
    if slot.kind != Kind.TELLING:
        return
    telling, _made = Telling.objects.get_or_create(
        slot=slot, unit_id=unit,
        defaults={
            "company_id": slot.round.company_id, "told_on": day, "statement": slot.statement, "people": 0,
            "channel": Channel.MESSAGE, "audience": slot.round.name, "told_by_id": slot.round.made_by_id,
        },
    )  # fmt: skip
    Telling.objects.filter(pk=telling.pk).update(people=F("people") + people)
