"""Whether Amazon SNS has signed a call: of the topic that is set, of this hour, by the certificate that it names.

What is signed is written in Amazon's guide, "Verifying the signatures of Amazon SNS messages": name and value of certain
fields, each on a line of its own. Read is what was checked: the same parsed message goes on to anymail.
"""

import binascii
from base64 import b64decode
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import padding, rsa

from fairlead.outbox.providers.certificates import certificate_at
from fairlead.outbox.providers.errors import NotBelieved

OLDEST = timedelta(minutes=90)  # Amazon tries again for an hour, with the same time and signature
AHEAD = timedelta(minutes=15)
SMALLEST = 2048  # bits of a key
CONFIRMS = ("SubscriptionConfirmation", "UnsubscribeConfirmation")
SIGNED = {
    "Notification": ("Message", "MessageId", "Subject", "Timestamp", "TopicArn", "Type"),
    **dict.fromkeys(
        CONFIRMS, ("Message", "MessageId", "SubscribeURL", "Timestamp", "Token", "TopicArn", "Type")
    ),
}
MAY_BE_ABSENT = "Subject"
OF_SEVERAL_LINES = ("Message", "Subject")
HASH: dict[object, hashes.HashAlgorithm] = {"1": hashes.SHA1(), "2": hashes.SHA256()}


def check_signature(told: Mapping[str, Any], topic: str, now: datetime) -> None:
    """Raises NotBelieved or CannotCheck. A certificate is asked for last: only for what else is in order."""
    text, by = signed_text(told), HASH[told["SignatureVersion"]]
    signature = _signature(told["Signature"])
    if topic and told["TopicArn"] != topic:
        raise NotBelieved
    if not -AHEAD <= now - datetime.fromisoformat(told["Timestamp"]) <= OLDEST:
        raise NotBelieved
    _verify(_key(told["SigningCertURL"], now), signature, text, by)


def signed_text(told: Mapping[str, Any]) -> bytes:
    """The text that Amazon signs.

    >>> signed_text({"Type": "Notification", "Message": "m", "MessageId": "1", "Timestamp": "t", "TopicArn": "a"})
    b'Message\\nm\\nMessageId\\n1\\nTimestamp\\nt\\nTopicArn\\na\\nType\\nNotification\\n'
    """
    names = [name for name in SIGNED[told["Type"]] if name != MAY_BE_ABSENT or told.get(name) is not None]
    return "".join(f"{name}\n{_value(told, name)}\n" for name in names).encode()


def _value(told: Mapping[str, Any], name: str) -> str:
    """A line break in a short field would let one text stand for two messages."""
    value = told[name]
    if not isinstance(value, str) or ("\n" in value and name not in OF_SEVERAL_LINES):
        raise NotBelieved
    return value


def _signature(said: str) -> bytes:
    try:
        return b64decode(said, validate=True)
    except binascii.Error as broken:
        raise NotBelieved from broken


def _key(address: object, now: datetime) -> rsa.RSAPublicKey:
    key = certificate_at(address, now).public_key()
    if not isinstance(key, rsa.RSAPublicKey) or key.key_size < SMALLEST:
        raise NotBelieved
    return key


def _verify(key: rsa.RSAPublicKey, signature: bytes, text: bytes, by: hashes.HashAlgorithm) -> None:
    try:
        key.verify(signature, text, padding.PKCS1v15(), by)
    except (InvalidSignature, UnsupportedAlgorithm) as no:
        raise NotBelieved from no
