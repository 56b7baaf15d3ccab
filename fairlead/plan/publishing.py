"""The draft becomes the next edition: looked at first, confirmed once, never changed again."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from fairlead.core.plans import Kind, Likeness
from fairlead.journal.services import record
from fairlead.people.access import Seat
from fairlead.people.models import Company
from fairlead.plan.as_plan import draft_rows, in_order, mark_of, mark_of_edition, plan_of, text_of
from fairlead.plan.checking import Found, found_in
from fairlead.plan.differences import Differences, Line, between
from fairlead.plan.heading import Head, head_in, head_of_draft
from fairlead.plan.meanwhile import own_or_changed
from fairlead.plan.models import ChangeReason, DraftStatement, Edition, EditionStatement, Override, Withdrawal
from fairlead.web.errors import Changed, PageError

AFTER = timedelta(
    microseconds=1
)  # a clock that was set back must not put an edition before the one it follows


class NotReady(PageError):
    """Something must be said before this can be published."""


@dataclass(frozen=True, slots=True)
class Look:
    """What somebody sees who is about to publish; `mark` and `based_on` say what exactly was seen."""

    based_on: int
    mark: str
    rows: Sequence[DraftStatement]
    previous: Edition | None
    found: tuple[Found, ...]
    differences: Differences
    number: int
    waiting: Edition | None  # while one waits for its day nothing else is published
    head: Head

    @property
    def musts(self) -> list[Found]:
        return [one for one in self.found if one.is_must]

    @property
    def changed(self) -> list[Line]:
        """What a reason is asked for; of a first edition all is new, and nothing needs one."""
        return self.differences.changed if self.previous else []

    @property
    def is_unchanged(self) -> bool:
        return self.previous is not None and self.mark == mark_of_edition(self.previous)

    @property
    def headings_changed(self) -> bool:
        """The title, or what the firm calls a kind; no reason is asked for it."""
        before = head_in(self.previous.source) if self.previous else self.head
        kinds = [row.kind for row in self.rows]
        return (before.title, before.sections(kinds)) != (self.head.title, self.head.sections(kinds))

    @property
    def has_not_doing(self) -> bool:
        return any(row.kind == Kind.NOT_DOING for row in self.rows)


def look(company: Company, alike: Likeness | None = None) -> Look:
    """`alike` finds sentences that say the same in other words; no must fault hangs on it."""
    rows, previous = draft_rows(company), Edition.current(company)
    before, head = in_order(previous.statements.all()) if previous else [], head_of_draft(company)
    return Look(
        based_on=previous.number if previous else 0,
        mark=mark_of(rows, head),
        rows=rows,
        previous=previous,
        found=found_in(company, rows, alike),
        differences=between(before, rows),
        number=_next_number(company),
        waiting=Edition.waiting(company),
        head=head,
    )


def _next_number(company: Company) -> int:
    """No number is given twice: one that was called off stays with the edition that never came."""
    return (Edition.objects.filter(company=company).aggregate(Max("number"))["number__max"] or 0) + 1


@transaction.atomic
def publish(
    *,
    seat: Seat,
    based_on: int,
    mark: str,
    reasons: Mapping[str, str],
    overrides: Mapping[str, str],
    note: str = "",
    in_force_from: date | None = None,
) -> Edition:
    """The next edition, from the draft that was seen. Of two at once one is made; a double click finds its own.

    `reasons` by the key of a change, `overrides` by the id of a must fault; a day that is still to come makes an
    edition that waits for it.
    """
    Company.objects.select_for_update().get(pk=seat.company.pk)
    day = in_force_from if in_force_from and in_force_from > timezone.localdate() else None
    if own := own_or_changed(seat, based_on, mark, day):
        return own
    seen = look(seat.company)
    _refuse(seen, mark, reasons, overrides, note)
    edition = _made(seen, seat, note, day)
    _say_why(edition, seen, reasons, overrides)
    details = {"edition": edition.number, "statements": len(seen.rows), "overrides": len(seen.musts)}
    record(
        "edition published",
        company=seat.company.key,
        actor=seat.user.key,
        subject=f"edition {edition.number}",
        details=details,
    )
    return edition


def _refuse(
    seen: Look, mark: str, reasons: Mapping[str, str], overrides: Mapping[str, str], note: str
) -> None:
    if seen.mark != mark:
        raise Changed(_("The draft changed since you opened this page: read it again, then publish."))
    if not seen.rows:
        raise NotReady(_("The draft is empty: write a statement first."))
    if [one for one in seen.musts if not overrides.get(one.id, "").strip()]:
        raise NotReady(
            _("A fault that must be mended stands in the draft: mend it, or say why you publish over it.")
        )
    if [line for line in seen.changed if line.is_substance and not reasons.get(line.name, "").strip()]:
        raise NotReady(_("Say for each change of substance why it was made: people will ask."))
    if seen.is_unchanged and not note.strip():
        raise NotReady(
            _("Nothing changed since the last edition: say why you publish it again, or leave it.")
        )


def _made(seen: Look, seat: Seat, note: str, day: date | None) -> Edition:
    at = _moment(seat.company)
    plan = plan_of(seat.company.name, seen.rows, seen.number, day or timezone.localdate(at), seen.head)
    edition = Edition.objects.create(
        company=seat.company,
        number=seen.number,
        source=text_of(plan),
        reason=note.strip(),
        published_at=at,
        published_by=seat.user,
        in_force_from=day,
    )
    EditionStatement.objects.bulk_create(
        EditionStatement(edition=edition, key=row.key, position=place, **row.said)
        for place, row in enumerate(seen.rows, 1)
    )
    return edition


def _moment(company: Company) -> datetime:
    """After all that was published or taken back before."""
    last = Edition.objects.filter(company=company).first()
    ends = Withdrawal.objects.filter(edition__company=company).aggregate(Max("at"))["at__max"]
    began = last and (last.published_at if last.was_called_off else last.in_force_at)
    return max([timezone.now(), *(moment + AFTER for moment in (began, ends) if moment)])


def _say_why(edition: Edition, seen: Look, reasons: Mapping[str, str], overrides: Mapping[str, str]) -> None:
    ChangeReason.objects.bulk_create(
        ChangeReason(
            edition=edition, key=line.name, change=line.change, is_substance=line.is_substance,
            reason=reasons.get(line.name, "").strip(),
        )
        for line in seen.changed
    )  # fmt: skip
    Override.objects.bulk_create(
        Override(
            edition=edition, check_id=one.fault.id, key=one.fault.statement or "", sentence=f"{one.seen} {one.check.why}",
            reason=overrides[one.id].strip(),
        )
        for one in seen.musts
    )  # fmt: skip
