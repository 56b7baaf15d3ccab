"""How far the planner is with the next slots of a round: numbers alone, from what each slot keeps of its planning."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Q
from django.utils import timezone

from fairlead.communicate.models import Planned, Round, Slot
from fairlead.communicate.planning import LEEWAY, is_open

ROWS = Count("pk", filter=~Q(state=Planned.State.SKIPPED)), Count("pk", filter=Q(state=Planned.State.SKIPPED))


@dataclass(frozen=True, slots=True)
class Progress:
    """Of one slot."""

    slot: Slot
    planned: int  # people who have a moment, or had one
    left_out: int  # each with a reason, which the page counts

    @property
    def looked(self) -> int:
        return self.planned + self.left_out

    @property
    def of(self) -> int:
        """The audience when planning began; whoever joined since comes on top of it."""
        return max(self.slot.meant or 0, self.looked)


def progress_of(one: Round, now: datetime) -> list[Progress]:
    """Slots from today on, and earlier ones for which somebody may still have no row."""
    today = timezone.localdate(now)
    near = (
        Slot.objects.filter(round=one, day__gte=today - LEEWAY)
        .select_related("round")
        .order_by("day", "kind")
    )
    slots = [slot for slot in near if slot.day >= today or (slot.looked_at is None and is_open(slot, now))]
    rows = (
        Planned.objects.filter(slot__in=slots)
        .order_by()
        .values("slot")
        .annotate(planned=ROWS[0], left_out=ROWS[1])
    )
    counted = {row["slot"]: (row["planned"], row["left_out"]) for row in rows}
    return [Progress(slot, *counted.get(slot.pk, (0, 0))) for slot in slots]
