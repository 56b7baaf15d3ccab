"""Whose account is whose: said when an invitation is taken, since its link went to that address alone."""

from fairlead.people.models import Membership, Person


def link_by_address(seat: Membership) -> Person | None:
    """The person of the invited address gets the account; never by an address that was changed later."""
    people = Person.objects.filter(company=seat.company, erased_at=None)
    found = people.filter(email=seat.user.email.casefold(), account=None).exclude(email="").first()
    if found is None or people.filter(account=seat.user).exists():
        return None
    found.link(seat.user)
    return found
