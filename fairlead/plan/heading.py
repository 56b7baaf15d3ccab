"""The title and the headings in the firm's own words: from a page, in the draft, in an edition, and back in plan.md."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from fairlead.core.plans import HEADINGS, Kind, Plan, Proposal, Section, UnableToReadPlan, kind_of, parse
from fairlead.people.access import Seat
from fairlead.people.models import Company
from fairlead.plan.models import DraftHead
from fairlead.web.errors import Changed

LONGEST_TITLE, LONGEST_HEADING = 200, 80


@dataclass(frozen=True, slots=True)
class Head:
    """Of one plan. Kinds that are called as we call them are not listed."""

    title: str = ""
    headings: tuple[tuple[Kind, str], ...] = ()

    def __bool__(self) -> bool:
        return bool(self.title or self.headings)

    def own(self, kind: Kind | str) -> str:
        """The firm's heading for a kind, '' where it has none of its own."""
        return dict(self.headings).get(Kind(kind), "")

    def sections(self, kinds: Iterable[Kind | str]) -> tuple[Section, ...]:
        """All kinds that are there, in the usual order: a heading without statements is not written."""
        there = set(map(Kind, kinds))
        return tuple(Section(kind, self.own(kind)) for kind in Kind if kind in there)


def head_of_plan(plan: Plan) -> Head:
    own = {one.kind: one.heading for one in plan.sections if one.heading != HEADINGS[one.kind]}
    return Head(plan.title, tuple((kind, own[kind]) for kind in Kind if kind in own))


def head_in(text: str) -> Head:
    """Of the text of a plan.md; nothing where it is none."""
    try:
        return head_of_plan(parse(text))
    except (UnableToReadPlan, ValueError):
        return Head()


def head_on_page(text: str, proposal: Proposal) -> Head:
    """Of a page that was pasted: a plan.md says all, of any other page its title is known."""
    title = "" if kind_of(proposal.title) else proposal.title
    found = head_in(text) or Head(title)
    return found if len(found.title) <= LONGEST_TITLE else Head("", found.headings)


def head_of_draft(company: Company) -> Head:
    kept = DraftHead.objects.filter(company=company).first()
    return Head(kept.title, tuple((Kind(k), text) for k, text in kept.headings.items())) if kept else Head()


@transaction.atomic
def keep_head(*, seat: Seat, head: Head, version: int | None = None) -> DraftHead:
    """Over the version that was seen (0: none); over any other nothing is written. `None` asks for no version."""
    Company.objects.select_for_update().get(pk=seat.company.pk)
    kept = DraftHead.objects.filter(company=seat.company).select_related("changed_by").first()
    if version is not None and (kept.version if kept else 0) != version:
        told = _(
            "{who} changed the title or the headings while you wrote; yours are below. Saving writes them over “{title}”."
        )
        raise Changed(told.format(who=kept.changed_by or _("Somebody"), title=kept.title or "–"))
    kept = kept or DraftHead(company=seat.company, version=0)
    kept.title, kept.headings = head.title, {kind.value: text for kind, text in head.headings}
    kept.version, kept.changed_by = kept.version + 1, seat.user
    kept.save()
    return kept
