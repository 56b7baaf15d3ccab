"""Whether somebody signs in with more than a password, and what a company asks of whom."""

from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator
from django.urls import reverse
from django.utils.translation import gettext as _

from fairlead.people.models import Membership, User
from fairlead.web.errors import FirstDoThis

# Recovery codes alone are a spare key, not a lock.
LOCKS = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)


def has_second_step(user: User) -> bool:
    return bool(get_adapter().is_mfa_enabled(user, types=LOCKS))


def second_step_first(seat: Membership) -> FirstDoThis:
    """With a second step set up, allauth asks for it at every sign-in; so it is enough to ask that it exists."""
    sentence = _("{company} asks every {role} for a second step at sign-in: add an app or a passkey here.")
    return FirstDoThis(
        sentence.format(company=seat.company.name, role=seat.get_role_display()), reverse("mfa_index")
    )
