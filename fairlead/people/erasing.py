"""Erasure: names go, rows stay; what was erased is remembered beside the database, for the day of a restore."""

import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from fairlead.core.errors import BadInput
from fairlead.journal.services import record
from fairlead.outbox import stops
from fairlead.outbox.models import Message
from fairlead.people.models import Import, Invitation, Membership, Person, Role, State, User


class StillOwner(BadInput):
    """An owner cannot be erased: a company without an owner could not be run."""


OPEN = (State.READ, State.LOOKED_AT)


@transaction.atomic
def erase(*, person: Person, by: User) -> None:
    """The person's names, addresses and seat in this company; of the account too when it sits nowhere else."""
    if Membership.objects.filter(user=person.account, company=person.company, role=Role.OWNER).exists():
        raise StillOwner(
            _("{name} is an owner of this company: give that seat to somebody else first.").format(
                name=person
            )
        )
    remember(person)
    forget(person)
    record("person erased", company=person.company.key, actor=by.key, subject=str(person.key))


def forget(person: Person) -> None:
    """Everything here that names somebody."""
    account = person.account
    forget_address(person, {person.email, account.email if account else ""} - {""})
    for one in Import.objects.filter(company=person.company):
        scrub(one, person)
    person.erase()
    if account:
        Membership.objects.filter(user=account, company=person.company).delete()
        if not account.memberships.exists():
            account.emailaddress_set.all().delete()
            account.erase()


def forget_address(person: Person, addresses: set[str]) -> None:
    """Invitations and messages to the person."""
    for address in addresses:
        Invitation.objects.filter(company=person.company, email__iexact=address).delete()
        Message.objects.filter(company=person.company.key, to__iexact=address).delete()
        stops.forget(address)


def scrub(one: Import, person: Person) -> None:
    """An import that nobody applied is dropped whole; of an applied one the record of this person goes."""
    if one.state in OPEN:
        one.discard()
        return
    names = {person.number, person.name, person.email} - {""}
    if one.difference is not None:
        one.difference = without(one.difference, names)
    if one.undo is not None:
        one.undo = {
            **one.undo,
            "was": {**one.undo["was"], "person": without_names(one.undo["was"], person.pk)},
        }
    one.save(update_fields=["difference", "undo"])


def without(difference: dict[str, Any], names: set[str]) -> dict[str, Any]:
    """A stored difference in which the changes of one person, and sentences that name the person, are no more."""

    def speaks(change: dict[str, Any]) -> bool:
        records = [one for one in (change["was"], change["becomes"]) if one]
        return any({one.get(key, "") for key in ("person", "name", "email")} & names for one in records)

    return {
        **difference,
        "changes": [unmanaged(change, names) for change in difference["changes"] if not speaks(change)],
        "faults": [
            fault for fault in difference["faults"] if not any(name in fault["sentence"] for name in names)
        ],
    }


def unmanaged(change: dict[str, Any], names: set[str]) -> dict[str, Any]:
    """A change of somebody else, in which the person was the manager."""

    def clean(one: dict[str, Any] | None) -> dict[str, Any] | None:
        return {**one, "manager": "erased"} if one and one.get("manager") in names else one

    return {**change, "was": clean(change["was"]), "becomes": clean(change["becomes"])}


def without_names(was: dict[str, Any], pk: int) -> dict[str, Any]:
    return {key: old for key, old in was.get("person", {}).items() if key != str(pk)}


def log_path() -> Path:
    return Path(settings.DATA) / "erased.log"


def remember(person: Person) -> None:
    """Written and synced before the transaction ends: rather a name forgotten twice than one come back."""
    line = json.dumps({"person": str(person.key), "at": timezone.now().isoformat()}) + "\n"
    descriptor = os.open(log_path(), os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    try:
        os.write(descriptor, line.encode())
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def remembered() -> Iterator[str]:
    """Keys of all who were ever erased; a line that broke off is passed over."""
    path = log_path()
    for line in path.read_text().splitlines() if path.exists() else ():
        try:
            yield json.loads(line)["person"]
        except (ValueError, KeyError, TypeError):
            continue


@transaction.atomic
def replay_erasures() -> int:
    """To be called after a restore: who was erased since the backup is erased again. How many it were."""
    found = Person.objects.filter(key__in=set(remembered()), erased_at=None)
    for person in (people := list(found)):
        forget(person)
    return len(people)
