"""Calls as the providers document them, signed as they document it: what came back, was unwanted, arrived, was opened."""

import hashlib
import hmac
import json
from base64 import b64decode, b64encode
from datetime import datetime
from functools import cache
from uuid import uuid4

from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

from fairlead.outbox.providers.catalogue import Account
from fairlead.outbox.providers.tests.vendor import SECRET

MAILGUN, SVIX = (
    "key-of-the-signatures-of-calls",
    "whsec_" + b64encode(b"a secret of thirty-two bytes, ok").decode(),
)
HEARD = ("postmark", "mailgun", "sendgrid", "brevo", "mailjet", "resend", "sparkpost")


@cache
def sendgrid_key() -> ec.EllipticCurvePrivateKey:
    return ec.generate_private_key(ec.SECP256R1())


def hook_of(provider: str) -> str:
    if provider == "sendgrid":
        kind, form = serialization.Encoding.DER, serialization.PublicFormat.SubjectPublicKeyInfo
        return b64encode(sendgrid_key().public_key().public_bytes(kind, form)).decode()
    return {"mailgun": MAILGUN, "resend": SVIX}.get(provider, SECRET)


@cache
def account(provider: str) -> Account:
    return Account(provider=provider, key="the-key", sender="fairlead@oak.example", hook=hook_of(provider))


def event(
    provider: str, kind: str, to: str, given: str, at: datetime, said: str = "550 5.1.1 no such user", **more
) -> object:
    """`kind`: hard, soft, complaint, unsubscribed, delivered, opened, clicked."""
    return BUILT[provider](kind, to, given, at, said) | more


def _postmark(kind, to, given, at, said):
    record = {"hard": "Bounce", "soft": "Bounce", "complaint": "SpamComplaint", "unsubscribed": "SubscriptionChange",
              "delivered": "Delivery", "opened": "Open", "clicked": "Click"}[kind]  # fmt: skip
    told = {
        "RecordType": record,
        "MessageID": given,
        "Metadata": {},
        "ServerID": 23,
        "MessageStream": "outbound",
    }
    if record in ("Bounce", "SpamComplaint"):
        type_ = {"hard": "HardBounce", "soft": "SoftBounce"}.get(kind, "SpamComplaint")
        return told | {
            "ID": uuid4().int % 10**12,
            "Type": type_,
            "Email": to,
            "BouncedAt": at.isoformat(),
            "Details": said,
        }
    if record == "SubscriptionChange":
        return told | {"Recipient": to, "ChangedAt": at.isoformat(), "SuppressSending": True,
                       "SuppressionReason": "ManualSuppression", "Origin": "Recipient"}  # fmt: skip
    return told | {
        "Recipient": to,
        "ReceivedAt": at.isoformat(),
        "DeliveredAt": at.isoformat(),
        "UserAgent": "x",
    }


def _mailgun(kind, to, given, at, said):
    name = {"hard": "failed", "soft": "failed", "complaint": "complained"}.get(kind, kind)
    told = {"event": name, "recipient": to, "timestamp": at.timestamp(), "id": uuid4().hex, "user-variables": {},
            "message": {"headers": {"message-id": given.strip("<>"), "to": to}}}  # fmt: skip
    if kind in ("hard", "soft"):
        told |= {
            "severity": "permanent",
            "reason": "bounce",
            "delivery-status": {"message": said, "code": 550},
        }
    return {"event-data": told}


def _sendgrid(kind, to, given, at, said):
    name = {"hard": "bounce", "soft": "bounce", "complaint": "spamreport", "unsubscribed": "unsubscribe", "opened": "open",
            "clicked": "click"}.get(kind, kind)  # fmt: skip
    told = {
        "event": name,
        "email": to,
        "timestamp": int(at.timestamp()),
        "sg_event_id": uuid4().hex,
        "anymail_id": given,
    }
    if kind in ("hard", "soft"):
        told |= {"type": "bounce" if kind == "hard" else "blocked", "reason": said, "status": said.split()[1]}
    return told


