"""One's own page: mail or Slack."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from fairlead.communicate.chat import reading, services
from fairlead.communicate.chat.forms import ReadsForm
from fairlead.communicate.chat.models import Contact
from fairlead.people.abilities import Ability
from fairlead.people.access import Seat, seat_for
from fairlead.people.models import Person


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def mine(request: HttpRequest, company: str) -> HttpResponse:
    seat = seat_for(request, company, Ability.READ_ONESELF)
    me = Person.objects.filter(company=seat.company, account=seat.user, erased_at=None).first()
    if me is None:
        return render(request, "chat/mine.html", {"me": None})
    form = ReadsForm(
        request.POST if request.method == "POST" else None, initial={"reads": reading.choice_of(me)}
    )
    if request.method == "POST" and form.is_valid():
        services.choose(person=me, reads=form.cleaned_data["reads"])
        messages.success(request, _("Kept: the next message comes this way."))
        return redirect("chat:mine", company)
    page = {"me": me, "form": form, "slack": reading.slack_of(seat.company), "contact": _contact(seat, me)}
    return render(request, "chat/mine.html", page, status=422 if form.errors else 200)


def _contact(seat: Seat, me: Person) -> Contact | None:
    return Contact.objects.filter(connection=reading.slack_of(seat.company), person=me).first()
