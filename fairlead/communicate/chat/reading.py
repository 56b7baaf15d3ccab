"""Who reads what: Slack where the round uses it, the person is known there and did not ask for mail; else mail."""

from collections.abc import Iterable

from django.db.models import Count, Q, QuerySet

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


def readers(company: Company) -> QuerySet[Person]:
    """Everybody to whom something can be sent."""
    return Person.objects.filter(company=company, erased_at=None).exclude(email="").order_by("name", "pk")


def outcomes(
    connection: Connection | None, people: Iterable[Person]
) -> list[tuple[Person, str, Contact | None]]:
    """For who looks after it: what came of looking for each, and who asked for mail."""
    some = list(people)
    contacts = {one.person_id: one for one in Contact.objects.filter(connection=connection, person__in=some)}
    mail = set(
        Choice.objects.filter(person__in=some, reads=Choice.Reads.MAIL).values_list("person", flat=True)
    )
    return [(one, _outcome(contacts.get(one.pk), one.pk in mail), contacts.get(one.pk)) for one in some]


def _outcome(contact: Contact | None, wants_mail: bool) -> str:
    if wants_mail:
        return "mail"
    return contact.how if contact else "waits"


def counts(company: Company) -> dict[str, int]:
    """How many of each outcome."""
    people = readers(company)
    mail = Choice.objects.filter(person__in=people, reads=Choice.Reads.MAIL).values("person")
    rows = Contact.objects.filter(connection=slack_of(company), person__in=people).exclude(person__in=mail)
    found = dict.fromkeys(How.values, 0) | dict(rows.values_list("how").annotate(n=Count("pk")))
    said = {"mail": mail.count(), **{how.replace("-", "_"): n for how, n in found.items()}}
    return said | {"waits": people.count() - sum(said.values())}
