"""The mail provider on the page Mail: who it is, whether it ever called, and what is entered there once."""

from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from fairlead.outbox.providers.catalogue import Account, Proof
from fairlead.outbox.providers.proofs import USER
from fairlead.outbox.providers.records import last_seen


@dataclass(frozen=True, slots=True)
class Shown:
    name: str
    host: str
    address: str  # that the provider calls
    is_set: bool  # whether we could believe a call
    can_call: bool
    last: datetime | None
    how: str
    tracking: str


def shown() -> Shown | None:
    """Nothing where a mail server of one's own is set, or none."""
    account = settings.MAIL
    if not isinstance(account, Account):
        return None
    by = account.of
    return Shown(
        name=by.name, host=account.at.split("/")[2], is_set=bool(account.hook), can_call=not settings.SITE.is_local,
        address=settings.SITE.origin + reverse("home:mail-hook", args=[account.provider]),
        last=last_seen(account.provider), how=_how(account), tracking=_tracking(account),
    )  # fmt: skip


def _how(account: Account) -> str:
    proof = account.of.proof
    if proof is Proof.MAILGUN:
        return _("Mailgun signs its calls: its HTTP webhook signing key stands in FAIRLEAD_MAIL_HOOK.")
    if proof is Proof.SVIX:
        return _(
            "Resend signs its calls: the signing secret of the webhook, whsec_…, stands in FAIRLEAD_MAIL_HOOK."
        )
    if proof is Proof.SENDGRID:
        return _(
            "SendGrid signs its calls once Signed Event Webhook is on: its verification key stands in FAIRLEAD_MAIL_HOOK."
        )
    if proof is Proof.SNS:
        return _(
            "Amazon signs its calls; the secret in FAIRLEAD_MAIL_HOOK is entered there too, as password with “{user}” as user name."
        ).format(user=USER)
    return _(
        "{name} signs nothing: the secret in FAIRLEAD_MAIL_HOOK is entered there as password, with “{user}” as user name."
    ).format(name=account.of.name, user=USER)


def _tracking(account: Account) -> str:
    if account.of.stops_tracking:
        return _("With each message we ask it not to track opens and clicks.")
    return _(
        "It takes no wish about tracking with a message: switch the tracking of opens and clicks off in its settings."
    )
