"""Is all well? For the owner: the queue of the company, the workers, the jobs, the lanes; nothing of a person."""

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.module_loading import import_string
from django.views.decorators.http import require_safe

from fairlead.home.views.waiting import lanes
from fairlead.outbox.health import jobs_of, queue_of, workers
from fairlead.outbox.models import Message
from fairlead.people.abilities import Ability
from fairlead.people.access import seat_for


@login_required
@require_safe
def status(request: HttpRequest, company: str) -> HttpResponse:
    seat = seat_for(request, company, Ability.RUN)
    now, ours = timezone.now(), Message.objects.filter(company=seat.company.key)
    jobs = jobs_of(import_string(settings.JOBS), now)
    page = {
        "queue": queue_of(ours, now), "workers": workers(now), "jobs": jobs, "lanes": lanes(ours, now),
        "failing": [job for job in jobs if job.failures], "late": [job for job in jobs if job.is_late],
    }  # fmt: skip
    return render(request, "home/status.html", page)
