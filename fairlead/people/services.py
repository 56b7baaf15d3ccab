"""What changes several things at once: the first owner comes in."""

from django.db import transaction
from django.utils.text import slugify
from django.utils.translation import gettext as _

from fairlead.journal.services import record
from fairlead.people.editing import change_person
from fairlead.people.erasing import erase, replay_erasures
from fairlead.people.importing import add_by_names, apply, begin, look, revert
from fairlead.people.models import Company, Membership, Role, SetUpLink, User
from fairlead.web.errors import Hidden

__all__ = [
    "add_by_names", "apply", "begin", "change_person", "claim", "erase", "found_company", "free_slug", "look", "replay_erasures",
    "revert",
]  # fmt: skip


@transaction.atomic
def claim(*, token: str, company: str, name: str, email: str, password: str) -> Membership:
    """Of any number of claims at once, one makes an owner; the others find nothing."""
    if not SetUpLink.use(token):
        raise Hidden
    owner = User.objects.create_user(email=email, password=password, name=name)
    return found_company(name=company, owner=owner)


@transaction.atomic
def found_company(*, name: str, owner: User, is_sample: bool = False) -> Membership:
    company = Company.objects.create(name=name, slug=free_slug(name), is_sample=is_sample)
    seat = Membership.objects.create(user=owner, company=company, role=Role.OWNER)
    record("company founded", company=company.key, actor=owner.key, subject=str(company.key))
    return seat


def free_slug(name: str) -> str:
    base = slugify(name)[:50] or _("company")
    taken = set(Company.objects.filter(slug__startswith=base).values_list("slug", flat=True))
    return next(
        slug for slug in (base, *(f"{base}-{n}" for n in range(2, len(taken) + 3))) if slug not in taken
    )
