"""Slack calls here. No form, no session, no cookie: the signature over the raw body is all that counts."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from fairlead.communicate.chat import inbound
from fairlead.communicate.chat.models import Connection, Kind, State
from fairlead.web.errors import Hidden


@csrf_exempt
@require_POST
def from_slack(request: HttpRequest, key: UUID) -> HttpResponse:
    connection = Connection.objects.filter(key=key, kind=Kind.SLACK, state=State.ON).first()
    if connection is None:
        raise Hidden
    if _length(request) > inbound.LONGEST:
        return _plain("", status=413)
    try:
        return _plain(inbound.hear(connection, _spoken(request), timezone.now()))
    except inbound.Unheard:
        return _plain("", status=400)


def _length(request: HttpRequest) -> int:
    """Looked at before a byte of the body is; what says no length has no body."""
    said = request.headers.get("Content-Length") or "0"
    return int(said) if said.isascii() and said.isdigit() else inbound.LONGEST + 1


def _spoken(request: HttpRequest) -> inbound.Spoken:
    time, signed = (request.headers.get(f"X-Slack-{name}", "") for name in ("Request-Timestamp", "Signature"))
    return inbound.Spoken(request.body, request.content_type or "", time, signed)


def _plain(text: str, status: int = 200) -> HttpResponse:
    answer = HttpResponse(text, content_type="text/plain; charset=utf-8", status=status)
    answer.headers["Cache-Control"] = "no-store"
    return answer
