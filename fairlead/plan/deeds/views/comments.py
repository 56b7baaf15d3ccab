"""Comments on a decision: under one's name, and what they said before stays readable."""

from datetime import timedelta
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from fairlead.people.abilities import Ability
from fairlead.people.access import seat_for
from fairlead.plan.deeds import decided, deciding
from fairlead.plan.deeds.decision_forms import CommentChangeForm, CommentForm
from fairlead.plan.deeds.models import Comment, DecisionRevision
from fairlead.plan.deeds.views.decisions import decision_page, told
from fairlead.web.errors import Hidden, NotYours, PageError
from fairlead.web.limits import spend

AN_HOUR = 60


@login_required
@require_POST
def write(request: HttpRequest, company: str, key: UUID) -> HttpResponse:
    seat = seat_for(request, company, Ability.READ_PLAN)
    row = decided.one(seat, key)
    form = CommentForm(request.POST)
    if not form.is_valid():
        return decision_page(request, seat, row, form, status=422)
    spend("comment", str(seat.user.key), at_most=AN_HOUR, every=timedelta(hours=1))
    deciding.comment(seat=seat, decision=row.decision, text=form.cleaned_data["text"])
    messages.success(request, " ".join([_("Your comment stands below."), *form.told]))
    return redirect("deeds:decision", seat.company.slug, key)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def change(request: HttpRequest, company: str, key: UUID, thread: UUID) -> HttpResponse:
    seat = seat_for(request, company, Ability.READ_PLAN)
    row = decided.one(seat, key)
    comment = _of(row, thread)
    if comment.by_id != seat.user.pk:
        raise NotYours(_("Only who wrote a comment changes it."))
    form = CommentChangeForm(request.POST or None, initial={"text": comment.text, "number": comment.number})
    status = 422 if request.method == "POST" else 200
    if request.method == "POST" and form.is_valid():
        try:
            deciding.change_comment(seat=seat, decision=row.decision, thread=thread, **form.cleaned_data)
        except PageError as error:
            comment = _of(row, thread)
            status = told(form, error, comment)
        else:
            messages.success(request, " ".join([_("Your comment is changed."), *form.told]))
            return redirect("deeds:decision", seat.company.slug, key)
    page = {"form": form, "row": row, "comment": comment, "is_changed": status == 409}
    return render(request, "deeds/comment.html", page, status=status)


def _of(row: DecisionRevision, thread: UUID) -> Comment:
    found = Comment.objects.standing().filter(decision=row.decision, thread=thread).first()
    if found is None:
        raise Hidden
    return found
