"""Entries of the journal as sentences, with the names that this company itself knows now."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from fairlead.journal.events import EVENTS
from fairlead.journal.models import Entry
from fairlead.people.models import Company, Import, Invitation, Person, User

IN_SHORT = 8  # characters of an opaque id that are enough to find it again on a page


@dataclass(frozen=True, slots=True)
class Told:
    """An entry, who did it, and both in a sentence."""

    entry: Entry
    who: str
    sentence: str

    @property
    def details(self) -> str:
        return "; ".join(f"{key}: {_plain(value)}" for key, value in self.entry.details.items())


def told(entries: Sequence[Entry], company: Company) -> Iterator[Told]:
    names = names_of(company, {said for entry in entries for said in (str(entry.actor), entry.subject)})
    for entry in entries:
        who = _who(entry, names)
        yield Told(entry, who, _sentence(entry, who, names))


def names_of(company: Company, keys: Iterable[str]) -> dict[str, str]:
    """Only what this company holds itself: nobody's name is looked up because a seat elsewhere has it."""
    asked = [key for key in keys if _is_key(key)]
    known: dict[str, str] = {str(company.key): company.name}
    for model, ours in (
        (User, {"memberships__company": company}),
        (Person, {"company": company, "erased_at": None}),
        (Invitation, {"company": company}),
        (Import, {"company": company}),
    ):
        found: Any = model._default_manager.filter(key__in=asked, **ours)
        known |= {str(one.key): one.email if model is Invitation else str(one) for one in found}
    return known


def _is_key(key: str) -> bool:
    try:
        return bool(UUID(key))
    except ValueError:
        return False


def _who(entry: Entry, names: dict[str, str]) -> str:
    if entry.actor is None:
        return "Fairlead"
    return names.get(str(entry.actor), _("A former colleague"))


class _Gaps(dict[str, str]):
    """An entry of an earlier version may lack what its sentence names today."""

    def __missing__(self, key: str) -> str:
        return "–"


def _sentence(entry: Entry, who: str, names: dict[str, str]) -> str:
    if entry.what not in EVENTS:  # recorded before its event was renamed
        return entry.what
    said = {key: _plain(value) for key, value in entry.details.items()}
    about = names.get(entry.subject) or in_short(entry.subject)
    return str(EVENTS[entry.what]).format_map(_Gaps(said | {"who": who, "subject": about}))


def in_short(subject: str) -> str:
    return f"{subject[:IN_SHORT]}…" if _is_key(subject) else subject


def _plain(value: Any) -> str:
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)
