"""Files of people: begun, looked at, applied in one transaction, taken back exactly."""

import tempfile
from collections import Counter
from collections.abc import Mapping
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from fairlead.core.directory import (
    Caps,
    Difference,
    Sheet,
    TooLarge,
    changes,
    match,
    plain,
    plain_sheet,
    read,
    read_names,
    read_sheet,
)
from fairlead.core.tables.progress import Progress, silent
from fairlead.journal.services import record
from fairlead.people.models import Company, Import, Person, Post, State, User
from fairlead.people.snapshot import records_of
from fairlead.people.writing import Writer, take_back
from fairlead.web.errors import Changed, PageError

KEPT = timedelta(days=7)  # a file that nobody applied is dropped after so long
NAMED = 5


class NotConfirmed(PageError):
    """A full import that would end many employments, without the number typed that shows that it is meant."""


def sheet_of_upload(file: UploadedFile) -> Sheet:
    """An uploaded file without its sensitive columns; the file itself is gone when this returns."""
    name = Path(file.name or "file").name
    if (file.size or 0) > Caps().size:
        raise TooLarge(
            _("{file} is larger than 10 MB: export only the columns that are needed, or divide it.").format(
                file=name
            )
        )
    with tempfile.NamedTemporaryFile(suffix=Path(name).suffix.lower()[:10]) as copy:
        for chunk in file.chunks():
            copy.write(chunk)
        copy.flush()
        return read_sheet(Path(copy.name), name)


@transaction.atomic
def begin(*, company: Company, by: User, sheet: Sheet) -> Import:
    """A file that was read. Older ones that nobody applied are dropped."""
    old = Import.objects.filter(company=company, state__in=(State.READ, State.LOOKED_AT))
    for one in old.filter(made_at__lt=timezone.now() - KEPT):
        one.discard()
    return Import.objects.create(
        company=company, made_by=by, file_name=sheet.file[:200], rows=len(sheet.rows), sheet=plain_sheet(sheet),
        mapping=last_mapping(company, sheet),
    )  # fmt: skip


def last_mapping(company: Company, sheet: Sheet) -> dict[str, Any]:
    """How a file with the same columns was matched the last time."""
    applied = Import.objects.filter(company=company, state__in=(State.APPLIED, State.REVERTED))
    for mapping in applied.values_list("mapping", flat=True)[:20]:
        if set(mapping.get("columns", ())) == set(sheet.header):
            return {**mapping, "gone_on": ""}  # a day is of one file, not of the next
    return {}


def found_in(one: Import, on: date, progress: Progress = silent) -> Difference:
    """What the file would change now."""
    sheet, current = one.as_sheet, records_of(one.company)
    incoming = read(sheet, match(sheet, one.mapping), current, progress=progress)
    gone_on = one.mapping.get("gone_on")
    found = changes(
        current, incoming, full=one.is_full, on=on, gone_on=date.fromisoformat(gone_on) if gone_on else None
    )
    return Difference(
        found.changes,
        found.unchanged,
        found.full,
        (*incoming.faults, *found.faults),
        found.needs_confirmation,
        found.number,
    )


def look(
    *, one: Import, mapping: Mapping[str, object], full: bool, on: date, progress: Progress = silent
) -> Import:
    """The dry run: nothing of the people changes."""
    if one.state not in (State.READ, State.LOOKED_AT):
        raise Changed(
            _("This file was {state} already: upload it again.").format(state=one.get_state_display())
        )
    matched = match(one.as_sheet, mapping).plain()
    one.mapping = {**matched, "gone_on": mapping.get("gone_on") or ""}
    one.is_full, one.looked_on = full, on
    one.difference, one.state = plain(found_in(one, on, progress)), State.LOOKED_AT
    one.looking_since, one.trouble = None, ""
    one.save(
        update_fields=["mapping", "is_full", "looked_on", "difference", "state", "looking_since", "trouble"]
    )
    return one


@transaction.atomic
def apply(*, one: Import, by: User, typed: str = "") -> Import:
    """All of it or nothing; refused when the people changed since it was looked at."""
    one = locked(one)
    if one.state != State.LOOKED_AT or one.looked_on is None:
        raise Changed(_("This import was {state} already.").format(state=one.get_state_display()))
    found = found_in(one, one.looked_on)
    if found != one.found:
        raise Changed(
            _("The people have changed since you looked at this file: look at it again, then apply it.")
        )
    if found.needs_confirmation and typed.strip() != str(found.number):
        raise NotConfirmed(found.needs_confirmation)
    one.was_applied(Writer(one.company, one.looked_on).write(found))
    record(
        "people imported", company=one.company.key, actor=by.key, subject=str(one.key), details=counts(found)
    )
    return one


def locked(one: Import) -> Import:
    """One import at a time in a company."""
    Company.objects.select_for_update().get(pk=one.company_id)
    return Import.objects.select_related("company").get(pk=one.pk)


def counts(found: Difference) -> dict[str, int]:
    return dict(Counter(change.kind for change in found.changes))


@transaction.atomic
def revert(*, one: Import, by: User) -> Import:
    """As it was before; refused when the same people were changed since."""
    one = locked(one)
    if one.state != State.APPLIED or one.undo is None:
        raise Changed(_("Only an import that is applied can be taken back."))
    if touched := touched_since(one.undo):
        more = _(" and {n} more").format(n=len(touched) - NAMED) if len(touched) > NAMED else ""
        names = ", ".join(map(str, touched[:NAMED]))
        raise Changed(
            _("Cannot be taken back, for these were changed since: {names}{more}.").format(
                names=names, more=more
            )
        )
    take_back(one.undo)
    one.was_reverted()
    record("import taken back", company=one.company.key, actor=by.key, subject=str(one.key))
    return one


def touched_since(undo: Mapping[str, Any]) -> list[Person | str]:
    """Those of an import who were changed later, were removed, or became the manager of somebody else later."""
    revisions = {int(pk): revision for pk, revision in undo["revisions"].items()}
    now = {person.pk: person for person in Person.objects.filter(pk__in=list(revisions))}
    found: list[Person | str] = [
        now.get(pk, _("somebody who was removed"))
        for pk, revision in revisions.items()
        if pk not in now or now[pk].revision != revision
    ]
    own = set(undo["made"].get("post", ())) | {int(pk) for pk in undo["was"].get("post", {})}
    later = Post.objects.filter(manager_id__in=undo["made"].get("person", ())).select_related("person")
    return [
        *found,
        *(post.person for post in later if post.pk not in own and post.person_id not in revisions),
    ]


@transaction.atomic
def add_by_names(*, company: Company, by: User, text: str, on: date) -> Import:
    """A few typed names, in at once; taken back like a file."""
    incoming = read_names(text)
    rows = tuple((entry.line, (entry.record.name, entry.record.email)) for entry in incoming.entries)
    Company.objects.select_for_update().get(pk=company.pk)
    found = changes(records_of(company), incoming, full=False, on=on)
    found = Difference(found.changes, found.unchanged, faults=(*incoming.faults, *found.faults))
    one = Import.objects.create(
        company=company,
        made_by=by,
        file_name=_("typed names"),
        rows=len(rows),
        looked_on=on,
        difference=plain(found),
    )
    one.was_applied(Writer(company, on).write(found))
    record("people imported", company=company.key, actor=by.key, subject=str(one.key), details=counts(found))
    return one
