"""A slot in chat: whom it reaches there, and in which words; who is not reached, or asked for mail, gets mail."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.utils import translation

from fairlead.communicate import mailing
from fairlead.communicate.chat.models import Contact
from fairlead.communicate.chat.reading import contacts_of
from fairlead.communicate.chat.slack import blocks
from fairlead.communicate.chat.told import Invited, Told
from fairlead.communicate.models import Planned, Round, Version
from fairlead.communicate.words import fill
from fairlead.people.models import Company
from fairlead.plan.models import EditionStatement


def reached(one: Round, rows: Iterable[Planned]) -> dict[int, Contact]:
    """By person; nobody whom Slack refused in this slot."""
    return (
        contacts_of(one.company, [row.person_id for row in rows if not row.refused]) if one.in_slack else {}
    )


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
