"""Work on the draft: every change is compare-and-set, and every form that a statement ever had is kept."""

from typing import Any

from django.db import transaction
from django.db.models import F, Max
from django.utils import timezone
from django.utils.translation import gettext as _

from fairlead.core.plans import Kind
from fairlead.core.plans.ids import derive
from fairlead.people.access import Seat
from fairlead.people.models import Company
from fairlead.plan.as_plan import in_order
from fairlead.plan.models import DraftRevision, DraftStatement, EditionStatement
from fairlead.web.errors import Changed, Hidden, PageError

MOST, MOST_SIGNS = (
    60,
    20_000,
)  # a plan of two pages has twenty statements; checks of pairs stay quick below it
Did = DraftRevision.Did


class Full(PageError):
    """The draft holds as much as it may."""


@transaction.atomic
def add(*, seat: Seat, said: dict[str, Any], key: str = "") -> DraftStatement:
    """A new statement at the end of its kind. The same sentence a second time (a double click) is the first one.

    `key` is the id that it had before (in an edition, in a file); it is given another where it names something else now.
    """
    drafts = _locked(seat)
    again = drafts.filter(kind=said["kind"], text=said["text"]).first()
    if again:
        return again
    _refuse_too_much(drafts, said)
    is_free = key and not drafts.filter(key=key).exists()
    key = key if is_free else _new_key(seat.company, said)
    row = DraftStatement(company=seat.company, key=key, changed_by=seat.user, **said)
    row.position = (drafts.aggregate(last=Max("position"))["last"] or 0) + 1
    row.version = _last_version(seat.company, row.key) + 1
    row.save()
    _keep(row, Did.WROTE)
    return row


@transaction.atomic
def change(*, seat: Seat, key: str, version: int, said: dict[str, Any]) -> DraftStatement:
    """Writes over the version that was seen; over any other, nothing is written and Changed is raised."""
    drafts = _locked(seat)
    row = drafts.filter(key=key).first()
    if row is None:
        return _written_again(seat, key, version, said)
    _keep(row, Did.WROTE, only_if_new=True)
    if row.said | said == row.said:
        return row
    _refuse_too_much(drafts, said, instead_of=row)
    _swap(row, version, seat, **said)
    _keep(row, Did.CHANGED)
    return row


@transaction.atomic
def delete(*, seat: Seat, key: str, version: int) -> DraftRevision:
    row = _locked(seat).filter(key=key).first()
    if row is None:
        raise Hidden
    _keep(row, Did.WROTE, only_if_new=True)
    _swap(row, version, seat)
    gone = _keep(row, Did.DELETED)
    row.delete()
    return gone


@transaction.atomic
def restore(*, seat: Seat, key: str, version: int) -> DraftStatement:
    """Brings an earlier form back, as a new version; a deleted statement comes back where it stood."""
    then = revision(seat, key, version)
    if then is None:
        raise Hidden
    row = _locked(seat).filter(key=key).first()
    if row is None:
        return _placed(seat, key, then.said, then.position)
    _keep(row, Did.WROTE, only_if_new=True)
    _swap(row, row.version, seat, **then.said)
    _keep(row, Did.RESTORED)
    return row


@transaction.atomic
def move(*, seat: Seat, key: str, up: bool) -> None:
    """One place up or down within its kind. Places are numbered anew, so that equal ones come apart."""
    rows = in_order(_locked(seat))
    at = next((i for i, row in enumerate(rows) if row.key == key), None)
    if at is None:
        raise Hidden
    to = at - 1 if up else at + 1
    if 0 <= to < len(rows) and rows[to].kind == rows[at].kind:
        rows[at], rows[to] = rows[to], rows[at]
    for place, row in enumerate(rows, 1):
        DraftStatement.objects.filter(pk=row.pk).exclude(position=place).update(position=place)


def revision(seat: Seat, key: str, version: int) -> DraftRevision | None:
    return DraftRevision.objects.filter(company=seat.company, key=key, version=version).first()


