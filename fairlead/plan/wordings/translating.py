"""Translations: typed by a person, made for the words of one edition, approved by another person where there is one."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from fairlead.journal.services import record
from fairlead.people.abilities import MAY, Ability
from fairlead.people.access import Seat
from fairlead.people.models import Company, Membership
from fairlead.plan.as_plan import in_order
from fairlead.plan.models import Edition, EditionStatement
from fairlead.plan.wordings.checking import findings
from fairlead.plan.wordings.languages import NAMES, original_of
from fairlead.plan.wordings.models import Decision, PlanLanguage, Translation
from fairlead.web.errors import Changed, Hidden, PageError

STATES = ("approved", "proposed", "stale", "missing")


class NotDecided(PageError):
    """Something must be said, or somebody else must say it."""


@dataclass(frozen=True, slots=True)
class Place:
    """One statement, what is said of it in a language, and what is proposed."""

    statement: EditionStatement
    approved: Translation | None  # the last one, also when its original changed since
    proposed: Translation | None  # the last one, if nobody decided on it
    is_stale: bool  # the approved one was made for other words
    findings: tuple[str, ...]  # of what is proposed

    @property
    def state(self) -> str:
        if self.proposed:
            return "proposed"
        if self.approved:
            return "stale" if self.is_stale else "approved"
        return "missing"


def places(company: Company, rows: Sequence[EditionStatement], language: str) -> list[Place]:
    """Statements in order; `rows` are those that the visitor may read."""
    there: dict[str, list[Translation]] = {}
    for one in of_language(company, language):
        there.setdefault(one.key, []).append(one)
    originals, source = _originals(there), original_of(company)
    return [_place(row, there.get(row.key, []), originals, source) for row in in_order(rows)]


def of_language(company: Company, language: str) -> list[Translation]:
    """The last first."""
    found = Translation.objects.filter(company=company, language=language)
    return list(found.select_related("decision__by", "proposed_by", "edition"))


def _originals(there: dict[str, list[Translation]]) -> dict[tuple[int, str], tuple[str, str]]:
    """What the statement said in the edition for which each translation was made."""
    editions = {one.edition_id for rows in there.values() for one in rows}
    rows = EditionStatement.objects.filter(edition__in=editions, key__in=there)
    return {(row.edition_id, row.key): (row.text, row.details) for row in rows}


def _place(
    row: EditionStatement,
    made: list[Translation],
    originals: dict[tuple[int, str], tuple[str, str]],
    source: str,
) -> Place:
    approved = next((one for one in made if kind_of(one) == str(Decision.Kind.APPROVED)), None)
    proposed = made[0] if made and not kind_of(made[0]) else None
    if proposed and originals.get((proposed.edition_id, row.key)) != (row.text, row.details):
        proposed = None  # of other words: nobody can approve it any more
    is_stale = approved is not None and originals.get((approved.edition_id, row.key)) != (
        row.text,
        row.details,
    )
    seen = found_in(row, proposed, source) if proposed else []
    return Place(row, approved, proposed, is_stale, tuple(seen))


def kind_of(translation: Translation) -> str:
    return translation.decision.kind if hasattr(translation, "decision") else ""


def found_in(row: EditionStatement, translation: Translation, source: str) -> list[str]:
    told = findings(row.text, translation.text, source, translation.language)
    if row.details and not translation.details:
        return [*told, _("The lines below the statement are not translated.")]
    if row.details:
        told += findings(row.details, translation.details, source, translation.language)
    return list(dict.fromkeys(told))


@transaction.atomic
def propose(*, seat: Seat, edition: Edition, key: str, language: str, text: str, details: str) -> Translation:
    """For the words of the edition that the translator saw, which must still be those in force."""
    Company.objects.select_for_update().get(pk=seat.company.pk)
    row = _statement_now(seat, edition, key)
    if language not in NAMES or language == original_of(seat.company):
        raise Hidden
    last = Translation.objects.filter(company=seat.company, key=key, language=language).first()
    if (
        last
        and (last.edition_id, last.text, last.details) == (edition.pk, text, details)
        and not kind_of(last)
    ):
        return last
    made = Translation.objects.create(
        company=seat.company, key=row.key, language=language, edition=edition, text=text, details=details,
        proposed_by=seat.user,
    )  # fmt: skip
    _tell("translation proposed", seat, made)
    return made


def _statement_now(seat: Seat, edition: Edition | None, key: str) -> EditionStatement:
    current = Edition.current(seat.company)
    if current is None:
        raise Hidden
    now = current.statements_readable_by(seat).filter(key=key).first()
    if now is None:
        raise Hidden
    then = edition.statements.filter(key=key).first() if edition else None
    if then is None or (then.text, then.details) != (now.text, now.details):
        raise Changed(_("The statement says something else now: read it again, then translate that."))
    return now


def is_alone(seat: Seat) -> bool:
    """Whether nobody else here may approve: then, and only then, one's own translation may be approved."""
    roles = [role for role, may in MAY.items() if Ability.EDIT_PLAN in may]
    seats = Membership.objects.filter(company=seat.company, role__in=roles, user__is_active=True)
    return not seats.exclude(user=seat.user).exists()


