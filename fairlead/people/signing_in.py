"""How allauth is bent to our rules: nobody signs up, one is invited; links and names come from the site's settings."""

from types import SimpleNamespace
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core import context as here
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from django.conf import settings
from django.contrib.auth import update_session_auth_hash
from django.http import HttpRequest

from fairlead.journal.services import record
from fairlead.people.models import User
from fairlead.web.addresses import absolute
from fairlead.web.limits import visitor

# By the letters of allauth that tell of it; a letter that is new to us is noted in general words.
NOTED = {
    "account_connected": "sign-in: account connected",
    "account_disconnected": "sign-in: account disconnected",
    "email_changed": "sign-in: email changed",
    "email_confirm": "sign-in: email confirm",
    "email_deleted": "sign-in: email deleted",
    "password_changed": "sign-in: password changed",
    "password_reset": "sign-in: password reset",
    "password_set": "sign-in: password set",
    "recovery_codes_generated": "sign-in: recovery codes generated",
    "totp_activated": "sign-in: totp activated",
    "totp_deactivated": "sign-in: totp deactivated",
    "webauthn_added": "sign-in: webauthn added",
    "webauthn_removed": "sign-in: webauthn removed",
}


class AccountAdapter(DefaultAccountAdapter):
    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def get_client_ip(self, request: HttpRequest) -> str:
        return visitor(request)

    def is_safe_url(self, url: str) -> bool:
        try:
            return bool(super().is_safe_url(url))
        except ValueError:  # “https://[evil.example]” is no address at all
            return False

    def get_reset_password_from_key_url(self, key: str) -> str:
        return absolute(super().get_reset_password_from_key_url(key))

    def get_email_confirmation_url(self, request: HttpRequest, emailconfirmation: Any) -> str:
        return absolute(super().get_email_confirmation_url(request, emailconfirmation))

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        site = SimpleNamespace(name="Fairlead", domain=settings.SITE.netloc)
        super().send_mail(template_prefix, email, context | {"current_site": site})

    def send_notification_mail(
        self,
        template_prefix: str,
        user: User,
        context: dict[str, Any] | None = None,
        email: str | None = None,
    ) -> None:
        """Called by allauth whenever a way to sign in changed: what was signed in before must come in anew."""
        # Whose visit this is must be read first: Django reads it late, and would find the session ended.
        stays = here.request is not None and here.request.user.pk == user.pk
        user.end_sessions()
        if stays:
            update_session_auth_hash(here.request, user)
        what = NOTED.get(template_prefix.rsplit("/", 1)[-1], "sign-in: changed")
        record(what, company=None, actor=user.key, subject=str(user.key))
        super().send_notification_mail(template_prefix, user, context, email)


class OutsideAdapter(DefaultSocialAccountAdapter):
    def is_open_for_signup(self, request: HttpRequest, sociallogin: Any) -> bool:
        return False

    def authenticate_by_email(self, sociallogin: Any) -> Any:
        """Some providers write “false”, which is true in Python."""
        for address in sociallogin.email_addresses:
            address.verified = address.verified is True or address.verified == "true"
        return super().authenticate_by_email(sociallogin)


class SecondStepAdapter(DefaultMFAAdapter):
    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        return {"id": settings.SITE.host, "name": "Fairlead"}
