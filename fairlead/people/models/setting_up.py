"""The one-time link with which the first owner comes in."""

import hashlib
import secrets
from typing import Self

from django.db import models, transaction
from django.utils import timezone


class SetUpLink(models.Model):
    """Only the hash is kept: who reads the database cannot use the link."""

    token_hash = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField(auto_now_add=True)
    used_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"made {self.made_at:%Y-%m-%d}"

    @classmethod
    def make(cls) -> tuple[Self, str]:
        token = secrets.token_urlsafe(32)
        return cls.objects.create(token_hash=hashed(token)), token

    @classmethod
    @transaction.atomic
    def make_only(cls) -> str:
        """A new link; those made before are dead."""
        cls.objects.filter(used_at=None).update(used_at=timezone.now())
        return cls.make()[1]

    @classmethod
    def is_open(cls, token: str) -> bool:
        return cls.objects.filter(token_hash=hashed(token), used_at=None).exists()

    @classmethod
    def use(cls, token: str) -> bool:
        """Whether this call, of all that may come at once, is the one that used it."""
        return cls.objects.filter(token_hash=hashed(token), used_at=None).update(used_at=timezone.now()) == 1


def hashed(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
