"""What is done to words: proposed, written, approved, taken out of use; each told to the journal."""

from typing import Any

from django.db import transaction
from django.utils import timezone

from fairlead.communicate.choosing import mark
from fairlead.communicate.models import Version, Wording
from fairlead.journal.services import record
from fairlead.people.access import Seat
from fairlead.plan.models import EditionStatement


@transaction.atomic
def add(*, seat: Seat, row: EditionStatement, kind: str, language: str, said: dict[str, Any]) -> Version:
    numbers = Wording.objects.filter(company=seat.company, statement=row.key, language=language, kind=kind)
    last = numbers.order_by("-number").values_list("number", flat=True).first() or 0
    one = Wording.objects.create(
        company=seat.company, statement=row.key, language=language, kind=kind, number=last + 1
    )
    return write(seat=seat, one=one, row=row, said=said)


@transaction.atomic
def write(*, seat: Seat, one: Wording, row: EditionStatement, said: dict[str, Any]) -> Version:
    """Beside what was written before; a mend counts from its own approval on."""
    made = one.write(
        said["text"], seat.user, seen=said["seen"], mark=mark(row), question=said.get("question", "")
    )
    record("words written", company=seat.company.key, actor=seat.user.key, subject=str(made.pk))
    return made


@transaction.atomic
def approve(*, seat: Seat, version: Version) -> bool:
    done = version.approve(seat.user)
    if done:
        record("words approved", company=seat.company.key, actor=seat.user.key, subject=str(version.pk))
    return done


@transaction.atomic
def retire(*, seat: Seat, one: Wording) -> None:
    if Wording.objects.filter(pk=one.pk, retired_at=None).update(retired_at=timezone.now()):
        record("words retired", company=seat.company.key, actor=seat.user.key, subject=str(one.pk))