@transaction.atomic
def approve(*, seat: Seat, translation: Translation, reason: str) -> Decision:
    """Over what the checks see a reason is asked for; of one's own only when there is nobody else."""
    row = _open(seat, translation)
    is_own = translation.proposed_by_id == seat.user.pk
    if is_own and not is_alone(seat):
        raise NotDecided(_("You proposed this translation: somebody else who writes the plan approves it."))
    if found_in(row, translation, original_of(seat.company)) and not reason.strip():
        raise NotDecided(_("The checks see something here: say why it is right as it is, or decline it."))
    return _decided(seat, translation, str(Decision.Kind.APPROVED), reason, was_alone=is_own)


@transaction.atomic
def decline(*, seat: Seat, translation: Translation, reason: str) -> Decision:
    _open(seat, translation)
    if not reason.strip():
        raise NotDecided(_("Say what is wrong with it, so that the next one is better."))
    return _decided(seat, translation, str(Decision.Kind.DECLINED), reason)


def _open(seat: Seat, translation: Translation) -> EditionStatement:
    """The statement, if this is the last that was proposed for it and nobody decided yet."""
    Company.objects.select_for_update().get(pk=seat.company.pk)
    row = _statement_now(seat, translation.edition, translation.key)
    last = Translation.objects.filter(
        company=seat.company, key=translation.key, language=translation.language
    ).first()
    if last != translation:
        raise Changed(_("Another translation was proposed meanwhile: look at that one."))
    if done := Decision.objects.filter(translation=translation).select_related("by").first():
        told = _("{who} decided on it before you did: it is {what}.")
        raise Changed(told.format(who=done.by or _("Somebody"), what=done.get_kind_display()))
    return row


def _decided(
    seat: Seat, translation: Translation, kind: str, reason: str, was_alone: bool = False
) -> Decision:
    made = Decision.objects.create(
        translation=translation, kind=kind, reason=reason.strip(), was_alone=was_alone, by=seat.user
    )
    _tell(f"translation {kind}", seat, translation)
    return made


def _tell(what: str, seat: Seat, translation: Translation) -> None:
    record(
        what, company=seat.company.key, actor=seat.user.key, subject=translation.key[:80],
        details={"language": translation.language, "edition": translation.edition.number, "translation": translation.pk},
    )  # fmt: skip


@transaction.atomic
def say_original(*, seat: Seat, language: str) -> None:
    if language not in NAMES or language == original_of(seat.company):
        return
    PlanLanguage.objects.create(company=seat.company, language=language, said_by=seat.user)
    record(
        "plan language said", company=seat.company.key, actor=seat.user.key, details={"language": language}
    )
