"""A slot in chat: whom it reaches there, and in which words; who is not reached, or asked for mail, gets mail."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django.utils import translation

from fairlead.communicate import mailing
from fairlead.communicate.audience import audience
from fairlead.communicate.chat.models import Contact
from fairlead.communicate.chat.reading import channels_of_teams, contacts_of
from fairlead.communicate.chat.slack import blocks
from fairlead.communicate.chat.told import Invited, Told
from fairlead.communicate.models import Planned, Round, Version
from fairlead.communicate.words import fill
from fairlead.people.models import Company, Unit
from fairlead.plan.models import EditionStatement


def reached(one: Round, rows: Iterable[Planned]) -> dict[int, Contact]:
    """By person; nobody whom Slack refused in this slot."""
    return (
        contacts_of(one.company, [row.person_id for row in rows if not row.refused]) if one.in_slack else {}
    )


def where(one: Round, today: date) -> dict[str, Any]:
    """For its page: how many it reaches in Slack as things are, and in which channels of Teams it posts."""
    people = audience(one, today).exclude(email="").values_list("pk", flat=True) if one.in_slack else ()
    channels = channels_of_teams(one.company) if one.in_teams and one.tells else []
    return {
        "slack": len(contacts_of(one.company, people)),
        "channels": [channel for channel in channels if means(one, channel.unit)],
    }


def means(one: Round, unit: Unit | None) -> bool:
    """Whether the round is for everybody who reads in a channel: the whole unit, all levels, whenever they joined."""
    units = one.units_reached()
    is_whole = units is None or (unit is not None and unit.pk in units)
    return is_whole and not one.levels and one.joined_since is None


def told(
    company: Company, row: EditionStatement, version: Version, values: Mapping[str, str], reach: bool = True
) -> Told:
    parts = [fill(part.strip(), values) for part in version.text.split("\n\n")]
    return Told(
        statement=row.text,
        paragraphs=tuple(part for part in parts if part),
        team_line="" if "{team_line}" in version.text else values["team_line"],
        ask=values["ask"],
        plan=mailing.address("plan:index", company),
        reach=mailing.address("chat:mine", company) if reach else "",
    )


def telling(
    company: Company, row: EditionStatement, version: Version, values: Mapping[str, str]
) -> dict[str, Any]:
    with translation.override(version.wording.language):
        return blocks.telling(told(company, row, version, values))


def practice(company: Company, language: str) -> dict[str, Any]:
    """The same for all and for ever, as by mail."""
    invited = Invited(mailing.address("practice:now", company), mailing.address("chat:mine", company))
    with translation.override(language):
        return blocks.practice(invited)
