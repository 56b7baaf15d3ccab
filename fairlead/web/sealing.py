"""Secrets at rest: sealed with a key that is derived from the secret-key file, opened only when they are used."""

import base64
import json
from dataclasses import dataclass

from cryptography.fernet import Fernet, InvalidToken
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings
from django.utils.translation import gettext as _

from fairlead.core.errors import BadInput


class Unopened(BadInput):
    """What was sealed cannot be opened: the secret key is another one, or the row was tampered with."""


@dataclass(frozen=True, slots=True)
class Sealer:
    """One use of the secret key: another use gives another key, so that what one room sealed opens in no other."""

    use: bytes

    def seal(self, owner: str, **parts: str) -> bytes:
        """`owner` is sealed along, so that what was sealed for one row cannot be put into another."""
        return self._fernet().encrypt(json.dumps({"": owner, **parts}).encode())

    def unseal(self, owner: str, sealed: bytes) -> dict[str, str]:
        try:
            parts: dict[str, str] = json.loads(self._fernet().decrypt(bytes(sealed)))
        except InvalidToken:
            parts = {}
        if parts.pop("", None) != owner:
            raise Unopened(
                _(
                    "The secret cannot be opened, since the secret key of this installation is another one: write address and secret anew."
                )
            )
        return parts

    def _fernet(self) -> Fernet:
        derived = HKDF(SHA256(), 32, salt=None, info=self.use).derive(settings.SECRET_KEY.encode())
        return Fernet(base64.urlsafe_b64encode(derived))
