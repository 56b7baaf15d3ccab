"""The words of each statement: proposed by rule, written by people, approved before they are used."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from fairlead.communicate import wording
from fairlead.communicate.choosing import mark, statements_of
from fairlead.communicate.models import Caution, Version, Wording, WordingKind
from fairlead.communicate.proposing import propose
from fairlead.communicate.wording_form import WordingForm
from fairlead.communicate.words import fill, named_fields
from fairlead.people.abilities import Ability
from fairlead.people.access import Seat, seat_for
from fairlead.plan.models import EditionStatement
from fairlead.plan.wordings.languages import CHOICES, code_of, name_of, original_of
from fairlead.web.errors import Changed, Hidden, status_of


@login_required
@require_safe
def index(request: HttpRequest, company: str) -> HttpResponse:
    seat = seat_for(request, company, Ability.TELL)
    rows = statements_of(seat.company)
    return render(request, "communicate/words.html", {"rows": [(row, *_counts(seat, row)) for row in rows]})


def _counts(seat: Seat, row: EditionStatement) -> tuple[int, int]:
    """Ways to say it that are approved, and those that wait."""
    ways = Wording.objects.filter(company=seat.company, statement=row.key, retired_at=None)
    ready = sum(way.live(mark(row)) is not None for way in ways)
    return ready, len(ways) - ready


@login_required
@require_POST
def draft(request: HttpRequest, company: str) -> HttpResponse:
    """Proposes words for every statement that has none."""
    seat = seat_for(request, company, Ability.TELL)
    count = propose(seat=seat, rows=statements_of(seat.company), language=original_of(seat.company))
    said = ngettext("{n} draft was written from the plan: read it, and approve what is right.",
                    "{n} drafts were written from the plan: read them, and approve what is right.", count)  # fmt: skip
    messages.success(request, said.format(n=count) if count else _("Every statement has words already."))
    return redirect("communicate:words", seat.company.slug)


@login_required
@require_safe
def statement(request: HttpRequest, company: str, key: str) -> HttpResponse:
    seat = seat_for(request, company, Ability.TELL)
    return _page(request, seat, _row(seat, key))


def _row(seat: Seat, key: str) -> EditionStatement:
    found = statements_of(seat.company, [key])
    if not found:
        raise Hidden
    return found[0]


def _page(
    request: HttpRequest,
    seat: Seat,
    row: EditionStatement,
    *,
    tried: Any = None,
    at: int = 0,
    sentence: str = "",
    status: int = 200,
) -> HttpResponse:
    ways = Wording.objects.filter(company=seat.company, statement=row.key, retired_at=None)
    ways = ways.order_by("-kind", "language", "number")  # messages first
    page = {
        "row": row, "sentence": sentence, "fields": named_fields(), "languages": sorted({name_of(code) for code, _name in CHOICES}),
        "original": name_of(original_of(seat.company)),
        "ways": [_way(way, row, tried if way.pk == at else None) for way in ways],
        "new": tried if tried and not at else WordingForm(initial={"seen": 0}),
        "caution": Caution.reasons(seat.company).get(row.key),
    }  # fmt: skip
    return render(request, "communicate/statement_words.html", page, status=status)


def _way(way: Wording, row: EditionStatement, tried: WordingForm | None) -> dict[str, Any]:
    last, live, is_kit = way.last, way.live(mark(row)), way.kind == WordingKind.KIT
    said = {"text": last.text, "question": last.question, "seen": last.number}
    form = tried or WordingForm(initial=said, is_kit=is_kit, prefix=f"w{way.pk}")
    return {
        "way": way, "last": last, "live": live, "form": form, "is_kit": is_kit, "before": way.versions.order_by("-number")[1:6],
        "is_stale": last.mark != mark(row), "reads": fill(last.text, {"statement": row.text}),
    }  # fmt: skip


@login_required
@require_POST
def write(request: HttpRequest, company: str, key: str) -> HttpResponse:
    """A new way to say it, or the next version of one."""
    seat = seat_for(request, company, Ability.TELL)
    row, pk = _row(seat, key), request.POST.get("way", "")
    one = get_object_or_404(Wording, company=seat.company, statement=key, pk=pk) if pk.isdigit() else None
    form = WordingForm(
        request.POST, is_kit=bool(one and one.kind == WordingKind.KIT), prefix=f"w{one.pk}" if one else None
    )
    at = one.pk if one else 0
    if not form.is_valid():
        return _page(request, seat, row, tried=form, at=at, status=422)
    try:
        if one:
            wording.write(seat=seat, one=one, row=row, said=form.cleaned_data)
        else:
            wording.add(
                seat=seat,
                row=row,
                kind=WordingKind.MESSAGE,
                language=_language(request, seat),
                said=form.cleaned_data,
            )
    except Changed as error:
        return _page(request, seat, row, tried=form, at=at, sentence=error.sentence, status=status_of(error))
    messages.success(request, _("Kept. It is used once somebody has approved it."))
    return redirect("communicate:statement-words", seat.company.slug, key)


def _language(request: HttpRequest, seat: Seat) -> str:
    return code_of(request.POST.get("language", "")) or original_of(seat.company)


@login_required
@require_POST
def approve(request: HttpRequest, company: str, pk: int) -> HttpResponse:
    seat = seat_for(request, company, Ability.TELL)
    version = get_object_or_404(
        Version.objects.select_related("wording"), wording__company=seat.company, pk=pk
    )
    wording.approve(seat=seat, version=version)
    messages.success(request, _("Approved: these words may go out."))
    return redirect("communicate:statement-words", seat.company.slug, version.wording.statement)


@login_required
@require_POST
def retire(request: HttpRequest, company: str, pk: int) -> HttpResponse:
    seat = seat_for(request, company, Ability.TELL)
    one = get_object_or_404(Wording, company=seat.company, pk=pk)
    wording.retire(seat=seat, one=one)
    messages.success(request, _("Taken out of use. What was sent with it stays on record."))
    return redirect("communicate:statement-words", seat.company.slug, one.statement)
