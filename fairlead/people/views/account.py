"""One's own account: the name, the ways to sign in, and signing out everywhere else."""

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from fairlead.people.models import Membership
from fairlead.people.seat_forms import AccountForm
from fairlead.people.second_step import has_second_step


@login_required
def account(request: HttpRequest) -> HttpResponse:
    form = AccountForm(request.POST or None, instance=request.user)
    if request.method == "POST" and form.is_valid():
        form.save()
        messages.success(request, _("Saved."))
        return redirect("people:account")
    page = {
        "form": form,
        "seats": Membership.objects.filter(user=request.user)
        .select_related("company")
        .order_by("company__name"),
        "has_second_step": has_second_step(request.user),
        "outside": settings.OUTSIDE,
    }
    return render(request, "people/account.html", page, status=400 if form.errors else 200)


@login_required
@require_POST
def end_sessions(request: HttpRequest) -> HttpResponse:
    request.user.end_sessions()
    update_session_auth_hash(request, request.user)
    messages.success(request, _("Signed out everywhere but here."))
    return redirect("people:account")
