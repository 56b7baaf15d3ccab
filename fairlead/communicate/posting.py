"""Tellings in channels of Teams: once a slot and channel, in the hours of the unit. Practice slots are never posted."""

from collections.abc import Iterator
from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils import translation

from fairlead.communicate import chatting, mailing
from fairlead.communicate.chat.models import Connection, Kind, State
from fairlead.communicate.chat.queueing import TEAMS
from fairlead.communicate.chat.teams import cards
from fairlead.communicate.chat.teams.transport import content_for
from fairlead.communicate.choosing import statements_of
from fairlead.communicate.models import ChannelPost, Round, Slot, Version
from fairlead.communicate.models import Kind as SlotKind
from fairlead.communicate.models import State as RoundState
from fairlead.communicate.planning import LEEWAY, latest_day
from fairlead.communicate.reaching import Reaches, within
from fairlead.communicate.sending import version_for
from fairlead.communicate.teams import TeamLines
from fairlead.communicate.times import Reach, closing, is_reachable, local_day
from fairlead.outbox.services import enqueue_ready
from fairlead.plan.models import EditionStatement
from fairlead.plan.wordings.languages import original_of

PURPOSE = "telling in a channel"


def post(now: datetime) -> int:
    """What is due now in each channel; how many were queued."""
    channels = Connection.objects.filter(kind=Kind.TEAMS, state=State.ON, company__is_sample=False)
    return sum(_post(one, slot, now, reach) for one in channels.select_related("company", "unit")
               for slot, reach in _due(one, now))  # fmt: skip


def _due(connection: Connection, now: datetime) -> Iterator[tuple[Slot, Reach]]:
    """With the hours of each: slots of today, and of days on which nobody in the unit works; none of before the channel was connected."""
    rounds = Round.objects.filter(
        company=connection.company, state=RoundState.RUNNING, tells=True, in_teams=True
    )
    here = [one for one in rounds if chatting.means(one, connection.unit)]
    reach = Reaches(connection.company, ()).at(0, connection.unit_id, "") if here else Reach()
    today, since = local_day(now, reach), local_day(connection.made_at, reach)
    for slot in Slot.objects.filter(
        round__in=here, kind=SlotKind.TELLING, day__gte=max(since, today - LEEWAY), day__lte=today
    ).select_related("round__company").order_by("day", "pk"):  # fmt: skip
        hours = within(reach, slot.round.opens, slot.round.closes)
        if is_reachable(now, hours) and today <= latest_day(slot):
            yield slot, hours


def _post(connection: Connection, slot: Slot, now: datetime, reach: Reach) -> bool:
    row = next(iter(statements_of(slot.round.company, [slot.statement])), None)
    version = row and version_for(slot, row, original_of(slot.round.company))
    if row is None or version is None:
        return False
    try:
        with transaction.atomic():
            made = ChannelPost.objects.create(slot=slot, connection=connection, day=local_day(now, reach))
            made.message = enqueue_ready(
                channel=TEAMS, host=str(connection.key), purpose=PURPOSE, to=connection.name, subject=mailing.subject_of(row),
                content=content_for(connection, _card(connection, row, version)), company=connection.company.key, due_at=now,
                not_after=closing(now, reach),
            )  # fmt: skip
            made.save(update_fields=["message"])
    except IntegrityError:  # it was posted, or something else was today
        return False
    return True


def _card(connection: Connection, row: EditionStatement, version: Version) -> cards.Card:
    company, unit, language = connection.company, connection.unit, version.wording.language
    with translation.override(language):
        line = TeamLines(company, row.key).of(unit)
        values = mailing.values_for("", unit, company, row, line)
        return cards.telling(chatting.told(company, row, version, values, reach=False), language)
