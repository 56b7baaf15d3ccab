"""The pages of signing in that allauth brings: not declared by a room, yet they wear the house style and speak its languages."""

from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.utils import timezone

ENTRANCES = (
    "/sign-in/login/",
    "/sign-in/login/code/",
    "/sign-in/password/reset/",
    "/sign-in/password/reset/done/",
    "/sign-in/signup/",
    "/no-such-page/",
)
OWN_ACCOUNT = (
    "/sign-in/email/",
    "/sign-in/password/change/",
    "/sign-in/logout/",
    "/sign-in/3rdparty/",
    "/sign-in/reauthenticate/",
    "/sign-in/2fa/",
    "/sign-in/2fa/totp/activate/",
    "/sign-in/2fa/webauthn/",
    "/sign-in/2fa/webauthn/add/",
)
WITH_A_SECOND_STEP = (
    "/sign-in/2fa/",
    "/sign-in/2fa/totp/deactivate/",
    "/sign-in/2fa/recovery-codes/",
    "/sign-in/2fa/recovery-codes/generate/",
    "/sign-in/2fa/reauthenticate/",
)


def has_just_signed_in(client) -> None:
    """As if by password a moment ago, so that no page asks for it once more."""
    session = client.session
    session["account_authentication_methods"] = [{"method": "password", "at": timezone.now().timestamp()}]
    session.save()


def give_a_second_step(user):
    TOTP.activate(user, generate_totp_secret())
    RecoveryCodes.activate(user)
    return user
