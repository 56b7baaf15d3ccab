"""Whether it was kept, as those say to whom it was made."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from fairlead.people.abilities import Ability
from fairlead.people.access import seat_for
from fairlead.plan.deeds import voicing


@login_required
@require_POST
def say(request: HttpRequest, company: str, key: UUID) -> HttpResponse:
    seat = seat_for(request, company, Ability.READ_PLAN)
    voicing.say(seat=seat, key=key, says=request.POST.get("says", ""))
    messages.success(
        request, _("It is taken down. You may say otherwise until the question closes; the last word counts.")
    )
    return redirect("deeds:commitment", seat.company.slug, key)
