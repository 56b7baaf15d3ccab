"""Whether a secret, or a topic, can be what a provider's calls are believed by. Values in, values out: the settings ask it too."""

import binascii
import re
from base64 import b64decode

from fairlead.outbox.providers.catalogue import Proof

TOPIC = re.compile(r"arn:aws(-[a-z]+)*:sns:[a-z0-9-]+:[0-9]{12}:[A-Za-z0-9_-]{1,256}(\.fifo)?", re.ASCII)


def is_key_of(proof: Proof, hook: str) -> bool:
    """Whether FAIRLEAD_MAIL_HOOK can be what the provider shows."""
    try:
        if proof is Proof.SVIX:
            return hook.startswith("whsec_") and len(svix_key(hook)) >= 16
        if proof is Proof.SENDGRID:
            return len(b64decode(hook, validate=True)) > 50
    except (ValueError, binascii.Error):
        return False
    return len(hook) >= 24 and ":" not in hook and hook.isprintable() and " " not in hook


def is_topic(name: str) -> bool:
    """Whether it can be the ARN of a topic of Amazon SNS.

    >>> is_topic("arn:aws:sns:eu-west-1:123456789012:mail"), is_topic("mail")
    (True, False)
    """
    return bool(TOPIC.fullmatch(name))


def svix_key(secret: str) -> bytes:
    return b64decode(secret.removeprefix("whsec_"), validate=True)