def _brevo(kind, to, given, at, said):
    name = {"hard": "hard_bounce", "soft": "soft_bounce", "complaint": "spam", "unsubscribed": "unsubscribe",
            "clicked": "click"}.get(kind, kind)  # fmt: skip
    return {
        "event": name,
        "email": to,
        "message-id": given,
        "ts_epoch": int(at.timestamp() * 1000),
        "reason": said,
    }


def _mailjet(kind, to, given, at, said):
    name = {"hard": "bounce", "soft": "bounce", "complaint": "spam", "unsubscribed": "unsub", "delivered": "sent",
            "opened": "open", "clicked": "click"}[kind]  # fmt: skip
    told = {"event": name, "time": int(at.timestamp()), "MessageID": int(given), "email": to, "Payload": ""}
    if kind in ("hard", "soft"):
        told |= {"hard_bounce": kind == "hard", "error": "user unknown", "comment": said}
    return told


def _resend(kind, to, given, at, said):
    name = {"hard": "bounced", "soft": "bounced", "complaint": "complained"}.get(kind, kind)
    told = {
        "type": f"email.{name}",
        "created_at": at.isoformat(),
        "data": {"email_id": given, "to": [to], "headers": []},
    }
    if kind in ("hard", "soft"):
        told["data"]["bounce"] = {"message": said, "type": "Permanent" if kind == "hard" else "Transient"}
    return told


def _sparkpost(kind, to, given, at, said):
    name = {"hard": "bounce", "soft": "bounce", "complaint": "spam_complaint", "unsubscribed": "list_unsubscribe",
            "delivered": "delivery", "opened": "open", "clicked": "click"}[kind]  # fmt: skip
    told = {"type": name, "transmission_id": given, "raw_rcpt_to": to, "timestamp": str(int(at.timestamp())),
            "event_id": str(uuid4().int % 10**16)}  # fmt: skip
    if kind in ("hard", "soft"):
        told |= {"bounce_class": "10" if kind == "hard" else "22", "raw_reason": said}
    return {"msys": {"message_event": told}}


BUILT = {"postmark": _postmark, "mailgun": _mailgun, "sendgrid": _sendgrid, "brevo": _brevo, "mailjet": _mailjet,
         "resend": _resend, "sparkpost": _sparkpost}  # fmt: skip


def signed(provider: str, told: object, now: datetime, key: str = "") -> tuple[bytes, dict[str, str]]:
    """Body and headers of one call, with the events as the provider packs them."""
    key = key or hook_of(provider)
    if provider in ("sendgrid", "sparkpost"):
        told = told if isinstance(told, list) else [told]
    if provider == "mailgun":
        token, at = uuid4().hex, str(int(now.timestamp()))
        said = hmac.new(key.encode(), f"{at}{token}".encode(), hashlib.sha256).hexdigest()
        told = {"signature": {"token": token, "timestamp": at, "signature": said}, **told}
    body = json.dumps(told).encode()
    return body, _headers(provider, body, now, key)


def _headers(provider: str, body: bytes, now: datetime, key: str) -> dict[str, str]:
    at = str(int(now.timestamp()))
    if provider == "mailgun":
        return {}
    if provider == "resend":
        name = f"msg_{uuid4().hex}"
        text = b".".join((name.encode(), at.encode(), body))
        said = b64encode(
            hmac.new(b64decode(key.removeprefix("whsec_")), text, hashlib.sha256).digest()
        ).decode()
        return {"svix-id": name, "svix-timestamp": at, "svix-signature": f"v1,{said}"}
    if provider == "sendgrid":
        said = b64encode(sendgrid_key().sign(at.encode() + body, ec.ECDSA(hashes.SHA256()))).decode()
        return {"X-Twilio-Email-Event-Webhook-Signature": said, "X-Twilio-Email-Event-Webhook-Timestamp": at}
    return {"Authorization": "Basic " + b64encode(f"fairlead:{key}".encode()).decode()}
