"""Connect, try, match by hand, choose. Secrets come in and go to be sealed; none comes out."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from fairlead.communicate.chat.ending import end
from fairlead.communicate.chat.models import Choice, Connection, Contact, How, Kind
from fairlead.communicate.chat.models.connection import BY_HAND
from fairlead.communicate.chat.slack import api, blocks
from fairlead.communicate.chat.slack.transport import token_of
from fairlead.communicate.chat.teams import cards
from fairlead.communicate.chat.teams import transport as workflow
from fairlead.communicate.chat.trouble import NotConnected, in_words
from fairlead.journal.services import record
from fairlead.people.access import Seat
from fairlead.people.models import Person, Unit
from fairlead.plan.wordings.languages import original_of
from fairlead.web.limits import spend


@transaction.atomic
def begin(*, seat: Seat) -> Connection:
    """An address that Slack can call is needed before the app is made."""
    made, _new = Connection.objects.get_or_create(
        company=seat.company, kind=Kind.SLACK, defaults={"made_by": seat.user}
    )
    return made


def connect_slack(*, seat: Seat, connection: Connection, token: str, signing: str) -> None:
    """The token is tried first; whose it is says the name of the workspace."""
    spend("try chat", str(seat.company.key), at_most=20, every=timedelta(hours=1))
    with in_words():
        said = api.who_am_i(token)
    if not said.get("bot_id"):
        raise NotConnected(
            _("This token is not the app’s own: take the “Bot User OAuth Token”, which begins with xoxb-.")
        )
    with transaction.atomic():
        team = str(said.get("team_id", ""))[:30]
        if team != connection.team:  # who is who there is not known yet, not even by hand
            Contact.objects.filter(connection=connection).delete()
        connection.team = team
        connection.connect(name=str(said.get("team", "")), by=seat.user, token=token, signing=signing)
        _told("chat connected", seat, connection)


@transaction.atomic
def connect_teams(*, seat: Seat, unit: Unit | None, name: str, address: str) -> Connection:
    """In the place of the one before, if there was one."""
    connection = Connection.objects.select_for_update().filter(
        company=seat.company, kind=Kind.TEAMS, unit=unit
    ).first() or Connection(company=seat.company, kind=Kind.TEAMS, unit=unit)  # fmt: skip
    connection.connect(name=name, by=seat.user, address=address)
    _told("chat connected", seat, connection)
    return connection


def disconnect(*, seat: Seat, connection: Connection) -> None:
    end(connection, BY_HAND, seat.user.key)


def try_it(*, seat: Seat, connection: Connection) -> None:
    """At once and counted nowhere: to who asks, or in the channel."""
    spend("try chat", str(seat.company.key), at_most=20, every=timedelta(hours=1))
    if not connection.is_on:
        raise NotConnected(_("It is not connected: connect it first."))
    with in_words(connection):
        if connection.kind == Kind.SLACK:
            _try_slack(seat, connection)
        else:
            workflow.post(
                workflow.address_of(connection), cards.trial(seat.company.name, original_of(seat.company))
            )
    _told("chat tried", seat, connection)


def _try_slack(seat: Seat, connection: Connection) -> None:
    token = token_of(connection)
    own = Contact.objects.filter(connection=connection, person__account=seat.user).exclude(member="").first()
    member = own.member if own else api.member_by_address(token, seat.user.email)
    if not member:
        raise NotConnected(
            _(
                "Slack knows nobody by {address}: match yourself by hand, or use the address of your Slack account."
            ).format(address=seat.user.email)
        )
    api.post(token, {"channel": member, **blocks.trial(seat.company.name)})


def match_by_hand(*, seat: Seat, connection: Connection, person: Person, member: str) -> None:
    """Slack is asked whether it knows the member; one is one person’s only."""
    with in_words(connection):
        known = api.member_by_id(token_of(connection), member)
    if not known:
        raise NotConnected(_("Slack knows no member {member} to whom one can write.").format(member=member))
    with transaction.atomic():
        if Contact.objects.filter(connection=connection, member=member).exclude(person=person).exists():
            raise NotConnected(_("This member is matched with somebody else already."))
        said = {"member": member, "how": How.BY_HAND, "address": person.email, "looked_at": timezone.now()}
        Contact.objects.update_or_create(connection=connection, person=person, defaults=said)
        record("chat matched by hand", company=seat.company.key, actor=seat.user.key, subject=str(person.key))


@transaction.atomic
def unmatch(*, seat: Seat, connection: Connection, person: Person) -> None:
    """The next turn looks for the address anew."""
    if Contact.objects.filter(connection=connection, person=person).delete()[0]:
        record("chat match undone", company=seat.company.key, actor=seat.user.key, subject=str(person.key))


@transaction.atomic
def choose(*, person: Person, reads: str) -> None:
    """One's own business: the journal is not told."""
    Choice.objects.update_or_create(person=person, defaults={"reads": reads, "said_at": timezone.now()})


def _told(what: str, seat: Seat, connection: Connection) -> None:
    record(what, company=seat.company.key, actor=seat.user.key, subject=connection.kind)
