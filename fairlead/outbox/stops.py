"""Who gets no list mail: whoever said so, and addresses that mail cannot reach.

List mail is what goes to many and need not arrive: tellings, practice slots, reminders. Invitations and sign-in are
asked for by somebody and always tried.
"""

from datetime import date, datetime, timedelta
from enum import StrEnum
from uuid import UUID

from django.db import models
from django.db.models import Q
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext_lazy as _

SOFT_DAYS, SOFT_WITHIN = 5, timedelta(days=30)  # so many days with a soft bounce stop an address


class Why(StrEnum):
    UNSUBSCRIBED = "unsubscribed"
    HARD = "hard-bounce"
    SOFT = "soft-bounces"
    COMPLAINT = "complaint"


IN_WORDS = {
    Why.UNSUBSCRIBED: _("asked to get no more of these mails"),
    Why.HARD: _("the address does not exist or refuses mail for good"),
    Why.SOFT: _("mail came back on several days"),
    Why.COMPLAINT: _("was reported as unwanted"),
}
CHOICES = [(why.value, words) for why, words in IN_WORDS.items()]


class Stop(models.Model):
    """`company` is empty where the address itself is the trouble: then it holds for every company."""

    company = models.UUIDField(null=True)
    address = models.EmailField()
    why = models.CharField(max_length=20, choices=CHOICES)
    said = models.CharField(max_length=300, blank=True)  # the words of the server that sent it back
    since = models.DateTimeField()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("company", "address", "why"),
                condition=Q(company__isnull=False),
                name="one_stop_a_reason",
            ),
            models.UniqueConstraint(
                fields=("address", "why"), condition=Q(company=None), name="one_stop_a_reason_everywhere"
            ),
            models.CheckConstraint(
                condition=Q(why__in=[why.value for why in Why]), name="stop_has_a_known_reason"
            ),
        )
        indexes = (models.Index(fields=("address",), name="stops_of_an_address"),)

    def __str__(self) -> str:
        return self.why


class SoftBounce(models.Model):
    """Mail that came back for now; one a day counts."""

    address = models.EmailField()
    day = models.DateField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=("address", "day"), name="one_soft_bounce_a_day"),)

    def __str__(self) -> str:
        return f"{self.day}"


class Letterbox(models.Model):
    """The way from a link in a mail to an address. The link cannot be made from what is kept here."""

    company = models.UUIDField()
    address = models.EmailField()
    digest = models.CharField(max_length=64, unique=True)

    class Meta:
        verbose_name_plural = "letterboxes"
        constraints = (models.UniqueConstraint(fields=("company", "address"), name="one_letterbox"),)

    def __str__(self) -> str:
        return self.digest[:8]


def plain(address: str) -> str:
    return address.strip().lower()


def stop(*, address: str, why: str, now: datetime, company: UUID | None = None, said: str = "") -> None:
    Stop.objects.get_or_create(
        company=company, address=plain(address), why=why, defaults={"since": now, "said": " ".join(said.split())[:300]}
    )  # fmt: skip


def start_again(*, address: str, company: UUID) -> None:
    """Somebody who unsubscribed wants the mail again; what a server refused stays refused."""
    Stop.objects.filter(company=company, address=plain(address), why=Why.UNSUBSCRIBED).delete()


def try_again(*, address: str) -> None:
    """A person has looked: the address is right. Complaints and wishes are not undone by others."""
    Stop.objects.filter(company=None, address=plain(address), why__in=[Why.HARD, Why.SOFT]).delete()
    SoftBounce.objects.filter(address=plain(address)).delete()


def came_back_for_now(*, address: str, day: date, now: datetime, said: str = "") -> None:
    SoftBounce.objects.get_or_create(address=plain(address), day=day)
    lately = SoftBounce.objects.filter(address=plain(address), day__gt=day - SOFT_WITHIN)
    if lately.count() >= SOFT_DAYS:
        stop(address=address, why=Why.SOFT, now=now, said=said)


def stopped(*, address: str, company: UUID | None) -> Stop | None:
    """Why this address gets no list mail of the company; None if it does."""
    here = Q(company=None) | Q(company=company)
    return Stop.objects.filter(here, address=plain(address)).order_by("since").first()


def letterbox_key(*, address: str, company: UUID) -> str:
    """The same for each mail of a company to an address; known only to who holds such a mail, and to our key."""
    key = salted_hmac(
        "fairlead.outbox.letterbox", f"{company}|{plain(address)}", algorithm="sha256"
    ).hexdigest()
    Letterbox.objects.get_or_create(
        company=company, address=plain(address), defaults={"digest": _digest(key)}
    )
    return key


def letterbox_of(key: str) -> Letterbox | None:
    return Letterbox.objects.filter(digest=_digest(key)).first()


def _digest(key: str) -> str:
    return salted_hmac("fairlead.outbox.digest", key, algorithm="sha256").hexdigest()


def forget(address: str) -> None:
    """For the erasure of a person."""
    for kept in (Stop, SoftBounce, Letterbox):
        kept.objects.filter(address=plain(address)).delete()
