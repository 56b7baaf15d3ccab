"""The sample company in the web product: made, signed in to, removed. All in it is invented."""

from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from fairlead.core.simulate import sample_company
from fairlead.home.sample.deeds import deeds_of
from fairlead.home.sample.leaders import leaders_of
from fairlead.home.sample.measures import measures_of
from fairlead.home.sample.people import SEATS, people_of, remove_people
from fairlead.home.sample.plan import editions_of
from fairlead.home.sample.practice import practice_of, remove_practice
from fairlead.home.sample.rounds import rounds_of
from fairlead.home.sample.said import said_of
from fairlead.home.sample.talks import talks_of
from fairlead.home.sample.wordings import wordings_of
from fairlead.home.sample.words import words_of
from fairlead.journal.services import record
from fairlead.outbox.models import Message
from fairlead.people.access import Seat
from fairlead.people.models import Company, Membership, Role, User
from fairlead.people.services import found_company
from fairlead.web.errors import Hidden, PageError


class NoSample(PageError):
    """What is not invented is not removed by a click."""


AT = "sample.invalid"  # a name that no mail can ever reach


def sample_seats() -> dict[str, Membership]:
    """Whom one may be with one click, by role; nobody when there is no sample."""
    found = Membership.objects.filter(company__is_sample=True, user__email__endswith=f"@{AT}")
    return {seat.role: seat for seat in found.select_related("user", "company").order_by("-company_id")}


@transaction.atomic
def sample() -> Company:
    """The sample company; made if it is not there."""
    if there := Company.objects.filter(is_sample=True).first():
        return there
    firm = sample_company()
    owner = _account(Role.OWNER)
    company = found_company(name=firm.company, owner=owner, is_sample=True).company
    accounts = {Role.OWNER: owner}
    for role in set(SEATS) - {Role.OWNER}:
        accounts[role] = _account(role)
        Membership.objects.create(user=accounts[role], company=company, role=role)
    people_of(firm, company, accounts)
    editions_of(firm.plans, company, owner)
    leaders_of(firm, company, accounts)
    deeds_of(firm, company)
    wordings_of(company, accounts)
    measures_of(company, owner, timezone.localdate())
    _four_months(company, accounts)
    return company


def _four_months(company: Company, accounts: dict[Any, User]) -> None:
    """The plan said again and again, and practised."""
    today = timezone.localdate()
    words_of(company, accounts[Role.OWNER])
    rounds_of(company, accounts[Role.OWNER], timezone.now())
    said_of(company, today)
    talks_of(company, accounts[Role.OWNER], timezone.now())
    practice_of(company, accounts, today)
    Message.objects.filter(company=company.key).delete()  # nobody is there to get it


def _account(role: Any) -> User:
    """Without a password: the only way in is the page for development."""
    return User.objects.create_user(f"{role}@{AT}", name=SEATS[role].name)


@transaction.atomic
def remove_sample(*, seat: Seat) -> None:
    """Everything that was invented goes, and so do the accounts that sit nowhere else."""
    company = Company.objects.select_for_update().get(pk=seat.company.pk)
    if not company.is_sample:
        raise NoSample(_("{company} is no sample: it is not removed by a click.").format(company=company))
    invented = list(User.objects.filter(memberships__company=company, email__endswith=f"@{AT}"))
    record("sample removed", company=company.key, actor=seat.user.key, subject=str(company.key))
    Message.objects.filter(company=company.key).delete()
    remove_practice(company)
    remove_people(company)
    company.delete()
    for user in invented:
        if not user.memberships.exists():
            user.delete()


def refuse_outside_development() -> None:
    """One click is no sign-in for anybody but who sits at this machine."""
    if not (settings.DEVELOPMENT and settings.SITE.is_local):
        raise Hidden