def last_revision(seat: Seat, key: str) -> DraftRevision | None:
    revisions = DraftRevision.objects.filter(company=seat.company, key=key).select_related("changed_by")
    return revisions.first()


def _locked(seat: Seat) -> Any:
    """The company's draft, for one writer at a time (SQLite has one writer anyway)."""
    Company.objects.select_for_update().get(pk=seat.company.pk)
    return DraftStatement.objects.filter(company=seat.company).select_related("changed_by")


def _refuse_too_much(drafts: Any, said: dict[str, Any], instead_of: DraftStatement | None = None) -> None:
    """A draft that came in larger may still be made smaller."""
    if instead_of is None and len(drafts) >= MOST:
        told = _(
            "The draft holds {n} statements, as many as it may: delete one first. Nobody keeps so many in mind."
        )
        raise Full(told.format(n=len(drafts)))
    before = len(instead_of.text + instead_of.details) if instead_of else 0
    more = len(said["text"] + said["details"]) - before
    if more > 0 and sum(len(row.text + row.details) for row in drafts) + more > MOST_SIGNS:
        told = _(
            "The draft would grow beyond {n} characters, some six pages: shorten this or another statement."
        )
        raise Full(told.format(n=f"{MOST_SIGNS:,}"))


def _swap(row: DraftStatement, version: int, seat: Seat, **said: Any) -> None:
    fresh = said | {"changed_by": seat.user, "changed_at": timezone.now()}
    seen = DraftStatement.objects.filter(pk=row.pk, version=version)
    if not seen.update(version=F("version") + 1, **fresh):
        raise Changed(
            _("{who} changed this statement while you wrote. Both texts are below; nothing is lost.").format(
                who=row.changed_by or _("Somebody")
            )
        )
    row.refresh_from_db()


def _written_again(seat: Seat, key: str, version: int, said: dict[str, Any]) -> DraftStatement:
    """A save over a deleted statement: refused once, so that the writer knows; then it comes back."""
    gone = last_revision(seat, key)
    if gone is None:
        raise Hidden
    if gone.version != version:
        raise Changed(
            _(
                "{who} deleted this statement while you wrote. Your text is below; saving brings it back."
            ).format(who=gone.changed_by or _("Somebody"))
        )
    return _placed(seat, key, gone.said | said, gone.position)


def _placed(seat: Seat, key: str, said: dict[str, Any], position: int) -> DraftStatement:
    version = _last_version(seat.company, key) + 1
    row = DraftStatement(company=seat.company, key=key, version=version, changed_by=seat.user, **said)
    row.position = position
    row.save()
    _keep(row, Did.RESTORED)
    return row


def _keep(row: DraftStatement, did: Any, only_if_new: bool = False) -> DraftRevision:
    """`only_if_new`: a row that came in by another road (an import) has no first form yet."""
    fields = row.said | {
        "did": did,
        "changed_by": row.changed_by,
        "changed_at": row.changed_at,
        "position": row.position,
    }
    where = {"company": row.company, "key": row.key, "version": row.version}
    if only_if_new:
        return DraftRevision.objects.get_or_create(**where, defaults=fields)[0]
    return DraftRevision.objects.create(**where, **fields)


def _last_version(company: Company, key: str) -> int:
    found = DraftRevision.objects.filter(company=company, key=key).aggregate(last=Max("version"))
    return found["last"] or 0


def _new_key(company: Company, said: dict[str, Any]) -> str:
    """An id that no statement of this company ever had: ids live across editions."""
    taken = {
        *DraftStatement.objects.filter(company=company).values_list("key", flat=True),
        *DraftRevision.objects.filter(company=company).values_list("key", flat=True),
        *EditionStatement.objects.filter(edition__company=company).values_list("key", flat=True),
    }
    return derive(said["text"], Kind(said["kind"]), taken)
