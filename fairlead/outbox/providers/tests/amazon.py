"""Amazon SNS as it documents itself: calls that it signs, and its host that gives the certificate over HTTPS."""

import json
from base64 import b64encode
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path
from uuid import uuid4

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import padding, rsa
from cryptography.x509.oid import NameOID
from django.http import HttpRequest
from django.test import RequestFactory

from fairlead.outbox.models import HeardCall, ProviderSeen
from fairlead.outbox.providers import certificates
from fairlead.outbox.providers.catalogue import Account
from fairlead.outbox.providers.errors import NotBelieved
from fairlead.outbox.providers.hearing import hear
from fairlead.outbox.providers.tests.vendor import SECRET, Vendor
from fairlead.outbox.services import enqueue_listed
from fairlead.outbox.stops import SoftBounce, Stop, Why
from fairlead.plan.measures.tests.servers import Answer, Server, certificate, naming, serving
from fairlead.web.outward.hosts import Doors

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
HOST = "sns.eu-west-1.amazonaws.com"
PEM = f"https://{HOST}/SimpleNotificationService-0123456789abcdef.pem"
TOPIC = "arn:aws:sns:eu-west-1:123456789012:mail"
EVE = "eve@oak.example"
PLACES = {"Notification": "Message MessageId Subject Timestamp TopicArn Type",
          "SubscriptionConfirmation": "Message MessageId SubscribeURL Timestamp Token TopicArn Type",
          "UnsubscribeConfirmation": "Message MessageId SubscribeURL Timestamp Token TopicArn Type"}  # fmt: skip


def at(vendor: Vendor) -> Account:
    port = vendor.server.server_address[1]
    return Account(
        provider="ses", key="AKIAEXAMPLE", secret="secret", sender="fairlead@oak.example", region="eu-west-1",
        api=f"http://127.0.0.1:{port}/", hook=SECRET,
    )  # fmt: skip


def listed():
    return enqueue_listed(
        purpose="telling", to="eve@oak.example", subject="Où", text="We call.", company=uuid4()
    )


@cache
def key(name: str = "amazon", bits: int = 2048) -> rsa.RSAPrivateKey:
    return rsa.generate_private_key(public_exponent=65537, key_size=bits)


@cache
def pem(name: str = "amazon", first: datetime = NOON - timedelta(days=200), days: int = 365, bits: int = 2048) -> bytes:  # fmt: skip
    """The certificate of a key, issued by an authority of our own."""
    subject, issuer = (
        x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, one)])
        for one in ("sns.amazonaws.com", "Some Authority")
    )
    made = (
        x509.CertificateBuilder().subject_name(subject).issuer_name(issuer).public_key(key(name, bits).public_key())
        .serial_number(x509.random_serial_number()).not_valid_before(first).not_valid_after(first + timedelta(days=days))
        .sign(key("authority"), hashes.SHA256())
    )  # fmt: skip
    return made.public_bytes(serialization.Encoding.PEM)


def bounce(*recipients: str, given: str = "0100-ses", event: str = "Bounce") -> str:
    came_back = [{"emailAddress": one, "status": "5.1.1", "diagnosticCode": "smtp; 550 5.1.1 no such user"}
                 for one in recipients]  # fmt: skip
    told = {
        "eventType": event, "mail": {"messageId": given, "destination": list(recipients), "headers": []},
        "bounce": {"bounceType": "Permanent", "bounceSubType": "General", "bouncedRecipients": came_back},
        "complaint": {"complainedRecipients": came_back, "complaintFeedbackType": "abuse"},
        "delivery": {"recipients": list(recipients), "smtpResponse": "250 ok"},
    }  # fmt: skip
    return json.dumps(told)


def told(message: str, at: datetime = NOON, **more: object) -> dict:
    return {
        "Type": "Notification", "MessageId": str(uuid4()), "TopicArn": TOPIC, "Subject": "Amazon SES Email Event",
        "Message": message, "Timestamp": at.isoformat(timespec="milliseconds").replace("+00:00", "Z"),
        "SignatureVersion": "1", "SigningCertURL": PEM, "UnsubscribeURL": f"https://{HOST}/?Action=Unsubscribe", **more,
    }  # fmt: skip


def confirmation(kind: str = "SubscriptionConfirmation", **more: object) -> dict:
    words = "You have chosen to subscribe to the topic.\nTo confirm, visit the address."
    made = told(words, Type=kind, Token="2336412f", SubscribeURL=f"https://{HOST}/?Action=Confirm", **more)
    return {name: value for name, value in made.items() if name not in ("Subject", "UnsubscribeURL")}


def signed(said: dict, name: str = "amazon", bits: int = 2048) -> dict:
    """By the letter of the guide, not by our own reading of it."""
    places = [one for one in PLACES[said["Type"]].split() if said.get(one) is not None]
    text = "".join(f"{one}\n{said[one]}\n" for one in places).encode()
    by = hashes.SHA256() if said["SignatureVersion"] == "2" else hashes.SHA1()
    return {**said, "Signature": b64encode(key(name, bits).sign(text, padding.PKCS1v15(), by)).decode()}


def headers_of(said: dict, secret: str = SECRET) -> dict[str, str]:
    basic = "Basic " + b64encode(f"fairlead:{secret}".encode()).decode()
    return {"x-amz-sns-message-type": said["Type"], "x-amz-sns-message-id": said["MessageId"],
            **({"Authorization": basic} if secret else {})}  # fmt: skip


def call(said: dict, secret: str = SECRET, charset: str = "UTF-8") -> HttpRequest:
    body, kind = json.dumps(said, ensure_ascii=False).encode(), f"text/plain; charset={charset}"
    return RequestFactory().generic(  # which leaves the bytes as they are
        "POST", "/mail/hook/ses/", body, content_type=kind, headers=headers_of(said, secret)
    )


def heard(account, said: dict, now=NOON, **how) -> list[Why]:
    found = []
    hear(account, call(said, **how), now, then=found.append)
    return [one.why for one in found]


def refused(account, said: dict, error=NotBelieved, now=NOON, **how) -> None:
    with pytest.raises(error):
        heard(account, said, now, **how)
    for one in (Stop, SoftBounce, HeardCall, ProviderSeen):
        assert not one.objects.exists()


@contextmanager
def amazons_host(answer: Answer | bytes, folder: Path, patch: pytest.MonkeyPatch) -> Iterator[Server]:
    """Amazon's host by name, with a certificate for its own name; the guard is asked, and lets this one door open."""
    own = certificate(folder, HOST)
    with naming({HOST: ["127.0.0.1"]}) as (_names, resolver), serving(answer, tls=own) as server:
        patch.setenv("SSL_CERT_FILE", str(own))
        patch.setattr(certificates, "DOORS", Doors({(HOST, server.port)}, resolver))
        patch.setattr(certificates, "PORT", server.port)
        certificates._kept.cache_clear()
        yield server
        certificates._kept.cache_clear()
