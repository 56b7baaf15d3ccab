"""What a manager is asked for: lines that the team does not have yet, and lines that were written for other words."""

from collections.abc import Iterator
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from fairlead.home.noticing.notice import Notice
from fairlead.people.access import Seat
from fairlead.people.models import Unit
from fairlead.plan.models import Edition
from fairlead.plan.wordings.languages import name_of
from fairlead.plan.wordings.lines import Place, places
from fairlead.plan.wordings.models import Translation
from fairlead.plan.wordings.teams import units_led
from fairlead.plan.wordings.translating import places as of_language


def notices_of_wordings(seat: Seat, today: date) -> Iterator[Notice]:
    edition = Edition.current(seat.company)
    if edition is None:
        return
    for unit in units_led(seat, today):
        yield from _of_team(seat, unit, [place for place in places(unit, edition) if place.is_asked_for])
    yield from _to_approve(seat, edition)


def _of_team(seat: Seat, unit: Unit, asked: list[Place]) -> Iterator[Notice]:
    page = reverse("wordings:unit", args=[seat.company.slug, unit.key])
    for place in (one for one in asked if one.told):
        told = _("Changed in substance: what does “{text}” mean for {unit} now?")
        sentence = told.format(text=place.statement.text, unit=unit.name)
        yield Notice(sentence, f"{page}#s-{place.statement.key}")
    if n := sum(not one.told for one in asked):
        told = ngettext(
            "{n} priority or goal has no line yet on what it means for {unit}.",
            "{n} priorities and goals have no line yet on what they mean for {unit}.",
            n,
        )
        yield Notice(told.format(n=n, unit=unit.name), page)


def _to_approve(seat: Seat, edition: Edition) -> Iterator[Notice]:
    """Translations of others that wait for this visitor, of statements that still say what was translated."""
    if not seat.can["EDIT_PLAN"]:
        return
    rows = list(edition.statements_readable_by(seat))
    made = Translation.objects.filter(company=seat.company)
    for language in sorted(set(made.values_list("language", flat=True))):
        proposed = [place.proposed for place in of_language(seat.company, rows, language) if place.proposed]
        if n := sum(one.proposed_by_id != seat.user.pk for one in proposed):
            told = ngettext(
                "{n} translation into {language} waits for approval.",
                "{n} translations into {language} wait for approval.",
                n,
            )
            page = reverse("wordings:language", args=[seat.company.slug, language])
            yield Notice(told.format(n=n, language=name_of(language)), page)
