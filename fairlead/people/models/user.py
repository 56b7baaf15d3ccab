"""An account: somebody who can sign in, known by an address."""

from collections.abc import Iterator
from typing import Any
from uuid import uuid4

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models, transaction
from django.db.models.functions import Lower
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _

ERASED = "erased.invalid"


class UserManager(BaseUserManager["User"]):
    def create_user(self, email: str, password: str | None = None, **fields: Any) -> "User":
        user = self.model(email=email.strip().lower(), **fields)
        user.set_password(password)
        with transaction.atomic(using=self._db):
            user.save(using=self._db)
            _vouch(user)
        return user

    def get_by_natural_key(self, username: str | None) -> "User":
        return self.get(email__iexact=username)


def _vouch(user: "User") -> None:
    """Nobody signs up: an account is made from a link that was sent to the address, or by who runs the machine.

    Without this row allauth takes an address for unconfirmed, and drops it as soon as another is proposed.
    """
    from allauth.account.models import EmailAddress  # its models need ours to be loaded

    EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)


class User(AbstractBaseUser):
    """No superusers and no staff flag: what somebody may do stands in the memberships alone."""

    key = models.UUIDField(default=uuid4, unique=True, editable=False)  # the opaque id in the journal
    email = models.EmailField(unique=True)
    name = models.CharField(max_length=120, blank=True)
    language = models.CharField(max_length=10, blank=True)
    is_active = models.BooleanField(default=True)
    session_round = models.PositiveIntegerField(default=0)  # a session of an earlier round is dead
    joined_at = models.DateTimeField(auto_now_add=True)

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    objects = UserManager()

    class Meta:
        constraints = (models.UniqueConstraint(Lower("email"), name="one_account_an_address"),)

    def __str__(self) -> str:
        return self.name or (_("a former colleague") if self.is_erased else self.email)

    @property
    def is_erased(self) -> bool:
        return not self.is_active and self.email.endswith(f"@{ERASED}")

    def erase(self) -> None:
        """An account without a seat keeps its opaque key only; it cannot be signed in to."""
        self.name, self.email, self.is_active = "", f"{self.key}@{ERASED}", False
        self.set_unusable_password()
        self.save()

    def end_sessions(self) -> None:
        """Everywhere; who calls it and wants to stay in calls `update_session_auth_hash` after it."""
        User.objects.filter(pk=self.pk).update(session_round=models.F("session_round") + 1)
        self.refresh_from_db(fields=["session_round"])

    def get_session_auth_hash(self) -> str:
        said = f"{self.password}|{self.session_round}"
        return salted_hmac("fairlead.people.session", said, algorithm="sha256").hexdigest()

    def get_session_auth_fallback_hash(self) -> Iterator[str]:
        return iter(())  # the key has no predecessors: a new one signs everybody out
