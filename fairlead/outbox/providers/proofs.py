"""Whether a call comes from the provider: by its signature, or by the secret that we gave it, in constant time.

Where the provider signs the time, a call that is too old is refused. How old is too old hangs on how long it tries again
with the same signature; meanwhile no call counts twice (`records.hear_once`).
"""

import hashlib
import hmac
import json
from base64 import b64encode
from datetime import datetime
from functools import lru_cache
from typing import Any

from django.http import HttpRequest
from django.utils.crypto import constant_time_compare
from django.utils.module_loading import import_string

from fairlead.outbox.providers.catalogue import Account, Proof
from fairlead.outbox.providers.errors import BROKEN, NotBelieved
from fairlead.outbox.providers.keys import svix_key
from fairlead.outbox.providers.opening import quietly, ses_params
from fairlead.outbox.providers.sns import check_signature

USER = "fairlead"  # before our secret, in the address that the provider calls
HOURS = 3600.0
OLDEST = {
    Proof.SVIX: 300.0,
    Proof.MAILGUN: 9 * HOURS,
    Proof.SENDGRID: 25 * HOURS,
}  # Mailgun tries for eight hours


@lru_cache(maxsize=8)
def view_of(account: Account) -> Any:
    """Anymail's view of this provider, for what it reads and checks; it is never asked as a view."""
    kind = import_string(f"anymail.webhooks.{account.of.module}.{_class(account)}TrackingWebhookView")
    with quietly():
        return kind(**_settings(account))


def _class(account: Account) -> str:
    return {"ses": "AmazonSES"}.get(account.provider, account.of.name)


def _settings(account: Account) -> dict[str, Any]:
    proof = account.of.proof
    if proof is Proof.MAILGUN:
        return {"webhook_signing_key": account.hook, "api_key": account.key, "webhook_secret": []}
    if proof is Proof.SENDGRID:
        return {"tracking_webhook_verification_key": account.hook, "webhook_secret": []}
    shared: dict[str, Any] = {"webhook_secret": [f"{USER}:{account.hook}"]}
    if account.provider == "ses":
        shared |= {"client_params": ses_params(account, (10, 30))["client_params"], "session_params": {}}
    return shared


def check(account: Account, request: HttpRequest, now: datetime) -> None:
    """Raises NotBelieved or CannotCheck."""
    try:
        if account.of.proof is Proof.SVIX:
            _svix(account.hook, request)
        else:
            _by_anymail(account, request)
        if account.of.proof is Proof.SNS:  # only for who knows the secret is a certificate asked for
            check_signature(_sns_message(account, request), account.option("topic"), now)
        _in_time(account.of.proof, request, now)
    except BROKEN as broken:
        raise NotBelieved from broken


def _by_anymail(account: Account, request: HttpRequest) -> None:
    from anymail.exceptions import AnymailError, AnymailWebhookValidationFailure

    if account.of.proof is Proof.MAILGUN and request.content_type != "application/json":
        raise NotBelieved  # the calls of before 2018 sign less
    try:
        view_of(account).run_validators(request)
    except (AnymailWebhookValidationFailure, AnymailError) as no:
        raise NotBelieved from no


def _sns_message(account: Account, request: HttpRequest) -> dict[str, Any]:
    """As anymail has read it and will read it again: another reading of the bytes could be another message."""
    told: dict[str, Any] = view_of(account)._parse_sns_message(request)
    return told


def _svix(secret: str, request: HttpRequest) -> None:
    """The scheme of Svix: HMAC-SHA256 over id, time and text; while a secret is changed there are two signatures."""
    signed = b".".join(
        (request.headers["svix-id"].encode(), request.headers["svix-timestamp"].encode(), request.body)
    )
    expected = b64encode(hmac.new(svix_key(secret), signed, hashlib.sha256).digest()).decode()
    given = [one.partition(",") for one in request.headers["svix-signature"].split()[:8]]
    if not any(mark == "v1" and constant_time_compare(said, expected) for mark, _comma, said in given):
        raise NotBelieved


def _in_time(proof: Proof, request: HttpRequest, now: datetime) -> None:
    if proof in OLDEST and not abs(now.timestamp() - _signed_at(proof, request)) <= OLDEST[proof]:
        raise NotBelieved


def _signed_at(proof: Proof, request: HttpRequest) -> float:
    if proof is Proof.SVIX:
        return float(request.headers["svix-timestamp"])
    if proof is Proof.SENDGRID:
        return float(request.headers["X-Twilio-Email-Event-Webhook-Timestamp"])
    return float(json.loads(request.body)["signature"]["timestamp"])
