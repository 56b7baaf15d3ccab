"""Who reads what: Slack where the round uses it, the person is known there and did not ask for mail; else mail."""

from collections.abc import Iterable

from django.db.models import Q

from fairlead.communicate.chat.models import Choice, Connection, Contact, How, Kind, State
from fairlead.outbox.stops import Stop, Why, plain
from fairlead.people.models import Company, Person


def slack_of(company: Company) -> Connection | None:
    return Connection.objects.filter(company=company, kind=Kind.SLACK).first()


def channels_of_teams(company: Company) -> list[Connection]:
    return list(
        Connection.objects.filter(company=company, kind=Kind.TEAMS, state=State.ON).select_related("unit")
    )


def contacts_of(company: Company, people: Iterable[int]) -> dict[int, Contact]:
    """By person: those whom a message reaches in Slack now."""
    ids = list(people)
    found = Contact.objects.filter(
        connection__company=company, connection__kind=Kind.SLACK, connection__state=State.ON,
        person__in=ids, person__erased_at=None, how__in=(How.FOUND, How.BY_HAND),
    ).select_related("connection__company", "person")  # fmt: skip
    mail = set(
        Choice.objects.filter(person__in=ids, reads=Choice.Reads.MAIL).values_list("person", flat=True)
    )
    left = _left(company, [one.person.email for one in found])
    return {one.person_id: one for one in found
            if one.person_id not in mail and plain(one.person.email) not in left}  # fmt: skip


def _left(company: Company, addresses: list[str]) -> set[str]:
    """Who wants no more of these messages is not written to in chat instead; the way by mail says so in its list."""
    stops = Stop.objects.filter(
        Q(company=None) | Q(company=company.key), address__in={plain(one) for one in addresses}
    )
    return set(stops.filter(why__in=[Why.UNSUBSCRIBED, Why.COMPLAINT]).values_list("address", flat=True))


def choice_of(person: Person) -> str:
    said = Choice.objects.filter(person=person).first()
    return said.reads if said else str(Choice.Reads.SLACK)


def outcomes(company: Company) -> list[tuple[Person, str, Contact | None]]:
    """For who looks after it: everybody with what came of looking, and who asked for mail."""
    connection = slack_of(company)
    people = Person.objects.filter(company=company, erased_at=None).exclude(email="").order_by("name", "pk")
    contacts = {one.person_id: one for one in Contact.objects.filter(connection=connection)}
    mail = set(
        Choice.objects.filter(person__company=company, reads=Choice.Reads.MAIL).values_list(
            "person", flat=True
        )
    )
    return [(one, _outcome(contacts.get(one.pk), one.pk in mail), contacts.get(one.pk)) for one in people]


def _outcome(contact: Contact | None, wants_mail: bool) -> str:
    if wants_mail:
        return "mail"
    return contact.how if contact else "waits"
